"""Whom one clause means on its day: by name, on a list, by the law of a country, or for what they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache

from debar.entities.graph import Graph
from debar.entities.ties import Tie
from debar.kit.words import Both
from debar.law.countries import within
from debar.law.matter import Matter
from debar.law.measure import Targets
from debar.law.part import Part, furthest
from debar.law.roll import Rolls
from debar.law.share import Share
from debar.law.subject import Subject
from debar.law.verdict import Reason

_ON_LIST = Both(
    'those whom the list of "{title}" names', "ceux que nomme la liste de la mesure «\u00a0{title}\u00a0»"
)
_IN_SECRET = Both("those whom a text kept from the public names", "ceux que nomme un texte non rendu public")


class Roster:
    """The targets of one clause, found from the ids of an item."""

    def __init__(self, matter: Matter) -> None:
        targets, graph = matter.clause.targets, matter.graph
        self._matter, self._graph, self._targets = matter, graph, targets
        self.roll = matter.rolls.on(targets.lists, matter.on)
        self.subject = Subject(matter)
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        for each in {*targets.named, *self.roll}:
            if each in graph:
                self._near[graph.cluster(each)].add(each)
        self.upward = _upward(graph, matter.rolls, targets)
        """All from whom links lead down to a target, on whatever day, and the targets: others have no tie."""
        self._share = self._owners() if targets.share is not None else None

    def __bool__(self) -> bool:
        """Is anybody meant who can be named?"""
        return bool(self._targets.named or self._targets.lists or self.subject)

    @cached_property
    def whom(self) -> Both:
        """Who is meant, in words."""
        found = [Both(name, name) for name in map(self._matter.name, sorted(self._targets.named))]
        found += [_ON_LIST.fill(title=self._matter.rolls.title(each)) for each in self._targets.lists]
        found += [self.subject.whom] if self.subject else []
        found += [_IN_SECRET] if self._targets.secret else []
        return Both(", ".join(each.en for each in found), ", ".join(each.fr for each in found))

    def ties(self, id: str) -> Iterator[tuple[str, Tie]]:
        """The targets that an id of the graph is tied to, and how, by id of the target."""
        above = self._graph.upward(id)
        near = {
            e
            for e in self._near.get(self._graph.cluster(id), ())
            if not above.isdisjoint(self._graph.upward(e))
        }
        for target in sorted({*near, *self.subject.firms(id), *self._held(id)}):
            ties = self._graph.ties(id, target, self._matter.on) or self._by_state(id, target)
            yield from ((target, tie) for tie in ties if not self._left_to_share(tie))

    def told(self, target: str, item: str, model: str | None, *, of_things: bool = True) -> Part:
        """What makes a target of somebody whom the clause does not name; nothing where it does.

        `of_things` False: entries of lists that name models say nothing.
        """
        if target in self._targets.named:
            return Part("covered")
        return furthest(self._grounds(target, item, model, of_things)) or Part("none-found")

    def short(self, id: str) -> Reason | None:
        """That too little of a firm is held for the clause; None where that is not the point."""
        return self._share.short(id) if self._share else None

    def _grounds(self, target: str, item: str, model: str | None, of_things: bool) -> Iterator[Part]:
        who = self._matter.name(target)
        yield from (e.told(who, model) for e in self.roll.of(target) if of_things or not e.member.models)
        if self.subject and self.subject.reaches(target):
            yield self.subject.told(target, item)
        if self._share and target in self._held(target):
            yield self._share.told(target, item)

    def _held(self, id: str) -> tuple[str, ...]:
        return tuple(self._share.firms(id)) if self._share else ()

    def _owners(self) -> Share:
        listed = [e.member for each in self.roll for e in self.roll.of(each) if not e.member.models]
        sure = {member.entity for member in listed if member.confidence != "low"}
        named, subject = set(self._targets.named), self.subject
        if not subject:
            return Share(self._matter, named | sure, named | {member.entity for member in listed})
        every = named | {member.entity for member in listed} | subject.owners(sure=False)
        return Share(self._matter, named | sure | subject.owners(sure=True), every)

    def _by_state(self, id: str, target: str) -> tuple[Tie, ...]:
        """The tie through a government body that holds both, where the clause may mean that."""
        if self._targets.meant("state_affiliates") == "no":
            return ()
        tie = self._graph.under_one_state(id, target, self._matter.on)
        return (tie,) if tie else ()

    def _left_to_share(self, tie: Tie) -> bool:
        """Is it a mere holding, where the clause says how large one must be?"""
        holding = tie.kind == "subsidiary" and all(link.kind != "controls" for link in tie.path)
        return self._share is not None and holding


@lru_cache(maxsize=1 << 10)
def _upward(graph: Graph, rolls: Rolls, targets: Targets) -> frozenset[str]:
    found = {
        *targets.named,
        *rolls.days(targets.lists),
        *_of(graph, (*targets.subject, *targets.subject_open)),
    }
    return frozenset[str]().union(*(graph.upward(each) for each in found if each in graph))


@lru_cache(maxsize=64)
def _of(graph: Graph, places: tuple[str, ...]) -> tuple[str, ...]:
    """Everybody of these countries."""
    return tuple(one.id for one in graph.entities if within(one.country, places))
