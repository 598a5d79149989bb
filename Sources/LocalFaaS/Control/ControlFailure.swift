package import Values

/// A failure of the control API, as it travels.
package struct ControlFailure: Error, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The version of this JSON.
    package var schema = 1
    /// What kind of failure it was.
    package var code: FailureCode
    /// One sentence for a person, lower-case, without a full stop.
    package var message: String

    /// Creates a failure.
    package init(_ code: FailureCode, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    package var description: String { message }

    /// The status of the HTTP answer that carries it.
    var status: Int {
        switch code {
        case .invalid: 400
        case .unauthorized: 401
        case .notFound: 404
        case .conflict: 409
        case .environment: 424
        case .throttled, .capacity, .quota: 429
        case .unavailable: 503
        case .connection, .interrupted, .unknown: 500
        }
    }
}
