"""Which sides are compared with which."""
import contextlib
import os

from measuring.figures import Comparison
from measuring.rounds import interleave
from measuring.table import Row
from sides import embedded, packages, tools
from sides.bare import Bare
from sides.emulator import ColdEmulator, Emulator
from sides.plain import Plain

MILLISECOND = 1_000_000
CLIENT = {"python": "awslambdaric", "node": "our host"}
# What the embedded provider may cost over the least that there is.
LEAST = {"cold": "bare interpreter", "warm": "plain server"}
GOALS = {"cold": 10 * MILLISECOND, "warm": MILLISECOND}
UNMEASURED = {"cold": 3, "warm": 100}


class Comparisons:
    """Measures all sides of one runtime, interleaved, and pairs them."""

    def __init__(self, options, root, cache):
        self.options, self.root, self.cache = options, root, cache

    def rows(self, kind, runtime):
        """Measures cold or warm and returns the comparisons."""
        root = os.path.join(self.root, f"{kind}-{runtime}")
        os.mkdir(root)
        with contextlib.ExitStack() as open_sides:
            sides = self._sides(kind, runtime, root, open_sides)
            series = interleave(sides, getattr(self.options, kind), UNMEASURED[kind])
        client = CLIENT[runtime]
        pairs = [
            ("managed", LEAST[kind], GOALS[kind]),
            (f"provided, {client}", f"emulator, {client}", 0),
            ("managed", f"emulator, {client}", 0),
        ]
        return [
            Row(f"{kind} {runtime}", ours, theirs, Comparison(series[ours], series[theirs]), goal)
            for ours, theirs, goal in pairs
        ]

    def _sides(self, kind, runtime, root, open_sides):
        handler = packages.handler_only(runtime, root)
        hosted = self._hosted(runtime, root)
        server = embedded.Server(self.options.program, root)
        open_sides.callback(server.close)
        keep = embedded.COLD_KEEP_ALIVE if kind == "cold" else embedded.WARM_KEEP_ALIVE
        managed = embedded.Function(server, "managed", runtime, handler, keep)
        provided = embedded.Function(server, "provided", "provided", hosted, keep)
        emulator = tools.emulator(self.cache)
        if kind == "cold":
            others = self._cold(runtime, handler, ColdEmulator(emulator, hosted, [server.process]))
        else:
            others = self._warm(runtime, handler, Emulator(emulator, hosted), open_sides)
        least, emulated = others
        client = CLIENT[runtime]
        return {
            "managed": getattr(managed, kind),
            LEAST[kind]: least,
            f"provided, {client}": getattr(provided, kind),
            f"emulator, {client}": emulated,
        }

    def _hosted(self, runtime, root):
        if runtime == "node":
            return packages.with_node_host(root)
        return packages.with_python_client(tools.python_client(self.cache), root)

    def _cold(self, runtime, handler, emulator):
        return Bare(runtime, handler.folder).cold, emulator.cold

    def _warm(self, runtime, handler, emulator, open_sides):
        open_sides.callback(emulator.close)
        plain = Plain(runtime, handler.folder)
        open_sides.callback(plain.close)
        return plain.warm, emulator.warm
