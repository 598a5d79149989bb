import Foundation
import Glibc

/// nghttp2's own server on loopback, over TLS or plain, which serves the files of a folder.
final class StreamPeer {
    let port: Int
    private let process = Process()

    /// - Parameters:
    ///   - certificates: What to secure it with; `nil` for a plain one.
    ///   - folder: The files that it serves.
    /// - Throws: What starting a program throws.
    init(certificates: Certificates?, folder: String) async throws {
        port = try Socket.refusingPort()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let security = certificates.map { [$0.key, $0.good] }
        let plain = security == nil ? ["--no-tls"] : []
        process.arguments =
            ["nghttpd", "-a", "127.0.0.1", "-d", folder] + plain + ["\(port)"] + (security ?? [])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<500 where !Socket.accepts(port) {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    // A child has the blocked signals of the thread that started it, such as SIGTERM.
    deinit { kill(process.processIdentifier, SIGKILL) }
}

extension Socket {
    /// Whether somebody listens at a port of 127.0.0.1.
    fileprivate static func accepts(_ port: Int) -> Bool {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
