import Testing

@Suite struct `What is wrong with a pipeline` {
    private static let mistaken = """
        pipeline: p
        steps:
          date: { uses: rnu, with: { program: date } }
        """

    @Test func `is a result in the formats for programs`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.mistaken, to: "p.yml")
            let json = try await workspace.run("validate", "p.yml", "--format", "json")
            json.expect(status: 3)
            #expect(json.errors == "")
            let lines = try json.events
            #expect(lines.map { $0["kind"]?.text } == ["diagnostic", "summary"])
            #expect(lines[0]["code"]?.text == "SR0601")
            let sarif = try await workspace.run("validate", "p.yml", "--format", "sarif")
            sarif.expect(status: 3)
            #expect(try sarif.events.map { $0["version"]?.text } == ["2.1.0"])
            let github = try await workspace.run("validate", "p.yml", "--format", "github")
            github.expect(status: 3)
            #expect(github.output.hasPrefix("::error file=p.yml,line=3,col=17,"))
        }
    }

    @Test func `is told of many pipelines at once, and once where they share it`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.mistaken, to: "shared.yml")
            let user = "pipeline: p\nsteps:\n  shared: { uses: ./shared.yml }\n"
            try workspace.write(user, to: "a.yml")
            try workspace.write(user, to: "b.yml")
            let good = "pipeline: g\nsteps:\n  date: { uses: run, with: { program: date } }\n"
            try workspace.write(good, to: "good.yml")
            let outcome = try await workspace.run(
                "validate",
                "good.yml",
                "a.yml",
                "b.yml",
                "--format",
                "json"
            )
            outcome.expect(status: 3)
            #expect(try outcome.events.count { $0["code"]?.text == "SR0601" } == 1)
            try await workspace.run("validate", "good.yml", "good.yml").expect(status: 0)
        }
    }

    @Test func `stands beside the plan in any format`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.mistaken, to: "p.yml")
            let plan = try await workspace.run("plan", "p.yml", "--format", "github")
            plan.expect(status: 3)
            #expect(plan.output == "")
            plan.expect(says: "::error file=p.yml,line=3,col=17,")
        }
    }

    @Test(arguments: [
        ("text", "p.yml:3:17: error[SR0601]: "), ("json", #"{"kind":"diagnostic","schema":1,"#),
        ("sarif", #""version":"2.1.0""#), ("github", "::error file=p.yml,line=3,col=17,"),
    ])
    func `stands beside the events of a run in any format`(
        format: String,
        says: String
    )
        async throws
    {
        try await withWorkspace { workspace in
            try workspace.write(Self.mistaken, to: "p.yml")
            for arguments in [["p.yml"], ["run", "p.yml", "--json"]] {
                let run = try await workspace.launch(
                    Program.path,
                    arguments + ["--format", format]
                )
                run.expect(status: 3)
                #expect(run.output == "")
                run.expect(says: says)
            }
            #expect(!workspace.has(".stellar"))
        }
    }

    @Test func `is explained by its code`() async throws {
        try await withWorkspace { workspace in
            let all = try await workspace.run("explain")
            all.expect(status: 0)
            #expect(all.output.contains("SR0601  an unknown kind of step\n"))
            let one = try await workspace.run("explain", "sr0601")
            one.expect(status: 0)
            #expect(one.output.hasPrefix("SR0601: an unknown kind of step\n"))
            #expect(one.output.contains("\nwrong\n  pipeline: nightly\n"))
            #expect(one.output.contains("\nright\n  pipeline: nightly\n"))
        }
    }

    @Test(arguments: [
        ("SR0699", "did you mean 'SR060"), ("SR061", "did you mean 'SR0601'?"),
        ("SR0900", "lists all of them"), ("cycle", "lists all of them"),
    ])
    func `is not guessed from a code that does not exist`(code: String, says: String) async throws {
        try await withWorkspace { workspace in
            let result = try await workspace.run("explain", code)
            result.expect(status: 2)
            result.expect(says: says)
        }
    }
}
