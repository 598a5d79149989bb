import Glibc

/// A connection to this machine that sends exactly what it is told.
package final class RawConnection: Sendable {
    /// Nobody is there, or nothing more comes.
    package struct Failure: Error {}

    private let descriptor: Int32

    /// Connects to a port.
    package init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, size)
            }
        }
        guard result == 0 else { throw Failure() }
    }

    deinit { Glibc.close(descriptor) }

    /// Sends text, all of it.
    package func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Reads until a text has come; what a busy machine needs for it may be long.
    package func read(until end: String) async throws -> String {
        var received: [UInt8] = []
        for _ in 0..<1000 {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = unsafe recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 { received += buffer[..<count] }
            let text = String(decoding: received, as: UTF8.self)
            if text.contains(end) { return text }
            guard count != 0 else { throw Failure() }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Failure()
    }

    /// Sends nothing more, and wants nothing more.
    package func close() { shutdown(descriptor, Int32(SHUT_RDWR)) }
}
