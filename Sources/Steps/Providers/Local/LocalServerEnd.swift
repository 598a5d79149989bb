import FaaS
import FoundationEssentials
import Glibc
import LocalFaaS
import Values

/// Ends the process in a folder, if there is one, and removes the folder: ask, insist, kill.
struct LocalServerEnd {
    /// How long each stage may take.
    private static let patience = Duration.seconds(10)

    let folder: String
    let directory: LocalServerDirectory

    /// Returns when the process is gone; fails when it cannot be ended.
    func reach() async throws {
        if let process = directory.process(in: folder) { try await end(process) }
        // What a server did not get to that was killed together with its reaper.
        ControlGroups(dataFolder: folder).remove()
        guard FileManager.default.fileExists(atPath: folder) else { return }
        FolderRemoval.remove(folder)
    }

    private func end(_ process: ProcessIdentity) async throws {
        // A server that cannot be asked is made to end below.
        try? await directory.server(in: folder)?.control.shutDown()
        if try await isGone(process, within: Self.patience) { return }
        process.signal(SIGTERM)
        if try await isGone(process, within: Self.patience) { return }
        process.signal(SIGKILL)
        if try await isGone(process, within: Self.patience) { return }
        throw ProviderFailure(
            code: .unknown,
            message: "the embedded provider's process \(process.pid) does not end"
        )
    }

    private func isGone(_ process: ProcessIdentity, within patience: Duration) async throws -> Bool
    {
        let deadline = ContinuousClock.now + patience
        while process.isRunning {
            guard ContinuousClock.now < deadline else { return false }
            try await Task.sleep(for: .milliseconds(10))
        }
        ProcessIdentity.collect(process.pid)
        return true
    }
}
