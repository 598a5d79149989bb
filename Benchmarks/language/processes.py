"""Times whole processes, turn by turn."""
import os
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from time import monotonic_ns


@dataclass(frozen=True)
class Process:
    nanoseconds: int
    peak: int  # bytes of resident memory


def run(arguments, folder):
    """One process from its start to its end; what it prints goes nowhere, as with its rivals."""
    with open(os.path.join(folder, "errors"), "wb+") as errors:
        start = monotonic_ns()
        child = subprocess.Popen(arguments, cwd=folder, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        end = monotonic_ns()
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            errors.seek(0)
            words = errors.read().decode(errors="replace")[-500:]
            raise RuntimeError(f"{arguments[0]} ended with {child.returncode}: {words}")
    return Process(end - start, usage.ru_maxrss * 1024)


def in_turn(sides, rounds):
    """Runs every side once a round, in an order that turns; a first round does not count.

    A side is a function of a fresh folder that returns what it measured.
    """
    series = [[] for _ in sides]
    for number in range(rounds + 1):
        for offset in range(len(sides)):
            side = (number + offset) % len(sides)
            with tempfile.TemporaryDirectory(prefix="language-") as folder:
                measured = sides[side](folder)
            if number > 0:
                series[side].append(measured)
    return series


def median(series):
    return statistics.median(series)
