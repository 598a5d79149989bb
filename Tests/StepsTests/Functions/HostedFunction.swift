import FaaS
import Foundation
import LocalFaaSTestSupport
import Packaging
import Pipeline
import Testing
import Values

@testable import Steps

/// A function that runs as a plain process and serves a port, started as a cloud would start it.
struct HostedFunction: Sendable {
    let port: UInt16
    /// Below which path requests for it come.
    let path: String
    private let process: Process
    private let http = LoopbackHTTP()

    /// Packs a function for a convention, unpacks it, and starts what is in there.
    static func with(
        _ artifact: Artifact,
        in convention: FunctionConvention,
        _ body: (HostedFunction) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let app = try await artifact.unpacked(for: convention, in: folder)
            let host = HandlerHost(rawValue: artifact.runtime)
            let command = try convention == .port ? HostFiles(host: host).command : hosted(in: app)
            let path = try convention == .port ? "/" : route(of: artifact.function, in: app)
            let function = try HostedFunction(command, in: app, path: path, convention)
            defer { function.end() }
            try await function.waitUntilItAnswers()
            try await body(function)
        }
    }

    private func end() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private init(
        _ command: [String],
        in folder: String,
        path: String,
        _ convention: FunctionConvention
    ) throws {
        port = try FreePort.find()
        self.path = path
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // A program of the package is named as a file of it.
        let isOurs = FileManager.default.fileExists(atPath: "\(folder)/\(command[0])")
        process.arguments = [isOurs ? "./\(command[0])" : command[0]] + command.dropFirst()
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let variable = convention == .port ? "PORT" : "FUNCTIONS_CUSTOMHANDLER_PORT"
        process.environment = ProcessInfo.processInfo.environment
            .filter { ["PATH", "HOME"].contains($0.key) }
            .merging([variable: "\(port)"]) { $1 }
        // What functions say of their failures belongs to no test's output.
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    private func waitUntilItAnswers() async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while !FreePort.answers("127.0.0.1:\(port)") {
            try #require(process.isRunning && ContinuousClock.now < deadline, "it does not serve")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// The command that Azure's host reads from the package.
    private static func hosted(in app: String) throws -> [String] {
        let host: HostFile = try read("\(app)/host.json")
        #expect(host.version == "2.0" && host.customHandler.enableForwardingHttpRequest)
        let description = host.customHandler.description
        return [description.defaultExecutablePath] + description.arguments
    }

    /// The path that Azure's host reads from the package.
    private static func route(of function: String, in app: String) throws -> String {
        let file: FunctionFile = try read("\(app)/\(function)/function.json")
        let trigger = try #require(file.bindings.first { $0.type == "httpTrigger" })
        #expect(trigger.direction == "in" && trigger.authLevel == "anonymous")
        #expect(file.bindings.contains { $0.type == "http" && $0.direction == "out" })
        return "/api/\(try #require(trigger.route))"
    }

    private static func read<File: Decodable>(_ path: String) throws -> File {
        try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private struct HostFile: Decodable {
        struct Handler: Decodable {
            struct Description: Decodable {
                let defaultExecutablePath: String
                let arguments: [String]
            }

            let description: Description
            let enableForwardingHttpRequest: Bool
        }

        let version: String
        let customHandler: Handler
    }

    private struct FunctionFile: Decodable {
        struct Binding: Decodable {
            let type: String
            let direction: String
            let authLevel: String?
            let route: String?
        }

        let bindings: [Binding]
    }
}

extension HostedFunction {
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

    /// The first line of what comes back over a connection of its own.
    func status(of request: String) async throws -> String {
        let connection = try RawConnection(port: Int(port))
        connection.send(request)
        let answer = try await connection.read(until: "\r\n\r\n")
        return String(answer.prefix { $0 != "\r\n" }.prefix(12))
    }
}

extension Artifact {
    /// Its files as a provider of a convention gets them.
    func unpacked(for convention: FunctionConvention, in folder: String) async throws -> String {
        var mapping = MappingReader.describing()
        var parameters = DeployParameters(reading: &mapping)
        parameters.artifact = self
        let packer = Packer(parameters: parameters, images: .none, convention: convention)
        let package = try await packer.pack(in: context(folder: folder))
        try ZipReader(path: package.path).unpack(into: "\(folder)/app")
        return "\(folder)/app"
    }
}
