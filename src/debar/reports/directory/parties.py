"""Who is bound by what: the clauses by kind of party, and by the contract clause that carries them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from debar.estate.parties import LABELS
from debar.law.measure import Clause, Measure
from debar.law.parts import Duty


class Binder(Struct, frozen=True):
    """A clause that binds some party."""

    measure: Measure
    clause: Clause
    sure: bool
    """False: a question decides whether that party is bound."""


class Term(Struct, frozen=True):
    """A clause of contracts, with what it brings."""

    number: str
    """As `52.204-25`."""
    binders: tuple[Binder, ...]
    duties: tuple[tuple[Measure, Duty], ...]


def by_kind(measures: Iterable[Measure]) -> list[tuple[str, list[Binder]]]:
    """For each kind of party that some clause binds: those clauses, place by place."""
    ordered = sorted(measures, key=lambda measure: (measure.jurisdiction, measure.id))
    found = []
    for kind in LABELS:
        binders = [
            Binder(measure, clause, kind in clause.binds_kinds)
            for measure in ordered
            for clause in measure.clauses
            if kind in clause.binds_kinds or kind in clause.unclear_kinds
        ]
        if binders:
            found.append((kind, binders))
    return found


def by_term(measures: Iterable[Measure]) -> list[Term]:
    """Each contract clause that brings prohibitions or duties, by number."""
    ordered = sorted(measures, key=lambda measure: measure.id)
    binders: dict[str, list[Binder]] = {}
    duties: dict[str, list[tuple[Measure, Duty]]] = {}
    for measure in ordered:
        for clause in measure.clauses:
            for term in (*clause.binds_terms, *clause.unclear_terms):
                binders.setdefault(term, []).append(Binder(measure, clause, term in clause.binds_terms))
        for duty in measure.duties:
            for term in duty.terms:
                duties.setdefault(term, []).append((measure, duty))
    numbers = sorted({*binders, *duties}, key=_number)
    return [Term(each, tuple(binders.get(each, ())), tuple(duties.get(each, ()))) for each in numbers]


def _number(term: str) -> list[tuple[int, str]]:
    """52.204-5 before 52.204-25."""
    return [(int(part or 0), part) for part in re.findall(r"\d+", term)] or [(0, term)]
