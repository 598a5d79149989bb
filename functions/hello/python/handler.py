"""The smallest function: says who answered, and when by its own clock."""
from time import monotonic_ns

STARTED = monotonic_ns()  # The earliest moment this code can know: its first line.

import json
import os

INSTANCE = os.urandom(8).hex()
ORDINAL = 0


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
        "function": "hello",
        "runtime": "python",
        "instance": INSTANCE,
        "ordinal": ORDINAL,
        "initNs": INIT_NS,
        "initFrom": "module",
        "receivedNs": received,
        "sentNs": monotonic_ns(),
    }
    headers = {"content-type": "application/json"}
    return {"statusCode": 200, "headers": headers, "body": json.dumps(answer)}


INIT_NS = monotonic_ns() - STARTED
