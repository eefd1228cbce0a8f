"""What the law says of an item, for a party, a conduct and a day, as known on another day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.kit.words import Both
from debar.law.bound import bound
from debar.law.labels import FORCES
from debar.law.limits import condition, exception, product
from debar.law.matter import Answers, Matter
from debar.law.measure import Clause, Conduct, Measure
from debar.law.part import Part, together
from debar.law.reach import Reach
from debar.law.registry import Registry
from debar.law.running import running
from debar.law.verdict import OUTCOMES, Answer, Item, Judgement, Reason, Verdict, worst

_FORCES = list(FORCES)


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
        self.all = all
        self._answers = Answers(answers)
        measures = law.known(known)
        matters = [
            Matter(m, c, party, on, known, self._answers)
            for m in measures
            for c in m.clauses
            if c.conduct == conduct
        ]
        self._matters = [(matter, Reach(matter, graph)) for matter in matters]
        self._empty = Judgement(
            item="",
            outcome="none-found",
            verdicts=(),
            checked=len(measures),
            edition=law.edition[:12],
            on=on,
            known=known or law.recorded or on,
        )
        self._remembered: dict[tuple[Any, ...], Judgement] = {}

    def of(self, item: Item) -> Judgement:
        """All verdicts about one item, worst first."""
        key = self._key(item)
        found = self._remembered.get(key)
        if found is None:
            found = self._remembered[key] = self._judged(item)
        return found if found.item == item.id else msgspec.structs.replace(found, item=item.id)

    def _key(self, item: Item) -> tuple[Any, ...]:
        """Everything about an item that a clause may look at, and what its reasons may name."""
        return (
            item.maker,
            item.maker_grade,
            item.brand,
            item.brand_grade,
            item.kind,
            item.relabel,
            item.acquired,
            item.site_classes,
            item.evidence,
            item.id if self._answers.about(item.id) else None,
        )

    def _judged(self, item: Item) -> Judgement:
        verdicts = sorted(self._verdicts(item), key=_rank)
        return msgspec.structs.replace(
            self._empty,
            item=item.id,
            outcome=worst(tuple(v.outcome for v in verdicts)),
            verdicts=tuple(verdicts),
        )

    def _verdicts(self, item: Item) -> Iterator[Verdict]:
        for matter, reach in self._matters:
            part = together(list(_until_silent(_parts(matter, reach, item))))
            if self.all or part.outcome != "none-found":
                yield Verdict(
                    outcome=part.outcome,
                    measure=matter.measure.id,
                    clause=matter.clause.id,
                    force=matter.clause.force,
                    conduct=matter.clause.conduct,
                    reasons=part.reasons,
                    question=part.question if part.outcome != "none-found" else None,
                    caveat=matter.measure.caveat,
                )


def _parts(matter: Matter, reach: Reach, item: Item) -> Iterator[Part]:
    """The steps of a verdict, in the order in which they are told."""
    yield Part("covered", (_opening(matter.measure, matter.clause),))
    yield bound(matter, item.id)
    yield running(matter, item.id)
    yield reach.of(item)
    yield product(matter.clause, item)
    for each in matter.clause.conditions:
        yield condition(matter, each, item)
    for exempted in matter.clause.exceptions:
        yield exception(matter, exempted, item)


def _opening(measure: Measure, clause: Clause) -> Reason:
    words = {
        "title": measure.title,
        "force": FORCES[clause.force],
        "says": clause.says,
    }
    return Reason(_OPENING.fill(**words), clause.cites)


def _until_silent(parts: Iterator[Part]) -> Iterator[Part]:
    """The parts up to and including the first that takes the item out."""
    for part in parts:
        yield part
        if part.outcome == "none-found":
            return


def _rank(verdict: Verdict) -> tuple[int, int, str, str]:
    """Worst first; among equals the stronger force, then by name."""
    return (
        OUTCOMES.index(verdict.outcome),
        _FORCES.index(verdict.force),
        verdict.measure,
        verdict.clause,
    )


_OPENING = Both("{title} ({force}): {says}", "{title} ({force}) : {says}")
