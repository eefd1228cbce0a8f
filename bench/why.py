"""`debar law why`, once the program has started: milliseconds for an answer with all its reasons.

    python bench/why.py [QUESTIONS]

Each question names a measure, a maker or badge, a kind of thing, a party and a day, drawn from the
knowledge; no question is asked twice. Told are the whole commands as `main` runs them, their output
thrown away.
"""

from __future__ import annotations

import io
import random
import statistics
import sys
import time
from contextlib import redirect_stderr, redirect_stdout

from debar.cli.main import main
from debar.entities.graph import Graph
from debar.estate.parties import KINDS
from debar.law.registry import Registry

QUESTIONS = 300
TARGET = 100.0
"""Milliseconds that one answer may take."""
SEED = 20261123
THINGS = ("camera", "recorder", "router", "drone", "mobile-app")


def questions(count: int) -> list[list[str]]:
    """That many different calls of the command."""
    draw = random.Random(SEED)
    law, graph = Registry.load(), Graph.load()
    measures = [measure for measure in law.measures if measure.clauses]
    makers = [entity.id for entity in graph.entities if entity.kind in ("company", "brand")]
    found: dict[tuple[str, ...], None] = {}
    while len(found) < count:
        measure, day = draw.choice(measures), f"{draw.randint(2020, 2028)}-{draw.randint(1, 12):02}-15"
        words = ("law", "why", measure.id, "--maker", draw.choice(makers), "--kind", draw.choice(THINGS))
        found[*words, "--party", draw.choice(KINDS), "--jurisdiction", measure.jurisdiction, "--on", day] = (
            None
        )
    return [list(words) for words in found]


def asked(words: list[str]) -> float:
    """Milliseconds that one call takes."""
    began = time.perf_counter()
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        if main(words) != 0:
            raise SystemExit(f"this was not answered: {' '.join(words)}")
    return (time.perf_counter() - began) * 1000


def bench(count: int) -> None:
    """Ask, and print how long it took."""
    several = questions(count + 1)
    began = asked([*several[0], "--model", "X1"])
    took = sorted(asked(words) for words in several[1:])
    print(f"{count} questions over {len(Registry.load().measures)} measures; the first took {began:.0f} ms")
    print(f"median {statistics.median(took):.1f} ms, 95 in 100 under {took[int(count * 0.95)]:.1f} ms")
    print(f"slowest {took[-1]:.1f} ms (at most {TARGET:.0f})")


if __name__ == "__main__":
    bench(int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS)
