"""Where knowledge stands that somebody laid beside ours: in a workspace, or with an account."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from debar.kit import config

NAME = "beside"
"""The folder's name: in a workspace, in an archive of the knowledge, in the names that an edition counts."""
VARIABLE = "DEBAR_BESIDE"


def in_use(workspace: Path, environment: Mapping[str, str]) -> Path | None:
    """The folder that counts: the workspace's where that folder is one, else the account's."""
    return of_workspace(workspace) if (workspace / config.FILE).is_file() else of_account(environment)


def of_workspace(folder: Path) -> Path:
    """What is laid beside for a workspace alone."""
    return folder / NAME


def of_account(environment: Mapping[str, str]) -> Path | None:
    """What an account lays beside for all that it asks without a workspace; None where it has no place.

    `DEBAR_BESIDE` names the folder; where it is empty, nothing is laid beside.
    """
    if VARIABLE in environment:
        return Path(environment[VARIABLE]) if environment[VARIABLE] else None
    data = environment.get("XDG_DATA_HOME") or (
        f"{environment['HOME']}/.local/share" if environment.get("HOME") else ""
    )
    return Path(data) / "debar" / NAME if data else None
