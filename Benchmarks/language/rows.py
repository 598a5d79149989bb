"""The rows of the table: what is measured, against what, and the goal."""
import os
import shutil
import subprocess

import graphs
import processes

MEBIBYTE = 1 << 20


class Rows:
    def __init__(self, options, root):
        self.options, self.root = options, root
        self.program, self.noop = options.program, options.noop
        self.ninja = shutil.which("ninja")
        if not self.ninja:
            raise RuntimeError("ninja is missing: apt-get install ninja-build")

    def file(self, name, text):
        path = os.path.join(self.root, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def process(self, *arguments):
        return lambda folder: processes.run(arguments, folder)

    def planning(self):
        pipeline, ninja = graphs.grid(10_000)
        pipeline, ninja = self.file("grid.yml", pipeline), self.file("grid.ninja", ninja)
        ours, theirs = processes.in_turn([
            self.process(self.program, "validate", pipeline),
            self.process(self.ninja, "-n", "-f", ninja),
        ], self.options.rounds)
        ours, theirs, peak = self.times(ours), self.times(theirs), self.peak(ours)
        what = "read, check, expand 10,000 instances"
        yield row(what, ms(ours), "150 ms", "≤ 150 ms", ours <= 150e6)
        yield versus(what, ours, theirs, "ninja -n", 2)
        yield row("memory of that", mib(peak), "–", "≤ 60 MB", peak <= 60e6)

    def chain(self):
        pipeline, ninja = graphs.chain(1000)
        pipeline, ninja = self.file("chain.yml", pipeline), self.file("chain.ninja", ninja)
        ours, theirs = processes.in_turn([
            self.process(self.program, pipeline, "--state", "state"),
            self.process(self.ninja, "-f", ninja),
        ], self.options.rounds)
        yield versus("chain of 1,000 `true`, journaled", self.times(ours), self.times(theirs),
                     "ninja", 1.5)

    def idle(self):
        for shape, text in (("wide", graphs.idle_wide), ("chain", graphs.idle_chain)):
            yield from self.idle_shape(shape, text)

    def idle_shape(self, shape, text):
        sizes = (1000, 10_000)
        files = [self.file(f"{shape}-{size}.yml", text(size)) for size in sizes]
        series = processes.in_turn(
            [self.process(self.noop, file, "--state", "state") for file in files],
            self.options.rounds)
        each = [self.times(runs) / size for runs, size in zip(series, sizes)]
        peak = self.peak(series[1])
        what = f"10,000 no-op steps, journaled, {shape}"
        yield row(f"{what}: each", ms(each[1]), "–", "≤ 0.2 ms", each[1] <= 200e3)
        yield row(f"{what}: against 1,000", ms(each[1]), f"{ms(each[0])} each",
                  "flat: ≤ 1.2×", each[1] <= 1.2 * each[0], each[1] / each[0])
        yield row(f"{what}: memory", mib(peak), "–", "≤ 60 MB", peak <= 60e6)

    def parsing(self):
        file = self.file("long.yml", graphs.long_file(MEBIBYTE))
        bare = os.path.join(self.root, "events")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "events.c")
        subprocess.run(["cc", "-O2", "-o", bare, source, "-lyaml"], check=True)

        def side(program):
            def best(_):
                said = subprocess.run([program, file, "5"], check=True, capture_output=True)
                return processes.median([int(line) for line in said.stdout.split()])
            return best
        ours, theirs = processes.in_turn([side(self.options.parser), side(bare)],
                                         self.options.rounds)
        yield versus("parse 1 MiB", processes.median(ours), processes.median(theirs),
                     "bare libyaml", 2)

    def weekly(self):
        file = os.path.join(self.options.repository, "pipelines", "weekly.yml")
        ours, = processes.in_turn([self.process(self.program, "validate", file)],
                                  self.options.rounds * 4)
        ours = self.times(ours)
        yield row("validate weekly.yml, whole process", ms(ours), "–", "≤ 25 ms", ours <= 25e6)

    def times(self, runs):
        return processes.median([run.nanoseconds for run in runs])

    def peak(self, runs):
        return processes.median([run.peak for run in runs])


def versus(what, ours, theirs, name, goal):
    return row(what, ms(ours), f"{ms(theirs)} {name}", f"≤ {goal}×", ours <= goal * theirs,
               ours / theirs)


def row(what, ours, against, goal, is_met, ratio=None):
    times = f"{ratio:.2f}" if ratio else ""
    return (what, ours, against, times, goal, "yes" if is_met else "**no**")


def ms(nanoseconds):
    milliseconds = nanoseconds / 1e6
    return f"{milliseconds:.3f} ms" if milliseconds < 1 else f"{milliseconds:.1f} ms"


def mib(size):
    return f"{size / 1e6:.0f} MB"
