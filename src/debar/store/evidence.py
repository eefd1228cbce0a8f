"""Evidence: one Parquet file a source, which counts only once its row has committed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, BinaryIO, Literal

import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import Struct

from debar.identify.evidence import Sighting
from debar.kit import table
from debar.kit.canon import digest_file, digest_stream
from debar.kit.errors import BadData, Tampered
from debar.review.acts import Dropped, TookIn, decode
from debar.review.decided import WORKSPACE, Source
from debar.store import disk
from debar.store.home import Home
from debar.store.models import LedgerRow, NetworkRow, SiteRow, SourceRow
from debar.store.writing import writing
from debar.survey.importers import SourceFile

BATCH = 20_000
LONGEST_THING = 1000
"""Characters of a thing's key; it is the key of a row, and databases bound those."""
INTAKE = "intake"
"""The lock that keeps files without a row from being swept while they are taken in."""
DROPS = "drops"
"""The lock that keeps a row and its file from parting while somebody compares them."""


class Taken(Struct, frozen=True):
    """What became of a source that was brought."""

    source: Source
    state: Literal["new", "already", "dropped"]
    """already: it was taken in before, nothing was done. dropped: before, and deleted since: refused."""

    def __str__(self) -> str:
        name = f"{self.source.name} ({self.source.digest[:12]})"
        if self.state == "new":
            return f"{name}: taken in, {self.source.sightings} sightings"
        if self.state == "already":
            return f"{name}: taken in on {self.source.taken.date()} already, nothing done"
        when = self.source.gone.date() if self.source.gone else ""
        return (
            f"{name}: dropped on {when} by {self.source.gone_by}: {self.source.gone_why}. "
            "Not taken in again; --again does so, where that is meant."
        )


def take_in(
    home: Home,
    file: SourceFile,
    sightings: Iterable[Sighting],
    problems: int,
    dropped: Sequence[str],
    *,
    original: IO[bytes] | None,
    again: bool = False,
) -> Taken:
    """Keep a source: its sightings on disk first, then its row and its act in one transaction.

    One that was dropped comes back only where `again` says that this is meant.
    """
    if known := _known(file.digest, again=again):
        return known
    path = home.evidence / f"{file.digest}.parquet"
    with disk.lock(home.folder, INTAKE, shared=True), disk.draft(path) as stream:
        count = _write(stream, sightings)
        disk.sync(stream, path, home.disk)
        act = TookIn(
            by=home.by,
            at=home.clock(),
            source=file.digest,
            name=_text(file.name),
            format=file.format,
            bytes=file.bytes,
            sightings=count,
            problems=problems,
            dropped=tuple(_text(name) for name in dropped),
            evidence=digest_file(disk.drafted(path)),
            site=file.site,
            network=file.network,
            seen=file.seen,
        )
        return _commit(home, path, act, original, again=again)


def sources() -> list[Source]:
    """Every source, tombstones included, in the order of intake."""
    return list(SourceRow.objects.order_by("number").values_list("source", flat=True))


def source(digest: str) -> Source:
    """The source whose digest begins so. Raises BadData where none or several do."""
    found: list[Source] = list(
        SourceRow.objects.filter(digest__startswith=digest.lower()).values_list("source", flat=True)[:2]
    )
    if not digest or len(found) != 1:
        what = "several sources begin" if found and digest else "no source begins"
        raise BadData(f"{what} with {digest!r}. `debar evidence list` shows their digests.")
    return found[0]


def sightings(home: Home, digest: str | None = None) -> Iterator[Sighting]:
    """The sightings of one source, or of all that have not been dropped, as they were taken in.

    Raises Tampered where a file is not the one that was sealed.
    """
    for each in sources() if digest is None else [source(digest)]:
        if each.gone is None:
            yield from _read(home, each)
        elif digest is not None:
            raise BadData(
                f"{each.name} ({each.digest[:12]}) was dropped on {each.gone.date()}: {each.gone_why}"
            )


def drop(home: Home, digest: str, why: str) -> Source:
    """Delete the evidence of a source; row and digest stay as a tombstone."""
    if not why.strip():
        raise BadData("to drop evidence needs a reason. Say why.")
    with disk.lock(home.folder, DROPS):
        after = _entomb(home, digest, why)
        for path in _files(home, after.digest):
            path.unlink(missing_ok=True)
            disk.sync_folder(path.parent, home.disk)
    return after


def sweep(home: Home) -> tuple[int, int]:
    """Clear away what a killed intake or drop left; gives how many files were deleted, and set aside.

    Drafts are deleted, and what the ledger says was dropped. A whole file that no row names is set
    aside under `swept/`: an intake may have been killed just before its row was written, but it may
    also be that the database is older than its files, and then nobody else has them.
    """
    with disk.lock(home.folder, INTAKE, wait=False) as alone:
        if not alone:
            return 0, 0
        kept = {each.digest for each in sources() if each.gone is None}
        strays = [path for path in _all_files(home) if _digest_of(path) not in kept]
        dropped = _dropped() if strays else set()
        deleted = [path for path in strays if path.name.startswith(disk.DRAFT) or _digest_of(path) in dropped]
        for path in deleted:
            path.unlink()
        aside = [path for path in strays if path not in deleted]
        for path in aside:
            _set_aside(home, path)
        return len(deleted), len(aside)


def _all_files(home: Home) -> list[Path]:
    folders = [folder for folder in (home.evidence, home.originals) if folder.is_dir()]
    return [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]


def _digest_of(path: Path) -> str:
    return path.name.removesuffix(".parquet")


def _dropped() -> set[str]:
    """The digests of the sources that the ledger, not only a row, says were dropped."""
    rows = LedgerRow.objects.filter(subject=WORKSPACE).values_list("payload", flat=True)
    acts = (decode(bytes(payload)) for payload in rows.iterator(chunk_size=500))
    return {act.source for act in acts if isinstance(act, Dropped)}


def _set_aside(home: Home, path: Path) -> None:
    home.swept.mkdir(exist_ok=True)
    home.disk.rename(path, home.swept / path.name)
    for folder in (home.swept, path.parent):
        disk.sync_folder(folder, home.disk)


def _entomb(home: Home, digest: str, why: str) -> Source:
    with writing() as head:
        row = SourceRow.objects.select_for_update().get(digest=source(digest).digest)
        act = Dropped(by=home.by, at=home.clock(), why=why, source=row.digest)
        after: Source = row.source.after(act)
        row.source = after
        row.save(update_fields=["source"])
        head.append([(WORKSPACE, act)])
    return after


def _known(digest: str, *, again: bool) -> Taken | None:
    row = SourceRow.objects.filter(digest=digest).first()
    if row is None or (again and row.source.gone is not None):
        return None
    return Taken(row.source, "already" if row.source.gone is None else "dropped")


def _write(stream: BinaryIO, sightings: Iterable[Sighting]) -> int:
    rows, count = iter(sightings), 0
    with pq.ParquetWriter(stream, table.schema(Sighting), compression="zstd") as writer:
        while batch := [_checked(each) for each in islice(rows, BATCH)]:
            writer.write_table(table.to_arrow(batch, Sighting))
            count += len(batch)
    return count


def _checked(sighting: Sighting) -> Sighting:
    if len(sighting.thing) > LONGEST_THING:
        raise BadData(
            f"{sighting.place}: the key of this thing has {len(sighting.thing)} characters, "
            f"at most {LONGEST_THING} can be kept. Mend the importer."
        )
    return sighting


def _commit(home: Home, path: Path, act: TookIn, original: IO[bytes] | None, *, again: bool) -> Taken:
    with writing() as head:
        if known := _known(act.source, again=again):
            disk.drafted(path).unlink()
            return known
        _check_place(act)
        if original is not None and home.config.keep_sources:
            _keep_original(home, act.source, original)
        disk.keep(path, home.disk)
        values = {"number": head.seq + 1, "source": Source.of(act)}
        row, _ = SourceRow.objects.update_or_create(digest=act.source, defaults=values)
        head.append([(WORKSPACE, act)])
    return Taken(row.source, "new")


def _check_place(act: TookIn) -> None:
    for word, named, kind in (("site", act.site, SiteRow), ("network", act.network, NetworkRow)):
        if named is not None and not kind._default_manager.filter(pk=named).exists():
            raise BadData(f"the estate has no {word} {named!r}. `debar estate export` shows what it has.")


def _keep_original(home: Home, digest: str, original: IO[bytes]) -> None:
    home.originals.mkdir(exist_ok=True)
    kept = home.originals / digest
    original.seek(0)
    with disk.draft(kept) as stream:
        shutil.copyfileobj(original, stream, 1 << 20)
        disk.sync(stream, kept, home.disk)
    disk.keep(kept, home.disk)


def _files(home: Home, digest: str) -> list[Path]:
    names = [f"{digest}.parquet", digest]
    places = [home.evidence / names[0], home.originals / names[1], *(home.swept / name for name in names)]
    return [path for path in places if path.exists()]


def _read(home: Home, kept: Source) -> Iterator[Sighting]:
    path = home.evidence / f"{kept.digest}.parquet"
    try:
        if path.exists() and not path.is_file():
            raise Tampered(f"{path}: is no file. Put the evidence of {kept.name} back from a backup.")
        with path.open("rb") as stream:
            if digest_stream(stream) != kept.evidence:
                raise Tampered(
                    f"{path}: the evidence of {kept.name} was changed after it was sealed. "
                    "Put it back from a backup, then run `debar ledger verify`."
                )
            with pq.ParquetFile(stream) as file:
                for batch in file.iter_batches(batch_size=BATCH):
                    yield from table.from_arrow(pa.Table.from_batches([batch]), Sighting)
    except FileNotFoundError:
        if source(kept.digest).gone is not None:
            return
        raise Tampered(
            f"{path}: the evidence of {kept.name} is missing. Put it back from a backup, "
            "then run `debar ledger verify`."
        ) from None


def _text(text: str) -> str:
    """A name from outside, as text that every database can keep."""
    return text.encode("utf-8", "replace").decode().replace("\0", "�")
