"""Spans of days between which nothing changes in what stands above an entity."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from debar.entities.graph import Graph
from debar.entities.model import Link


class Eras:
    """For each entity the days on which its ties to some targets may change, or targets come or go.

    A tie runs along links that lead up: to whose a brand is, who makes what it badges, who owns, whose
    parts are inside, to former names; and from there to what stands above the target too.
    """

    def __init__(self, graph: Graph, targets: Mapping[str, Iterable[date]]) -> None:
        """`targets`: by id, with the days on which they begin to be targets, or cease."""
        self._graph = graph
        self._up: defaultdict[str, list[Link]] = defaultdict(list)
        for link in graph.links:
            self._up[link.tail].append(link)
            if link.kind == "formerly":
                self._up[link.head].append(link)
        self._targets: defaultdict[str, dict[str, set[date]]] = defaultdict(dict)
        for target in targets:
            if target in graph:
                known = graph.entity(target).id
                self._targets[graph.cluster(known)].setdefault(known, set()).update(targets[target])
        self._days: dict[str, list[date]] = {}

    def of(self, id: str | None, on: date) -> int:
        """The number of the era: on all days of one era, its ties to the targets stand alike."""
        if id is None:
            return 0
        days = self._days.get(id)
        if days is None:
            days = self._days[id] = sorted(self._turning(id)) if id in self._graph else []
        return bisect_right(days, on)

    def _turning(self, id: str) -> set[date]:
        own = self._graph.upward(id)
        ends = {target: self._graph.upward(target) for target in self._targets[self._graph.cluster(id)]}
        near = {target: found for target, found in ends.items() if not own.isdisjoint(found)}
        above = own.union(*near.values())
        turns = {day for at in above for link in self._up[at] for day in _turns(link)}
        return turns.union(*(self._targets[self._graph.cluster(id)][target] for target in near))


def _turns(link: Link) -> Iterable[date]:
    """The days from which on it may hold otherwise than the day before."""
    for known in (link.span.since, link.span.until, link.attested):
        if known is not None:
            yield from (known.first, known.last)
