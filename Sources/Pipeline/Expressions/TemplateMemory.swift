import Synchronization

/// The expressions of one scalar, read once for all instances of its step.
final class TemplateMemory: Sendable {
    private let known = Mutex<Template?>(nil)

    /// What the scalar holds; `nil` until it was read and found to be well-formed.
    var template: Template? {
        get { known.withLock { $0 } }
        set { known.withLock { $0 = newValue } }
    }
}
