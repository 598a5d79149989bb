/// A language runtime that functions are written for.
struct FunctionRuntime: Sendable, Hashable {
    /// The word pipelines use.
    let name: String
    /// What a provider's managed runtime calls.
    let handler: String
    /// The executable that `build` needs on this machine.
    let tool: String
    /// The Debian package that has it.
    let package: String
    /// The file that `build` checks, and the arguments with which the tool checks it.
    let entryFile: String
    let checkArguments: [String]

    /// The runtimes that this version builds.
    static let built = [
        FunctionRuntime(
            name: "python",
            handler: "handler.handler",
            tool: "python3",
            package: "python3",
            entryFile: "handler.py",
            // Parses without running it and without leaving byte code beside the sources.
            checkArguments: [
                "-c", "import ast, sys; ast.parse(open(sys.argv[1], 'rb').read(), sys.argv[1])",
            ]
        ),
        FunctionRuntime(
            name: "node",
            handler: "handler.handler",
            tool: "node",
            package: "nodejs",
            entryFile: "handler.js",
            checkArguments: ["--check"]
        ),
    ]

    /// The words of the language, whether or not this version builds them.
    static let known = built.map(\.name) + ["java", "go", "rust", "ruby", "swift"]

    /// The runtime of a name, when this version builds it.
    static func named(_ name: String) -> FunctionRuntime? { built.first { $0.name == name } }
}
