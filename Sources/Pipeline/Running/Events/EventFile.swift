import Synchronization

/// Writes a run's events to a file, one line of JSON each, as they happen.
package final class EventFile: RunListener {
    private let file: AppendFile
    private let firstFailure = Mutex<JournalFailure?>(nil)

    /// Creates the file, or continues it when there is one, after its last whole line.
    package init(path: String) throws(JournalFailure) {
        file = try AppendFile(path: path)
        try file.cutTornLine()
    }

    package func record(_ event: RunEvent) {
        do throws(JournalFailure) {
            try file.append(event.line + "\n")
        } catch {
            firstFailure.withLock { if $0 == nil { $0 = error } }
        }
    }

    /// Why events are missing from the file, if any are; a run goes on without its event file.
    package var failure: JournalFailure? { firstFailure.withLock { $0 } }
}
