/// What the cloud answers.
package enum CloudAnswer: Sendable, Hashable {
    /// Done, with what there is of it: what was created or found; nothing for what is gone.
    case resources([CloudResource])
    /// The removal has begun.
    case accepted
    /// A function's own answer.
    case invoked(CloudInvocation)
    case failed(CloudRefusal)
}

/// Why a call came to nothing, as far as the cloud says.
package struct CloudRefusal: Sendable, Hashable, Codable {
    /// The word that clients decide by.
    package enum Code: String, Sendable, Hashable, Codable {
        case throttled = "Throttled"
        case unavailable = "ServiceUnavailable"
        case internalFailure = "InternalFailure"
        case conflict = "AlreadyExists"
        case notFound = "NotFound"
        case quota = "QuotaExceeded"
        case invalid = "InvalidRequest"
    }

    package var code: Code
    package var message: String
    /// When to ask again, where the cloud says so.
    package var retryAfter: Duration?

    /// The status of the HTTP answer.
    var status: Int {
        switch code {
        case .throttled: 429
        case .unavailable: 503
        case .internalFailure: 500
        case .conflict: 409
        case .notFound: 404
        case .quota: 403
        case .invalid: 400
        }
    }
}

/// What a function answers; `functions/README.md` says what it means.
package struct CloudInvocation: Sendable, Hashable, Codable {
    package var function: String
    package var runtime: String
    package var instance: String
    package var ordinal: Int
    package var initNs: Int
    package var initFrom = "process"
    package var receivedNs: Int
    package var sentNs: Int
}
