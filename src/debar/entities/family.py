"""An entity's surroundings on a day, as a tree: owners above, holdings, brands and makers below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from debar.entities.graph import Graph, Held
from debar.entities.model import Entity, Link
from debar.entities.ties import MAJORITY

Kind = Literal["owner", "holding", "own-brand", "makes-for", "brand-of", "made-by", "parts-in", "parts-from"]
State = Literal["held", "open", "undated", "ended", "over", "later"]


class Relation(Struct, frozen=True):
    """One entity beside another, the link that says so, and what hangs on it in turn."""

    kind: Kind
    """What it is to the entity it hangs on: an owner, a holding, a brand, a maker, a user of its parts."""
    entity: Entity
    link: Link
    holds: bool | None
    """Did the link hold on the day? None: its dates do not tell."""
    below: tuple[Relation, ...] = ()
    """Owners of an owner, holdings and brands of a holding, owners of a maker.

    Under a firm's own brand, who else makes what bears it; under another's brand, whose it is.
    """


def relations(graph: Graph, id: str, on: date) -> tuple[Relation, ...]:
    """Everything around an entity, what held on the day first. Raises BadData for an unknown id.

    What did not hold on that day is there with `holds` False, and nothing hangs on it, nor on a
    share of half or less, which is no control. Nothing comes twice on the way from the root, so
    circles end. Of an owner or holding with two links, only one has what hangs on it. A government
    body is shown as an owner, but nothing above it: what a state holds besides is no part of the
    family.
    """
    seen = frozenset({graph.entity(id).id})
    return (
        *_owners(graph, id, on, seen),
        *_holdings(graph, id, on, seen),
        *_brands(graph, id, on),
        *_makers(graph, id, on, seen),
        *(Relation("parts-in", graph.entity(x.tail), x, x.holds(on)) for x in graph.parts_of(id)),
        *(Relation("parts-from", graph.entity(x.head), x, x.holds(on)) for x in graph.parts_in(id)),
    )


def state(link: Link, on: date) -> State:
    """How a link stands on a day.

    held, over (ended by that day) and later (not begun) by its dates; ended where a source says so
    without a day; undated without any date; open where its dates do not tell of that day.
    """
    holds = link.holds(on)
    if holds is not None:
        return "held" if holds else "over" if link.span.until and link.span.until.by(on) else "later"
    if link.ended:
        return "ended"
    return "open" if link.span.since or link.span.until or link.attested else "undated"


def _owners(graph: Graph, id: str, on: date, seen: frozenset[str]) -> Iterator[Relation]:
    drawn: set[str] = set()
    for held in graph.owners_of(id, on):
        if held.owner not in seen:
            owner = graph.entity(held.owner)
            hangs = _hangs(held, owner.id, drawn) and owner.kind != "government-body"
            above = _owners(graph, owner.id, on, seen | {owner.id}) if hangs else ()
            yield Relation("owner", owner, held.link, held.holds, tuple(above))


def _holdings(graph: Graph, id: str, on: date, seen: frozenset[str]) -> Iterator[Relation]:
    drawn: set[str] = set()
    for held in graph.owned_by(id, on):
        if held.owned not in seen:
            below = _of_holding(graph, held.owned, on, seen) if _hangs(held, held.owned, drawn) else ()
            yield Relation("holding", graph.entity(held.owned), held.link, held.holds, tuple(below))


def _hangs(held: Held, other: str, drawn: set[str]) -> bool:
    """Does something hang on this link: may it be control on that day, and is it the first such?"""
    minor = held.link.kind == "owns" and held.link.share is not None and held.link.share <= MAJORITY
    if held.holds is False or minor or other in drawn:
        return False
    drawn.add(other)
    return True


def _of_holding(graph: Graph, id: str, on: date, seen: frozenset[str]) -> Iterator[Relation]:
    yield from _holdings(graph, id, on, seen | {id})
    yield from _brands(graph, id, on)


def _brands(graph: Graph, id: str, on: date) -> Iterator[Relation]:
    for made in graph.brands_of(id, on):
        kind: Kind = "own-brand" if made.own else "makes-for"
        below = tuple(_others(graph, made.brand, on, own=not made.own))
        yield Relation(kind, graph.entity(made.brand), made.link, made.holds, below)


def _others(graph: Graph, brand: str, on: date, *, own: bool) -> Iterator[Relation]:
    """Whose brand it is, or else who makes for it; nothing hangs on these."""
    for made in graph.makers_of(brand, on):
        if made.own is own:
            kind: Kind = "brand-of" if own else "made-by"
            yield Relation(kind, graph.entity(made.maker), made.link, made.holds)


def _makers(graph: Graph, id: str, on: date, seen: frozenset[str]) -> Iterator[Relation]:
    drawn: set[str] = set()
    for made in graph.makers_of(id, on):
        hangs = made.holds is not False and made.maker not in drawn
        above = _owners(graph, made.maker, on, seen | {made.maker}) if hangs else ()
        drawn.add(made.maker)
        kind: Kind = "brand-of" if made.own else "made-by"
        yield Relation(kind, graph.entity(made.maker), made.link, made.holds, tuple(above))
