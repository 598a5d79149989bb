"""Serves a Python handler over HTTP: the part of `bootstrap.py` for clouds that send requests to a port.

A port in FUNCTIONS_CUSTOMHANDLER_PORT is that of an Azure custom handler, one in PORT that of a container
on Cloud Run and its like. Several connections may be open; one request is answered at a time.
"""
import _socket
import _thread
import os
import sys
import time

from function_url import answer_of, event_of

MOST_HEAD = 1 << 16
MOST_BODY = 32 << 20  # As much as Cloud Run lets through.
ALLOWED_MS = 300_000  # Nobody tells a deadline: as long as Cloud Run waits unless told otherwise.
ONE_AT_A_TIME = _thread.allocate_lock()


class Refusal(Exception):
    """What is wrong with a request, and the status that says so."""

    def __init__(self, status, reason):
        super().__init__(reason)
        self.status = status


class Reader:
    """What comes over a connection."""

    def __init__(self, connection):
        self.connection = connection
        self.data = bytearray()

    def more(self):
        data = self.connection.recv(65536)
        if not data:
            raise EOFError
        self.data += data

    def line(self, most):
        end = start = 0
        while (end := self.data.find(b"\n", start)) < 0 and len(self.data) <= most:
            start = len(self.data)
            self.more()
        if not 0 <= end <= most:
            raise Refusal(431, "the head of the request is too long")
        line = self.data[:end].decode("latin-1").rstrip("\r")
        del self.data[: end + 1]
        return line

    def take(self, count):
        while len(self.data) < count:
            self.more()
        taken = bytes(self.data[:count])
        del self.data[:count]
        return taken


class Request:
    """One request, all of it."""

    def __init__(self, reader):
        first, *others = self.head(reader)
        try:
            self.method, target, version = first.split(" ")
        except ValueError:
            raise Refusal(400, "the first line is not that of a request") from None
        self.path, _, self.query = target.partition("?")
        self.headers = {}
        for line in others:
            name, colon, value = line.partition(":")
            if not colon:
                raise Refusal(400, "a header field has no colon")
            name, value = name.lower(), value.strip()
            self.headers[name] = f"{self.headers[name]},{value}" if name in self.headers else value
        asks_to_close = "close" in self.headers.get("connection", "").lower()
        self.keeps_alive = version == "HTTP/1.1" and not asks_to_close
        if self.headers.get("expect", "").lower() == "100-continue":
            reader.connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        self.body = self.content(reader)

    def head(self, reader):
        lines, left = [], MOST_HEAD
        while True:
            line = reader.line(left)
            left -= len(line) + 2
            if line:
                lines.append(line)
            elif lines:
                return lines

    def content(self, reader):
        coding = self.headers.get("transfer-encoding")
        if coding is None:
            return reader.take(size(self.headers.get("content-length", "0"), 10))
        if coding.lower() != "chunked" or "content-length" in self.headers:
            raise Refusal(400, "nothing says clearly where the body ends")
        body = bytearray()
        while count := size(reader.line(MOST_HEAD).partition(";")[0].strip(), 16, len(body)):
            body += reader.take(count)
            if reader.line(2):
                raise Refusal(400, "a piece of the body is longer than it says")
        while reader.line(MOST_HEAD):
            pass  # Fields behind the body say nothing that we need.
        return bytes(body)


def size(text, base, already=0):
    digits = text.lower()
    if not digits or any(digit not in "0123456789abcdef"[:base] for digit in digits):
        raise Refusal(400, "a size in the request is not a number")
    if len(digits) > 16 or already + int(digits, base) > MOST_BODY:
        raise Refusal(413, f"the body has more than {MOST_BODY} bytes")
    return int(digits, base)


def send(connection, status, fields, body, keeps_alive=True, with_body=True):
    lines = [f"HTTP/1.1 {status} ", f"content-length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in fields]
    if not keeps_alive:
        lines.append("connection: close")
    head = "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")
    connection.sendall(head + (body if with_body else b""))


class Server:
    """A handler, and how it is asked."""

    def __init__(self, handler, context, described, answers_probes):
        self.handler = handler
        self.context = context
        self.described = described
        self.answers_probes = answers_probes

    def converse(self, connection):
        try:
            self.answer_all(connection, Reader(connection))
        except (EOFError, OSError):
            pass  # Who asked is gone.
        finally:
            connection.close()

    def answer_all(self, connection, reader):
        try:
            keeps_alive = True
            while keeps_alive:
                request = Request(reader)
                keeps_alive = request.keeps_alive
                send(connection, *self.answer(request), keeps_alive, request.method != "HEAD")
        except Refusal as refusal:
            send(connection, refusal.status, [("content-type", "text/plain")], str(refusal).encode(), False)

    def answer(self, request):
        # Azure's host asks for "/" until somebody answers; the function is at another path.
        if self.answers_probes and request.path == "/":
            return 200, [], b""
        identifier = os.urandom(16).hex()
        told = {
            "lambda-runtime-aws-request-id": identifier,
            "lambda-runtime-invoked-function-arn": "",
            "lambda-runtime-deadline-ms": int(time.time() * 1000) + ALLOWED_MS,
        }
        with ONE_AT_A_TIME:
            try:
                return answer_of(self.handler(event_of(request, identifier), self.context(told)))
            except BaseException as error:
                return 500, [("content-type", "application/json")], self.described(error)


def place():
    """Where to listen, and whether it is Azure's host that asks."""
    for name, host in (("FUNCTIONS_CUSTOMHANDLER_PORT", "127.0.0.1"), ("PORT", "0.0.0.0")):
        if os.environ.get(name):
            return host, int(os.environ[name]), name != "PORT"
    sys.exit("none of AWS_LAMBDA_RUNTIME_API, FUNCTIONS_CUSTOMHANDLER_PORT and PORT is set")


def serve(load, context, described):
    host, port, answers_probes = place()
    server = Server(load(), context, described, answers_probes)
    listener = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
    listener.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(128)
    while True:
        descriptor, _ = listener._accept()
        connection = _socket.socket(fileno=descriptor)
        connection.setsockopt(_socket.IPPROTO_TCP, _socket.TCP_NODELAY, 1)
        _thread.start_new_thread(server.converse, (connection,))
