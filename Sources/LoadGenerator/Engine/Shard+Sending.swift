import CSocketTiming
import Glibc

extension Shard {
    /// The most that is encrypted in one go.
    private static let chunk = 256 << 10

    /// Writes down what is to be sent for the request that a connection is bound to.
    mutating func encode(_ connection: Int) {
        let endpoint = pool[connection].endpoint
        let id = pool[connection].row.id
        outbound[connection].removeAll(keepingCapacity: true)
        kept[connection].removeAll(keepingCapacity: true)
        pool[connection].written = 0
        pool[connection].sends = 0
        pool[connection].arrival = Arrival()
        pool[connection].parser = ResponseParser(
            isHead: routes[endpoint].isHead,
            limits: job.limits
        )
        if let stream = streams[connection] {
            let route = routes[endpoint]
            _ = stream.submit(route.fields.fields(id: id), body: route.body)
            appendOutput(connection, stream)
        } else {
            routes[endpoint].template.render(id: id, into: &outbound[connection])
            if let session = sessions[connection] { encrypt(connection, session) }
        }
        pool[connection].isEncoded = true
    }

    /// Encrypts the head, and as much of the body as is reasonable at once.
    private mutating func encrypt(_ connection: Int, _ session: TLSSession) {
        let head = outbound[connection]
        outbound[connection].removeAll(keepingCapacity: true)
        pool[connection].encoded = 0
        // Encryption into memory fails only without memory; the peer then sees the end.
        _ = session.encrypt(head, head.indices)
        encryptBody(connection, session)
    }

    private mutating func encryptBody(_ connection: Int, _ session: TLSSession) {
        let start = pool[connection].encoded
        let body = routes[pool[connection].endpoint].body
        let end = min(body.count, start + Self.chunk)
        _ = session.encrypt(body, start..<end)
        pool[connection].encoded = end
        session.drain(into: &outbound[connection])
    }

    /// Sends what is left of a request.
    mutating func push(_ connection: Int) {
        while true {
            let (count, total) = sendOnce(connection)
            if count == -EAGAIN { return awaitRoom(connection) }
            guard count >= 0 else { return refused(connection, Int32(-count)) }
            pool[connection].written += count
            pool[connection].sends += 1
            guard pool[connection].written == total else { return awaitRoom(connection) }
            guard encodeMore(connection) else { break }
        }
        // A window of HTTP/2 may have kept back some of it.
        guard streams[connection]?.isRequestOut != false else { return }
        pool[connection].row.phase = .waiting
    }

    /// Has the loop told when there is room for the rest.
    func awaitRoom(_ connection: Int) {
        let descriptor = pool[connection].descriptor
        poller.repeatEvents(descriptor, token: token(of: connection), room: true)
    }

    /// Hands what is left to the system, once; returns how much it took and how much there is.
    func sendOnce(_ connection: Int) -> (count: Int, total: Int) {
        let (descriptor, skip) = (pool[connection].descriptor, pool[connection].written)
        let stamped: Int32 = pool[connection].asksForDeparture ? 1 : 0
        guard sessions[connection] == nil, streams[connection] == nil else {
            return unsafe outbound[connection].withUnsafeBytes {
                unsafe (
                    st_send(descriptor, $0.baseAddress, $0.count, nil, 0, skip, stamped), $0.count
                )
            }
        }
        return unsafe outbound[connection].withUnsafeBytes { head in
            unsafe routes[pool[connection].endpoint].body.withUnsafeBytes { body in
                let count = unsafe st_send(
                    descriptor,
                    head.baseAddress,
                    head.count,
                    body.baseAddress,
                    body.count,
                    skip,
                    stamped
                )
                return (count, head.count + body.count)
            }
        }
    }

    /// Encrypts more of a long body, if there is any.
    private mutating func encodeMore(_ connection: Int) -> Bool {
        guard let session = sessions[connection], streams[connection] == nil,
            pool[connection].encoded < routes[pool[connection].endpoint].body.count
        else { return false }
        outbound[connection].removeAll(keepingCapacity: true)
        pool[connection].written = 0
        encryptBody(connection, session)
        return true
    }

    /// Whether something of a request is still to be sent.
    func isSending(_ connection: Int) -> Bool { pool[connection].row.phase == .sending }

    /// The system did not take the request: perhaps the peer has said why before it closed.
    private mutating func refused(_ connection: Int, _ error: Int32) {
        let isMadeAhead = pool[connection].dialled < pool[connection].launched
        if isMadeAhead, pool[connection].sends == 0 {
            return dropUnsent(connection, .send, error)
        }
        let generation = pool[connection].generation
        receive(connection, noticed: MonotonicClock.now(), isEnding: true)
        let isStillThere =
            pool[connection].generation == generation && pool[connection].state == .busy
        if isStillThere { fail(connection, .send, error) }
    }
}
