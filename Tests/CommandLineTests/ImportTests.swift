import Foundation
import Testing

extension Measuring {
    @Suite struct `An experiment of STeLLAR` {
        private static let experiment = """
            {"provider": "aws", "subexperiments": [
              {"Title": "demo", "Bursts": 2, "BurstSizes": [2], "IATSeconds": 0.4,
               "DesiredServiceTimes": ["2ms"], "FunctionImageSizeMB": 1}]}
            """

        @Test func `runs on this machine, and leaves what STeLLAR's readers expect`() async throws {
            try await withWorkspace { workspace in
                try workspace.write(Self.experiment, to: "demo.json")
                let imported = try await workspace.run("import", "demo.json")
                imported.expect(status: 0)
                #expect(imported.errors == "")
                let text = imported.output
                    .replacing("params:\n", with: "secrets: [results]\nparams:\n")
                    .replacing(
                        "stellar:\n",
                        with: "stellar:\n        records: ${{ secrets.results }}\n"
                    )
                try workspace.write(text, to: "demo.yml")
                let listener = try WebListener()
                defer { listener.close() }
                let run = try await workspace.run(
                    "demo.yml",
                    "--set",
                    "provider=local",
                    "--run-id",
                    "r",
                    environment: ["RESULTS": "\(listener.address)/results"]
                )
                run.expect(status: 0)
                let name = "demo-memory128MB-img1MB-IAT0.4s-burst2-st2ms-payload0KB"
                let folder = try #require(
                    workspace.files(below: ".stellar/runs/r/collect/stellar").first {
                        $0.hasSuffix("/\(name)/latencies.csv")
                    }
                )
                let rows = workspace.text(of: folder).split(separator: "\n")
                #expect(rows.count == 5)
                #expect(
                    rows.dropFirst().map { $0.split(separator: ",").last } == ["0", "0", "1", "1"]
                )
                let record = try #require(listener.posts.first)
                #expect(listener.posts.count == 1)
                #expect(record.path == "/results")
                let body = String(decoding: record.body, as: UTF8.self)
                #expect(body.hasPrefix(#"{"experiment_type":"demo","date":""#))
                #expect(body.hasSuffix(#""IAT_type":"stochastic","count":4,"provider":"local"}"#))
            }
        }

        @Test func `passes data through its chains, and tells when who had it`() async throws {
            try await withWorkspace { workspace in
                try workspace.write(
                    """
                    {"SubExperiments": [
                      {"Title": "2chain,S3", "Bursts": 3, "BurstSizes": [1], "IATSeconds": 0.2,
                       "DataTransferChainLength": 2, "StorageTransfer": true,
                       "PayloadLengthBytes": 10240, "DesiredServiceTimes": ["0ms"]}]}
                    """,
                    to: "chain.json"
                )
                let imported = try await workspace.run("import", "chain.json")
                try workspace.write(imported.output, to: "chain.yml")
                let run = try await workspace.run(
                    "chain.yml",
                    "--set",
                    "provider=local",
                    "--run-id",
                    "r"
                )
                run.expect(status: 0)
                let file = try #require(
                    workspace.files(below: ".stellar/runs/r/collect/stellar").first {
                        $0.hasSuffix("-payload10KB/data-transfers.csv")
                    }
                )
                let rows = workspace.text(of: file).split(separator: "\n")
                #expect(rows.first?.hasSuffix("Function 0 Timestamp,Function 1 Timestamp") == true)
                #expect(rows.count == 4)
                for row in rows.dropFirst() {
                    let times = row.split(separator: ",").suffix(2).compactMap { Int($0) }
                    #expect(times.count == 2 && times[0] <= times[1])
                }
            }
        }
    }
}

@Suite struct `Importing` {
    @Test func `shows all mistakes with their places, and no pipeline`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(
                """
                {"Provider": "awss",
                 "SubExperiments": [{"Bursts": -3, "BurstSizes": [1], "Title": 1}]}
                """,
                to: "e.json"
            )
            let imported = try await workspace.run("import", "e.json")
            imported.expect(status: 3)
            #expect(imported.output == "")
            imported.expect(says: "e.json:1:14: error[SR0204]: 'awss' is neither")
            imported.expect(says: "help: did you mean 'aws'?")
            imported.expect(
                says: "e.json:2:32: error[SR0205]: 'Bursts' must be 1 to 1000000, not -3"
            )
            imported.expect(says: "error[SR0203]: 'Title' must be a text, not the number 1")
            imported.expect(says: "3 errors")
        }
    }

    @Test(arguments: [("{", "SR0115"), ("", "SR0103")])
    func `says when a file is no JSON`(text: String, code: String) async throws {
        try await withWorkspace { workspace in
            try workspace.write(text, to: "e.json")
            let imported = try await workspace.run("import", "e.json")
            imported.expect(status: 3)
            imported.expect(says: "error[\(code)]")
        }
    }

    @Test func `says when there is no such file`() async throws {
        try await withWorkspace { workspace in
            let imported = try await workspace.run("import", "nowhere.json")
            imported.expect(status: 3)
            imported.expect(says: "error[SR0101]: cannot read 'nowhere.json'")
        }
    }

    @Test func `keeps what is not built yet: validation warns, a run refuses`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(
                """
                {"Provider": "vhive", "SubExperiments": [
                  {"Bursts": 1, "BurstSizes": [1], "Function": "chameleon", "SnapStartEnabled": true}]}
                """,
                to: "e.json"
            )
            let imported = try await workspace.run("import", "e.json")
            imported.expect(status: 0)
            try workspace.write(imported.output, to: "e.yml")
            let validation = try await workspace.run("validate", "e.yml")
            validation.expect(status: 0)
            for command in ["plan", "run"] {
                let refused = try await workspace.run(command, "e.yml")
                refused.expect(status: 4)
                for what in ["provider 'vhive'", "function 'chameleon'"] {
                    validation.expect(says: "warning: \(what) is missing")
                    refused.expect(says: "error: \(what) is missing")
                }
            }
            #expect(!workspace.has(".stellar"))
        }
    }
}
