"""A handler behind Python's own HTTP server, as good as that can be made with a few lines."""
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import loads

sys.path[0] = sys.argv[1]  # In place of this file's own folder.
from handler import handler


class Requests(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # Connections are kept.
    disable_nagle_algorithm = True
    wbufsize = -1  # An answer leaves in one piece; in two, the second waits for an acknowledgement.

    def do_POST(self):
        event = loads(self.rfile.read(int(self.headers["content-length"])))
        answer = handler(event, None)
        body = answer["body"].encode()
        self.send_response(answer["statusCode"])
        for name, value in answer["headers"].items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Requests)
print(server.server_port, flush=True)
server.serve_forever()
