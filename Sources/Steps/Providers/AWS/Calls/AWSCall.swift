import Values

/// One request to an AWS API: all that a signature is made of, but for who signs it, where and when.
struct AWSCall: Sendable {
    /// Who is asked.
    var service: AWSService
    /// What AWS calls it, such as `CreateFunction`; messages name it and permissions follow from it.
    var operation: String
    /// The method, such as `POST`.
    var method: String
    /// The path as it goes over the wire: what is not `A-Z a-z 0-9 - . _ ~ /` is `%XX`.
    ///
    /// Of S3 it is the path within the bucket.
    var path: String
    /// Names and values, not encoded.
    var query: [(name: String, value: String)]
    /// Further header fields, such as `X-Amz-Target`; those of the signature are not among them.
    var headers: [HTTPField]
    /// The body; empty for none.
    var body: [UInt8]
    /// Whether the call can be sent again when nobody knows what became of it.
    ///
    /// True for what only reads, deletes or carries a token; a creation that lost its answer is looked
    /// for instead.
    var isIdempotent: Bool
    /// The bucket of S3; it is part of the host, or of the path where an endpoint is given.
    var bucket: String?
    /// A long body in place of ``body``; only S3 takes one.
    var upload: AWSUpload?
    /// Another region than the client's, for what was created there.
    var region: String?

    /// Describes a request.
    init(
        _ service: AWSService,
        _ operation: String,
        _ method: String,
        _ path: String = "/",
        query: [(name: String, value: String)] = [],
        headers: [HTTPField] = [],
        body: [UInt8] = [],
        isIdempotent: Bool
    ) {
        self.service = service
        self.operation = operation
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.isIdempotent = isIdempotent
    }
}
