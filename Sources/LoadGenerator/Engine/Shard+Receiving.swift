import CSocketTiming
import Glibc

extension Shard {
    /// How much of an answer is looked at first: the stamp that comes with it is that of its first
    /// packet, even if more have arrived by now.
    private static let firstLook = 16

    /// Reads into the scratch buffer; returns how much came, or `-errno`, and the kernel's stamp.
    mutating func read(_ connection: Int, _ size: Int) -> (count: Int, stamp: Int64) {
        let descriptor = pool[connection].descriptor
        var stamp: Int64 = 0
        let count = unsafe scratch.withUnsafeMutableBytes {
            unsafe st_receive(descriptor, $0.baseAddress, min($0.count, size), &stamp)
        }
        return (count, stamp)
    }

    /// Reads what came; stops after a few rounds, because other connections wait too.
    ///
    /// The end of a connection is told only once: where it is ending, everything is read.
    mutating func receive(_ connection: Int, noticed: Int, isEnding: Bool) {
        for round in 0..<16 {
            let size = lookSize(connection)
            let (count, stamp) = read(connection, size)
            if count == -EAGAIN || count == -EINTR { return }
            if count < 0 { return fail(connection, .reset, Int32(-count)) }
            if count == 0 { return ended(connection) }
            let now = MonotonicClock.now()
            let arrival = Arrival(stamp: stamp, noticed: round == 0 ? noticed : now, read: now)
            guard take(connection, count, arrival) else { return }
            // Less than asked for is all there was; what comes next is told of.
            if count < size, size == Self.scratchSize, !isEnding { return }
        }
        let room = isSending(connection)
        poller.repeatEvents(pool[connection].descriptor, token: token(of: connection), room: room)
    }

    private func lookSize(_ connection: Int) -> Int {
        guard pool[connection].row.firstByte == 0 else { return Self.scratchSize }
        return sessions[connection]?.lookSize ?? Self.firstLook
    }

    /// Takes what was read; says whether the answer goes on.
    private mutating func take(_ connection: Int, _ count: Int, _ arrival: Arrival) -> Bool {
        guard let session = sessions[connection] else {
            if let stream = streams[connection] {
                return digest(connection, stream, scratch, count, arrival)
            }
            note(connection, first: arrival)
            return digest(connection, scratch, count, arrival)
        }
        if session.isBetweenRecords { pool[connection].arrival = arrival }
        session.feed(scratch, count)
        while true {
            switch session.decrypt(into: &plain) {
            case .needsMore: return true
            case .closed:
                ended(connection)
                return false
            case .broken:
                fail(connection, .reset)
                return false
            case .bytes(let count):
                if let stream = streams[connection] {
                    let first = pool[connection].arrival
                    let moment = pool[connection].row.firstByte == 0 ? first : arrival
                    guard digest(connection, stream, plain, count, moment) else { return false }
                    continue
                }
                note(connection, first: pool[connection].arrival)
                guard digest(connection, plain, count, arrival) else { return false }
            }
        }
    }

    /// Parses a part of an answer; says whether the answer goes on.
    private mutating func digest(
        _ connection: Int,
        _ buffer: [UInt8],
        _ count: Int,
        _ arrival: Arrival
    ) -> Bool {
        let progress = pool[connection].digest(
            buffer,
            count,
            keeping: &kept[connection],
            limit: job.limits.keptBody
        )
        switch progress {
        case .needsMore, .body: return true
        case .complete: complete(connection, arrival)
        case .malformed: fail(connection, .malformed)
        case .tooLarge: fail(connection, .tooLarge)
        }
        return false
    }

    mutating func note(_ connection: Int, first arrival: Arrival) {
        guard pool[connection].row.firstByte == 0 else { return }
        pool[connection].row.phase = pool[connection].row.phase == .sending ? .sending : .receiving
        pool[connection].row.noticed = arrival.noticed
        let instant = self.instant(arrival, after: pool[connection].row.called)
        pool[connection].row.firstByte = instant.value
        receiving += 1
        if instant.isKernel { pool[connection].row.stamps.insert(.arrival) }
        health.note(arrivalIsKernel: instant.isKernel)
        if pool[connection].row.stamps.contains(.departure) { return }
        if pool[connection].asksForDeparture {
            noteDeparture(connection)
            health.note(departureIsKernel: pool[connection].row.stamps.contains(.departure))
        } else {
            estimateDeparture(connection)
        }
    }

    /// When something arrived, as well as it can be known.
    private func instant(_ arrival: Arrival, after cause: Int) -> (value: Int, isKernel: Bool) {
        let stamped = clock.instant(of: arrival.stamp, after: cause, before: arrival.read)
        // The loop woke up because of it; handling earlier events is not its latency.
        return (stamped ?? max(arrival.noticed, cause), stamped != nil)
    }

    /// Fetches the stamps of all calls that sent the request; the last is when it had left.
    mutating func noteDeparture(_ connection: Int) {
        var stamp: Int64 = 0
        // Over HTTP/2 there are stamps of other frames, too.
        let most = streams[connection] == nil ? pool[connection].sends : 64
        for _ in 0..<most {
            let next = st_departure(pool[connection].descriptor)
            guard next != 0 else { break }
            stamp = next
        }
        let row = pool[connection].row
        let end = row.firstByte > 0 ? row.firstByte : MonotonicClock.now()
        guard let left = clock.instant(of: stamp, after: row.called, before: end) else { return }
        pool[connection].row.sent = left
        pool[connection].row.stamps.insert(.departure)
        health.note(sending: left - row.called)
        headStart.note(departure: left - row.called)
    }

    /// Of a large burst only some departures are stamped; the others took as long to leave.
    private mutating func estimateDeparture(_ connection: Int) {
        guard job.stamping == .kernel, let sending = health.sending else { return }
        let row = pool[connection].row
        pool[connection].row.sent = min(row.called + sending, row.firstByte)
    }

    /// Takes note of a complete answer.
    mutating func complete(_ connection: Int, _ arrival: Arrival) {
        let row = pool[connection].row
        let instant = self.instant(arrival, after: row.firstByte)
        pool[connection].row.lastByte = instant.value
        complete(connection)
    }

    private mutating func ended(_ connection: Int) {
        if streams[connection] == nil, pool[connection].parser.end() {
            let now = MonotonicClock.now()
            complete(connection, Arrival(stamp: 0, noticed: now, read: now))
        } else {
            fail(connection, .closedEarly)
        }
    }
}
