"""The tables' version: made at the beginning, brought up to date at opening, refused when newer."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from debar.kit.errors import BadConfig
from debar.store import disk
from debar.store.home import Home
from debar.store.models import Head

LOCK = "schema"


def missing() -> list[str]:
    """Names of the changes to the tables that this database has not seen yet.

    Raises BadConfig where it has seen changes that this program does not know.
    """
    executor = MigrationExecutor(connection)
    known = {key for key in executor.loader.disk_migrations if key[0] == "store"}
    applied = {key for key in MigrationRecorder(connection).applied_migrations() if key[0] == "store"}
    if newer := sorted(name for _, name in applied - known):
        raise BadConfig(
            f"this workspace was made by a newer debar (its tables are at {newer[-1]}). "
            "Update debar, then open it again."
        )
    return sorted(name for _, name in known - applied)


def begun() -> bool:
    """Does the database hold a workspace, of whatever version?"""
    return "head" in connection.introspection.table_names() and Head.objects.filter(pk=1, seq__gt=0).exists()


def migrate(home: Home) -> list[str]:
    """Bring the tables up to date; gives the names of the changes made, none where it was."""
    if not missing():
        return []
    with disk.lock(home.folder, LOCK):
        todo = missing()
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("store"))
        return todo
