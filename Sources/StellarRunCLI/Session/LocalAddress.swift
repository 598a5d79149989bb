import LocalFaaS
import Providers
import Values

/// How runs are told to use an embedded provider that runs already.
struct LocalAddress {
    private static let addressVariable = "STELLAR_LOCAL_ENDPOINT"
    private static let tokenVariable = "STELLAR_LOCAL_TOKEN"

    /// `127.0.0.1:PORT`.
    let address: String
    /// What its control API asks for.
    let token: String

    /// The address of a server that has just announced itself.
    init(_ announcement: LocalServerAnnouncement) {
        address = announcement.address
        token = announcement.token
    }

    /// The address in the environment; `nil` when there is none.
    init?(environment: [String: String]) {
        guard let address = environment[Self.addressVariable], !address.isEmpty else { return nil }
        self.address = address
        token = environment[Self.tokenVariable] ?? ""
    }

    /// Two lines for a shell.
    var exports: String {
        "export \(Self.addressVariable)=\(address)\nexport \(Self.tokenVariable)=\(token)\n"
    }

    /// The server for the provider.
    var endpoint: LocalEndpoint {
        LocalEndpoint(address: address, token: Secret(name: "local", value: token))
    }
}
