import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Providers
import Testing
import Values

@Suite struct `The local provider` {
    private let folder: TemporaryFolder
    private let provider: LocalProvider

    init() throws {
        folder = try TemporaryFolder()
        provider = LocalProvider(
            setting: try ServerProgram.setting(stateFolder: folder.path + "/state"),
            exchange: LoopbackHTTP()
        )
    }

    private func permit(_ name: String, run: String = "r1") -> CreationPermit {
        CreationPermit(name: name, token: "token-\(name)", labels: [ResourceLabel.run: run])
    }

    private func spec() throws -> FunctionSpec {
        let code = [
            "handler.py": "import os\ndef handler(e, c):\n    print('hi')\n    return os.getpid()"
        ]
        return FunctionSpec(
            runtime: "python",
            handler: "handler.handler",
            package: try TestPackage.make(code, in: folder),
            memory: ByteCount(bytes: 128 << 20),
            timeout: .seconds(20)
        )
    }

    /// Runs `body` with a process, which is gone afterwards whatever happens.
    private func withProcess(_ body: (ResourceRecord) async throws -> Void) async throws {
        let foundation = try #require(provider.foundations(for: try spec()).first)
        let process = try await provider.create(foundation, permit: permit("p"))
        let outcome: (any Error)?
        do {
            try await body(process)
            outcome = nil
        } catch {
            outcome = error
        }
        try await provider.delete(process)
        if let outcome { throw outcome }
    }

    private func pid(of process: ResourceRecord) throws -> Int {
        let identifier = try #require(process.identifier)
        return try #require(ProcessIdentity(text: identifier)).pid
    }

    @Test func `has a place for objects as long as there is its process`() async throws {
        var bucket = ""
        try await withProcess { process in
            #expect(provider.traits.transfers == [.inline, .storage])
            bucket = try #require(try await provider.objectStore(on: [process])).address
            let put = HTTPMessage(method: "PUT", url: "\(bucket)/k", body: [1, 2, 3])
            #expect(try await LoopbackHTTP().send(put).status == 200)
            let get = HTTPMessage(url: "\(bucket)/k")
            #expect(try await LoopbackHTTP().send(get).body == [1, 2, 3])
        }
        await #expect(throws: HTTPExchangeFailure.self) {
            try await LoopbackHTTP().send(HTTPMessage(url: "\(bucket)/k"))
        }
        await #expect(throws: ProviderFailure.self) { try await provider.objectStore(on: []) }
    }

    @Test func `creates, describes, lists, logs and deletes a function`() async throws {
        try await withProcess { process in
            let spec = try spec()
            let made = try await provider.create(spec, on: [process], permit: permit("f"))
            #expect(made.packageSize == spec.package.size)
            #expect(made.digest == spec.package.digest)
            #expect(made.memory == spec.memory)
            #expect(made.keepAlive == provider.traits.keepAlive)
            let answer = try await LoopbackHTTP().send(HTTPMessage(url: made.endpoint))
            #expect(answer.status == 200)
            #expect(try await provider.describe(made.record) == made)
            #expect(try await provider.probe(made.record) == .present)
            #expect(
                Set(try await provider.list(run: "r1").map(\.record)) == [process, made.record]
            )
            #expect(try await provider.list(run: "r2").isEmpty)
            #expect(try await provider.recentLog(of: made.record, lines: 5) == ["[1] hi"])
            try await provider.delete(made.record)
            #expect(try await provider.probe(made.record) == .absent)
            try await provider.delete(made.record)
            #expect(try await provider.describe(made.record) == nil)
        }
    }

    @Test func `the same permit finds the process and the function again`() async throws {
        try await withProcess { process in
            let foundation = FoundationSpec(kind: process.kind, name: "local")
            #expect(try await provider.create(foundation, permit: permit("p")) == process)
            let spec = try spec()
            let first = try await provider.create(spec, on: [process], permit: permit("f"))
            let again = try await provider.create(spec, on: [process], permit: permit("f"))
            #expect(first == again)
        }
    }

    @Test func `a record that knows only names is enough to remove everything`() async throws {
        try await withProcess { process in
            let made = try await provider.create(spec(), on: [process], permit: permit("f"))
            let name = ResourceRecord(provider: .local, kind: "function", name: "f")
            #expect(try await provider.describe(name) == made)
            try await provider.delete(name)
            #expect(try await provider.probe(made.record) == .absent)
            let bare = ResourceRecord(provider: .local, kind: process.kind, name: process.name)
            try await provider.delete(bare)
            #expect(try await provider.probe(process) == .absent)
            let pid = try pid(of: process)
            #expect(ProcessIdentity(of: pid) == nil)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/state")
        #expect(left.isEmpty)
    }

    @Test func `a process that was killed took its instances, and what they started, along`()
        async throws
    {
        try await withProcess { process in
            var spec = try spec()
            spec.keepAlive = .seconds(60)
            spec.package = try TestPackage.make(
                [
                    "handler.py": """
                    import os, subprocess
                    def handler(event, context):
                        return [os.getpid(), subprocess.Popen(["sleep", "600"]).pid]
                    """
                ],
                in: folder
            )
            let made = try await provider.create(spec, on: [process], permit: permit("f"))
            let answer = try await LoopbackHTTP().send(HTTPMessage(url: made.endpoint))
            let started = try JSONDecoder().decode([Int].self, from: Data(answer.body))
            let identities = started.compactMap { ProcessIdentity(of: $0) }
            #expect(identities.count == 2)
            kill(Int32(try pid(of: process)), SIGKILL)
            try await eventually { identities.allSatisfy { !$0.isRunning } }
            try await eventually { try await provider.probe(process) == .absent }
            #expect(try await provider.probe(made.record) == .absent)
            #expect(try await provider.describe(made.record) == nil)
            #expect(try await provider.list(run: nil).isEmpty)
            try await provider.delete(made.record)
        }
    }

    @Test func `a process that cannot start says why`() async throws {
        var setting = try ServerProgram.setting(stateFolder: folder.path + "/state")
        setting.command = ["/bin/ls", "/nowhere"]
        let broken = LocalProvider(setting: setting, exchange: LoopbackHTTP())
        let foundation = FoundationSpec(kind: "process", name: "local")
        let failure = await #expect(throws: ProviderFailure.self) {
            _ = try await broken.create(foundation, permit: permit("p"))
        }
        #expect(failure?.code == .environment)
        #expect(failure?.details.isEmpty == false)
    }

    @Test func `a server that runs already needs no process of ours`() async throws {
        try await RunningServer.with { server in
            let endpoint = LocalEndpoint(
                address: server.announcement.address,
                token: Secret(name: "local", value: server.announcement.token)
            )
            let guest = LocalProvider(
                setting: try ServerProgram.setting(stateFolder: folder.path + "/state"),
                exchange: LoopbackHTTP(),
                existing: endpoint
            )
            let spec = try spec()
            #expect(guest.foundations(for: spec).isEmpty)
            let made = try await guest.create(spec, on: [], permit: permit("f"))
            #expect(try await guest.list(run: "r1").map(\.record) == [made.record])
            try await guest.delete(made.record)
            #expect(try await guest.probe(made.record) == .absent)
        }
    }

    private func eventually(_ condition: () async throws -> Bool) async throws {
        for _ in 0..<600 {
            if try await condition() { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("it never came to be")
    }
}
