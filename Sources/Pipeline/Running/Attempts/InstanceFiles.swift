import Synchronization

/// The folder and the log of one attempt, made when they are first used: many steps need neither.
final class InstanceFiles: Sendable {
    private struct State {
        var isMade = false
        var log: AppendFile?
    }

    /// The name of the log in the folder.
    static let logName = "log.txt"

    /// The absolute path of the folder.
    let path: String
    private let state = Mutex(State())

    init(path: String) { self.path = path }

    /// Makes the folder, if it is not there yet.
    func make() throws(JournalFailure) {
        try state.withLock { state throws(JournalFailure) in try make(&state) }
    }

    /// Adds a line to the log.
    func append(_ line: String) throws(JournalFailure) {
        try state.withLock { state throws(JournalFailure) in
            try make(&state)
            try openLog(&state).append(line + "\n")
        }
    }

    private func openLog(_ state: inout State) throws(JournalFailure) -> AppendFile {
        if let log = state.log { return log }
        let log = try AppendFile(path: "\(path)/\(Self.logName)")
        state.log = log
        return log
    }

    private func make(_ state: inout State) throws(JournalFailure) {
        guard !state.isMade else { return }
        try RunFolders.create(path)
        state.isMade = true
    }
}
