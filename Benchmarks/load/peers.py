"""The load tools that Debian has, each asked for the same, next to what the wire says."""
import csv
import os
import re
import subprocess

from capture import Capture, program
from figures import p50, p99


class Peer:
    """One run of another tool: its latencies, or just their quantiles, and the truth."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port
        self.url = f"http://127.0.0.1:{port}/?id=0"

    def run(self, command, log=None):
        with Capture(self.folder, self.port) as capture:
            self.text = subprocess.run(command, cwd=self.folder, text=True, capture_output=True,
                                       timeout=300, check=False).stdout
        self.truth = list(capture.wire(numbered=False).latencies)
        if log:
            path = os.path.join(self.folder, log)
            with open(path) as file:
                self.text = file.read()
            os.unlink(path)

    def bias(self):
        """Reported minus true, at the median and at the 99th percentile, in nanoseconds."""
        middle, tail = self.quantiles()
        return middle - p50(self.truth), tail - p99(self.truth)


class Wrk(Peer):
    name = "wrk (closed loop)"

    def paced(self, rate, count):
        self.run([program("wrk", "wrk"), "-t1", f"-c{max(1, rate // 5000)}", "--latency",
                  f"-d{max(2, count // rate)}s", self.url])

    def quantiles(self):
        unit = {"us": 1e3, "ms": 1e6, "s": 1e9}
        found = dict(re.findall(r"^\s+(50|99)%\s+([\d.]+(?:us|ms|s))$", self.text, re.M))
        return [float(re.match(r"[\d.]+", found[key])[0]) * unit[re.search(r"[a-z]+", found[key])[0]]
                for key in ("50", "99")]


class Ab(Peer):
    name = "ab (closed loop)"

    def paced(self, rate, count):
        self.run([program("ab", "apache2-utils"), "-k", "-q", "-n", str(count), "-c", "1",
                  "-e", os.path.join(self.folder, "ab.csv"), self.url], log="ab.csv")

    def quantiles(self):
        rows = dict(line.split(",") for line in self.text.splitlines()[1:])
        return float(rows["50"]) * 1e6, float(rows["99"]) * 1e6


class Hey(Peer):
    name = "hey"

    def paced(self, rate, count):
        workers = max(1, rate // 100)
        self.run([program("hey", "hey"), "-n", str(count), "-c", str(workers),
                  "-q", str(rate / workers), "-o", "csv", self.url])

    def burst(self, size):
        self.run([program("hey", "hey"), "-n", str(size), "-c", str(size), "-o", "csv", self.url])

    def quantiles(self):
        rows = [float(row["response-time"]) * 1e9 for row in csv.DictReader(self.text.splitlines())]
        return p50(rows), p99(rows)


class H2load(Peer):
    name = "h2load"

    def paced(self, rate, count):
        clients = max(1, rate // 100)
        self.run([program("h2load", "nghttp2-client"), "--h1", "-n", str(count), "-c", str(clients),
                  "-t1", "--rps", str(rate / clients), "--log-file", "h2load.log", self.url],
                 log="h2load.log")

    def burst(self, size):
        self.run([program("h2load", "nghttp2-client"), "--h1", "-n", str(size), "-c", str(size),
                  "-t1", "--log-file", "h2load.log", self.url], log="h2load.log")

    def quantiles(self):
        rows = [int(line.split("\t")[2]) * 1000 for line in self.text.splitlines()]
        return p50(rows), p99(rows)
