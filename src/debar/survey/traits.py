"""What tells one set of things from another, and which sets contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from debar.identify.blocks import Blocks
from debar.survey.keys import SHORT
from debar.survey.things import Thing
from debar.survey.values import folded

MOST = 30
"""A key that so many different things share (by serial, MAC, model) tells nothing apart."""
_REGISTRY = Blocks(())


class Traits(Struct, frozen=True):
    """What tells one set of things from another."""

    serials: frozenset[str] = frozenset()
    macs: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    """Device ids that people parted from others."""

    @classmethod
    def of(cls, thing: Thing, side: str | None) -> Traits:
        """The traits of one thing; `side` is the device that people parted it into."""
        return cls(
            frozenset(thing.serials),
            frozenset(thing.macs),
            frozenset(thing.models),
            frozenset([side] if side else []),
        )

    def with_(self, other: Traits) -> Traits:
        """The traits of both together."""
        return Traits(
            self.serials | other.serials,
            self.macs | other.macs,
            self.models | other.models,
            self.sides | other.sides,
        )

    @property
    def name(self) -> tuple[str, str] | None:
        """What to call it by, `serial` or `model` and the value; None where it has neither."""
        for kind, found in (("serial", self.serials), ("model", self.models)):
            if found:
                return kind, min(found)
        return None


Clash = Callable[[Traits, Traits], bool]


class Parted(Struct, frozen=True):
    """Traits in sets within which nothing clashes."""

    sets: list[list[Traits]]
    loose: list[Traits]
    """Those that fit two others which clash with each other, and so fit neither."""


def parted(nodes: Sequence[Traits], clash: Clash) -> Parted:
    """The traits that share a key, in as few sets as fit together."""
    if len(nodes) == 1:
        return Parted([list(nodes)], [])
    if len(nodes) > MOST:
        bare = [node for node in nodes if not (node.serials or node.macs or node.models)]
        return Parted([[node] for node in nodes if node not in bare], bare)
    clashing = {
        node: {other for other in nodes if other is not node and clash(node, other)} for node in nodes
    }
    loose = [node for node in nodes if _is_loose(node, nodes, clashing)]
    sets: list[list[Traits]] = []
    for node in (node for node in nodes if node not in loose):
        home = next((each for each in sets if node not in clashing[each[0]]), None)
        if home is None:
            sets.append([node])
        else:
            home.append(node)
    return Parted(sets, loose)


def settled(nodes: Sequence[Traits], clash: Clash) -> list[list[Traits]]:
    """The same with nothing left over: what is loose stays with its like."""
    found = parted(nodes, clash)
    if not found.sets:
        return [[node] for node in nodes]
    return found.sets + (settled(found.loose, clash) if found.loose else [])


def either(clash: Clash, apart: Mapping[str, frozenset[str]]) -> Clash:
    """Clashes as told, and where people parted the two."""
    if not apart:
        return clash

    def both(one: Traits, other: Traits) -> bool:
        sides = (apart.get(side, frozenset()) for side in one.sides)
        return any(not each.isdisjoint(other.sides) for each in sides) or clash(one, other)

    return both


def serials_clash(one: Traits, other: Traits) -> bool:
    """May two that share a serial number not be one? One network card says that they are."""
    if _differ(one.serials, other.serials, _is_tail):
        return True
    if not one.macs.isdisjoint(other.macs):
        return False
    if one.models and other.models:
        return _differ(one.models, other.models, _is_part)
    return _differ(one.macs, other.macs) and _differ(_vendors(one.macs), _vendors(other.macs))


def macs_clash(one: Traits, other: Traits) -> bool:
    """May two that share a MAC address not be one?"""
    return _differ(one.serials, other.serials, _is_tail)


def addresses_clash(one: Traits, other: Traits) -> bool:
    """May two that had one address not be one?"""
    return (
        _differ(one.serials, other.serials, _is_tail)
        or _differ(one.macs, other.macs)
        or _differ(one.models, other.models, _is_part)
    )


def _is_loose(node: Traits, nodes: Sequence[Traits], clashing: Mapping[Traits, set[Traits]]) -> bool:
    fits = [other for other in nodes if other is not node and other not in clashing[node]]
    return any(other in clashing[one] for one in fits for other in fits)


def _differ(
    one: frozenset[str], other: frozenset[str], same: Callable[[str, str], bool] = str.__eq__
) -> bool:
    """Are both known, and none of the one the same as any of the other?"""
    return bool(one and other) and one.isdisjoint(other) and not any(same(a, b) for a in one for b in other)


def _is_tail(a: str, b: str) -> bool:
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return a == b or (len(short) >= SHORT - 1 and long.endswith(short))


def _is_part(a: str, b: str) -> bool:
    return a in b or b in a


def _vendors(macs: frozenset[str]) -> frozenset[str]:
    """Who holds the blocks of some addresses, however the registry spells them."""
    return frozenset(folded(holder) for mac in macs if (holder := _REGISTRY.holder(mac)))
