package import FaaS
import Foundation
package import LocalFaaS
import Synchronization
package import Values

/// A server inside the test's process, and what a test does with it.
package struct RunningServer: Sendable {
    /// Its control API.
    package let control: ControlClient
    /// What it announced.
    package let announcement: LocalServerAnnouncement
    /// A folder for packages.
    package let folder: TemporaryFolder
    /// Sends requests to functions.
    package let http = LoopbackHTTP()

    /// Runs a server for the time of `body`.
    package static func with(
        _ adjust: (inout LocalServerConfiguration) -> Void = { _ in },
        _ body: (RunningServer) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        var configuration = LocalServerConfiguration(
            dataFolder: "\(folder.path)/data",
            token: Secret(name: "local", value: "test")
        )
        configuration.searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""
        // A machine that runs tests may be busy for long.
        configuration.settle = .seconds(10)
        configuration.initTimeout = .seconds(60)
        configuration.keepAlive = .seconds(60)
        adjust(&configuration)
        let server = LocalServer(configuration)
        let (ready, announce) = AsyncStream.makeStream(of: LocalServerAnnouncement.self)
        let serving = Task {
            defer { announce.finish() }
            try await server.run { announce.yield($0) }
        }
        if let announcement = await ready.first(where: { _ in true }) {
            try await with(announcement, folder, body, endingWith: { serving.cancel() })
        }
        try await serving.value
    }

    private static func with(
        _ announcement: LocalServerAnnouncement,
        _ folder: TemporaryFolder,
        _ body: (RunningServer) async throws -> Void,
        endingWith end: () -> Void
    ) async throws {
        defer { end() }
        let control = ControlClient(
            exchange: LoopbackHTTP(),
            address: announcement.address,
            token: Secret(name: "local", value: announcement.token)
        )
        try await body(
            RunningServer(control: control, announcement: announcement, folder: folder)
        )
    }
}

extension RunningServer {
    /// Creates a function of a few files.
    package func create(
        _ files: [String: String],
        runtime: String = "python",
        name: String = "f",
        adjust: (inout FunctionSpec) -> Void = { _ in }
    ) async throws -> FunctionState {
        let package = try TestPackage.make(files, in: folder)
        return try await create(package, runtime: runtime, name: name, adjust: adjust)
    }

    /// Creates a function of a package.
    package func create(
        _ package: PackageSource,
        runtime: String = "python",
        name: String = "f",
        adjust: (inout FunctionSpec) -> Void = { _ in }
    ) async throws -> FunctionState {
        var spec = FunctionSpec(
            runtime: runtime,
            handler: "handler.handler",
            package: package,
            memory: ByteCount(bytes: 512 << 20),
            timeout: .seconds(30)
        )
        adjust(&spec)
        let order = FunctionOrder(spec, name: name, token: "token-\(name)", labels: ["who": "test"])
        return try await control.create(order)
    }

    /// Sends one request to a function.
    package func get(_ function: FunctionState, _ path: String = "") async throws -> HTTPAnswer {
        try await http.send(HTTPMessage(url: function.endpoint + path, timeout: .seconds(120)))
    }

    /// Waits until something is so, for as long as a busy machine may need.
    package func until(_ condition: () async throws -> Bool) async throws -> Bool {
        for _ in 0..<600 {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }
}
