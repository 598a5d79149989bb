import Synchronization

/// The steps of a pipeline that were planned already, as those that follow see them.
///
/// Shared by all instances that are planned: each would have to keep a copy of its own otherwise,
/// and a chain of steps would cost the square of its length.
final class StepViews: Sendable {
    private let views = Mutex<[String: StepView]>([:])

    /// The names, in alphabetical order.
    var names: [String] { views.withLock { $0.keys.sorted() } }

    subscript(_ step: String) -> StepView? {
        get { views.withLock { $0[step] } }
        set { views.withLock { $0[step] = newValue } }
    }
}
