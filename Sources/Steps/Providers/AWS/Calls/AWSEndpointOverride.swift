/// An address that all calls to AWS go to, as the option `--endpoint-url` of AWS's own tools.
package struct AWSEndpointOverride: Sendable, Hashable {
    private let address: String

    /// Takes an address such as `http://127.0.0.1:5000`; `nil` for what is none.
    package init?(_ address: String) {
        guard AWSEndpoints.parts(of: address) != nil else { return nil }
        self.address = address
    }

    /// The environment in which everything goes there, whatever it or a profile says.
    package func applied(to environment: [String: String]) -> [String: String] {
        var environment = environment
        environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = nil
        environment["AWS_ENDPOINT_URL"] = address
        for service in AWSService.allCases {
            environment["AWS_ENDPOINT_URL_\(service.settingName)"] = address
        }
        return environment
    }
}
