"""The entity graph: who owns, makes and badges what, as of a day and as known on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from debar.entities import holdings, references, ties
from debar.entities.holdings import Holding, Rule
from debar.entities.model import Entity, Link
from debar.entities.network import Network
from debar.entities.references import Place
from debar.entities.ties import Above, Tie
from debar.kit import pack

FOLDER = pack.KNOWLEDGE / "entities"

_HOLDS_FIRST: Mapping[bool | None, int] = {True: 0, None: 1, False: 2}
_SURE_FIRST = {"high": 0, "medium": 1, "low": 2}


class MadeBy(Struct, frozen=True):
    """One maker of what is sold under a brand."""

    maker: str
    brand: str
    link: Link
    holds: bool | None
    """Did it hold on the day asked for? None: its dates do not tell, or no day was asked for."""
    own: bool
    """Is the brand the maker's own?"""


class Held(Struct, frozen=True):
    """One holding: an owner or controller, and what it holds."""

    owner: str
    owned: str
    link: Link
    holds: bool | None
    """As in `MadeBy`."""


class Graph:
    """Entities by id and the links between them. Never changes."""

    def __init__(
        self,
        entities: Iterable[Entity],
        links: Iterable[Link],
        places: Mapping[Entity | Link, Place] | None = None,
    ) -> None:
        """Raises BadData for repeated ids, links to nothing, and values out of range.

        `places` says in which file each value stands, for the error. The order of links is nothing.
        """
        listed, linked = list(entities), list(links)
        references.check(listed, linked, places or {})
        self._network = Network(listed, linked)
        recorded = {entity.recorded for entity in listed} | {link.recorded for link in linked}
        self._complete = max((day.last for day in recorded), default=date.min)
        self._turns = [date.min, *sorted({day for link in linked for day in _turning(link)})]
        self._earlier = lru_cache(maxsize=16)(self._forget)
        self._ties = lru_cache(maxsize=1 << 16)(self._find_ties)
        self._above = lru_cache(maxsize=1 << 14)(self._find_above)
        self._upward = lru_cache(maxsize=1 << 14)(self._network.upward)
        self._holding = lru_cache(maxsize=1 << 14)(self._find_holding)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Graph:
        """Read every file of a folder, once while none of them changes. Raises BadData with file and line."""
        return _loaded(folder, pack.edition(folder))

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._network.find(id) is not None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, by id."""
        return tuple(self._network.entities.values())

    @property
    def links(self) -> tuple[Link, ...]:
        """All links, in an order that does not depend on the files."""
        return self._network.links

    def entity(self, id: str) -> Entity:
        """The entity of that id. Raises BadData, naming the nearest id.

        Here and wherever an id is asked for, a brand's may stand without its `brand-`, as answers
        show it, unless a company has that id.
        """
        return self._network.entity(id)

    def makers_of(self, brand: str, on: date | None = None, known: date | None = None) -> tuple[MadeBy, ...]:
        """Who makes what is sold under a brand: what held on the day first, then the undated.

        Links that had ended by the day, or not begun, stand last with `holds` False. Former names
        of the brand count. Raises BadData for an unknown id.
        """
        network = self.as_known(known)._network
        return _made(network.reaching(network.renamings(brand), "brand-of", "makes-for"), on)

    def brands_of(self, maker: str, on: date | None = None, known: date | None = None) -> tuple[MadeBy, ...]:
        """Under which brands this maker's things are sold, in the order of `makers_of`."""
        network = self.as_known(known)._network
        return _made(network.leaving(network.renamings(maker), "brand-of", "makes-for"), on)

    def owners_of(self, id: str, on: date | None = None, known: date | None = None) -> tuple[Held, ...]:
        """Who owns or controls it, one step up; what held on the day first, larger shares first."""
        network = self.as_known(known)._network
        return _held(network.reaching(network.renamings(id), "owns", "controls"), on)

    def owned_by(self, id: str, on: date | None = None, known: date | None = None) -> tuple[Held, ...]:
        """What it owns or controls, one step down, in the order of `owners_of`."""
        network = self.as_known(known)._network
        return _held(network.leaving(network.renamings(id), "owns", "controls"), on)

    def parts_in(self, id: str, known: date | None = None) -> tuple[Link, ...]:
        """The links that say whose parts are in its products. Raises BadData for an unknown id."""
        network = self.as_known(known)._network
        return tuple(network.reaching(network.renamings(id), "component-in"))

    def parts_of(self, id: str, known: date | None = None) -> tuple[Link, ...]:
        """Links from it to those whose products its parts are in, whatever their dates."""
        network = self.as_known(known)._network
        return tuple(network.leaving(network.renamings(id), "component-in"))

    def tie(self, maker: str, target: str, on: date, known: date | None = None) -> Tie | None:
        """How a maker (or brand) relates to a target on that day: the closest tie, or None.

        Raises BadData where either id is unknown.
        """
        return next(iter(self.ties(maker, target, on, known)), None)

    def ties(self, maker: str, target: str, on: date, known: date | None = None) -> tuple[Tie, ...]:
        """Every kind of tie between the two on that day, closest first, each by its best path."""
        graph = self.as_known(known)
        return graph._ties(maker, target, graph._turn(on))

    def cluster(self, id: str) -> str:
        """One id for all entities that any links join, however far. Raises BadData for an unknown id."""
        return self._network.cluster(self.entity(id).id)

    def upward(self, id: str) -> frozenset[str]:
        """It and all above it, by links of any kind and any date. Raises BadData for an unknown id.

        Between two that have nobody up there in common there is a tie on no day.
        """
        return self._upward(self.entity(id).id)

    def above(self, id: str, on: date, known: date | None = None) -> tuple[Above, ...]:
        """The entity itself, then all above it on that day, nearest first. Raises BadData."""
        graph = self.as_known(known)
        return graph._above(id, graph._turn(on))

    def under_one_state(self, maker: str, target: str, on: date, known: date | None = None) -> Tie | None:
        """The government body to which both belong on that day, by the links that say so; or None.

        Raises BadData where either id is unknown.
        """
        graph = self.as_known(known)
        turn = graph._turn(on)
        return ties.under_one_state(graph._network, graph._above(maker, turn), graph._above(target, turn))

    def holding(
        self,
        owners: Collection[str],
        firm: str,
        on: date,
        known: date | None = None,
        rule: Rule = "majority",
    ) -> Holding:
        """What some owners together hold of a firm on that day, at least and at most, in percent.

        The rules stand in `entities.holdings`. Raises BadData where the firm's id is unknown.
        """
        graph = self.as_known(known)
        return graph._holding(frozenset(owners), firm, graph._turn(on), rule)

    def as_known(self, day: date | None) -> Graph:
        """The graph of what was recorded by the end of that day; None: everything."""
        return self if day is None or self._complete <= day else self._earlier(day)

    def _turn(self, on: date) -> date:
        """The last day up to that one on which some link may have begun or ended: no tie changed since."""
        return self._turns[bisect_right(self._turns, on) - 1]

    def _find_above(self, id: str, on: date) -> tuple[Above, ...]:
        return ties.above(self._network, id, on)

    def _find_ties(self, maker: str, target: str, on: date) -> tuple[Tie, ...]:
        return ties.find(self._network, maker, target, on)

    def _find_holding(self, owners: frozenset[str], firm: str, on: date, rule: Rule) -> Holding:
        return holdings.of(self._network, owners, firm, on, rule)

    def _forget(self, day: date) -> Graph:
        kept = {entity.id: entity for entity in self.entities if entity.recorded.last <= day}
        links = (link for link in self.links if link.recorded.last <= day)
        return Graph(kept.values(), (x for x in links if x.head in kept and x.tail in kept))


def _turning(link: Link) -> Iterator[date]:
    """The days on which what `Link.holds` says may change."""
    for day in (link.span.since, link.span.until, link.attested):
        if day is not None:
            yield from (day.first, day.last)


def _holds(link: Link, on: date | None) -> bool | None:
    return None if on is None else link.holds(on)


def _made(links: Iterable[Link], on: date | None) -> tuple[MadeBy, ...]:
    made = [MadeBy(x.head, x.tail, x, _holds(x, on), own=x.kind == "brand-of") for x in links]
    made.sort(key=_made_first)
    return tuple(made)


def _made_first(one: MadeBy) -> tuple[int, bool, bool, int]:
    return _HOLDS_FIRST[one.holds], one.link.ended, not one.own, _SURE_FIRST[one.link.confidence]


def _held(links: Iterable[Link], on: date | None) -> tuple[Held, ...]:
    held = [Held(x.head, x.tail, x, _holds(x, on)) for x in links]
    held.sort(key=lambda one: (_HOLDS_FIRST[one.holds], -(one.link.share or 0)))
    return tuple(held)


@lru_cache(maxsize=4)
def _loaded(folder: Path, edition: str) -> Graph:
    held = references.kept(folder, edition)
    return Graph(held.entities, held.links)
