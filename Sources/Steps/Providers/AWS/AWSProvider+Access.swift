public import Values

extension AWSProvider {
    /// Creates the provider; looks at nothing and calls nobody.
    ///
    /// - Parameters:
    ///   - environment: The variables that AWS's own tools read too.
    ///   - web: Carries the requests.
    public init(environment: [String: String], web: any HTTPTransfer) {
        let access = AWSAccess(surroundings: AWSSurroundings(environment: environment), web: web)
        self.init(
            connector: AWSConnector {
                let client = try access.client()
                return AWSConnection(client: client, region: client.endpoints.region)
            },
            web: web,
            settleWindow: Self.settleWindow,
            standing: { try await access.standing() },
            site: { access.site }
        )
    }

    /// How long what was asked for may take to show in lists: the search for tags lags behind.
    private static let settleWindow = Duration.seconds(60)
}
