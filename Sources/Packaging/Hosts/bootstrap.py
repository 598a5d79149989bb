"""Hosts a Python handler behind the AWS Lambda Runtime API, or as an HTTP server where there is none.

Started as `python bootstrap.py`; speaks HTTP over the plain socket module, because importing
http.client would be most of a cold start.
"""
import _socket
import os
import sys
import time
from json import dumps, loads

API = "/2018-06-01/runtime/"


class Context:
    """What a handler may know about its invocation."""

    def __init__(self, headers):
        environment = os.environ
        self.aws_request_id = headers["lambda-runtime-aws-request-id"]
        self.invoked_function_arn = headers["lambda-runtime-invoked-function-arn"]
        self.function_name = environment.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = environment.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = environment.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = environment.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self._deadline = int(headers["lambda-runtime-deadline-ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))


class Connection:
    """One kept connection; every request is one packet."""

    def __init__(self, address):
        self.host, port = address.rsplit(":", 1)
        self.socket = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
        self.socket.connect((self.host, int(port)))
        self.socket.setsockopt(_socket.IPPROTO_TCP, _socket.TCP_NODELAY, 1)

    def call(self, method, path, body=b""):
        head = f"{method} {API}{path} HTTP/1.1\r\nHost: {self.host}\r\nContent-Length: {len(body)}\r\n\r\n"
        self.socket.sendall(head.encode() + body)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self.receive()
        head, _, data = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
        pieces, missing = [data], int(headers.get("content-length", 0)) - len(data)
        while missing > 0:
            pieces.append(self.receive())
            missing -= len(pieces[-1])
        return headers, b"".join(pieces)

    def receive(self):
        data = self.socket.recv(65536)
        if not data:
            sys.exit(0)  # The host is gone, and so are we.
        return data


def described(error):
    import traceback

    traceback.print_exception(error)
    trace = traceback.format_tb(error.__traceback__)
    return dumps(
        {"errorMessage": str(error), "errorType": type(error).__name__, "stackTrace": trace}
    ).encode()


def load():
    module, _, name = os.environ.get("_HANDLER", "handler.handler").rpartition(".")
    sys.path[0] = os.environ.get("LAMBDA_TASK_ROOT") or os.getcwd()  # In place of this file's own folder.
    __import__(module.replace("/", "."))
    return getattr(sys.modules[module.replace("/", ".")], name)


def serve(api):
    try:
        handler = load()
    except BaseException as error:
        api.call("POST", "init/error", described(error))
        sys.exit(1)
    while True:
        headers, body = api.call("GET", "invocation/next")
        invocation = "invocation/" + headers["lambda-runtime-aws-request-id"]
        try:
            answer = dumps(handler(loads(body), Context(headers))).encode()
        except Exception as error:
            api.call("POST", invocation + "/error", described(error))
        else:
            api.call("POST", invocation + "/response", answer)


def main():
    runtime_api = os.environ.get("AWS_LAMBDA_RUNTIME_API")
    if runtime_api:
        serve(Connection(runtime_api))
    import bootstrap_http  # Not above: who does not need it shall not wait for it.

    bootstrap_http.serve(load, Context, described)


main()
