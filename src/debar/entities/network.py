"""Entities and links, found by either end without a search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from debar.entities import references
from debar.entities.model import Entity, Link, LinkKind
from debar.kit.canon import canonical


class Network:
    """What stands next to what. Never changes; the order in which links came does not matter."""

    def __init__(self, entities: Iterable[Entity], links: Iterable[Link]) -> None:
        self.entities = {entity.id: entity for entity in sorted(entities, key=lambda entity: entity.id)}
        self.links = tuple(sorted(links, key=canonical))
        self._into = _grouped((link.tail, link) for link in self.links)
        self._from = _grouped((link.head, link) for link in self.links)
        self._clusters = _clustered(self.links)
        self._above: defaultdict[str, list[Link]] = defaultdict(list)
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        for link in self.links:
            self._above[link.tail].append(link)
            if link.kind == "formerly":
                self._names[link.head].add(link.tail)

    def find(self, id: str) -> Entity | None:
        """The entity of that id. A brand's may be given without `brand-` where no company has it."""
        return self.entities.get(id) or self.entities.get(f"brand-{id}")

    def entity(self, id: str) -> Entity:
        """As `find`. Raises BadData, naming the nearest id, where there is none."""
        entity = self.find(id)
        if entity is None:
            raise references.unknown(id, self.entities)
        return entity

    def cluster(self, id: str) -> str:
        """One id for all entities that any links join, however far; `id` is as the links name it."""
        return self._clusters.get(id, id)

    def upward(self, id: str) -> frozenset[str]:
        """It and all that links of any kind lead up to from it, or from another name of it, however far.

        Whatever the dates: between two that have nobody up there in common there was a tie at no time.
        `id` is as the links name it.
        """
        found = {id}
        edge = [id]
        for at in edge:
            above = {link.head for link in self._above.get(at, ())} | self._names.get(at, set())
            edge += above - found
            found |= above
        return frozenset(found)

    def reaching(self, ids: Iterable[str], *kinds: LinkKind) -> tuple[Link, ...]:
        """Links of those kinds whose tail is one of the ids, in a stable order."""
        return _gathered(self._into, ids, kinds)

    def leaving(self, ids: Iterable[str], *kinds: LinkKind) -> tuple[Link, ...]:
        """Links of those kinds whose head is one of the ids, in a stable order."""
        return _gathered(self._from, ids, kinds)

    def renamings(self, start: str) -> dict[str, tuple[Link, ...]]:
        """Every id that the entity went by before or after, itself included, and the links between.

        Raises BadData for an unknown id.
        """
        reached: dict[str, tuple[Link, ...]] = {self.entity(start).id: ()}
        edge = list(reached)
        for at in edge:
            for link in self.reaching((at,), "formerly") + self.leaving((at,), "formerly"):
                other = link.head if link.tail == at else link.tail
                if other not in reached:
                    reached[other] = (*reached[at], link)
                    edge.append(other)
        return reached


def _clustered(links: Iterable[Link]) -> dict[str, str]:
    joined: dict[str, list[str]] = {}
    for link in links:
        one, other = joined.setdefault(link.head, [link.head]), joined.setdefault(link.tail, [link.tail])
        if one is not other:
            larger, smaller = (one, other) if len(one) >= len(other) else (other, one)
            larger += smaller
            joined.update(dict.fromkeys(smaller, larger))
    return {each: cluster[0] for each, cluster in joined.items()}


_Grouped = Mapping[tuple[str, LinkKind], list[Link]]


def _grouped(ends: Iterable[tuple[str, Link]]) -> _Grouped:
    found: defaultdict[tuple[str, LinkKind], list[Link]] = defaultdict(list)
    for end, link in ends:
        found[end, link.kind].append(link)
    return dict(found)


def _gathered(grouped: _Grouped, ids: Iterable[str], kinds: tuple[LinkKind, ...]) -> tuple[Link, ...]:
    return tuple(link for end in sorted(ids) for kind in kinds for link in grouped.get((end, kind), ()))
