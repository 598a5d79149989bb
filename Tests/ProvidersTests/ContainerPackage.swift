import FaaS
import Foundation
import Glibc
import LocalFaaS
import LocalFaaSTestSupport
import Packaging
import Steps
import Testing
import Values

/// An image of a function that answers with 1.
enum ContainerPackage {
    /// Beside what is built, so that the base is made once for many runs of the tests.
    private static let stateFolder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent(".build/test-state").path

    /// Writes it into a layout in a folder.
    static func make(in folder: TemporaryFolder) async throws -> PackageSource {
        let environment = ProcessInfo.processInfo.environment
        let bases = MachineBases(stateFolder: stateFolder, environment: environment)
        _ = try await bases.make("python")
        let code = "\(folder.path)/code"
        try FileManager.default.createDirectory(atPath: code, withIntermediateDirectories: true)
        try Data("def handler(event, context):\n    return 1".utf8)
            .write(to: URL(fileURLWithPath: "\(code)/handler.py"))
        let script = try #require(HandlerHost.python.script)
        let spec = ImageSpec(
            code: try SourceTree(folder: code),
            base: .layout(folder: bases.folder, name: "python"),
            files: [AddedFile(path: "var/runtime/\(script.name)", bytes: script.bytes)],
            process: ImageConfiguration.Process(
                entrypoint: ["python3"]
                    + HandlerHost.python.arguments(script: "/var/runtime/\(script.name)")
            )
        )
        let layout = try ImageLayout(at: "\(folder.path)/images")
        let image = try ImageWriter(layout: layout).write(spec, as: "f")
        return PackageSource(
            kind: .container,
            path: layout.folder,
            digest: image.digest.hex,
            size: image.size
        )
    }

    /// Ends the test, and says so, where only root could run it; fails it where nothing runs containers.
    static func requireMachine() throws {
        guard geteuid() == 0 else {
            print("SKIPPED: containers: only root can run them here")
            try Test.cancel("only root can run containers here")
        }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = LocalServer.containerPrograms.contains { program in
            folders.contains { unsafe access("\($0)/\(program)", X_OK) == 0 }
        }
        try #require(found, "nothing runs containers: apt-get install --yes crun")
    }
}
