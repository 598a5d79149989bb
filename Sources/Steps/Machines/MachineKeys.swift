import FaaS
import FoundationEssentials
import Pipeline
import Values

/// The two pairs of keys of a machine that is created: who logs in, and who it is.
///
/// Made by `ssh-keygen`, for this machine and no other, in files that nobody else can read.
struct MachineKeys: Sendable {
    /// The absolute path of the private key to log in with.
    let identity: String
    /// The public one, as a line of OpenSSH.
    let publicKey: String
    let hostKey: MachineHostKey

    /// Makes them in the folder of an instance, in the place of those of an earlier attempt.
    static func make(in folder: String, with tools: ProgramTools) async throws -> MachineKeys {
        let identity = try await pair(named: "identity", in: folder, with: tools)
        let host = try await pair(named: "host-key", in: folder, with: tools)
        // The machine has it, and nobody else needs it.
        defer { try? FileManager.default.removeItem(atPath: host.path) }
        return MachineKeys(
            identity: identity.path,
            publicKey: identity.publicKey,
            hostKey: MachineHostKey(
                publicKey: host.publicKey,
                privateKey: Secret(name: "host-key", value: try text(of: host.path))
            )
        )
    }

    private static func pair(
        named name: String,
        in folder: String,
        with tools: ProgramTools
    ) async throws -> (path: String, publicKey: String) {
        let path = "\(folder)/\(name)"
        for file in [path, "\(path).pub"] where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
        _ = try await tools.output(
            of: "ssh-keygen",
            ["-q", "-t", "ed25519", "-N", "", "-C", "stellar-run", "-f", path]
        )
        let line = try text(of: "\(path).pub").split(separator: " ").prefix(2)
        return (path, line.joined(separator: " "))
    }

    private static func text(of file: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw StepFailure(code: .environment, message: "ssh-keygen left no '\(file)'")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
