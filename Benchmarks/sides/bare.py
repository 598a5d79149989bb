"""The bare interpreter, started by posix_spawn: the least that a cold start can be."""
import json
import os
from time import monotonic_ns

from sides import interpreters


class Bare:
    """Starts one interpreter for one answer."""

    def __init__(self, runtime, folder):
        self.command = interpreters.host(runtime, "bare", folder)
        self.environment = interpreters.environment()

    def cold(self):
        """Nanoseconds from before the spawn until the first answer came through the pipe."""
        reading, writing = os.pipe()
        actions = [(os.POSIX_SPAWN_DUP2, writing, 1)]
        start = monotonic_ns()
        process = os.posix_spawn(
            self.command[0], self.command, self.environment, file_actions=actions
        )
        os.close(writing)
        answer = os.read(reading, 65536)
        nanoseconds = monotonic_ns() - start
        os.close(reading)
        _, status = os.waitpid(process, 0)
        check_first(json.loads(answer or "null"), status)
        return nanoseconds


def check_first(answer, status=0):
    """Refuses whatever is not the first answer of an instance."""
    if status != 0 or not answer or json.loads(answer["body"])["ordinal"] != 1:
        raise RuntimeError(f"not a first answer (status {status}): {answer}")
