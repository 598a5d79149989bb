import Synchronization

/// Numbers the events of a run, masks its secrets in them and tells all listeners.
final class EventStream: Sendable {
    private let listeners: [any RunListener]
    private let redactor: Redactor
    private let wallClock: @Sendable () -> Double
    private let next = Mutex(0)

    init(
        listeners: [any RunListener],
        redactor: Redactor,
        wallClock: @escaping @Sendable () -> Double
    ) {
        self.listeners = listeners
        self.redactor = redactor
        self.wallClock = wallClock
    }

    func emit(_ body: RunEvent.Body) {
        let body = body.redacted(by: redactor)
        // The listeners are called under the lock, because that is what keeps events in order.
        next.withLock { next in
            let milliseconds = Int((wallClock() * 1000).rounded())
            let event = RunEvent(sequence: next, milliseconds: milliseconds, body: body)
            next += 1
            for listener in listeners { listener.record(event) }
        }
    }
}
