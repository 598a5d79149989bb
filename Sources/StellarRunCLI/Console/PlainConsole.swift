import Pipeline
import Synchronization

/// Shows a run as plain lines, for logs and pipes.
final class PlainConsole: RunListener {
    /// In milliseconds; `nil` before the first event.
    private let startedAt = Mutex<Int?>(nil)
    private let output: any TextOutput

    init(output: any TextOutput) { self.output = output }

    func record(_ event: RunEvent) {
        // Written under the lock, because that is what keeps lines in order.
        startedAt.withLock { startedAt in
            let start = startedAt ?? event.milliseconds
            startedAt = start
            let lines = RunRemarks.lines(of: event) + plainLines(of: event)
            guard !lines.isEmpty else { return }
            let seconds = Double(event.milliseconds - start) / 1000
            output.write(lines.map { "[\(SecondsText.text(seconds))] \($0)\n" }.joined())
        }
    }

    /// What a terminal shows by changing lines in place.
    private func plainLines(of event: RunEvent) -> [String] {
        switch event.body {
        case .instanceStarted(let instance, let attempt):
            return ["▸ \(instance)" + (attempt > 1 ? " attempt \(attempt)" : "")]
        case .instanceLog(let instance, let line): return ["  \(instance): \(line)"]
        case .instanceCached(let instance): return ["= \(instance) cached"]
        case .instanceFinished(let finish) where finish.isKept:
            return ["= \(finish.instance) done before"]
        case .instanceFinished(let finish) where finish.state == .succeeded:
            return ["✓ \(finish.instance) in \(SecondsText.text(finish.seconds))"]
        case .instanceFinished(let finish) where ![.failed, .timedOut].contains(finish.state):
            return ["– \(finish.instance) \(finish.state.rawValue)"]
        default: return []
        }
    }
}
