import FoundationEssentials
import Packaging
import Pipeline

extension Build: CacheableStep {
    /// The parameters, and everything in the function's folder.
    func cacheKey(in context: StepContext) async throws -> [String: String]? {
        let folder = try FunctionFolder.find(
            parameters.function,
            runtime: parameters.runtime,
            from: context.pipelineFolder
        )
        let tree = try await failingAsStep { try SourceTree(folder: folder) }
        return [
            "function": parameters.function, "runtime": parameters.runtime, "folder": folder,
            "digest": tree.digest,
        ]
    }

    func isUsable(_ output: BuildOutput) async -> Bool {
        FileManager.default.fileExists(atPath: output.artifact.folder)
    }
}
