import Values

/// A request with a long body, ready to be sent.
struct AWSSignedUpload: Sendable {
    /// The head.
    var message: HTTPMessage
    /// The body as it goes over the wire.
    var body: HTTPUpload
}
