import FoundationEssentials
import Packaging
import Pipeline
import Subprocess
import Values

/// Collects one function for one runtime, and checks that its entry file can be read at all.
struct Build: PipelineStep {
    typealias Parameters = BuildParameters

    static let kind: StepKind = "build"
    static let effect = Effect.pure
    static let summary = "collects one function for one runtime"

    let parameters: BuildParameters

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
        let artifact = try await context.noisily { try await build(folder, for: runtime) }
        context.log("collected \(artifact.folder), sha256 \(artifact.digest.prefix(12))")
        return BuildOutput(artifact: artifact)
    }

    private func build(_ folder: String, for runtime: FunctionRuntime) async throws -> Artifact {
        let tree = try await failingAsStep { try SourceTree(folder: folder) }
        try await check("\(folder)/\(runtime.entryFile)", with: runtime)
        return Artifact(
            function: parameters.function.split(separator: "/").last.map(String.init)
                ?? parameters.function,
            runtime: runtime.name,
            handler: runtime.handler,
            folder: folder,
            digest: tree.digest
        )
    }

    private func check(_ file: String, with runtime: FunctionRuntime) async throws {
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw StepFailure(code: .invalid, message: "the function has no file '\(file)'")
        }
        let result = try await Subprocess.run(
            .name(runtime.tool),
            arguments: Arguments(runtime.checkArguments + [file]),
            output: .discarded,
            error: .string(limit: 64 << 10)
        )
        guard !result.terminationStatus.isSuccess else { return }
        throw StepFailure(
            code: .invalid,
            message: "'\(file)' is not valid \(runtime.name)",
            details: result.standardError.split(separator: "\n").suffix(5).map(String.init)
        )
    }
}
