"""The same container twice: on the embedded provider, and run by nothing but the container runtime."""
import ctypes
import json
import os
import shutil
import socket
import subprocess
import time
from time import monotonic_ns

from sides import embedded

MNT_DETACH = 2
CLONE_NEWNS = 0x20000
MS_REC_PRIVATE = 0x44000


def leave_new_groups():
    """Lets crun work where both versions of control groups are mounted, for this program alone."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNS) == 0:
        libc.mount(None, b"/", None, MS_REC_PRIVATE, None)
        libc.umount2(b"/sys/fs/cgroup/unified", MNT_DETACH)


class ContainerFunction:
    """A function in a container on a provider of its own."""

    def __init__(self, program, folder, layout, digest):
        self.server = embedded.Server(program, folder)
        self.data = os.path.join(folder, "local")
        self.digest = digest
        self.server.call("POST", "functions", {
            "schema": 1, "name": "f", "token": "f", "labels": {}, "environment": {},
            "runtime": "python", "handler": "handler.handler", "packageKind": "container",
            "packagePath": layout, "packageBytes": 0, "packageDigest": digest,
            "memoryBytes": 512 << 20, "timeoutNs": 30_000_000_000,
            "keepAliveNs": embedded.COLD_KEEP_ALIVE,
        })
        self.connection = embedded.Connection(self.server.port)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.socket.close()
        self.server.close()

    def cold(self):
        """Nanoseconds of a request that finds no instance; waits until the instance is gone."""
        start = monotonic_ns()
        answer = self.connection.ask("/f/f")
        nanoseconds = monotonic_ns() - start
        if answer.status != 200 or json.loads(answer.body)["ordinal"] != 1:
            raise ValueError(f"not a first answer: {answer.body}")
        while self.server.call("GET", "functions/f")["processes"]:
            time.sleep(0.005)
        return nanoseconds

    def bundle(self):
        """What the provider tells the runtime, and which runtime that is."""
        self.connection.ask("/f/f")
        process = self.server.call("GET", "functions/f")["processes"][0]
        # Not `exe`: a runtime may have started a copy of itself.
        with open(f"/proc/{process}/cmdline") as file:
            program = file.read().split("\0")[0]
        instances = os.path.join(self.data, "instances")
        (instance,) = os.listdir(instances)
        with open(os.path.join(instances, instance, "config.json")) as file:
            return json.load(file), program


class BareContainer:
    """The same root and the same program, with a Runtime API of a few lines on the host's network."""

    def __init__(self, function, folder):
        leave_new_groups()
        self.folder = folder
        config, path = function.bundle()
        self.path, self.program = path, os.path.basename(path)
        root = os.path.join(folder, "root")
        shutil.copytree(os.path.join(function.data, "packages", function.digest), root, symlinks=True)
        config["root"] = {"path": root, "readonly": False}
        with open(os.path.join(folder, "config.json"), "w") as file:
            json.dump(config, file)
        self.api = socket.create_server(("127.0.0.1", 9001))

    def cold(self):
        """Nanoseconds from before the runtime starts until the function has answered."""
        start = monotonic_ns()
        command = [self.path, "run", "--bundle", self.folder, "bare"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        connection, _ = self.api.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._receive(connection)
        event = b'{"rawPath": "/", "queryStringParameters": {}}'
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 1\r\n"
            b"Lambda-Runtime-Invoked-Function-Arn: f\r\nLambda-Runtime-Deadline-Ms: 0\r\n"
            b"Content-Length: %d\r\n\r\n%s" % (len(event), event))
        answer = self._receive(connection)
        nanoseconds = monotonic_ns() - start
        connection.close()
        process.wait(20)
        if b"ordinal" not in answer:
            raise ValueError(f"not an answer: {answer}")
        return nanoseconds

    @staticmethod
    def _receive(connection):
        """One request, head and body."""
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        length = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
        missing = int(length[0].split(b":")[1]) - len(body) if length else 0
        while missing > 0:
            body += connection.recv(65536)
            missing = int(length[0].split(b":")[1]) - len(body)
        return body
