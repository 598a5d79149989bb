"""The rows of the table: what is measured, against what, and the goal."""
import subprocess
import tempfile

from capture import Server
from figures import micro, middle, milli, p50, p99
from ours import Ours
from peers import Ab, H2load, Hey, Wrk


def pair(first, second, unit=micro):
    return f"{unit(first)} / {unit(second)}"


class Rows:
    """Every part yields cells: work, ours, against whom, theirs, goal."""

    def __init__(self, options, server, blast):
        self.options, self.server, self.blast = options, server, blast
        self.port = 18800

    def ours(self, arguments, stall=None, captured=True):
        self.port += 1
        with tempfile.TemporaryDirectory() as folder, Server(self.server, self.port, stall):
            return Ours(self.options, folder, self.port, arguments, captured=captured)

    def peer(self, kind, *request):
        self.port += 1
        with tempfile.TemporaryDirectory() as folder, Server(self.server, self.port):
            peer = kind(folder, self.port)
            getattr(peer, request[0])(*request[1:])
            return peer.bias()

    def rounds(self, arguments):
        return [self.ours(arguments) for _ in range(self.options.rounds)]

    def errors(self, runs):
        return pair(middle([p50(r.errors()) for r in runs]), middle([p99(r.errors()) for r in runs]))

    def paced(self, name, rate, count, goal, lateness, kinds):
        runs = self.rounds(["--rate", str(rate), "--count", str(count)])
        yield f"error of a latency, {name}, p50 / p99", self.errors(runs), "", "", goal
        for kind in kinds:
            bias = self.peer(kind, "paced", rate, count)
            yield "", "", kind.name, pair(*bias), ""
        if lateness:
            late = [r.lateness() for r in runs]
            yield (f"lateness against the plan, {name}, p50 / p99",
                   pair(middle([p50(x) for x in late]), middle([p99(x) for x in late])), "", "",
                   lateness)

    def low(self):
        yield from self.paced("100/s", 100, 500, "≤ 13 / 18 µs", None, (Wrk, Ab, Hey, H2load))

    def open5k(self):
        yield from self.paced("5,000/s", 5000, 20000, "≤ 5 / 8 µs", "≤ 8 / 30 µs", (Wrk, Hey, H2load))

    def open20k(self):
        yield from self.paced("20,000/s", 20000, 60000, "≤ 4 / 6 µs", "≤ 6 / 60 µs", (Wrk, Hey, H2load))

    def bursts(self):
        for size, launch in ((1000, "≤ 14 ms"), (10000, "≤ 130 ms")):
            runs = self.rounds(["--burst", str(size)])
            yield f"error, burst of {size}, p50 / p99", self.errors(runs), "", "", "≤ 3 / 8 µs"
            for kind in (Hey, H2load):
                yield "", "", kind.name, pair(*self.peer(kind, "burst", size), unit=milli) + " ms", ""
            yield (f"first to last request of {size}, ready connections, captured",
                   milli(middle([r.launch() for r in runs])) + " ms", "", "", launch)
            yield self.launch(size)

    def launch(self, size):
        """From the first request to the last."""
        return self.beside_bare(size, [], [], "sent_ns", "a bare C loop of send()", "≤ 1.15×")

    def beside_bare(self, size, options, words, start, name, goal):
        """Against a bare loop, neither of them captured, in turn."""
        ours, bare = [], []
        for _ in range(max(5, self.options.rounds)):
            run = self.ours(["--burst", str(size), *options], captured=False)
            ours.append(max(run.numbers("sent_ns")) - min(run.numbers(start)))
            self.port += 1
            with Server(self.server, self.port):
                command = ["taskset", "-c", "1", self.blast, str(self.port), str(size), *words]
                bare.append(int(subprocess.run(command, capture_output=True, check=True).stdout))
        ratio = middle(ours) / middle(bare)
        return ("the same, not captured", milli(middle(ours)) + " ms", name,
                f"{milli(middle(bare))} ms, {ratio:.2f}×", goal)

    def fresh(self):
        for size, goal in ((1000, "≤ 43 ms"), (10000, "≤ 480 ms")):
            runs = self.rounds(["--burst", str(size), "--fresh"])
            late = [max(r.lateness()) for r in runs]
            yield f"instant to last request of {size}, new connections", milli(middle(late)) + " ms", "", "", goal
            yield self.beside_bare(size, ["--fresh"], ["new"], "intended_ns",
                                   "a bare C loop of connect() and send()", "–")

    def minute(self):
        run = self.ours(["--rate", "20000", "--duration", "60s"], captured=False)
        missed = 1200000 - sum(row["status"] == "200" for row in run.rows)
        yield ("20,000/s for a minute: rate, missed, unreported", f"{run.rate() / 200:.3f} %, {missed}, "
               f"{1200000 - len(run.rows)}", "", "", "100.0 %, 0, 0")
        yield "memory at 1,200,000 samples", f"{run.memory >> 20} MB", "", "", "≤ 160 MB"

    def stalls(self):
        run = self.ours(["--rate", "1000", "--count", "10000"], stall=(200, 1000))
        response, service = run.numbers("response_ns"), run.numbers("latency_ns")
        yield ("p90 under stalls of 200 ms a second: response / service latency",
               f"{milli(sorted(response)[9000])} / {milli(sorted(service)[9000])} ms",
               "what the wire says", f"{milli(self.truth(run))} ms", "within 2 %")

    @staticmethod
    def truth(run):
        """From each planned instant to its answer on the wire."""
        late = run.lateness()
        latencies = [run.wire.latency[int(row["id"])] for row in run.rows]
        return sorted(a + b for a, b in zip(late, latencies))[len(late) * 9 // 10]

    def cost(self):
        for rate, count, goal in ((5000, 25000, "≤ 80 µs"), (20000, 100000, "≤ 35 µs")):
            runs = [self.ours(["--rate", str(rate), "--count", str(count), "--spin", "never"],
                              captured=False) for _ in range(self.options.rounds)]
            used = middle([r.used / len(r.rows) for r in runs])
            yield f"processor time per request at {rate}/s, not spinning", f"{used * 1e6:.0f} µs", "", "", goal
