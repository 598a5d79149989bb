/// Why a request has no answer.
///
/// An answer with a status of 500 is an answer, not a failure.
package enum LoadFailure: String, Sendable, Hashable, Codable, CaseIterable {
    /// It has one.
    case none
    /// The host has no address.
    case resolve
    /// No connection could be made; ``LoadRow/systemError`` tells why.
    case connect
    /// The peer's certificate is not valid, or not for this host.
    case certificate
    /// The connection could not be secured for another reason.
    case handshake
    /// The connection did not take the request.
    case send
    /// The time was over before the answer was complete.
    case timeout
    /// The peer reset the connection.
    case reset
    /// The peer closed the connection before the answer was complete.
    case closedEarly = "closed-early"
    /// What came is not HTTP.
    case malformed
    /// The head or the body exceeds what is accepted.
    case tooLarge = "too-large"
    /// The run ended before the answer was complete, or before the request was sent.
    case cancelled
}
