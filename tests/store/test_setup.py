"""How the databases are set: what is promised as kept is on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from debar.kit.config import Config
from debar.kit.errors import BadConfig
from debar.store import setup
from debar.store.home import account
from debar.store.workspace import Workspace


def test_sqlite_writes_ahead_and_syncs_fully(tmp_path: Path) -> None:
    from django.db import connection

    with Workspace.create(tmp_path / "ws", by="officer") as workspace, workspace.home.at():
        with connection.cursor() as cursor:
            journal, synced = (
                cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
            )

        assert (journal, synced) == ("wal", 2)
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_commits_synchronously_whatever_the_address_says(
    tmp_path: Path, postgresql: object
) -> None:
    from django.db import connection

    assert callable(postgresql)
    config = Config(database=postgresql() + "&options=-c%20synchronous_commit%3Doff")
    workspace = Workspace.create(tmp_path / "ws", config, by="officer")
    with workspace, workspace.home.at(), connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")

        assert cursor.fetchone() == ("on",)


def test_an_address_becomes_a_description() -> None:
    config = Config(database="postgresql://debar:pass%40word@192.0.2.9:5433/estate?sslmode=require")

    found = setup.database(Path("/ws"), config)

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "estate",
        "USER": "debar",
        "PASSWORD": "pass@word",
        "HOST": "192.0.2.9",
        "PORT": "5433",
        "OPTIONS": {"connect_timeout": 10, "sslmode": "require", "options": "-c synchronous_commit=on"},
    }
    assert setup.place(found) == "postgresql://192.0.2.9/estate"


def test_who_acts_can_be_said_where_an_account_is_shared() -> None:
    assert account({"DEBAR_ACCOUNT": " chief "}) == "chief"
    assert account({"USER": "not asked"}) != "not asked"
    with pytest.raises(BadConfig, match="set but empty"):
        account({"DEBAR_ACCOUNT": " "})


def test_no_change_of_the_tables_lacks_its_migration() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "store", "--check", "--dry-run", verbosity=0)
