import Pipeline
import Synchronization

/// Keeps the events of a run in its folder, for whoever wants to know later how it went.
final class EventKeeper: RunListener {
    private struct State {
        var file: EventFile?
        var failure: String?
    }

    private let state = Mutex(State())
    private let path: String

    /// Will write to a file, whose folder exists once the run has started.
    init(path: String) { self.path = path }

    /// Why events are missing from the file, if any are.
    var failure: String? {
        state.withLock { $0.failure ?? $0.file?.failure?.message }
    }

    func record(_ event: RunEvent) {
        state.withLock { state in
            if case .runStarted = event.body { open(&state) }
            state.file?.record(event)
        }
    }

    private func open(_ state: inout State) {
        do throws(JournalFailure) {
            state.file = try EventFile(path: path)
        } catch {
            state.failure = error.message
        }
    }
}
