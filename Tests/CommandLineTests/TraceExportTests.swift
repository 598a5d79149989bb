import Testing

@Suite struct `The spans of a run` {
    /// A collector for one request: says where it listens, keeps what it is sent, and ends.
    private static let collector = """
        import http.server, sys
        class Collector(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                open("sent", "wb").write(self.path.encode() + b" " +
                    self.headers["Content-Type"].encode() + b"\\n" + body)
                self.send_response(int(sys.argv[1]))
                self.end_headers()
        server = http.server.HTTPServer(("127.0.0.1", 0), Collector)
        open("port.new", "w").write(str(server.server_port))
        import os; os.rename("port.new", "port")
        server.handle_request()
        """

    private func spans(in document: String) throws -> [JSON] {
        let resource = try #require(try JSON(text: document)["resourceSpans"]?.elements.first)
        let scope = try #require(resource["scopeSpans"]?.elements.first)
        return try #require(scope["spans"]).elements
    }

    @Test func `are added to a file, a document a line`() async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk()
            for run in ["a", "b"] {
                try await workspace.run(Talk.file, "--run-id", run, "--otlp", "spans.jsonl")
                    .expect(status: 0)
            }
            let lines = workspace.text(of: "spans.jsonl").split(separator: "\n").map(String.init)
            #expect(lines.count == 2)
            let first = try spans(in: lines[0])
            #expect(
                first.map { $0["name"]?.text ?? "" }.sorted() == [
                    "RUN talk", "after", "talk", "talk", "wait",
                ]
            )
            #expect(Set(first.map { $0["traceId"]?.text ?? "" }).count == 1)
            #expect(try spans(in: lines[1])[0]["traceId"] != first[0]["traceId"])
        }
    }

    @Test(arguments: [(200, false), (503, true)])
    func `are sent to a collector`(status: Int, isWarned: Bool) async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk()
            try workspace.write(Self.collector, to: "collector.py")
            _ = try await workspace.launch(
                "/usr/bin/python3",
                ["collector.py", "\(status)"]
            ) { collector in
                try await collector.reaches("listening") { workspace.has("port") }
                let address = "http://127.0.0.1:\(workspace.text(of: "port"))/v1/traces"
                let run = try await workspace.run(Talk.file, "--otlp", address)
                run.expect(status: 0)
                #expect(run.errors.contains("warning: the trace") == isWarned, "\(run)")
            }
            let sent = workspace.text(of: "sent").split(separator: "\n").map(String.init)
            #expect(sent.first == "/v1/traces application/json")
            #expect(try spans(in: sent.last ?? "").count == 5)
        }
    }

    @Test func `that cannot be exported do not change how the run went`() async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk()
            let run = try await workspace.run(Talk.file, "--otlp", "http://127.0.0.1:9/v1/traces")
            run.expect(status: 0)
            run.expect(says: "warning: the trace could not be exported")
            let file = try await workspace.run(Talk.file, "--otlp", "/nowhere/spans")
            file.expect(status: 0)
            file.expect(says: "warning: cannot write /nowhere/spans")
        }
    }
}
