import Foundation

/// The right to change a folder, among all processes and tasks that ask for it, until it is let go.
package final class FolderLock: Sendable {
    /// The file in the folder by which it is known.
    static let name = ".lock"

    private let file: Int32

    private init(_ folder: String) throws(PackagingFailure) { file = try Self.open(folder) }

    deinit { close(file) }

    /// Waits for the right, on the calling thread: for work of moments only.
    package static func taken(for folder: String) throws(PackagingFailure) -> FolderLock {
        try waited(for: folder, LOCK_EX)
    }

    /// Waits, on the calling thread, until nobody has the right, and keeps others from getting it.
    ///
    /// All who only add have this together. For where the right itself is taken for moments only.
    package static func shared(for folder: String) throws(PackagingFailure) -> FolderLock {
        try waited(for: folder, LOCK_SH)
    }

    private static func waited(
        for folder: String,
        _ kind: Int32
    ) throws(PackagingFailure) -> FolderLock {
        let lock = try FolderLock(folder)
        while flock(lock.file, kind) != 0 {
            guard errno == EINTR else { throw failure(folder) }
        }
        return lock
    }

    /// Waits for the right for as long as it takes, and lets others use the thread meanwhile.
    ///
    /// - Throws: A ``PackagingFailure`` where the folder cannot be locked; `CancellationError`.
    package static func linedUp(for folder: String) async throws -> FolderLock {
        let lock = try FolderLock(folder)
        while flock(lock.file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw failure(folder) }
            try await Task.sleep(for: .milliseconds(20))
        }
        return lock
    }

    private static func open(_ folder: String) throws(PackagingFailure) -> Int32 {
        let file = unsafe Foundation.open("\(folder)/\(name)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(folder) }
        return file
    }

    private static func failure(_ folder: String) -> PackagingFailure {
        let reason = unsafe String(cString: strerror(errno))
        return PackagingFailure(.unwritable, "cannot lock '\(folder)': \(reason)")
    }
}
