import Pipeline

struct BuildParameters: StepParameters {
    /// A name under `functions/`, or a path when it holds a `/`.
    var function: String
    /// The word of the runtime.
    var runtime: String
    /// How many processors a compiler may keep busy.
    var cpus: Int

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
        cpus = mapping.value(
            "cpus",
            .integer(in: 1...64),
            default: 1,
            "how many processors a compiler may keep busy"
        )
        if mapping.isKnown("function"), Self.announced.contains(function) {
            mapping.requires(unbuilt, for: "function")
        }
        guard mapping.isKnown("runtime") else { return }
        for tool in FunctionRuntime.named(runtime)?.tools ?? [] {
            mapping.requires(Requirement(.tool, tool.name, remedy: tool.remedy), for: "runtime")
        }
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
}
