import FoundationEssentials
import Glibc
package import Pipeline
import Synchronization

/// Writes down what a step does for whoever asked for it elsewhere: what happens, what it writes into
/// its folder, and how it ends.
package final class SpoolWriter: RunListener {
    /// How much of a file goes into one line.
    private static let pieceSize = 1 << 18

    private struct State {
        let file: AppendFile
        /// What was sent of each file of the instance, by its path: which file it was, and how much.
        var sent: [String: (inode: UInt, bytes: Int)] = [:]
        var failure: JournalFailure?

        mutating func append(_ line: SpoolLine) {
            do {
                try file.append(try line.line + "\n")
            } catch {
                failure = failure ?? error as? JournalFailure
            }
        }
    }

    private let state: Mutex<State>
    private let folder: String

    /// - Parameters:
    ///   - path: The spool.
    ///   - folder: The folder of the instance.
    /// - Throws: A `JournalFailure` when there can be no such file.
    package init(path: String, mirroring folder: String) throws(JournalFailure) {
        state = Mutex(State(file: try AppendFile(path: path)))
        self.folder = folder
    }

    /// Writes down what happens.
    package func record(_ event: RunEvent) { state.withLock { $0.append(.event(event)) } }

    /// Takes the files that are there as known to whoever asked.
    package func assumeKnown() {
        state.withLock { state in
            for (path, facts) in files { state.sent[path] = (facts.inode, facts.bytes) }
        }
    }

    /// Writes down what was added to files since the last time; those that are other files now, or
    /// shorter, from their beginning.
    package func mirror() {
        state.withLock { state in
            for (path, facts) in files.sorted(by: { $0.key < $1.key }) {
                var known = state.sent[path] ?? (facts.inode, 0)
                if known.inode != facts.inode || known.bytes > facts.bytes {
                    known = (facts.inode, 0)
                }
                let isNew = state.sent[path] == nil
                known.bytes = send(path, from: known.bytes, isNew: isNew, &state)
                state.sent[path] = known
            }
        }
    }

    /// Writes down how it ended.
    ///
    /// - Throws: A `JournalFailure` when anything of the spool could not be written.
    package func finish(_ outcome: RemoteOutcome) throws(JournalFailure) {
        mirror()
        let failure = state.withLock { state in
            state.append(.outcome(outcome))
            return state.failure
        }
        if let failure { throw failure }
    }

    /// - Returns: How much of the file has been sent now.
    private func send(
        _ path: String,
        from start: Int,
        isNew: Bool,
        _ state: inout State
    ) -> Int {
        // What is gone again by now is nothing that anybody wants.
        guard let file = FileBytes(path: "\(folder)/\(path)") else { return start }
        var position = start
        var bytes = file.read(Self.pieceSize, at: position)
        while !bytes.isEmpty || (isNew && position == 0) {
            state.append(.file(FilePiece(path: path, at: position, bytes: Data(bytes))))
            guard !bytes.isEmpty else { break }
            position += bytes.count
            bytes = file.read(Self.pieceSize, at: position)
        }
        return position
    }

    private var files: [String: (inode: UInt, bytes: Int)] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        var files: [String: (inode: UInt, bytes: Int)] = [:]
        for path in paths where FilePiece(path: path, at: 0, bytes: Data()).isHarmless {
            var facts = stat()
            guard unsafe lstat("\(folder)/\(path)", &facts) == 0, facts.st_mode & S_IFMT == S_IFREG
            else { continue }
            files[path] = (UInt(facts.st_ino), facts.st_size)
        }
        return files
    }
}
