"""A server and a packet capture of its port, for as long as a `with` lasts."""
import os
import shutil
import signal
import subprocess
import time

from wire import Wire


def program(name, package):
    found = shutil.which(name)
    if not found:
        raise RuntimeError(f"{name} is missing: apt-get install {package}")
    return found


class Server:
    """The benchmark's own server, kept on the first processor."""

    def __init__(self, binary, port, stall=None):
        arguments = ["taskset", "-c", "0", binary, str(port), *map(str, stall or [])]
        self.port = port
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        if self.process.stdout.readline() != "ready\n":
            raise RuntimeError("the server does not start")
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


class Capture:
    """What tcpdump sees of a port, as a Wire when it is over."""

    def __init__(self, folder, port):
        self.port, self.path = port, os.path.join(folder, f"wire-{port}-{time.monotonic_ns()}")
        self.tool = program("tcpdump", "tcpdump")

    def __enter__(self):
        self.process = subprocess.Popen(
            ["taskset", "-c", "0", self.tool, "-i", "lo", "-B", "262144", "-s", "192", "-n",
             "--time-stamp-precision=nano", "-w", self.path, f"tcp port {self.port}"],
            stderr=subprocess.PIPE, text=True)
        while "listening" not in self.process.stderr.readline():
            if self.process.poll() is not None:
                raise RuntimeError("tcpdump does not start: it needs root")
        time.sleep(0.2)
        return self

    def __exit__(self, *_):
        time.sleep(1.5)  # what is captured comes in blocks, which are closed every second
        self.process.send_signal(signal.SIGINT)
        self.dropped = [line for line in self.process.communicate()[1].splitlines()
                        if "dropped by kernel" in line]

    def wire(self, numbered=True):
        try:
            return Wire(self.path, self.port, numbered)
        finally:
            os.unlink(self.path)
