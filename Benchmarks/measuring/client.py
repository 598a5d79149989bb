"""The one client of all sides: the same bytes, the same socket options, the same clock."""
import socket
from dataclasses import dataclass
from time import monotonic_ns

TIMEOUT = 30


@dataclass(frozen=True)
class Answer:
    """What came back, and how long it took from the first byte out to the last byte in."""

    nanoseconds: int
    status: int
    body: bytes


class Connection:
    """One kept connection to a port of this machine, opened before anything is timed."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT)
        # Without it the kernel may hold a request back until the last answer is acknowledged.
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def ask(self, path, body=b"{}", method="POST", headers=""):
        """Sends one request in one write and returns the whole answer."""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}"
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        request = head.encode() + body
        start = monotonic_ns()
        self.socket.sendall(request)
        status, answer = self._receive()
        return Answer(monotonic_ns() - start, status, answer)

    def _receive(self):
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").lower().split("\r\n")
        fields = dict(line.split(":", 1) for line in lines[1:])
        # Every side says how long its answer is: another protocol would be another cost.
        missing = int(fields.get("content-length", 0)) - len(body)
        while missing > 0:
            piece = self._more()
            body += piece
            missing -= len(piece)
        return int(lines[0].split()[1]), body

    def _more(self):
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionError("the other side closed the connection before it had answered")
        return data
