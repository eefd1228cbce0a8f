"""What differs between two versions of the law, or between two days: in its clauses, and for an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from debar.kit.words import Both
from debar.law.measure import Clause, Running
from debar.law.registry import Registry
from debar.law.running import current
from debar.law.verdict import OUTCOMES, Judgement, Outcome

What = Literal["new", "gone", "begins", "ends", "changed"]
_SAYS: dict[What, Both] = {
    "new": Both("not there before", "absente auparavant"),
    "gone": Both("no longer there", "n'y est plus"),
    "begins": Both("runs since {day}", "a effet depuis le {day}"),
    "ends": Both("has not run since {day}", "n'a plus d'effet depuis le {day}"),
    "changed": Both("written otherwise: {fields}", "rédigée autrement : {fields}"),
}


class Version(Struct, frozen=True):
    """The law of a day, as one version of the knowledge has it."""

    law: Registry
    on: date
    known: date | None = None
    """As known on that day; None: as that version knows it."""


class ClauseChange(Struct, frozen=True):
    """How one clause stands otherwise in the second version."""

    measure: str
    clause: str
    what: What
    day: date | None = None
    """The day on which it begins or ends."""
    fields: tuple[str, ...] = ()
    """Fields of the clause that were written otherwise."""

    @property
    def name(self) -> str:
        """The clause as verdicts name it."""
        return f"{self.measure}/{self.clause}"

    @property
    def says(self) -> Both:
        """The change in words."""
        return _SAYS[self.what].fill(day=self.day, fields=", ".join(self.fields))


class Shift(Struct, frozen=True):
    """What the law says of one item, before and after."""

    item: str
    before: Outcome
    after: Outcome
    clauses: tuple[tuple[str, Outcome, Outcome], ...]
    """Each clause of which the verdict differs, with both outcomes."""

    @property
    def worse(self) -> bool:
        """Is it judged more severely?"""
        return OUTCOMES.index(self.after) < OUTCOMES.index(self.before)


def clauses(before: Version, after: Version) -> list[ClauseChange]:
    """The clauses that stand otherwise in the second version, by name."""
    one, other = _clauses(before), _clauses(after)
    return [
        change
        for name in sorted({*one, *other})
        for change in _changes(name, one.get(name), other.get(name), before, after)
    ]


def shift(before: Judgement, after: Judgement) -> Shift | None:
    """How the verdicts on one item differ; None where they don't."""
    one, other = _outcomes(before), _outcomes(after)
    none: Outcome = "none-found"
    changed = tuple(
        (name, one.get(name, none), other.get(name, none))
        for name in sorted({*one, *other})
        if one.get(name, none) != other.get(name, none)
    )
    if not changed and before.outcome == after.outcome:
        return None
    return Shift(after.item, before.outcome, after.outcome, changed)


_Name = tuple[str, str]


def _clauses(version: Version) -> dict[_Name, Clause]:
    known = version.law.known(version.known)
    return {(measure.id, clause.id): clause for measure in known for clause in measure.clauses}


def _changes(
    name: _Name, one: Clause | None, other: Clause | None, before: Version, after: Version
) -> Iterator[ClauseChange]:
    if one is None:
        yield ClauseChange(*name, "new")
    elif other is None:
        yield ClauseChange(*name, "gone")
    else:
        fields = tuple(f for f in one.__struct_fields__ if getattr(one, f) != getattr(other, f))
        if fields:
            yield ClauseChange(*name, "changed", fields=fields)
        yield from _turn(name, (one, before), (other, after))


def _turn(
    name: _Name, before: tuple[Clause, Version], after: tuple[Clause, Version]
) -> Iterator[ClauseChange]:
    """That it begins or ends between the two."""
    ran, runs = _running(*before), _running(*after)
    if runs and not ran:
        yield ClauseChange(*name, "begins", runs.since)
    if ran and not runs:
        yield ClauseChange(*name, "ends", _ended(*after) or ran.until)


def _running(clause: Clause, version: Version) -> Running | None:
    """The span in which it binds on the version's day."""
    spans = current(clause.runs, version.known)
    return next((run for run in spans if run.holds(version.on)), None)


def _ended(clause: Clause, version: Version) -> date | None:
    ends = [run.until for run in current(clause.runs, version.known) if run.until and run.until <= version.on]
    return max(ends, default=None)


def _outcomes(judgement: Judgement) -> Mapping[str, Outcome]:
    return {f"{v.measure}/{v.clause}": v.outcome for v in judgement.verdicts}
