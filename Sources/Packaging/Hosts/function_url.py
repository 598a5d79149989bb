"""What a handler gets and gives: requests and answers in the format of a Lambda function URL, 2.0."""
import time
from binascii import a2b_base64, b2a_base64
from json import dumps

FRAMING = {"content-length", "transfer-encoding", "connection", "keep-alive", "upgrade"}


def unescaped(text):
    """Undoes percent-encoding and `+`; what is no escape stays as it is."""
    first, *others = text.replace("+", " ").encode("latin-1").split(b"%")
    pieces = [first]
    for other in others:
        try:
            pieces.append(bytes([int(other[:2].decode("ascii"), 16)]) + other[2:])
        except ValueError:
            pieces.append(b"%" + other)
    return b"".join(pieces).decode(errors="replace")


def parameters(query):
    told = {}
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        name, value = unescaped(name), unescaped(value)
        told[name] = f"{told[name]},{value}" if name in told else value
    return told


def context_of(request, identifier):
    headers = request.headers
    return {
        "accountId": "anonymous",
        "domainName": headers.get("host", ""),
        "http": {
            "method": request.method,
            "path": request.path,
            "protocol": "HTTP/1.1",
            "sourceIp": headers.get("x-forwarded-for", "127.0.0.1").partition(",")[0],
            "userAgent": headers.get("user-agent", ""),
        },
        "requestId": identifier,
        "routeKey": "$default",
        "stage": "$default",
        "timeEpoch": int(time.time() * 1000),
    }


def event_of(request, identifier):
    """The event that stands for a request; text stays text, what is not UTF-8 travels in base 64."""
    event = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": request.path,
        "rawQueryString": request.query,
        "headers": {name: value for name, value in request.headers.items() if name != "cookie"},
        "requestContext": context_of(request, identifier),
        "isBase64Encoded": False,
    }
    if "cookie" in request.headers:
        event["cookies"] = [cookie.strip() for cookie in request.headers["cookie"].split(";")]
    if request.query:
        event["queryStringParameters"] = parameters(request.query)
    if request.body:
        try:
            event["body"] = request.body.decode()
        except UnicodeDecodeError:
            event["body"] = b2a_base64(request.body, newline=False).decode()
            event["isBase64Encoded"] = True
    return event


def answer_of(value):
    """The status, header fields and body that stand for what a handler returned."""
    fields = {"content-type": "application/json"}
    if not isinstance(value, dict) or "statusCode" not in value:
        return 200, list(fields.items()), dumps(value).encode()
    body = value.get("body") or ""
    content = a2b_base64(body) if value.get("isBase64Encoded") else body.encode()
    for name, field in (value.get("headers") or {}).items():
        if name.lower() not in FRAMING:  # How an answer is framed is ours to say.
            fields[name.lower()] = str(field)
    told = list(fields.items()) + [("set-cookie", cookie) for cookie in value.get("cookies") or []]
    if any(letter in name + field for name, field in told for letter in "\r\n"):
        raise ValueError("the answer has a header field that HTTP does not allow")
    return int(value["statusCode"]), told, content
