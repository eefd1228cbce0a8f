"""Things that sources describe, and the devices that they are believed to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby

from msgspec import Struct

from debar.estate.register import Estate
from debar.identify.evidence import Field, Sighting
from debar.kit.words import Both
from debar.survey.joins import Joined, joined
from debar.survey.kinds import kind_of
from debar.survey.places import Places
from debar.survey.stays import Stay, stays
from debar.survey.things import Thing
from debar.survey.values import folded, is_stand_in_mac, mac

__all__ = ["WINDOW", "Device", "Group", "Summary", "Thing", "device", "fields", "things", "together"]

WINDOW = timedelta(days=90)
"""How long an address speaks for the same device when nothing newer says so."""

NEVER = datetime.min.replace(tzinfo=UTC)
"""Before all days: where what has no day stands in an order."""


class Summary(Struct, frozen=True):
    """A device in a few words: what lists and reports show of it."""

    id: str
    things: tuple[str, ...] = ()
    """Keys `source digest/thing`."""
    site: str | None = None
    """Id of a site of the estate; None where the place is not known."""
    network: str | None = None
    addresses: tuple[str, ...] = ()
    """Those that it had last; `stays` has them all."""
    macs: tuple[str, ...] = ()
    """Without those that answer for others."""
    serials: tuple[str, ...] = ()
    name: str | None = None
    location: str | None = None
    """Room or spot, in the words of the source."""
    state: str | None = None
    """In use, spare, disposed of …, in the words of the source."""
    place: str | None = None
    """What the sources call the site, where the estate knows no such site."""
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    stays: tuple[Stay, ...] = ()
    """Where it was and when, oldest first; what has no date before all."""
    why: tuple[Both, ...] = ()
    """What joined its things, what spoke against joining others, and where it moved."""


class Device(Summary, frozen=True):
    """Things believed to be one, with all that was seen of them."""

    sightings: tuple[Sighting, ...] = ()

    @property
    def summary(self) -> Summary:
        """The same without the sightings."""
        return Summary(**{name: getattr(self, name) for name in Summary.__struct_fields__})

    @property
    def sources(self) -> tuple[str, ...]:
        """Digests of the sources that it was seen in, sorted."""
        return tuple(sorted({sighting.source for sighting in self.sightings}))


class Group(Struct, frozen=True):
    """Things that are one device, and the ids that they are known by."""

    id: str | None
    """The id that stays; None where the device is new and an id must be minted."""
    gone: tuple[str, ...]
    """Further ids that turn out to be the same device: propose to merge them into `id`."""
    things: tuple[Thing, ...]
    """Sorted by key."""
    why: tuple[Both, ...] = ()


def things(sightings: Iterable[Sighting], estate: Estate | None = None) -> Iterator[Thing]:
    """The things of some sightings, whose sites and networks are found in the estate.

    Sightings of one source must follow on one another; the things of a source come in the order
    of their first sighting.
    """
    places = Places(estate or Estate())
    for _, of_source in groupby(sightings, key=lambda sighting: sighting.source):
        pending: dict[str, list[Sighting]] = {}
        for sighting in of_source:
            pending.setdefault(sighting.thing, []).append(sighting)
        for of_thing in pending.values():
            yield places.put(Thing.of(of_thing))


def together(
    things: Iterable[Thing],
    known: Mapping[str, str] | None = None,
    *,
    merged: Iterable[tuple[str, str]] = (),
    split: Iterable[tuple[str, str]] = (),
    window: timedelta = WINDOW,
) -> list[Group]:
    """Which things are one device, sorted by their first thing's key.

    Joined by serial number, then MAC address, then address within a network and within `window`;
    what contradicts is explained and left apart. `known` says by which device id a thing is known
    already. `merged` are people's merges (kept id, gone id), `split` people's splits (device, new
    id): both outrank all evidence. Which things belong together follows from things, merges and
    splits alone, whatever their order; `known` decides only which id a group keeps, the older one
    (ids count up: the shorter, then the smaller) of those of its things.
    """
    merges = {gone: kept for kept, gone in merged}
    led = {key: _end(merges, device) for key, device in (known or {}).items()}
    parted = [(_end(merges, one), _end(merges, other)) for one, other in split]
    whole = {_end(merges, kept) for kept in merges.values()} | {new for _, new in parted}
    apart = _apart(parted)
    found = joined(
        sorted(things, key=lambda thing: thing.key),
        held={key: device for key, device in led.items() if device in whole},
        apart=apart,
        sides={key: device for key, device in led.items() if device in apart},
        window=window,
    )
    return list(_named(found, led))


def device(group: Group, id: str) -> Device:
    """The device that a group is, under the id that it keeps or that was minted for it."""
    things, sightings = group.things, [s for thing in group.things for s in thing.sightings]
    latest = sorted(things, key=lambda thing: (thing.last_seen or NEVER, thing.key))
    texts = _Texts(sightings)
    site = next((thing.site for thing in reversed(latest) if thing.site), None)
    here = (thing.network for thing in reversed(latest) if thing.network and thing.site == site)
    stayed = stays(things)
    return Device(
        id=id,
        things=tuple(thing.key for thing in things),
        site=site,
        network=next(here, None),
        addresses=_each(_current(stayed, site)),
        macs=_each(mac for thing in things for mac in thing.macs),
        serials=texts.all("serial"),
        name=texts.latest("name"),
        location=texts.latest("location"),
        state=texts.latest("state"),
        place=None if any(thing.site for thing in things) else texts.place(),
        first_seen=min((t.first_seen for t in things if t.first_seen), default=None),
        last_seen=max((t.last_seen for t in things if t.last_seen), default=None),
        stays=stayed,
        why=group.why,
        sightings=tuple(sightings),
    )


def fields(device: Device) -> list[Field]:
    """What is known of a device, for `Identifier.of_fields`: each field and value once, sorted.

    Kinds are given in the words of debar (`camera` for `Caméra`) and left out where none is meant;
    columns that no field is known for (`other.…`) are left out, and MAC addresses that are not its own.
    """
    pairs = {(s.field, s.value) for s in device.sightings if not s.field.startswith("other.")}
    named = ((name, _read(device, name, value)) for name, value in pairs)
    return [Field(name, value) for name, value in sorted({(n, v) for n, v in named if v})]


def _read(device: Device, field: str, value: str) -> str | None:
    """A value as it identifies the device; None where it does not."""
    if field == "kind-claimed":
        return kind_of(value)
    if field == "mac":
        own = mac(value)
        foreign = is_stand_in_mac(value) if own is None else own not in device.macs
        return None if foreign else value
    return value


def _current(stayed: Iterable[Stay], site: str | None) -> Iterator[str]:
    """The addresses that a device had last at its site: dated ones within the window, and undated ones."""
    here = [stay for stay in stayed if stay.address and (stay.site == site or stay.site is None)]
    latest = max((stay.last for stay in here if stay.last), default=NEVER)
    yield from (s.address for s in here if s.address and (s.last is None or latest - s.last <= WINDOW))


class _Texts:
    """Values of plain fields over all sightings of a device."""

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        self._sightings = list(sightings)

    def all(self, field: str) -> tuple[str, ...]:
        """Every value once, in its longest spelling."""
        spelled: dict[str, str] = {}
        for text in sorted(
            (s.value for s in self._sightings if s.field == field), key=lambda t: (-len(t), t)
        ):
            spelled.setdefault(folded(text), text)
        return _each(spelled.values())

    def latest(self, field: str) -> str | None:
        """The value seen last; of several the first in the alphabet."""
        found = [s for s in self._sightings if s.field == field]
        last = max((s.seen or NEVER for s in found), default=None)
        return min((s.value for s in found if (s.seen or NEVER) == last), default=None)

    def place(self) -> str | None:
        """What the sources call the site."""
        return min((s.site for s in self._sightings if s.site), default=None)


def _end(merges: Mapping[str, str], device: str) -> str:
    """Where an id leads in the end, through every merge."""
    seen = {device}
    while (kept := merges.get(device)) is not None and kept not in seen:
        seen.add(kept)
        device = kept
    return device


def _apart(parted: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Device id → the ids that people parted it from. What was merged again is no longer parted."""
    apart: dict[str, frozenset[str]] = {}
    for one, other in parted:
        if one != other:
            apart[one] = apart.get(one, frozenset()) | {other}
            apart[other] = apart.get(other, frozenset()) | {one}
    return apart


def _named(found: list[Joined], known: Mapping[str, str]) -> Iterator[Group]:
    """The sets with their ids: an id stays where most of its things are."""
    counts = [Counter(known[t.key] for t in each.things if t.key in known) for each in found]
    home: dict[str, tuple[int, int]] = {}
    for at, count in enumerate(counts):
        for device, number in count.items():
            home[device] = max(home.get(device, (0, 0)), (number, -at))
    for at, each in enumerate(found):
        staying = sorted((d for d in counts[at] if home[d][1] == -at), key=_age)
        yield Group(staying[0] if staying else None, tuple(staying[1:]), each.things, each.why)


def _age(device: str) -> tuple[int, str]:
    return len(device), device


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(texts)))
