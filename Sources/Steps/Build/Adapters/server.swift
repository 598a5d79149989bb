// Serves a Swift handler over HTTP: the part of the adapter for clouds that send requests to a port.
//
// A port in FUNCTIONS_CUSTOMHANDLER_PORT is that of an Azure custom handler, one in PORT that of a
// container on Cloud Run and its like. Several connections may be open; one request is answered at a time.
import Glibc

/// One thread that reads from all connections, and answers what has arrived.
struct Server {
    /// How long who asked may take to read an answer, in seconds.
    private static let patience = 30

    private let listener: Int32
    private let answersProbes: Bool
    private var handler: Handler
    private var peers: [Int32: Peer] = [:]

    /// Listens where the environment says.
    init(handler: Handler) throws {
        self.handler = handler
        let azure = getenv("FUNCTIONS_CUSTOMHANDLER_PORT")
        guard let port = azure ?? getenv("PORT") else {
            throw Failure(
                "none of AWS_LAMBDA_RUNTIME_API, FUNCTIONS_CUSTOMHANDLER_PORT and PORT is set"
            )
        }
        answersProbes = azure != nil
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = (UInt16(String(cString: port)) ?? 0).bigEndian
        address.sin_addr.s_addr = azure == nil ? 0 : UInt32(0x7F00_0001).bigEndian
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        Self.set(SO_REUSEADDR, at: SOL_SOCKET, of: listener, to: 1 as Int32)
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
        }
        guard bound == 0, listen(listener, 128) == 0 else {
            throw Failure(
                "cannot listen at port \(String(cString: port)): \(String(cString: strerror(errno)))"
            )
        }
    }

    private static func set<Value: BitwiseCopyable>(
        _ option: Int32,
        at level: Int32,
        of socket: Int32,
        to value: Value
    ) {
        withUnsafeBytes(of: value) {
            _ = setsockopt(socket, level, option, $0.baseAddress, socklen_t($0.count))
        }
    }

    /// Waits until something comes, and deals with all that has.
    mutating func turn() {
        var waiting = ([listener] + peers.keys).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        guard poll(&waiting, nfds_t(waiting.count), -1) > 0 else { return }
        for ready in waiting where ready.revents != 0 {
            if ready.fd == listener { accept() } else { receive(from: ready.fd) }
        }
    }

    private mutating func accept() {
        let peer = Glibc.accept(listener, nil, nil)
        guard peer >= 0 else { return }
        Self.set(TCP_NODELAY, at: Int32(IPPROTO_TCP), of: peer, to: 1 as Int32)
        Self.set(
            SO_SNDTIMEO,
            at: SOL_SOCKET,
            of: peer,
            to: timeval(tv_sec: Self.patience, tv_usec: 0)
        )
        peers[peer] = Peer(socket: peer)
    }

    private mutating func receive(from socket: Int32) {
        guard var peer = peers.removeValue(forKey: socket) else { return }
        var stays = peer.receive()
        do {
            while stays, let request = try peer.next() {
                stays = peer.send(answer(request.head, request.body), to: request.head)
            }
        } catch {
            let refusal = error as? Refusal ?? Refusal(400, "\(error)")
            let answer = Answer(contentType: "text/plain", body: [UInt8](refusal.reason.utf8))
            stays = peer.send((refusal.status, answer), to: nil)
        }
        if stays { peers[socket] = peer } else { close(socket) }
    }

    private mutating func answer(_ head: RequestHead, _ body: [UInt8]) -> (Int, Answer) {
        // Azure's host asks for "/" until somebody answers; the function is at another path.
        if answersProbes, head.path == "/" {
            return (200, Answer(contentType: "text/plain", body: []))
        }
        do {
            return (200, try handler.handle(query: head.parameters, body: body))
        } catch {
            return (500, Answer(contentType: "application/json", body: described(error)))
        }
    }
}

/// Who asks over one connection, and what has come of it.
private struct Peer {
    let socket: Int32
    private var received: [UInt8] = []
    private var head: RequestHead?

    init(socket: Int32) { self.socket = socket }

    /// Takes what is there; `false` when nothing more will come.
    mutating func receive() -> Bool {
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
        }
        received += piece
        return !piece.isEmpty
    }

    /// The next request, once all of it is there.
    mutating func next() throws -> (head: RequestHead, body: [UInt8])? {
        if head == nil {
            head = try RequestHead(received)
            if head?.awaitsContinue == true {
                _ = write([UInt8]("HTTP/1.1 100 Continue\r\n\r\n".utf8))
            }
        }
        guard let head, let (body, end) = try head.body().body(in: received, from: head.length)
        else { return nil }
        received.removeFirst(end)
        self.head = nil
        return (head, body)
    }

    /// Sends an answer, to a request or to what is none; `false` when the connection ends with it.
    func send(_ answer: (status: Int, Answer), to head: RequestHead?) -> Bool {
        let (status, told) = answer
        let stays = head?.keepsAlive == true
        var bytes = [UInt8](
            """
            HTTP/1.1 \(status) \r
            content-type: \(told.contentType)\r
            content-length: \(told.body.count)\r
            \(stays ? "" : "connection: close\r\n")\r

            """.utf8
        )
        if head?.method != "HEAD" { bytes += told.body }
        return write(bytes) && stays
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }
}
