import FaaS
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

/// Each bad function ends in a clear failed request, soon, and the next request gets a new instance.
@Suite struct `Bad functions` {
    /// Sends two requests that must fail in the same way, on two instances.
    private func expect(
        _ code: String,
        status: Int = 502,
        from files: [String: String],
        runtime: String = "python",
        log: String? = nil,
        adjust: (inout LocalServerConfiguration) -> Void = { _ in },
        timeout: Duration = .seconds(30),
        memory: Int = 512 << 20
    ) async throws {
        try await RunningServer.with(adjust) { server in
            let function = try await server.create(files, runtime: runtime) {
                $0.timeout = timeout
                $0.memory = ByteCount(bytes: memory)
            }
            for instance in 1...2 {
                let answer = try await server.get(function)
                #expect(answer.status == status)
                let failure = try answer.failure()
                #expect(failure.code == code)
                #expect(failure.function == "f")
                #expect(failure.log.allSatisfy { $0.hasPrefix("[\(instance)] ") })
                if let log { #expect(failure.log.contains { $0.contains(log) }) }
            }
        }
    }

    @Test func `one that exits at start`() async throws {
        let files = ["handler.py": "import os\nprint('last words')\nos._exit(3)"]
        try await expect("init-failed", from: files, log: "last words")
    }

    @Test func `one that cannot be loaded`() async throws {
        let files = ["handler.py": "import nothing_of_this_name"]
        try await expect("init-failed", from: files, log: "ModuleNotFoundError")
        try await expect(
            "init-failed",
            from: ["handler.js": "throw new Error('broken file')"],
            runtime: "node",
            log: "broken file"
        )
        try await expect(
            "init-failed",
            from: ["handler.rb": "raise 'broken file'"],
            runtime: "ruby",
            log: "broken file"
        )
    }

    @Test func `one that never asks for work`() async throws {
        try await expect(
            "init-timeout",
            status: 504,
            from: Handlers.bootstrap("time.sleep(600)"),
            runtime: "provided",
            adjust: { $0.initTimeout = .milliseconds(700) }
        )
    }

    @Test func `one that answers what is not JSON`() async throws {
        let code = Handlers.connection + "\nwhile True:\n    answer(next(), 'garbage')"
        try await expect(
            "malformed-answer",
            from: Handlers.bootstrap(code),
            runtime: "provided"
        )
    }

    @Test func `one that speaks broken HTTP`() async throws {
        let code =
            Handlers.connection
            + "\nnext()\ns.sendall(b'\\x00\\x01 what? \\r\\n\\r\\n')\ntime.sleep(600)"
        try await expect(
            "malformed-answer",
            from: Handlers.bootstrap(code),
            runtime: "provided"
        )
    }

    @Test func `one that stops in the middle of its answer`() async throws {
        let code =
            Handlers.connection + """

                id = next()
                s.sendall(f"POST /2018-06-01/runtime/invocation/{id}/response HTTP/1.1\\r\\nContent-Length: 99\\r\\n\\r\\n{{".encode())
                s.close()
                time.sleep(600)
                """
        try await expect(
            "malformed-answer",
            from: Handlers.bootstrap(code),
            runtime: "provided"
        )
    }

    @Test func `one that dies at work`() async throws {
        let files = Handlers.python("print('going')\nsys.stdout.flush()\nos.kill(os.getpid(), 11)")
        try await expect("crashed", from: files, log: "signal 11")
    }

    @Test func `one that takes more memory than it may`() async throws {
        let files = Handlers.python("keep = bytearray(400 << 20)\ntime.sleep(600)")
        try await expect(
            "memory-exceeded",
            from: files,
            log: "128MiB",
            memory: 128 << 20
        )
    }

    @Test func `one that hangs`() async throws {
        try await expect(
            "timeout",
            status: 504,
            from: Handlers.python("time.sleep(600)"),
            timeout: .milliseconds(700)
        )
    }

    @Test func `one that raises, which costs the request but not the instance`() async throws {
        try await RunningServer.with { server in
            let files = Handlers.python("raise ValueError('wrong ' + str(os.getpid()))")
            let function = try await server.create(files)
            let first = try await server.get(function)
            let second = try await server.get(function)
            #expect(first.status == 502)
            let failure = try first.failure()
            #expect(failure.code == "function-error")
            #expect(failure.message.hasPrefix("ValueError: wrong "))
            #expect(try second.failure().message == failure.message)
        }
    }

    @Test func `one that answers twice is told off and goes on`() async throws {
        let code =
            Handlers.connection + """

                while True:
                    id = next()
                    answer(id, '"first"')
                    answer(id, '"second"')
                """
        try await RunningServer.with { server in
            let function = try await server.create(Handlers.bootstrap(code), runtime: "provided")
            #expect(try await server.get(function).text == "\"first\"")
            #expect(try await server.get(function).text == "\"first\"")
        }
    }
}
