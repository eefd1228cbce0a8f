"""How a maker relates to the one whom a measure names: the closure over brands and holdings.

A step up goes from a brand to whose it is, or from a company to whoever controls it or holds more
than half of it. Holdings of half or less are no step. A step whose share or dates are not known
is taken, and the tie is then not certain. Nothing is climbed through a government body: that two
firms belong to one state makes them no affiliates. `under_one_state` tells where they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from debar.entities.model import Link
from debar.entities.network import Network

TieKind = Literal["same", "own-brand", "subsidiary", "affiliate"]
Path = tuple[Link, ...]

MAJORITY = 50.0
"""Percent; more than this is control."""

_CLOSEST: tuple[TieKind, ...] = ("own-brand", "subsidiary", "affiliate")


class Tie(Struct, frozen=True):
    """How a maker relates to a target, and the links that say so, from the maker on."""

    kind: TieKind
    path: Path
    certain: bool
    """False where a share, a date or the source's confidence leaves doubt."""


def find(network: Network, maker: str, target: str, on: date) -> tuple[Tie, ...]:
    """Every kind of tie on that day, closest first; of each kind the certain, then the shortest.

    A brand's tie to whose brand it is, is `own-brand`; through holdings it is `subsidiary`. A
    parent or sister company of the target is its `affiliate`. Raises BadData for an unknown id.
    """
    theirs = network.renamings(target)
    renamed = network.renamings(maker)
    if (wanted := network.entity(target).id) in renamed:
        return (Tie("same", renamed[wanted], certain=True),)
    best: dict[TieKind, Tie] = {}
    for doubtful in (False, True):
        for kind, path in _paths(network, maker, theirs, on, doubtful):
            best.setdefault(kind, Tie(kind, path, certain=not doubtful))
    return tuple(best[kind] for kind in _CLOSEST if kind in best)


class Above(Struct, frozen=True):
    """Somebody above an entity, and the links that lead up there."""

    id: str
    path: Path
    certain: bool
    """As in `Tie`."""


def above(network: Network, id: str, on: date) -> tuple[Above, ...]:
    """The entity itself, then whose it is on that day, and who owns or controls those; nearest first.

    Each by its best path, a certain one before a shorter. A government body ends its path. Raises
    BadData for an unknown id.
    """
    sure = _climb(network, id, on, doubtful=False)
    found = {at: Above(at, path, certain=True) for at, path in sure.items()}
    for at, path in _climb(network, id, on, doubtful=True).items():
        found.setdefault(at, Above(at, path, certain=False))
    return tuple(sorted(found.values(), key=lambda one: len(one.path)))


def under_one_state(network: Network, maker: Sequence[Above], target: Sequence[Above]) -> Tie | None:
    """That both belong to one government body, as an `affiliate`; None where they don't.

    Given is what stands above each. The path leads from the maker up to that body and down again.
    """
    theirs = {one.id: one for one in target}
    for one in maker:
        other = theirs.get(one.id)
        if other and one.path and other.path and network.entity(one.id).kind == "government-body":
            return Tie("affiliate", one.path + other.path[::-1], certain=one.certain and other.certain)
    return None


def _paths(
    network: Network, maker: str, theirs: Mapping[str, Path], on: date, doubtful: bool
) -> Iterator[tuple[TieKind, Path]]:
    above = _climb(network, maker, on, doubtful)
    path = next((path for at, path in above.items() if at in theirs), None)
    if path is not None:
        yield "own-brand" if all(link.kind == "brand-of" for link in path) else "subsidiary", path
        return
    over = _climb(network, next(iter(theirs)), on, doubtful)
    common = (at for at in above if at in over and network.entity(at).kind != "government-body")
    joined = min((above[at] + over[at][::-1] for at in common), key=len, default=None)
    if joined is not None:
        yield "affiliate", joined


@lru_cache(maxsize=1 << 15)
def _climb(network: Network, start: str, on: date, doubtful: bool) -> Mapping[str, Path]:
    """Everything above, nearest first, with the shortest path to it; `start` itself with none."""
    reached: dict[str, Path] = dict.fromkeys(network.renamings(start), ())
    edge = list(reached)
    for at in edge:
        if network.entity(at).kind == "government-body":
            continue
        for link in network.reaching((at,), "brand-of", "owns", "controls"):
            if not _step(link, on) and not (doubtful and _step(link, on) is None):
                continue
            new = network.renamings(link.head).keys() - reached.keys()
            reached |= dict.fromkeys(sorted(new), (*reached[at], link))
            edge += sorted(new)
    return reached


def _step(link: Link, on: date) -> bool | None:
    """Is this link a step up on that day? None: a doubtful one."""
    holds = link.holds(on)
    if holds is False or (link.kind == "owns" and link.share is not None and link.share <= MAJORITY):
        return False
    if link.kind == "brand-of":
        return _whose(link, holds)
    unsure = holds is None or link.confidence == "low" or (link.kind == "owns" and link.share is None)
    return None if unsure else True


def _whose(link: Link, holds: bool | None) -> bool | None:
    # That a badge is a firm's own is said without dates, and stands unless dates are given.
    undated = not (link.span.since or link.span.until or link.attested)
    return True if (holds or undated) and link.confidence == "high" else None
