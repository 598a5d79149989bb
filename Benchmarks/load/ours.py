"""One run of `stellar-run load`, next to what the wire says about it."""
import csv
import os
import subprocess
import time

from capture import Capture


class Ours:
    """A load, its rows, its cost, and the truth."""

    def __init__(self, options, folder, port, arguments, path="/?id={id}", captured=True):
        rows = os.path.join(folder, "rows.csv")
        command = [options.program, "load", f"http://127.0.0.1:{port}{path}", *arguments,
                   "--csv", rows, "--no-calibration"]
        if captured:
            with Capture(folder, port) as capture:
                self.run(command, folder)
            self.wire = capture.wire()
        else:
            self.run(command, folder)
        self.rows = self.read(rows)

    def run(self, command, folder):
        """Notes the peak of the resident memory in bytes and the processor time in seconds."""
        path = os.path.join(folder, "printed")
        with open(path, "w+") as printed:
            process = subprocess.Popen(command, stdout=printed, stderr=printed)
            while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
                self.look(process.pid)
                time.sleep(0.02)
            process.returncode = os.waitstatus_to_exitcode(ended[1])
            printed.seek(0)
            self.text = printed.read()
        if process.returncode:
            raise RuntimeError(f"load ended with {process.returncode}: {self.text[:500]}")
        self.used = ended[2].ru_utime + ended[2].ru_stime

    def look(self, process):
        """Notes the peak of the memory; what `wait` would tell includes our own before `exec`."""
        with open(f"/proc/{process}/status") as file:
            sizes = [line.split() for line in file if line.startswith("VmHWM")]
        if sizes:
            self.memory = int(sizes[0][1]) * 1024

    @staticmethod
    def read(path):
        with open(path) as file:
            clock = file.readline().strip()
            if clock != "# clock=monotonic":
                raise RuntimeError(f"unknown clock: {clock}")
            rows = list(csv.DictReader(file))
        os.unlink(path)
        return rows

    def numbers(self, column):
        return [int(row[column]) for row in self.rows if row[column]]

    def errors(self):
        """How far each reported latency is from the wire's, in nanoseconds."""
        found = []
        for row in self.rows:
            truth = self.wire.latency.get(int(row["id"]))
            if truth is not None and row["latency_ns"]:
                found.append(abs(int(row["latency_ns"]) - truth))
        if len(found) < 0.99 * len(self.rows):
            raise RuntimeError(f"the capture has {len(found)} of {len(self.rows)} requests")
        return found

    def lateness(self):
        """How far behind the plan each request was on the wire, in nanoseconds."""
        offset = time.time_ns() - time.monotonic_ns()
        return [self.wire.sent[int(row["id"])] - offset - int(row["intended_ns"])
                for row in self.rows if int(row["id"]) in self.wire.sent]

    def launch(self, burst=0):
        """From the first to the last request of a burst on the wire, in nanoseconds."""
        sent = [self.wire.sent[int(row["id"])] for row in self.rows
                if int(row["burst"]) == burst and int(row["id"]) in self.wire.sent]
        return max(sent) - min(sent)

    def rate(self):
        sent = self.numbers("sent_ns")
        return (len(sent) - 1) * 1e9 / (max(sent) - min(sent))
