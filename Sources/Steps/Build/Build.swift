import FoundationEssentials
import Packaging
import Pipeline
import Values

/// Makes one function ready to be packaged for one runtime: its folder as it is, once its entry file
/// can be read at all, or what is compiled of it.
struct Build: PipelineStep {
    typealias Parameters = BuildParameters

    static let kind: StepKind = "build"
    static let effect = Effect.pure
    static let summary = "collects or compiles one function for one runtime"

    let parameters: BuildParameters
    let toolchain: Toolchain

    func run(in context: StepContext) async throws -> BuildOutput {
        guard let runtime = FunctionRuntime.named(parameters.runtime) else {
            throw StepFailure(
                code: .environment,
                message: "this version cannot build for runtime '\(parameters.runtime)'"
            )
        }
        let folder = try FunctionFolder.find(
            parameters.function,
            runtime: runtime.name,
            from: context.pipelineFolder
        )
        let artifact = try await context.noisily {
            try await failingAsStep {
                try await build(try SourceTree(folder: folder), for: runtime, in: context)
            }
        }
        context.log("built \(artifact.folder), sha256 \(artifact.digest.prefix(12))")
        return BuildOutput(artifact: artifact)
    }

    private func build(
        _ tree: SourceTree,
        for runtime: FunctionRuntime,
        in context: StepContext
    ) async throws -> Artifact {
        switch runtime.preparation {
        case .checked(let file, let arguments):
            try await check("\(tree.folder)/\(file)", for: runtime, with: arguments)
            return artifact(tree.folder, digest: tree.digest, for: runtime)
        case .compiled(let compilation):
            return try await compile(tree, compilation, for: runtime, in: context)
        }
    }

    private func artifact(
        _ folder: String,
        digest: String,
        for runtime: FunctionRuntime
    ) -> Artifact {
        Artifact(
            function: parameters.function.split(separator: "/").last.map(String.init)
                ?? parameters.function,
            runtime: runtime.name,
            handler: runtime.handler,
            folder: folder,
            digest: digest
        )
    }
}

extension Build {
    private func check(
        _ file: String,
        for runtime: FunctionRuntime,
        with arguments: [String]
    ) async throws {
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw StepFailure(code: .invalid, message: "the function has no file '\(file)'")
        }
        let command = runtime.tools.prefix(1).map(\.name) + arguments + [file]
        let end = try await toolchain.run(command, of: runtime, in: "/")
        try Task.checkCancellation()
        guard end.status != 0 else { return }
        throw StepFailure(
            code: .invalid,
            message: "'\(file)' is not valid \(runtime.name)",
            details: end.error.split(separator: "\n").suffix(5).map(String.init)
        )
    }

    private func compile(
        _ tree: SourceTree,
        _ compilation: Compilation,
        for runtime: FunctionRuntime,
        in context: StepContext
    ) async throws -> Artifact {
        let compiler = Compiler(
            runtime: runtime,
            compilation: compilation,
            toolchain: toolchain,
            cpus: parameters.cpus,
            processors: .ofThisProcess()
        )
        let place = "\(context.folder)/compiling"
        if FileManager.default.fileExists(atPath: place) {
            try FileManager.default.removeItem(atPath: place)
        }
        // What is left of a failure goes with the next attempt or with the run's folder.
        let output = try await compiler.compile(tree, below: place)
        let folder = try ArtifactStore(stateFolder: context.stateFolder).keep(output)
        try FileManager.default.removeItem(atPath: place)
        return artifact(folder, digest: output.digest, for: runtime)
    }
}
