"""What can be said about two series of latencies that were measured in turn."""
import random
from dataclasses import dataclass
from math import ceil

RESAMPLES = 500
CONFIDENCE = 0.95


def quantile(ordered, p):
    """The inverse of the empirical distribution: always a value that was measured."""
    return ordered[max(0, ceil(p * len(ordered)) - 1)]


@dataclass(frozen=True)
class Series:
    """The latencies of one side, in nanoseconds."""

    values: tuple

    @property
    def ordered(self):
        return sorted(self.values)

    @property
    def median(self):
        return quantile(self.ordered, 0.5)

    @property
    def spread(self):
        """The interval that holds the middle half."""
        ordered = self.ordered
        return quantile(ordered, 0.25), quantile(ordered, 0.75)

    def medians(self, generator):
        """Medians of series drawn from this one, for the interval of what is made of them."""
        size = len(self.values)
        for _ in range(RESAMPLES):
            yield quantile(sorted(generator.choices(self.values, k=size)), 0.5)


@dataclass(frozen=True)
class Comparison:
    """The medians of two sides: their difference and ratio with 95 % intervals."""

    ours: Series
    theirs: Series

    @property
    def difference(self):
        return self.ours.median - self.theirs.median

    @property
    def ratio(self):
        return self.ours.median / self.theirs.median

    def intervals(self):
        """The intervals of the difference and of the ratio, by resampling; the same each time."""
        generator = random.Random(1)
        pairs = list(zip(self.ours.medians(generator), self.theirs.medians(generator)))
        return (
            _middle(sorted(ours - theirs for ours, theirs in pairs)),
            _middle(sorted(ours / theirs for ours, theirs in pairs)),
        )


def _middle(ordered):
    outside = (1 - CONFIDENCE) / 2
    return quantile(ordered, outside), quantile(ordered, 1 - outside)
