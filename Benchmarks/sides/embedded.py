"""The embedded provider, as anybody starts it: `stellar-run local` and its control API."""
import hashlib
import json
import os
import subprocess
import time

from measuring import children
from measuring.client import Connection
from sides.bare import check_first

# The shortest that the provider allows, so that waiting for an instance to go costs little.
COLD_KEEP_ALIVE = 100_000_000
WARM_KEEP_ALIVE = 600_000_000_000


class Server:
    """A running provider and the client of its control API."""

    def __init__(self, program, root):
        ready = os.path.join(root, "ready.json")
        command = [program, "local", "--data", os.path.join(root, "local"), "--ready-file", ready]
        self.process = children.start(command, stdout=subprocess.DEVNULL)
        self._wait_for(ready)
        with open(ready) as file:
            announcement = json.load(file)
        self.port = int(announcement["address"].rpartition(":")[2])
        self.authorization = f"Authorization: Bearer {announcement['token']}\r\n"
        self.control = Connection(self.port)

    def _wait_for(self, ready):
        deadline = time.monotonic() + 20
        while not os.path.exists(ready):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the embedded provider does not start")
            time.sleep(0.01)

    def call(self, method, path, order=None):
        body = json.dumps(order).encode() if order else b""
        answer = self.control.ask(f"/_control/v1/{path}", body, method, self.authorization)
        if not 200 <= answer.status < 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.body.decode()}")
        return json.loads(answer.body or "null")

    def close(self):
        self.control.socket.close()
        # Its own end first: it removes its instances and its folder.
        self.process.terminate()
        try:
            self.process.wait(20)
        finally:
            children.stop(self.process)


class Function:
    """One function on the provider and one kept connection to it."""

    def __init__(self, server, name, runtime, package, keep_alive):
        self.server, self.name = server, name
        with open(package.zip, "rb") as file:
            content = file.read()
        server.call("POST", "functions", {
            "schema": 1, "name": name, "token": name, "labels": {}, "environment": {},
            "runtime": runtime, "handler": "handler.handler",
            "packagePath": package.zip, "packageBytes": len(content),
            "packageDigest": hashlib.sha256(content).hexdigest(),
            "memoryBytes": 512 << 20, "timeoutNs": 30_000_000_000, "keepAliveNs": keep_alive,
        })
        self.connection = Connection(server.port)

    def cold(self):
        """Nanoseconds of a request that finds no instance; waits until the instance is gone."""
        nanoseconds, answer = self._ask()
        check_first({"body": answer})
        while self.server.call("GET", f"functions/{self.name}")["processes"]:
            time.sleep(0.005)
        return nanoseconds

    def warm(self):
        """Nanoseconds of one request."""
        return self._ask()[0]

    def _ask(self):
        answer = self.connection.ask(f"/f/{self.name}")
        if answer.status != 200:
            raise RuntimeError(f"{self.name} answered {answer.status}: {answer.body.decode()}")
        return answer.nanoseconds, answer.body
