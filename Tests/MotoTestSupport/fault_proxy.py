"""Stands between a program and moto: carries every request and does harm to some, as rules say.

Arguments: the address of moto, the account that moto is to take everybody for, a folder, the region and, where there is
a registry that stands for ECR's, its host. Reads `rules.json` in the folder; writes `port` once it listens and a line of `requests.jsonl` for each request. While there is a file `fair` there is no
new harm. Ends when its standard input does.
"""
import http.client
import http.server
import json
import os
import re
import socket
import struct
import sys
import threading
import time
from email.utils import formatdate
from datetime import datetime, timezone
from urllib.parse import parse_qs, urlsplit

from ecr_registry import ECRRegistry

MOTO, ACCOUNT, FOLDER, REGION = urlsplit(sys.argv[1]).netloc, *sys.argv[2:5]
RULES = json.load(open(f"{FOLDER}/rules.json"))

# What services whose methods and paths say what is wanted call it; the first that fits.
OPERATIONS = [(method, re.compile(path), name) for method, path, name in (
    ("POST", r"/2015-03-31/functions$", "CreateFunction"),
    ("GET", r"/2015-03-31/functions/[^/]+$", "GetFunction"),
    ("DELETE", r"/2015-03-31/functions/[^/]+$", "DeleteFunction"),
    ("POST", r"/2015-03-31/functions/[^/]+/policy$", "AddPermission"),
    ("GET", r"/2015-03-31/functions/[^/]+/policy$", "GetPolicy"),
    ("POST", r"/2021-10-31/functions/[^/]+/url$", "CreateFunctionUrlConfig"),
    ("GET", r"/2021-10-31/functions/[^/]+/url$", "GetFunctionUrlConfig"),
    ("POST", r"/v2/apis$", "CreateApi"),
    ("GET", r"/v2/apis$", "GetApis"),
    ("DELETE", r"/v2/apis/[^/]+$", "DeleteApi"),
    ("PUT", r"/[^/]+/[^/]+", "PutObject"),
    ("PUT", r"/[^/]+/?$", "CreateBucket"),
)]

# How each service says that it is asked too often, that a token is over, and that a clock is wrong.
CODES = {
    "lambda": (429, "TooManyRequestsException", "ExpiredTokenException", "InvalidSignatureException"),
    "apigateway": (429, "TooManyRequestsException", "ExpiredTokenException", "InvalidSignatureException"),
    "iam": (400, "Throttling", "ExpiredToken", "SignatureDoesNotMatch"),
    "sts": (400, "Throttling", "ExpiredToken", "SignatureDoesNotMatch"),
    "s3": (503, "SlowDown", "ExpiredToken", "RequestTimeTooSkewed"),
    "ec2": (503, "RequestLimitExceeded", "RequestExpired", "RequestExpired"),
}
USUAL = (400, "ThrottlingException", "ExpiredTokenException", "InvalidSignatureException")

lock = threading.Lock()
expired = set()
skew = 0.0
counts = {}
machines = {}
registry = None


class Request:
    """What is known of a request before it is carried out."""

    def __init__(self, handler, body):
        self.path = urlsplit(handler.path).path
        authorization = handler.headers.get("Authorization", "")
        scope = re.search(r"Credential=([^/]+)/[^/]+/[^/]+/([^/]+)/", authorization)
        self.key, self.service = scope.groups() if scope else ("", "")
        self.signed = handler.headers.get("X-Amz-Date", "")
        self.operation = self.named(handler, body)

    def named(self, handler, body):
        target = handler.headers.get("X-Amz-Target")
        if target:
            return target.split(".")[-1]
        if body.startswith(b"Action="):
            return parse_qs(body.decode())["Action"][0]
        if self.service != "s3":
            for method, path, name in OPERATIONS[:-2]:
                if method == handler.command and path.match(self.path):
                    return name
        elif "?" not in handler.path:
            for method, path, name in OPERATIONS[-2:]:
                if method == handler.command and path.match(self.path):
                    return name
        return f"{handler.command} {handler.path}"

    def codes(self):
        return CODES.get(self.service, USUAL)

    def is_late(self, now):
        if not self.signed:
            return False
        then = datetime.strptime(self.signed, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
        return abs(then.timestamp() - now) > 300


def fault_of(request):
    """The rule that a request falls under, after counting it."""
    if os.path.exists(f"{FOLDER}/fair"):
        return None
    with lock:
        for index, rule in enumerate(RULES):
            if not re.fullmatch(rule.get("on", ".*"), request.operation):
                continue
            key = (index, request.operation if rule.get("each") else "")
            number = counts.get(key, 0)
            counts[key] = number + 1
            number -= rule.get("skip", 0)
            if number < 0 or number % rule.get("every", 1) or number >= rule.get("times", 1 << 60):
                continue
            return rule
    return None


def refusal(request, status, code, message):
    """A refusal in the form that the service has for them."""
    if request.service in ("iam", "sts"):
        kind, body = "text/xml", (
            f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message>"
            "</Error><RequestId>r-1</RequestId></ErrorResponse>")
    elif request.service == "ec2":
        kind, body = "text/xml", (
            f"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>"
            "<RequestID>r-1</RequestID></Response>")
    elif request.service == "s3":
        kind, body = "application/xml", (
            f"<Error><Code>{code}</Code><Message>{message}</Message><RequestId>r-1</RequestId></Error>")
    else:
        kind, body = "application/json", json.dumps({"__type": code, "message": message})
    headers = [("Content-Type", kind)]
    if request.service in ("lambda", "apigateway"):
        headers.append(("x-amzn-ErrorType", code))
    return status, headers, body.encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def carried(self, request, body):
        """What moto says; to a machine that was asked for before with the same token, as EC2 does, the same."""
        if registry and request.service == "" and request.path.startswith("/v2/"):
            return registry.carried(self, body)
        if registry:
            return registry.from_moto(request, self.passed_on(registry.to_moto(body)))
        token = request.operation == "RunInstances" and parse_qs(body.decode())["ClientToken"][0]
        if token and token in machines:
            return machines[token]
        answer = self.passed_on(body)
        if token and answer[0] == 200:
            machines[token] = answer
        return answer

    def passed_on(self, body):
        connection = http.client.HTTPConnection(MOTO, timeout=120)
        headers = {name: value for name, value in self.headers.items()
                   if name.lower() not in ("host", "connection", "content-length", "expect")}
        headers["X-Moto-Account-Id"] = ACCOUNT
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        headers = [(name, value) for name, value in answer.getheaders() if name.lower() not in (
            "connection", "content-length", "date", "server", "transfer-encoding")]
        result = answer.status, headers, answer.read()
        connection.close()
        return result

    def any(self):
        global skew
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = Request(self, body)
        rule = fault_of(request)
        fault = rule["fault"] if rule else None
        _, throttled, over, skewed = request.codes()
        if fault == "expire":
            expired.add(request.key)
        elif fault == "skew":
            skew = rule["seconds"]
        answer = None
        if request.key in expired:
            fault, answer = "expire", refusal(request, 403, over, "The security token is expired")
        elif request.is_late(time.time() + skew):
            fault, answer = "skew", refusal(request, 403, skewed, "Signature not yet current")
        elif fault == "throttle":
            answer = refusal(request, request.codes()[0], throttled, "Rate exceeded")
        elif fault == "fail":
            answer = 500, [], b""
        elif fault == "refuse":
            answer = refusal(request, rule["status"], rule["code"], "said a test")
        elif fault == "answer":
            answer = 200, [("Content-Type", "application/x-amz-json-1.1")], rule["body"].encode()
        elif fault == "gate":
            # Noted at once: whoever opens the gate waits for that.
            self.note(request, 0, fault)
            self.wait()
        elif fault == "slow":
            time.sleep(rule["seconds"])
        if fault == "reset":
            self.note(request, 0, fault)
            return self.hang_up()
        if answer is None:
            answer = self.carried(request, body)
        if fault == "lose":
            self.note(request, answer[0], fault)
            return self.hang_up()
        if fault == "hold":
            self.note(request, answer[0], fault)
            self.wait()
        if fault not in ("gate", "hold"):
            self.note(request, answer[0], fault)
        self.reply(*answer)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = do_PATCH = any

    def reply(self, status, headers, body):
        self.send_response_only(status)
        self.send_header("Date", formatdate(time.time() + skew, usegmt=True))
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def wait(self):
        """Waits until somebody opens the gate."""
        while not os.path.exists(f"{FOLDER}/gate"):
            time.sleep(0.02)

    def hang_up(self):
        """Resets the connection."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.server.reset.add(self.connection)

    def note(self, request, status, fault):
        line = json.dumps({"service": request.service, "operation": request.operation,
                           "key": request.key, "status": status, "fault": fault})
        with lock, open(f"{FOLDER}/requests.jsonl", "a") as file:
            file.write(line + "\n")


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    reset = set()

    def handle_error(self, request, client_address):
        pass  # whoever went away does not want an answer

    def shutdown_request(self, request):
        if request in self.reset:
            self.reset.discard(request)
            request.close()
        else:
            super().shutdown_request(request)


def watch():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=watch, daemon=True).start()
server = Server(("127.0.0.1", 0), Handler)
port = server.server_address[1]
if len(sys.argv) > 5:
    registry = ECRRegistry(MOTO, ACCOUNT, REGION, f"127.0.0.1:{port}", sys.argv[5])
with open(f"{FOLDER}/port.new", "w") as file:
    file.write(str(port))
os.rename(f"{FOLDER}/port.new", f"{FOLDER}/port")
server.serve_forever()
