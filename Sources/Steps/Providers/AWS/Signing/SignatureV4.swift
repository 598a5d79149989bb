import Crypto
import FoundationEssentials
import Values

/// Signs requests by Signature Version 4: who, when, where and for which service.
///
/// Pure: the same request at the same time has the same signature.
struct SignatureV4: Sendable {
    /// Who signs.
    let credentials: AWSCredentials
    /// When, in seconds since 1970.
    let time: AWSTimestamp
    /// For which region.
    let region: String
    /// For which service.
    let service: String

    private static let algorithm = "AWS4-HMAC-SHA256"
    /// What stands for the digest of a body that is not signed.
    static let unsignedPayload = "UNSIGNED-PAYLOAD"

    /// The header fields to send besides those of the request, with the signature among them.
    func headers(for request: CanonicalRequest) -> [HTTPField] {
        // A key without a name is nobody's: the call proves in another way who sends it.
        guard !credentials.accessKey.isEmpty else { return [] }
        let own = ownHeaders(for: request)
        var request = request
        request.headers += own
        let authorization =
            "\(Self.algorithm) Credential=\(credentials.accessKey)/\(scope), "
            + "SignedHeaders=\(request.signedNames), Signature=\(signature(of: request))"
        return own + [HTTPField("Authorization", authorization)]
    }

    /// The query of a request that anybody may send for some seconds, at most a week, with the
    /// signature in it.
    func query(
        for request: CanonicalRequest,
        expiresIn seconds: Int
    ) -> [(name: String, value: String)] {
        var request = request
        request.query += [
            ("X-Amz-Algorithm", Self.algorithm),
            ("X-Amz-Credential", "\(credentials.accessKey)/\(scope)"),
            ("X-Amz-Date", time.basic),
            ("X-Amz-Expires", "\(seconds)"),
            ("X-Amz-SignedHeaders", request.signedNames),
        ]
        if let token = credentials.sessionToken {
            request.query.append(("X-Amz-Security-Token", token.reveal()))
        }
        return request.query + [("X-Amz-Signature", signature(of: request))]
    }

    /// The signature alone, in lower-case hexadecimal.
    func signature(of request: CanonicalRequest) -> String { signature(of: stringToSign(request)) }

    /// The signature of a text that is already in the form that is signed.
    func signature(of text: String) -> String {
        SHA256.hexadecimal(Self.code(text, key: signingKey))
    }

    /// What is signed for a request.
    func stringToSign(_ request: CanonicalRequest) -> String {
        [
            Self.algorithm, time.basic, scope, SHA256.text(of: Array(request.text.utf8)),
        ].joined(separator: "\n")
    }

    /// The day, the region and the service that the signature is good for.
    var scope: String { "\(time.day)/\(region)/\(service)/aws4_request" }

    /// The key of that day, region and service.
    var signingKey: SymmetricKey {
        let secret = SymmetricKey(data: Array("AWS4\(credentials.secretKey.reveal())".utf8))
        return [time.day, region, service, "aws4_request"]
            .reduce(secret) { key, text in SymmetricKey(data: Self.code(text, key: key)) }
    }

    private func ownHeaders(for request: CanonicalRequest) -> [HTTPField] {
        var headers = [HTTPField("X-Amz-Date", time.basic)]
        if let token = credentials.sessionToken {
            headers.append(HTTPField("X-Amz-Security-Token", token.reveal()))
        }
        // Only S3 wants to be told what the signature covers anyway.
        if service == AWSService.s3.rawValue {
            headers.append(HTTPField("X-Amz-Content-SHA256", request.payload))
        }
        return headers
    }

    private static func code(_ text: String, key: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }
}
