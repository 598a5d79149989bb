"""How quiet the machine was, so that a reader can tell a slow program from a busy neighbour."""
import os
import platform
from time import monotonic


def _stalled_microseconds():
    try:
        with open("/proc/pressure/cpu") as file:
            return int(file.readline().rpartition("total=")[2])
    except OSError:
        return None


def _stolen_ticks():
    with open("/proc/stat") as file:
        return int(file.readline().split()[8])


class Noise:
    """The pressure on the processors from its making on."""

    def __init__(self):
        self.start = monotonic()
        self.stalled, self.stolen = _stalled_microseconds(), _stolen_ticks()

    def __str__(self):
        seconds = monotonic() - self.start
        load = " ".join(f"{value:.2f}" for value in os.getloadavg())
        stolen = (_stolen_ticks() - self.stolen) / os.sysconf("SC_CLK_TCK")
        text = f"{seconds:.0f} s, load {load}, stolen {stolen:.1f} s"
        if self.stalled is None:
            return text + ", pressure unknown"
        share = min(1, (_stalled_microseconds() - self.stalled) / 1e6 / seconds)
        return text + f", some task waited for a processor {share:.0%} of the time"


def description():
    """What it is, without its name."""
    return f"{os.cpu_count()} processors, Linux {platform.release()}"
