import Pipeline

struct BuildParameters: StepParameters {
    /// A name under `functions/`, or a path when it holds a `/`.
    var function: String
    /// The word of the runtime.
    var runtime: String

    init(reading mapping: inout MappingReader) {
        function = mapping.required(
            "function",
            .text,
            "the function: a folder under `functions/`, or a path relative to the pipeline's file"
        )
        runtime = mapping.required(
            "runtime",
            .words(name: "runtime", FunctionRuntime.known),
            "the language runtime to build it for"
        )
        if mapping.isKnown("function"), Self.announced.contains(function) {
            mapping.requires(unbuilt, for: "function")
        }
        guard mapping.isKnown("runtime") else { return }
        mapping.requires(requirement, for: "runtime")
    }

    /// Functions that the language knows and that this version does not ship.
    static let announced = ["chameleon", "rnnserving"]

    private var unbuilt: Requirement {
        Requirement(
            .feature,
            "function '\(function)'",
            remedy: "one of your own is named by its path, such as ./functions/\(function)"
        )
    }

    private var requirement: Requirement {
        guard let runtime = FunctionRuntime.named(runtime) else {
            let built = FunctionRuntime.built.map(\.name).joined(separator: ", ")
            return Requirement(
                .feature,
                "runtime '\(runtime)'",
                remedy: "this version builds \(built)"
            )
        }
        return Requirement(
            .tool,
            runtime.tool,
            remedy: "apt-get install --yes \(runtime.package)"
        )
    }
}
