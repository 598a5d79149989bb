import Pipeline

/// What every console says about an event, and leaves on the screen.
enum RunRemarks {
    /// The lines about an event; most have none.
    static func lines(of event: RunEvent) -> [String] {
        switch event.body {
        case .runStarted(let start):
            return ["run \(start.run): \(start.pipeline), \(start.instances.count) instances"]
        case .instanceFinished(let finish): return lines(of: finish)
        case .announcement(let instance, let line): return ["  \(instance): \(line)"]
        case .attemptFailed(let instance, let attempt, let failure, let retryIn?):
            let wait = SecondsText.text(retryIn)
            return ["  \(instance): attempt \(attempt): \(failure.message); again in \(wait)"]
        case .stopping(let stage): return [notice(of: stage)]
        case .settled(let receipt): return receipt.left.map { line(of: $0) }
        case .instanceStarted, .instanceProgress, .instanceLog, .instanceCached, .attemptFailed,
            .lease, .result, .runFinished, .unknown:
            return []
        }
    }

    private static func lines(of finish: InstanceFinish) -> [String] {
        guard finish.state == .failed || finish.state == .timedOut else { return [] }
        let message = finish.failure?.message ?? "no reason was given"
        let details = (finish.failure?.details ?? []).map { "      \($0)" }
        return ["✗ \(finish.instance) \(finish.state.rawValue): \(message)"] + details
    }

    private static func notice(of stage: Int) -> String {
        stage == 1
            ? "stopping: running steps are cancelled, then `finally` runs"
            : "stopping at once: only what was created is removed"
    }

    private static func line(of leftover: Receipt.Leftover) -> String {
        "✗ left: \(leftover.kind) \(leftover.name) at \(leftover.place): \(leftover.reason)"
    }
}
