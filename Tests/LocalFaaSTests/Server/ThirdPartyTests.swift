import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

/// Third-party proof: AWS's own runtime client for Python, unmodified, hosts a plain AWS handler.
@Suite struct `Hosted by awslambdaric` {
    private static let handler = """
        import os
        count = 0
        def handler(event, context):
            global count
            count += 1
            if event["rawPath"] == "/raise":
                raise KeyError("as asked")
            return {"pid": os.getpid(), "count": count, "id": context.aws_request_id,
                    "left": context.get_remaining_time_in_millis(),
                    "function": context.function_name, "memory": context.memory_limit_in_mb}
        """

    private struct Answer: Decodable {
        let pid: Int
        let count: Int
        let id: String
        let left: Int
        let function: String
        let memory: String
    }

    @Test func `a plain handler is cold, then warm, then fails as asked`() async throws {
        let python = try await RuntimeClient.python()
        let files = [
            "bootstrap": "#!/bin/sh\nexec \(python) -m awslambdaric \"$_HANDLER\"\n",
            "handler.py": Self.handler,
        ]
        try await RunningServer.with { server in
            let function = try await server.create(files, runtime: "provided")
            let cold: Answer = try await server.get(function).json()
            let warm: Answer = try await server.get(function).json()
            #expect((cold.count, warm.count) == (1, 2))
            #expect(cold.pid == warm.pid)
            #expect(cold.id != warm.id)
            #expect((1...30_000).contains(warm.left))
            #expect(warm.function == "f")
            #expect(warm.memory == "512")
            let failure = try await server.get(function, "/raise").failure()
            #expect(failure.code == "function-error")
            #expect(failure.message.hasPrefix("KeyError"))
        }
    }
}
