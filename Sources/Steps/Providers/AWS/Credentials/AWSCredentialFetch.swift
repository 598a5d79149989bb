import FaaS
import Values

/// Gets credentials from where they come from.
struct AWSCredentialFetch: Sendable {
    /// Where the services of the machine are asked; the address is the same on every machine.
    static let instanceAddress = "http://169.254.169.254"

    /// Files and programs.
    let surroundings: AWSSurroundings
    /// Finds STS.
    let endpoints: AWSEndpoints
    /// Carries requests.
    let web: any HTTPTransfer
    /// Waits and tells the time.
    var time = AWSTime()

    /// Fresh credentials.
    ///
    /// - Throws: A `ProviderFailure` that says why there are none; `CancellationError` on cancel.
    func credentials(from origin: AWSCredentialOrigin) async throws -> AWSCredentials {
        switch origin {
        case .keys(let credentials, _): return credentials
        case .process(let command, _):
            guard let output = try? surroundings.run(command) else {
                throw failure("\(origin) failed: '\(command.prefix(60))'")
            }
            return try AWSCredentialDocument.read(output, origin)
        case .role(let role, let source):
            return try await taken(role, with: source)
        case .webIdentity(let role, let file):
            return try await taken(role, withTokenIn: file)
        case .container(let url, let token, let file):
            let token = token ?? file.flatMap(surroundings.read)
            let header = token.map { [HTTPField("Authorization", $0)] } ?? []
            let answer = try await get(url, header, origin)
            return try AWSCredentialDocument.read(answer.body, origin)
        case .instance: return try await instance()
        }
    }

    /// By IMDSv2: a token first, then the name of the role, then its credentials.
    private func instance() async throws -> AWSCredentials {
        let base =
            surroundings.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? Self.instanceAddress
        let token = try await get(
            "\(base)/latest/api/token",
            [HTTPField("X-aws-ec2-metadata-token-ttl-seconds", "21600")],
            .instance,
            method: "PUT"
        )
        let header = [
            HTTPField(
                "X-aws-ec2-metadata-token",
                String(decoding: token.body, as: UTF8.self)
            )
        ]
        let place = "\(base)/latest/meta-data/iam/security-credentials/"
        let roles = String(decoding: try await get(place, header, .instance).body, as: UTF8.self)
        guard let role = roles.split(whereSeparator: \.isNewline).first else {
            throw failure("\(AWSCredentialOrigin.instance) has no credentials")
        }
        let answer = try await get("\(place)\(role)", header, .instance)
        return try AWSCredentialDocument.read(answer.body, .instance)
    }

    private func get(
        _ url: String,
        _ headers: [HTTPField],
        _ origin: AWSCredentialOrigin,
        method: String = "GET"
    ) async throws -> HTTPAnswer {
        // Where there is no such service nobody answers at all, and one is to hear it soon.
        let message = HTTPMessage(
            method: method,
            url: url,
            headers: headers,
            timeout: .seconds(2)
        )
        var problem = ""
        for attempt in 1...3 {
            do {
                let answer = try await web.send(message)
                if answer.status == 200 { return answer }
                problem = "it answered with status \(answer.status)"
            } catch let error as HTTPExchangeFailure {
                problem = error.message
                if origin == .instance { break }
            }
            if attempt < 3 { try await time.sleep(.milliseconds(200 * attempt)) }
        }
        let help =
            origin == .instance
            ? "there are no credentials for AWS: no variables, no profile, and this is no EC2 "
                + "machine with a role" : "\(origin) gave no credentials"
        throw failure("\(help) (\(problem))")
    }

    func failure(_ message: String) -> ProviderFailure {
        ProviderFailure(code: .environment, message: message)
    }
}
