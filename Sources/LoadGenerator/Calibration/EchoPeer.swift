import CSocketTiming
import Glibc

/// A server inside the tool that answers at once and asks the kernel how long it had each request.
///
/// What the load generator reports beyond that is its own error, and the loopback's.
struct EchoPeer: ~Copyable {
    /// How long the peer had each request, in nanoseconds, by its number.
    typealias Residences = [Int: Int]

    private let listener: Int32
    private let control: LoadControl
    private var poller: Poller
    private var connections: Set<Int32> = []
    private var buffer = [UInt8](repeating: 0, count: 4096)

    private static let listenerToken = UInt64.max - 1
    private static let bellToken = UInt64.max
    private static let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".utf8)

    /// Listens on loopback.
    ///
    /// - Returns: The listening socket, for ``init(listener:control:)``, and its port.
    static func listen() throws(LoadError) -> (listener: Int32, port: Int) {
        var port: UInt16 = 0
        let listener = unsafe st_listen(&port)
        guard listener >= 0 else { throw LoadError(system: "a port on loopback", listener) }
        return (listener, Int(port))
    }

    /// - Parameters:
    ///   - listener: A listening socket, which is closed in the end.
    ///   - control: Ends the peer when it is asked to stop.
    /// - Throws: A ``LoadError`` when the system has no event queue for it.
    init(listener: Int32, control: LoadControl) throws(LoadError) {
        self.listener = listener
        self.control = control
        poller = try Poller(capacity: 16)
        _ = st_poll_add(poller.descriptor, listener, Self.listenerToken)
        _ = st_poll_add(poller.descriptor, control.bell, Self.bellToken)
    }

    deinit { _ = st_close(listener) }

    /// Answers until it is asked to stop.
    mutating func serve() -> Residences {
        var residences: Residences = [:]
        while control.current == .proceed {
            for index in 0..<poller.wait(1_000_000_000) {
                let event = poller[index]
                if event.token == Self.listenerToken {
                    accept()
                } else if event.token != Self.bellToken, event.isReadable {
                    answer(Int32(truncatingIfNeeded: event.token), into: &residences)
                }
            }
        }
        for descriptor in connections { _ = st_close(descriptor) }
        return residences
    }

    private mutating func accept() {
        let descriptor = st_accept(listener)
        guard descriptor >= 0 else { return }
        connections.insert(descriptor)
        _ = poller.add(descriptor, token: UInt64(descriptor))
    }

    private mutating func answer(_ descriptor: Int32, into residences: inout Residences) {
        var arrival: Int64 = 0
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe st_receive(descriptor, $0.baseAddress, $0.count, &arrival)
            }
            guard count > 0 else {
                // The end is left to the client; only what can be read no more is closed.
                if count == 0, connections.remove(descriptor) != nil {
                    _ = st_close(descriptor)
                }
                return
            }
            let sent = unsafe Self.answer.withUnsafeBytes {
                unsafe st_send(descriptor, $0.baseAddress, $0.count, nil, 0, 0, 1)
            }
            let departure = sent == Self.answer.count ? st_departure(descriptor) : 0
            if let id = number(count), arrival > 0, departure > arrival {
                residences[id] = Int(departure - arrival)
            }
        }
    }

    /// The number in `GET /123 `.
    private func number(_ count: Int) -> Int? {
        let digits = buffer[..<count].dropFirst(5).prefix { (48...57).contains($0) }
        return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }
}
