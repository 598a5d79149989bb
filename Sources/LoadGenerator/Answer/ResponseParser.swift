/// Reads one HTTP/1.1 answer, however it is cut into pieces.
///
/// Owns no socket, clock or heap memory: give it the bytes that came, do what it answers. Of each
/// line only the beginning is stored, of a body nothing, so its size never depends on the peer.
struct ResponseParser: Sendable {
    /// What the bytes so far amount to.
    enum Progress: Equatable {
        /// All bytes are read and the answer goes on.
        case needsMore
        /// These positions of the input are bytes of the body; there may be more behind them.
        case body(Range<Int>)
        /// The answer is complete; what follows it is not part of it.
        case complete
        /// This is not HTTP.
        case malformed
        /// A limit is exceeded.
        case tooLarge
    }

    enum State: UInt8 {
        case statusLine, fields, fixedBody, chunkSize, chunkData, chunkEnd, trailer, untilClose
        case finished
    }

    private(set) var state = State.statusLine
    /// The status, 0 until its line was read.
    private(set) var status = 0
    /// How many bytes of body came.
    private(set) var bodyBytes = 0
    /// Whether the connection may carry another request afterwards.
    private(set) var keepsAlive = false
    private var line = ResponseLine()
    private var remaining = 0
    private var contentLength: Int?
    private var isChunked = false
    private var framingBytes = 0
    private let isHead: Bool
    private let limits: ResponseLimits

    /// Creates a parser; the answer to a `HEAD` request has no body whatever it says.
    init(isHead: Bool = false, limits: ResponseLimits = ResponseLimits()) {
        self.isHead = isHead
        self.limits = limits
    }

    /// Reads on from `index`, which it moves behind what it has read.
    mutating func advance(_ bytes: Span<UInt8>, from index: inout Int) -> Progress {
        while true {
            switch state {
            case .finished: return .complete
            case .fixedBody, .chunkData, .untilClose: return takeBody(bytes, from: &index)
            case .statusLine, .fields, .chunkSize, .chunkEnd, .trailer:
                let start = index
                let isWhole = line.take(bytes, from: &index)
                framingBytes += index - start
                guard framingBytes <= limits.head else { return .tooLarge }
                guard isWhole else { return mayBecomeHTTP ? .needsMore : .malformed }
                guard readLine() else { return .malformed }
                guard bodyBytes + remaining <= limits.body else { return .tooLarge }
                line = ResponseLine()
            }
        }
    }

    /// Says whether the end of the connection was the end of the answer.
    mutating func end() -> Bool {
        if state == .untilClose { state = .finished }
        return state == .finished
    }
}

extension ResponseParser {
    /// Garbage is told at its first bytes, not when its line ends, which may be never.
    private var mayBecomeHTTP: Bool {
        state != .statusLine || line.count < 7 || line.hasPrefix("HTTP/1.")
    }

    private mutating func takeBody(_ bytes: Span<UInt8>, from index: inout Int) -> Progress {
        let available = bytes.count - index
        guard available > 0 else { return .needsMore }
        let count = state == .untilClose ? available : min(available, remaining)
        let range = index..<(index + count)
        index += count
        bodyBytes += count
        guard bodyBytes <= limits.body else { return .tooLarge }
        if state != .untilClose {
            remaining -= count
            if remaining == 0 { state = state == .chunkData ? .chunkEnd : .finished }
        }
        return .body(range)
    }

    private mutating func readLine() -> Bool {
        switch state {
        case .statusLine: return readStatus()
        case .fields where line.count == 0: return beginBody()
        case .fields: return readField()
        case .chunkSize: return readChunkSize()
        case .chunkEnd:
            state = .chunkSize
            return line.count == 0
        case .trailer:
            if line.count == 0 { state = .finished }
            return true
        case .fixedBody, .chunkData, .untilClose, .finished:
            preconditionFailure("there is no line in state \(state)")
        }
    }

    private mutating func readStatus() -> Bool {
        guard line.hasPrefix("HTTP/1."), let code = line.number(from: 9, count: 3),
            line[8] == UInt8(ascii: " "), (100..<1000).contains(code),
            line.count == 12 || line[12] == UInt8(ascii: " ")
        else { return false }
        status = code
        keepsAlive = line[7] != UInt8(ascii: "0")
        state = .fields
        return true
    }

    private mutating func readField() -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else {
            // The continuation of a field that was too long for its line.
            return line[0] == UInt8(ascii: " ") || line[0] == UInt8(ascii: "\t")
                || line.isTruncated
        }
        if line.isNamed("content-length", colon) {
            guard let length = line.wholeNumber(from: colon + 1) else { return false }
            guard contentLength == nil || contentLength == length else { return false }
            contentLength = length
        } else if line.isNamed("transfer-encoding", colon) {
            isChunked = line.contains("chunked", from: colon + 1)
            contentLength = isChunked ? contentLength : nil
        } else if line.isNamed("connection", colon) {
            if line.contains("close", from: colon + 1) { keepsAlive = false }
            if line.contains("keep-alive", from: colon + 1) { keepsAlive = true }
        }
        return true
    }

    private mutating func beginBody() -> Bool {
        if (100..<200).contains(status), status != 101 {
            self = ResponseParser(continuing: self)
        } else if isHead || status == 204 || status == 304 || status == 101 {
            keepsAlive = keepsAlive && status != 101
            state = .finished
        } else if isChunked {
            // Both framings at once are how requests are smuggled; never trust what follows.
            keepsAlive = keepsAlive && contentLength == nil
            state = .chunkSize
        } else if let contentLength {
            remaining = contentLength
            state = contentLength == 0 ? .finished : .fixedBody
        } else {
            keepsAlive = false
            state = .untilClose
        }
        return true
    }

    /// Starts over after an interim answer; its bytes go on counting.
    private init(continuing interim: ResponseParser) {
        self.init(isHead: interim.isHead, limits: interim.limits)
        framingBytes = interim.framingBytes
    }

    private mutating func readChunkSize() -> Bool {
        guard let size = line.hexadecimalPrefix() else { return false }
        // Framing is bounded per chunk, so that a long answer in small chunks is accepted.
        framingBytes = 0
        remaining = size
        state = size == 0 ? .trailer : .chunkData
        return true
    }
}
