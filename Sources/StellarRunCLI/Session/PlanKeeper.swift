import Glibc
import Pipeline
import Synchronization

/// Writes the resolved plan beside everything else of a run as soon as it begins.
final class PlanKeeper: RunListener {
    private let path: String
    private let plan: Plan
    private let problem = Mutex<String?>(nil)

    /// Will write to a file, whose folder exists when the run begins.
    init(_ plan: Plan, path: String) {
        self.plan = plan
        self.path = path
    }

    /// Why the plan could not be written, if it could not; a run goes on without it.
    var failure: String? { problem.withLock { $0 } }

    func record(_ event: RunEvent) {
        guard case .runStarted = event.body else { return }
        do {
            try write()
        } catch {
            let reason = (error as? JournalFailure)?.message ?? "cannot write '\(path)': \(error)"
            problem.withLock { $0 = reason }
        }
    }

    /// Under another name first, so that whoever finds the file finds the whole of it.
    private func write() throws {
        let part = "\(path).part"
        // An earlier life of the run may have been killed in the middle of it.
        unsafe unlink(part)
        let file = try AppendFile(path: part)
        try PlanEncoding(plan).write { try file.append(bytes: $0) }
        try file.append("\n")
        guard unsafe rename(part, path) == 0 else {
            throw JournalFailure(errno: errno, writing: path)
        }
    }
}
