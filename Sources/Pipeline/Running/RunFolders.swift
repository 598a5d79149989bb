import FoundationEssentials

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where a run keeps its files.
package struct RunFolders: Sendable {
    /// The absolute path of the state folder.
    let state: String
    let run: RunID

    /// The folder of the run.
    var root: String { "\(state)/runs/\(run)" }

    /// The folder of an instance; those of a reused pipeline lie in the folder of its instance.
    func folder(of instance: InstanceID) -> String { "\(root)/\(instance.folder)" }

    /// Creates a folder with all that is missing above it.
    package static func create(_ path: String) throws(JournalFailure) {
        // Most of the time only the last one is missing, and the system says so at once.
        guard unsafe mkdir(path, 0o777) != 0 else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true
            )
        } catch {
            throw JournalFailure(.denied, "cannot create the folder \(path): \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? CocoaError else { return "\(error)" }
        switch error.code {
        case .fileWriteNoPermission: return "no permission"
        case .fileWriteVolumeReadOnly: return "the disk is read-only"
        case .fileWriteOutOfSpace: return "the disk is full"
        case .fileWriteFileExists: return "there is a file of this name"
        default: return error.underlying.map { "\($0)" } ?? "\(error.code)"
        }
    }
}
