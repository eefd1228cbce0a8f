"""Which moments belong to a dispute: between two places, or about an entity.

A measure is between two places where one of them issued it and it aims at somebody of the other: by
the country of a target, of whoever it addresses or lists, or of an owner of these on the day of its
announcement, or because it means every maker subject to the law of that place. What answers such a
measure belongs to it, unless its actor is of a third place. What nobody ties to a measure is told
where it says itself who acts and towards whom, or where it is told beside such a measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from debar.entities.graph import Graph
from debar.law.measure import Clause, Measure
from debar.law.registry import Registry
from debar.law.timeline import Moment

_FAMILY = ("same", "own-brand", "subsidiary")
_PARTS = {"CN": ("HK", "MO")}
"""Places with a code of their own that ISO 3166-2 counts to another as well."""


class Sides:
    """Who acts in a moment and at whom it is aimed, as far as law and entities tell."""

    def __init__(self, law: Registry, graph: Graph) -> None:
        self._law, self._graph = law, graph
        self._by_id = {measure.id: measure for measure in law.measures}
        self._aims = cache(self._find_aims)
        self._named = cache(self._find_named)

    def acting(self, moment: Moment) -> tuple[str, ...]:
        """The places of whoever acts: its own, then those of its owners on that day; none if unknown."""
        if moment.part in ("status", "process", "deadline"):
            return tuple(measure.jurisdiction for measure in self._measures(moment.measures))
        if moment.of:
            return (moment.of,)
        if moment.actor is None or moment.actor not in self._graph or moment.date is None:
            return ()
        return self._places(moment.actor, moment.date.first)

    def towards(self, moment: Moment) -> tuple[str, ...]:
        """The places that it is aimed at: what it says, those whose measures it answers, or the targets'."""
        measures = self._measures(moment.measures)
        if moment.part in ("status", "process", "deadline"):
            return tuple(sorted({place for measure in measures for place in self._aims(measure)}))
        return tuple(dict.fromkeys([*moment.towards, *(measure.jurisdiction for measure in measures)]))

    def between(self, moments: Iterable[Moment], one: str, other: str) -> Iterator[Moment]:
        """The moments between two places, in both directions and in the order given."""
        meant = {m.id for m in self._law.measures if self._joins(m, one, other)}
        for moment in moments:
            if moment.part in ("status", "process", "deadline"):
                if meant.intersection(moment.measures):
                    yield moment
            elif self._answers(moment, meant, one, other) or self._directed(moment, one, other):
                yield moment

    def side(self, moment: Moment, one: str, other: str) -> str:
        """On which of two sides a moment is told: a firm stands with whoever owns it in the end.

        Where nobody's place is known, on that of whoever is not answered.
        """
        for place in reversed(self.acting(moment)):
            for side in (one, other):
                if within(place, side):
                    return side
        answered = self._measures((*moment.measures, *moment.beside))
        return other if any(within(measure.jurisdiction, one) for measure in answered) else one

    def about(self, moments: Iterable[Moment], entity: str) -> Iterator[Moment]:
        """The moments about an entity, its brands and holdings, or whoever owns it or whose brand it is.

        Ties count as of the day of the moment; of a measure, also as of its announcement. An answer
        that names nobody belongs to the measure that it answers.
        """
        meant = {m.id for m in self._law.measures if self._concerns(m, entity)}
        for moment in moments:
            steps = moment.part in ("status", "process", "deadline")
            whom = () if steps else self._whom(moment)
            if whom and moment.date:
                if any(self._akin(each, entity, moment.date.first) for each in whom):
                    yield moment
            elif meant.intersection(moment.measures):
                yield moment

    def _measures(self, ids: Iterable[str]) -> list[Measure]:
        """Those of them that were known."""
        return [self._by_id[id_] for id_ in ids if id_ in self._by_id]

    def _find_aims(self, measure: Measure) -> frozenset[str]:
        day = measure.announced.first
        found = {place for id_ in self._named(measure) for place in self._places(id_, day)}
        for clause in measure.clauses:
            found |= {*clause.targets.subject, *clause.targets.subject_open, *_made_there(clause)}
        return frozenset(found)

    def _find_named(self, measure: Measure) -> frozenset[str]:
        """Everybody whom it names: targets, those addressed, members of its list and of lists it goes by."""
        found = {*measure.about, *(member.entity for member in measure.members)}
        for clause in measure.clauses:
            found |= {*clause.targets.named, *clause.binds_entities}
            for id_ in clause.targets.lists:
                if id_ != measure.id:
                    found |= {m.entity for listing in self._measures([id_]) for m in listing.members}
        return frozenset(found)

    def _joins(self, measure: Measure, one: str, other: str) -> bool:
        return any(
            within(measure.jurisdiction, issuer)
            and any(within(place, target) for place in self._aims(measure))
            for issuer, target in ((one, other), (other, one))
        )

    def _answers(self, moment: Moment, meant: set[str], one: str, other: str) -> bool:
        """Is it told of one of these measures, by somebody who is of no third place?"""
        acting = self.acting(moment)
        ours = not acting or any(within(place, side) for place in acting for side in (one, other))
        told = moment.measures if moment.part == "response" else (*moment.measures, *moment.beside)
        return ours and bool(meant.intersection(told))

    def _directed(self, moment: Moment, one: str, other: str) -> bool:
        acting, towards = self.acting(moment), self.towards(moment)
        return any(
            any(within(place, a) for place in acting) and any(within(place, b) for place in towards)
            for a, b in ((one, other), (other, one))
        )

    def _concerns(self, measure: Measure, entity: str) -> bool:
        days = {measure.announced.first, *(step.date.first for step in measure.status)}
        return any(self._akin(id_, entity, day) for id_ in self._named(measure) for day in days)

    def _whom(self, moment: Moment) -> tuple[str, ...]:
        """The entities of a response: those that it names, and a firm that acts."""
        actor = moment.actor if moment.actor in self._graph else None
        firm = actor is not None and self._graph.entity(actor).kind != "government-body"
        return (*moment.entities, *((actor,) if actor and firm else ()))

    def _akin(self, id_: str, entity: str, day: date) -> bool:
        """Is the one the other, its brand or holding, or the other way round, on that day?"""
        ties = (*self._graph.ties(entity, id_, day), *self._graph.ties(id_, entity, day))
        return any(tie.kind in _FAMILY for tie in ties)

    def _places(self, id_: str, day: date) -> tuple[str, ...]:
        entities = [self._graph.entity(one.id) for one in self._graph.above(id_, day)]
        return tuple(dict.fromkeys(each.country for each in entities if each.country))


def within(place: str, whole: str) -> bool:
    """Is a place the other one, or a part of it, as `CA-QC` is of `CA`, and `HK` (CN-HK) of `CN`?"""
    return place == whole or place.startswith(f"{whole}-") or place in _PARTS.get(whole, ())


def _made_there(clause: Clause) -> Iterator[str]:
    """The countries that a clause asks whether a thing was made in."""
    for condition in clause.conditions:
        if condition.test == "made-in":
            yield from (*condition.values, *((condition.value,) if condition.value else ()))
