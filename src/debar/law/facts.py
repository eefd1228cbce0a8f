"""What recorded facts settle of a condition or an exception: yes, no, or nothing, where facts are missing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from debar.entities.graph import Graph
from debar.estate.parties import implied, names
from debar.law.countries import within
from debar.law.matter import Matter
from debar.law.measure import Clause, Condition, Exemption, Test
from debar.law.roll import Entry, Rolls
from debar.law.verdict import Item

SURE = ("established", "strong")
"""Grades of a maker or badge that is known well enough to be looked up on a list."""


def settled(matter: Matter, each: Condition | Exemption, item: Item) -> bool | None:
    """Is it as the test says? None where there is no test, or facts are missing."""
    values = wanted(each)
    match each.test:
        case None:
            return None
        case "site-class":
            known = item.site_classes or matter.party.site_classes
            return not implied(known).isdisjoint(values) if known else None
        case "contract-clause":
            return _carried(values, matter) or None
        case "trait":
            return _trait(values, item)
        case "listed":
            return _listed(values, item, matter)
        case test:
            fact = getattr(item, _FACTS[test][0])
            return None if fact is None else _HOLDS[test](fact, values)


def wanted(each: Condition | Exemption) -> tuple[str, ...]:
    """What it tests for: one of these is enough."""
    return (*((each.value,) if each.value is not None else ()), *each.values)


def looked_at(clauses: Collection[Clause], rolls: Rolls) -> tuple[str, ...]:
    """The facts of an item, by field, that some test of these clauses or some list of theirs looks at."""
    limits: list[Condition | Exemption] = [each for clause in clauses for each in clause.conditions]
    limits += [each for clause in clauses for each in clause.exceptions]
    found = {fact for each in limits if each.test for fact in _FACTS[each.test]}
    return tuple(sorted(found | ({"model"} if rolls.models(lists_of(clauses)) else set())))


def lists_of(clauses: Iterable[Clause]) -> frozenset[str]:
    """The ids of measures whose lists their targets, or tests of theirs, look at."""
    return frozenset(each for c in clauses for each in (*c.targets.lists, *lists_tested(c)))


def lists_tested(clause: Clause) -> Iterator[str]:
    """The ids of measures whose lists a condition or an exception of the clause looks at."""
    for each in clause.conditions:
        yield from wanted(each) if each.test == "listed" else ()
    for one in clause.exceptions:
        yield from wanted(one) if one.test == "listed" else ()


_Values = tuple[str, ...]
_FACTS: Mapping[Test, tuple[str, ...]] = {
    "site-class": ("site_classes",),
    "acquired-after": ("acquired",),
    "acquired-before": ("acquired",),
    "authorised-after": ("authorised",),
    "authorised-before": ("authorised",),
    "contract-clause": (),
    "made-in": ("made_in",),
    "made-outside": ("made_in",),
    "no-certificate": ("certificates",),
    "local-content-under": ("local_content",),
    "trait": ("lacks", "traits"),
    "listed": (),
}
"""Test → the facts of an item that it looks at, beside its maker, its badge and, on a list, its model."""


def _after(day: date, values: _Values) -> bool:
    return any(day > date.fromisoformat(value) for value in values)


def _before(day: date, values: _Values) -> bool:
    return any(day < date.fromisoformat(value) for value in values)


_HOLDS: Mapping[Test, Callable[[Any, _Values], bool]] = {
    "acquired-after": _after,
    "acquired-before": _before,
    "authorised-after": _after,
    "authorised-before": _before,
    "made-in": within,
    "made-outside": lambda country, values: not within(country, values),
    "no-certificate": lambda has, values: set(values).isdisjoint(has),
    "local-content-under": lambda percent, values: any(percent < float(value) for value in values),
}
"""Tests of a single fact, where it is known."""


def _carried(values: _Values, matter: Matter) -> bool:
    terms = (*matter.party.terms, *matter.party.sub_terms)
    return any(names(term, number) for term in terms for number in values)


def _trait(values: _Values, item: Item) -> bool | None:
    if not set(values).isdisjoint(item.traits):
        return True
    return False if set(values) <= set(item.lacks) else None


def _listed(values: _Values, item: Item, matter: Matter) -> bool | None:
    """By its maker or its badge, and by its model where the list names models."""
    found = [_named(entry, item) for entry in _entries(values, item, matter)]
    if True in found:
        return True
    sure = item.maker in matter.graph and item.maker_grade in SURE
    return False if sure and None not in found else None


def _entries(values: _Values, item: Item, matter: Matter) -> Iterator[Entry]:
    """The entries that name the maker or badge of an item, each where it is known well enough."""
    roll = matter.rolls.on(values, matter.on)
    for who, grade in ((item.maker, item.maker_grade), (item.brand, item.brand_grade)):
        if who is not None and grade in SURE and who in matter.graph:
            for target in roll:
                if _same(matter.graph, who, target, matter.on):
                    yield from roll.of(target)


def _same(graph: Graph, who: str, target: str, on: date) -> bool:
    """Is it that maker itself, whatever it was called, or a brand of its own?"""
    if target not in graph or graph.cluster(who) != graph.cluster(target):
        return False
    tie = graph.tie(who, target, on)
    return tie is not None and tie.certain and tie.kind in ("same", "own-brand")


def _named(entry: Entry, item: Item) -> bool | None:
    models = entry.member.models
    if models and not item.model:
        return None
    if models and not entry.names(item.model or ""):
        return False
    return None if entry.member.confidence == "low" else True
