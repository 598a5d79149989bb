import Pipeline

struct RunProgramParameters: StepParameters {
    var program: String
    var arguments: [String]
    var environment: [String: String]

    init(reading mapping: inout MappingReader) {
        program = mapping.required(
            "program",
            .text,
            "the program: a name on the search path, or a path"
        )
        arguments = mapping.value(
            "arguments",
            .list(of: .text),
            default: [],
            "its arguments, each handed over as it is"
        )
        environment = mapping.value(
            "environment",
            .mapping(of: .text),
            default: [:],
            "environment variables besides our own"
        )
        let effect = mapping.value(
            "effect",
            .enumeration(Effect.self, name: "effect"),
            default: .idempotent,
            "what doing it again may do: nothing, the same as once, or what must not happen twice"
        )
        mapping.declare(effect, by: "effect")
        guard mapping.isKnown("program"), !program.contains("/") else { return }
        mapping.requires(
            Requirement(
                .tool,
                program,
                remedy: "install '\(program)', or give its path"
            ),
            for: "program"
        )
    }
}
