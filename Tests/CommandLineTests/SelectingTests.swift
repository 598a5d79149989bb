import Testing

@Suite struct `Running a part of a pipeline` {
    @Test(arguments: [
        (["--only", "talk[who=bob]"], ["talk[who=bob]"]),
        (["--only", "wait"], ["talk[who=ann]", "talk[who=bob]", "wait"]),
        (
            ["--only", "talk[who=a*]", "--only", "talk[who=b*]"],
            ["talk[who=ann]", "talk[who=bob]"]
        ),
        (["--from", "wait"], ["talk[who=ann]", "talk[who=bob]", "wait", "after"]),
    ])
    func `runs what was chosen and what it needs`(
        arguments: [String],
        expected: [String]
    ) async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk()
            let run = try await workspace.launch(
                Program.path,
                ["run", Talk.file, "--json"] + arguments
            )
            run.expect(status: 0)
            let names = try run.events.first?["instances"]?.elements.map { $0.text ?? "" }
            #expect(names == expected)
        }
    }

    @Test func `is shown before it is done`() async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk()
            let plan = try await workspace.run("plan", Talk.file, "--json", "--only", "wait")
            plan.expect(status: 0)
            let instances = try #require(try JSON(text: plan.output)["instances"]).elements
            let names = instances.map { $0["id"]?.text ?? "" }
            #expect(names == ["talk[who=ann]", "talk[who=bob]", "wait"])
            let wrong = try await workspace.run("plan", Talk.file, "--from", "tlak")
            wrong.expect(status: 2)
            wrong.expect(says: "no instance matches 'tlak'")
        }
    }

    @Test(arguments: [
        (["--only", "tlak"], "no instance matches 'tlak'; there are talk[who=ann], talk[who=bob]"),
        (["--from", "talk[who=eve]"], "there are talk[who=ann], talk[who=bob]"),
        (["--only", "talk["], "'--only talk[' must be written like deploy[provider=local,*]"),
        (["--only", "talk", "--from", "wait"], "'--only' and '--from' cannot be used together"),
    ])
    func `refuses what does not mean anything`(
        arguments: [String],
        message: String
    ) async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk()
            let run = try await workspace.launch(Program.path, ["run", Talk.file] + arguments)
            run.expect(status: 2)
            run.expect(says: message)
            #expect(!workspace.has(".stellar"))
        }
    }
}
