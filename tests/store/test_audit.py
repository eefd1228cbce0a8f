"""Tampering: whatever is changed behind the ledger's back is named."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.config import Config
from debar.kit.errors import DebarError
from debar.law.measure import Measure
from debar.law.registry import Registry
from debar.review.acts import Assessed, Contained, Countersigned, Noted, Planned
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

KNOWLEDGE = Path(__file__).parent / "knowledge"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Tell = Callable[..., tuple[SourceFile, list[Sighting]]]
Tamper = Callable[[str], int]


def own_measure() -> Measure:
    from msgspec import structs

    return structs.replace(Registry.load(folder=KNOWLEDGE).measure("xa-acme"), id="own-acme", cases=())


def fill(workspace: Workspace, estate: Estate, seen: Tell) -> None:
    """Let everything happen that can happen."""
    workspace.set_estate(estate)
    workspace.take_in(*seen("cameras.csv", cameras=7))
    workspace.take_in(*seen("wrong.csv", first=9))
    workspace.drop(workspace.sources()[-1].digest, "taken by mistake")
    first, second, *_ = workspace.devices()
    workspace.merge(first.id, second.id, "one camera, two labels")
    workspace.split(first.id, second.things, "no, two cameras")
    workspace.answer("xa-acme/use/relabels", True, "asked the maker")
    workspace.answer("xa-acme/use/relabels", False, "asked again", item="dev-3")
    workspace.attach(own_measure(), "board decision 7")
    workspace.refresh(NOON.date())
    case = next(workspace.cases()).id
    for act in (
        Assessed(by="officer", at=NOON, finds="covered"),
        Countersigned(by="chief", at=NOON),
        Contained(by="officer", at=NOON, why="unplugged"),
        Planned(by="officer", at=NOON, how="replace", due=date(2027, 3, 31)),
        Noted(by="officer", at=NOON, why="ordered"),
    ):
        workspace.act(case, act)
    workspace.reported("html", "f" * 64)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, estate: Estate, seen: Tell) -> Path:
    """The folder of such a workspace, to be copied."""
    folder = tmp_path_factory.mktemp("template") / "ws"
    with Workspace.create(folder, by="officer", clock=lambda: NOON, knowledge=KNOWLEDGE) as workspace:
        fill(workspace, estate, seen)
    return folder


@pytest.fixture
def busy(template: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace in which everything has happened that can happen."""
    shutil.copytree(template, tmp_path / "ws")
    with Workspace.open(tmp_path / "ws", by="officer", clock=lambda: NOON, knowledge=KNOWLEDGE) as workspace:
        yield workspace


@pytest.fixture
def tamper(busy: Workspace) -> Iterator[Tamper]:
    """Changes rows behind the program's back; gives how many were hit."""
    with closing(sqlite3.connect(busy.folder / "debar.db", isolation_level=None)) as raw:
        yield lambda sql: raw.execute(sql).rowcount


def test_a_busy_workspace_has_no_fault(busy: Workspace) -> None:
    assert busy.verify() == []


def test_what_is_changed_in_postgresql_is_found_too(
    tmp_path: Path, postgresql: Callable[[], str], estate: Estate, seen: Tell
) -> None:
    config = Config(database=postgresql())
    with (
        Workspace.create(tmp_path / "ws", config, by="officer", knowledge=KNOWLEDGE) as workspace,
        psycopg.connect(config.database, autocommit=True) as other,
    ):
        fill(workspace, estate, seen)
        assert workspace.verify() == []
        counts = []
        for sql in (
            b"UPDATE cases SET \"case\" = jsonb_set(\"case\", '{step}', '\"closed\"') WHERE step = 'planned'",
            b"UPDATE things SET device = 3 WHERE device = 4",
            b"UPDATE ledger SET payload = payload || 'x' WHERE seq = 3",
            b"CREATE RULE hush AS ON UPDATE TO cases DO INSTEAD NOTHING",
        ):
            assert other.execute(sql).rowcount
            counts.append(len(workspace.verify()))

        assert counts == sorted(set(counts))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger SET payload = prev_payload.payload FROM ledger prev_payload "
        "WHERE ledger.seq = 5 AND prev_payload.seq = 4",
        "UPDATE ledger SET subject = 'case:case-1' WHERE seq = 3",
        "UPDATE ledger SET seal = replace(seal, substr(seal, 1, 1), '-') WHERE seq = 7",
        "UPDATE ledger SET seq = 999 WHERE seq = 4",
        "DELETE FROM ledger WHERE seq = 4",
        "DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)",
        "DELETE FROM ledger",
        "UPDATE head SET seq = seq - 1",
        "UPDATE head SET seal = replace(seal, substr(seal, 1, 1), '-')",
        "DELETE FROM head",
        "DELETE FROM cases WHERE number = (SELECT max(number) FROM cases)",
        "UPDATE cases SET number = 9999 WHERE number = (SELECT max(number) FROM cases)",
        "UPDATE sources SET digest = 'b' WHERE digest = (SELECT max(digest) FROM sources)",
        "DELETE FROM sources WHERE digest = (SELECT min(digest) FROM sources)",
        "DELETE FROM bodies",
        "UPDATE sites SET place = 5 - place",
        "UPDATE sites SET id = 'attic' WHERE id = 'hq'",
        "DELETE FROM networks",
        "UPDATE answers SET item = 'dev-4' WHERE item = 'dev-3'",
        "DELETE FROM answers WHERE item = ''",
        "DELETE FROM authorities",
        "UPDATE packs SET archive = 'c'",
        "UPDATE devices SET redirect = 3 WHERE redirect IS NOT NULL",
        "UPDATE devices SET redirect = 3 WHERE number = 4",
        "UPDATE devices SET split_from = NULL",
        "UPDATE devices SET by_evidence = NOT by_evidence WHERE redirect IS NOT NULL",
        "INSERT INTO devices (number, by_evidence) VALUES (77, '0')",
        "UPDATE things SET device = 3 WHERE device = 4",
        "DELETE FROM things WHERE device = 3",
        "UPDATE catalogue SET outcome = 'none-found' WHERE device = 'dev-3'",
        "UPDATE catalogue SET finding = replace(finding, 'covered', 'unknown') WHERE device = 'dev-3'",
        "UPDATE catalogue SET body = 'museum' WHERE device = 'dev-3'",
        "DELETE FROM catalogue WHERE device = 'dev-3'",
        "DELETE FROM generations",
    ],
)
def test_a_changed_row_is_found(busy: Workspace, tamper: Tamper, sql: str) -> None:
    assert tamper(sql) > 0

    assert busy.verify() != []


@pytest.mark.parametrize(
    ("table", "column", "old", "new"),
    [
        ("cases", '"case"', '"planned"', '"closed"'),
        ("cases", '"case"', '"chief"', '"clerk"'),
        ("sources", "source", '"cameras.csv"', '"cameras.csw"'),
        ("bodies", "value", '"federal-department"', '"municipality"'),
        ("sites", "value", '"Depot"', '"Dump"'),
        ("networks", "value", "192.0.2.0", "198.51.100.0"),
        ("answers", "answer", "asked the maker", "did not ask"),
        ("authorities", "measure", '"acme"', '"zenith"'),
        ("cases", '"case"', '"planned"', '"forgiven"'),
    ],
)
def test_a_changed_value_is_found(
    busy: Workspace, tamper: Tamper, table: str, column: str, old: str, new: str
) -> None:
    assert tamper(
        f"UPDATE {table} SET {column} = replace({column}, '{old}', '{new}') WHERE {column} LIKE '%{old}%'"
    )

    assert busy.verify() != []


@pytest.mark.parametrize("pattern", ["evidence/*.parquet", "packs/*.zip"])
@pytest.mark.parametrize("harm", ["cut", "flip", "delete"])
def test_a_changed_file_is_found(busy: Workspace, pattern: str, harm: str) -> None:
    path = min(busy.folder.glob(pattern))
    data = path.read_bytes()

    if harm == "delete":
        path.unlink()
    else:
        half = len(data) // 2
        path.write_bytes(data[:half] if harm == "cut" else data[:half] + b"\x00\xff" + data[half + 2 :])

    assert [str(path) in fault.what for fault in busy.verify()][:1] == [True]


def test_a_fault_says_which_entry_and_what(busy: Workspace, tamper: Tamper) -> None:
    tamper("UPDATE ledger SET subject = 'case:case-1' WHERE seq = 6")

    faults = busy.verify()

    assert (faults[0].seq, faults[0].what) == (6, "was changed after it was sealed")


def test_a_trigger_slipped_in_is_found(busy: Workspace, tamper: Tamper) -> None:
    tamper("CREATE TRIGGER hush AFTER INSERT ON ledger BEGIN DELETE FROM cases; END")

    assert [fault.what.partition(": ")[2] for fault in busy.verify()] == [
        "hush is a trigger or view that debar did not make"
    ]


def test_evidence_that_was_dropped_and_is_back_is_found(busy: Workspace) -> None:
    dropped = next(source for source in busy.sources() if source.gone)
    (busy.folder / "evidence" / f"{dropped.digest}.parquet").write_bytes(b"x")

    assert [fault.what.partition(": ")[2] for fault in busy.verify()] == [
        "the evidence of wrong.csv was dropped, but its file is there"
    ]


def test_any_byte_of_the_database_file(tmp_path: Path, estate: Estate, seen: Tell) -> None:
    """Either a fault is found, or the byte lay where no row reads it."""
    with Workspace.create(tmp_path / "ws", Config(), by="officer", knowledge=KNOWLEDGE) as workspace:
        workspace.set_estate(estate)
        workspace.take_in(*seen("cameras.csv", cameras=3))
        workspace.refresh(NOON.date())
    whole = (tmp_path / "ws" / "debar.db").read_bytes()
    rows = _rows(tmp_path / "ws" / "debar.db")
    chance = random.Random(7)
    places = [at for at in range(len(whole)) if whole[at]]

    missed = []
    for at in chance.sample(places, 250):
        broken = bytearray(whole)
        broken[at] ^= 1 << chance.randrange(8)
        shutil.rmtree(tmp_path / "copy", ignore_errors=True)
        shutil.copytree(tmp_path / "ws", tmp_path / "copy")
        (tmp_path / "copy" / "debar.db").write_bytes(broken)
        if not _is_found(tmp_path / "copy") and _rows(tmp_path / "copy" / "debar.db") != rows:
            missed.append(at)

    assert missed == []


def _is_found(folder: Path) -> bool:
    try:
        with Workspace.open(folder, by="auditor", say=lambda _: None) as workspace:
            return workspace.verify() != []
    except DebarError:
        return True


def _rows(database: Path) -> list[object]:
    """All that the tables say, however it is spelt."""
    with closing(sqlite3.connect(database)) as raw:
        try:
            return [
                [_meaning(value) for value in row]
                for table, columns in COLUMNS.items()
                for row in raw.execute(f"SELECT {columns} FROM {table} ORDER BY 1")
            ]
        except (sqlite3.Error, UnicodeDecodeError) as error:
            return [str(error)]


def _meaning(value: object) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


COLUMNS = {
    "ledger": "seq, prev, subject, payload, seal",
    "head": "id, seq, seal",
    "cases": 'number, "case", step, device, measure, outcome, body, due, until',
    "sources": "digest, number, source",
    "bodies": "id, place, value",
    "sites": "id, place, value, body",
    "networks": "id, place, value",
    "packs": "edition, archive, current",
    "devices": "number, redirect, by_evidence, split_from",
    "things": "key, device",
    "generations": "number, finished",
    "catalogue": "device, body, site, network, name, kind, brand, brand_grade, maker, maker_grade, model, "
    "model_grade, relabel, outcome, force, measure, clause, finding",
}
