"""Where a workspace lives, who works on it, and what the time is there."""

from __future__ import annotations

import os
import pwd
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from debar.kit import beside
from debar.kit.config import Config
from debar.kit.errors import BadConfig, Unreachable
from debar.kit.pack import KNOWLEDGE
from debar.kit.times import utc_now
from debar.store import setup
from debar.store.disk import Disk

ACCOUNT = "DEBAR_ACCOUNT"
"""The setting that says who acts, where several people share an account of the machine."""


class Home(Struct, frozen=True):
    """The folder of a workspace, its settings, the person at work, the clock and the disk."""

    folder: Path
    config: Config
    by: str
    database: dict[str, Any]
    """Django's description of the database."""
    clock: Callable[[], datetime] = utc_now
    disk: Disk = Disk()
    knowledge: Path = KNOWLEDGE
    """The folder of the knowledge that verdicts rest on."""

    @contextmanager
    def at(self) -> Iterator[None]:
        """The database pointed at this workspace; what it and the disk cannot do, made readable."""
        setup.use(self.database)
        try:
            with setup.answering(self.place):
                yield
        except OSError as error:
            raise Unreachable(
                f"{error.filename or self.folder}: {error.strerror or error}. "
                "Free some space on the disk or check the rights, then do it again."
            ) from None

    @property
    def place(self) -> str:
        """What messages call the database."""
        return setup.place(self.database)

    @property
    def evidence(self) -> Path:
        """The folder of the Parquet files."""
        return self.folder / "evidence"

    @property
    def beside(self) -> Path:
        """The folder of knowledge that was laid beside ours for this workspace."""
        return beside.of_workspace(self.folder)

    @property
    def packs(self) -> Path:
        """The folder of the knowledge archives."""
        return self.folder / "packs"

    @property
    def swept(self) -> Path:
        """The folder of whole files that no row names, set aside for somebody to look at."""
        return self.folder / "swept"

    @property
    def originals(self) -> Path:
        """The folder of the original bytes, where the settings ask to keep them."""
        return self.folder / "sources"


def account(environment: Mapping[str, str] = os.environ) -> str:
    """Who acts: DEBAR_ACCOUNT, else the account of the operating system. Raises BadConfig."""
    if ACCOUNT in environment:
        given = environment[ACCOUNT].strip()
        if not given:
            raise BadConfig(f"{ACCOUNT} is set but empty. Set it to who acts, or unset it.")
        return given
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid-{os.getuid()}"
