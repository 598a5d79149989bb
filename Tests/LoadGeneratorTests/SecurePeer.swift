import Foundation

/// Python's own TLS server on loopback, which answers each request with what it knows of its
/// connection: the version of TLS and whether the session was taken up.
final class SecurePeer {
    let port: Int
    private let process = Process()

    init(
        certificate: String,
        key: String,
        versions: ClosedRange<Int> = 2...3,
        behaviour: String = "answer"
    ) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", Self.program, certificate, key, "\(versions.lowerBound)",
            "\(versions.upperBound)", behaviour,
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = output.fileHandleForReading.availableData
        let text = String(decoding: line, as: UTF8.self)
        guard let port = Int(text.filter(\.isNumber)) else {
            throw CocoaError(.executableRuntimeMismatch)
        }
        self.port = port
    }

    // A child has the blocked signals of the thread that started it, such as SIGTERM.
    deinit { kill(process.processIdentifier, SIGKILL) }

    private static let program = """
        import socket, ssl, sys, threading
        certificate, key, lowest, highest, behaviour = sys.argv[1:]
        names = {2: ssl.TLSVersion.TLSv1_2, 3: ssl.TLSVersion.TLSv1_3}
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        context.minimum_version = names[int(lowest)]
        context.maximum_version = names[int(highest)]
        listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        print(listener.getsockname()[1], flush=True)

        def serve(plain):
            if behaviour == "hang":
                return plain.recv(65536), threading.Event().wait(60)
            if behaviour == "garbage":
                plain.recv(65536)
                plain.sendall(b"HTTP/1.1 400 No\\r\\n\\r\\n")
                return plain.close()
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            secure = context.wrap_socket(plain, server_side=True)
            pending = b""
            while True:
                while b"\\r\\n\\r\\n" not in pending:
                    more = secure.recv(65536)
                    if not more:
                        return secure.close()
                    pending += more
                head, _, pending = pending.partition(b"\\r\\n\\r\\n")
                length = 0
                for line in head.split(b"\\r\\n"):
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                while len(pending) < length:
                    pending += secure.recv(1 << 20)
                checksum = sum(pending[:length]) % 65521
                pending = pending[length:]
                text = f"{secure.version()} {secure.session_reused} {length} {checksum}".encode()
                secure.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(text))
                secure.sendall(text)
                if behaviour == "hang-up":
                    return secure.unwrap()

        def guard(plain):
            try:
                serve(plain)
            except (OSError, ValueError):
                plain.close()

        while True:
            connection, _ = listener.accept()
            threading.Thread(target=guard, args=(connection,), daemon=True).start()
        """
}
