import Glibc
import NIOCore
import NIOPosix

/// The embedded provider: runs functions as processes on this machine, reachable on loopback only.
package struct LocalServer: Sendable {
    /// The words of the runtimes that it hosts.
    package static let runtimes = Set(Runtime.allCases.map(\.rawValue))

    /// The programs one of which runs containers, the best first.
    package static let containerPrograms = ContainerEngine.Kind.allCases.map(\.rawValue)

    private let configuration: LocalServerConfiguration

    /// Prepares a server; nothing happens before ``run(ready:)``.
    package init(_ configuration: LocalServerConfiguration) { self.configuration = configuration }

    /// Serves until it is told to stop, and leaves no process and no folder of its own behind.
    ///
    /// It stops when the control API says so, when its owner has been gone for its time-to-live,
    /// and when the calling task is cancelled, which is no error here. Ignores SIGPIPE from
    /// then on, and may open as many files as the system allows.
    ///
    /// - Parameter ready: Called once, when requests can be sent.
    /// - Throws: What keeps it from starting, such as a port or a folder that is in use; what
    ///   `ready` throws.
    package func run(ready: (LocalServerAnnouncement) throws -> Void) async throws {
        let lock = try DataFolderLock(folder: configuration.dataFolder)
        signal(SIGPIPE, SIG_IGN)
        OpenFileLimit.raise()
        let machinery = try ServerMachinery(configuration)
        let outcome = await Result.of {
            let address = try await machinery.open()
            try ready(announcement(address))
            await machinery.waitForStop()
        }
        await machinery.close()
        withExtendedLifetime(lock) {}
        try outcome.get()
    }

    /// The process that uses a data folder, or used it last; it may not have announced itself.
    package static func holder(of dataFolder: String) -> ProcessIdentity? {
        DataFolderLock.holder(of: dataFolder)
    }

    private func announcement(_ address: String) throws -> LocalServerAnnouncement {
        guard let process = ProcessIdentity.current else {
            throw OperatingSystemError(number: ENOENT, doing: "/proc")
        }
        return LocalServerAnnouncement(
            address: address,
            token: configuration.token,
            process: process
        )
    }
}

extension Result where Failure == any Error, Success == Void {
    /// What became of an asynchronous body, so that cleaning up can come before throwing.
    fileprivate static func of(_ body: () async throws -> Void) async -> Self {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
