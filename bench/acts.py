"""Acts sealed a second, each synced to disk before it is acknowledged, on SQLite and on PostgreSQL.

    python bench/acts.py [ACTS]

One process, then two at once on the same twenty cases. Beside them stands what the disk itself gives:
synced appends of a kilobyte a second. PostgreSQL runs from /usr/lib/postgresql/*/bin or PATH, on a
server of its own with everything synced; where none is installed only SQLite is measured.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from debar.estate.bodies import Body, Site
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.config import Config
from debar.kit.times import utc_now
from debar.kit.words import Both
from debar.review.acts import Noted
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

ACTS = 1000
CASES = 20


def made(folder: Path, database: str = "") -> None:
    """A workspace with twenty cases."""
    digest = "a" * 64
    party = Party("CA", "federal-department")
    estate = Estate(
        (Body("library", Both("Library", "Bibliothèque"), party),),
        (Site("hq", "library", Both("Head office", "Siège")),),
    )
    rows = [
        Sighting(digest, f"row {n}", f"row {n}", field, value, site="hq")
        for n in range(CASES)
        for field, value in (("maker-claimed", "Hikvision"), ("serial", f"DS-2CD2042WD-I{n:09d}"))
    ]
    with Workspace.create(folder, Config(database=database), by="officer") as workspace:
        workspace.set_estate(estate)
        workspace.take_in(SourceFile(digest, "cameras.csv", 1, "table", "hq"), rows)
        workspace.refresh(date(2026, 11, 23))


def write(folder: Path, by: str, count: int) -> None:
    """So many acts by one person."""
    with Workspace.open(folder, by=by) as workspace:
        cases = [case.id for case in workspace.cases()][:CASES]
        for n in range(count):
            workspace.act(cases[n % len(cases)], Noted(by=by, at=utc_now(), why=f"{by} {n}"))


def rate(folder: Path, people: int, count: int) -> float:
    """Acts a second by that many people at once, starting of their processes left out."""
    program = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import acts
from pathlib import Path
print(flush=True)
sys.stdin.readline()
acts.write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
"""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(folder), f"person{n}", str(count // people)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(people)
    ]
    pipes = [(one.stdin, one.stdout) for one in running if one.stdin and one.stdout]
    for _, told in pipes:
        told.readline()
    began = time.perf_counter()
    for go, _ in pipes:
        go.write("\n")
        go.flush()
    for one in running:
        one.communicate()
    return count / (time.perf_counter() - began)


def synced_appends(folder: Path) -> float:
    """What the disk gives: appends of 1 KiB a second, each synced."""
    with (folder / "appends").open("wb") as stream:
        began = time.perf_counter()
        for _ in range(200):
            stream.write(b"x" * 1024)
            stream.flush()
            os.fsync(stream.fileno())
        return 200 / (time.perf_counter() - began)


@contextmanager
def server(folder: Path) -> Iterator[str | None]:
    """The address of a database on a server of our own; None where PostgreSQL is not installed."""
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    binary = shutil.which("postgres", path=os.pathsep.join([*map(str, newest), os.environ["PATH"]]))
    if binary is None:
        yield None
        return
    run: list[str] = []
    if os.getuid() == 0:
        user = pwd.getpwnam("nobody")
        os.chown(folder, user.pw_uid, user.pw_gid)
        run = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    data = str(folder / "data")
    initdb = str(Path(binary).resolve().with_name("initdb"))
    setup = [*run, initdb, "-D", data, "-A", "trust", "-U", "debar", "-E", "UTF8"]
    subprocess.run(setup, check=True, capture_output=True, cwd=folder)
    serve = [*run, binary, "-D", data, "-k", str(folder), "-c", "listen_addresses="]
    process = subprocess.Popen(serve, cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        while not (folder / ".s.PGSQL.5432").exists():
            time.sleep(0.05)
        time.sleep(1)
        yield f"postgresql://debar@/postgres?host={folder}"
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def measure(folder: Path, name: str, count: int) -> None:
    """Print what one and two people get done, and that the ledger holds."""
    alone, together = rate(folder, 1, count), rate(folder, 2, count)
    with Workspace.open(folder, by="auditor") as workspace:
        began = time.perf_counter()
        faults = workspace.verify()
        took = time.perf_counter() - began
        entries = workspace.standing().entries
    print(f"{name}: {alone:,.0f} acts/s alone, {together:,.0f} acts/s by two", end="; ")
    print(f"{entries} entries verified in {took:.2f} s, {len(faults)} faults")


def main() -> None:
    """Measure both."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ACTS
    with tempfile.TemporaryDirectory(prefix="debar-bench-") as name:
        folder = Path(name)
        print(f"this disk: {synced_appends(folder):,.0f} synced appends/s")
        made(folder / "sqlite")
        measure(folder / "sqlite", "SQLite", count)
        with tempfile.TemporaryDirectory(prefix="debar-pg-") as data, server(Path(data)) as address:
            if address is None:
                print("PostgreSQL: no server is installed (Debian package: postgresql)")
            else:
                made(folder / "postgresql", address)
                measure(folder / "postgresql", "PostgreSQL", count)


if __name__ == "__main__":
    main()
