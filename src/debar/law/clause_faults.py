"""What does not hold together in a clause: targets, spans, conditions, exceptions and what they test for."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from itertools import pairwise

from debar.estate.parties import SITE_CLASSES
from debar.law import questions
from debar.law.countries import NAMES
from debar.law.facts import wanted
from debar.law.labels import PRODUCTS
from debar.law.measure import Clause, Condition, Exemption, Measure, Running, Targets, Test
from debar.law.references import Found, Place, missing, near, repeated
from debar.law.running import current
from debar.law.traits import TRAITS

_PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_WHOLE = 100


def clause_faults(
    measure: Measure,
    clause: Clause,
    at: Place,
    *,
    entities: Container[str] | None,
    measures: Container[str] | None,
    lists: Container[str] | None,
) -> Found:
    """All faults of a clause. `lists`: the ids of measures whose lists name somebody; None: not looked at."""
    if not (clause.binds_kinds or clause.binds_entities or clause.binds_terms or clause.binds_unclear):
        yield at, f"clause {clause.id!r} binds nobody. Say whom: binds_kinds, _entities, _terms or _unclear."
    if not measure.private and all(case.clause != clause.id for case in measure.cases):
        yield at, f"clause {clause.id!r} has no worked case that it decides. Add one under `cases`."
    yield from missing((*at, "binds_entities"), clause.binds_entities, entities, "entity")
    yield from missing((*at, "products"), clause.products, PRODUCTS, "class of products")
    yield from _targets(clause, (*at, "targets"))
    yield from missing((*at, "targets", "named"), clause.targets.named, entities, "entity")
    yield from _lists(clause.targets.lists, (*at, "targets", "lists"), measures, lists)
    own = set(questions.own_names(measure, clause))
    yield from _limits(clause, at, own, measures, lists)
    yield from spans(clause.runs, (*at, "runs"))


def places(at: Place, codes: Iterable[str]) -> Found:
    """Each code that is none of a country or a part of one."""
    for code in codes:
        if not _PLACE.fullmatch(code):
            yield at, f"{code!r} is no country: write its code, as CN or CA-QC.{near(code.upper(), NAMES)}"


def spans(runs: Sequence[Running], at: Place) -> Found:
    """Spans that end before they begin, and known ones that at some time overlap."""
    if not runs:
        yield at, "the clause has no span. Say since when it runs."
    for i, run in enumerate(runs):
        if run.until is not None and run.until < run.since:
            yield (*at, i, "until"), f"the span ends ({run.until}) before it begins ({run.since})"
        if run.until == run.since and not _supersedes(run, runs):
            yield (*at, i, "until"), f"the span from {run.since} is empty: `until` is the first day after it"
    for known in sorted({run.recorded.last for run in runs}):
        yield from _overlaps(current(runs, known), runs, at)


def _supersedes(run: Running, runs: Sequence[Running]) -> bool:
    return any(r.since == run.since and r.recorded.last < run.recorded.last for r in runs)


def _overlaps(held: Sequence[Running], runs: Sequence[Running], at: Place) -> Found:
    for one, next_ in pairwise(held):
        if one.until is None or one.until > next_.since:
            place = (*at, runs.index(next_), "since")
            yield place, f"this span begins ({next_.since}) before the one from {one.since} has ended"


def _targets(clause: Clause, at: Place) -> Found:
    targets = clause.targets
    anybody = targets.named or targets.subject or targets.lists
    if not (anybody or targets.whoever or targets.secret):
        yield at, f"clause {clause.id!r} names no target"
    for sort in questions.SORTS:
        if getattr(targets, sort) == "open" and getattr(targets.asks, sort) is None:
            yield (*at, sort), f"{sort} is open but asks nothing. Add the question under `asks`."
    if targets.subject_open and targets.asks.subject is None:
        yield (*at, "subject_open"), "these places are open but ask nothing. Add `subject` under `asks`."
    for name in ("subject", "subject_open"):
        yield from places((*at, name), getattr(targets, name))
    yield from _shares(targets, at, bool(anybody))


def _shares(targets: Targets, at: Place, anybody: bool) -> Found:
    if targets.share is not None and not 0 < targets.share <= _WHOLE:
        yield (*at, "share"), f"a share of {targets.share:g} percent: it must lie above 0, and up to 100"
    if targets.share is not None and not anybody:
        yield (*at, "share"), "a share of whom? Say who holds it: named, lists or subject."
    if targets.share_of_one and targets.share is None:
        yield (*at, "share_of_one"), "there is no share that one of them could hold. Add `share`."
    if targets.by_nationality and not targets.subject:
        yield (*at, "by_nationality"), "no country is meant. Add `subject`."


def _lists(
    ids: Iterable[str], at: Place, measures: Container[str] | None, lists: Container[str] | None
) -> Found:
    known = [each for each in ids if measures is None or each in measures]
    yield from missing(at, ids, measures, "measure")
    for each in known:
        if lists is not None and each not in lists:
            yield at, f"the measure {each!r} lists nobody: it has no `members`.{near(each, lists)}"


def _limits(
    clause: Clause,
    at: Place,
    own: Container[str],
    measures: Container[str] | None,
    lists: Container[str] | None,
) -> Found:
    limits: list[tuple[str, int, Condition | Exemption]] = [
        *(("conditions", i, each) for i, each in enumerate(clause.conditions)),
        *(("exceptions", i, each) for i, each in enumerate(clause.exceptions)),
    ]
    yield from repeated(at, [each.id for _, _, each in limits])
    if clause.quota and not 0 <= clause.quota.percent <= _WHOLE:
        yield (*at, "quota", "percent"), f"a quota of {clause.quota.percent:g} percent: from 0 to 100"
    for key, i, each in limits:
        here = (*at, key, i)
        if each.id in own:
            yield (*here, "id"), f"the program asks a question by the name {each.id!r}: choose another"
        for place, what in _tested(each):
            yield (*here, *place), what
        if each.test == "listed":
            yield from _lists(wanted(each), (*here, "values"), measures, lists)
    for i, one in enumerate(clause.exceptions):
        yield from _exempted(one, (*at, "exceptions", i))


def _exempted(each: Exemption, at: Place) -> Found:
    yield from missing((*at, "kinds"), each.kinds, PRODUCTS, "class of products")
    if each.test and not each.decides:
        yield (*at, "test"), "the exception tests something but decides nothing. Add `decides: true`."


def _tested(each: Condition | Exemption) -> Found:
    values = wanted(each)
    key = "value" if each.value is not None else "values"
    if each.test is None:
        if values:
            yield (key,), f"{values[0]!r} is tested by nothing. Say by which `test`, or leave it out."
        return
    if each.value is not None and each.values:
        yield ("values",), "it stands beside `value`: write all of them under `values`"
    if not values or not all(value.strip() for value in values):
        yield ("test",), f"the test {each.test!r} says not what it tests for. Add `value` or `values`."
    if each.test in ("made-in", "made-outside"):
        yield from places((key,), values)
    check = _VALUES.get(each.test)
    for value in values if check else ():
        if check and (what := check(value)):
            yield (key,), what


def _day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        return f"{value!r} is no day. Write it as '2025-06-27'."
    return ""


def _percent(value: str) -> str:
    try:
        percent = float(value)
    except ValueError:
        percent = -1.0
    return "" if 0 <= percent <= _WHOLE else f"{value!r} is no percentage from 0 to 100. Write it as '50'."


def _one_of(known: Container[str], word: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        return "" if value in known else f"there is no {word} {value!r}.{near(value, known)}"

    return check


_VALUES: dict[Test, Callable[[str], str]] = {
    "site-class": _one_of(SITE_CLASSES, "class of site"),
    "acquired-after": _day,
    "acquired-before": _day,
    "authorised-after": _day,
    "authorised-before": _day,
    "local-content-under": _percent,
    "trait": _one_of(TRAITS, "trait"),
}
"""Test → what is wrong with a value that it is given; empty where nothing is."""
