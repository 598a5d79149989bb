import NIOCore

/// A timer that is moved far more often than it fires, on one event loop.
///
/// Moving it later costs nothing: it looks again when the earlier moment comes.
final class Deadline {
    private let loop: any EventLoop
    private let action: () -> Void
    private var due: NIODeadline?
    private var scheduled: (at: NIODeadline, task: Scheduled<Void>)?

    init(loop: any EventLoop, action: @escaping () -> Void) {
        self.loop = loop
        self.action = action
    }

    /// Fires once, this long from now; replaces what was set before.
    func set(after delay: TimeAmount) {
        let due = NIODeadline.now() + delay
        self.due = due
        if let scheduled, scheduled.at <= due { return }
        schedule(at: due)
    }

    /// Never fires, unless it is set again.
    func cancel() {
        due = nil
        scheduled?.task.cancel()
        scheduled = nil
    }

    private func schedule(at moment: NIODeadline) {
        scheduled?.task.cancel()
        let task = loop.assumeIsolated().scheduleTask(deadline: moment) { [weak self] () -> Void in
            self?.look()
        }
        scheduled = (moment, task)
    }

    private func look() {
        scheduled = nil
        guard let due else { return }
        guard due <= .now() else { return schedule(at: due) }
        self.due = nil
        action()
    }
}
