import FaaS
import Pipeline
import Values

/// The functions that one `deploy` created, with all that an `invoke` and a result need to know.
struct EndpointSet: Codable, Sendable, Hashable {
    var provider: ProviderName
    var function: String
    /// The runtime; `nil` where nobody knows, as all that follows.
    var runtime: String?
    var package: PackageKind?
    /// The size of the package as read back from the provider.
    var packageSize: ByteCount?
    /// The size that the package was padded to.
    var paddedSize: ByteCount?
    /// The memory as read back from the provider.
    var memory: ByteCount?
    /// How long the provider keeps an idle instance.
    var keepAlive: Duration
    /// One for each replica, in order.
    var functions: [Endpoint]
    /// How the functions of each replica hang together; `nil` when they stand alone.
    var chain: ChainShape?
    /// The axes of the `deploy`, as `axis=value`: what tells its set apart from others.
    var axes: [String] = []

    /// One function, and those that it calls.
    struct Endpoint: Codable, Sendable, Hashable {
        /// Where requests go.
        var url: String
        /// How the provider finds it; `nil` for what no provider of ours made.
        var record: ResourceRecord?
        /// How the provider finds the functions of the chain after it; `nil` when it stands alone.
        var followers: [ResourceRecord]?
    }
}

extension EndpointSet.Endpoint {
    /// Describes a replica by its functions, the one that is invoked first; `nil` without any.
    init?(_ functions: [DeployedFunction]) {
        guard let first = functions.first else { return nil }
        url = first.endpoint
        record = first.record
        followers = functions.count > 1 ? functions.dropFirst().map(\.record) : nil
    }

    /// How the provider finds all of the functions.
    var records: [ResourceRecord] { (record.map { [$0] } ?? []) + (followers ?? []) }
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
