extension FunctionRuntime {
    /// The runtimes whose sources are what runs.
    static let interpreted = [
        FunctionRuntime(
            name: "python",
            handler: "handler.handler",
            tools: [.debian("python3", package: "python3")],
            preparation: .checked(
                entryFile: "handler.py",
                // Parses without running it and without leaving byte code beside the sources.
                arguments: [
                    "-c", "import ast, sys; ast.parse(open(sys.argv[1], 'rb').read(), sys.argv[1])",
                ]
            )
        ),
        FunctionRuntime(
            name: "node",
            handler: "handler.handler",
            tools: [.debian("node", package: "nodejs")],
            preparation: .checked(entryFile: "handler.js", arguments: ["--check"])
        ),
        FunctionRuntime(
            name: "ruby",
            handler: "handler.handler",
            tools: [.debian("ruby", package: "ruby")],
            // Without gems, which reading a file needs none of, it starts four times as fast.
            preparation: .checked(entryFile: "handler.rb", arguments: ["--disable-gems", "-c"])
        ),
    ]
}
