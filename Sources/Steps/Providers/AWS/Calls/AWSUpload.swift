import Values

/// A long body, read from a file while it is sent.
struct AWSUpload: Sendable {
    /// The bytes.
    var bytes: HTTPUpload
    /// Their SHA-256, in lower-case hexadecimal, where it is known before; `nil` to sign piece by
    /// piece while they are sent.
    var digest: String?
}
