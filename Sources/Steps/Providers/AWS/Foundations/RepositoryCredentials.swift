import FoundationEssentials
import Packaging
import Synchronization
import Values

/// What ECR's registries want to hear: a token that AWS gives to whoever may push, for twelve hours.
final class RepositoryCredentials: RegistryCredentials {
    private let aws: any AWSCalling
    private let time: AWSTime
    private let kept = Mutex<(credential: RegistryCredential, expires: Double)?>(nil)

    /// Asks through a client when somebody first wants a token.
    init(aws: any AWSCalling, time: AWSTime = AWSTime()) {
        self.aws = aws
        self.time = time
    }

    private struct Nothing: Encodable {}

    private struct Answer: Decodable {
        struct Entry: Decodable {
            var authorizationToken: String
            var expiresAt: Double
        }

        var authorizationData: [Entry]
    }

    func credential(
        for host: String,
        repository: String
    ) async throws -> RegistryCredential? {
        let now = time.now()
        // A push may take minutes, so what ends soon is not begun with.
        if let kept = kept.withLock({ $0 }), kept.expires - now > 900 { return kept.credential }
        let call = AWSCall.json(.ecr, "GetAuthorizationToken", Nothing(), isIdempotent: true)
        guard let entry = try await aws.send(call, as: Answer.self).authorizationData.first,
            let text = Data(base64Encoded: entry.authorizationToken)
                .map({ String(decoding: $0, as: UTF8.self) }),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        let credential = RegistryCredential.basic(
            user: String(text[..<colon]),
            password: Secret(name: "ECR token", value: String(text[text.index(after: colon)...]))
        )
        kept.withLock { $0 = (credential, entry.expiresAt) }
        return credential
    }
}
