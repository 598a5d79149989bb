// Reads requests of HTTP/1.1: a part of `server.swift`.

/// What is wrong with a request, and the status that says so.
struct Refusal: Error {
    var status: Int
    var reason: String

    init(_ status: Int, _ reason: String) { (self.status, self.reason) = (status, reason) }
}

/// The head of a request.
struct RequestHead {
    private static let most = 1 << 16

    let method: String
    let path: Substring
    let keepsAlive: Bool
    /// How many bytes it takes.
    let length: Int
    private let query: Substring
    private var fields: [String: String] = [:]

    /// The head that bytes begin with; `nil` while they are not all there.
    init?(_ received: [UInt8]) throws {
        var lines: [String] = []
        var start = 0
        while let end = received[start...].firstIndex(of: 10), end <= Self.most {
            let line =
                received[start..<end].last == 13
                ? received[start..<(end - 1)] : received[start..<end]
            start = end + 1
            if !line.isEmpty {
                lines.append(String(decoding: line, as: UTF8.self))
            } else if !lines.isEmpty {
                try self.init(lines, length: start)
                return
            }
        }
        if received.count > Self.most { throw Refusal(431, "the head of the request is too long") }
        return nil
    }

    private init(_ lines: [String], length: Int) throws {
        let first = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        guard first.count == 3 else {
            throw Refusal(400, "the first line is not that of a request")
        }
        let target = first[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw Refusal(400, "a header field has no colon") }
            fields[parts[0].lowercased()] = String(parts[1].filter { $0 != " " && $0 != "\t" })
        }
        method = String(first[0])
        path = target[0]
        query = target.count > 1 ? target[1] : ""
        self.length = length
        let closes = fields["connection"]?.lowercased().split(separator: ",").contains("close")
        keepsAlive = first[2] == "HTTP/1.1" && closes != true
    }

    /// Whether who asks wants to hear something before the body is sent.
    var awaitsContinue: Bool { fields["expect"]?.lowercased() == "100-continue" }

    /// How the body is framed.
    func body() throws -> BodyFrame {
        guard let coding = fields["transfer-encoding"] else {
            return .sized(try BodyFrame.size(fields["content-length"] ?? "0", radix: 10))
        }
        guard coding.lowercased() == "chunked", fields["content-length"] == nil else {
            throw Refusal(400, "nothing says clearly where the body ends")
        }
        return .pieces
    }

    /// The parameters; several values of one name are joined with commas.
    var parameters: [String: String] {
        var told: [String: String] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.unescaped(parts[0])
            let value = parts.count > 1 ? Self.unescaped(parts[1]) : ""
            told[name] = told[name].map { "\($0),\(value)" } ?? value
        }
        return told
    }

    /// Undoes percent-encoding and `+`; what is no escape stays as it is.
    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, !digits.hasPrefix("+"),
                let value = UInt8(digits, radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Where the body of a request ends.
enum BodyFrame {
    case sized(Int)
    case pieces

    /// As much as Cloud Run lets through.
    private static let most = 32 << 20
    private static let longestLine = 1 << 16

    /// The body that bytes hold from a place on, and where it ends; `nil` while they are not all there.
    func body(in received: [UInt8], from start: Int) throws -> (bytes: [UInt8], end: Int)? {
        switch self {
        case .sized(let count):
            guard received.count >= start + count else { return nil }
            return ([UInt8](received[start..<(start + count)]), start + count)
        case .pieces: return try pieces(in: received, from: start)
        }
    }

    private func pieces(in received: [UInt8], from start: Int) throws -> (bytes: [UInt8], end: Int)?
    {
        var body: [UInt8] = []
        var place = start
        while let told = try line(in: received, &place) {
            let size = String(told.prefix { $0 != ";" }.filter { $0 != " " })
            let count = try Self.size(size, radix: 16, already: body.count)
            if count == 0 { return try end(in: received, place).map { (body, $0) } }
            guard received.count >= place + count else { return nil }
            body += received[place..<(place + count)]
            place += count
            guard let rest = try line(in: received, &place) else { return nil }
            guard rest.isEmpty else {
                throw Refusal(400, "a piece of the body is longer than it says")
            }
        }
        return nil
    }

    /// Fields behind the body say nothing that we need.
    private func end(in received: [UInt8], _ start: Int) throws -> Int? {
        var place = start
        while let told = try line(in: received, &place) {
            if told.isEmpty { return place }
        }
        return nil
    }

    private func line(in received: [UInt8], _ place: inout Int) throws -> String? {
        guard let end = received[place...].firstIndex(of: 10) else {
            guard received.count - place <= Self.longestLine else {
                throw Refusal(400, "the size of a piece of the body takes too long")
            }
            return nil
        }
        let line = String(decoding: received[place..<end], as: UTF8.self)
        place = end + 1
        return String(line.filter { $0 != "\r" })
    }

    static func size(_ text: String, radix: Int, already: Int = 0) throws -> Int {
        guard !text.isEmpty,
            text.utf8.allSatisfy({ Int(String(UnicodeScalar($0)), radix: radix) != nil })
        else { throw Refusal(400, "a size in the request is not a number") }
        guard let count = Int(text, radix: radix), count <= most - already else {
            throw Refusal(413, "the body has more than \(most) bytes")
        }
        return count
    }
}
