import Foundation
import Packaging
import RegistryTestSupport
import Synchronization
import Testing
import Values

@testable import StellarRunCLI

/// An image of some size in a layout of its own.
struct ImageScene {
    let folder: String
    let layout: ImageLayout
    let image: StoredImage
    /// The client that the program has.
    let web = LateWebClient()

    static func with(
        size: Int = 3_000_001,
        format: ImageFormat = .oci,
        _ body: (ImageScene) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("image-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }  // best effort at the end
        let manager = FileManager.default
        try manager.createDirectory(atPath: "\(folder)/code", withIntermediateDirectories: true)
        try Data("code".utf8).write(to: URL(fileURLWithPath: "\(folder)/code/handler.py"))
        let scene = try ImageScene(folder, size, format)
        do {
            try await body(scene)
        } catch {
            Issue.record(error)
        }
        try await scene.web.shutdown()
    }

    private init(_ folder: String, _ size: Int, _ format: ImageFormat) throws {
        self.folder = folder
        layout = try ImageLayout(at: "\(folder)/layout")
        let spec = ImageSpec(
            code: try SourceTree(folder: "\(folder)/code"),
            size: ByteCount(bytes: size),
            format: format
        )
        image = try ImageWriter(layout: layout).write(spec, as: "it")
    }

    func reference(
        _ registry: DockerRegistry,
        _ name: String = "hello:v1"
    ) throws
        -> RegistryReference
    {
        try #require(RegistryReference("\(registry.host)/\(name)"))
    }

    func client(
        over web: (any HTTPTransfer)? = nil,
        _ credentials: any RegistryCredentials = FixedCredentials()
    ) -> RegistryClient {
        let patience = RegistryPatience(pause: .milliseconds(10))
        let chunk = ByteCount(bytes: 1 << 20)
        return RegistryClient(
            web: web ?? self.web,
            credentials: credentials,
            patience: patience,
            chunk: chunk
        )
    }

    @discardableResult
    func skopeo(_ arguments: String...) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/skopeo")
        process.arguments = ["--insecure-policy"] + arguments
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(arguments)")
        return data
    }
}
