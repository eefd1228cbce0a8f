"""Devices under the same clauses stand together, so that what is true of all of them is said once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from debar.kit.words import Both
from debar.law.verdict import Outcome, Reason
from debar.reports.forms.kin import Kin, kins
from debar.reports.parts import DeviceTold, Facts, Place, Ruling

_T = TypeVar("_T", bound=Hashable)
_V = TypeVar("_V")


class Shared(Struct, frozen=True):
    """What a clause says of every device of a group."""

    ruling: Ruling
    reasons: tuple[Reason, ...]
    """Those that all devices of the group have."""


class Group(Struct, frozen=True):
    """Devices that came to one outcome under the same clauses, and wait for the same answers."""

    outcome: Outcome
    shared: tuple[Shared, ...]
    settles: tuple[Both, ...]
    kins: tuple[Kin, ...]
    site: str | None = None
    """Where all of them are, as devices say."""

    @property
    def count(self) -> int:
        """How many devices there are."""
        return sum(len(kin.devices) for kin in self.kins)


class AtSite(Struct, frozen=True):
    """All that was found at one site."""

    place: Place
    groups: tuple[Group, ...]
    """What a measure may speak of, worst first."""
    left_out: int
    """How many more of those there are that are not told one by one."""
    unknown: tuple[DeviceTold, ...]
    others: tuple[tuple[DeviceTold, ...], ...]
    """Those for which no restriction was found, those of one name, brand and maker together."""


def at_sites(facts: Facts, groups: Iterable[Group], left_out: Iterable[DeviceTold]) -> tuple[AtSite, ...]:
    """Every site with what was found there, in the order of the places."""
    known = {place.site for place in facts.places}

    def at(site: str | None) -> str:
        return site if site and site in known else ""

    by_site = _by(groups, lambda group: at(group.site))
    beyond = _by(left_out, lambda told: at(told.site))
    told = _by(facts.findings, lambda each: at(each.site))
    return tuple(
        AtSite(
            place=place,
            groups=tuple(by_site.get(place.site, ())),
            left_out=len(beyond.get(place.site, ())),
            unknown=tuple(each for each in told.get(place.site, ()) if each.outcome == "unknown"),
            others=_alike(each for each in told.get(place.site, ()) if each.outcome == "none-found"),
        )
        for place in facts.places
    )


def grouped(devices: Iterable[DeviceTold]) -> tuple[Group, ...]:
    """The groups, each of one site, in the order in which their first device comes."""
    found: dict[tuple[object, ...], list[DeviceTold]] = {}
    for device in devices:
        clauses = tuple((r.measure, r.clause, r.outcome, r.question) for r in device.rulings)
        found.setdefault((device.site, device.outcome, *clauses), []).append(device)
    return tuple(_group(these) for these in found.values())


def told_once(groups: Iterable[Group]) -> tuple[tuple[Shared, ...], tuple[Group, ...]]:
    """Each clause with the reasons that all its groups have, and the groups without these."""
    every = list(groups)
    clauses = tuple(_clause(these) for these in _by_clause(every).values())
    said = {_key(each): set(each.reasons) for each in clauses}
    return clauses, tuple(
        structs.replace(group, shared=tuple(_without(each, said[_key(each)]) for each in group.shared))
        for group in every
    )


def _by_clause(groups: Iterable[Group]) -> dict[tuple[str, str], list[Shared]]:
    found: dict[tuple[str, str], list[Shared]] = {}
    for group in groups:
        for each in group.shared:
            found.setdefault(_key(each), []).append(each)
    return found


def _clause(these: Sequence[Shared]) -> Shared:
    return Shared(these[0].ruling, _common([each.reasons for each in these]))


def _key(each: Shared) -> tuple[str, str]:
    return each.ruling.measure, each.ruling.clause


def _without(each: Shared, said: set[Reason]) -> Shared:
    return Shared(each.ruling, tuple(reason for reason in each.reasons if reason not in said))


def _group(devices: Sequence[DeviceTold]) -> Group:
    first = devices[0]
    shared = tuple(
        Shared(ruling, _common([device.rulings[at].reasons for device in devices]))
        for at, ruling in enumerate(first.rulings)
    )
    settles = _common([device.settles for device in devices])
    return Group(
        outcome=first.outcome,
        shared=shared,
        settles=settles,
        site=first.site,
        kins=kins(devices, {reason for each in shared for reason in each.reasons}, settles),
    )


def _alike(devices: Iterable[DeviceTold]) -> tuple[tuple[DeviceTold, ...], ...]:
    found: dict[Hashable, list[DeviceTold]] = {}
    for told in devices:
        found.setdefault((told.name, told.brand, told.maker), []).append(told)
    return tuple(tuple(these) for these in found.values())


def _by(values: Iterable[_V], key: Callable[[_V], str]) -> dict[str, list[_V]]:
    found: dict[str, list[_V]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return found


def _common(rows: Sequence[tuple[_T, ...]]) -> tuple[_T, ...]:
    """What stands in every row, in the order of the first."""
    others = [set(row) for row in rows[1:]]
    return tuple(value for value in rows[0] if all(value in other for other in others))
