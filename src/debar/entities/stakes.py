"""Who holds how much of a firm on a day: each of its owners, or some together, at least and at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from debar.entities.graph import Graph
from debar.entities.holdings import Holding
from debar.entities.ties import MAJORITY


class Stake(Struct, frozen=True):
    """What one owner holds of a firm, or several together."""

    owners: tuple[str, ...]
    majority: Holding
    """With firms held by half or more counted whole; the rules stand in `entities.holdings`."""
    product: Holding
    """With the shares along each path multiplied."""
    controls: bool | None
    """Do they control the firm on that day? None: a share, a date or a source leaves doubt."""


class Stakes(Struct, frozen=True):
    """Every stake in a firm that was asked for, and where holdings run in a circle above it."""

    held: tuple[Stake, ...]
    """Together first, where several were named; then each, the larger first."""
    circles: tuple[tuple[str, ...], ...] = ()
    """Firms above it each of which holds, directly or not, something of each other."""


def stakes(graph: Graph, firm: str, on: date, owners: Sequence[str] = ()) -> Stakes:
    """The stakes of the owners named; of everybody above the firm where none is.

    Raises BadData for an unknown id.
    """
    root = graph.entity(firm).id
    above = _above(graph, root, on)
    named = [graph.entity(owner).id for owner in dict.fromkeys(owners)]
    alone = [_stake(graph, root, on, (owner,)) for owner in named or above if owner != root]
    alone.sort(key=lambda stake: (-stake.majority.least, -stake.majority.most, stake.owners))
    together = [_stake(graph, root, on, tuple(named))] if len(named) > 1 else []
    return Stakes((*together, *alone), tuple(_circles(graph, above, on)))


def _above(graph: Graph, firm: str, on: date) -> list[str]:
    """Ids of everybody who may hold something of the firm, nearest first; the firm itself, in a circle."""
    found: list[str] = []
    for at in (edge := [firm]):
        for owner in _owners(graph, at, on):
            if owner not in found:
                found.append(owner)
                edge.append(owner)
    return found


def _owners(graph: Graph, firm: str, on: date) -> Iterator[str]:
    yield from (held.owner for held in graph.owners_of(firm, on) if held.holds is not False)


def _stake(graph: Graph, firm: str, on: date, owners: tuple[str, ...]) -> Stake:
    majority = graph.holding(owners, firm, on)
    product = graph.holding(owners, firm, on, rule="product")
    return Stake(owners, majority, product, _controls(graph, firm, on, majority, owners))


def _controls(graph: Graph, firm: str, on: date, held: Holding, owners: Iterable[str]) -> bool | None:
    """By what is said of control, or by more than half of the shares."""
    certain = {above.id: above.certain for above in graph.above(firm, on)}
    if held.least > MAJORITY or any(certain.get(owner) for owner in owners):
        return True
    return None if held.most > MAJORITY or any(owner in certain for owner in owners) else False


def _circles(graph: Graph, above: Iterable[str], on: date) -> Iterator[tuple[str, ...]]:
    reach: Mapping[str, set[str]] = {at: set(_above(graph, at, on)) for at in above}
    told: set[str] = set()
    for at, over in reach.items():
        circle = {other for other in over if at in reach.get(other, ())}
        if circle and at not in told:
            told |= circle
            yield tuple(sorted(circle))
