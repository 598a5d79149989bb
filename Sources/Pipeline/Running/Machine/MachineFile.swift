#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that processes on one machine lock to measure one after another.
///
/// A lock of the system, not what is in the file: it ends with the process, however that ends.
struct MachineFile: Sendable {
    /// How long to wait before asking again: short beside the two seconds before a burst, and too
    /// rare to disturb whoever measures meanwhile.
    private static let pause = Duration.milliseconds(50)

    let path: String

    /// The machine, until this is let go.
    final class Hold: Sendable {
        private let descriptor: Int32

        fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

        deinit { close(descriptor) }
    }

    /// Waits for the machine: a measurement wants it alone, noises share it.
    ///
    /// - Throws: `CancellationError` on cancel; a ``JournalFailure`` when there can be no such file.
    func hold(_ use: MachineUse) async throws -> Hold {
        let flags = O_RDWR | O_CREAT | O_CLOEXEC
        let descriptor = unsafe path.withCString { unsafe open($0, flags, 0o600) }
        guard descriptor >= 0 else { throw JournalFailure(errno: errno, writing: path) }
        let hold = Hold(descriptor)
        while flock(descriptor, (use == .quiet ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw JournalFailure(errno: errno, writing: path)
            }
            try await ContinuousClock().sleep(for: Self.pause)
        }
        return hold
    }
}
