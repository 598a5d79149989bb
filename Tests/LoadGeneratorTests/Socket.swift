import Glibc

/// Blocking calls on plain sockets.
enum Socket {
    struct Failure: Error {
        var error: Int32
    }

    /// Binds to a free port of 127.0.0.1, listens, and returns the port.
    static func listen(_ listener: Int32) throws -> Int {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(listener, $0, size) | Glibc.listen(listener, 4096)
                    | getsockname(listener, $0, &size)
            }
        }
        guard result == 0 else { throw Failure(error: errno) }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// A port of 127.0.0.1 that refuses connections.
    static func refusingPort() throws -> Int {
        let holder = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(holder) }
        return try listen(holder)
    }

    /// Reads a head and the body that its `Content-Length` announces; `nil` at the end.
    static func readRequest(_ connection: Int32) -> String? {
        var bytes: [UInt8] = []
        var wanted = Int.max
        while bytes.count < wanted {
            guard let more = readSome(connection) else { return nil }
            bytes += more
            if wanted == .max, let length = length(of: bytes) { wanted = length }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func readSome(_ connection: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe recv(connection, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    /// The length of a request with its body, once its head is there.
    private static func length(of bytes: [UInt8]) -> Int? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let head = text[..<end.upperBound]
        let field = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
        return head.utf8.count + (field.flatMap { Int($0.dropFirst(16)) } ?? 0)
    }

    /// Writes everything; says whether the other side took it.
    static func write(_ connection: Int32, _ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Makes the coming close a reset.
    static func abort(_ connection: Int32) {
        var linger = linger(l_onoff: 1, l_linger: 0)
        let size = socklen_t(MemoryLayout<linger>.size)
        unsafe setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, size)
    }
}
