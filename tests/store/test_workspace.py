"""Making, opening and refusing workspaces; several of them in one process."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from msgspec import structs

from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.config import Config
from debar.kit.errors import BadConfig, Tampered, Unreachable
from debar.review.acts import Began, Noted, Reported, decode
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOBODY = 65534
Tell = Callable[..., tuple[SourceFile, list[Sighting]]]


def said(workspace: Workspace) -> list[str]:
    return [type(decode(entry.payload)).__name__ for entry in workspace.ledger()]


def test_a_new_workspace_holds_one_entry_and_no_fault(tmp_path: Path, config: Config) -> None:
    with Workspace.create(tmp_path / "ws", config, by="officer", clock=lambda: NOON) as workspace:
        (first,) = workspace.ledger()

        assert decode(first.payload) == Began(by="officer", at=NOON, version="0.1.0")
        assert (workspace.estate(), workspace.sources(), list(workspace.cases())) == (Estate(), [], [])
        assert workspace.verify() == []


def test_what_was_written_is_there_when_it_is_opened_again(
    tmp_path: Path, config: Config, estate: Estate, seen: Tell
) -> None:
    with Workspace.create(tmp_path / "ws", config, by="officer") as workspace:
        workspace.set_estate(estate)
        taken = workspace.take_in(*seen("a.csv"), problems=2, dropped=["Password"])

    with Workspace.open(tmp_path / "ws", by="chief") as again:
        assert again.estate() == estate
        assert again.sources() == [taken.source]
        assert list(again.sightings()) == seen("a.csv")[1]
        assert again.verify() == []


def test_many_workspaces_in_one_process_keep_apart(tmp_path: Path, estate: Estate) -> None:
    names = [f"ws{n}" for n in range(5)]
    made = [Workspace.create(tmp_path / name, by=name) for name in names]

    made[1].set_estate(estate)
    made[3].reported("html", "d" * 64)

    assert [said(workspace) for workspace in made] == [
        ["Began"],
        ["Began", "EstateSet"],
        ["Began"],
        ["Began", "Reported"],
        ["Began"],
    ]
    assert [decode(next(workspace.ledger()).payload).by for workspace in made] == names
    made[0].close()


def test_rows_of_two_workspaces_can_be_read_side_by_side(tmp_path: Path) -> None:
    one, other = (Workspace.create(tmp_path / name, by=name) for name in ("one", "other"))
    one.reported("html", "d" * 64)
    other.reported("csv", "e" * 64)

    pairs = [
        (decode(a.payload), decode(b.payload)) for a, b in zip(one.ledger(), other.ledger(), strict=True)
    ]

    assert [(a.by, b.by) for a, b in pairs] == [("one", "other")] * 2
    one.close()


def test_a_folder_that_is_a_workspace_is_not_made_one_again(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "ws", by="officer").close()

    with pytest.raises(BadConfig, match="is a workspace already"):
        Workspace.create(tmp_path / "ws", by="officer")


def test_a_file_is_no_place_for_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "ws").write_text("x")

    with pytest.raises(BadConfig, match="is a file"):
        Workspace.create(tmp_path / "ws", by="officer")


def test_a_folder_without_settings_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="debar init"):
        Workspace.open(tmp_path)


def test_a_database_that_holds_a_workspace_is_not_taken_for_another(
    tmp_path: Path, postgresql: Callable[[], str]
) -> None:
    config = Config(database=postgresql())
    Workspace.create(tmp_path / "one", config, by="officer").close()

    with pytest.raises(BadConfig, match="name an empty database"):
        Workspace.create(tmp_path / "other", config, by="officer")


def test_an_init_that_was_cut_off_can_be_run_again(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "ws", by="officer").close()
    (tmp_path / "ws" / "debar.toml").unlink()

    with Workspace.create(tmp_path / "ws", by="officer") as workspace:
        assert said(workspace) == ["Began"]


def test_a_lost_database_is_not_made_anew(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "ws", by="officer").close()
    (tmp_path / "ws" / "debar.db").unlink()

    with pytest.raises(BadConfig, match="Put it back from a backup"):
        Workspace.open(tmp_path / "ws")


def test_an_empty_database_is_not_taken_for_the_workspace(
    tmp_path: Path, postgresql: Callable[[], str]
) -> None:
    Workspace.create(tmp_path / "ws", Config(database=postgresql()), by="officer").close()
    (tmp_path / "ws" / "debar.toml").write_text(f'database = "{postgresql()}"\n')

    with pytest.raises(BadConfig, match="holds no workspace"):
        Workspace.open(tmp_path / "ws")


def test_tables_of_a_newer_debar_are_refused(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "ws", by="officer").close()
    with sqlite3.connect(tmp_path / "ws" / "debar.db") as raw:
        raw.execute("INSERT INTO django_migrations VALUES (99, 'store', '9999_later', '2030-01-01')")
    raw.close()

    with pytest.raises(BadConfig, match=r"made by a newer debar .*9999_later.*Update debar"):
        Workspace.open(tmp_path / "ws")


def test_a_database_that_is_none_is_tampered_with(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "ws", by="officer").close()
    (tmp_path / "ws" / "debar.db").write_bytes(b"no database at all, only some text" * 100)

    with pytest.raises(Tampered, match="Put the latest backup in its place"):
        Workspace.open(tmp_path / "ws")


@pytest.mark.parametrize(
    ("address", "error", "says"),
    [
        ("postgresql://debar:s3cret@/x?host=/nowhere", Unreachable, "does not answer"),
        ("postgresql://debar:s3cret@203.0.113.1:1/x?connect_timeout=2", Unreachable, "does not answer"),
        ("postgresql://debar@/?host=/nowhere", BadConfig, "names no database"),
        ("postgresql://[", BadConfig, "cannot be read as an address"),
        ("mysql://debar@host/x", BadConfig, "begins with postgresql://"),
    ],
)
def test_a_wrong_address_says_what_to_check_and_never_the_password(
    tmp_path: Path, address: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says) as raised:
        Workspace.create(tmp_path / "ws", Config(database=address), by="officer")

    assert "s3cret" not in str(raised.value)


def test_a_locked_database_says_who_to_wait_for(filled: Workspace) -> None:
    impatient = _with_patience(filled, 0.1)
    act = Noted(by="chief", at=NOON, why="x")
    case = next(filled.cases()).id

    with _held(filled), pytest.raises(Unreachable, match=r"another process .*Let it end"):
        impatient.act(case, act)

    assert filled.act(case, act).acts == 2


def _with_patience(workspace: Workspace, seconds: float) -> Workspace:
    """The same workspace for a writer who does not wait long."""
    database = dict(workspace.home.database)
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {**database["OPTIONS"], "timeout": seconds}
    else:
        flags = f"{database['OPTIONS']['options']} -c lock_timeout={int(seconds * 1000)}"
        database["OPTIONS"] = {**database["OPTIONS"], "options": flags}
    return structs.replace(workspace, home=structs.replace(workspace.home, database=database))


@contextmanager
def _held(workspace: Workspace) -> Iterator[None]:
    """A transaction of somebody else that holds what every writer needs."""
    if workspace.config.database:
        with psycopg.connect(workspace.config.database) as other:
            other.execute("SELECT * FROM head FOR UPDATE")
            yield
    else:
        with closing(sqlite3.connect(workspace.folder / "debar.db")) as other_file:
            other_file.execute("BEGIN IMMEDIATE")
            yield


@contextmanager
def with_no_special_rights() -> Iterator[None]:
    """As somebody whom the rights on files bind: root is nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_database_that_may_not_be_written_says_so() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "ws"
        Workspace.create(folder, by="officer").close()
        Workspace.open(folder).close()
        for each in (Path(name), folder, *folder.rglob("*")):
            each.chmod(0o777 if each.is_dir() else 0o666)
        (folder / "debar.db").chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)

        with (
            with_no_special_rights(),
            Workspace.open(folder) as workspace,
            pytest.raises(Unreachable, match="Give yourself the right"),
        ):
            workspace.reported("html", "d" * 64)


def test_another_person_acts_in_the_same_workspace(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "ws", by="officer", clock=lambda: NOON) as workspace:
        workspace.acting("chief").reported("html", "d" * 64)

        last = [decode(entry.payload) for entry in workspace.ledger()][-1]
        assert last == Reported(by="chief", at=NOON, form="html", digest="d" * 64)


def test_settings_are_kept(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "ws", Config(language="fr", keep_sources=True), by="officer").close()

    with Workspace.open(tmp_path / "ws") as workspace:
        assert workspace.config == Config(language="fr", keep_sources=True)
