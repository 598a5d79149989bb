import FaaS
import Pipeline
import Values

struct DeployParameters: StepParameters {
    var provider: ProviderName
    /// Stood in for by a placeholder where nothing is created.
    var artifact: Artifact
    /// Where the functions are that are there already.
    var urls: [String]
    var package: PackageKind
    /// What an image is built upon; `nil` for what the runtime needs.
    var base: BaseChoice?
    var size: PackageSize
    var memory: ByteCount
    var replicas: Int
    var timeout: Duration
    var keepAlive: Duration?
    var environment: [String: String]
    /// Absent for functions that stand alone.
    var chain: ChainShape?
    /// `nil` for what the provider usually has.
    var endpoint: EndpointKind?
    /// That of this machine where it is not said.
    var architecture: Architecture
    /// `nil` for as many as the account allows.
    var reservedConcurrency: Int?
    var snapStart: Bool
    var cpuBoost: Bool

    init(reading mapping: inout MappingReader) {
        provider = mapping.required("provider", .provider, "where the functions run")
        artifact = Self.artifact(of: provider, from: &mapping)
        urls = mapping.value(
            "urls",
            .oneOrMore(of: .webAddress),
            default: [],
            "with provider `url`: where the functions are; they are left as they are"
        )
        package = mapping.value(
            "package",
            .enumeration(PackageKind.self, name: "package kind"),
            default: .zip,
            "how the code is wrapped"
        )
        base = mapping.optional(
            "base",
            .imageBase,
            "what an image is built upon: one of a registry, the path of an OCI layout (`PATH:NAME`) or of an archive of a root filesystem, `none`; by itself the least that the runtime needs, of this machine's files"
        )
        size = mapping.value(
            "size",
            .packageSize,
            default: .unpadded,
            "the exact size of the package, padding included; `unpadded` for the code alone"
        )
        memory = mapping.value(
            "memory",
            .byteCount,
            default: ByteCount(bytes: 512 << 20),
            "the most memory that one instance may use"
        )
        replicas = mapping.value(
            "replicas",
            .integer(in: 1...1000),
            default: 1,
            "how many identical functions to create"
        )
        timeout = mapping.value(
            "timeout",
            .duration(in: .milliseconds(100)...(.seconds(900))),
            default: .seconds(30),
            "how long one invocation may take"
        )
        keepAlive = mapping.optional(
            "keep-alive",
            .duration(in: .milliseconds(100)...(.seconds(3600))),
            "how long an idle instance is kept, where the provider lets one choose"
        )
        environment = mapping.value(
            "environment",
            .mapping(of: .text),
            default: [:],
            "environment variables of every instance"
        )
        chain = mapping.mapping(
            "chain",
            "makes each replica a chain: `length` functions that pass a payload on, `inline` or by `storage`"
        ) { ChainShape(reading: &$0) }
        endpoint = mapping.optional(
            "endpoint",
            .enumeration(EndpointKind.self, name: "endpoint"),
            "what stands between the web and the function, which is measured with it; "
                + "what the provider usually has when it is left out"
        )
        architecture =
            mapping.optional(
                "architecture",
                .enumeration(Architecture.self, name: "architecture"),
                "the processors that it runs on, those of this machine when it is left out; what was "
                    + "compiled here runs on no others"
            ) ?? .current
        reservedConcurrency = mapping.optional(
            "reserved-concurrency",
            .integer(in: 1...10_000),
            "the most instances of each function that may run at once, kept for it alone"
        )
        snapStart = mapping.value(
            "snap-start",
            .boolean,
            default: false,
            "whether instances start from a snapshot of one that is ready"
        )
        cpuBoost = mapping.value(
            "cpu-boost",
            .boolean,
            default: false,
            "whether instances get more processor while they start"
        )
        refuseMixtures(in: &mapping)
        declareNeeds(to: &mapping)
    }

    /// Reads what to deploy, which must be there unless nothing is deployed.
    private static func artifact(
        of provider: ProviderName,
        from mapping: inout MappingReader
    ) -> Artifact {
        let documentation = "what to deploy: the output of a `build`; not with provider `url`"
        guard mapping.isKnown("provider"), provider != .url else {
            return mapping.optional("artifact", .artifact, documentation)
                ?? KeyType.artifact.placeholder
        }
        return mapping.required("artifact", .artifact, documentation)
    }

    /// Addresses belong to the provider `url`, and that to addresses.
    private func refuseMixtures(in mapping: inout MappingReader) {
        let isThere = provider == .url
        guard isThere == urls.isEmpty else { return }
        mapping.refuse(
            "urls",
            isThere
                ? "provider 'url' needs the addresses of its functions"
                : "provider '\(provider)' creates functions and takes no addresses",
            help: isThere ? "urls: [https://example.org/]" : "write 'provider: url'",
            with: "provider"
        )
    }

    private func declareNeeds(to mapping: inout MappingReader) {
        if cpuBoost {
            mapping.requires(
                Requirement(
                    .feature,
                    "'cpu-boost'",
                    remedy: "leave it out: no provider does it yet"
                ),
                for: "cpu-boost"
            )
        }
        if mapping.isKnown("provider"), provider != .url {
            mapping.requires(
                Requirement(
                    .provider,
                    provider.rawValue,
                    remedy:
                        "this version deploys to `local` and `aws`; take the others out of the matrix"
                ),
                for: "provider"
            )
        }
    }
}
