"""Django, pointed at one workspace's database, and what the database says when it cannot."""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django import db
from django.conf import settings as django_settings

from debar.kit.config import Config
from debar.kit.errors import BadConfig, BadData, DebarError, Tampered, Unreachable
from debar.store import settings

FILE = "debar.db"
WAIT = 30
"""Seconds that a writer waits for the one before it."""

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"
_BACKUP = "Put the latest backup in its place, then run `debar ledger verify`."
_FULL = ("SQLITE_FULL", "SQLITE_IOERR", "53100")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03")
_CLOSED = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH", "42501")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002", "42P01", "42703")
_DAMAGES = ("decode to UTF-8", "no such table", "no such column")


def ready() -> None:
    """Set Django up, once in a process."""
    if django_settings.configured:
        return
    django_settings.configure(**{name: getattr(settings, name) for name in dir(settings) if name.isupper()})
    django.setup()
    atexit.register(db.connections.close_all)


def database(folder: Path, config: Config) -> dict[str, Any]:
    """Django's description of the workspace's database. Raises BadConfig."""
    if not config.database:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / FILE),
            "OPTIONS": {"timeout": WAIT, "transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS},
        }
    if not config.database.startswith(("postgresql://", "postgres://")):
        raise BadConfig(
            f"{folder}: `database` is neither empty nor an address that begins with postgresql://. "
            "Write postgresql://user@host/name."
        )
    return _postgresql(config.database)


def place(description: Mapping[str, Any]) -> str:
    """What to call the database in a message: never with its password."""
    if description["ENGINE"].endswith("sqlite3"):
        return str(description["NAME"])
    host = description["HOST"] or "localhost"
    return f"postgresql://{host}/{description['NAME']}"


def use(description: dict[str, Any]) -> None:
    """Point this thread at the database; what was open for another one is closed."""
    settings_now = db.connections.settings["default"]
    if all(settings_now.get(key) == value for key, value in description.items()):
        return
    close()
    db.connections.settings = db.connections.configure_settings({"default": {**description}})


def close() -> None:
    """Close this thread's connection, if there is one, and forget what it pointed at."""
    if db.connections.all(initialized_only=True):
        db.connections.close_all()
        del db.connections["default"]


@contextmanager
def answering(name: str) -> Iterator[None]:
    """Whatever the database cannot do becomes an error for the person, with its cure."""
    try:
        yield
    except db.DataError as error:
        raise BadData(
            f"{name}: a value cannot be kept: {_first_line(error)}. Mend it and try again."
        ) from None
    except UnicodeDecodeError as error:
        raise Tampered(f"{name}: {error}. {_BACKUP}") from None
    except (db.DatabaseError, db.InterfaceError) as error:
        if isinstance(error, db.IntegrityError | db.ProgrammingError) and _code(error) not in _DAMAGED:
            raise
        db.connection.close_if_unusable_or_obsolete()
        raise explained(name, error) from None


def explained(name: str, error: Exception) -> DebarError:
    """What an error of the database means for the person who must act."""
    code = _code(error)
    what = _first_line(error)
    if code.startswith(_FULL):
        return Unreachable(
            f"{name}: {what}. Nothing of this act was kept. Free some space on the disk and do it again."
        )
    if code.startswith(_BUSY):
        return Unreachable(
            f"{name}: another process has been writing for {WAIT} seconds. Let it end, then try again."
        )
    if code.startswith(_CLOSED):
        return Unreachable(f"{name}: {what}. Give yourself the right to read and write it and its folder.")
    if code.startswith(_DAMAGED) or any(text in what for text in _DAMAGES):
        return Tampered(f"{name}: {what}. {_BACKUP}")
    return Unreachable(
        f"{name} does not answer: {what}. "
        "Check `database` in debar.toml (or DEBAR_DATABASE) and that the server runs."
    )


def _postgresql(address: str) -> dict[str, Any]:
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError:
        raise BadConfig(
            "a PostgreSQL database needs one more package: pip install 'debar[postgres]'."
        ) from None
    try:
        parts: dict[str, Any] = dict(conninfo_to_dict(address))
    except psycopg.Error:
        raise BadConfig(
            "`database` cannot be read as an address. "
            "Write postgresql://user@host:5432/name, with %40 for an @ in a name."
        ) from None
    flags = f"{parts.pop('options', '') or ''} -c synchronous_commit=on".strip()
    name, user, password, host, port = (
        str(parts.pop(key, None) or "") for key in ("dbname", "user", "password", "host", "port")
    )
    if not name:
        raise BadConfig("`database` names no database. Write postgresql://user@host/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        "OPTIONS": {"connect_timeout": 10, **parts, "options": flags},
    }


def _code(error: Exception) -> str:
    cause = error.__cause__
    return str(getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or "")


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0].rstrip(".") or type(error).__name__
