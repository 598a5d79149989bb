import FaaS
import FoundationEssentials
import Packaging
import Pipeline
import Values

/// Writes the package of a deployment under the state folder, named by what is in it.
struct Packer: Sendable {
    let parameters: DeployParameters

    func pack(in context: StepContext) async throws -> PackageSource {
        let package = try await context.noisily {
            try await failingAsStep { try write(below: context.stateFolder) }
        }
        context.log("packaged \(package.size.bytes) bytes, sha256 \(package.digest.prefix(12))")
        return PackageSource(
            kind: .zip,
            path: package.path,
            digest: package.digest,
            size: package.size
        )
    }

    private func write(below stateFolder: String) throws -> ZipPackage {
        let artifact = parameters.artifact
        let tree = try SourceTree(folder: artifact.folder)
        guard tree.digest == artifact.digest else {
            throw StepFailure(
                code: .invalid,
                message: "the files in '\(artifact.folder)' changed since they were built"
            )
        }
        let folder = "\(stateFolder)/packages"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        let size = parameters.size.target.map { "-\($0.bytes)" } ?? ""
        return try ZipPackage.write(
            tree,
            to: "\(folder)/\(artifact.digest.prefix(32))\(size).zip",
            size: parameters.size.target
        )
    }
}
