import Foundation
import LocalFaaSTestSupport
import Testing
import Values

/// A function that runs as a plain process and serves a port, started as a cloud would start it.
struct HostedFunction: Sendable {
    let port: UInt16
    /// Below which path requests for it come.
    let path: String
    private let process: Process
    private let http = LoopbackHTTP()

    /// Starts what is in a package, until the body ends.
    static func with(
        _ package: HostedPackage,
        _ body: (HostedFunction) async throws -> Void
    ) async throws {
        let function = try HostedFunction(package)
        defer { function.end() }
        try await function.waitUntilItAnswers()
        try await body(function)
    }

    private init(_ package: HostedPackage) throws {
        port = try FreePort.find()
        path = package.path
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = package.command
        process.currentDirectoryURL = URL(fileURLWithPath: package.folder)
        process.environment = ProcessInfo.processInfo.environment
            .filter { ["PATH", "HOME"].contains($0.key) }
            .merging(package.variables) { $1 }
            .merging([package.port: "\(port)"]) { $1 }
        // What functions say of their failures belongs to no test's output.
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    private func end() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private func waitUntilItAnswers() async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while !FreePort.answers("127.0.0.1:\(port)") {
            try #require(process.isRunning && ContinuousClock.now < deadline, "it does not serve")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Sends a request and waits for its answer.
    func send(_ target: String, _ body: [UInt8]? = nil) async throws -> HTTPAnswer {
        try await http.send(
            HTTPMessage(
                method: body == nil ? "GET" : "POST",
                url: "http://127.0.0.1:\(port)\(target)",
                headers: [HTTPField("content-type", "application/octet-stream")],
                body: body ?? [],
                timeout: .seconds(60)
            )
        )
    }

    /// The version and the status of what comes back over a connection of its own.
    func status(of request: String) async throws -> String {
        let connection = try RawConnection(port: Int(port))
        connection.send(request)
        return String(try await connection.read(until: "\r\n\r\n").prefix(12))
    }
}
