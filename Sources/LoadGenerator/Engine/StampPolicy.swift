/// Who says when packets leave and arrive.
package enum StampPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// The kernel, wherever it does; ourselves where it does not.
    case kernel
    /// Ourselves, when the system has let us run: for comparison, and where stamps do harm.
    case user
}
