import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

@Suite struct `The life of instances` {
    @Test(arguments: ["python", "node"])
    func `cold, then warm, then reclaimed, then cold again`(runtime: String) async throws {
        try await RunningServer.with { server in
            let files = runtime == "python" ? Handlers.echo : Handlers.nodeEcho
            let function = try await server.create(files, runtime: runtime) {
                $0.keepAlive = .seconds(15)
            }
            let cold = try await server.get(function).echo()
            let warm = try await server.get(function).echo()
            #expect(cold.count == 1)
            #expect(warm == EchoAnswer(pid: cold.pid, count: 2))
            #expect(try await server.until { !isAlive(cold.pid) })
            let again = try await server.get(function).echo()
            #expect(again.count == 1)
            #expect(again.pid != cold.pid)
        }
    }

    @Test func `a burst of twenty is twenty instances, each serving its first request`()
        async throws
    {
        try await RunningServer.with { server in
            let gate = server.folder.path + "/gate"
            let function = try await server.create(Handlers.gated) {
                $0.environment = ["GATE": gate]
            }
            let answers = try await withThrowingTaskGroup(of: EchoAnswer.self) { group in
                for _ in 0..<20 { group.addTask { try await server.get(function).echo() } }
                #expect(
                    try await server.until {
                        try await server.control.describe("f")?.instances.busy == 20
                    }
                )
                try Data().write(to: URL(fileURLWithPath: gate))
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.pid)).count == 20)
            #expect(answers.allSatisfy { $0.count == 1 })
        }
    }

    @Test func `each instance has a directory, a group and an environment of its own`() async throws
    {
        try await RunningServer.with { server in
            let code = """
                d = os.getcwd()
                with open("mine.txt", "w") as f: f.write("x")
                return {"cwd": d, "group": os.getpgid(0) == os.getpid(), "tmp": os.environ["TMPDIR"],
                        "data": open("data.txt").read(), "names": sorted(os.environ)}
                """
            var files = Handlers.python(code)
            files["data.txt"] = "shared"
            let function = try await server.create(files) { $0.environment = ["MINE": "1"] }
            struct Answer: Decodable {
                let cwd: String
                let group: Bool
                let tmp: String
                let data: String
                let names: [String]
            }
            let first: Answer = try await server.get(function).json()
            #expect(first.group)
            #expect(first.tmp.hasPrefix(first.cwd))
            #expect(first.data == "shared")
            #expect(first.names.contains("MINE"))
            let ours = [
                "AWS_", "LAMBDA_", "_HANDLER", "LANG", "MINE", "PATH", "TMPDIR", "TZ", "LC_CTYPE",
            ]
            #expect(first.names.allSatisfy { name in ours.contains { name.hasPrefix($0) } })
        }
    }

    @Test func `deleting a function kills its instances and what they started`() async throws {
        try await RunningServer.with { server in
            let code = """
                import subprocess
                child = subprocess.Popen(["sleep", "600"])
                return {"pid": os.getpid(), "count": child.pid}
                """
            let function = try await server.create(Handlers.python(code))
            let instance = try await server.get(function).echo()
            #expect(isAlive(instance.pid))
            #expect(isAlive(instance.count))
            try await server.control.delete("f")
            #expect(!isAlive(instance.pid))
            #expect(try await server.until { !isAlive(instance.count) })
            #expect(try await server.get(function).status == 404)
            #expect(try await server.control.describe("f") == nil)
            try await server.control.delete("f")
        }
    }

    @Test func `the end of the server leaves no process and no folder`() async throws {
        let (data, pid) = try await Self.servedOnce()
        #expect(!isAlive(pid))
        let left = try FileManager.default.contentsOfDirectory(atPath: data.path + "/data")
        #expect(left == ["server.lock"])
    }

    private static func servedOnce() async throws -> (TemporaryFolder, Int) {
        let holder = HolderOfLast()
        try await RunningServer.with { server in
            let function = try await server.create(Handlers.echo)
            await holder.keep(server.folder, try await server.get(function).echo().pid)
        }
        return try #require(await holder.last)
    }
}

/// Carries a result out of a scope that ends before it is looked at.
private actor HolderOfLast {
    private(set) var last: (TemporaryFolder, Int)?

    func keep(_ folder: TemporaryFolder, _ pid: Int) { last = (folder, pid) }
}
