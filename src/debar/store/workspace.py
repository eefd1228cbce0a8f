"""A workspace: the one handle through which a folder of evidence and decisions is read and changed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import IO, Concatenate, ParamSpec, TypeVar

from msgspec import Struct, structs

from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit import config as settings
from debar.kit.config import Config
from debar.kit.pack import KNOWLEDGE
from debar.kit.times import utc_now
from debar.law.marks import Mark, Said
from debar.law.measure import Measure
from debar.law.parts import Start
from debar.law.verdict import Answer, Outcome
from debar.review.acts import CaseAct
from debar.review.case import Case, Step
from debar.review.decided import Source
from debar.review.ledger import Entry, Fault
from debar.store import setup
from debar.store.disk import Disk
from debar.store.home import Home, account
from debar.survey.coverage import Covered
from debar.survey.devices import Device
from debar.survey.findings import Finding
from debar.survey.importers import SourceFile

setup.ready()

from debar.store import (  # noqa: E402  rows can be imported only once Django has its settings
    answers,
    audit,
    beginning,
    cases,
    catalogue,
    devices,
    estates,
    evidence,
    marks,
    packs,
    standing,
)
from debar.store.catalogue import Generation  # noqa: E402  as above
from debar.store.estates import Change  # noqa: E402  as above
from debar.store.evidence import Taken  # noqa: E402  as above
from debar.store.standing import Standing  # noqa: E402  as above

P = ParamSpec("P")
R = TypeVar("R")


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _here(method: Callable[Concatenate[Workspace, P], R]) -> Callable[Concatenate[Workspace, P], R]:
    """The method, with the database pointed at its workspace and its errors made readable."""

    @wraps(method)
    def inside(self: Workspace, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.home.at():
            return method(self, *args, **kwargs)

    return inside


def _row_by_row(
    method: Callable[Concatenate[Workspace, P], Iterator[R]],
) -> Callable[Concatenate[Workspace, P], Iterator[R]]:
    """The same for a method that gives rows one by one, others' work coming between them."""

    @wraps(method)
    def inside(self: Workspace, /, *args: P.args, **kwargs: P.kwargs) -> Iterator[R]:
        with self.home.at():
            rows = method(self, *args, **kwargs)
        while True:
            with self.home.at():
                try:
                    row = next(rows)
                except StopIteration:
                    return
            yield row

    return inside


class Workspace(Struct, frozen=True):
    """A folder of evidence and decisions, as one person works on it. Close it, or use it in `with`.

    Every method raises Unreachable where disk or database does not answer, Tampered where they
    hold what was never sealed, BadData or NotAllowed where what is asked cannot be done.
    """

    home: Home

    @classmethod
    def create(
        cls,
        folder: Path,
        config: Config = Config(),  # noqa: B008  frozen
        *,
        by: str | None = None,
        clock: Callable[[], datetime] = utc_now,
        disk: Disk = Disk(),  # noqa: B008  has no state
        knowledge: Path = KNOWLEDGE,
    ) -> Workspace:
        """Make a workspace in a folder that is none yet. Raises BadConfig where it is one."""
        home = _home(folder, config, by, clock, disk=disk, knowledge=knowledge)
        with _closed_if_it_fails(), home.at():
            beginning.create(home)
        return cls(home)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        by: str | None = None,
        clock: Callable[[], datetime] = utc_now,
        disk: Disk = Disk(),  # noqa: B008  has no state
        knowledge: Path = KNOWLEDGE,
        say: Callable[[str], None] = _tell,
    ) -> Workspace:
        """Open the workspace in a folder, bringing its tables up to date and sweeping what a crash left.

        `by` is who acts (None: `account()`), `say` hears of what was mended. Raises BadConfig where
        there is no workspace, or one of a newer debar.
        """
        home = _home(folder, settings.read(folder), by, clock, disk=disk, knowledge=knowledge)
        with _closed_if_it_fails(), home.at():
            for text in beginning.check(home):
                say(text)
        return cls(home)

    def acting(self, by: str) -> Workspace:
        """The same workspace as another person works on it."""
        return structs.replace(self, home=structs.replace(self.home, by=by))

    def close(self) -> None:
        """Give the database back; the next method opens it again."""
        setup.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """Where it lives."""
        return self.home.folder

    @property
    def today(self) -> date:
        """The day of those who work on it: the law counts in local days."""
        return self.home.clock().astimezone().date()

    @property
    def config(self) -> Config:
        """Its settings."""
        return self.home.config

    @_here
    def standing(self) -> Standing:
        """What is in it, and what is missing, in numbers."""
        return standing.standing(self.home)

    @_here
    def estate(self) -> Estate:
        """Bodies, sites, networks, consents and contracts as they are now."""
        return estates.estate()

    @_here
    def changes(self, estate: Estate) -> list[Change]:
        """What putting this estate in place of the one that is would change; writes nothing."""
        return estates.changes(estates.estate(), estate)

    @_here
    def set_estate(self, estate: Estate, why: str = "") -> list[Change]:
        """Replace the estate; gives what changed, and writes nothing where nothing does."""
        return estates.set_estate(self.home, estate, why)

    @_here
    def take_in(
        self,
        source: SourceFile,
        sightings: Iterable[Sighting],
        problems: int = 0,
        dropped: Sequence[str] = (),
        *,
        original: IO[bytes] | None = None,
        again: bool = False,
    ) -> Taken:
        """Keep a source and its sightings; one that was taken in before is left as it is.

        One that was dropped comes back only with `again`.

        `problems` counts its bad rows, `dropped` names columns of secrets, `original` its bytes,
        kept only where the settings ask for it.
        """
        return evidence.take_in(
            self.home, source, sightings, problems, dropped, original=original, again=again
        )

    @_here
    def sources(self) -> list[Source]:
        """Every source taken in, tombstones included, oldest first."""
        return evidence.sources()

    @_here
    def source(self, digest: str) -> Source:
        """The source whose digest begins so."""
        return evidence.source(digest)

    @_row_by_row
    def sightings(self, source: str | None = None) -> Iterator[Sighting]:
        """The sightings of a source (its digest, or how it begins), or of all that were not dropped."""
        return evidence.sightings(self.home, source)

    @_here
    def drop(self, source: str, why: str) -> Source:
        """Delete the evidence of a source; its row stays as a tombstone."""
        return evidence.drop(self.home, source, why)

    @_here
    def devices(self) -> list[Device]:
        """Every device that the evidence shows, by id; new ones get their ids now."""
        return devices.devices(self.home)

    @_here
    def device(self, id: str) -> str:
        """The id that a device has now, wherever merges have led it."""
        return devices.current(id)

    @_here
    def redirects(self) -> dict[str, str]:
        """Every id that was merged away, and the id that it leads to."""
        return devices.redirects()

    @_here
    def merge(self, kept: str, gone: str, why: str) -> str:
        """Make two devices one; gives the id that stays."""
        return devices.merge(self.home, kept, gone, why)

    @_here
    def split(self, device: str, things: Sequence[str], why: str) -> str:
        """Make some things of a device one of their own; gives the new id."""
        return devices.split(self.home, device, things, why)

    @_here
    def answer(self, question: str, yes: bool, why: str, item: str | None = None) -> Answer:
        """Answer a question that verdicts depend on, for one item or (None) for all."""
        return answers.give(self.home, question, yes, why, item)

    @_here
    def answers(self) -> tuple[Answer, ...]:
        """The answers that stand."""
        return answers.answers()

    @_here
    def attach(self, measure: Measure, why: str = "") -> Measure:
        """Attach a measure of our own, or replace the one with its id."""
        return answers.attach(self.home, measure, why)

    @_here
    def authorities(self) -> tuple[Measure, ...]:
        """The measures of our own."""
        return answers.authorities()

    @_here
    def mark(self, found: Mark, why: str) -> Mark:
        """Record when something happened that may start a clock; `by` is who works on it."""
        return marks.record(self.home, found, why)

    @_here
    def marks(self) -> tuple[Mark, ...]:
        """The recorded times that stand."""
        return marks.marks()

    @_here
    def say_start(self, duty: str, start: Start, why: str) -> Said:
        """Keep what counsel said starts the clock of a duty."""
        return marks.say(self.home, duty, start, why)

    @_here
    def starts(self) -> tuple[Said, ...]:
        """What counsel said starts the clocks of duties."""
        return marks.starts()

    @_here
    def use_pack(self) -> str:
        """Keep an archive of the knowledge as it is now; gives its edition."""
        return packs.use(self.home)

    @_here
    def coverage(self) -> list[Covered]:
        """How far each site and network was searched, by what was taken in and not dropped."""
        return standing.covered(self.home)

    @_here
    def refresh(self, on: date, known: date | None = None) -> Generation:
        """Identify and judge every device anew; open and reopen cases; fill the catalogue."""
        return catalogue.refresh(self.home, on, known)

    @_row_by_row
    def findings(self, *, body: str | None = None, outcome: Outcome | None = None) -> Iterator[Finding]:
        """What the last `refresh` found, by device; nothing before the first."""
        return catalogue.findings(body=body, outcome=outcome)

    @_row_by_row
    def cases(
        self,
        *,
        step: Step | None = None,
        body: str | None = None,
        device: str | None = None,
        measure: str | None = None,
        outcome: Outcome | None = None,
    ) -> Iterator[Case]:
        """The cases that fit everything asked for, oldest first."""
        return cases.cases(step=step, body=body, device=device, measure=measure, outcome=outcome)

    @_here
    def case(self, id: str) -> Case:
        """The case with that id."""
        return cases.case(id)

    @_here
    def act(self, case: str, act: CaseAct) -> Case:
        """Do an act on a case, sealed as it is given, `by` and `at` included; gives the case after it."""
        return cases.act(case, act)

    @_here
    def history(self, case: str) -> list[CaseAct]:
        """Every act on a case, first to last."""
        return cases.history(case)

    @_here
    def reported(self, form: str, digest: str) -> None:
        """Write down that a report was made."""
        standing.reported(self.home, form, digest)

    @_row_by_row
    def ledger(self) -> Iterator[Entry]:
        """Every entry of the ledger, first to last."""
        return audit.entries()

    @_here
    def verify(self) -> list[Fault]:
        """Whatever no longer holds: changed or missing entries, rows and files that say otherwise.

        All of it as it stands at one moment; others may go on working meanwhile.
        """
        return audit.verify(self.home)


@contextmanager
def _closed_if_it_fails() -> Iterator[None]:
    try:
        yield
    except BaseException:
        setup.close()
        raise


def _home(
    folder: Path,
    config: Config,
    by: str | None,
    clock: Callable[[], datetime],
    *,
    disk: Disk,
    knowledge: Path,
) -> Home:
    folder = folder.absolute()
    database = setup.database(folder, config)
    return Home(folder, config, by or account(), database, clock=clock, disk=disk, knowledge=knowledge)
