"""MAC addresses that answer for others: a router or firewall gives its own for every address behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import structs

from debar.kit.words import Both
from debar.survey.things import Thing

MOST = 8
"""A device has no more IPv4 addresses of its own in one day than this."""

_SAYS = Both(
    "MAC address {mac} stands at {count} addresses{when}: a router or firewall that answers for others, so "
    "it joins nothing",
    "l'adresse MAC {mac} figure à {count} adresses{when} : un routeur ou un pare-feu qui répond pour "
    "d'autres; elle ne réunit donc rien",
)
_ON = Both(" on {day}", " le {day}")
_UNDATED = Both("", "")


def apart(things: Sequence[Thing]) -> tuple[list[Thing], dict[str, Both]]:
    """The things without the MAC addresses that answer for others; and by key what to say of these.

    Counted are the things of one day that give different addresses for one MAC: a thing that says itself
    that it has many addresses counts once.
    """
    shared = _shared(things)
    if not shared:
        return list(things), {}
    why = {thing.key: shared[mac] for thing in things for mac in reversed(thing.macs) if mac in shared}
    return [_without(thing, shared) if thing.key in why else thing for thing in things], why


def _without(thing: Thing, shared: Mapping[str, Both]) -> Thing:
    return structs.replace(thing, macs=tuple(mac for mac in thing.macs if mac not in shared))


def _shared(things: Sequence[Thing]) -> dict[str, Both]:
    """MAC → what to say of it, for the day on which it stood at the most addresses."""
    at: dict[tuple[str, date | None], set[tuple[str, ...]]] = {}
    for thing in things:
        four = tuple(address for address in thing.addresses if ":" not in address)
        for mac in thing.macs if four else ():
            at.setdefault((mac, thing.last_seen.date() if thing.last_seen else None), set()).add(four)
    found: dict[str, tuple[int, str]] = {}
    for (mac, day), places in at.items():
        if len(places) > MOST:
            found[mac] = max(found.get(mac, (0, "")), (len(places), str(day or "")))
    return {
        mac: _SAYS.fill(mac=mac, count=count, when=_ON.fill(day=day) if day else _UNDATED)
        for mac, (count, day) in found.items()
    }
