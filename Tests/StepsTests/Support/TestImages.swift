import FaaS
import Foundation
import NoWeb
import Packaging
import Pipeline
import Values

@testable import Steps

extension FunctionImages {
    /// What makes images of functions that need nothing but what they bring.
    static let none = FunctionImages(
        web: NoWeb(),
        logins: FixedCredentials(),
        toolchain: Toolchain(runner: ProgramRunner()),
        stateFolder: nil
    )
}

/// Makes images of functions as `deploy` does, on bases that all tests share.
struct TestImages {
    /// Where the images go.
    let folder: String

    /// Beside what is built, so that bases are made once for many runs of the tests.
    private static let stateFolder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(".build/test-state").path

    /// The base that is usual for a runtime.
    static func base(of runtime: String) async throws -> ImageBase {
        let finder = BaseFinder(
            web: NoWeb(),
            logins: FixedCredentials(),
            toolchain: Toolchain(runner: ProgramRunner()),
            stateFolder: stateFolder
        )
        guard let runtime = FunctionRuntime.named(runtime) else { return .nothing }
        return try await finder.base(nil, for: runtime, from: "/")
    }

    /// Packs an artifact with so many bytes besides what it has.
    func pack(_ artifact: Artifact, padding: Int = 0) async throws -> PackageSource {
        let base = try await Self.base(of: artifact.runtime)
        let smallest = try write(artifact, base, size: nil)
        guard padding > 0 else { return source(smallest) }
        let size = ByteCount(bytes: smallest.size.bytes + padding)
        return source(try write(artifact, base, size: size))
    }

    /// Packs a few files of python.
    func python(_ files: [String: String]) async throws -> PackageSource {
        let code = "\(folder)/\(UUID().uuidString)"
        for (name, text) in files { try Self.put(text, to: "\(code)/\(name)") }
        let artifact = Artifact(
            function: "f",
            runtime: "python",
            handler: "handler.handler",
            folder: code,
            digest: try SourceTree(folder: code).digest
        )
        return try await pack(artifact)
    }

    private static func put(_ text: String, to path: String) throws {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    /// Writes an image of one's own making.
    func write(_ spec: ImageSpec) throws -> PackageSource {
        source(try ImageWriter(layout: layout).write(spec, as: UUID().uuidString))
    }

    private var layout: ImageLayout {
        get throws { try ImageLayout(at: "\(folder)/images") }
    }

    private func write(
        _ artifact: Artifact,
        _ base: ImageBase,
        size: ByteCount?
    ) throws
        -> StoredImage
    {
        let recipe = ImageRecipe(artifact: artifact, base: base, size: size)
        let code = try SourceTree(folder: artifact.folder)
        return try ImageWriter(layout: layout).write(recipe.spec(code), as: UUID().uuidString)
    }

    private func source(_ image: StoredImage) -> PackageSource {
        PackageSource(
            kind: .container,
            path: "\(folder)/images",
            digest: image.digest.hex,
            size: image.size
        )
    }
}
