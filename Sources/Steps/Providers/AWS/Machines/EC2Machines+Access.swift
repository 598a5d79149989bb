import FaaS
public import Values

extension EC2Machines {
    /// Creates the provider; looks at nothing and calls nobody.
    ///
    /// - Parameters:
    ///   - environment: The variables that AWS's own tools read too.
    ///   - web: Carries the requests.
    public init(environment: [String: String], web: any HTTPTransfer) {
        let access = AWSAccess(surroundings: AWSSurroundings(environment: environment), web: web)
        let connector = AWSConnector {
            let client = try access.client()
            return AWSConnection(client: client, region: client.endpoints.region)
        }
        setting = EC2Setting()
        self.access = EC2Access(
            connect: {
                let connection = try await connector.connection()
                return (connection.client, connection.region)
            },
            ownAddress: { try await Self.ownAddress(web) },
            sleep: { try await Task.sleep(for: $0) },
            site: { access.site }
        )
        settleWindow = .seconds(60)
    }

    /// The address that AWS sees us under, as a network of one.
    private static func ownAddress(_ web: any HTTPTransfer) async throws -> String {
        let url = "https://checkip.amazonaws.com/"
        let answer = try await web.send(HTTPMessage(url: url))
        let text = String(decoding: answer.body, as: UTF8.self)
        let address = text.filter { $0.isNumber || $0 == "." }
        guard answer.status == 200, address.split(separator: ".").count == 4 else {
            throw ProviderFailure(
                code: .unavailable,
                message: "\(url) does not tell our address; say 'reachable-from: ADDRESS/32'"
            )
        }
        return "\(address)/32"
    }
}
