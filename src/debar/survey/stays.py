"""Where a device was and when; that it moved; and which device stands where another stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from debar.kit.words import Both
from debar.survey.things import Thing
from debar.survey.turns import times

MOST_MOVES = 3
"""So many moves of a device are told in its reasons, the latest; all stand in its stays."""

UNDATED = Both("no day given", "aucune date donnée")
"""What to say in place of the days of a stay that no source gives any for."""
_MOVED = Both(
    "moved from {one} (seen there last on {until}) to {other} (seen there first on {since})",
    "déplacé de {one} (vu là pour la dernière fois le {until}) à {other} (vu là pour la première fois le "
    "{since})",
)
_READDRESSED = Both(
    "its address changed from {one} (seen last on {until}) to {other} (seen first on {since})",
    "son adresse est passée de {one} (vue pour la dernière fois le {until}) à {other} (vue pour la première "
    "fois le {since})",
)
_AT_ONCE = Both(
    "told of at {one} and at {other} in the same days ({since} to {until}): it is carried about, a source is "
    "wrong about the place, or two devices bear the same numbers",
    "signalé à {one} et à {other} aux mêmes dates ({since} au {until}) : il se transporte, une source se "
    "trompe de lieu, ou deux appareils portent les mêmes numéros",
)
_ELSEWHERE = Both(
    "sources without a day place it at {one}; it was seen at {other} from {since} on",
    "des sources sans date le placent à {one}; il a été vu à {other} à partir du {since}",
)
_STANDS = Both(
    "stands since {since} at address {address}, where {other} stood until {until}",
    "se trouve depuis le {since} à l'adresse {address}, où se trouvait {other} jusqu'au {until}",
)
_GAVE_WAY = Both(
    "at its address {address} stands {other} since {since}",
    "à son adresse {address} se trouve {other} depuis le {since}",
)
_NAMES = {
    "serial": Both("serial number {value}", "le numéro de série {value}"),
    "mac": Both("MAC address {value}", "l'adresse MAC {value}"),
    "model": Both("a {value}", "un {value}"),
}


class Stay(Struct, frozen=True):
    """A place at which a device was seen or said to be, from its first day there to its last."""

    site: str | None
    network: str | None
    address: str | None
    first: datetime | None
    """None where no source says when."""
    last: datetime | None


def stays(things: Iterable[Thing]) -> tuple[Stay, ...]:
    """Where those things were, oldest first, what has no date before all; each place once.

    A site without an address is left out where an address is known at that site.
    """
    at: dict[tuple[str, str, str], list[Thing]] = {}
    for thing in things:
        for address in thing.addresses or ("",):
            if thing.site or thing.network or address:
                at.setdefault((thing.site or "", thing.network or "", address), []).append(thing)
    placed = {site for site, _, address in at if address}
    found = [_stay(key, members) for key, members in at.items() if key[2] or key[0] not in placed]
    return tuple(sorted(found, key=_by_time))


def moves(stayed: Sequence[Stay]) -> Iterator[Both]:
    """What the stays of one device say of its moves, the latest last; nothing where it stayed."""
    sites = _spans((stay.site, stay) for stay in stayed if stay.site)
    four = _spans((stay.address, stay) for stay in stayed if stay.address and ":" not in stay.address)
    found = _resettled(sites) if len(sites) > 1 else _readdressed(four)
    yield from list(found)[-MOST_MOVES:]


def successions(
    address: str, holders: Sequence[tuple[int, Sequence[Thing], tuple[str, str]]]
) -> Iterator[tuple[int, Both]]:
    """For the devices that held one address, who follows whom: the number of a device, and what to say of it.

    Each holder is given as its number, its things at the address, and what to call it: `serial`, `mac` or
    `model`, and the value.
    """
    dated = sorted((span, number, name) for number, things, name in holders if (span := times(things)))
    for (one, before, was), (other, after, now) in pairwise(dated):
        if one[1] < other[0] and before != after:
            since, until = other[0].date(), one[1].date()
            yield after, _STANDS.fill(address=address, other=_name(was), since=since, until=until)
            yield before, _GAVE_WAY.fill(address=address, other=_name(now), since=since)


def _name(called: tuple[str, str]) -> Both:
    return _NAMES[called[0]].fill(value=called[1])


def _stay(key: tuple[str, str, str], members: Sequence[Thing]) -> Stay:
    span = times(members)
    first, last = span or (None, None)
    return Stay(key[0] or None, key[1] or None, key[2] or None, first, last)


def _by_time(stay: Stay) -> tuple[str, str, str, str, str]:
    first, last = (at.isoformat() if at else "" for at in (stay.first, stay.last))
    return first, last, stay.site or "", stay.network or "", stay.address or ""


class _Span(NamedTuple):
    """A site or address, and the first and last time that a device was there; None where no day is known."""

    name: str
    times: tuple[datetime, datetime] | None


def _spans(named: Iterable[tuple[str | None, Stay]]) -> list[_Span]:
    """Each site or address once, undated ones first, the others by their first time."""
    at: dict[str, list[datetime]] = {}
    for name, stay in named:
        at.setdefault(name or "", []).extend(time for time in (stay.first, stay.last) if time)
    found = [_Span(name, (min(times), max(times)) if times else None) for name, times in at.items()]
    return sorted(found, key=lambda span: (span.times is not None, span.times or (), span.name))


def _resettled(sites: Sequence[_Span]) -> Iterator[Both]:
    for one, other in pairwise(sites):
        if other.times is None:
            continue
        said = {"one": one.name, "other": other.name, "since": other.times[0].date()}
        if one.times is None:
            yield _ELSEWHERE.fill(**said)
        elif one.times[1] < other.times[0]:
            yield _MOVED.fill(**said, until=one.times[1].date())
        else:
            yield _AT_ONCE.fill(**said, until=min(one.times[1], other.times[1]).date())


def _readdressed(addresses: Sequence[_Span]) -> Iterator[Both]:
    for one, other in pairwise(addresses):
        if one.times and other.times and one.times[1] < other.times[0]:
            days = {"since": other.times[0].date(), "until": one.times[1].date()}
            yield _READDRESSED.fill(one=one.name, other=other.name, **days)
