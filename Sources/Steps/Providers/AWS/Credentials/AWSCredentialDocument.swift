import FaaS
import FoundationEssentials
import Values

/// Credentials as programs and the services of machines write them, in JSON.
struct AWSCredentialDocument: Decodable, Sendable {
    private let accessKeyID: String
    private let secretAccessKey: String
    private let sessionToken: String?
    private let token: String?
    private let expiration: String?

    enum CodingKeys: String, CodingKey {
        case accessKeyID = "AccessKeyId"
        case secretAccessKey = "SecretAccessKey"
        case sessionToken = "SessionToken"
        case token = "Token"
        case expiration = "Expiration"
    }

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - origin: Where it comes from, for the message.
    /// - Returns: What it says.
    /// - Throws: A `ProviderFailure` for what is no such document; what it said is not shown, since a
    ///   part of it may be secret.
    static func read(
        _ bytes: [UInt8],
        _ origin: AWSCredentialOrigin
    ) throws(ProviderFailure) -> AWSCredentials {
        guard let document = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else {
            throw ProviderFailure(
                code: .environment,
                message: "\(origin) did not give credentials in the form that AWS describes"
            )
        }
        return AWSCredentials(
            accessKey: document.accessKeyID,
            secretKey: document.secretAccessKey,
            sessionToken: document.sessionToken ?? document.token,
            expires: document.expiration.flatMap { AWSTimestamp(iso: $0)?.seconds }
        )
    }
}
