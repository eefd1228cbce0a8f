"""Sources: kept whole or not at all, once each, in an order that outlives a power cut."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import structs

from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.canon import digest_file
from debar.kit.config import Config
from debar.kit.errors import BadData, NotAllowed, Tampered, Unreachable
from debar.review.acts import Dropped, TookIn, decode
from debar.review.decided import Source
from debar.store.disk import Disk
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Tell = Callable[..., tuple[SourceFile, list[Sighting]]]

INTAKE = """
import resource, sys
from pathlib import Path
from debar.identify.evidence import Sighting
from debar.kit.errors import DebarError
from debar.store.disk import Disk
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

folder, stop, limit = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
digest = "a" * 64

def rows():
    for n in range(30_000):
        yield Sighting(digest, f"row {n}", f"row {n}", "serial", f"{n * 7919:x}")
        if n == 25_000 and stop == "amid rows":
            wait()

def wait():
    print("here", flush=True)
    sys.stdin.readline()

class Slow(Disk):
    def rename(self, old, new):
        super().rename(old, new)
        if stop == "after rename":
            wait()

try:
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    with Workspace.open(folder, by="chief", disk=Slow()) as workspace:
        print(workspace.take_in(SourceFile(digest, "big.csv", 9, "table"), rows()))
except DebarError as error:
    sys.exit(f"debar: {error}")
"""


def intake(folder: Path, stop: str = "", limit: int = 0) -> subprocess.Popen[str]:
    """Another process that takes a source of 30,000 sightings in, and stops there to wait for a line."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", INTAKE, str(folder), stop, str(limit)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stopped(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"


@pytest.fixture
def workspace(tmp_path: Path, config: Config, estate: Estate) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "ws", config, by="officer", clock=lambda: NOON) as made:
        made.set_estate(estate)
        yield made


def test_a_source_is_kept_with_all_that_is_known_of_it(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv", cameras=2)
    file = structs.replace(file, network="cctv", seen=NOON)

    taken = workspace.take_in(file, sightings, problems=3, dropped=["Mot de passe"])

    path = workspace.folder / "evidence" / f"{file.digest}.parquet"
    assert taken.state == "new"
    assert taken.source == Source(
        digest=file.digest,
        name="cameras.csv",
        format="table",
        bytes=file.bytes,
        taken=NOON,
        by="officer",
        sightings=6,
        problems=3,
        site="hq",
        network="cctv",
        seen=NOON,
        secrets=("Mot de passe",),
        evidence=digest_file(path),
    )
    assert list(workspace.sightings(file.digest[:12])) == sightings
    assert workspace.verify() == []


def test_the_same_bytes_are_taken_in_once(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    workspace.take_in(file, sightings)
    before = list(workspace.ledger())

    again = workspace.take_in(structs.replace(file, name="copy.csv"), [])

    assert str(again) == f"cameras.csv ({file.digest[:12]}): taken in on 2026-11-23 already, nothing done"
    assert list(workspace.ledger()) == before
    assert list(workspace.sightings()) == sightings


def test_a_source_without_sightings_is_a_source_too(workspace: Workspace, seen: Tell) -> None:
    file, _ = seen("empty.csv")

    workspace.take_in(file, [], problems=4)

    assert [(s.name, s.sightings, s.problems) for s in workspace.sources()] == [("empty.csv", 0, 4)]
    assert list(workspace.sightings()) == []
    assert workspace.verify() == []


def test_what_is_dropped_leaves_a_tombstone_and_no_bytes(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    workspace.take_in(file, sightings)

    gone = workspace.drop(file.digest[:8], "taken by mistake")

    *_, last = [decode(entry.payload) for entry in workspace.ledger()]
    assert last == Dropped(by="officer", at=NOON, why="taken by mistake", source=file.digest)
    assert (gone.gone, gone.gone_by, gone.gone_why) == (NOON, "officer", "taken by mistake")
    assert workspace.sources() == [gone]
    assert list(workspace.sightings()) == []
    assert list((workspace.folder / "evidence").iterdir()) == []
    assert workspace.verify() == []


def test_what_was_dropped_does_not_come_back_by_itself(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    workspace.take_in(file, sightings)
    workspace.drop(file.digest, "taken by mistake")

    again = workspace.take_in(file, sightings)

    assert "dropped on 2026-11-23 by officer: taken by mistake. Not taken in again" in str(again)
    assert list(workspace.sightings()) == []


def test_what_was_dropped_comes_back_where_that_is_meant(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    other, others = seen("doors.csv")
    workspace.take_in(file, sightings)
    workspace.take_in(other, others)
    workspace.drop(file.digest, "taken in for the wrong site")

    again = workspace.take_in(file, sightings, again=True)
    once_more = workspace.take_in(file, sightings, again=True)

    assert (again.state, once_more.state) == ("new", "already")
    assert [source.digest for source in workspace.sources()] == [other.digest, file.digest]
    assert list(workspace.sightings(file.digest)) == list(sightings)
    assert workspace.verify() == []


def test_dropping_needs_a_reason_and_happens_once(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    workspace.take_in(file, sightings)

    with pytest.raises(BadData, match="Say why"):
        workspace.drop(file.digest, " ")
    workspace.drop(file.digest, "taken by mistake")
    with pytest.raises(NotAllowed, match="was dropped on 2026-11-23 already"):
        workspace.drop(file.digest, "again")
    with pytest.raises(BadData, match="was dropped on 2026-11-23: taken by mistake"):
        list(workspace.sightings(file.digest))


@pytest.mark.parametrize("digest", ["", "zz", "%", "b"])
def test_a_source_is_named_by_how_its_digest_begins(workspace: Workspace, digest: str) -> None:
    with pytest.raises(BadData, match="debar evidence list"):
        workspace.source(digest)


def test_a_source_for_a_site_that_does_not_exist_is_refused(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")

    with pytest.raises(BadData, match="no site 'attic'"):
        workspace.take_in(structs.replace(file, site="attic"), sightings)

    assert workspace.sources() == []
    assert list((workspace.folder / "evidence").iterdir()) == []


def test_a_key_that_no_row_can_bear_is_refused(workspace: Workspace, seen: Tell) -> None:
    file, (first, *_) = seen("cameras.csv")

    with pytest.raises(BadData, match="Mend the importer"):
        workspace.take_in(file, [structs.replace(first, thing="x" * 1001)])

    assert list((workspace.folder / "evidence").iterdir()) == []


def test_names_that_no_database_can_keep_are_made_readable(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")

    taken = workspace.take_in(structs.replace(file, name="a\0b\udcff.csv"), sightings, dropped=["p\0w"])

    assert (taken.source.name, taken.source.secrets) == ("a�b?.csv", ("p�w",))
    assert workspace.verify() == []


def test_the_original_is_kept_where_the_settings_ask_for_it(
    tmp_path: Path, seen: Tell, estate: Estate
) -> None:
    original = io.BytesIO(b"cameras.csv")
    file, sightings = seen("cameras.csv")
    with Workspace.create(tmp_path / "ws", Config(keep_sources=True), by="officer") as workspace:
        workspace.set_estate(estate)

        workspace.take_in(file, sightings, original=original)

        kept = workspace.folder / "sources" / file.digest
        assert kept.read_bytes() == b"cameras.csv"
        assert workspace.verify() == []
        workspace.drop(file.digest, "taken by mistake")
        assert not kept.exists()


class Watched(Disk):
    """A disk that tells in which order it was asked, and what the ledger's rows were then."""

    def __init__(self, database: Path) -> None:
        self.told: list[tuple[str, str, int]] = []
        self._database = database

    def sync(self, path: Path, descriptor: int) -> None:
        self._tell("sync", path)
        super().sync(path, descriptor)

    def rename(self, old: Path, new: Path) -> None:
        self._tell("rename", new)
        super().rename(old, new)

    def _tell(self, what: str, path: Path) -> None:
        with closing(sqlite3.connect(self._database)) as raw:
            (rows,) = raw.execute("SELECT count(*) FROM sources").fetchone()
        self.told.append((what, path.name, rows))


def test_file_then_name_then_folder_are_synced_before_the_row_commits(
    tmp_path: Path, seen: Tell, estate: Estate
) -> None:
    Workspace.create(tmp_path / "ws", by="officer").set_estate(estate)
    disk = Watched(tmp_path / "ws" / "debar.db")
    file, sightings = seen("cameras.csv")

    with Workspace.open(tmp_path / "ws", by="officer", disk=disk) as workspace:
        workspace.take_in(file, sightings)

        name = f"{file.digest}.parquet"
        assert disk.told == [("sync", name, 0), ("rename", name, 0), ("sync", "evidence", 0)]
        assert len(workspace.sources()) == 1


class Broken(Disk):
    """A disk that fails at one of its calls."""

    def __init__(self, call: int) -> None:
        self._left = call

    def sync(self, path: Path, descriptor: int) -> None:
        self._fail(path)
        super().sync(path, descriptor)

    def rename(self, old: Path, new: Path) -> None:
        self._fail(new)
        super().rename(old, new)

    def _fail(self, path: Path) -> None:
        self._left -= 1
        if self._left == 0:
            raise OSError(28, "No space left on device", str(path))


@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_disk_that_fails_at_any_call_leaves_no_source(workspace: Workspace, seen: Tell, call: int) -> None:
    failing = structs.replace(workspace, home=structs.replace(workspace.home, disk=Broken(call)))
    file, sightings = seen("cameras.csv")

    with pytest.raises(Unreachable, match=r"No space left on device\. Free some space"):
        failing.take_in(file, sightings)

    assert workspace.sources() == []
    assert workspace.take_in(file, sightings).state == "new"
    assert workspace.verify() == []


@pytest.mark.parametrize("stop", ["amid rows", "after rename"])
def test_an_intake_killed_at_any_point_leaves_a_usable_workspace(workspace: Workspace, stop: str) -> None:
    process = intake(workspace.folder, stop)
    stopped(process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert len(list((workspace.folder / "evidence").iterdir())) == 1

    said: list[str] = []
    with Workspace.open(workspace.folder, by="officer", say=said.append) as again:
        assert again.sources() == []
        assert list((workspace.folder / "evidence").iterdir()) == []
        assert again.verify() == []
    told = "1 unfinished files" if stop == "amid rows" else "1 files that no row names were set aside"
    assert [told in text for text in said] == [True]
    assert intake(workspace.folder).communicate()[0].endswith("taken in, 30000 sightings\n")


def test_an_intake_under_way_is_not_swept_by_whoever_opens(workspace: Workspace) -> None:
    process = intake(workspace.folder, "amid rows")
    stopped(process)

    Workspace.open(workspace.folder, by="officer").close()

    told, complained = process.communicate("go on\n")
    assert (told.endswith("taken in, 30000 sightings\n"), complained) == (True, "")
    assert workspace.verify() == []


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
@pytest.mark.parametrize("limit", [1_000, 40_000, 70_000, 100_000, 200_000, 300_000])
def test_a_full_disk_is_told_and_nothing_is_half_kept(workspace: Workspace, limit: int) -> None:
    process = intake(workspace.folder, limit=limit)

    _, complained = process.communicate()

    if process.returncode:
        assert complained.startswith("debar: "), complained
        assert "ree some space" in complained
        assert "Traceback" not in complained
        assert workspace.sources() == []
    with Workspace.open(workspace.folder, by="officer", say=lambda _: None) as again:
        assert again.verify() == []
    assert intake(workspace.folder).communicate()[1] == ""


def test_evidence_that_is_missing_is_not_passed_over(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    workspace.take_in(file, sightings)
    (workspace.folder / "evidence" / f"{file.digest}.parquet").unlink()

    with pytest.raises(Tampered, match=r"the evidence of cameras\.csv is missing\. Put it back"):
        list(workspace.sightings())


def test_the_act_says_what_the_row_says(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    taken = workspace.take_in(file, sightings)

    *_, act = [decode(entry.payload) for entry in workspace.ledger()]

    assert isinstance(act, TookIn)
    assert Source.of(act) == taken.source
    assert act.at.date() == date(2026, 11, 23)


def test_evidence_that_was_exchanged_is_not_read(workspace: Workspace, seen: Tell) -> None:
    one, other = (seen(name) for name in ("one.csv", "other.csv"))
    paths = []
    for file, sightings in (one, other):
        workspace.take_in(file, sightings)
        paths.append(workspace.folder / "evidence" / f"{file.digest}.parquet")
    kept = [path.read_bytes() for path in paths]
    for path, data in zip(paths, reversed(kept), strict=True):
        path.write_bytes(data)

    with pytest.raises(Tampered, match=r"the evidence of one\.csv was changed after it was sealed"):
        list(workspace.sightings())


def test_a_pipe_in_the_place_of_evidence_is_not_waited_for(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    workspace.take_in(file, sightings)
    path = workspace.folder / "evidence" / f"{file.digest}.parquet"
    path.unlink()
    os.mkfifo(path)

    with pytest.raises(Tampered, match="is no file"):
        list(workspace.sightings())


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_a_database_older_than_its_files_costs_no_evidence(workspace: Workspace, seen: Tell) -> None:
    folder, (file, sightings) = workspace.folder, seen("cameras.csv")
    workspace.close()
    old = (folder / "debar.db").read_bytes()
    with Workspace.open(folder, by="officer") as newer:
        newer.take_in(file, sightings)
    newest = (folder / "debar.db").read_bytes()
    evidence = folder / "evidence" / f"{file.digest}.parquet"

    (folder / "debar.db").write_bytes(old)
    said: list[str] = []
    Workspace.open(folder, by="officer", say=said.append).close()
    (folder / "debar.db").write_bytes(newest)
    (folder / "swept" / evidence.name).rename(evidence)

    assert [text.partition(" files")[0] for text in said] == [f"{folder / 'swept'}: 1"]
    with Workspace.open(folder, by="officer", clock=lambda: NOON) as again:
        assert again.verify() == []


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_a_row_that_only_claims_a_drop_deletes_nothing(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    workspace.take_in(file, sightings)
    workspace.close()
    with closing(sqlite3.connect(workspace.folder / "debar.db")) as database, database:
        database.execute("UPDATE sources SET source = json_set(source, '$.gone', '2026-01-01T00:00:00Z')")

    Workspace.open(workspace.folder, by="officer", say=list[str]().append).close()

    assert (workspace.folder / "swept" / f"{file.digest}.parquet").is_file()


def test_what_was_set_aside_is_deleted_too_when_it_is_dropped(workspace: Workspace, seen: Tell) -> None:
    file, sightings = seen("cameras.csv")
    workspace.take_in(file, sightings)
    aside = workspace.folder / "swept" / f"{file.digest}.parquet"
    aside.parent.mkdir()
    aside.write_bytes(b"as it was before")

    workspace.drop(file.digest, "taken by mistake")

    assert not aside.exists()


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
def test_a_head_of_another_type_is_named_and_nothing_is_written(workspace: Workspace, seen: Tell) -> None:
    workspace.close()
    with closing(sqlite3.connect(workspace.folder / "debar.db")) as database, database:
        database.execute("UPDATE head SET seq = 'x'")

    with pytest.raises(Tampered, match="holds values of another type than were written"):
        workspace.take_in(*seen("cameras.csv"))
