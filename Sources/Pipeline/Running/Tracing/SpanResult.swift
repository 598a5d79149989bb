extension TerminalState {
    /// The word of the OpenTelemetry conventions for it.
    var spanResult: String {
        switch self {
        case .succeeded: "success"
        case .failed: "failure"
        case .timedOut: "timeout"
        case .cancelled: "cancellation"
        case .skipped, .blocked: "skip"
        }
    }
}

extension RunState {
    /// The word of the OpenTelemetry conventions for it; what leaks is our failure, not the work's.
    var spanResult: String {
        switch self {
        case .succeeded: "success"
        case .failed: "failure"
        case .timedOut: "timeout"
        case .cancelled: "cancellation"
        case .leaked: "error"
        }
    }

    /// Whether it counts as an error; that somebody stopped the run does not.
    var isFault: Bool { self != .succeeded && self != .cancelled }
}

extension InstanceID {
    /// The instance that stands for the reused pipeline in which this one stands.
    var owner: InstanceID? { elements.count > 1 ? InstanceID(elements.dropLast()) : nil }
}
