"""Joining things into devices by what they share, and leaving apart what contradicts.

Pure, and independent of the order in which things are given: keys are taken strongest kind first
and in sorted order, and what a key joins depends only on the set of things that share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Literal

from msgspec import Struct

from debar.kit.words import Both
from debar.survey import keys, shared
from debar.survey.keys import Keys
from debar.survey.stays import moves, stays, successions
from debar.survey.things import Thing
from debar.survey.traits import (
    Clash,
    Traits,
    addresses_clash,
    either,
    macs_clash,
    parted,
    serials_clash,
    settled,
)
from debar.survey.turns import Turns

MOST_REASONS = 12

Level = Literal["people", "serial", "mac", "address"]
_SAME: dict[Level, Both] = {
    "people": Both("joined by a person", "réunis par une personne"),
    "serial": Both("same serial number {key}", "même numéro de série {key}"),
    "mac": Both("same MAC address {key}", "même adresse MAC {key}"),
    "address": Both("same address {key}, at about the same time", "même adresse {key}, vers la même date"),
}
_APART: dict[Level, Both] = {
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
    device id that people parted from others, `apart`: such an id → those others. MAC addresses that answer
    for others are taken from the things.
    """
    own, why = shared.apart(things)
    forest = _Forest(own, sides, window)
    forest.hold(held)
    forest.level("serial", keys.serials(own), either(serials_clash, apart))
    forest.level("mac", keys.macs(own), either(macs_clash, apart))
    forest.level("mac", keys.local_macs(own, window), either(macs_clash, apart))
    at = keys.addresses(own, window)
    forest.level("address", at, either(addresses_clash, apart))
    forest.say(why)
    forest.follow(at)
    return forest.sets()


class _Forest:
    """Union-find over things, with the traits of each set at its root."""

    def __init__(self, things: Sequence[Thing], sides: Mapping[str, str], window: timedelta) -> None:
        self._things, self._window = things, window
        self._parent = list(range(len(things)))
        self._traits = [Traits.of(thing, sides.get(thing.key)) for thing in things]
        self._why: dict[int, dict[Both, None]] = {}

    def hold(self, held: Mapping[str, str]) -> None:
        """Join what people said is one."""
        first: dict[str, int] = {}
        for at, thing in enumerate(self._things):
            if name := held.get(thing.key):
                if name in first:
                    self._unite([first[name], at], _SAME["people"])
                first.setdefault(name, at)

    def level(self, level: Level, sharing: Keys, clash: Clash) -> None:
        """Join the sets that share keys of one kind, as far as they do not contradict one another."""
        for key in sorted(key for key, members in sharing.items() if len(members) > 1):
            self._join(level, key[-1], sharing[key], clash)

    def say(self, why: Mapping[str, Both]) -> None:
        """Give reasons for single things, by their keys."""
        for at, thing in enumerate(self._things):
            if thing.key in why:
                self._explain(at, why[thing.key])

    def follow(self, at: Keys) -> None:
        """Tell which device stands where another stood, by the things that held each address."""
        held: dict[tuple[str, str], list[int]] = {}
        for (scope, _, address), members in at.items():
            held.setdefault((scope, address), []).extend(members)
        for (_, address), members in sorted(held.items()):
            if len(members) > 1:
                self._follow(address, members)

    def sets(self) -> list[Joined]:
        """Every set, with its reasons."""
        members: dict[int, list[Thing]] = {}
        for at, thing in enumerate(self._things):
            members.setdefault(self._root(at), []).append(thing)
        return [
            Joined(tuple(things), (*tuple(self._why.get(root, ()))[:MOST_REASONS], *_moves(things)))
            for root, things in members.items()
        ]

    def _join(self, level: Level, value: str, members: Sequence[int], clash: Clash) -> None:
        roots = sorted({self._root(at) for at in members})
        if len(roots) < 2:
            return
        alike: dict[Traits, list[int]] = {}
        for root in roots:
            alike.setdefault(self._traits[root], []).append(root)
        if level == "address":
            sets, riddles = self._by_time(alike, members, clash)
        else:
            sets = [_roots(nodes, alike) for nodes in settled(list(alike), clash)]
            riddles = sets
        for each in sets:
            self._unite(each, _SAME[level].fill(key=value))
        for each in riddles if len(sets) > 1 else ():
            self._explain(each[0], _APART[level].fill(key=value))

    def _by_time(
        self, alike: Mapping[Traits, list[int]], members: Sequence[int], clash: Clash
    ) -> tuple[list[list[int]], list[list[int]]]:
        """The sets that had an address, each with what was seen there in its time; and which are riddles.

        Those that were there one after another are none; those that fit several are.
        """
        found = parted(list(alike), clash)
        sets = [_roots(nodes, alike) for nodes in found.sets]
        if not sets or (len(sets) == 1 and not found.loose):
            sets += [_roots(nodes, alike) for nodes in settled(found.loose, clash)]
            return sets, sets
        seen: dict[int, list[Thing]] = {}
        for at in members:
            seen.setdefault(self._root(at), []).append(self._things[at])
        turns = Turns([[thing for root in roots for thing in seen[root]] for roots in sets], self._window)
        met: dict[frozenset[int], dict[Traits, list[int]]] = {}
        for traits in found.loose:
            for root in alike[traits]:
                met.setdefault(turns.holder(seen[root]), {}).setdefault(traits, []).append(root)
        rest: list[list[int]] = []
        for holders in sorted(met, key=sorted):
            nodes = met[holders]
            whose = sets[min(holders)] if len(holders) == 1 else []
            mine = _fitting(nodes, {self._traits[root] for root in whose}, clash)
            whose += _roots(mine, nodes)
            left = [traits for traits in nodes if traits not in mine]
            rest += [_roots(each, nodes) for each in settled(left, clash)]
        return sets + rest, rest if turns.in_turn() else sets + rest

    def _follow(self, address: str, members: Sequence[int]) -> None:
        holders: dict[int, list[Thing]] = {}
        for at in members:
            root = self._root(at)
            if self._traits[root].name:
                holders.setdefault(root, []).append(self._things[at])
        named = [(root, things, self._traits[root].name or ("", "")) for root, things in holders.items()]
        for root, why in successions(address, named) if len(named) > 1 else ():
            self._explain(root, why)

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


def _roots(nodes: Iterable[Traits], alike: Mapping[Traits, list[int]]) -> list[int]:
    return [root for traits in nodes for root in alike[traits]]


def _fitting(nodes: Iterable[Traits], whose: set[Traits], clash: Clash) -> list[Traits]:
    """Those that contradict neither the holder in whose time they were met, nor another met in it."""
    known = {*whose, *nodes}
    return [node for node in nodes if whose and not any(clash(node, each) for each in known)]


def _moves(things: Sequence[Thing]) -> tuple[Both, ...]:
    return tuple(moves(stays(things))) if len(things) > 1 else ()
