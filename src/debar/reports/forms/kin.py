"""Devices of one badge and maker, told together: what is true of several is said once, and of which."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct, structs

from debar.kit.words import Both
from debar.law.verdict import Reason
from debar.reports.parts import DeviceTold, Ground, Named
from debar.reports.wording import same

_T = TypeVar("_T", bound=Hashable)

_MAC = Both("[MAC]", "[MAC]")
_SERIAL = Both("[serial no.]", "[n° de série]")
_ENDING = Both("[end of serial no.]", "[fin du n° de série]")
_MODEL = Both("[model]", "[modèle]")
_ADDRESS = Both("[address]", "[adresse]")
_SHORTEST = 4
"""Shorter values may stand in a text by chance."""
_TAIL = 9
"""So many letters at the end of a serial number are what devices call themselves by."""


class Noted(Struct, frozen=True):
    """One thing that was read of devices, and all that it says, or speaks against."""

    quote: Both
    """As it was read; where several devices are told, a mark stands for what the row of each shows."""
    field: str
    seen: Both
    against: bool
    means: tuple[Both, ...]
    prints: tuple[str, ...]


class Of(Struct, Generic[_T], frozen=True):
    """Something said of all devices of a kin; or of `only` these; or of all `but` these."""

    says: _T
    only: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


class Kin(Struct, frozen=True):
    """Devices with one badge, one maker and one answer, and why it was given."""

    devices: tuple[DeviceTold, ...]
    noted: tuple[Of[Noted], ...]
    reasons: tuple[Of[Reason], ...]
    joined: tuple[Of[Both], ...]
    sources: tuple[Of[str], ...]
    portrait: Both | None
    """In a few sentences, where those are the same for all."""
    settles: tuple[Both, ...]
    """What would settle them, beyond what is said of their whole group."""

    @property
    def first(self) -> DeviceTold:
        """The one whose brand, maker and outcome are those of all."""
        return self.devices[0]


def kins(devices: Sequence[DeviceTold], said: Iterable[Reason], settled: Sequence[Both]) -> tuple[Kin, ...]:
    """The kins, in the order of their first device; without what was `said` and `settled` of all of them."""
    found: dict[Hashable, list[DeviceTold]] = {}
    for device in devices:
        known = (_known(device.brand), _known(device.maker), device.relabel, device.shown)
        alike = (*known, device.doubt, device.settles)
        found.setdefault(alike, []).append(device)
    before = set(said)
    return tuple(_kin(these, before, settled) for these in found.values())


def _known(named: Named | None) -> Hashable:
    return (named.id, named.grade) if named else None


def _kin(devices: Sequence[DeviceTold], said: set[Reason], settled: Sequence[Both]) -> Kin:
    marks = {device.device: _marks(device) if len(devices) > 1 else {} for device in devices}
    return Kin(
        devices=tuple(devices),
        noted=_of(devices, lambda device: _noted(device, marks[device.device])),
        reasons=_of(devices, lambda device: _reasons(device, said)),
        joined=_of(devices, lambda device: [_marked(text, marks[device.device]) for text in device.joined]),
        sources=_of(devices, lambda device: device.sources),
        portrait=devices[0].portrait if len({device.portrait for device in devices}) == 1 else None,
        settles=tuple(text for text in devices[0].settles if text not in settled),
    )


def _of(devices: Sequence[DeviceTold], says: Callable[[DeviceTold], Iterable[_T]]) -> tuple[Of[_T], ...]:
    """Everything said of any of the devices, each once: what is said of half of them or more first.

    Beyond that in the order in which it is said: of grounds, the strongest first.
    """
    found: dict[_T, list[str]] = {}
    for device in devices:
        for each in dict.fromkeys(says(device)):
            found.setdefault(each, []).append(device.device)
    every = sorted(found.items(), key=lambda pair: 2 * len(pair[1]) < len(devices))
    return tuple(_whose(each, ids, [device.device for device in devices]) for each, ids in every)


def _whose(says: _T, ids: Sequence[str], every: Sequence[str]) -> Of[_T]:
    others = tuple(each for each in every if each not in set(ids))
    return Of(says, but=others) if len(others) < len(ids) else Of(says, only=tuple(ids))


def _marks(device: DeviceTold) -> dict[str, Both]:
    """What the row of a device shows of it, the longest first; what it has two of is written out."""
    found: dict[str, Both] = {}
    if device.model:
        found[device.model.id] = _MODEL
    for values, mark in ((device.macs, _MAC), (device.serials, _SERIAL), (device.addresses, _ADDRESS)):
        if len(values) == 1:
            found[values[0]] = mark
    if len(device.serials) == 1:
        found |= {text: mark for text, mark in _spellings(device.serials[0]) if text not in found}
    return {value: found[value] for value in sorted(found, key=len, reverse=True) if len(value) >= _SHORTEST}


def _spellings(serial: str) -> list[tuple[str, Both]]:
    """How else a serial number is written: letters and digits alone, or no more than its end."""
    bare = "".join(c for c in serial.lower() if c.isalnum())
    return [(bare, _SERIAL), *((text[-_TAIL:], _ENDING) for text in (serial, bare) if len(text) > _TAIL)]


def _marked(text: Both, marks: dict[str, Both]) -> Both:
    """`same MAC address 00:00:5E:00:53:01` → `same MAC address [MAC]`."""
    if not marks:
        return text
    own = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, marks))})(?!\w)")
    return Both(
        own.sub(lambda found: marks[found[0]].en, text.en), own.sub(lambda found: marks[found[0]].fr, text.fr)
    )


def _reasons(device: DeviceTold, said: set[Reason]) -> list[Reason]:
    """Its own, without the sources that it rests on as a whole."""
    own = (each for ruling in device.rulings for each in ruling.reasons if each not in said)
    return [
        structs.replace(each, cites=tuple(cite for cite in each.cites if cite not in device.sources))
        for each in own
    ]


def _noted(device: DeviceTold, marks: dict[str, Both]) -> list[Noted]:
    """Grounds that rest on the same words, together; in the order of the first of them."""
    found: dict[Hashable, list[Ground]] = {}
    for ground in device.grounds:
        found.setdefault((ground.quote, ground.field, ground.seen, ground.against), []).append(ground)
    return [_note(these, marks) for these in found.values()]


def _note(these: Sequence[Ground], marks: dict[str, Both]) -> Noted:
    read = these[0]
    return Noted(
        quote=_marked(same(read.quote), marks),
        field=read.field,
        seen=read.seen,
        against=read.against,
        means=tuple(dict.fromkeys(_marked(each.means, marks) for each in these)),
        prints=tuple(dict.fromkeys(each.print for each in these)),
    )
