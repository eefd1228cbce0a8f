"""Many items on many days: the outcome of each and the clauses that decide it, without the reasons.

A verdict goes as far as its weakest step, and each step looks at a part of an item only: whose it
is, what it is, when it was acquired, where it is. So each part is asked about once, and a day only
where something changed since the last. The outcome is that of `Judge`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial

from msgspec import Struct

from debar.entities.eras import Eras
from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.law.bound import bound
from debar.law.judge import Judge
from debar.law.limits import condition, exception, product
from debar.law.matter import Answers, Matter
from debar.law.measure import Clause, Conduct, Measure, Targets
from debar.law.part import Part
from debar.law.recipient import TO_SOMEBODY, reach_of
from debar.law.registry import Registry
from debar.law.running import current, running
from debar.law.verdict import OUTCOMES, Answer, Item, Outcome

_Ranks = tuple[int, ...]
"""An outcome for each clause, by its place in OUTCOMES."""
_OF = {outcome: rank for rank, outcome in enumerate(OUTCOMES)}


class Brief(Struct, frozen=True):
    """What was found about one item on one day."""

    outcome: Outcome
    clauses: tuple[str, ...]
    """The clauses that decide it, as measure/clause; none where nothing was found."""


class Docket:
    """A party and a conduct, made ready for items and days in any order."""

    def __init__(
        self,
        party: Party,
        conduct: Conduct,
        *,
        law: Registry,
        graph: Graph,
        known: date | None = None,
        answers: Sequence[Answer] = (),
    ) -> None:
        self._graph, self._answers = graph.as_known(known), Answers(answers)
        self._matter = partial(Matter, party=party, graph=self._graph, known=known, answers=self._answers)
        self._judge = cache(
            partial(Judge, party, conduct, law=law, graph=graph, known=known, answers=answers)
        )
        self._clauses = [(m, c) for m in law.known(known) for c in m.clauses if conduct in c.conducts]
        self._names = [f"{m.id}/{c.id}" for m, c in self._clauses]
        self._alike = _alike(self._clauses, apart=bool(answers))
        spans = [run for _, clause in self._clauses for run in current(clause.runs, known)]
        self._turns = sorted({day for run in spans for day in (run.since, run.until) if day is not None})
        self._eras = Eras(self._graph, {each for _, c in self._clauses for each in c.targets.named})
        self._by_day: dict[int, _Ranks] = {}
        self._by_owner: dict[tuple[object, ...], _Ranks] = {}
        self._by_kind: dict[str | None, _Ranks] = {}
        self._by_place: dict[tuple[object, ...], _Ranks] = {}
        self._briefs: dict[tuple[_Ranks, ...], Brief] = {}

    def of(self, item: Item, on: date) -> Brief:
        """The worst outcome for that item on that day, and which clauses give it."""
        if self._answers.about(item.id):
            return self._judged(item, on)
        bound = self._bound(on)
        parts = (bound, self._owned(item, on, bound), self._made(item), self._placed(item))
        found = self._briefs.get(parts)
        if found is None:
            found = self._briefs[parts] = self._brief([max(ranks) for ranks in zip(*parts, strict=True)])
        return found

    def _bound(self, on: date) -> _Ranks:
        """By party and day."""
        key = bisect_right(self._turns, on)
        found = self._by_day.get(key)
        if found is None:
            matters = self._matters(on)
            found = tuple(max(_rank(bound(matter)), _rank(running(matter))) for matter in matters)
            self._by_day[key] = found
        return found

    def _owned(self, item: Item, on: date, bound: _Ranks) -> _Ranks:
        """By who made it, under which badge, and for whom it is; asked again where a tie may have changed.

        Clauses that do not bind are not asked.
        """
        key = (
            bound,
            *(item.maker, item.maker_grade, item.brand, item.brand_grade, item.relabel),
            *(item.others, item.recipient, item.recipient_grade),
            *(self._eras.of(one, on) for one in (item.maker, item.brand, item.recipient, *item.others)),
        )
        found = self._by_owner.get(key)
        if found is None:
            found = self._by_owner[key] = tuple(self._reached(item, on, bound))
        return found

    def _reached(self, item: Item, on: date, bound: _Ranks) -> Iterator[int]:
        silent = _OF["none-found"]
        ranks: dict[int, int] = {}
        for first, rank in zip(self._alike, bound, strict=True):
            if rank != silent and first not in ranks:
                ranks[first] = _rank(reach_of(self._matters(on, first)[0]).of(item))
            yield silent if rank == silent else ranks[first]

    def _made(self, item: Item) -> _Ranks:
        """By what it is."""
        found = self._by_kind.get(item.kind)
        if found is None:
            found = tuple(self._of_kind(matter, item) for matter in self._matters(date.min))
            self._by_kind[item.kind] = found
        return found

    def _of_kind(self, matter: Matter, item: Item) -> int:
        exempted = [_rank(exception(matter, each, item)) for each in matter.clause.exceptions]
        return max(_rank(product(matter.clause, item)), *exempted, 0)

    def _placed(self, item: Item) -> _Ranks:
        """By when it was acquired and where it is."""
        key = (item.acquired, item.site_classes)
        found = self._by_place.get(key)
        if found is None:
            found = tuple(self._of_place(matter, item) for matter in self._matters(date.min))
            self._by_place[key] = found
        return found

    def _of_place(self, matter: Matter, item: Item) -> int:
        return max((_rank(condition(matter, each, item)) for each in matter.clause.conditions), default=0)

    def _matters(self, on: date, only: int | None = None) -> list[Matter]:
        """The clauses on a day; or only the one of that number."""
        meant = self._clauses if only is None else [self._clauses[only]]
        return [self._matter(measure=measure, clause=clause, on=on) for measure, clause in meant]

    def _judged(self, item: Item, on: date) -> Brief:
        """An item with answers of its own."""
        ranks = dict.fromkeys(self._names, _OF["none-found"])
        for verdict in self._judge(on).of(item).verdicts:
            ranks[f"{verdict.measure}/{verdict.clause}"] = _OF[verdict.outcome]
        return self._brief(list(ranks.values()))

    def _brief(self, ranks: list[int]) -> Brief:
        worst = min(ranks, default=_OF["none-found"])
        silent = OUTCOMES[worst] == "none-found"
        deciding = () if silent else tuple(n for n, r in zip(self._names, ranks, strict=True) if r == worst)
        return Brief(OUTCOMES[worst], deciding)


def _alike(clauses: Sequence[tuple[Measure, Clause]], *, apart: bool) -> list[int]:
    """For each clause the number of the first that means the same makers' things.

    `apart`: each for itself, as where answers were given to one and not to another.
    """
    first: dict[tuple[Targets, bool], int] = {}
    kinds = [(clause.targets, clause.conduct in TO_SOMEBODY) for _, clause in clauses]
    return [n if apart else first.setdefault(kind, n) for n, kind in enumerate(kinds)]


def _rank(part: Part) -> int:
    return _OF[part.outcome]
