/// The facts of a run that is over.
package struct RunFinish: Sendable, Hashable {
    package var state: RunState
    /// How many resources are still there, or may be.
    package var left: Int
    package var seconds: Double

    package init(state: RunState, left: Int, seconds: Double) {
        self.state = state
        self.left = left
        self.seconds = seconds
    }
}
