import Foundation
import Glibc
import Synchronization

/// A web server on the loopback that keeps what is posted to it and answers as it is told.
final class WebListener: Sendable {
    /// One request.
    struct Post: Sendable {
        let path: String
        let body: Data
    }

    private let socket: Int32
    private let status: Int
    private let received = Mutex<[Post]>([])

    /// Its address, without a path.
    let address: String

    /// Starts to listen at an address of this machine, in numbers; every answer has the given status.
    init(at host: String = "127.0.0.1", answering status: Int = 200) throws {
        self.status = status
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = unsafe inet_addr(host)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let number = socket
        let isBound = unsafe withUnsafeMutablePointer(to: &name) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(number, pointer, length) == 0
                    && listen(number, 16) == 0
                    && getsockname(number, pointer, &length) == 0
            }
        }
        guard isBound else { throw Stuck(description: "cannot listen on the loopback") }
        address = "http://\(host):\(UInt16(bigEndian: name.sin_port))"
        Thread.detachNewThread { [self] in serve() }
    }

    /// What was posted so far.
    var posts: [Post] { received.withLock { $0 } }

    /// Ends the listening, and with it the thread.
    func close() { shutdown(socket, Int32(SHUT_RDWR)) }

    private func serve() {
        while true {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { break }
            answer(connection)
            Glibc.close(connection)
        }
        Glibc.close(socket)
    }

    private func answer(_ connection: Int32) {
        var bytes = Data()
        while !isWhole(bytes) {
            var piece = [UInt8](repeating: 0, count: 65536)
            let count = unsafe recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return }
            bytes += piece[..<count]
        }
        let (head, body) = parts(of: bytes)
        let path = head.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        received.withLock { $0.append(Post(path: path, body: body)) }
        let text = "no thanks, said the service"
        let answer = Array(
            "HTTP/1.1 \(status) X\r\nContent-Length: \(text.utf8.count)\r\n"
                .appending("Connection: close\r\n\r\n\(text)").utf8
        )
        _ = unsafe send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
    }

    private func isWhole(_ bytes: Data) -> Bool {
        let (head, body) = parts(of: bytes)
        let length = head.lowercased().split(separator: "content-length: ").dropFirst().first?
            .prefix { $0.isNumber }
        guard !head.isEmpty else { return false }
        return body.count >= length.flatMap { Int($0) } ?? 0
    }

    /// The head without its blank line, empty until that has come, and what follows it.
    private func parts(of bytes: Data) -> (head: String, body: Data) {
        guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else { return ("", Data()) }
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        return (head, bytes[end.upperBound...])
    }
}
