import FaaS
import FoundationEssentials
import Packaging
import Pipeline
import Values

/// Writes the package of a deployment under the state folder, named by what is in it.
struct Packer: Sendable {
    let parameters: DeployParameters
    let images: FunctionImages
    /// How requests will reach what is in a zip file.
    let convention: FunctionConvention

    func pack(in context: StepContext) async throws -> PackageSource {
        let package = try await context.noisily {
            try await failingAsStep {
                switch parameters.package {
                case .zip: try zip(below: context.stateFolder)
                case .container:
                    try await ImagePacker(
                        parameters: parameters,
                        finder: images.finder(in: context.stateFolder)
                    ).pack(in: context)
                }
            }
        }
        context.log("packaged \(package.size.bytes) bytes, sha256 \(package.digest.prefix(12))")
        return package
    }

    /// The folder of a state folder with all zip files.
    static func content(of stateFolder: String) -> ContentFolder {
        ContentFolder(path: "\(stateFolder)/packages")
    }

    /// The files of an artifact, as they were when it was built.
    static func tree(of artifact: Artifact) throws -> SourceTree {
        let tree = try SourceTree(folder: artifact.folder)
        guard tree.digest == artifact.digest else {
            throw StepFailure(
                code: .invalid,
                message: "the files in '\(artifact.folder)' changed since they were built"
            )
        }
        return tree
    }

    private func zip(below stateFolder: String) throws -> PackageSource {
        let artifact = parameters.artifact
        let tree = try Self.tree(of: artifact)
        let content = Self.content(of: stateFolder)
        let package = try content.inUse {
            try ZipPackage.write(
                tree,
                with: try convention.files(for: artifact),
                to: "\(content.path)/\(name).zip",
                size: parameters.size.target
            )
        }
        return PackageSource(
            kind: .zip,
            path: package.path,
            digest: package.digest,
            size: package.size
        )
    }

    /// What the file follows from.
    private var name: String {
        let artifact = parameters.artifact
        let size = parameters.size.target.map { "-\($0.bytes)" } ?? ""
        // The files of ours may tell the function's name.
        let host = convention == .lambda ? "" : "-\(artifact.function)-\(convention.rawValue)"
        return "\(artifact.digest.prefix(32))\(host)\(size)"
    }
}
