import Glibc
import Testing

@Suite(.serialized) struct `Looking at runs` {
    @Test func `works from elsewhere while one goes on`() async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk(mayGo: false)
            let run = try await workspace.run(Talk.file, "--run-id", "r") { program in
                try await program.reaches("waiting") { workspace.has("here") }
                let runs = try await workspace.run("runs", "--json")
                runs.expect(status: 0)
                #expect(try JSON(text: runs.output)["state"] == .text("running"))
                let status = try await workspace.run("status", "r", "--json")
                status.expect(status: 0)
                let page = try JSON(text: status.output)
                #expect(page["state"] == .text("running"))
                let instances = try #require(page["instances"]).elements
                #expect(
                    instances.map { $0["instance"]?.text ?? "" } == [
                        "talk[who=ann]", "talk[who=bob]", "wait", "after",
                    ]
                )
                #expect(
                    instances.map { $0["state"]?.text ?? "" } == [
                        "succeeded", "succeeded", "running", "waiting",
                    ]
                )
                try workspace.write("", to: "go")
            }
            run.expect(status: 0)
            let status = try await workspace.run("status", "r")
            status.expect(status: 0)
            #expect(status.output.hasPrefix("r succeeded: talk, started 20"), "\(status)")
            #expect(!status.output.contains("waiting"), "\(status)")
        }
    }

    @Test func `tells a dead one from one that is over, the latest first`() async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk()
            try await workspace.run(Talk.file, "--run-id", "first").expect(status: 0)
            try workspace.writeTalk(mayGo: false)
            try workspace.removeFile("go")
            try workspace.removeFile("here")
            try await workspace.run(Talk.file, "--run-id", "second") { program in
                try await program.reaches("waiting") { workspace.has("here") }
                program.send(SIGKILL)
            }
            .expect(status: 137)
            let runs = try await workspace.run("runs", "--json").events
            #expect(runs.map { $0["run"]?.text ?? "" } == ["second", "first"])
            #expect(runs.map { $0["state"]?.text ?? "" } == ["dead", "succeeded"])
            let text = try await workspace.run("runs").output
            #expect(text.hasPrefix("run     state      pipeline  started"), "\(text)")
            let status = try await workspace.run("status", "second")
            #expect(status.output.contains("wait           interrupted"), "\(status)")
            #expect(status.output.contains("stellar-run teardown second"), "\(status)")
        }
    }

    @Test func `shows the logs of those that are meant`() async throws {
        try await withWorkspace { workspace in
            try workspace.writeTalk()
            try await workspace.run(Talk.file, "--run-id", "r").expect(status: 0)
            #expect(try await workspace.run("logs", "r", "talk[who=bob]").output == "I am bob\n")
            #expect(try await workspace.run("logs", "r", "talk[who=a").output == "I am ann\n")
            let both = "==> talk[who=ann] <==\nI am ann\n==> talk[who=bob] <==\nI am bob\n"
            #expect(try await workspace.run("logs", "r", "t*").output == both)
            #expect(try await workspace.run("logs", "r").output == both)
            let lines = try await workspace.run("logs", "r", "talk[*]", "--json").events
            #expect(lines.map { $0["line"]?.text ?? "" } == ["I am ann", "I am bob"])
            let wrong = try await workspace.run("logs", "r", "tlak")
            wrong.expect(status: 2)
            wrong.expect(says: "'tlak'; there are talk[who=ann], talk[who=bob]")
        }
    }

    @Test(arguments: ["status", "logs"])
    func `that nobody knows is a mistake in the command`(command: String) async throws {
        try await withWorkspace { workspace in
            let none = try await workspace.run(command, "nightly")
            none.expect(status: 2)
            none.expect(says: "there is no run 'nightly'; there are none in '.stellar'")
            #expect(!workspace.has(".stellar"))
            try workspace.writeTalk()
            try await workspace.run(Talk.file, "--run-id", "nightly-1").expect(status: 0)
            let near = try await workspace.run(command, "nihgtly-1")
            near.expect(status: 2)
            near.expect(says: "did you mean 'nightly-1'?")
        }
    }

    @Test func `finds none where none ever were`() async throws {
        try await withWorkspace { workspace in
            let runs = try await workspace.run("runs")
            runs.expect(status: 0)
            #expect(runs.output == "no runs yet\n")
            #expect(try await workspace.run("runs", "--json").output.isEmpty)
            #expect(!workspace.has(".stellar"))
        }
    }
}
