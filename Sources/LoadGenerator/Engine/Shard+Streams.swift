import CSocketTiming

// HTTP/2 happens in memory, too, above TLS or above the socket.
extension Shard {
    /// Begins to speak HTTP/2 on a connection, if that is what is spoken on it; says whether the
    /// connection can be used.
    mutating func beginStreams(_ connection: Int) -> Bool {
        let isSecure = sessions[connection] != nil
        let isChosen = sessions[connection]?.chosen == "h2"
        guard isSecure ? isChosen : job.http == .http2 else { return job.http != .http2 }
        guard let stream = HTTP2Session(keptBody: job.limits.keptBody) else { return false }
        streams[connection] = stream
        pump(connection, stream)
        return true
    }

    /// Sends what HTTP/2 wants sent beside a request, or more of a long one: settings and their
    /// acknowledgement, windows, what a window had kept back.
    mutating func pump(_ connection: Int, _ stream: HTTP2Session) {
        if pool[connection].written == outbound[connection].count {
            outbound[connection].removeAll(keepingCapacity: true)
            pool[connection].written = 0
        }
        let start = outbound[connection].count
        // What a request that waits for its instant has written down must not go now.
        guard !pool[connection].isEncoded || pool[connection].state == .busy else { return }
        appendOutput(connection, stream)
        guard outbound[connection].count > start else { return }
        let (count, _) = sendOnce(connection)
        pool[connection].written += max(0, count)
        if pool[connection].written < outbound[connection].count { awaitRoom(connection) }
    }

    /// Appends what HTTP/2 wants sent, encrypted where the connection is secure.
    mutating func appendOutput(_ connection: Int, _ stream: HTTP2Session) {
        guard let session = sessions[connection] else {
            return stream.drain(into: &outbound[connection])
        }
        var bytes: [UInt8] = []
        stream.drain(into: &bytes)
        guard !bytes.isEmpty else { return }
        _ = session.encrypt(bytes, bytes.indices)
        session.drain(into: &outbound[connection])
    }

    /// Takes bytes of an answer over HTTP/2; says whether the answer goes on.
    mutating func digest(
        _ connection: Int,
        _ stream: HTTP2Session,
        _ buffer: [UInt8],
        _ count: Int,
        _ arrival: Arrival
    ) -> Bool {
        guard stream.feed(buffer, count) else {
            fail(connection, .malformed)
            return false
        }
        if stream.answer.hasBegun { note(connection, first: arrival) }
        pump(connection, stream)
        if stream.isRequestOut, isSending(connection) { pool[connection].row.phase = .waiting }
        guard stream.answer.bodyBytes <= job.limits.body else {
            fail(connection, .tooLarge)
            return false
        }
        guard stream.answer.isOver else { return true }
        if stream.answer.code == 0, stream.answer.status > 0 {
            complete(connection, arrival)
        } else {
            fail(connection, .reset, Int32(truncatingIfNeeded: stream.answer.code))
        }
        return false
    }

    /// Takes bytes that came while no request was under way; says whether the connection is good.
    mutating func absorb(
        _ connection: Int,
        _ stream: HTTP2Session,
        _ count: Int,
        plain: Bool
    )
        -> Bool
    {
        guard stream.feed(plain ? self.plain : scratch, count) else { return false }
        pump(connection, stream)
        return !stream.isClosing
    }
}
