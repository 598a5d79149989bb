import Crypto
import FoundationEssentials
import Pipeline
import Synchronization
import Values

/// Brings this program to machines, once to each, under the name of its digest.
final class ProgramCopies: Sendable {
    /// Where everything of ours is on a machine, below the folder that one logs in to.
    static let folder = ".stellar-run"
    private let file: String
    let tools: ProgramTools
    /// The digest, once it was asked for.
    private let digest = Mutex<String?>(nil)
    private let served = Mutex<Set<MachineReach>>([])

    /// Will copy a program, such as `/proc/self/exe`.
    init(of file: String, with tools: ProgramTools) {
        self.file = file
        self.tools = tools
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
        if try await tools.output(of: command, look) != "present" {
            let part = "\(path).$$"
            _ = try await tools.output(
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
}
