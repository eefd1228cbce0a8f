"""Whom a measure aims at: those that it names, those on its lists, and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from debar.entities.graph import Graph
from debar.law.measure import Measure
from debar.law.registry import Registry


def targets(measure: Measure, law: Registry, known: date | None = None) -> tuple[str, ...]:
    """Ids of the entities that clauses name or lists of theirs hold, at whatever time; each once."""
    lists = {each.id: each for each in law.known(known)}
    found = [member.entity for member in measure.members]
    for clause in measure.clauses:
        found += clause.targets.named
        for name in clause.targets.lists:
            found += [member.entity for member in lists[name].members] if name in lists else []
    return tuple(dict.fromkeys([*found, *measure.about]))


def countries(measure: Measure, law: Registry, graph: Graph, known: date | None = None) -> frozenset[str]:
    """Countries whose firms it aims at: by name, on a list, or by the law that they are subject to."""
    homes = {graph.entity(each).country for each in targets(measure, law, known) if each in graph}
    subject = {place for clause in measure.clauses for place in clause.targets.subject}
    return frozenset({home for home in homes if home} | subject)


def aims_at(measure: Measure, entity: str, law: Registry, graph: Graph, on: date) -> bool:
    """Does some clause or list mean this entity, or one whom it is tied to on that day?

    Tied is a brand to whose it is and who makes it, and a firm to who owns or controls it. Raises
    BadData for an unknown entity.
    """
    above = set(_above(entity, graph, on))
    if not above.isdisjoint(graph.entity(each).id for each in targets(measure, law) if each in graph):
        return True
    homes = {graph.entity(each).country for each in above}
    return not homes.isdisjoint(place for clause in measure.clauses for place in clause.targets.subject)


def _above(entity: str, graph: Graph, on: date) -> Iterator[str]:
    """The entity, whoever makes what it badges, and all above them."""
    makers = [made.maker for made in graph.makers_of(entity, on) if made.holds is not False]
    for each in (entity, *makers):
        yield from (one.id for one in graph.above(each, on))
