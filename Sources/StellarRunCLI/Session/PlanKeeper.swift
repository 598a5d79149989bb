import FoundationEssentials
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
            let text = try PlanEncoding(plan).json() + "\n"
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            problem.withLock { $0 = "cannot write '\(path)': \(error)" }
        }
    }
}
