import Pipeline
import Synchronization

/// Reads the files of a pipeline, and remembers what was in them.
final class SourceRecorder: Sendable {
    private let read = Mutex<[String: String]>([:])

    /// The texts so far, by absolute path.
    var texts: [String: String] { read.withLock { $0 } }

    /// Reads a file for a planner.
    func load(_ path: String, _ shown: String) throws(UnreadableSource) -> SourceText {
        let source = try SourceText.load(file: path, shownAs: shown)
        read.withLock { $0[path] = source.text }
        return source
    }
}
