import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

@Suite struct `A server and its owner` {
    @Test func `when the owner dies its instances go at once and the server follows`() async throws
    {
        let owner = Process()
        owner.executableURL = URL(fileURLWithPath: "/bin/sleep")
        owner.arguments = ["600"]
        try owner.run()
        let identity = try #require(ProcessIdentity(of: Int(owner.processIdentifier)))
        func ownedBriefly(_ configuration: inout LocalServerConfiguration) {
            configuration.owner = identity
            configuration.timeToLive = .seconds(2)
        }
        try await RunningServer.with(ownedBriefly) { server in
            let function = try await server.create(Handlers.echo)
            let pid = try await server.get(function).echo().pid
            // Not `terminate()`: what Foundation starts may have that signal blocked.
            kill(owner.processIdentifier, SIGKILL)
            #expect(try await server.until { !isAlive(pid) })
            #expect(try await server.until { try await server.control.list().isEmpty })
            #expect(
                try await server.until { (try? await server.control.state()) == nil }
            )
        }
    }

    @Test func `a second server does not take the folder of the first`() async throws {
        try await RunningServer.with { server in
            let configuration = LocalServerConfiguration(
                dataFolder: "\(server.folder.path)/data",
                token: Secret(name: "local", value: "x")
            )
            await #expect(throws: OperatingSystemError.self) {
                try await LocalServer(configuration).run { _ in }
            }
            let state = try await server.control.state()
            #expect(state.functions == 0)
        }
    }

    @Test func `shutting down ends the server`() async throws {
        try await RunningServer.with { server in
            try await server.control.shutDown()
            #expect(
                try await server.until { (try? await server.control.state()) == nil }
            )
        }
    }
}
