import CSocketTiming
import Glibc

extension Shard {
    /// Sends what is left of a request.
    mutating func push(_ connection: Int) {
        let index = pool[connection].request
        let total = requests.count(index)
        let descriptor = pool[connection].descriptor
        let skip = pool[connection].written
        let result = requests.send(index, to: descriptor, skip: skip)
        guard result >= 0 || result == -Int(EAGAIN) else {
            return refused(connection, Int32(-result))
        }
        pool[connection].written += max(0, result)
        if pool[connection].written == total {
            flights[index].row.phase = .waiting
            guard skip > 0 else { return }
            poller.change(descriptor, token: token(of: connection), writing: false)
        } else if skip == 0 {
            poller.change(descriptor, token: token(of: connection), writing: true)
        }
    }

    /// The system did not take the request: perhaps the peer has said why before it closed.
    private mutating func refused(_ connection: Int, _ error: Int32) {
        let index = pool[connection].request
        let isMadeAhead = pool[connection].dialled < flights[index].launched
        if isMadeAhead, pool[connection].written == 0 {
            return dropUnsent(connection, .send, error)
        }
        receive(connection, arrived: MonotonicClock.now())
        if !flights[index].isOver { fail(index, .send, error) }
    }

    /// Reads what came; stops after a few rounds, because other connections wait too.
    mutating func receive(_ connection: Int, arrived: Int) {
        for _ in 0..<4 {
            let count = unsafe scratch.withUnsafeMutableBytes {
                unsafe st_receive(pool[connection].descriptor, $0.baseAddress, $0.count)
            }
            let now = MonotonicClock.now()
            if count == -Int(EAGAIN) || count == -Int(EINTR) { return }
            let index = pool[connection].request
            if count < 0 { return fail(index, .reset, Int32(-count)) }
            if count == 0 { return ended(connection, now: now) }
            note(index, arrived: arrived)
            let progress = pool[connection].digest(
                scratch,
                count,
                keeping: &kept,
                limit: job.limits.keptBody,
                at: connection * job.limits.keptBody
            )
            switch progress {
            case .needsMore where count < scratch.count: return
            case .needsMore, .body: continue
            case .complete: return complete(connection, now: now)
            case .malformed: return fail(index, .malformed)
            case .tooLarge: return fail(index, .tooLarge)
            }
        }
    }

    private mutating func note(_ index: Int, arrived: Int) {
        guard flights[index].row.firstByte == 0 else { return }
        // The loop woke up because of this byte; handling earlier events is not its latency.
        flights[index].row.firstByte = max(arrived, flights[index].row.sent)
        flights[index].row.phase = .receiving
    }

    private mutating func ended(_ connection: Int, now: Int) {
        if pool[connection].parser.end() {
            complete(connection, now: now)
        } else {
            fail(pool[connection].request, .closedEarly)
        }
    }
}
