"""AWS's own runtime interface emulator, hosting a package's `bootstrap`."""
import json
import os
import subprocess
import time

from measuring import children
from measuring.client import Connection
from sides import interpreters
from sides.bare import check_first

PATH = "/2015-03-31/functions/function/invocations"


class Emulator:
    """One emulator and one kept connection to it; its first request starts the function."""

    def __init__(self, program, package):
        port = children.free_port()
        self.process = children.start(
            [
                program, "--log-level", "error",
                "--runtime-interface-emulator-address", f"127.0.0.1:{port}",
                "--runtime-api-address", f"127.0.0.1:{children.free_port()}",
                os.path.join(package.folder, "bootstrap"), "handler.handler",
            ],
            cwd=package.folder,
            env={**interpreters.environment(), "LAMBDA_TASK_ROOT": package.folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.connection = self._connect(port)

    def _connect(self, port):
        deadline = time.monotonic() + 20
        while True:
            try:
                return Connection(port)
            except ConnectionRefusedError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("the emulator does not start") from None
                time.sleep(0.01)

    def ask(self):
        """One request; returns its nanoseconds and what the handler returned."""
        answer = self.connection.ask(PATH)
        value = json.loads(answer.body)
        if answer.status != 200 or value.get("statusCode") != 200:
            raise RuntimeError(f"the emulator answered {answer.status}: {answer.body.decode()}")
        return answer.nanoseconds, value

    def warm(self):
        """Nanoseconds of one request."""
        return self.ask()[0]

    def close(self):
        self.connection.socket.close()
        children.stop(self.process)


class ColdEmulator:
    """A new emulator for each cold start; it is ready and connected before the time counts."""

    def __init__(self, program, package, kept):
        self.program, self.package, self.kept = program, package, kept

    def cold(self):
        """Nanoseconds of the first request to an emulator."""
        emulator = Emulator(self.program, self.package)
        try:
            nanoseconds, value = emulator.ask()
        finally:
            emulator.close()
            # The function is no child of ours until the emulator is gone.
            children.stop_orphans(keeping=self.kept)
        check_first(value)
        return nanoseconds
