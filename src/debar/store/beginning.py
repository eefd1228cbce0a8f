"""How a workspace begins, and what is checked each time it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection, transaction

from debar.kit import config as settings
from debar.kit.errors import BadConfig
from debar.review.acts import Began
from debar.review.decided import WORKSPACE
from debar.store import disk, evidence, schema
from debar.store.home import Home
from debar.store.models import Head
from debar.store.setup import FILE


def create(home: Home) -> None:
    """Make folder, tables and first entry; `debar.toml` comes last, and only with it is it a workspace."""
    if home.folder.exists() and not home.folder.is_dir():
        raise BadConfig(f"{home.folder} is a file. Name a folder for the workspace.")
    for folder in (home.folder, home.evidence, home.packs):
        folder.mkdir(parents=True, exist_ok=True)
    with disk.lock(home.folder, "beginning"):
        if (home.folder / settings.FILE).exists():
            raise BadConfig(
                f"{home.folder} is a workspace already. Go on with it (`debar status`), "
                "or choose another folder."
            )
        schema.migrate(home)
        _begin(home)
        disk.write(home.folder / settings.FILE, _settings(home), home.disk)
        disk.sync_folder(home.folder.parent, home.disk)


def check(home: Home) -> Iterator[str]:
    """Make sure that it is whole and its tables up to date; gives what had to be mended."""
    if not home.config.database and not (home.folder / FILE).is_file():
        raise BadConfig(
            f"{home.folder}: {FILE} is missing, and with it everything decided. Put it back from a backup."
        )
    if not schema.begun():
        raise BadConfig(
            f"{home.place} holds no workspace. Check `database` in {home.folder / settings.FILE}, "
            "or put the database back from a backup."
        )
    for name in schema.migrate(home):
        yield f"{home.folder}: the tables were brought up to date ({name})"
    deleted, aside = evidence.sweep(home)
    if deleted:
        yield f"{home.folder}: {deleted} unfinished files of an interrupted intake were deleted"
    if aside:
        yield (
            f"{home.swept}: {aside} files that no row names were set aside here. Either an intake was "
            "interrupted: take the same files in again. Or the database is older than they are: put back "
            "the latest, and them to where they were."
        )


def _begin(home: Home) -> None:
    with transaction.atomic(durable=True):
        Head.objects.get_or_create(pk=1)
        head = Head.lock()
        if head.seq == 0:
            head.append([(WORKSPACE, Began(by=home.by, at=home.clock(), version=version("debar")))])
        elif head.seq > 1 or connection.vendor != "sqlite":
            raise BadConfig(
                f"{home.place} holds a workspace already, but {home.folder} has no {settings.FILE}. "
                f"Put that file back, or name an empty database."
            )


def _settings(home: Home) -> bytes:
    with TemporaryDirectory() as folder:
        settings.write(Path(folder), home.config)
        return (Path(folder) / settings.FILE).read_bytes()
