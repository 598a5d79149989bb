// Hosts a Swift handler behind the AWS Lambda Runtime API, or as an HTTP server where there is none:
// compiled together with it into `bootstrap`.
//
// Without Foundation, which would be most of a static program's size.
import Glibc

/// What a handler returns.
struct Answer {
    var contentType: String
    var body: [UInt8]
}

/// What went wrong, in words.
struct Failure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}

/// The monotonic clock, in nanoseconds.
func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Where the function's files are.
let taskRoot = getenv("LAMBDA_TASK_ROOT").map { String(cString: $0) } ?? "."

private let api = "/2018-06-01/runtime/"

/// One kept connection; every request is one write.
private struct Connection {
    private let host: String
    private let socket: Int32
    private var received: [UInt8] = []

    init(_ host: String) {
        self.host = host
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let parts = host.split(separator: ":")
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = (UInt16(parts.last ?? "") ?? 0).bigEndian
        inet_pton(AF_INET, String(parts.first ?? ""), &address.sin_addr)
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
        }
        if connected != 0 { exit(0) }
        var one: Int32 = 1
        setsockopt(
            socket,
            Int32(IPPROTO_TCP),
            TCP_NODELAY,
            &one,
            socklen_t(MemoryLayout<Int32>.size)
        )
    }

    mutating func call(
        _ method: String,
        _ path: String,
        _ body: [UInt8] = []
    ) -> (id: String, [UInt8]) {
        let head =
            "\(method) \(api)\(path) HTTP/1.1\r\nHost: \(host)\r\nContent-Length: \(body.count)\r\n\r\n"
        send([UInt8](head.utf8) + body)
        var end: Int?
        var looked = 0
        while end == nil {
            receive()
            end = endOfHead(from: looked)
            looked = max(0, received.count - 3)
        }
        let lines = String(decoding: received[..<(end ?? 0)], as: UTF8.self).split(
            separator: "\r\n"
        )
        received.removeFirst((end ?? 0) + 4)
        var (id, length) = ("", 0)
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1)
            let value = String(parts.last ?? "").filter { $0 != " " }
            switch parts.first?.lowercased() {
            case "content-length": length = Int(value) ?? 0
            case "lambda-runtime-aws-request-id": id = value
            default: break
            }
        }
        while received.count < length { receive() }
        let data = [UInt8](received.prefix(length))
        received.removeFirst(length)
        return (id, data)
    }

    private func endOfHead(from start: Int) -> Int? {
        guard received.count >= start + 4 else { return nil }
        return (start...received.count - 4).first {
            received[$0...].starts(with: [13, 10, 13, 10])
        }
    }

    private func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, 0)
            }
            if count <= 0 { exit(0) }
            sent += count
        }
    }

    /// When the host is gone, so are we.
    private mutating func receive() {
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
        }
        if piece.isEmpty { exit(0) }
        received += piece
    }
}

/// Reads as much JSON as the event of a function URL is made of.
private struct JSON {
    enum Value {
        case text([UInt8])
        case object([String: Value])
        case yes
        case other
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func value() throws -> Value {
        if takes(UInt8(ascii: "\"")) { return .text(try text()) }
        if takes(UInt8(ascii: "{")) { return .object(try object()) }
        if takes(UInt8(ascii: "[")) {
            while !takes(UInt8(ascii: "]")) {
                _ = try value()
                _ = takes(UInt8(ascii: ","))
            }
            return .other
        }
        let start = place
        while place < bytes.count, !",}] \t\r\n".utf8.contains(bytes[place]) { place += 1 }
        guard place > start else { throw Failure("the event is not JSON") }
        return bytes[start..<place].elementsEqual("true".utf8) ? .yes : .other
    }

    private mutating func object() throws -> [String: Value] {
        var members: [String: Value] = [:]
        while !takes(UInt8(ascii: "}")) {
            guard takes(UInt8(ascii: "\"")) else { throw Failure("the event is not JSON") }
            let name = String(decoding: try text(), as: UTF8.self)
            guard takes(UInt8(ascii: ":")) else { throw Failure("the event is not JSON") }
            members[name] = try value()
            _ = takes(UInt8(ascii: ","))
        }
        return members
    }

    private mutating func takes(_ byte: UInt8) -> Bool {
        while place < bytes.count, bytes[place] <= 32 { place += 1 }
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func next() throws -> UInt8 {
        guard place < bytes.count else { throw Failure("the event ends too early") }
        place += 1
        return bytes[place - 1]
    }

    /// The rest of a text whose opening quote has been taken.
    private mutating func text() throws -> [UInt8] {
        var text: [UInt8] = []
        while true {
            switch try next() {
            case UInt8(ascii: "\""): return text
            case UInt8(ascii: "\\"): text += try escaped()
            case let byte: text.append(byte)
            }
        }
    }

    private mutating func escaped() throws -> [UInt8] {
        switch try next() {
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "u"):
            var units = [try unit()]
            if units[0] >> 10 == 0xD800 >> 10, bytes[place...].starts(with: "\\u".utf8) {
                place += 2
                units.append(try unit())
            }
            return [UInt8](String(decoding: units, as: UTF16.self).utf8)
        case let byte: return [byte]
        }
    }

    private mutating func unit() throws -> UInt16 {
        let digits = String(
            decoding: [try next(), try next(), try next(), try next()],
            as: UTF8.self
        )
        guard let unit = UInt16(digits, radix: 16) else { throw Failure("the event is not JSON") }
        return unit
    }
}

private let digits = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
)

private func encode(_ bytes: [UInt8], into text: inout [UInt8]) {
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let count = min(3, bytes.count - start)
        var bits = 0
        for place in 0..<3 { bits = bits << 8 | (place < count ? Int(bytes[start + place]) : 0) }
        for place in 0...3 {
            text.append(place <= count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
        }
    }
}

private func decoded(_ text: [UInt8]) throws -> [UInt8] {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var (bits, count) = (0 as UInt32, 0 as UInt32)
    for digit in text where digit != UInt8(ascii: "=") {
        guard values[Int(digit)] < 64 else { throw Failure("the body is not base 64") }
        bits = bits << 6 | UInt32(values[Int(digit)])
        count += 6
        if count >= 8 {
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        }
    }
    return bytes
}

/// Calls the handler with what the event says.
private func serve(_ data: [UInt8], by handler: inout Handler) throws -> [UInt8] {
    var json = JSON(data)
    guard case .object(let event) = try json.value() else {
        throw Failure("the event is no object")
    }
    var query: [String: String] = [:]
    if case .object(let asked)? = event["queryStringParameters"] {
        for case (let name, .text(let text)) in asked {
            query[name] = String(decoding: text, as: UTF8.self)
        }
    }
    var body: [UInt8] = []
    if case .text(let text)? = event["body"] {
        if case .yes? = event["isBase64Encoded"] { body = try decoded(text) } else { body = text }
    }
    let answer = try handler.handle(query: query, body: body)
    var reply = [UInt8](
        #"{"statusCode":200,"isBase64Encoded":true,"headers":{"content-type":"\#(answer.contentType)"},"body":""#
            .utf8
    )
    reply.reserveCapacity(reply.count + answer.body.count / 3 * 4 + 8)
    encode(answer.body, into: &reply)
    return reply + [UInt8](#""}"#.utf8)
}

/// What went wrong, for the log and for who asked.
func described(_ error: any Error) -> [UInt8] {
    let message = "\(error)"
    fputs(message + "\n", stderr)
    var text = ""
    for scalar in message.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { text += "\\" }
        text.unicodeScalars.append(scalar.value < 32 ? " " : scalar)
    }
    return [UInt8](#"{"errorMessage":"\#(text)","errorType":"Error"}"#.utf8)
}

@main enum Bootstrap {
    static func main() {
        guard let address = getenv("AWS_LAMBDA_RUNTIME_API") else { return serveHTTP() }
        var host = Connection(String(cString: address))
        do {
            var handler = try Handler()
            while true {
                let (id, event) = host.call("GET", "invocation/next")
                do {
                    let reply = try serve(event, by: &handler)
                    _ = host.call("POST", "invocation/\(id)/response", reply)
                } catch {
                    _ = host.call("POST", "invocation/\(id)/error", described(error))
                }
            }
        } catch {
            _ = host.call("POST", "init/error", described(error))
            exit(1)
        }
    }

    private static func serveHTTP() {
        do {
            var server = try Server(handler: try Handler())
            while true { server.turn() }
        } catch {
            fputs("\(error)\n", stderr)
            exit(1)
        }
    }
}
