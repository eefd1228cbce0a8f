"""What binds a party on a day: clause by clause, whatever the thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.law.bound import bound
from debar.law.labels import FORCES
from debar.law.matter import Answers, Matter
from debar.law.measure import Clause, Conduct, Measure, Running
from debar.law.part import Part, together
from debar.law.registry import Registry
from debar.law.running import current, running
from debar.law.verdict import OUTCOMES, Answer

_FORCES = list(FORCES)
_EVERYDAY: set[Conduct] = {"purchase", "use"}


class Binding(Struct, frozen=True):
    """One clause, and whether it binds the party on that day."""

    measure: Measure
    clause: Clause
    part: Part
    """covered: it binds; conditional or unknown: a person must say; none-found: it doesn't."""
    run: Running | None
    """The span that holds on the day; None where none does."""


def bindings(
    party: Party,
    on: date,
    *,
    law: Registry,
    graph: Graph,
    known: date | None = None,
    answers: Sequence[Answer] = (),
    all: bool = False,
) -> list[Binding]:
    """The clauses that bind a party on a day, or may; with `all` the others too, each with its reason.

    First what binds, then what may. Of each, law of the party's own country before foreign law, what
    is about buying and using before the rest, the stronger force first, then by name.
    """
    found = [
        binding
        for binding in _each(party, on, law, graph, known=known, answers=Answers(answers))
        if all or binding.part.outcome != "none-found"
    ]
    home = party.jurisdiction.split("-")[0]
    return sorted(found, key=lambda binding: _rank(binding, home))


def _each(
    party: Party, on: date, law: Registry, graph: Graph, *, known: date | None, answers: Answers
) -> Iterator[Binding]:
    graph = graph.as_known(known)
    for measure in law.known(known):
        for clause in measure.clauses:
            matter = Matter(measure, clause, party, on, graph, known, answers)
            run = next((run for run in current(clause.runs, known) if run.holds(on)), None)
            yield Binding(measure, clause, together([bound(matter), running(matter)]), run)


def _rank(binding: Binding, home: str) -> tuple[int, bool, bool, int, str, int]:
    """The clauses of a measure that bind alike stay together, the stronger force first."""
    measure = binding.measure
    return (
        OUTCOMES.index(binding.part.outcome),
        measure.jurisdiction.split("-")[0] != home,
        all(_EVERYDAY.isdisjoint(clause.conducts) for clause in measure.clauses),
        min(_FORCES.index(clause.force) for clause in measure.clauses),
        measure.id,
        _FORCES.index(binding.clause.force),
    )
