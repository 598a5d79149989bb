import FoundationEssentials
import Packaging
import Pipeline

extension Build: CacheableStep {
    /// The parameters, everything in the function's folder, and the tools that compile it.
    ///
    /// How many processors they may use is no part of it: it changes none of the bytes.
    func cacheKey(in context: StepContext) async throws -> [String: String]? {
        let folder = try FunctionFolder.find(
            parameters.function,
            runtime: parameters.runtime,
            from: context.pipelineFolder
        )
        let tree = try await failingAsStep { try SourceTree(folder: folder) }
        var key = [
            "function": parameters.function, "runtime": parameters.runtime, "folder": folder,
            "digest": tree.digest,
        ]
        if let runtime = FunctionRuntime.named(parameters.runtime),
            case .compiled(let compilation) = runtime.preparation
        {
            key["recipe"] = compilation.recipe
            key["tools"] = try await toolchain.versions(of: runtime)
        }
        return key
    }

    func isUsable(_ output: BuildOutput) async -> Bool {
        // One that cannot even be marked as used is made again.
        (try? ArtifactStore.isUsable(output.artifact)) ?? false
    }
}
