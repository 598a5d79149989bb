"""Cold starts in bursts through the whole program, checked against the function's own log."""
import csv
import json
import os
import subprocess
from collections import Counter
from dataclasses import dataclass

from measuring import children
from measuring.figures import quantile

PIPELINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bursts.yml")


@dataclass(frozen=True)
class Outcome:
    """What became of the requests of one mode."""

    mode: str
    sent: int
    unanswered: int
    # Proven to be what was asked for, and so counted by the program.
    pure: int
    # Whose verdict differs from what the function's log says.
    misjudged: int
    latencies: tuple

    def __str__(self):
        ordered = sorted(self.latencies)
        median, last = quantile(ordered, 0.5) / 1e6, ordered[-1] / 1e6
        return (
            f"{self.mode}: {self.sent} sent, {self.unanswered} lost, {self.misjudged} misjudged, "
            f"{self.pure} proven {self.mode}; median {median:.1f} ms, last {last:.1f} ms"
        )


def run(program, root, samples, burst):
    """Runs the pipeline; returns the outcomes and how many processes the function says it had."""
    witness, state = os.path.join(root, "witness.log"), os.path.join(root, "state")
    settings = {"witness": witness, "samples": samples, "burst": burst}
    command = [program, PIPELINE, "--state", state, "--json"]
    for key, value in settings.items():
        command += ["--set", f"{key}={value}"]
    _run(command)
    notes = _notes(witness)
    folder = os.path.join(state, "runs", os.listdir(os.path.join(state, "runs"))[0])
    outcomes = [_outcome(mode, folder, notes) for mode in ("cold", "warm")]
    noted, counted = sum(notes.values()), sum(o.sent - o.unanswered for o in outcomes)
    if noted != counted:
        raise RuntimeError(f"the function served {noted} requests, the program counted {counted}")
    return outcomes, len(notes)


def _run(command):
    process = children.start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        output, log = process.communicate(timeout=240)
    except BaseException:
        # Lets the run take down what it made before it is killed.
        process.terminate()
        process.communicate(timeout=30)
        raise
    finally:
        children.stop(process)
    last = json.loads(output.splitlines()[-1]) if output else {}
    if process.returncode != 0 or last.get("left") != 0:
        raise RuntimeError(f"the run ended with {process.returncode}:\n" + log[-2000:])


def _notes(witness):
    """How many requests each instance served, each instance being one process."""
    with open(witness) as file:
        lines = [line.split() for line in file]
    if len({process for process, _ in lines}) != len({instance for _, instance in lines}):
        raise RuntimeError("the function's log does not have one process for each instance")
    return Counter(instance for _, instance in lines)


def _outcome(mode, folder, notes):
    with open(os.path.join(folder, mode, "samples.csv")) as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    answered = [row for row in rows if row["status"] == "200"]
    # By the clock, so that the judge's order of seeing the answers is checked too.
    answered.sort(key=lambda row: int(row["received_ns"]))
    seen, misjudged = set(), 0
    for row in answered:
        instance = row["function_instance"]
        truth = "warm" if instance in seen else "cold"
        misjudged += row["verdict"] != truth or instance not in notes
        seen.add(instance)
    pure = [row for row in answered if row["verdict"] == mode and row["phase"] != "warm-up"]
    latencies = tuple(int(row["latency_ns"]) for row in pure)
    return Outcome(mode, len(rows), len(rows) - len(answered), len(pure), misjudged, latencies)
