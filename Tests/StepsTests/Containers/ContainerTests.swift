import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Packaging
import Testing
import Values

@testable import Steps

/// Instances in containers: what they see, how they end, and what is left of them.
@Suite(.serialized) struct `An instance in a container` {
    private func withServer(
        dataFolder ending: String = "",
        searchPath: String? = nil,
        trialPatience: Duration? = nil,
        _ body: (RunningServer, TestImages) async throws -> Void
    ) async throws {
        func adjusted(_ configuration: inout LocalServerConfiguration) {
            configuration.dataFolder += ending
            configuration.searchPath = searchPath ?? configuration.searchPath
            configuration.trialPatience = trialPatience ?? configuration.trialPatience
        }
        try ContainerMachine.require()
        try await RunningServer.with(adjusted) { server in
            try await body(server, TestImages(folder: server.folder.path))
        }
    }

    /// A handler of python that answers what an expression says.
    private func answering(_ expression: String) -> [String: String] {
        [
            "handler.py": """
            import json, os, _socket
            def reach(port):
                with_it = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
                return with_it.connect_ex(("127.0.0.1", port))
            def handler(event, context):
                asked = event.get("queryStringParameters") or {}
                return {"statusCode": 200, "body": json.dumps(\(expression))}
            """
        ]
    }

    @Test func `has a root, processes and a network of its own`() async throws {
        try await withServer { server, images in
            let port = try #require(server.announcement.address.split(separator: ":").last)
            let package = try await images.python(
                answering(
                    """
                    {"pid": os.getpid(), "root": sorted(os.listdir("/")),
                     "links": sorted(os.listdir("/sys/class/net")) if os.path.exists("/sys/class") else [],
                     "host": reach(\(port)), "api": reach(9001), "cwd": os.getcwd(),
                     "task": os.environ["LAMBDA_TASK_ROOT"], "home": os.path.exists("/root"),
                     "processes": [p for p in os.listdir("/proc") if p.isdigit()]}
                    """
                )
            )
            let function = try await server.create(package)
            let answer = try await server.get(function).json()
            #expect(answer["pid"] as? Int == 1)
            #expect(answer["processes"] as? [String] == ["1"])
            #expect(answer["host"] as? Int == Int(ECONNREFUSED))
            #expect(answer["api"] as? Int == 0)
            #expect(answer["cwd"] as? String == "/var/task")
            #expect(answer["task"] as? String == "/var/task")
            #expect(function.packageDigest == package.digest)
            #expect(function.packageBytes == package.size.bytes)
        }
    }

    @Test func `writes to its root, and no other instance sees it`() async throws {
        try await withServer { server, images in
            let package = try await images.python(
                answering(
                    """
                    [os.path.exists("/mark"), open("/mark", "w").write("x"),
                     open("/tmp/x", "w").write("y")]
                    """
                )
            )
            let functions = [
                try await server.create(package, name: "a"),
                try await server.create(package, name: "b"),
            ]
            for function in functions {
                let answer = try await server.get(function)
                #expect(String(decoding: answer.body, as: UTF8.self) == "[false, 1, 1]")
            }
            let data = "\(server.folder.path)/data"
            let roots = try FileManager.default.contentsOfDirectory(atPath: "\(data)/packages")
            #expect(roots == [package.digest], "unpacked once for both")
        }
    }

    @Test func `can write to nothing but a folder where the machine mounts no overlay`()
        async throws
    {
        // A comma cannot be said to the kernel, so that it is not asked.
        try await withServer(dataFolder: ",comma") { server, images in
            let package = try await images.python(
                [
                    "handler.py": """
                    def handler(event, context):
                        written = [open("/tmp/x", "w").write("y")]
                        try:
                            open("/mark", "w")
                        except OSError as error:
                            written.append(error.errno)
                        return {"statusCode": 200, "body": str(written)}
                    """
                ]
            )
            let function = try await server.create(package)
            #expect(try await server.get(function).text == "[1, \(EROFS)]")
        }
    }

    @Test(arguments: LocalServer.containerPrograms)
    func `is killed for want of memory, and the client is told so`(program: String) async throws {
        let folder = try TemporaryFolder()
        let path = try #require(
            ProgramEnvironment.inherited.file(of: program, changing: [:]),
            "apt-get install --yes \(program)"
        )
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/\(program)",
            withDestinationPath: path
        )
        try await withServer(searchPath: folder.path) { server, images in
            let package = try await images.python(
                answering("len(bytearray(int(asked.get('bytes', 1))))")
            )
            let function = try await server.create(package) {
                $0.memory = ByteCount(bytes: 64 << 20)
            }
            #expect(try await server.get(function).status == 200)
            let answer = try await server.get(function, "?bytes=\(512 << 20)")
            #expect(answer.status == 502)
            #expect(answer.header("x-local-failure") == "memory-exceeded", "\(answer.text)")
            #expect(try await server.get(function).status == 200, "the next one is fresh")
        }
    }

    @Test func `is refused in time where what is to run it hangs`() async throws {
        let folder = try TemporaryFolder()
        for program in LocalServer.containerPrograms {
            let path = "\(folder.path)/\(program)"
            try write("#!/bin/sh\necho begun\n/bin/sleep 600 &\nwait\n", to: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        try await withServer(searchPath: folder.path, trialPatience: .seconds(1)) {
            server,
            images in
            let package = try await images.python(answering("1"))
            let failure = await #expect(throws: ControlFailure.self) {
                try await server.create(package)
            }
            #expect(failure?.code == .environment)
            for program in LocalServer.containerPrograms {
                let reason = "\(program): did not end within 1s, and was killed"
                #expect(failure?.message.contains(reason) == true, "\(failure?.message ?? "")")
            }
        }
    }

    @Test func `that is killed leaves nothing, and the next request starts another`() async throws {
        try await withServer { server, images in
            let package = try await images.python(answering("os.urandom(4).hex()"))
            let function = try await server.create(package)
            _ = try await server.get(function)
            let state = try await server.control.describe(function.name)
            let process = try #require(state?.processes.first)
            let family = descendants(of: process)
            #expect(!family.isEmpty)
            kill(pid_t(process), SIGKILL)
            #expect(
                try await server.until {
                    try await server.control.describe(function.name)?.processes == []
                }
            )
            #expect(family.allSatisfy { ProcessIdentity(of: $0) == nil })
            let instances = "\(server.folder.path)/data/instances"
            #expect(
                try await server.until {
                    try FileManager.default.contentsOfDirectory(atPath: instances).isEmpty
                }
            )
            #expect(try await server.get(function).status == 200)
            try await server.control.delete(function.name)
            let packages = "\(server.folder.path)/data/packages"
            #expect(try FileManager.default.contentsOfDirectory(atPath: packages).isEmpty)
        }
    }

    @Test func `whose handler ends at once says why`() async throws {
        try await withServer { server, images in
            let package = try await images.python(["handler.py": "raise SystemExit('no luck')"])
            let function = try await server.create(package)
            let answer = try await server.get(function)
            #expect(answer.status == 502)
            #expect(answer.text.contains("no luck"), "\(answer.text)")
        }
    }

    private func descendants(of process: Int) -> [Int] {
        let path = "/proc/\(process)/task/\(process)/children"
        let text = FileManager.default.contents(atPath: path).map {
            String(decoding: $0, as: UTF8.self)
        }
        let children = (text ?? "").split(separator: " ").compactMap { Int($0) }
        return children + children.flatMap(descendants)
    }
}

extension HTTPAnswer {
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as an object of JSON.
    fileprivate func json() throws -> [String: Any] {
        try #require(status == 200, "\(text)")
        let object = try JSONSerialization.jsonObject(with: Data(body))
        return try #require(object as? [String: Any])
    }
}
