import FoundationEssentials
import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `Running a program` {
    private func run(
        _ program: String,
        _ arguments: [String] = [],
        environment: [String: String] = [:],
        services: TestServices = TestServices()
    ) async throws -> RunProgramOutput {
        var mapping = MappingReader.describing()
        var parameters = RunProgramParameters(reading: &mapping)
        parameters.program = program
        parameters.arguments = arguments
        parameters.environment = environment
        let step = RunProgram(parameters: parameters, runner: ProgramRunner())
        return try await withFolder { try await step.run(in: context(services, folder: $0)) }
    }

    @Test func `hands arguments over as they are, with no shell in between`() async throws {
        let output = try await run("printf", ["%s|", "$(id)", "a b", "*", "; rm -rf x"])
        #expect(output.stdout == "$(id)|a b|*|; rm -rf x|")
        #expect(output.exitStatus == 0)
    }

    @Test func `calls the program by the name it was given`() async throws {
        #expect(
            try await run("sh", ["-c", "tr '\\0' ' ' < /proc/$$/cmdline"]).stdout.hasPrefix("sh ")
        )
    }

    @Test func `sets variables and works in the pipeline's folder`() async throws {
        let output = try await run(
            "sh",
            ["-c", "echo $GREETING; ls"],
            environment: ["GREETING": "hi"]
        )
        #expect(output.stdout == "hi")
    }

    @Test func `fails with the status and the last words of the program`() async throws {
        let services = TestServices()
        let failure = await #expect(throws: StepFailure.self) {
            try await run("sh", ["-c", "echo why >&2; exit 3"], services: services)
        }
        #expect(failure?.message == "'sh' ended with status 3")
        #expect(failure?.details == ["why"])
        #expect(failure?.code == .unknown)
        #expect(services.now.log == ["why"])
    }

    @Test func `takes status 75 as a reason to try again`() async throws {
        let failure = await #expect(throws: StepFailure.self) {
            try await run("sh", ["-c", "exit 75"])
        }
        #expect(failure?.code.isTransient == true)
    }

    @Test func `says when there is no such program`() async throws {
        let failure = await #expect(throws: StepFailure.self) { try await run("no-such-program") }
        #expect(failure?.code == .invalid)
    }

    @Test func `looks for the program on the search path that the program gets`() async throws {
        try await withFolder { folder in
            let file = "\(folder)/greeter"
            try Data("#!/bin/sh\necho hi\n".utf8).write(to: URL(filePath: file))
            let path = ["PATH": "/nowhere:\(folder)"]
            let failure = await #expect(throws: StepFailure.self) {
                try await run("greeter", environment: path)
            }
            #expect(failure?.message.hasSuffix("no such program on the search path") == true)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: file
            )
            #expect(try await run("greeter", environment: path).stdout == "hi")
        }
    }

    @Test func `says why the system does not run a program`() async throws {
        let failure = await #expect(throws: StepFailure.self) { try await run("/etc/passwd") }
        #expect(failure?.message == "'/etc/passwd' could not be run: Permission denied")
        #expect(failure?.code == .invalid)
    }

    @Test func `keeps what was printed on both streams apart, up to a limit`() async throws {
        let services = TestServices()
        let most = RunProgram.largestOutput
        let script = "head -c \(most) /dev/zero | tr '\\0' x; echo beside >&2"
        let output = try await run("sh", ["-c", script], services: services)
        #expect(output.stdout.utf8.count == most)
        #expect(services.now.log == ["beside"])
    }

    @Test(arguments: ["standard output", "standard error"])
    func `stops a program that prints without end`(on stream: String) async throws {
        let script = stream == "standard output" ? "yes" : "yes >&2"
        let failure = await #expect(throws: StepFailure.self) {
            try await run("sh", ["-c", script])
        }
        #expect(failure?.message == "'sh' printed more than 1MiB on \(stream)")
    }

    @Test func `waits for what the program left behind and still prints`() async throws {
        let script = "(sleep 0.2; echo late) & echo early"
        #expect(try await run("sh", ["-c", script]).stdout == "early\nlate")
    }

    @Test func `kills what does not heed a stop, and waits for nobody who got away`() async throws {
        try await withFolder { folder in
            let marker = "\(folder)/ready"
            // In a session of its own it is out of reach, and it holds the stream open.
            let script =
                "trap '' TERM; setsid sleep 20 & touch \(marker); while :; do sleep 1; done"
            let task = Task { try await run("sh", ["-c", script]) }
            while !FileManager.default.fileExists(atPath: marker) {
                try await Task.sleep(for: .milliseconds(5))
            }
            let start = ContinuousClock.now
            task.cancel()
            let failure = await #expect(throws: StepFailure.self) { try await task.value }
            #expect(failure?.message == "'sh' ended with status 137")
            let spent = ContinuousClock.now - start
            #expect(spent >= .seconds(2))
            #expect(spent < .seconds(15))
        }
    }

    @Test func `takes grandchildren along when it is cancelled`() async throws {
        try await withFolder { folder in
            let marker = "\(folder)/pid"
            let script = "sleep 600 & echo $! > \(marker).new; mv \(marker).new \(marker); wait"
            let task = Task { try await run("sh", ["-c", script]) }
            while !FileManager.default.fileExists(atPath: marker) {
                try await Task.sleep(for: .milliseconds(5))
            }
            let text = try String(contentsOf: URL(filePath: marker), encoding: .utf8)
            let grandchild = try #require(Int(text.filter(\.isNumber)))
            task.cancel()
            await #expect(throws: (any Error).self) { try await task.value }
            // Reaped or not, a killed process runs no more: gone, or a zombie.
            var isRunning = true
            for _ in 0..<500 where isRunning {
                let stat = FileManager.default.contents(atPath: "/proc/\(grandchild)/stat")
                let state = stat.map { String(decoding: $0, as: UTF8.self) }?.split(separator: " ")
                isRunning = state.map { $0.count > 2 && $0[2] != "Z" } ?? false
                if isRunning { try await Task.sleep(for: .milliseconds(10)) }
            }
            #expect(!isRunning)
        }
    }
}
