/// The files of functions that tests deploy.
enum Handlers {
    /// Answers with its process, how often it was called, and the event.
    static let echo = [
        "handler.py": """
        import os
        count = 0
        def handler(event, context):
            global count
            count += 1
            return {"pid": os.getpid(), "count": count, "event": event}
        """
    ]

    /// The same for Node.js.
    static let nodeEcho = [
        "handler.js": """
        let count = 0;
        exports.handler = async (event) => ({ pid: process.pid, count: ++count, event });
        """
    ]

    /// Answers when the file named by `GATE` appears, so that a test decides when.
    static let gated = [
        "handler.py": """
        import os, time
        count = 0
        def handler(event, context):
            global count
            count += 1
            while not os.path.exists(os.environ["GATE"]):
                time.sleep(0.01)
            return {"pid": os.getpid(), "count": count}
        """
    ]

    /// Python whose handler is a few lines.
    static func python(_ lines: String, before: String = "") -> [String: String] {
        let body = lines.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        return [
            "handler.py": "import os, sys, time\n\(before)\ndef handler(event, context):\n\(body)\n"
        ]
    }

    /// An executable of its own that speaks, or does not speak, the Runtime API.
    static func bootstrap(_ lines: String) -> [String: String] {
        ["bootstrap": "#!/usr/bin/env python3\nimport os, socket, sys, time\n\(lines)\n"]
    }

    /// The start of a bootstrap: a connection, and a way to ask for work.
    static let connection = """
        host, port = os.environ["AWS_LAMBDA_RUNTIME_API"].split(":")
        s = socket.create_connection((host, int(port)))
        def next():
            s.sendall(b"GET /2018-06-01/runtime/invocation/next HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n")
            head = s.recv(1 << 20).decode()
            for line in head.split("\\r\\n"):
                if line.lower().startswith("lambda-runtime-aws-request-id:"):
                    return line.split(":")[1].strip()
        def answer(id, body):
            s.sendall((f"POST /2018-06-01/runtime/invocation/{id}/response HTTP/1.1\\r\\nHost: h\\r\\n"
                       f"Content-Length: {len(body)}\\r\\n\\r\\n{body}").encode())
            s.recv(1 << 20)
        """
}
