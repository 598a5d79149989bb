import Foundation
import LocalFaaSTestSupport
import Synchronization

/// Debian's `docker-registry` on a port of its own, with a folder of its own.
package final class DockerRegistry: Sendable {
    /// `127.0.0.1:PORT`.
    package let host: String
    /// Where its files are.
    package let folder: String
    /// The process that answers, if one does.
    private let process = Mutex<pid_t?>(nil)

    /// A registry that answers until the body ends, and wants passwords if it is given users.
    package static func with(
        users: String? = nil,
        _ body: (DockerRegistry) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("docker-registry-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }  // best effort at the end
        let registry = try DockerRegistry(folder: folder, users: users)
        try await registry.start()
        defer { registry.stop() }
        try await body(registry)
    }

    private init(folder: String, users: String?) throws {
        self.folder = folder
        host = "127.0.0.1:\(try FreePort.find())"
        var text = """
            version: 0.1
            log: { level: error }
            storage: { filesystem: { rootdirectory: \(folder)/data }, delete: { enabled: true } }
            http: { addr: "\(host)" }

            """
        if let users {
            try users.write(toFile: "\(folder)/users", atomically: true, encoding: .utf8)
            text += "auth: { htpasswd: { realm: test, path: \(folder)/users } }\n"
        }
        try text.write(toFile: "\(folder)/registry.yml", atomically: true, encoding: .utf8)
    }

    /// Starts it, also again after it was stopped.
    package func start() async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/docker-registry")
        process.arguments = ["serve", "\(folder)/registry.yml"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let running = process.processIdentifier
        self.process.withLock { $0 = running }
        let deadline = ContinuousClock.now + .seconds(60)
        while !FreePort.answers(host) {
            guard process.isRunning, ContinuousClock.now < deadline else { throw NoRegistry() }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Ends it at once, as a crash would.
    package func stop() {
        guard let process = process.withLock({ $0.take() }) else { return }
        kill(process, SIGKILL)
        while FreePort.answers(host) { usleep(10_000) }
    }

    /// The tags that a repository has.
    package func tags(of repository: String) -> [String] {
        let path = "\(folder)/data/docker/registry/v2/repositories/\(repository)/_manifests/tags"
        return (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }
}

/// Thrown to every test that needs a registry and gets none.
struct NoRegistry: Error {}
