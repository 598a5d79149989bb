"""Prints comparisons so that the goal, the figure and its uncertainty stand beside each other."""
from dataclasses import dataclass

from measuring.figures import Comparison

HEADINGS = ("start", "ours", "theirs", "ms", "ms", "difference", "ratio", "goal", "met")


@dataclass(frozen=True)
class Row:
    """One comparison, what it is of, and the most by which ours may be slower."""

    start: str
    ours: str
    theirs: str
    comparison: Comparison
    goal: int  # nanoseconds

    def cells(self):
        difference, ratio = self.comparison.intervals()
        return (
            self.start, self.ours, self.theirs,
            _series(self.comparison.ours), _series(self.comparison.theirs),
            f"{self.comparison.difference / 1e6:+.2f} [{_milliseconds(difference, '+')}]",
            f"{self.comparison.ratio:.2f} [{ratio[0]:.2f}, {ratio[1]:.2f}]",
            f"≤ {self.goal / 1e6:+.0f} ms" if self.goal else "no slower",
            self._verdict(difference),
        )

    def _verdict(self, interval):
        verdict = "yes" if self.comparison.difference <= self.goal else "no"
        return verdict + (", unsure" if interval[0] <= self.goal < interval[1] else "")


def render(rows):
    """The rows as a table of text that is also Markdown."""
    lines = [HEADINGS] + [row.cells() for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    text = ["| " + " | ".join(c.ljust(w) for c, w in zip(line, widths)) + " |" for line in lines]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([text[0], rule, *text[1:]])


def _series(series):
    return f"{series.median / 1e6:.2f} ({_milliseconds(series.spread)})"


def _milliseconds(pair, sign=""):
    return ", ".join(f"{value / 1e6:{sign}.2f}" for value in pair)
