import FaaS
import FoundationEssentials
import Packaging
import Pipeline
import Values

/// Writes the image of a deployment into the layout of the state folder, where all images share what
/// they have in common.
struct ImagePacker: Sendable {
    let parameters: DeployParameters
    let finder: BaseFinder

    func pack(in context: StepContext) async throws -> PackageSource {
        let artifact = parameters.artifact
        guard let runtime = FunctionRuntime.named(artifact.runtime) else {
            throw StepFailure(
                code: .environment,
                message: "this version has no images for runtime '\(artifact.runtime)'"
            )
        }
        let layout = try ImageLayout(at: finder.images)
        // One image at a time: what two of them have in common is then made once.
        let lock = try await FolderLock.linedUp(for: "\(finder.images)/blobs")
        defer { withExtendedLifetime(lock) {} }
        let base = try await finder.base(
            parameters.base,
            for: runtime,
            from: context.pipelineFolder
        )
        let recipe = ImageRecipe(artifact: artifact, base: base, size: parameters.size.target)
        let tree = try Packer.tree(of: artifact)
        let image = try ImageWriter(layout: layout).write(recipe.spec(tree), as: name)
        return PackageSource(
            kind: .container,
            path: layout.folder,
            digest: image.digest.hex,
            size: image.size
        )
    }

    /// A name is only for people: images are deployed by their digests.
    private var name: String {
        let base = parameters.base.map { "-on-\($0.text)" } ?? ""
        let size = parameters.size.target.map { "-\($0.bytes)" } ?? ""
        let artifact = parameters.artifact
        return
            "\(artifact.function)-\(artifact.runtime)-\(artifact.digest.prefix(12))\(base)\(size)"
    }
}
