"""Many items on many days: the outcome of each and the clauses that decide it, without the reasons.

A verdict goes as far as its weakest step, and each step looks at a part of an item only: whose it is,
what it is, what else is recorded of it. So each part is asked about once, and a day only where
something changed since the last. Clauses that never bind the party are left out from the start, and
whoever no link joins to a target is not looked at any further. The outcome is that of `Judge`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial

from msgspec import Struct

from debar.entities.eras import Eras
from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.law.bound import bound
from debar.law.facts import lists_of, lists_tested, looked_at
from debar.law.judge import Judge
from debar.law.limits import condition, exception, product, quota
from debar.law.matter import Answers, Matter
from debar.law.measure import Clause, Conduct, Measure, Targets
from debar.law.part import Part
from debar.law.recipient import TO_SOMEBODY, reach_of
from debar.law.registry import Registry
from debar.law.roll import Rolls, bare
from debar.law.running import current, running
from debar.law.verdict import OUTCOMES, Answer, Item, Outcome

_OF = {outcome: rank for rank, outcome in enumerate(OUTCOMES)}
"""An outcome → its rank, worst first."""
_SILENT = _OF["none-found"]
_KEPT = 50_000
"""Identities kept in mind; beyond that all are asked about anew."""


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
        measures = law.known(known)
        graph, rolls, self._answers = graph.as_known(known), law.rolls(known), Answers(answers)
        matter = partial(Matter, party=party, graph=graph, known=known, answers=self._answers, rolls=rolls)
        self._judge = cache(
            partial(Judge, party, conduct, law=law, graph=graph, known=known, answers=answers)
        )
        meant = [(m, c) for m in measures for c in m.clauses if conduct in c.conducts]
        self._every = [f"{m.id}/{c.id}" for m, c in meant]
        heard = [_Heard(m, c, matter) for m, c in meant]
        self._heard = [each for each in heard if each.bound != _SILENT]
        self._asked = _alike([each.clause for each in self._heard], apart=bool(answers))
        self._eras = _eras(graph, rolls, [each.clause for each in self._heard])
        clauses = [each.clause for each in self._heard]
        self._facts = ("kind", *(fact for fact in looked_at(clauses, rolls) if fact != "model"))
        self._models = rolls.models(lists_of(clauses))
        self._by_kind = any(each.by_list for each in self._heard)
        spans = [run for clause in clauses for run in current(clause.runs, known)]
        self._turns = sorted({day for run in spans for day in (run.since, run.until) if day is not None})
        self._running: dict[int, list[tuple[int, int]]] = {}
        self._owned: dict[tuple[object, ...], _Owned] = {}
        self._limited: dict[tuple[object, ...], _Limited] = {}
        self._briefs: dict[tuple[int, _Owned, _Limited], Brief] = {}

    def of(self, item: Item, on: date) -> Brief:
        """The worst outcome for that item on that day, and which clauses give it."""
        if self._answers.about(item.id):
            return self._judged(item, on)
        turn = bisect_right(self._turns, on)
        owned, limited = self._whose(item, on), self._what(item)
        found = self._briefs.get((turn, owned, limited))
        if found is None:
            ranks = self._ranks(self._binding(turn, on), owned, limited)
            found = self._briefs[turn, owned, limited] = _brief(ranks)
        return found

    def _binding(self, turn: int, on: date) -> list[tuple[int, int]]:
        """The clauses that may bind on a day, by number, each with how far party and day let it go."""
        found = self._running.get(turn)
        if found is None:
            ranks = ((n, max(each.bound, each.runs(on))) for n, each in enumerate(self._heard))
            found = self._running[turn] = [(n, rank) for n, rank in ranks if rank != _SILENT]
        return found

    def _whose(self, item: Item, on: date) -> _Owned:
        """By who made it, under which badge, and for whom it is; asked again where a tie may have changed."""
        ids = (item.maker, item.brand, item.recipient, *item.others)
        key = (
            *(item.maker, item.maker_grade, item.brand, item.brand_grade, item.relabel),
            *(item.recipient, item.recipient_grade, item.others),
            self._listed_model(item.model) if self._models else None,
            item.kind if self._by_kind else None,
            *(self._eras.of(each, on) for each in ids if each is not None),
        )
        found = self._owned.get(key)
        if found is None:
            if len(self._owned) >= _KEPT:
                self._owned.clear()
                self._briefs.clear()
            found = self._owned[key] = _Owned(item, on, self._heard, self._asked)
        return found

    def _listed_model(self, model: str | None) -> str | None:
        """The model where a list names it; of others only whether there is one."""
        plain = bare(model or "")
        return plain if plain in self._models else "other" if plain else None

    def _what(self, item: Item) -> _Limited:
        """By what it is, and what else is recorded of it."""
        key = tuple([getattr(item, fact) for fact in self._facts])
        found = self._limited.get(key)
        if found is None:
            found = self._limited[key] = _Limited(item, self._heard)
        return found

    def _ranks(
        self, binding: Sequence[tuple[int, int]], owned: _Owned, limited: _Limited
    ) -> Iterator[tuple[int, str]]:
        for n, rank in binding:
            narrowed = max(rank, limited.rank(n))
            if narrowed != _SILENT:
                yield max(narrowed, owned.rank(n)), self._heard[n].name

    def _judged(self, item: Item, on: date) -> Brief:
        """An item with answers of its own, in the order of the law."""
        ranks = {f"{v.measure}/{v.clause}": _OF[v.outcome] for v in self._judge(on).of(item).verdicts}
        return _brief((ranks[name], name) for name in self._every if name in ranks)


class _Heard:
    """A clause that may bind the party, asked about on days and of items."""

    def __init__(self, measure: Measure, clause: Clause, matter: partial[Matter]) -> None:
        self.clause, self.name = clause, f"{measure.id}/{clause.id}"
        self._on = partial(matter, measure=measure, clause=clause)
        self.ever = self._on(on=date.min)
        self.bound = _rank(bound(self.ever))
        self.reach = cache(lambda on: reach_of(self._on(on=on)))
        self.by_list = any(True for _ in lists_tested(clause))

    def runs(self, on: date) -> int:
        """How far the day lets it go."""
        return _rank(running(self._on(on=on)))

    def of_owner(self, item: Item, on: date) -> int:
        """How far it goes by whose the item is."""
        plain = self.reach(date.min).untouched(item, on)
        return _OF[plain] if plain else _rank(self.reach(on).of(item))

    def limits(self, item: Item, on: date, *, by_list: bool) -> int:
        """How far conditions and exceptions let it go: those that look at a list, or the others."""
        matter, clause = self._on(on=on), self.clause
        met = [
            condition(matter, each, item) for each in clause.conditions if (each.test == "listed") == by_list
        ]
        left = [
            exception(matter, each, item) for each in clause.exceptions if (each.test == "listed") == by_list
        ]
        return max(map(_rank, (*met, *left)), default=0)

    def of_thing(self, item: Item) -> int:
        """How far it goes by what the item is."""
        kind, share = product(self.clause, item), quota(self.ever, item)
        return max(_rank(kind), _rank(share), self.limits(item, date.min, by_list=False))


class _Owned:
    """Whose one item is, clause by clause, on days on which none of its ties changes."""

    def __init__(self, item: Item, on: date, heard: Sequence[_Heard], asked: Sequence[int]) -> None:
        self._item, self._on, self._heard, self._asked = item, on, heard, asked
        self._ranks: dict[int, int] = {}
        self._by_owner: dict[int, int] = {}

    def rank(self, n: int) -> int:
        """How far the clause of that number goes."""
        found = self._ranks.get(n)
        if found is None:
            found = self._ranks[n] = self._found(n)
        return found

    def _found(self, n: int) -> int:
        heard, first = self._heard[n], self._asked[n]
        if first not in self._by_owner:
            self._by_owner[first] = self._heard[first].of_owner(self._item, self._on)
        owner = self._by_owner[first]
        return max(owner, heard.limits(self._item, self._on, by_list=True)) if heard.by_list else owner


class _Limited:
    """What one item is, clause by clause."""

    def __init__(self, item: Item, heard: Sequence[_Heard]) -> None:
        self._item, self._heard = item, heard
        self._ranks: dict[int, int] = {}

    def rank(self, n: int) -> int:
        """How far the clause of that number goes."""
        found = self._ranks.get(n)
        if found is None:
            found = self._ranks[n] = self._heard[n].of_thing(self._item)
        return found


def _alike(clauses: Sequence[Clause], *, apart: bool) -> list[int]:
    """For each clause the number of the first that means the same makers' things.

    `apart`: each for itself, as where answers were given to one and not to another.
    """
    first: dict[tuple[Targets, bool], int] = {}
    kinds = [(clause.targets, clause.conduct in TO_SOMEBODY) for clause in clauses]
    return [n if apart else first.setdefault(kind, n) for n, kind in enumerate(kinds)]


def _eras(graph: Graph, rolls: Rolls, clauses: Sequence[Clause]) -> Eras:
    """When ties to anybody whom these clauses name or their lists hold may change, or the lists do."""
    days: Mapping[str, set[date]] = rolls.days(lists_of(clauses))
    named = {each for clause in clauses for each in clause.targets.named}
    return Eras(graph, {each: days.get(each, ()) for each in named | days.keys()})


def _brief(ranks: Iterator[tuple[int, str]]) -> Brief:
    found = list(ranks)
    worst = min((rank for rank, _ in found), default=_SILENT)
    deciding = () if worst == _SILENT else tuple(name for rank, name in found if rank == worst)
    return Brief(OUTCOMES[worst], deciding)


def _rank(part: Part) -> int:
    return _OF[part.outcome]
