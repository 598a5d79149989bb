/// The system gives no thread.
package struct ThreadFailure: Error, Sendable, Hashable {
    /// The `errno`.
    package let number: Int32
}
