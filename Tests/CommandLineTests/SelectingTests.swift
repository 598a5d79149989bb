import Testing

@Suite struct `Running a part of a pipeline` {
    private func instances(_ arguments: String..., in workspace: Workspace) async throws
        -> [String]
    {
        try workspace.writeTalk()
        let run = try await workspace.launch(
            Program.path,
            ["run", Talk.file, "--json"] + arguments
        )
        run.expect(status: 0)
        let events = try run.events
        return (events.first?["instances"]?.elements ?? []).map { $0.text ?? "" }
    }

    @Test func `runs what was chosen and what it needs`() async throws {
        try await withWorkspace { workspace in
            #expect(
                try await instances("--only", "talk[who=bob]", in: workspace) == ["talk[who=bob]"]
            )
            #expect(
                try await instances("--only", "wait", in: workspace) == [
                    "talk[who=ann]", "talk[who=bob]", "wait",
                ]
            )
            #expect(
                try await instances("--only", "talk[who=a*]", "--only", "talk[who=b*]", in: workspace)
                    == ["talk[who=ann]", "talk[who=bob]"]
            )
        }
    }

    @Test func `runs from a step on`() async throws {
        try await withWorkspace { workspace in
            let names = try await instances("--from", "wait", in: workspace)
            #expect(names == ["talk[who=ann]", "talk[who=bob]", "wait", "after"])
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
