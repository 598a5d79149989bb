import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

@Suite struct `The control API` {
    private func spec(_ package: PackageSource, handler: String = "handler.handler") -> FunctionSpec
    {
        FunctionSpec(
            runtime: "python",
            handler: handler,
            package: package,
            memory: ByteCount(bytes: 128 << 20),
            timeout: .seconds(5)
        )
    }

    @Test func `the same order twice is one function, and a different one a conflict`() async throws
    {
        try await RunningServer.with { server in
            let package = try TestPackage.make(Handlers.echo, in: server.folder)
            let order = FunctionOrder(spec(package), name: "f", token: "t", labels: ["a": "b"])
            async let first = server.control.create(order)
            async let second = server.control.create(order)
            #expect(try await first.endpoint == second.endpoint)
            #expect(try await server.control.create(order).name == "f")
            #expect(try await server.control.list().count == 1)
            for (name, token) in [("f", "other"), ("g", "t")] {
                let other = FunctionOrder(spec(package), name: name, token: token, labels: [:])
                let failure = await #expect(throws: ControlFailure.self) {
                    try await server.control.create(other)
                }
                #expect(failure?.code == .conflict)
            }
        }
    }

    @Test func `functions are described and listed by label`() async throws {
        try await RunningServer.with { server in
            let created = try await server.create(Handlers.echo, name: "one")
            _ = try await server.create(Handlers.nodeEcho, runtime: "node", name: "two")
            let state = try #require(try await server.control.describe("one"))
            #expect(state == created)
            #expect(state.packageDigest.count == 64)
            #expect(state.packageBytes > 0)
            #expect(try await server.control.list(label: ("who", "test")).count == 2)
            #expect(try await server.control.list(label: ("who", "nobody")).isEmpty)
        }
    }

    /// Does something while a function `f` is being made, which takes a while.
    private func whileMaking(
        _ body: (ControlClient) async throws -> Void
    ) async throws -> (made: FunctionState, left: Int) {
        var result: (FunctionState, Int)?
        try await RunningServer.with { server in
            let size = ByteCount(bytes: 200 << 20)
            let package = try TestPackage.make(Handlers.echo, in: server.folder, size: size)
            let order = FunctionOrder(spec(package), name: "f", token: "t", labels: [:])
            async let made = server.control.create(order)
            while try await server.control.state().functions == 0 {}
            try await body(server.control)
            result = (try await made, try await server.control.list().count)
        }
        return try #require(result)
    }

    @Test func `a function that is being made is waited for by who describes it`() async throws {
        var described: FunctionState?
        let (made, left) = try await whileMaking { described = try await $0.describe("f") }
        #expect(described == made)
        #expect(left == 1)
    }

    @Test func `a function that is being made is waited for by who lists it`() async throws {
        var listed: [FunctionState] = []
        let (made, _) = try await whileMaking { listed = try await $0.list() }
        #expect(listed == [made])
    }

    @Test func `a function that is being made does not outlive its removal`() async throws {
        let (_, left) = try await whileMaking { try await $0.delete("f") }
        #expect(left == 0)
    }

    @Test func `what instances write can be read`() async throws {
        try await RunningServer.with { server in
            let function = try await server.create(Handlers.python("print('to be read')\nreturn 1"))
            #expect(try await server.get(function).text == "1")
            #expect(
                try await server.until {
                    try await server.control.log(of: "f", lines: 5) == ["[1] to be read"]
                }
            )
            #expect(try await server.control.log(of: "nothing", lines: 5) == nil)
        }
    }

    @Test func `a package can be sent instead of named`() async throws {
        try await RunningServer.with { server in
            var package = try TestPackage.make(Handlers.echo, in: server.folder)
            let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: package.path)))
            try await server.control.upload(bytes, digest: package.digest)
            package.path = ""
            let function = try await server.create(package)
            #expect(try await server.get(function).echo().count == 1)
        }
    }

    @Test func `without the token nothing is answered`() async throws {
        try await RunningServer.with { server in
            let stranger = ControlClient(
                exchange: LoopbackHTTP(),
                address: server.announcement.address,
                token: Secret(name: "local", value: "guess")
            )
            let failure = await #expect(throws: ControlFailure.self) { try await stranger.list() }
            #expect(failure?.code == .unauthorized)
        }
    }
}

@Suite struct `Orders that cannot be carried out` {
    private static func noPrograms(_ configuration: inout LocalServerConfiguration) {
        configuration.searchPath = "/nowhere"
    }

    private func refusal(
        of package: PackageSource,
        on server: RunningServer,
        runtime: String = "python",
        adjust: (inout FunctionSpec) -> Void = { _ in }
    ) async -> ControlFailure? {
        await #expect(throws: ControlFailure.self) {
            _ = try await server.create(package, runtime: runtime, adjust: adjust)
        }
    }

    @Test func `say what is wrong, and leave nothing behind`() async throws {
        try await RunningServer.with { server in
            let good = try TestPackage.make(Handlers.echo, in: server.folder)
            var wrong = good
            wrong.digest = String(repeating: "0", count: 64)
            #expect(await refusal(of: wrong, on: server)?.code == .invalid)
            var absent = good
            absent.path = "/nowhere.zip"
            #expect(await refusal(of: absent, on: server)?.code == .invalid)
            let missing = await refusal(of: good, on: server) { $0.handler = "other.handler" }
            #expect(missing?.message.contains("'other.py'") == true)
            #expect(await refusal(of: good, on: server, runtime: "cobol")?.code == .invalid)
            let short = await refusal(of: good, on: server) { $0.keepAlive = .milliseconds(1) }
            #expect(short?.message.contains("100ms") == true)
            let packages = server.folder.path + "/data/packages"
            #expect(try FileManager.default.contentsOfDirectory(atPath: packages).isEmpty)
        }
    }

    @Test func `a package that leads out of its folder is refused`() async throws {
        try await RunningServer.with { server in
            let zip = try TestPackage.hostile("../../escaped.py", in: server.folder)
            #expect(await refusal(of: zip, on: server)?.code == .invalid)
            let escaped = server.folder.path + "/escaped.py"
            #expect(!FileManager.default.fileExists(atPath: escaped))
        }
    }

    @Test func `a runtime that is not installed is named`() async throws {
        try await RunningServer.with(Self.noPrograms) { server in
            let package = try TestPackage.make(Handlers.nodeEcho, in: server.folder)
            let failure = await refusal(of: package, on: server, runtime: "node")
            #expect(failure?.code == .environment)
            #expect(failure?.message.contains("'node'") == true)
        }
    }
}
