"""Like hello, and reads its padding once at start, so that the size of the package costs something."""
from time import monotonic_ns

STARTED = monotonic_ns()  # The earliest moment this code can know: its first line.

import json
import mmap
import os

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
    """Keeps the processor busy for a time, however fast it is."""
    end = monotonic_ns() + nanoseconds
    while monotonic_ns() < end:
        pass


def handler(event, context):
    global ORDINAL
    received = monotonic_ns()
    ORDINAL += 1
    spin(int((event.get("queryStringParameters") or {}).get("service-time", 0)))
    answer = {
        "function": "hello-read",
        "runtime": "python",
        "instance": INSTANCE,
        "ordinal": ORDINAL,
        "initNs": INIT_NS,
        "initFrom": "module",
        "receivedNs": received,
        "sentNs": monotonic_ns(),
        "paddingBytes": PADDING_BYTES,
    }
    headers = {"content-type": "application/json"}
    return {"statusCode": 200, "headers": headers, "body": json.dumps(answer)}


PADDING_BYTES = touch(os.path.join(os.path.dirname(os.path.abspath(__file__)), "padding.bin"))
INIT_NS = monotonic_ns() - STARTED
