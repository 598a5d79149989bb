/// One place for a connection, used again and again.
struct Connection {
    /// What the place holds.
    enum State: UInt8 {
        /// Nothing.
        case free
        /// A connection being made.
        case opening
        /// A connection being secured.
        case securing
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
    /// What is known of that request.
    var row = LoadRow.none
    /// When that request's turn came; 0 before.
    var launched = 0
    var dialled = 0
    var connected = 0
    var secured = 0
    var roundTrip = 0
    /// Whether the kernel can say when something leaves.
    var knowsDepartures = false
    /// Whether it is asked when the request leaves.
    var asksForDeparture = false
    /// How many answers it has brought.
    var uses = 0
    /// Whether what is to be sent is there.
    var isEncoded = false
    /// How many bytes of the request, as HTTP has them, are encoded.
    var encoded = 0
    /// How many bytes of what is to be sent are sent.
    var written = 0
    /// How many calls took them.
    var sends = 0
    /// When the first packet arrived of what may become the beginning of the answer.
    var arrival = Arrival()
    var parser = ResponseParser()
    /// Whether bytes came behind the answer.
    var hasLeftovers = false
    /// Whether it is among the spare ones of its endpoint, with its neighbours there.
    var isSpare = false
    var next = Connection.none
    var previous = Connection.none
    /// Whether its request is under way, with its neighbours in the order of their turns.
    var isFlying = false
    var later = Connection.none
    var earlier = Connection.none

    /// Whether it can carry another request after the answer that it has brought.
    var isReusable: Bool { parser.keepsAlive && !hasLeftovers }
}

extension LoadRow {
    /// Of no request.
    static let none = LoadRow(PlannedRequest(id: -1, offset: 0, burst: -1), origin: 0)
}

extension Connection {
    /// Parses what came and keeps the beginning of the body.
    ///
    /// - Parameters:
    ///   - buffer: Where what came was read into.
    ///   - count: How many bytes came.
    ///   - body: Where the beginning of the body is kept.
    ///   - limit: How much of it is kept.
    /// - Returns: What the parser says at the end of the bytes, or of the answer.
    mutating func digest(
        _ buffer: [UInt8],
        _ count: Int,
        keeping body: inout [UInt8],
        limit: Int
    ) -> ResponseParser.Progress {
        let bytes = buffer.span.extracting(0..<count)
        var position = 0
        while true {
            let progress = parser.advance(bytes, from: &position)
            guard case .body(let range) = progress else {
                hasLeftovers = position < bytes.count
                return progress
            }
            body.append(contentsOf: buffer[range.prefix(max(0, limit - body.count))])
        }
    }
}
