import Testing

@Suite(.serialized) struct `A bad function` {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let code: String
        /// What the step says.
        let failure: String
        /// The function's own words that must be shown.
        let words: String
        var testDescription: String { name }
    }

    private static let cases = [
        Case(
            name: "exits-at-start",
            code: """
                import os
                print("no licence, no service", flush=True)
                os._exit(3)
                """,
            failure: "too many requests failed",
            words: "no licence, no service"
        ),
        Case(
            name: "answers-garbage",
            code: """
                def handler(event, context):
                    print("never heard of any contract", flush=True)
                    return {"statusCode": 200, "body": "}{"}
                """,
            failure: "no answer was proven cold",
            words: "never heard of any contract"
        ),
        Case(
            name: "raises",
            code: """
                def handler(event, context):
                    raise ValueError("the database is on fire")
                """,
            failure: "too many requests failed",
            words: "ValueError: the database is on fire"
        ),
        Case(
            name: "eats-memory",
            code: """
                def handler(event, context):
                    print("hungry", flush=True)
                    hoard = []
                    while True:
                        hoard.append(bytearray(1 << 20))
                """,
            failure: "too many requests failed",
            words: "hungry"
        ),
        Case(
            name: "closes-its-output-and-dies",
            code: """
                import os, signal
                def handler(event, context):
                    print("goodbye", flush=True)
                    os.close(1); os.close(2)
                    os.kill(os.getpid(), signal.SIGSEGV)
                """,
            failure: "too many requests failed",
            words: "goodbye"
        ),
        Case(
            name: "never-polls",
            code: """
                import time
                print("waiting for a lock", flush=True)
                time.sleep(600)
                """,
            failure: "too many requests failed",
            words: "waiting for a lock"
        ),
    ]

    @Test(arguments: cases)
    func `fails its step with its own last words, and nothing is left`(bad: Case) async throws {
        try await withWorkspace { workspace in
            try workspace.write(function: bad.name, python: bad.code)
            try workspace.write(Pipelines.invoking(bad.name), to: "bad.yml")
            let run = try await workspace.run("bad.yml", "--run-id", "r")
            run.expect(status: 1)
            run.expect(says: "✗ invoke failed: \(bad.failure)")
            run.expect(says: "the last log lines of st-")
            run.expect(says: bad.words)
            run.expect(says: "r failed: created 2, removed 2, already gone 0, left 0")
            let summary = try workspace.summary(of: "r")
            #expect(summary["state"] == .text("failed"))
            #expect(summary["failed"]?.elements.first?["instance"] == .text("invoke"))
            let result = try #require(try workspace.results(of: "r")["invoke"])
            #expect(result["n"] == .integer(0))
            // Missing is never zero.
            #expect(result["p50Ns"] == .null)
            await workspace.expectNothingRuns()
            try await workspace.expectNothingLeft(of: "r")
        }
    }

    @Test func `that is not valid code is found before anything is deployed`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(function: "broken", python: "def handler(:\n")
            try workspace.write(Pipelines.invoking("broken"), to: "bad.yml")
            let run = try await workspace.run("bad.yml")
            run.expect(status: 1)
            run.expect(
                says: "✗ build failed: '\(workspace.path)/functions/broken/python/handler.py'"
            )
            run.expect(says: "SyntaxError")
            run.expect(says: "created 0, removed 0, already gone 0, left 0")
        }
    }

    @Test func `that is not there is looked for where one would expect it`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Pipelines.invoking("absent"), to: "bad.yml")
            let run = try await workspace.run("bad.yml")
            run.expect(status: 1)
            run.expect(says: "there is no function 'absent' for runtime 'python'")
            run.expect(says: "not a folder: \(workspace.path)/functions/absent/python")
        }
    }
}
