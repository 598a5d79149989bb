import Values

/// Why a request got no answer from the function.
enum InvocationFailure: Error, Hashable {
    /// When in its life an instance was lost.
    enum Stage: Hashable, Sendable {
        case start
        case invocation
    }

    /// The instance ended, or was ended, before it answered.
    case lost(InstanceLoss, during: Stage)
    /// The instance did not ask for work in time.
    case initTimeout(Duration)
    /// The instance did not answer in time.
    case timeout(Duration)
    /// The instance asked for its next invocation without answering this one.
    case unanswered
    /// The instance's answer is not what a function may answer.
    case malformedAnswer(String)
    /// The handler reported an error of its own.
    case functionError(String)
    /// As many instances as allowed are running.
    case throttled
    /// The function was deleted.
    case deleted
}

extension InvocationFailure {
    /// The word for programs.
    var code: String {
        switch self {
        case .lost(.exceededMemory, during: _): "memory-exceeded"
        case .lost(.brokeProtocol, during: _): "malformed-answer"
        case .lost(_, during: .start): "init-failed"
        case .lost(_, during: .invocation): "crashed"
        case .initTimeout: "init-timeout"
        case .timeout: "timeout"
        case .unanswered, .malformedAnswer: "malformed-answer"
        case .functionError: "function-error"
        case .throttled: "throttled"
        case .deleted: "deleted"
        }
    }

    /// The status of the HTTP answer: 502 for what the function did, 504 for what it did not do.
    var status: Int {
        switch self {
        case .lost, .unanswered, .malformedAnswer, .functionError: 502
        case .initTimeout, .timeout: 504
        case .throttled: 429
        case .deleted: 404
        }
    }

    /// One sentence for a person.
    var message: String {
        switch self {
        case .lost(let cause, during: .start): "the instance \(cause.text) before it was ready"
        case .lost(let cause, during: .invocation): "the instance \(cause.text) before it answered"
        case .initTimeout(let limit): "the instance was not ready within \(limit.text)"
        case .timeout(let limit): "the function did not answer within \(limit.text)"
        case .unanswered: "the instance asked for more work without answering"
        case .malformedAnswer(let reason): reason
        case .functionError(let reason): reason
        case .throttled: "as many instances as this machine may run are running"
        case .deleted: "the function was deleted"
        }
    }
}
