import CSocketTiming
import Glibc

/// What the system grants to those who measure on it.
package struct MeasuringMeans: Sendable, Hashable {
    /// Who says when packets leave and arrive.
    package var stamps: StampReport.Source
    /// How the thread that measures would be placed.
    package var placement: Placement
    /// How many files and sockets this program may have open when it needs them.
    package var openFiles: Int

    /// Tries everything out: for a moment, on loopback.
    ///
    /// - Throws: A ``LoadError`` when the system refuses a port or a thread.
    package static func tried() async throws -> MeasuringMeans {
        let trial = try await LoadGenerator(targets: []).calibrate(for: .milliseconds(100))
        return MeasuringMeans(
            stamps: trial.source,
            placement: try await placement(),
            openFiles: hardLimit
        )
    }

    /// A place that lasts as long as the thread it is tried on.
    private static func placement() async throws -> Placement {
        try await withCheckedThrowingContinuation { waiting in
            do throws(LoadError) {
                try EngineThread.start { waiting.resume(returning: .take(.claimed)) }
            } catch {
                waiting.resume(throwing: error)
            }
        }
    }

    private static var hardLimit: Int {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return 0
        }
        return Int(clamping: limit.rlim_max)
    }
}
