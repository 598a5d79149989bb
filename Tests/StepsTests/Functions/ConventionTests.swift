import FaaS
import Foundation
import LocalFaaSTestSupport
import Testing
import Values

@testable import Steps

/// The contract of `functions/README.md` where a cloud speaks otherwise than Lambda: to a port, through
/// Azure's host, or to a module of Workers.
@Suite(.serialized) struct `Every function in other conventions` {
    @Test(arguments: ShippedFunction.all)
    func `answers at a port as documented`(shipped: ShippedFunction) async throws {
        try shipped.requireTools()
        try await withFolder { folder in
            let artifact = try await shipped.build(in: folder)
            try await HostedFunction.with(.image(of: artifact, in: folder)) { function in
                try await answers(function, as: shipped)
            }
            try await HostedFunction.with(.azure(of: artifact, in: folder)) { function in
                // What Azure's host asks before the first request is not for the function.
                let probe = try await function.send("/")
                #expect(probe.status == 200 && probe.body.isEmpty)
                try await answers(function, as: shipped)
            }
        }
    }

    private func answers(_ function: HostedFunction, as shipped: ShippedFunction) async throws {
        let cold = try ContractAnswer(await function.send(function.path))
        #expect(cold.function == shipped.name && cold.runtime == shipped.runtime)
        #expect(cold.ordinal == 1 && cold.initNs > 0 && !cold.instance.isEmpty)
        let spun = try ContractAnswer(
            await function.send(function.path + "?service-time=30000000")
        )
        #expect(spun.ordinal == 2 && spun.instance == cold.instance)
        #expect(spun.serviceNs >= 30_000_000 && spun.initNs == cold.initNs)
        try await carriesPayloads(function)
        try await refusesNonsense(function)
        try await answersOneAtATime(function)
    }

    private func carriesPayloads(_ function: HostedFunction) async throws {
        let bytes = (0..<4_194_304).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let answer = try await function.send(
            function.path + "?response-payload=4194304&seed=5%C3%A9+x",
            bytes
        )
        let line = try #require(answer.body.firstIndex(of: UInt8(ascii: "\n")))
        let told = try ContractAnswer(HTTPAnswer(status: 200, body: Array(answer.body[..<line])))
        #expect(told.payloadBytes == bytes.count && told.ordinal == 3)
        #expect(answer.body.count - line - 1 == 4_194_304)
        #expect(answer.header("content-type") == "application/octet-stream")

        let head = "POST \(function.path) HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n"
        let body = "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nx: y\r\n\r\n"
        let connection = try RawConnection(port: Int(function.port))
        connection.send("\(head)\r\n\(body)\(head)connection: close\r\n\r\n0\r\n\r\n")
        let both = try await connection.read(until: "close\r\n\r\n{").filter { $0 != " " }
        #expect(both.contains(#""ordinal":4"#) && both.contains(#""payloadBytes":13"#))
    }

    private func refusesNonsense(_ function: HostedFunction) async throws {
        let failure = try await function.send(function.path + "?service-time=soon")
        #expect(failure.status == 500)
        #expect(String(decoding: failure.body, as: UTF8.self).contains("soon"))
        let long = String(repeating: "x", count: 70_000)
        for (request, status) in [
            ("nonsense", "400"), ("GET / HTTP/1.1\r\nnonsense", "400"),
            ("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -1", "400"),
            ("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 33554433", "413"),
            ("POST / HTTP/1.1\r\ncontent-length: 1\r\ntransfer-encoding: chunked", "400"),
            ("GET / HTTP/1.1\r\nx: \(long)", "431"),
        ] {
            let told = try await function.status(of: request + "\r\n\r\n")
            #expect(told == "HTTP/1.1 \(status)", "\(request.prefix(80))")
        }
        // Who connects and says nothing has not asked.
        try RawConnection(port: Int(function.port)).close()
        let after = try ContractAnswer(await function.send(function.path))
        #expect(after.ordinal == 7)
    }

    private func answersOneAtATime(_ function: HostedFunction) async throws {
        let answers = try await withThrowingTaskGroup(of: ContractAnswer.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    try ContractAnswer(
                        await function.send(function.path + "?service-time=50000000")
                    )
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let ordered = answers.sorted { $0.ordinal < $1.ordinal }
        #expect(ordered.map(\.ordinal) == [8, 9, 10])
        #expect(zip(ordered, ordered.dropFirst()).allSatisfy { $0.sentNs <= $1.receivedNs })
    }

    @Test(arguments: ["hello", "hello-read"])
    func `answers as a module of Workers`(name: String) async throws {
        let shipped = ShippedFunction(name: name, runtime: "node")
        try shipped.requireTools()
        try await withFolder { folder in
            let artifact = try await shipped.build(in: folder)
            let app = try await artifact.unpacked(for: .workersModule, in: folder)
            try write(Self.harness, to: "\(app)/harness.mjs")
            let lines = try output(of: "node harness.mjs", in: app).split(separator: "\n")
            let answers = try lines.prefix(2).map {
                try JSONDecoder().decode(ContractAnswer.self, from: Data($0.utf8))
            }
            #expect(answers.map(\.ordinal) == [1, 2] && answers[0].instance == answers[1].instance)
            #expect(answers[0].function == name && answers[1].serviceNs >= 1_000_000)
            #expect(answers[1].payloadBytes == 3)
            #expect(
                lines.dropFirst(2).map(String.init) == [
                    "10 application/octet-stream", "500 true",
                ]
            )
        }
    }

    private func output(of command: String, in folder: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command.split(separator: " ").map(String.init)
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = output
        // What the module says of its failures belongs to no test's output.
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// Calls the module as Workers would, with real requests; chance is forbidden while it loads, as there.
    private static let harness = """
        import crypto from 'node:crypto';
        import { syncBuiltinESMExports } from 'node:module';
        let loading = true;
        for (const name of ['randomBytes', 'randomUUID']) {
          const real = crypto[name];
          crypto[name] = (...wanted) => {
            if (loading) throw new Error('no random values while a module loads');
            return real(...wanted);
          };
        }
        syncBuiltinESMExports();
        const { default: worker } = await import('./worker.mjs');
        loading = false;
        const url = 'https://hello.example.workers.dev/some/path';
        const ask = (query, body) => {
          const method = body ? 'POST' : 'GET';
          return worker.fetch(new Request(url + query, { method, body }), { GREETING: 'hello' });
        };
        console.log(await (await ask('')).text());
        console.log(await (await ask('?service-time=1000000', new Uint8Array([255, 1, 2]))).text());
        const large = await ask('?response-payload=10&seed=a%20b', 'abc');
        const bytes = Buffer.from(await large.arrayBuffer());
        console.log(bytes.length - bytes.indexOf(10) - 1, large.headers.get('content-type'));
        const failed = await ask('?service-time=soon');
        console.log(failed.status, (await failed.text()).includes('soon'));
        """
}
