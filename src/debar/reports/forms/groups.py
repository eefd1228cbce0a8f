"""Devices under the same clauses stand together, so that what is true of all of them is said once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from debar.identify.evidence import About
from debar.kit.words import Both
from debar.law.verdict import Outcome, Reason
from debar.reports.parts import DeviceTold, Ground, Ruling

_T = TypeVar("_T", bound=Hashable)


class Shared(Struct, frozen=True):
    """What a clause says of every device of a group."""

    ruling: Ruling
    reasons: tuple[Reason, ...]
    """Those that all devices of the group have."""


class Claimed(Struct, frozen=True):
    """What several grounds say of a device, or speak against."""

    about: About
    value: str
    against: bool
    grounds: tuple[Ground, ...]


class Own(Struct, frozen=True):
    """A device of a group, with what is said of it alone."""

    told: DeviceTold
    claims: tuple[Claimed, ...]
    reasons: tuple[Reason, ...]
    settles: tuple[Both, ...]


class Group(Struct, frozen=True):
    """Devices that came to one outcome under the same clauses, and wait for the same answers."""

    outcome: Outcome
    shared: tuple[Shared, ...]
    settles: tuple[Both, ...]
    devices: tuple[Own, ...]

    @property
    def caveats(self) -> tuple[Both, ...]:
        """What a reader must be told of the measures, each once."""
        return tuple(dict.fromkeys(each.ruling.caveat for each in self.shared if each.ruling.caveat))


def grouped(devices: Iterable[DeviceTold]) -> tuple[Group, ...]:
    """The groups, in the order in which their first device comes."""
    found: dict[tuple[object, ...], list[DeviceTold]] = {}
    for device in devices:
        clauses = tuple((r.measure, r.clause, r.outcome, r.question) for r in device.rulings)
        found.setdefault((device.outcome, *clauses), []).append(device)
    return tuple(_group(these) for these in found.values())


def _group(devices: Sequence[DeviceTold]) -> Group:
    first = devices[0]
    shared = tuple(
        Shared(ruling, _common([device.rulings[at].reasons for device in devices]))
        for at, ruling in enumerate(first.rulings)
    )
    settles = _common([device.settles for device in devices])
    said = {reason for each in shared for reason in each.reasons}
    return Group(
        outcome=first.outcome,
        shared=shared,
        settles=settles,
        devices=tuple(
            Own(
                told=device,
                claims=_claims(device.grounds),
                reasons=tuple(
                    dict.fromkeys(r for ruling in device.rulings for r in ruling.reasons if r not in said)
                ),
                settles=tuple(text for text in device.settles if text not in settles),
            )
            for device in devices
        ),
    )


def _claims(grounds: Iterable[Ground]) -> tuple[Claimed, ...]:
    """Grounds that say the same, together; in the order of the first of them."""
    found: dict[tuple[About, str, bool], list[Ground]] = {}
    for ground in grounds:
        found.setdefault((ground.about, ground.value, ground.against), []).append(ground)
    return tuple(Claimed(*said, tuple(these)) for said, these in found.items())


def _common(rows: Sequence[tuple[_T, ...]]) -> tuple[_T, ...]:
    """What stands in every row, in the order of the first."""
    others = [set(row) for row in rows[1:]]
    return tuple(value for value in rows[0] if all(value in other for other in others))
