"""Quantiles and times as the table shows them."""


def quantile(values, level):
    """The inverse of the empirical distribution function."""
    ordered = sorted(values)
    rank = -(-len(ordered) * level // 1000)
    return ordered[max(0, rank - 1)]


def p50(values):
    return quantile(values, 500)


def p99(values):
    return quantile(values, 990)


def middle(values):
    """The median of a few rounds."""
    return sorted(values)[(len(values) - 1) // 2]


def micro(nanoseconds):
    return f"{nanoseconds / 1000:.1f}"


def milli(nanoseconds):
    return f"{nanoseconds / 1e6:.1f}"
