import Foundation
import Glibc
import Results
import Testing

extension Measuring {
    /// Steps on another machine, over a real SSH server.
    @Suite(
        .enabled(
            if: RemoteHost.obstacle == nil,
            Comment(rawValue: "skipped: \(RemoteHost.obstacle ?? "")")
        ),
        .timeLimit(.minutes(5))
    )
    struct `Steps on another machine` {
        /// A pipeline with one step on the machine and one here that keeps what it printed.
        private func running(
            _ script: String,
            on host: RemoteHost,
            provision: String? = nil,
            more: String = ""
        ) throws -> String {
            """
            pipeline: elsewhere
            secrets: [token]
            steps:
            \(try provision ?? host.provision())
              there:
                uses: run
                runs-on: ${{ steps.client.machine }}
            \(more)
                with:
                  program: sh
                  arguments: [-c, '\(script)']
              here:
                uses: run
                with:
                  program: sh
                  arguments: [-c, 'printf %s "$0" > said', "${{ steps.there.stdout }}"]
            """
        }

        private let environment: [String: String?] = ["TOKEN": "xyzzy-plugh-4711"]

        @Test func `run there under a copy of the program, and tell nobody a secret`() async throws
        {
            try await withRemoteHost { workspace, host in
                let script =
                    #"readlink /proc/self/ns/net; T=xyzzy; T=$T-plugh-4711; "#
                    + #"grep -rlF "$T" \#(host.home) | wc -l; "#
                    + #"P=$(cat /proc/[0-9]*/cmdline | tr "\0" " "); "#
                    + #"case "$P" in *"$T"*) echo told;; *) echo untold;; esac"#
                let provision = try host.provision(program: nil)
                let pipeline = try running(script, on: host, provision: provision)
                try workspace.write(pipeline, to: "p.yml")
                let outcome = try await workspace.run(
                    "p.yml",
                    "--run-id",
                    "r",
                    environment: environment
                )
                outcome.expect(status: 0)
                let said = workspace.text(of: "said").split(separator: "\n").map(String.init)
                let own = try FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/self/ns/net"
                )
                try #require(said.count == 3)
                #expect(said[0] != own, "it ran on this machine")
                #expect(said[1] == "0", "the secret is in a file there")
                #expect(said[2] == "untold", "the secret is on a command line there")
            }
        }

        @Test func `measure from there and send every sample back, over broken connections`()
            async throws
        {
            try await withRemoteHost { workspace, host in
                let web = try WebListener(at: host.ownAddress)
                defer { web.close() }
                try workspace.write(
                    """
                    pipeline: measured
                    steps:
                    \(try host.provision(patience: "30s"))
                      deploy: { uses: deploy, with: { provider: url, urls: ["\(web.address)/"] } }
                      invoke:
                        uses: invoke
                        runs-on: ${{ steps.client.machine }}
                        with:
                          endpoints: ${{ steps.deploy.endpoints }}
                          mode: any
                          samples: 40
                          interval: 0.2s
                          arrival: constant
                          warm-up: false
                    """,
                    to: "p.yml"
                )
                let outcome = try await workspace.run("p.yml", "--run-id", "r") { program in
                    for rows in [8, 20] {
                        try await program.reaches("\(rows) rows") {
                            workspace.rows(of: "invoke", in: "r") > rows
                        }
                        try host.breakConnections()
                    }
                }
                outcome.expect(status: 0)
                let samples = try workspace.samples(of: "invoke", in: "r")
                #expect(samples.count == 40)
                #expect(samples.allSatisfy { $0.isSuccess })
                #expect(try workspace.results(of: "r")["invoke"]?["n"] == .integer(40))
                let log = workspace.text(of: "\(workspace.folder(of: "r"))/invoke/log.txt")
                #expect(log.contains("lost the connection"))
            }
        }

        @Test func `wait for a cable that was out for a moment`() async throws {
            try await withRemoteHost { workspace, host in
                let script = "touch begun; sleep 4; echo done"
                let provision = try host.provision(patience: "30s")
                try workspace.write(
                    try running(script, on: host, provision: provision),
                    to: "p.yml"
                )
                let outcome = try await workspace.run(
                    "p.yml",
                    "--run-id",
                    "r",
                    environment: environment
                ) { program in
                    try await program.reaches("the machine") { !host.attempts.isEmpty }
                    try host.cable(isIn: false)
                    try await Task.sleep(for: .seconds(3))
                    try host.cable(isIn: true)
                }
                outcome.expect(status: 0)
                #expect(workspace.text(of: "said") == "done")
            }
        }

        @Test func `end by themselves when whoever started them was killed`() async throws {
            try await withRemoteHost { workspace, host in
                try workspace.write(try running("sleep 600", on: host), to: "p.yml")
                _ = try await workspace.run(
                    "p.yml",
                    "--run-id",
                    "r",
                    environment: environment
                ) { program in
                    try await program.reaches("the machine") { isSleeping(below: workspace) }
                    program.send(SIGKILL)
                }
                let hasEnded = await holds(within: .seconds(45)) { !isSleeping(below: workspace) }
                #expect(hasEnded, "the step goes on without anybody")
                try await workspace.expectNothingLeft(of: "r")
            }
        }

        @Test func `stop there when they take too long`() async throws {
            try await withRemoteHost { workspace, host in
                let pipeline = try running("sleep 600", on: host, more: "    timeout: 4s")
                try workspace.write(pipeline, to: "p.yml")
                let outcome = try await workspace.run(
                    "p.yml",
                    "--run-id",
                    "r",
                    environment: environment
                )
                outcome.expect(status: 1)
                #expect(!isSleeping(below: workspace))
                let events = workspace.text(of: "\(workspace.folder(of: "r"))/events.jsonl")
                #expect(events.contains("it took longer than 4s"))
            }
        }

        @Test func `never begin on a machine with another key`() async throws {
            try await withRemoteHost { workspace, host in
                let provision = try host.provision(hostKey: "other")
                try workspace.write(
                    try running("echo no", on: host, provision: provision),
                    to: "p.yml"
                )
                let outcome = try await workspace.run(
                    "p.yml",
                    "--run-id",
                    "r",
                    environment: environment
                )
                outcome.expect(status: 1)
                let events = workspace.text(of: "\(workspace.folder(of: "r"))/events.jsonl")
                #expect(events.contains("Host key verification failed"))
                #expect(!FileManager.default.fileExists(atPath: "\(host.home)/.stellar-run"))
            }
        }

        @Test func `never begin under a program of another version`() async throws {
            try await withRemoteHost { workspace, host in
                let program = "\(workspace.path)/other-version"
                try workspace.write(
                    "#!/bin/sh\necho '{\"version\":\"0.0.1\",\"isKnown\":false,\"machine\":{}}'\n",
                    to: "other-version"
                )
                unsafe chmod(program, 0o755)
                let provision = try host.provision(program: program)
                try workspace.write(
                    try running("echo no", on: host, provision: provision),
                    to: "p.yml"
                )
                let outcome = try await workspace.run(
                    "p.yml",
                    "--run-id",
                    "r",
                    environment: environment
                )
                outcome.expect(status: 1)
                outcome.expect(says: "is 0.0.1, and this is")
            }
        }

        /// Whether a program sleeps for ten minutes on behalf of a workspace.
        private func isSleeping(below workspace: Workspace) -> Bool {
            workspace.processes.contains { $0.command.hasPrefix("sleep 600") }
        }
    }
}
