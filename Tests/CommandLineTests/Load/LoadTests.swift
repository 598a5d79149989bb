import Foundation
import Testing

extension Measuring {
    @Suite struct `A load of one's own` {
        private typealias Row = [String: String]

        /// The rows of a file by the names of their columns, after its two first lines.
        private func rows(_ file: String, in workspace: Workspace) -> [Row] {
            let lines = workspace.text(of: file).split(separator: "\n")
            guard lines.count > 2, lines[0] == "# clock=monotonic" else { return [] }
            let names = lines[1].split(separator: ",").map(String.init)
            return lines.dropFirst(2).map { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                return Row(uniqueKeysWithValues: zip(names, cells.map(String.init)))
            }
        }

        private func number(_ row: Row, _ name: String) -> Int? { row[name].flatMap { Int($0) } }

        @Test func `at a rate writes a row for each request, at its instant`() async throws {
            let server = try WebServer()
            try await withWorkspace { workspace in
                let url = "\(server.address)/{id}"
                let options = ["--rate", "50", "--count", "30", "--csv", "rows.csv"]
                let outcome = try await workspace.launch(Program.path, ["load", url] + options)
                outcome.expect(status: 0)
                let rows = rows("rows.csv", in: workspace)
                #expect(rows.compactMap { number($0, "id") }.sorted() == Array(0..<30))
                let sorted = rows.sorted { number($0, "id") ?? 0 < number($1, "id") ?? 0 }
                let first = try #require(number(sorted[0], "intended_ns"))
                for (index, row) in sorted.enumerated() {
                    #expect(number(row, "intended_ns") == first + index * 20_000_000)
                    let sent = try #require(number(row, "sent_ns"))
                    let latency = try #require(number(row, "latency_ns"))
                    #expect(sent >= first + index * 20_000_000 && latency > 0)
                    #expect(
                        number(row, "response_ns") == sent - first - index * 20_000_000 + latency
                    )
                    #expect(number(row, "last_byte_ns") ?? 0 >= latency)
                    #expect(row["status"] == "200" && row["error"] == "" && row["tls_ns"] == "0")
                }
                #expect(sorted.contains { $0["reused"] == "1" })
                #expect(outcome.output.contains("30 planned, 30 sent, 30 answered"))
                #expect(outcome.output.contains("calibration: a latency is off by"))
            }
        }

        @Test func `in bursts opens its connections before, or dials them when told to`()
            async throws
        {
            let server = try WebServer()
            try await withWorkspace { workspace in
                for (option, isFresh) in [("--connections=20", false), ("--fresh", true)] {
                    let outcome = try await workspace.launch(
                        Program.path,
                        [
                            "load", "\(server.address)/slow", "--burst", "20", "--bursts", "2",
                            "--gap", "600ms", option, "--csv", "rows.csv", "--no-calibration",
                        ]
                    )
                    outcome.expect(status: 0)
                    let rows = rows("rows.csv", in: workspace)
                    #expect(rows.count == 40)
                    #expect(rows.count { $0["burst"] == "1" } == 20)
                    #expect(rows.allSatisfy { number($0, "latency_ns") ?? 0 >= 50_000_000 })
                    if isFresh {
                        #expect(rows.allSatisfy { $0["reused"] == "0" })
                        #expect(rows.allSatisfy { number($0, "connect_ns") ?? 0 > 0 })
                    } else {
                        #expect(rows.contains { $0["reused"] == "1" })
                    }
                }
            }
        }

        @Test func `sends what it is told to`() async throws {
            let server = try WebServer()
            try await withWorkspace { workspace in
                let outcome = try await workspace.run(
                    "load",
                    "\(server.address)/",
                    "--rate=100",
                    "--count=5",
                    "--header=X-Number: n{id}",
                    "--body=hello",
                    "--no-calibration",
                    "--json",
                    "--csv=rows.csv"
                )
                outcome.expect(status: 0)
                // The server answers with the body and the field.
                let rows = rows("rows.csv", in: workspace)
                #expect(rows.allSatisfy { $0["bytes"] == "7" })
                let json = try JSON(text: outcome.output)
                #expect(json["succeeded"]?.integer == 5)
                #expect(json["report"]?["placement"]?["processors"]?.integer ?? 0 > 0)
            }
        }

        @Test func `that fails keeps every request, and says where each failed`() async throws {
            try await withWorkspace { workspace in
                let refused = try await workspace.run(
                    "load",
                    "http://127.0.0.1:1/",
                    "--rate=100",
                    "--count=7",
                    "--csv=rows.csv",
                    "--no-calibration"
                )
                refused.expect(status: 1)
                #expect(refused.output.contains("failed 7: connect while connecting"))
                // No answer came, so nothing is said of who would have stamped it.
                #expect(refused.output.contains("suspect: 7 planned requests were not sent\n"))
                #expect(refused.output.contains("stamps: none\n"))
                let rows = rows("rows.csv", in: workspace)
                #expect(rows.count == 7)
                #expect(rows.allSatisfy { $0["latency_ns"] == "" && $0["sent_ns"] == "" })
                #expect(rows.allSatisfy { $0["error"] == "connect" && $0["phase"] == "connecting" })
            }
        }

        @Test func `whose host has no address is refused`() async throws {
            try await withWorkspace { workspace in
                let outcome = try await workspace.run(
                    "load",
                    "http://no-such-host.invalid/",
                    "--rate=10",
                    "--count=1",
                    "--no-calibration"
                )
                outcome.expect(status: 4)
                outcome.expect(says: "'no-such-host.invalid' has no address")
            }
        }

        @Test func `that needs more files than there may be is refused`() async throws {
            try await withWorkspace { workspace in
                let command =
                    "ulimit -n 1024; exec \(Program.path) load http://127.0.0.1:1/ --burst 10000"
                    + " --no-calibration"
                let outcome = try await workspace.launch("/bin/sh", ["-c", command])
                outcome.expect(status: 4)
                outcome.expect(
                    says:
                        "the plan needs 10000 connections at once, the limit of open files is 1024"
                )
            }
        }

        @Test func `has room for its connections before it needs it`() async throws {
            let server = try WebServer()
            try await withWorkspace { workspace in
                _ = try await workspace.run(
                    "load",
                    "\(server.address)/",
                    "--rate=20",
                    "--count=1000",
                    "--no-calibration"
                ) { program in
                    // One or two are open, but each request might need one of its own.
                    try await program.reaches("room for 1000") {
                        self.roomForFiles(of: program.pid) >= 1000
                    }
                    program.send(SIGINT)
                }
            }
        }

        /// For how many open files the kernel has room in a process at the moment.
        private func roomForFiles(of process: pid_t) -> Int {
            // Read while the program starts or ends, there may be none.
            let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            let line = status?.split(separator: "\n").first { $0.hasPrefix("FDSize:") }
            return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
        }

        @Test func `that is stopped tells what it has`() async throws {
            let server = try WebServer()
            try await withWorkspace { workspace in
                let outcome = try await workspace.run(
                    "load",
                    "\(server.address)/",
                    "--rate=20",
                    "--duration=10m",
                    "--no-calibration"
                ) { program in
                    try await Task.sleep(for: .seconds(1))
                    program.send(SIGINT)
                }
                outcome.expect(status: 130)
                #expect(outcome.output.contains("12000 planned"))
                #expect(outcome.output.contains("service latency"))
                #expect(outcome.output.contains("suspect:"))
            }
        }

        @Test(arguments: [
            ("--rate 10", "either --count or --duration"),
            ("--count 10", "say --rate"),
            ("--rate 10 --burst 3 --count 1", "exclude each other"),
            ("--burst 10 --bursts 2", "say with --gap"),
            ("--burst 10001", "from 1 to 10000"),
            ("--rate 1000000 --duration 1h", "more than 10000000 requests"),
            ("--rate 10 --duration soon", "'soon' is no duration"),
            ("--rate 10 --count 1 --header nonsense", "write NAME:VALUE"),
            ("--rate 0 --count 1", "--rate must be above 0"),
            ("--burst 10 --fresh --connections 10", "no --connections"),
            ("--burst 10 --connections 9 --max-connections 4", "cannot be more"),
            ("--burst 10 --max-connections 0", "must be positive"),
            ("--rate 10 --count 1 --arrival trace", "--arrival is"),
        ])
        func `that makes no sense is refused in words`(options: String, words: String) async throws
        {
            try await withWorkspace { workspace in
                let arguments = options.split(separator: " ").map(String.init)
                let outcome = try await workspace.launch(
                    Program.path,
                    ["load", "http://127.0.0.1:1/"] + arguments
                )
                outcome.expect(status: 2)
                outcome.expect(says: words)
            }
        }
    }
}
