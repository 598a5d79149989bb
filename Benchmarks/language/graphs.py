"""Writes graphs twice: as a pipeline, and as what ninja builds. Same nodes, same edges."""

SIDE = 100  # of the grid: two steps for each half of SIDE x SIDE


def grid(count):
    """Two steps for each cell of a grid, the second after the first: count instances."""
    columns, rows = SIDE // 2, count // SIDE
    cells = [(f"a{a}", f"b{b}") for a in range(rows) for b in range(columns)]
    axes = [f"  a: [{', '.join(f'a{a}' for a in range(rows))}]",
            f"  b: [{', '.join(f'b{b}' for b in range(columns))}]"]
    step = ["    uses: run", "    for-each: [a, b]", "    with:", "      program: \"true\"",
            "      arguments: [\"${{ matrix.a }}\", \"${{ matrix.b }}\"]"]
    pipeline = ["pipeline: grid", "matrix:", *axes, "steps:", "  first:", *step,
                "  second:", *step[:2], "    needs: [first]", *step[2:]]
    ninja = [line for a, b in cells for line in (
        f"build first-{a}-{b}: true", f"  arguments = {a} {b}",
        f"build second-{a}-{b}: true first-{a}-{b}", f"  arguments = {a} {b}")]
    return _text(pipeline), _text(["rule true", "  command = true $arguments", *ninja])


def chain(count):
    """Steps that wait for one another and run `true`."""
    ninja = [f"build s{n}: true" + (f" s{n - 1}" if n else "") for n in range(count)]
    pipeline = _chain(count, ["    uses: run", "    with: { program: \"true\" }"])
    return pipeline, _text(["rule true", "  command = true", *ninja])


def idle_chain(count):
    """A chain of steps that do nothing."""
    return _chain(count, ["    uses: noop"])


def idle_wide(count):
    """Steps beside one another that do nothing."""
    rows = [f"a{a}" for a in range(count // SIDE)]
    columns = [f"b{b}" for b in range(SIDE)]
    return _text(["pipeline: wide", "matrix:", f"  a: [{', '.join(rows)}]",
                  f"  b: [{', '.join(columns)}]", "steps:", "  idle:", "    uses: noop",
                  "    for-each: [a, b]"])


def long_file(size):
    """As many written-out steps as fit into a size."""
    lines, length = ["pipeline: long", "steps:"], 0
    length = sum(len(line) + 1 for line in lines)
    number = 0
    while True:
        step = [f"  step-{number}:            # each of them like any other", "    uses: run",
                "    timeout: 10m", "    with:", "      program: echo",
                f"      arguments: [-n, \"this is step {number}\", 'done']"]
        length += sum(len(line) + 1 for line in step)
        if length > size:
            return _text(lines)
        lines += step
        number += 1


def _chain(count, step):
    steps = [line for n in range(count) for line in (
        f"  s{n}:", *step, *([f"    needs: [s{n - 1}]"] if n else []))]
    return _text(["pipeline: chain", "steps:", *steps])


def _text(lines):
    return "\n".join(lines) + "\n"
