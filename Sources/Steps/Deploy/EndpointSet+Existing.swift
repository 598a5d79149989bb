import FaaS

extension EndpointSet {
    /// Functions that are there already, or `nil` where some are to be created.
    ///
    /// Nothing is known of them but their addresses.
    init?(existing parameters: DeployParameters) {
        guard parameters.provider == .url, let first = parameters.urls.first else { return nil }
        self.init(
            provider: .url,
            function: WebAddress(first)?.authority ?? first,
            keepAlive: parameters.keepAlive ?? .seconds(600),
            functions: parameters.urls.map { Endpoint(url: $0) }
        )
    }
}
