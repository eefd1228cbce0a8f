"""What things share: serial numbers, MAC addresses, and addresses at a place for a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from debar.survey.things import Thing
from debar.survey.values import is_local_mac

SHORT = 9
"""So many last characters of a long serial number are often printed alone on the label."""
LONG = 18

Keys = dict[tuple[str, ...], list[int]]
"""Key, whose last part is the value shared → the places of the things that share it, rising."""


def serials(things: Sequence[Thing]) -> Keys:
    """Serial → things. A long one also stands under its last characters, as labels print them."""
    keys: Keys = {}
    for at, thing in enumerate(things):
        tails = {serial[-SHORT:] for serial in thing.serials if len(serial) >= LONG}
        for serial in {*thing.serials, *tails}:
            keys.setdefault((serial,), []).append(at)
    return keys


def macs(things: Sequence[Thing]) -> Keys:
    """MAC address → things; those that a device made up itself are left out."""
    keys: Keys = {}
    for at, thing in enumerate(things):
        for mac in thing.macs:
            if not is_local_mac(mac):
                keys.setdefault((mac,), []).append(at)
    return keys


def local_macs(things: Sequence[Thing], window: timedelta) -> Keys:
    """(site, stretch of time, MAC address that a device made up itself) → things.

    Phones make up new ones, and virtual machines at two sites the same.
    """
    held: dict[tuple[str, str], list[int]] = {}
    for at, thing in enumerate(things):
        for mac in thing.macs:
            if is_local_mac(mac):
                held.setdefault((thing.site or "", mac), []).append(at)
    return _in_stretches(things, held.items(), window)


def addresses(things: Sequence[Thing], window: timedelta) -> Keys:
    """(network or site, stretch of time, address) → things. Without a place an address says nothing.

    Of a thing whose site is known and whose network is not, the network is the only one at that site
    where its address was met; the site itself where several or none are.
    """
    networks = _networks(things)
    held: dict[tuple[str, str], list[int]] = {}
    for at, thing in enumerate(things):
        for address in thing.addresses:
            if scope := _scope(thing, networks.get((thing.site, address), frozenset())):
                held.setdefault((scope, address), []).append(at)
    return _in_stretches(things, held.items(), window)


def _networks(things: Sequence[Thing]) -> dict[tuple[str | None, str], frozenset[str]]:
    """(site, address) → the networks there in which it was met."""
    found: dict[tuple[str | None, str], frozenset[str]] = {}
    for thing in things:
        if thing.site and thing.network:
            for address in thing.addresses:
                key = thing.site, address
                known = found.get(key, frozenset())
                if thing.network not in known:
                    found[key] = known | {thing.network}
    return found


def _scope(thing: Thing, networks: frozenset[str]) -> str:
    if thing.network:
        return f"network {thing.network}"
    if not thing.site:
        return ""
    return f"network {min(networks)}" if len(networks) == 1 else f"site {thing.site}"


def _in_stretches(
    things: Sequence[Thing], held: Iterable[tuple[tuple[str, str], list[int]]], window: timedelta
) -> Keys:
    return {
        (scope, f"{number:06d}", value): stretch
        for (scope, value), members in held
        for number, stretch in enumerate(_stretches(things, members, window))
    }


def _stretches(things: Sequence[Thing], members: list[int], window: timedelta) -> Iterator[list[int]]:
    """Members seen one after another without a longer gap; undated ones join where there is one stretch."""
    if len(members) == 1:
        yield members
        return
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
