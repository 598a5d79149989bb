"""Like hello, and reads its padding once at start, so that the size of the package costs something."""
from time import monotonic_ns

STARTED = monotonic_ns()  # The earliest moment this code can know: its first line.

import json
import mmap
import os
from binascii import a2b_base64, b2a_base64

INSTANCE = os.urandom(8).hex()
ORDINAL = 0
PAGE = 4096


def touch(path):
    """Reads one byte of each page of a file and returns the file's size; 0 without a file."""
    try:
        file = open(path, "rb")
    except FileNotFoundError:
        return 0
    with file:
        size = os.fstat(file.fileno()).st_size
        if size > 0:
            with mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as pages:
                pages[::PAGE]
    return size


def spin(nanoseconds):
    """Keeps the processor busy for a time, however fast it is; returns how long that was."""
    now = start = monotonic_ns()
    while now < start + nanoseconds:
        now = monotonic_ns()
    return now - start


def carried(event):
    """The payload of a request."""
    body = event.get("body") or ""
    return a2b_base64(body) if event.get("isBase64Encoded") else body.encode()


def made(seed, size):
    """A payload that no compression makes shorter; always the same for a seed."""
    from hashlib import shake_256  # Only those who ask for a payload pay for the import.

    return shake_256(seed.encode()).digest(size)


def answered(answer, payload):
    """The answer as a function URL wants it: one line of JSON, and the payload behind it."""
    text = json.dumps(answer)
    if not payload:
        return {"statusCode": 200, "headers": {"content-type": "application/json"}, "body": text}
    body = b2a_base64(text.encode() + b"\n" + payload, newline=False).decode()
    headers = {"content-type": "application/octet-stream"}
    return {"statusCode": 200, "headers": headers, "body": body, "isBase64Encoded": True}


def handler(event, context):
    global INSTANCE, ORDINAL
    received = monotonic_ns()
    ORDINAL += 1
    if ORDINAL == 1 and os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
        INSTANCE = os.urandom(8).hex()  # A snapshot's is that of all who start from it.
    asked = event.get("queryStringParameters") or {}
    payload = carried(event)
    service = spin(int(asked.get("service-time", 0)))
    size = int(asked.get("response-payload", 0))
    back = made(asked.get("seed", ""), size) if size else b""
    answer = {
        "function": "hello-read",
        "runtime": "python",
        "instance": INSTANCE,
        "ordinal": ORDINAL,
        "initNs": INIT_NS,
        "initFrom": "module",
        "receivedNs": received,
        "payloadBytes": len(payload),
        "serviceNs": service,
        "sentNs": monotonic_ns(),
        "paddingBytes": PADDING_BYTES,
    }
    return answered(answer, back)


PADDING_BYTES = touch(os.path.join(os.path.dirname(os.path.abspath(__file__)), "padding.bin"))
INIT_NS = monotonic_ns() - STARTED
