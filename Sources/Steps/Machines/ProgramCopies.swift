import Crypto
import FoundationEssentials
import Pipeline
import Synchronization
import Values

/// Brings this program to machines, once to each, under the name of its digest.
final class ProgramCopies: Sendable {
    /// Where everything of ours is on a machine, below the folder that one logs in to.
    static let folder = ".stellar-run"
    private static let mostOutput = 1 << 16

    private let file: String
    private let runner: ProgramRunner
    private let environment: ProgramEnvironment
    /// The digest, once it was asked for.
    private let digest = Mutex<String?>(nil)
    private let served = Mutex<Set<MachineReach>>([])

    /// Will copy a program, such as `/proc/self/exe`.
    init(of file: String, runner: ProgramRunner, environment: ProgramEnvironment) {
        self.file = file
        self.runner = runner
        self.environment = environment
    }

    /// Makes sure that the program is on a machine.
    ///
    /// - Returns: How a shell over there calls it.
    /// - Throws: A ``StepFailure`` with what `ssh` said.
    func place(on command: SSHCommand) async throws -> String {
        if let program = command.reach.program { return SSHCommand.quoted(program) }
        let digest = try ownDigest()
        let path = "\(Self.folder)/bin/\(digest)"
        guard !served.withLock({ $0.contains(command.reach) }) else { return path }
        let look = """
            umask 077; mkdir -p \(Self.folder)/bin \(Self.folder)/work && \
            if test -x \(path); then echo present; else echo absent; fi
            """
        if try await output(of: command, look) != "present" {
            let part = "\(path).$$"
            _ = try await output(
                of: command,
                """
                umask 077; cat > \(part) && echo "\(digest)  \(part)" | sha256sum -c --quiet - && \
                chmod 700 \(part) && mv \(part) \(path)
                """,
                reading: file
            )
        }
        _ = served.withLock { $0.insert(command.reach) }
        return path
    }

    /// Reads its own file once.
    private func ownDigest() throws -> String {
        try digest.withLock { digest in
            if let digest { return digest }
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw StepFailure(code: .environment, message: "cannot read '\(file)'")
            }
            let text = SHA256.hash(data: bytes)
                .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            digest = text
            return text
        }
    }

    /// What a command prints over there.
    func output(
        of ssh: SSHCommand,
        _ command: String,
        reading input: String? = nil
    ) async throws -> String {
        guard let program = environment.file(of: "ssh", changing: [:]) else {
            throw StepFailure(code: .environment, message: "there is no 'ssh' on the search path")
        }
        var launch = ProgramLaunch(
            path: program,
            arguments: ["ssh"] + (input == nil ? [] : ["-C"]) + ssh.arguments(command),
            environment: environment.entries(changing: [:]),
            directory: "/"
        )
        launch.input = input
        let end: ProgramEnd
        do {
            end = try await runner.end(of: launch, printing: Self.mostOutput).get()
        } catch {
            throw StepFailure(code: .environment, message: "'ssh' cannot be started: \(error)")
        }
        try Task.checkCancellation()
        guard end.status == 0 else {
            // 255 is ssh itself; everything else is what the shell over there came to.
            throw StepFailure(
                code: end.status == 255 ? .connection : .environment,
                message: end.status == 255
                    ? "there is no connection to \(ssh.reach.address)"
                    : "\(ssh.reach.address) does not take the program",
                details: end.error.split(separator: "\n").suffix(5).map(String.init)
            )
        }
        return end.output.split(separator: "\n").last.map(String.init) ?? ""
    }
}
