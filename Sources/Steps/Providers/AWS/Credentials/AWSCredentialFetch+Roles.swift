import FaaS
import Values

extension AWSCredentialFetch {
    /// Takes a role with other credentials.
    func taken(
        _ role: AWSRoleRequest,
        with origin: AWSCredentialOrigin
    ) async throws -> AWSCredentials {
        let source = FixedAWSCredentials(credentials: try await credentials(from: origin))
        let client = AWSClient(endpoints: endpoints, web: web, credentials: source, time: time)
        let call = AWSCall.form(.sts, "AssumeRole", parameters(role), isIdempotent: true)
        return try read(try await client.document(call), "AssumeRoleResult", call)
    }

    /// Takes a role with a token; nothing is signed, the token is the proof.
    func taken(
        _ role: AWSRoleRequest,
        withTokenIn file: String
    ) async throws -> AWSCredentials {
        // The file is read each time: whoever wrote the token writes fresh ones into it.
        guard let text = surroundings.read(file) else {
            throw failure("there is no web identity token in '\(file)'")
        }
        let token = text.filter { !$0.isWhitespace }
        let call = AWSCall.form(
            .sts,
            "AssumeRoleWithWebIdentity",
            parameters(role) + [("WebIdentityToken", token)],
            isIdempotent: true
        )
        let client = AWSClient(
            endpoints: endpoints,
            web: web,
            credentials: NoAWSCredentials(),
            time: time
        )
        return try read(
            try await client.document(call),
            "AssumeRoleWithWebIdentityResult",
            call
        )
    }

    private func parameters(_ role: AWSRoleRequest) -> [(name: String, value: String)] {
        [("RoleArn", role.arn), ("RoleSessionName", role.sessionName)]
            + (role.externalID.map { [("ExternalId", $0)] } ?? [])
            + (role.seconds.map { [("DurationSeconds", $0)] } ?? [])
    }

    private func read(
        _ root: XMLTree,
        _ result: String,
        _ call: AWSCall
    ) throws(ProviderFailure) -> AWSCredentials {
        let found = root[result]?["Credentials"]
        guard let access = found?.text("AccessKeyId"), let secret = found?.text("SecretAccessKey")
        else { throw failure("STS answered \(call.operation) without credentials") }
        return AWSCredentials(
            accessKey: access,
            secretKey: secret,
            sessionToken: found?.text("SessionToken"),
            expires: found?.text("Expiration").flatMap { AWSTimestamp(iso: $0)?.seconds }
        )
    }
}
