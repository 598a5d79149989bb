import Values

@testable import Pipeline

/// Steps that do nothing, with keys and outputs of every kind.
enum FakeSteps {
    static let providers = ["local", "aws", "azure"]

    static var catalog: StepCatalog {
        var catalog = StepCatalog()
        catalog.register(words: "provider", providers)
        catalog.register(Build.self) { _ in Build() }
        catalog.register(Deploy.self) { Deploy(parameters: $0) }
        catalog.register(leaseHandler: NoHandler(), for: "function")
        catalog.register(Invoke.self) { _ in Invoke() }
        catalog.register(Collect.self) { Collect(parameters: $0) }
        catalog.register(Notify.self) { _ in Notify() }
        catalog.register(Provision.self) { _ in Provision() }
        return catalog
    }

    struct Build: PipelineStep {
        struct Parameters: StepParameters {
            init(reading mapping: inout MappingReader) {
                _ = mapping.required("function", .text, "The function to build.")
                let runtime = mapping.value(
                    "runtime",
                    .words(name: "runtime", ["python", "node", "go"]),
                    default: "python",
                    "What it is written in."
                )
                let tool = Requirement(.tool, runtime, remedy: "apt-get install \(runtime)")
                mapping.requires(tool, for: "runtime")
            }
        }

        struct Output: StepOutput {
            var artifact: [String: String]
            static var outputs: [OutputDeclaration] {
                [OutputDeclaration("artifact", .opaque("artifact"), "What was built.")]
            }
        }

        static let kind: StepKind = "build"
        static let effect = Effect.pure
        static let summary = "Builds."

        func run(in context: StepContext) async throws -> Output { Output(artifact: [:]) }
    }

    struct Deploy: ResourceStep {
        struct Parameters: StepParameters {
            let artifact: [String: String]
            let size: ByteCount?
            let replicas: Int

            init(reading mapping: inout MappingReader) {
                artifact = mapping.required(
                    "artifact",
                    .opaque("artifact", as: [String: String].self, placeholder: [:]),
                    "What to deploy."
                )
                _ = mapping.required(
                    "provider",
                    .words(name: "provider", FakeSteps.providers),
                    "Where to."
                )
                size = mapping.optional("size", .byteCount, "The exact size.")
                replicas = mapping.value("replicas", .integer(in: 1...50), default: 1, "How many.")
                let limit = ByteCount(bytes: 250 << 20)
                if let size, size > limit, replicas > 10 {
                    mapping.refuse("size", "this is too much for so many", with: "replicas")
                }
            }
        }

        struct Output: StepOutput {
            var endpoints: [String]
            static var outputs: [OutputDeclaration] {
                [OutputDeclaration("endpoints", .opaque("endpoints"), "Where to call.")]
            }
        }

        static let kind: StepKind = "deploy"
        static let effect = Effect.idempotent
        static let summary = "Deploys."
        static let resourceKinds: [ResourceKind] = ["function"]
        let parameters: Parameters

        func run(in context: StepContext) async throws -> Output { Output(endpoints: []) }
    }

    struct NoHandler: LeaseHandler {
        func settleWindow(of lease: Lease) -> Duration { .zero }
        func probe(_ lease: Lease) async throws -> LeasePresence { .absent }
        func destroy(_ lease: Lease) async throws {}
    }
}
