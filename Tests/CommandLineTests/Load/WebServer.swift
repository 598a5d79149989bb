import Foundation

/// Python's threaded web server on loopback, which keeps connections and answers `/slow` after 50 ms.
final class WebServer {
    let address: String
    private let process = Process()

    /// The file with its certificate and key, which is no workspace's: who runs on behalf of one is
    /// told by its path.
    private let secrets: String?

    /// Starts it; over TLS where it is given its certificate and key (PEM).
    init(secrets: Data? = nil) throws {
        let file = "\(NSTemporaryDirectory())stellar-secrets-\(UUID().uuidString).pem"
        try secrets?.write(to: URL(filePath: file))
        self.secrets = secrets.map { _ in file }
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program] + (self.secrets.map { [$0] } ?? [])
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let scheme = secrets == nil ? "http" : "https"
        address = "\(scheme)://127.0.0.1:\(line.filter(\.isNumber))"
    }

    deinit {
        // A child has the blocked signals of the thread that started it, such as SIGTERM.
        kill(process.processIdentifier, SIGKILL)
        // A file too much in the system's temporary folder is no reason to fail at a test's end.
        if let secrets { try? FileManager.default.removeItem(atPath: secrets) }
    }

    private static let program = """
        import http.server, ssl, sys, time

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self):
                if self.path.startswith("/slow"):
                    time.sleep(0.05)
                missing = self.path.startswith("/missing")
                size = int(self.headers.get("Content-Length", 0))
                text = self.rfile.read(size) + self.headers.get("X-Number", "").encode()
                self.send_response(404 if missing else 200)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_POST = do_GET

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            request_queue_size = 256

        server = Server(("127.0.0.1", 0), Handler)
        if len(sys.argv) > 1:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[1])
            server.socket = context.wrap_socket(server.socket, server_side=True)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """
}
