import CSocketTiming
import Glibc

// TLS happens in memory: what it wants sent and what came for it passes through our own sockets.
extension Shard {
    /// Goes on with a handshake as far as what has come allows.
    mutating func shakeHands(_ connection: Int) {
        guard let session = sessions[connection] else { return }
        let progress = session.shakeHands()
        session.drain(into: &outbound[connection])
        let isFlushed = flush(connection)
        switch progress {
        case .underWay: return
        case .done: if isFlushed { secured(connection, session) }
        case .distrusted(let code): dropUnsent(connection, .certificate, code)
        case .failed(let code): dropUnsent(connection, .handshake, code)
        }
    }

    private mutating func secured(_ connection: Int, _ session: TLSSession) {
        pool[connection].secured = MonotonicClock.now()
        ready(connection)
    }

    /// Sends what a handshake wants sent; says whether nothing of it is left.
    private mutating func flush(_ connection: Int) -> Bool {
        let (descriptor, skip) = (pool[connection].descriptor, pool[connection].written)
        guard skip < outbound[connection].count else { return true }
        let result = unsafe outbound[connection].withUnsafeBytes {
            unsafe st_send(descriptor, $0.baseAddress, $0.count, nil, 0, skip, 0)
        }
        // A connection that takes nothing any more says why when it is read.
        pool[connection].written += max(0, result)
        guard pool[connection].written == outbound[connection].count else {
            awaitRoom(connection)
            return false
        }
        outbound[connection].removeAll(keepingCapacity: true)
        pool[connection].written = 0
        return true
    }

    /// Reads what came for a handshake.
    mutating func receiveHandshake(_ connection: Int) {
        let generation = pool[connection].generation
        while pool[connection].state == .securing, pool[connection].generation == generation {
            let (count, _) = read(connection, Self.scratchSize)
            if count == -EAGAIN || count == -EINTR { return }
            guard count > 0 else {
                let isReset = count < 0
                return dropUnsent(connection, isReset ? .reset : .closedEarly, Int32(-count))
            }
            sessions[connection]?.feed(scratch, count)
            shakeHands(connection)
        }
    }

    /// Reads what comes on a connection that carries no request; says whether it is still good.
    ///
    /// Tickets for later sessions may come, or settings; on a plain connection nothing may.
    mutating func absorb(_ connection: Int) -> Bool {
        while true {
            let (count, _) = read(connection, Self.scratchSize)
            if count == -EAGAIN || count == -EINTR { return true }
            guard count > 0, absorb(connection, count) else { return false }
        }
    }

    private mutating func absorb(_ connection: Int, _ count: Int) -> Bool {
        guard let session = sessions[connection] else {
            guard let stream = streams[connection] else { return false }
            return absorb(connection, stream, count, plain: false)
        }
        session.feed(scratch, count)
        return drained(connection, session)
    }

    /// Decrypts what came while no request was under way; says whether the connection is good.
    mutating func drained(_ connection: Int, _ session: TLSSession) -> Bool {
        while true {
            switch session.decrypt(into: &plain) {
            case .needsMore: return true
            case .closed, .broken: return false
            case .bytes(let count):
                guard let stream = streams[connection],
                    absorb(connection, stream, count, plain: true)
                else { return false }
            }
        }
    }

    /// Whether a connection without a request on it can still carry one.
    mutating func isUsable(_ connection: Int) -> Bool {
        if pool[connection].state != .ready { return true }
        if st_is_quiet(pool[connection].descriptor) != 0 { return true }
        return absorb(connection)
    }
}
