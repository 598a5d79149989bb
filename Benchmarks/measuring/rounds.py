"""Measures several sides in turn, so that whatever disturbs one disturbs all."""
import gc
from measuring.figures import Series


def interleave(sides, rounds, unmeasured):
    """Calls each side once a round and returns a series for each name.

    `sides` maps names to functions that return nanoseconds. The order turns by one each round, so
    that no side always runs after the same other; the first rounds warm caches and do not count.
    """
    names = list(sides)
    taken = {name: [] for name in names}
    gc.disable()
    try:
        for turn in range(unmeasured + rounds):
            first = turn % len(names)
            for name in names[first:] + names[:first]:
                nanoseconds = sides[name]()
                if turn >= unmeasured:
                    taken[name].append(nanoseconds)
    finally:
        gc.enable()
    return {name: Series(tuple(values)) for name, values in taken.items()}
