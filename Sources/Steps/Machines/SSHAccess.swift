import Crypto
import FoundationEssentials
import Pipeline
import Values

/// The files that `ssh` reads about machines, in the folder of a run.
struct SSHAccess: Sendable {
    let folder: String

    /// The command for a machine, whose host keys are written down where it says so.
    func command(for reach: MachineReach) throws -> SSHCommand {
        guard !reach.hostKeys.isEmpty else { return SSHCommand(reach: reach, knownHosts: nil) }
        // Named by what is in it, so that it never changes.
        let digest = SHA256.hash(data: Data(reach.hostKeys.joined(separator: "\n").utf8))
        let name = digest.prefix(8).map { String($0, radix: 16) }.joined()
        let command = SSHCommand(reach: reach, knownHosts: "\(folder)/known-hosts-\(name)")
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
            try Data(command.knownHostsText.utf8)
                .write(to: URL(filePath: "\(folder)/known-hosts-\(name)"), options: .atomic)
        } catch {
            throw StepFailure(code: .environment, message: "cannot write in '\(folder)': \(error)")
        }
        return command
    }
}
