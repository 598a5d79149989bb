import Foundation
import Glibc
import Synchronization

/// A small HTTP server on loopback that can misbehave in every way a script asks for.
///
/// One thread per connection: it must not share anything with the code under test.
final class Peer: Sendable {
    /// A request as it came.
    struct Request: Sendable {
        /// How many requests came before it on its connection.
        var ordinal: Int
        /// Head and body.
        var text: String
    }

    /// What to do about a request.
    enum Act: Sendable {
        case say(String)
        /// Repeats a text until the client has had enough.
        case flood(String)
        case pause(Duration)
        /// Waits until the client gives up.
        case stall
        case closeSending
        case close
        case reset
    }

    private struct Record {
        var connections = 0
        var requests: [Request] = []
    }

    let port: Int
    private let listener: Int32
    private let dropped: Int
    private let record: Mutex<Record>
    private let script: @Sendable (Request) -> [Act]

    var connections: Int { record.withLock { $0.connections } }
    var requests: [Request] { record.withLock { $0.requests } }

    /// Runs `body` while a server answers by a script, after closing some connections at once.
    @discardableResult
    static func run<Value>(
        dropping dropped: Int = 0,
        _ script: @escaping @Sendable (Request) -> [Act],
        _ body: (Peer) async throws -> Value
    ) async throws -> Value {
        let peer = try Peer(dropping: dropped, script)
        Thread.detachNewThread { peer.accept() }
        defer { shutdown(peer.listener, Int32(SHUT_RDWR)) }
        return try await body(peer)
    }

    private init(
        dropping dropped: Int,
        _ script: @escaping @Sendable (Request) -> [Act]
    ) throws {
        self.dropped = dropped
        self.script = script
        record = Mutex(Record())
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        port = try Socket.listen(listener)
    }

    deinit { Glibc.close(listener) }

    private func accept() {
        while true {
            let connection = Glibc.accept(listener, nil, nil)
            guard connection >= 0 else { return }
            let count = record.withLock { record in
                record.connections += 1
                return record.connections
            }
            guard count > dropped else {
                Glibc.close(connection)
                continue
            }
            Thread.detachNewThread { self.serve(connection) }
        }
    }

    private func serve(_ connection: Int32) {
        defer { Glibc.close(connection) }
        var ordinal = 0
        while let text = Socket.readRequest(connection) {
            let request = Request(ordinal: ordinal, text: text)
            record.withLock { $0.requests.append(request) }
            ordinal += 1
            for act in script(request) where !perform(act, connection) { return }
        }
    }

    /// Says whether the connection goes on.
    private func perform(_ act: Act, _ connection: Int32) -> Bool {
        switch act {
        case .say(let text): return Socket.write(connection, text)
        case .flood(let text):
            while Socket.write(connection, text) {}
            return false
        case .pause(let duration):
            Thread.sleep(forTimeInterval: duration / .seconds(1))
            return true
        case .stall:
            while Socket.readRequest(connection) != nil {}
            return false
        case .closeSending: return shutdown(connection, Int32(SHUT_WR)) == 0
        case .close: return false
        case .reset:
            Socket.abort(connection)
            return false
        }
    }
}
