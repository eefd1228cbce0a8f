"""The whole workspace against its ledger: what was changed, lost or slipped in is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from debar.estate.bodies import Site
from debar.kit.canon import digest_file
from debar.kit.errors import DebarError
from debar.review.acts import decode
from debar.review.case import Case
from debar.review.decided import Decided
from debar.review.ledger import Entry, Fault, faults
from debar.store import cases, catalogue, devices, disk, estates, evidence, packs
from debar.store.home import Home
from debar.store.models import (
    AnswerRow,
    AuthorityRow,
    BodyRow,
    CaseRow,
    CatalogueRow,
    ContractRow,
    DeviceRow,
    Head,
    LedgerRow,
    MarkRow,
    NetworkRow,
    PackRow,
    SiteRow,
    SourceRow,
    StartRow,
    ThingRow,
)
from debar.store.writing import pages, snapshot

_UNREADABLE = (DebarError, DatabaseError, ValueError, TypeError, OSError)
"""What damaged rows and files raise."""
_ACTING = {
    True: "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')",
    False: "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal UNION "
    "SELECT rulename FROM pg_rules WHERE schemaname = current_schema()",
}
"""How to ask for triggers, views and rules: SQLite's way, PostgreSQL's way."""


def entries() -> Iterator[Entry]:
    """The ledger, first entry to last."""
    return (row.entry() for row in pages(LedgerRow.objects.all(), "seq"))


def verify(home: Home) -> list[Fault]:
    """Every fault of the ledger, then (as entry 0) whatever rows and files say that it does not."""
    with disk.lock(home.folder, evidence.DROPS, shared=True), snapshot():
        return list(_faults(home))


def _faults(home: Home) -> Iterator[Fault]:
    decided = Decided()
    yield from _chain(decided)
    for check in (
        partial(_engine, home),
        partial(_estate, decided),
        partial(_sources, decided),
        partial(_answers, decided),
        partial(_authorities, decided),
        partial(_marks, decided),
        partial(_cases, decided),
        partial(_devices, decided),
        partial(_catalogue, decided),
        partial(_evidence, home, decided),
        partial(_packs, home, decided),
    ):
        yield from _guarded(check)


def _chain(decided: Decided) -> Iterator[Fault]:
    head = Head.objects.filter(pk=1).values_list("seq", "seal").first()
    if head is None:
        yield Fault(0, "the row that names the last entry is missing")
    found: list[Fault] = []
    try:
        for fault in faults(_folded(decided, found), head=head):
            yield from found
            found.clear()
            yield fault
    except _UNREADABLE as error:
        yield Fault(0, f"the ledger cannot be read to its end: {error}")
    yield from found


def _folded(decided: Decided, found: list[Fault]) -> Iterator[Entry]:
    """The entries as they are, each folded into what was decided on the way."""
    for entry in entries():
        try:
            decided.add(entry.subject, decode(entry.payload))
        except DebarError as error:
            found.append(Fault(entry.seq, str(error)))
        yield entry


def _guarded(check: Callable[[], Iterable[str]]) -> Iterator[Fault]:
    try:
        for what in check():
            yield Fault(0, what)
    except _UNREADABLE as error:
        yield Fault(0, f"a row cannot be read: {error}")


def _engine(home: Home) -> Iterator[str]:
    """What the database itself finds wrong, and whatever in it acts by itself: we made no such thing."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(_ACTING[sqlite])
        for (name,) in cursor.fetchall():
            yield f"{home.place}: {name} is a trigger or view that debar did not make"
        if sqlite:
            cursor.execute("PRAGMA integrity_check(20)")
            for (line,) in cursor.fetchall():
                if line != "ok":
                    yield f"{home.place}: {line}"


def _estate(decided: Decided) -> Iterator[str]:
    found = estates.estate()
    for change in estates.changes(decided.estate, found):
        yield f"{change.part}: {change.id!r} was {change.what} outside the ledger"
    if found != decided.estate:
        yield "the estate is not what was last set"
    for kind in (BodyRow, SiteRow, NetworkRow, ContractRow):
        for row in kind._default_manager.all():
            if row.id != row.value.id or getattr(row, "body", None) != _body(row.value):
                yield f"{kind._meta.db_table}: the columns of {row.id!r} do not say what it holds"


def _sources(decided: Decided) -> Iterator[str]:
    found = {row.digest: row.source for row in SourceRow.objects.order_by("number")}
    yield from _compared("source", found, decided.sources)
    if list(found) != list(decided.sources):
        yield "the sources do not stand in the order in which they were taken in"


def _answers(decided: Decided) -> Iterator[str]:
    found = {(row.question, row.item or None): row.answer for row in AnswerRow.objects.all()}
    yield from _compared("answer", found, decided.answers)


def _authorities(decided: Decided) -> Iterator[str]:
    found = {row.id: row.measure for row in AuthorityRow.objects.all()}
    yield from _compared("measure of our own", found, decided.authorities)


def _marks(decided: Decided) -> Iterator[str]:
    rows = {(row.event, row.device, row.contract, row.duty): row.mark for row in MarkRow.objects.all()}
    yield from _compared("recorded time", rows, decided.marks)
    said = {row.duty: row.said for row in StartRow.objects.all()}
    yield from _compared("start of a clock", said, decided.starts)


def _cases(decided: Decided) -> Iterator[str]:
    found: dict[str, Case] = {}
    for row in pages(CaseRow.objects.all(), "number"):
        case = found[cases.id_of(row.number)] = row.case
        held = (row.step, row.device, row.measure, row.outcome, row.body, row.due, row.until)
        due, until = (day and day.isoformat() for day in (case.due, case.until))
        if held != (case.step, case.device, case.measure, case.outcome, case.body, due, until):
            yield f"the columns of {case.id} do not say what it holds"
    yield from _compared("case", found, decided.cases)


def _devices(decided: Decided) -> Iterator[str]:
    rows = {row.number: row for row in DeviceRow.objects.all()}
    led = {
        devices.id_of(row.number): (devices.id_of(row.redirect), row.by_evidence)
        for row in rows.values()
        if row.redirect is not None
    }
    merges = {act.gone: (act.kept, act.by_evidence) for act in decided.merges.values()}
    yield from _compared("merge", led, merges)
    parted = {
        devices.id_of(row.number): devices.id_of(row.split_from)
        for row in rows.values()
        if row.split_from is not None
    }
    yield from _compared("split", parted, {act.new: act.device for act in decided.splits.values()})
    assigned = dict(ThingRow.objects.values_list("key", "device"))
    last = decided.assigned
    if (len(rows), max(rows, default=0)) != (last.devices if last else 0,) * 2:
        yield "the devices are not those that were assigned last"
    if devices.digest_of(assigned) != (last.digest if last else devices.digest_of({})):
        yield "the things are not assigned to devices as they were last"


def _catalogue(decided: Decided) -> Iterator[str]:
    number, last = catalogue.current(), decided.refreshed
    if number != (last.generation if last else None):
        yield f"the catalogue shows generation {number}, not the one filled last"
    digest = catalogue.Digest()
    for row in pages(CatalogueRow.objects.filter(generation=number or 0), "id"):
        digest.add(row.finding)
        for name, value in catalogue.columns(catalogue.decoded(row.finding)).items():
            if getattr(row, name) != value:
                yield f"the catalogue's column {name} of {row.device} does not say what was found"
    if last and (digest.count, str(digest)) != (last.devices, last.digest):
        yield "the findings in the catalogue are not those that were sealed: fill it again"


def _evidence(home: Home, decided: Decided) -> Iterator[str]:
    for source in decided.sources.values():
        path = home.evidence / f"{source.digest}.parquet"
        if source.gone is None:
            yield from _file(path, source.evidence, f"the evidence of {source.name}")
        elif path.exists():
            yield f"{path}: the evidence of {source.name} was dropped, but its file is there"
    if home.originals.is_dir():
        for original in sorted(home.originals.iterdir()):
            yield from _file(original, original.name, "an original")


def _packs(home: Home, decided: Decided) -> Iterator[str]:
    found = {row.edition: row.archive for row in PackRow.objects.all()}
    yield from _compared("pack", found, {act.pack: act.archive for act in decided.packs.values()})
    last = PackRow.objects.filter(current=True).values_list("edition", flat=True)
    if list(last) != ([decided.pack] if decided.pack else []):
        yield "the pack in use is not the one that was used last"
    for act in decided.packs.values():
        path = home.packs / f"{act.pack}.zip"
        yield from _file(path, act.archive, "the archive of a pack")
        if path.exists() and packs.edition_of(path) != act.pack:
            yield f"{path}: holds another edition of the knowledge than it says"


def _compared(word: str, found: Mapping[Any, Any], decided: Mapping[Any, Any]) -> Iterator[str]:
    for key in found.keys() | decided.keys():
        name = key if isinstance(key, str) else " / ".join(str(part) for part in key if part)
        if key not in decided:
            yield f"the {word} {name} was never decided"
        elif key not in found:
            yield f"the {word} {name} was decided, but its row is missing"
        elif found[key] != decided[key]:
            yield f"the {word} {name} is not what was decided"


def _file(path: Path, digest: str, word: str) -> Iterator[str]:
    if not path.is_file():
        yield f"{path}: {word} is missing"
    elif digest_file(path) != digest:
        yield f"{path}: {word} was changed"


def _body(value: Any) -> str | None:
    return value.body if isinstance(value, Site) else None
