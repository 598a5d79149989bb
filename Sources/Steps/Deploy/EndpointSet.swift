import FaaS
import Pipeline
import Values

/// The functions that one `deploy` created, with all that an `invoke` and a result need to know.
struct EndpointSet: Codable, Sendable, Hashable {
    var provider: ProviderName
    var function: String
    var runtime: String
    var package: PackageKind
    /// The size of the package as read back from the provider.
    var packageSize: ByteCount
    /// The memory as read back from the provider.
    var memory: ByteCount
    /// How long the provider keeps an idle instance.
    var keepAlive: Duration
    /// One for each replica, in order.
    var functions: [Endpoint]

    /// One function.
    struct Endpoint: Codable, Sendable, Hashable {
        /// Where requests go.
        var url: String
        /// How the provider finds it.
        var record: ResourceRecord
    }
}

extension KeyType where Parsed == EndpointSet {
    /// The output of a `deploy`.
    static var endpoints: KeyType<EndpointSet> {
        .opaque(
            "endpoints",
            as: EndpointSet.self,
            placeholder: EndpointSet(
                provider: .local,
                function: "",
                runtime: "",
                package: .zip,
                packageSize: .zero,
                memory: .zero,
                keepAlive: .seconds(1),
                functions: []
            )
        )
    }
}
