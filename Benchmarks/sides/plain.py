"""The language's own HTTP server in front of the handler."""
import json
import subprocess

from measuring import children
from measuring.client import Connection
from sides import interpreters


class Plain:
    """A running server and one kept connection to it."""

    def __init__(self, runtime, folder):
        self.server = children.start(
            interpreters.host(runtime, "plain", folder),
            env=interpreters.environment(),
            stdout=subprocess.PIPE,
        )
        self.connection = Connection(int(self.server.stdout.readline()))

    def warm(self):
        """Nanoseconds of one request."""
        answer = self.connection.ask("/")
        if answer.status != 200 or "ordinal" not in json.loads(answer.body):
            raise RuntimeError(f"the plain server answered {answer}")
        return answer.nanoseconds

    def close(self):
        self.connection.socket.close()
        children.stop(self.server)
