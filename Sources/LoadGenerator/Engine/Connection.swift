/// One place for a connection, used again and again.
struct Connection {
    /// What the place holds.
    enum State: UInt8 {
        /// Nothing.
        case free
        /// A connection being made.
        case opening
        /// A connection with nothing on it.
        case ready
        /// A connection with a request on it.
        case busy
    }

    /// No request, no neighbour.
    static let none = -1

    var state = State.free
    var descriptor: Int32 = -1
    /// Tells this connection from earlier ones in the same place, whose events may still come.
    var generation: UInt32 = 0
    var endpoint = Connection.none
    /// The request it is for, or ``none``.
    var request = Connection.none
    var dialled = 0
    var connected = 0
    /// How many answers it has brought.
    var uses = 0
    /// How many bytes of its request are sent.
    var written = 0
    /// How many bytes of the body are kept.
    var kept = 0
    var parser = ResponseParser()
    /// Whether bytes came behind the answer.
    var hasLeftovers = false
    /// Whether it is among the spare ones of its endpoint, with its neighbours there.
    var isSpare = false
    var next = Connection.none
    var previous = Connection.none

    /// Whether it can carry another request after the answer that it has brought.
    var isReusable: Bool { parser.keepsAlive && !hasLeftovers }
}

extension Connection {
    /// Parses what came and keeps the beginning of the body in a slice of `store`.
    ///
    /// - Parameters:
    ///   - buffer: Where what came was read into.
    ///   - count: How many bytes came.
    ///   - store: Where the beginnings of all bodies are kept.
    ///   - limit: How much is kept of each.
    ///   - base: Where this connection's slice begins.
    /// - Returns: What the parser says at the end of the bytes, or of the answer.
    mutating func digest(
        _ buffer: [UInt8],
        _ count: Int,
        keeping store: inout [UInt8],
        limit: Int,
        at base: Int
    ) -> ResponseParser.Progress {
        let bytes = buffer.span.extracting(0..<count)
        var position = 0
        while true {
            let progress = parser.advance(bytes, from: &position)
            guard case .body(let range) = progress else {
                hasLeftovers = position < bytes.count
                return progress
            }
            for source in range.prefix(limit - kept) {
                store[base + kept] = bytes[source]
                kept += 1
            }
        }
    }
}
