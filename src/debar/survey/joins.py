"""Joining things into devices by what they share, and leaving apart what contradicts.

Pure, and independent of the order in which things are given: keys are taken strongest kind first
and in sorted order, and what a key joins depends only on the set of things that share it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from msgspec import Struct

from debar.identify.blocks import Blocks
from debar.kit.words import Both
from debar.survey.things import Thing

MOST = 30
"""A key that so many different things share (by serial, MAC, model) tells nothing apart."""
MOST_REASONS = 12
_REGISTRY = Blocks(())
_SHORT = 9
"""So many last characters of a long serial number are often printed alone on the label."""
_LONG = 18

_SAME = {
    "people": Both("joined by a person", "réunis par une personne"),
    "serial": Both("same serial number {key}", "même numéro de série {key}"),
    "mac": Both("same MAC address {key}", "même adresse MAC {key}"),
    "address": Both("same address {key}, at about the same time", "même adresse {key}, vers la même date"),
}
_APART = {
    "serial": Both(
        "serial number {key} also stands on another thing, whose model or network card differs: left apart",
        "le numéro de série {key} figure aussi sur autre chose, dont le modèle ou la carte réseau diffère : "
        "laissées séparées",
    ),
    "mac": Both(
        "MAC address {key} is also given for another serial number: left apart",
        "l'adresse MAC {key} est aussi donnée pour un autre numéro de série : laissées séparées",
    ),
    "address": Both(
        "address {key} was also another thing's, by serial number, MAC or model: left apart",
        "l'adresse {key} était aussi celle d'autre chose, selon le numéro de série, l'adresse MAC ou le "
        "modèle : laissées séparées",
    ),
}


class Joined(Struct, frozen=True):
    """Things that belong together."""

    things: tuple[Thing, ...]
    why: tuple[Both, ...]


class Traits(Struct, frozen=True):
    """What tells one set of things from another."""

    serials: frozenset[str] = frozenset()
    macs: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    """Device ids that people parted from others."""

    def with_(self, other: Traits) -> Traits:
        """The traits of both together."""
        return Traits(
            self.serials | other.serials,
            self.macs | other.macs,
            self.models | other.models,
            self.sides | other.sides,
        )


Clash = Callable[[Traits, Traits], bool]


def joined(
    things: Sequence[Thing],
    *,
    held: Mapping[str, str],
    apart: Mapping[str, frozenset[str]],
    sides: Mapping[str, str],
    window: timedelta,
) -> list[Joined]:
    """Things sorted by key → sets of them, in the order of their first thing.

    `held`: thing key → a name; those of one name are one, whatever they share. `sides`: thing key →
    device id that people parted from others, `apart`: such an id → those others.
    """
    forest = _Forest(things, sides)
    forest.hold(held)
    for level, keys, clash in (
        ("serial", _serials(things), _serials_clash),
        ("mac", _macs(things), _macs_clash),
        ("address", _addresses(things, window), _addresses_clash),
    ):
        for key in sorted(keys):
            if len(keys[key]) > 1:
                forest.join(level, key, keys[key], _either(clash, apart))
    return forest.sets()


class _Forest:
    """Union-find over things, with the traits of each set at its root."""

    def __init__(self, things: Sequence[Thing], sides: Mapping[str, str]) -> None:
        self._things = things
        self._parent = list(range(len(things)))
        self._traits = [_traits(thing, sides) for thing in things]
        self._why: dict[int, dict[Both, None]] = {}

    def hold(self, held: Mapping[str, str]) -> None:
        """Join what people said is one."""
        first: dict[str, int] = {}
        for at, thing in enumerate(self._things):
            if name := held.get(thing.key):
                if name in first:
                    self._unite([first[name], at], _SAME["people"])
                first.setdefault(name, at)

    def join(self, level: str, key: tuple[str, ...], members: Sequence[int], clash: Clash) -> None:
        """Join the sets that share a key, as far as they do not contradict one another."""
        alike: dict[Traits, list[int]] = {}
        for root in sorted({self._root(at) for at in members}):
            alike.setdefault(self._traits[root], []).append(root)
        cliques, torn = _cliques(list(alike), clash)
        for clique in cliques:
            self._unite([root for traits in clique for root in alike[traits]], _SAME[level].fill(key=key[-1]))
        if len(cliques) > 1 or torn:
            for roots in alike.values():
                self._explain(roots[0], _APART[level].fill(key=key[-1]))

    def sets(self) -> list[Joined]:
        """Every set, with its reasons."""
        members: dict[int, list[Thing]] = {}
        for at, thing in enumerate(self._things):
            members.setdefault(self._root(at), []).append(thing)
        return [
            Joined(tuple(things), tuple(self._why.get(root, ()))[:MOST_REASONS])
            for root, things in members.items()
        ]

    def _root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def _unite(self, members: Iterable[int], why: Both) -> None:
        roots = sorted({self._root(at) for at in members})
        if len(roots) < 2:
            return
        first = roots[0]
        for root in roots[1:]:
            self._parent[root] = first
            self._traits[first] = self._traits[first].with_(self._traits[root])
            for reason in self._why.pop(root, {}):
                self._explain(first, reason)
        self._explain(first, why)

    def _explain(self, at: int, why: Both) -> None:
        self._why.setdefault(self._root(at), {})[why] = None


def _cliques(nodes: list[Traits], clash: Clash) -> tuple[list[list[Traits]], bool]:
    """Sets in which nothing clashes, and whether some nodes clash.

    A node that fits two others which clash with each other fits neither: it stays with its like.
    """
    if len(nodes) > MOST:
        return [[node] for node in nodes], True
    clashing = {
        node: {other for other in nodes if other is not node and clash(node, other)} for node in nodes
    }
    if not any(clashing.values()):
        return [nodes], False
    torn = [node for node in nodes if _is_torn(node, nodes, clashing)]
    cliques: list[list[Traits]] = []
    for node in (node for node in nodes if node not in torn):
        home = next((clique for clique in cliques if node not in clashing[clique[0]]), None)
        if home is None:
            cliques.append([node])
        else:
            home.append(node)
    if torn and len(torn) < len(nodes):
        cliques += _cliques(torn, clash)[0]
    elif torn:
        cliques += [[node] for node in torn]
    return cliques, True


def _is_torn(node: Traits, nodes: list[Traits], clashing: Mapping[Traits, set[Traits]]) -> bool:
    fits = [other for other in nodes if other is not node and other not in clashing[node]]
    return any(other in clashing[one] for one in fits for other in fits)


def _traits(thing: Thing, sides: Mapping[str, str]) -> Traits:
    side = sides.get(thing.key)
    return Traits(
        frozenset(thing.serials),
        frozenset(thing.macs),
        frozenset(thing.models),
        frozenset([side] if side else []),
    )


def _serials(things: Sequence[Thing]) -> dict[tuple[str, ...], list[int]]:
    """Serial → things. A long one also stands under its last characters, as labels print them."""
    keys: dict[tuple[str, ...], list[int]] = {}
    for at, thing in enumerate(things):
        tails = {serial[-_SHORT:] for serial in thing.serials if len(serial) >= _LONG}
        for serial in {*thing.serials, *tails}:
            keys.setdefault((serial,), []).append(at)
    return keys


def _macs(things: Sequence[Thing]) -> dict[tuple[str, ...], list[int]]:
    keys: dict[tuple[str, ...], list[int]] = {}
    for at, thing in enumerate(things):
        for mac in thing.macs:
            keys.setdefault((mac,), []).append(at)
    return keys


def _addresses(things: Sequence[Thing], window: timedelta) -> dict[tuple[str, ...], list[int]]:
    """(network or site, stretch of time, address) → things. Without a place an address says nothing."""
    held: dict[tuple[str, str], list[int]] = {}
    for at, thing in enumerate(things):
        scope = f"network {thing.network}" if thing.network else f"site {thing.site}" if thing.site else None
        for address in thing.addresses if scope else ():
            held.setdefault((scope or "", address), []).append(at)
    return {
        (scope, f"{number:06d}", address): stretch
        for (scope, address), members in held.items()
        for number, stretch in enumerate(_stretches(things, members, window))
    }


def _stretches(things: Sequence[Thing], members: list[int], window: timedelta) -> Iterator[list[int]]:
    """Members seen one after another without a longer gap; undated ones join where there is one stretch."""
    undated = [at for at in members if things[at].first_seen is None]
    dated = [
        (t.first_seen, t.last_seen, at) for at in members if (t := things[at]).first_seen and t.last_seen
    ]
    stretches: list[list[int]] = []
    last = None
    for first, until, at in sorted(dated):
        if last is None or first - last > window:
            stretches.append([])
        stretches[-1].append(at)
        last = until if last is None else max(last, until)
    if len(stretches) == 1:
        stretches[0] += undated
    elif undated:
        stretches.append(undated)
    yield from stretches


def _either(clash: Clash, apart: Mapping[str, frozenset[str]]) -> Clash:
    def both(one: Traits, other: Traits) -> bool:
        parted = any(not apart.get(side, frozenset()).isdisjoint(other.sides) for side in one.sides)
        return parted or clash(one, other)

    return both


def _serials_clash(one: Traits, other: Traits) -> bool:
    if _differ(one.serials, other.serials, _is_tail) or _differ(one.models, other.models, _is_part):
        return True
    return _differ(one.macs, other.macs) and _differ(_vendors(one.macs), _vendors(other.macs))


def _macs_clash(one: Traits, other: Traits) -> bool:
    return _differ(one.serials, other.serials, _is_tail)


def _addresses_clash(one: Traits, other: Traits) -> bool:
    return (
        _differ(one.serials, other.serials, _is_tail)
        or _differ(one.macs, other.macs)
        or _differ(one.models, other.models, _is_part)
    )


def _differ(
    one: frozenset[str], other: frozenset[str], same: Callable[[str, str], bool] = str.__eq__
) -> bool:
    """Are both known, and none of the one the same as any of the other?"""
    return bool(one and other) and one.isdisjoint(other) and not any(same(a, b) for a in one for b in other)


def _is_tail(a: str, b: str) -> bool:
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return a == b or (len(short) >= _SHORT - 1 and long.endswith(short))


def _is_part(a: str, b: str) -> bool:
    return a in b or b in a


def _vendors(macs: frozenset[str]) -> frozenset[str]:
    return frozenset(holder for mac in macs if (holder := _REGISTRY.holder(mac)))
