import FaaS
import Pipeline
import Values

struct DeployParameters: StepParameters {
    var provider: ProviderName
    var artifact: Artifact
    var package: PackageKind
    var size: PackageSize
    var memory: ByteCount
    var replicas: Int
    var timeout: Duration
    var keepAlive: Duration?
    var environment: [String: String]
    /// Absent for functions that stand alone.
    var chain: ChainShape?

    init(reading mapping: inout MappingReader) {
        provider = mapping.required("provider", .provider, "where the functions run")
        artifact = mapping.required(
            "artifact",
            .artifact,
            "what to deploy: the output of a `build`"
        )
        package = mapping.value(
            "package",
            .enumeration(PackageKind.self, name: "package kind"),
            default: .zip,
            "how the code is wrapped"
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
            "makes each replica a chain of functions, each of which passes a payload to the next"
        ) { ChainShape(reading: &$0) }
        declareNeeds(to: &mapping)
    }

    private func declareNeeds(to mapping: inout MappingReader) {
        if mapping.isKnown("provider") {
            mapping.requires(
                Requirement(
                    .provider,
                    provider.rawValue,
                    remedy: "this version deploys to `local`; take the others out of the matrix"
                ),
                for: "provider"
            )
        }
        if mapping.isKnown("package"), package != .zip {
            mapping.requires(
                Requirement(
                    .feature,
                    "package kind '\(package.rawValue)'",
                    remedy: "this version packages `zip`"
                ),
                for: "package"
            )
        }
    }
}
