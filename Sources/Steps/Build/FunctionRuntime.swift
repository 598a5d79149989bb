/// A language runtime that functions are written for.
package struct FunctionRuntime: Sendable {
    /// How a function's folder becomes what is packaged.
    enum Preparation: Sendable {
        /// The folder is packaged as it is, once a tool has read the entry file.
        case checked(entryFile: String, arguments: [String])
        /// Its sources are compiled.
        case compiled(Compilation)
    }

    /// The word pipelines use.
    package let name: String
    /// What a provider's managed runtime calls.
    let handler: String
    /// What `build` needs on this machine; the first does the work.
    package let tools: [BuildTool]
    let preparation: Preparation

    /// The runtimes that this version builds: all words of the language.
    package static let built = interpreted + compiled

    /// The words of the language.
    static let known = built.map(\.name)

    /// Whether a runtime's functions become programs for the processors of this machine.
    static func compilesForThisMachine(_ name: String) -> Bool {
        named(name)?.handler == "bootstrap"
    }

    /// The runtime of a name, when this version builds it.
    static func named(_ name: String) -> FunctionRuntime? { built.first { $0.name == name } }
}
