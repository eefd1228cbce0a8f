"""A PostgreSQL server of the tests' own, and the two kinds of database that each test of acts runs on."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import psycopg
import pytest

from debar.estate.bodies import Body, Site
from debar.estate.networks import Network
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit import canon
from debar.kit.config import Config
from debar.kit.words import Both
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

PATIENCE = 60
KNOWLEDGE = Path(__file__).parent / "knowledge"
"""One made-up measure against one made-up maker."""
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """A server that nobody else uses; each call gives the address of a new, empty database in it."""
    folder = Path(tempfile.mkdtemp(prefix="debar-pg-"))
    run = _as_ordinary_user(folder)
    initdb, server = _binary("initdb"), _binary("postgres")
    data = folder / "data"
    setup: list[str | Path] = [
        initdb,
        "-D",
        data,
        "-A",
        "trust",
        "-U",
        "debar",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
    ]
    subprocess.run([*run, *setup], check=True, capture_output=True, cwd=folder)
    flags: list[str | Path] = [
        "-D",
        data,
        "-k",
        folder,
        "-c",
        "listen_addresses=",
        "-c",
        "max_connections=40",
        "-c",
        "fsync=off",
    ]
    process = subprocess.Popen(
        [*run, server, *flags], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    admin = f"postgresql://debar@/postgres?host={folder}"
    try:
        _wait_for(admin)
        numbers = count(1)
        yield lambda: _database(admin, folder, f"workspace{next(numbers)}")
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(PATIENCE)
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def config(request: pytest.FixtureRequest) -> Config:
    """The settings of a new workspace: with the file of its own, then with a PostgreSQL database."""
    if request.param == "sqlite":
        return Config()
    return Config(database=request.getfixturevalue("postgresql")())


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by a minute each time it is looked at."""
    minutes = count()
    return lambda: NOON + timedelta(minutes=next(minutes))


@pytest.fixture(scope="session")
def estate() -> Estate:
    """A federal department with two sites."""
    return Estate(
        bodies=(Body("library", Both("Library", "Bibliothèque"), Party("CA", "federal-department")),),
        sites=(
            Site("hq", "library", Both("Head office", "Siège"), classes=("sensitive",)),
            Site("depot", "library", Both("Depot", "Dépôt")),
        ),
        networks=(Network("cctv", "hq", ("192.0.2.0/24",)),),
    )


@pytest.fixture(scope="session")
def seen() -> Callable[..., tuple[SourceFile, list[Sighting]]]:
    """What a source tells of some cameras: one thing each, with MAC, maker and model."""

    def tell(
        name: str, *, first: int = 1, cameras: int = 1, maker: str = "Acme Optics Ltd.", site: str = "hq"
    ) -> tuple[SourceFile, list[Sighting]]:
        digest = canon.digest(name.encode())
        facts = {"maker-claimed": maker, "model": "AO-200"}
        sightings = [
            Sighting(digest, f"row {n}", f"row {n}", field, value, site=site)
            for n in range(first, first + cameras)
            for field, value in {**facts, "mac": f"44:19:b6:00:{n >> 8:02x}:{n & 255:02x}"}.items()
        ]
        return SourceFile(digest, name, len(name), "table", site), sightings

    return tell


@pytest.fixture
def filled(
    tmp_path: Path,
    config: Config,
    clock: Callable[[], datetime],
    estate: Estate,
    seen: Callable[..., tuple[SourceFile, list[Sighting]]],
) -> Iterator[Workspace]:
    """A workspace with an estate, one source of three cameras, and the cases that they became."""
    with Workspace.create(
        tmp_path / "ws", config, by="officer", clock=clock, knowledge=KNOWLEDGE
    ) as workspace:
        workspace.set_estate(estate, "as surveyed")
        workspace.take_in(*seen("cameras.csv", cameras=3))
        workspace.refresh(NOON.date())
        yield workspace


def _binary(name: str) -> str:
    newest_first = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = [*(str(path) for path in newest_first), shutil.which(name)]
    if found[0] is None:
        pytest.fail(
            f"no PostgreSQL server: {name} is neither in /usr/lib/postgresql/*/bin nor on PATH. "
            "Install the Debian package `postgresql` (or your system's), then run the tests again.",
            pytrace=False,
        )
    return found[0]


def _as_ordinary_user(folder: Path) -> list[str | Path]:
    """How to run a program in the folder as somebody whom the server does not refuse: not as root."""
    if os.getuid() != 0:
        return []
    names = [each.pw_name for each in pwd.getpwall()]
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _database(admin: str, folder: Path, name: str) -> str:
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://debar@/{name}?host={folder}"
