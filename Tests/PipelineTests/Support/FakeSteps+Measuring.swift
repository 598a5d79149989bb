import Values

@testable import Pipeline

extension FakeSteps {
    struct Invoke: PipelineStep {
        enum Mode: String, CaseIterable, Sendable {
            case warm
            case cold
        }

        struct Parameters: StepParameters {
            init(reading mapping: inout MappingReader) {
                _ = mapping.required(
                    "endpoints",
                    .oneOrMore(of: .opaque("endpoints", as: [String].self, placeholder: [])),
                    "What to call."
                )
                _ = mapping.value(
                    "mode",
                    .enumeration(Mode.self, name: "mode"),
                    default: .warm,
                    "Which samples count."
                )
                _ = mapping.value("samples", .integer(in: 1...), default: 100, "How many.")
                _ = mapping.value(
                    "burst",
                    .list(of: .integer(in: 1...1000)),
                    default: [1],
                    "How many at once."
                )
                _ = mapping.optional("timeout", .duration, "How long to wait for an answer.")
            }
        }

        struct Output: StepOutput {
            var samples: [String: Int]
            var count: Int
            static var outputs: [OutputDeclaration] {
                [
                    OutputDeclaration("samples", .opaque("samples"), "The rows."),
                    OutputDeclaration("count", .integer, "How many there are."),
                ]
            }
        }

        static let kind: StepKind = "invoke"
        static let effect = Effect.once
        static let summary = "Invokes."

        func run(in context: StepContext) async throws -> Output { Output(samples: [:], count: 0) }
    }

    struct Collect: PipelineStep {
        struct Parameters: StepParameters {
            let samples: [[String: Int]?]
            let title: String

            init(reading mapping: inout MappingReader) {
                let sample = KeyType.opaque("samples", as: [String: Int].self, placeholder: [:])
                samples = mapping.required(
                    "samples",
                    .list(of: .optional(sample)),
                    "What to add up."
                )
                title = mapping.value("title", .text, default: "", "A heading.")
            }
        }

        struct Output: StepOutput {
            var report: String
            var spent: String
            var samples: [[String: Int]?]
            static var outputs: [OutputDeclaration] {
                [
                    OutputDeclaration("report", .text, "The table."),
                    OutputDeclaration("spent", .duration, "How long it took."),
                ]
            }
        }

        static let kind: StepKind = "collect"
        static let effect = Effect.pure
        static let summary = "Collects."
        let parameters: Parameters

        func run(in context: StepContext) async throws -> Output {
            Output(report: parameters.title, spent: "1m30s", samples: parameters.samples)
        }
    }

    struct Notify: PipelineStep {
        struct Parameters: StepParameters {
            init(reading mapping: inout MappingReader) {
                _ = mapping.optional("slack", .secret, "The webhook.")
                _ = mapping.optional("text", .text, "What to say.")
            }
        }

        static let kind: StepKind = "notify"
        static let effect = Effect.once
        static let summary = "Notifies."

        func run(in context: StepContext) async throws -> NoOutput { NoOutput() }
    }

    struct Provision: PipelineStep {
        struct Parameters: StepParameters {
            init(reading mapping: inout MappingReader) {}
        }

        struct Output: StepOutput {
            var machine: [String: String]
            static var outputs: [OutputDeclaration] {
                [OutputDeclaration("machine", .opaque("machine"), "Where to run.")]
            }
        }

        static let kind: StepKind = "provision"
        static let effect = Effect.idempotent
        static let summary = "Provisions."
        static let isPortable = true

        func run(in context: StepContext) async throws -> Output { Output(machine: [:]) }
    }
}
