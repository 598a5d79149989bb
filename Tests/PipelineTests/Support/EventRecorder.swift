import Synchronization

@testable import Pipeline

/// Keeps the events of a run.
final class EventRecorder: RunListener {
    private let state = Mutex<[RunEvent]>([])

    var events: [RunEvent] { state.withLock { $0 } }

    /// The kinds of the events, each with its instance where it has one.
    var story: [String] {
        events.map { event in
            switch event.body {
            case .instanceStarted(let instance, let attempt):
                "started \(instance) \(attempt)"
            case .instanceFinished(let finish): "\(finish.state.rawValue) \(finish.instance)"
            case .lease(let news): "\(news.state.rawValue) \(news.resource)"
            case .attemptFailed(let instance, let attempt, _, _):
                "attempt \(attempt) of \(instance) failed"
            case .instanceLog(_, let line): "log \(line)"
            case .announcement(_, let line): "announced \(line)"
            case .instanceCached(let instance): "cached \(instance)"
            case .stopping(let stage): "stopping \(stage)"
            case .runFinished(let finish): "finished \(finish.state.rawValue)"
            case .runStarted, .instanceProgress, .result, .settled, .unknown: event.body.kind
            }
        }
    }

    func record(_ event: RunEvent) { state.withLock { $0.append(event) } }

    /// Waits until the story contains a line.
    func wait(for line: String) async {
        while !story.contains(line) { await Task.yield() }
    }
}
