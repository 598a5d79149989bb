import NIOCore
import Values

/// One account: asks the model, does what it says, and comes back when it wants.
///
/// Lives on the cloud's event loop.
final class CloudAccount {
    private let loop: any EventLoop
    private let openedAt = NIODeadline.now()
    private var model: CloudModel
    private var waiting: [Int: CloudConnection] = [:]
    private var tickets = 0
    private var wake: Scheduled<Void>?

    init(_ script: CloudScript, loop: any EventLoop) {
        self.loop = loop
        model = CloudModel(script)
    }

    /// What is really there now.
    var truth: CloudTruth {
        perform(model.elapse(to: now))
        return model.truth
    }

    func receive(_ call: CloudCall, from connection: CloudConnection) {
        tickets += 1
        waiting[tickets] = connection
        perform(model.receive(call, ticket: tickets, at: now))
    }

    /// Nothing happens any more.
    func close() { wake?.cancel() }

    private var now: Duration {
        .nanoseconds((NIODeadline.now() - openedAt).nanoseconds)
    }

    private func perform(_ actions: [CloudAction]) {
        for action in actions {
            switch action {
            case .answer(let ticket, let answer):
                waiting.removeValue(forKey: ticket)?.send(CloudReply(answer))
            case .hangUp(let ticket): waiting.removeValue(forKey: ticket)?.hangUp()
            }
        }
        wake?.cancel()
        guard let next = model.next else { return }
        let wait = TimeAmount.nanoseconds(Int64(max(.zero, next - now).nanoseconds))
        wake = loop.assumeIsolated().scheduleTask(in: wait) { [weak self] in
            guard let self else { return }
            perform(model.elapse(to: now))
        }
    }
}
