"""Devices and their ids: minted once, counted up, never worked out again; merges and splits sealed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from debar.kit.canon import digest_all
from debar.kit.errors import BadData, NotAllowed
from debar.review.acts import AnyAct, DevicesAssigned, DevicesMerged, DeviceSplit
from debar.review.decided import WORKSPACE
from debar.store import disk, estates, evidence
from debar.store.home import Home
from debar.store.models import DeviceRow, ThingRow
from debar.store.writing import writing
from debar.survey.devices import Device, Group, device, things, together

LOCK = "devices"
_ID = re.compile(r"dev-([1-9]\d{0,17})", re.ASCII)
_BATCH = 2000


def devices(home: Home) -> list[Device]:
    """Every device that the evidence shows, by id; ids are minted for those not seen before."""
    with disk.lock(home.folder, LOCK):
        known = {row.key: row.device for row in ThingRow.objects.all().iterator(_BATCH)}
        rows = {row.number: row for row in DeviceRow.objects.all()}
        groups = together(
            things(evidence.sightings(home), estates.estate()),
            {key: id_of(each) for key, each in known.items()},
            merged=_merged(rows.values()),
            split=[(id_of(r.split_from), id_of(r.number)) for r in rows.values() if r.split_from is not None],
        )
        numbered = list(_numbered(groups, max(rows, default=0)))
        _assign(home, numbered, known, rows)
    found = [device(group, id_of(number)) for number, group in numbered]
    return sorted(found, key=lambda each: number_of(each.id))


def current(id: str) -> str:
    """The id that a device has now: its own, or that of the one it was merged into. Raises BadData."""
    at = number_of(id)
    row = DeviceRow.objects.filter(number=at).first()
    while row is not None and row.redirect is not None:
        at = row.redirect
        row = DeviceRow.objects.filter(number=at).first()
    if row is None:
        raise BadData(f"no device {id!r}. `debar device list` shows them all.")
    return id_of(at)


def redirects() -> dict[str, str]:
    """Every id that leads on to another, and the id that it ends at."""
    rows = DeviceRow.objects.values_list("number", "redirect")
    led = {number: redirect for number, redirect in rows if redirect is not None}
    return {id_of(gone): id_of(_end(led, gone)) for gone in led}


def of_things() -> dict[str, str]:
    """Which device, as it is called now, each thing is."""
    led = redirects()
    rows = ThingRow.objects.values_list("key", "device")
    return {key: led.get(id_of(number), id_of(number)) for key, number in rows}


def merge(home: Home, kept: str, gone: str, why: str) -> str:
    """Make two devices one; the second id leads on to the first from now on. Gives the id kept."""
    _with_reason(why)
    with disk.lock(home.folder, LOCK), writing() as head:
        one, other = current(kept), current(gone)
        if one == other:
            raise NotAllowed(f"{kept} and {gone} are one device already ({one}).")
        act = DevicesMerged(by=home.by, at=home.clock(), why=why, kept=one, gone=other)
        DeviceRow.objects.filter(number=number_of(other)).update(redirect=number_of(one), by_evidence=False)
        head.append([(WORKSPACE, act)])
    return one


def split(home: Home, whole_id: str, keys: Sequence[str], why: str) -> str:
    """Take things out of a device and make them one of their own. Gives the new id."""
    _with_reason(why)
    with disk.lock(home.folder, LOCK), writing() as head:
        whole = current(whole_id)
        led = redirects()
        held = {row.key for row in ThingRow.objects.filter(device__in=_numbers_of(whole, led))}
        leaving = tuple(sorted(set(keys)))
        if strange := [key for key in leaving if key not in held]:
            raise BadData(
                f"{whole} has no thing {strange[0]!r}. `debar device show {whole}` lists its things."
            )
        if not leaving or len(leaving) == len(held):
            raise NotAllowed(
                f"{whole}: a split leaves something behind and takes something away. Name fewer things."
            )
        new = _next()
        act = DeviceSplit(by=home.by, at=home.clock(), why=why, device=whole, things=leaving, new=id_of(new))
        DeviceRow.objects.create(number=new, split_from=number_of(whole))
        ThingRow.objects.filter(key__in=leaving).update(device=new)
        head.append([(WORKSPACE, act), (WORKSPACE, _assigned(home))])
    return id_of(new)


def digest_of(assigned: Mapping[str, int]) -> str:
    """The digest over all pairs of thing and device."""
    return digest_all(f"{key}\0{id_of(assigned[key])}".encode() for key in sorted(assigned))


def number_of(id: str) -> int:
    """The number in a device's id. Raises BadData where it is no such id."""
    found = _ID.fullmatch(id)
    if found is None:
        raise BadData(f"{id!r} is no device's id. `debar device list` shows them all.")
    return int(found[1])


def id_of(number: int) -> str:
    """The id of the device with that number."""
    return f"dev-{number}"


def _merged(rows: Iterable[DeviceRow]) -> list[tuple[str, str]]:
    return [
        (id_of(row.redirect), id_of(row.number))
        for row in rows
        if row.redirect is not None and not row.by_evidence
    ]


def _numbered(groups: Iterable[Group], last: int) -> Iterator[tuple[int, Group]]:
    """Each group with its device's number, new ones counted up from the last in the order given."""
    for group in groups:
        if group.id is None:
            last += 1
            yield last, group
        else:
            yield number_of(group.id), group


def _assign(
    home: Home, numbered: Sequence[tuple[int, Group]], known: Mapping[str, int], rows: Mapping[int, DeviceRow]
) -> None:
    """Write down which thing is which device, where that is new or other than before."""
    now = {thing.key: number for number, group in numbered for thing in group.things}
    changed = {key: number for key, number in now.items() if known.get(key) != number}
    gone = [(number, number_of(other)) for number, group in numbered for other in group.gone]
    if not changed and not gone:
        return
    with writing() as head:
        DeviceRow.objects.bulk_create(
            [DeviceRow(number=number) for number, _ in numbered if number not in rows], batch_size=_BATCH
        )
        ThingRow.objects.bulk_create(
            [ThingRow(key=key, device=number) for key, number in changed.items()],
            batch_size=_BATCH,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["device"],
        )
        head.append([*_joined(home, gone), (WORKSPACE, _assigned(home))])


def _joined(home: Home, gone: Sequence[tuple[int, int]]) -> Iterator[tuple[str, AnyAct]]:
    for kept, other in gone:
        DeviceRow.objects.filter(number=other).update(redirect=kept, by_evidence=True)
        yield (
            WORKSPACE,
            DevicesMerged(
                by=home.by,
                at=home.clock(),
                why="The evidence joins them.",
                kept=id_of(kept),
                gone=id_of(other),
                by_evidence=True,
            ),
        )


def _assigned(home: Home) -> DevicesAssigned:
    assigned = dict(ThingRow.objects.values_list("key", "device"))
    return DevicesAssigned(
        by=home.by,
        at=home.clock(),
        devices=DeviceRow.objects.count(),
        things=len(assigned),
        digest=digest_of(assigned),
    )


def _numbers_of(id: str, led: Mapping[str, str]) -> list[int]:
    return [number_of(id), *(number_of(gone) for gone, end in led.items() if end == id)]


def _next() -> int:
    last = DeviceRow.objects.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _end(led: Mapping[int, int], at: int) -> int:
    while at in led:
        at = led[at]
    return at


def _with_reason(why: str) -> None:
    if not why.strip():
        raise BadData("this needs a reason. Say why.")
