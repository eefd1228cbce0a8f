"""What the law says of an item, for a party, a conduct and a day, as known on another day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any

import msgspec

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.kit.words import Both
from debar.law.bound import bound
from debar.law.facts import looked_at
from debar.law.labels import FORCES
from debar.law.limits import condition, exception, product, quota
from debar.law.matter import Answers, Matter
from debar.law.measure import Clause, Conduct, Measure
from debar.law.part import Part, together
from debar.law.products import within
from debar.law.reach import Reach
from debar.law.recipient import reach_of
from debar.law.registry import Registry
from debar.law.running import running
from debar.law.verdict import OUTCOMES, Answer, Item, Judgement, Reason, Verdict, worst

_OPENING = Both("{title} ({force}): {says}", "{title} ({force}) : {says}")
_FORCES = list(FORCES)
_ITS_EVIDENCE = "\0evidence"
"""Stands in remembered reasons for the evidence of whichever item they are told of."""


def judge(
    item: Item,
    party: Party,
    conduct: Conduct,
    on: date,
    *,
    law: Registry,
    graph: Graph,
    known: date | None = None,
    answers: Sequence[Answer] = (),
    all: bool = False,
) -> Judgement:
    """All verdicts about one item, worst first.

    `known` None means: as the knowledge stands. Verdicts of none-found come only with `all`. For
    many items prepare a `Judge` once instead.
    """
    return Judge(party, conduct, on, law=law, graph=graph, known=known, answers=answers, all=all).of(item)


class Judge:
    """A party, a conduct and a day, made ready to judge item after item.

    Items alike in all that the law looks at are judged once and remembered.
    """

    def __init__(
        self,
        party: Party,
        conduct: Conduct,
        on: date,
        *,
        law: Registry,
        graph: Graph,
        known: date | None = None,
        answers: Sequence[Answer] = (),
        all: bool = False,
    ) -> None:
        self.all, self._conduct = all, conduct
        self._answers = Answers(answers)
        measures = law.known(known)
        graph, rolls = graph.as_known(known), law.rolls(known)
        matters = [
            Matter(m, c, party, on, graph, known, self._answers, rolls)
            for m in measures
            for c in m.clauses
            if conduct in c.conducts
        ]
        told = [(matter, all or not _is_silent(matter)) for matter in matters]
        self._matters = [_ready(matter) for matter, speaks in told if speaks]
        self._silent = [_ready(m) for m, speaks in told if not speaks and self._answers.some_about_items]
        self._empty = Judgement(
            item="",
            outcome="none-found",
            verdicts=(),
            checked=len(measures),
            edition=law.edition[:12],
            on=on,
            known=known or law.recorded or on,
        )
        self._looked_at = looked_at([matter.clause for matter in matters], rolls)
        self._remembered: dict[tuple[Any, ...], Judgement] = {}

    def of(self, item: Item) -> Judgement:
        """All verdicts about one item, worst first."""
        key = self._key(item)
        found = self._remembered.get(key)
        if found is None:
            likes = msgspec.structs.replace(item, evidence=(_ITS_EVIDENCE,) if item.evidence else ())
            found = self._remembered[key] = self._judged(likes)
        verdicts = _citing(found.verdicts, item.evidence) if item.evidence else found.verdicts
        return msgspec.structs.replace(found, item=item.id, verdicts=verdicts)

    def _key(self, item: Item) -> tuple[Any, ...]:
        """Everything about an item that some clause here looks at."""
        return (
            item.maker,
            item.maker_grade,
            item.brand,
            item.brand_grade,
            item.kind,
            item.relabel,
            item.others,
            (item.recipient, item.recipient_grade),
            *(getattr(item, fact) for fact in self._looked_at),
            bool(item.evidence),
            item.id if self._answers.about(item.id) else None,
        )

    def _judged(self, item: Item) -> Judgement:
        verdicts = worst_first(self._verdicts(item))
        return msgspec.structs.replace(
            self._empty,
            item=item.id,
            outcome=worst(tuple(v.outcome for v in verdicts)),
            verdicts=tuple(verdicts),
        )

    def _verdicts(self, item: Item) -> Iterator[Verdict]:
        answered = self._answers.about(item.id)
        for matter, reach, opening in (*self._matters, *(self._silent if answered else ())):
            if not self.all and _is_of_others(matter, reach, item):
                continue
            first = _opening_parts(matter, item.id) if answered else opening
            part = together(list(_until_silent(chain(first, _parts(matter, reach, item)))))
            if self.all or part.outcome != "none-found":
                yield Verdict(
                    outcome=part.outcome,
                    measure=matter.measure.id,
                    clause=matter.clause.id,
                    force=matter.clause.force,
                    conduct=self._conduct,
                    reasons=part.reasons,
                    question=part.question if part.outcome != "none-found" else None,
                    caveat=matter.measure.caveat,
                )


def worst_first(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Verdicts in the order in which to read them; among equals the stronger force, then by name."""
    return sorted(verdicts, key=_rank)


def _ready(matter: Matter) -> tuple[Matter, Reach, tuple[Part, ...]]:
    return matter, reach_of(matter), tuple(_opening_parts(matter))


def _is_silent(matter: Matter) -> bool:
    """Does the clause say nothing of any item, since it does not bind us, or not on that day?"""
    return bound(matter).outcome == "none-found" or running(matter, "").outcome == "none-found"


def _is_of_others(matter: Matter, reach: Reach, item: Item) -> bool:
    """Is it plain, without looking further, that the clause does not mean the thing?"""
    if within(item.kind, matter.clause.products) is False:
        return True
    return reach.untouched(item, matter.on) == "none-found"


def _opening_parts(matter: Matter, item: str = "") -> Iterator[Part]:
    """The first steps of a verdict: what the clause says, whom it binds, when it runs.

    They are the same for every item that nobody gave answers of its own.
    """
    yield Part("covered", (_opening(matter.measure, matter.clause),))
    yield bound(matter, item)
    yield running(matter, item)


def _parts(matter: Matter, reach: Reach, item: Item) -> Iterator[Part]:
    """The other steps, which look at the item, in the order in which they are told."""
    yield reach.of(item)
    yield product(matter.clause, item)
    for each in matter.clause.conditions:
        yield condition(matter, each, item)
    yield quota(matter, item)
    for exempted in matter.clause.exceptions:
        yield exception(matter, exempted, item)


def _opening(measure: Measure, clause: Clause) -> Reason:
    words = {
        "title": measure.title,
        "force": FORCES[clause.force],
        "says": clause.says,
    }
    return Reason(_OPENING.fill(**words), clause.cites)


def _citing(verdicts: tuple[Verdict, ...], evidence: tuple[str, ...]) -> tuple[Verdict, ...]:
    """The verdicts, with an item's own evidence where they rest on it."""
    replace = msgspec.structs.replace
    return tuple(
        replace(
            verdict,
            reasons=tuple(
                replace(reason, cites=evidence) if reason.cites == (_ITS_EVIDENCE,) else reason
                for reason in verdict.reasons
            ),
        )
        for verdict in verdicts
    )


def _until_silent(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts up to and including the first that takes the item out."""
    for part in parts:
        yield part
        if part.outcome == "none-found":
            return


def _rank(verdict: Verdict) -> tuple[int, int, str, str]:
    return (
        OUTCOMES.index(verdict.outcome),
        _FORCES.index(verdict.force),
        verdict.measure,
        verdict.clause,
    )
