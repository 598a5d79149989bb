"""One function of a chain: holds a payload, passes it on to the next, and says when by its clock."""
from time import monotonic_ns

STARTED = monotonic_ns()  # The earliest moment this code can know: its first line.

import json
import os
from binascii import a2b_base64, b2a_base64
from hashlib import shake_256
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlencode, urlsplit

INSTANCE = os.urandom(8).hex()
ORDINAL = 0
TRANSFER = os.environ.get("STELLAR_TRANSFER", "inline")
STORE = os.environ.get("STELLAR_STORE")
NEXT = os.environ.get("STELLAR_NEXT")  # Absent for the last of the chain.


def clock():
    """What tells this monotonic clock from others: the boot, and what shifts the clock in it."""
    try:
        with open("/proc/sys/kernel/random/boot_id") as file:
            return file.read().strip() + "/" + os.readlink("/proc/self/ns/time")
    except OSError:
        return None


def spin(nanoseconds):
    """Keeps the processor busy for a time, however fast it is; returns how long that was."""
    now = start = monotonic_ns()
    while now < start + nanoseconds:
        now = monotonic_ns()
    return now - start


def made(seed, size):
    """A payload that no compression makes shorter; always the same for a seed."""
    return shake_256(seed.encode()).digest(size)


def connected(url):
    """A connection that is made now, so that making it is no part of a transfer."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.netloc)
    connection.connect()
    return connection


def call(connection, method, url, body=b""):
    """Sends one request and returns the body of its answer; anything but success is an error."""
    parts = urlsplit(url)
    target = parts.path + ("?" + parts.query if parts.query else "")
    try:
        connection.request(method, target, body, {"content-type": "application/octet-stream"})
        response = connection.getresponse()
        data = response.read()
    finally:
        connection.close()
    if not 200 <= response.status < 300:
        raise RuntimeError(f"{method} {url}: {response.status} {data[:500]!r}")
    return data


def held(event, asked):
    """The payload: made by the first function, read from the store or the request by others."""
    size = int(asked.get("payload", 0))
    if "hop" not in asked:
        payload = made(asked.get("seed", ""), size)
    elif "object" in asked:
        url = f"{STORE}/{asked['object']}"
        payload = call(connected(url), "GET", url)
    else:
        body = event.get("body") or ""
        payload = a2b_base64(body) if event.get("isBase64Encoded") else body.encode()
    if len(payload) != size:
        raise ValueError(f"got {len(payload)} bytes of payload instead of {size}")
    return payload


def passed_on(payload, asked):
    """Hands the payload to the next function; returns when that began, and its answer."""
    query = {name: asked[name] for name in ("service-time", "payload") if name in asked}
    query["hop"] = int(asked.get("hop", 0)) + 1
    following = connected(NEXT)
    if TRANSFER == "inline":
        passed = monotonic_ns()
        answer = call(following, "POST", f"{NEXT}?{urlencode(query)}", payload)
        return passed, json.loads(answer)
    query["object"] = f"{INSTANCE}-{ORDINAL}"
    url = f"{STORE}/{query['object']}"
    store = connected(url)
    passed = monotonic_ns()
    call(store, "PUT", url, payload)
    try:
        answer = call(following, "POST", f"{NEXT}?{urlencode(query)}")
    finally:
        call(connected(url), "DELETE", url)
    return passed, json.loads(answer)


def answered(answer, payload):
    """The answer as a function URL wants it: one line of JSON, and the payload behind it."""
    text = json.dumps(answer)
    if not payload:
        return {"statusCode": 200, "headers": {"content-type": "application/json"}, "body": text}
    body = b2a_base64(text.encode() + b"\n" + payload, newline=False).decode()
    headers = {"content-type": "application/octet-stream"}
    return {"statusCode": 200, "headers": headers, "body": body, "isBase64Encoded": True}


def handler(event, context):
    global ORDINAL
    received = monotonic_ns()
    ORDINAL += 1
    asked = event.get("queryStringParameters") or {}
    payload = held(event, asked)
    answer = {
        "function": "chain",
        "runtime": "python",
        "instance": INSTANCE,
        "ordinal": ORDINAL,
        "initNs": INIT_NS,
        "initFrom": "module",
        "clock": CLOCK,
        "receivedNs": received,
        "payloadBytes": len(payload),
        "heldNs": monotonic_ns(),
        "serviceNs": spin(int(asked.get("service-time", 0))),
    }
    chain = []
    if NEXT:
        answer["passedNs"], following = passed_on(payload, asked)
        chain = [following] + following.pop("chain")
    back = made(asked.get("seed", "") + "-back", int(asked.get("response-payload", 0)))
    return answered({**answer, "sentNs": monotonic_ns(), "chain": chain}, back)


CLOCK = clock()
INIT_NS = monotonic_ns() - STARTED
