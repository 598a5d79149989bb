import CrashPoints
import Foundation
import Subprocess
import SystemPackage

/// One start of a program, and how it is to end.
struct ProgramRun: Sendable {
    /// No program here takes longer, even on a busy machine.
    private static let limit = Duration.seconds(90)

    var program: String
    var arguments: [String]
    var environment: [String: String]
    /// The working directory, which also gets what is printed.
    var folder: String
    /// The numbered point at which it dies.
    var point: Int?
    /// The time after which it is killed.
    var killedAfter: Duration?

    /// What it came to.
    struct End: Sendable {
        /// As a shell tells it.
        var status: Int
        var output: String
        var errors: String
        var duration: Duration

        /// Whether it died as it was meant to.
        var wasKilled: Bool { status == 128 + 9 }
    }

    /// Starts it and waits for its end.
    func callAsFunction() async throws -> End {
        let streams = "\(folder)/\(UUID().uuidString.prefix(8))"
        let start = ContinuousClock.now
        let result = try await Subprocess.run(
            .path(FilePath(program)),
            arguments: Arguments(arguments),
            environment: .inherit.updating(variables),
            workingDirectory: FilePath(folder),
            input: .none,
            output: try Self.file("\(streams).out"),
            error: try Self.file("\(streams).err")
        ) { execution in
            await wait(for: execution.processIdentifier.value, since: start)
        }
        return End(
            status: Self.status(result.terminationStatus),
            output: Self.text("\(streams).out"),
            errors: Self.text("\(streams).err"),
            duration: ContinuousClock.now - start
        )
    }

    private var variables: [Environment.Key: String?] {
        var all = environment
        all[CrashVariables.point] = point.map(String.init)
        var variables: [Environment.Key: String?] = [:]
        for (name, value) in all { variables[Environment.Key(stringLiteral: name)] = value }
        return variables
    }

    private func wait(for process: pid_t, since start: ContinuousClock.Instant) async {
        let deadline = start + (killedAfter ?? Self.limit)
        while isRunning(process) {
            if ContinuousClock.now >= deadline {
                kill(process, SIGKILL)
                return
            }
            // Nobody cancels a trial.
            try? await Task.sleep(for: .milliseconds(2))
        }
    }

    private func isRunning(_ process: pid_t) -> Bool {
        let stat = Self.text("/proc/\(process)/stat")
        return !stat.isEmpty && !stat.contains(") Z ")
    }

    private static func status(_ status: TerminationStatus) -> Int {
        switch status {
        case .exited(let code): Int(code)
        case .signaled(let signal): 128 + Int(signal)
        }
    }

    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    /// Files instead of pipes: a reader of a pipe waits for everyone who inherited it.
    private static func file(_ path: String) throws -> FileDescriptorOutput {
        let descriptor = try FileDescriptor.open(
            FilePath(path),
            .writeOnly,
            options: [.create, .append],
            permissions: .ownerReadWrite
        )
        return .fileDescriptor(descriptor, closeAfterSpawningProcess: true)
    }
}
