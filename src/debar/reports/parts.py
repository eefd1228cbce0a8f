"""What a report is made of: one Struct for each kind of row, in words that a reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct, field

from debar.identify.evidence import About, Grade
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.law.measure import Conduct, Force
from debar.law.timeline import Part
from debar.law.verdict import Outcome, Question, Reason
from debar.survey.coverage import State


class Tally(Struct, frozen=True):
    """How many of one unit came to each outcome."""

    unit: Literal["device", "site", "line"]
    total: int = 0
    covered: int = 0
    conditional: int = 0
    suspected: int = 0
    unknown: int = 0
    none_found: int = field(default=0, name="none-found")

    @classmethod
    def of(cls, unit: Literal["device", "site", "line"], outcomes: Iterable[Outcome]) -> Tally:
        """The tally of some outcomes."""
        counts: dict[str, int] = {}
        for outcome in outcomes:
            name = outcome.replace("-", "_")
            counts[name] = counts.get(name, 0) + 1
        return cls(unit, sum(counts.values()), **counts)

    def count(self, outcome: Outcome) -> int:
        """How many came to that outcome."""
        return int(getattr(self, outcome.replace("-", "_")))

    @property
    def open(self) -> int:
        """How many somebody must do something about."""
        return self.covered + self.conditional + self.suspected + self.unknown


class Named(Struct, frozen=True):
    """A brand, maker or model: its id, the name to show, and what the grounds for it are worth."""

    id: str
    name: str
    grade: Grade | None = None
    """None where only one grade is given for all."""
    p: float | None = None


class Ground(Struct, frozen=True):
    """One thing that speaks for or against an identity, with the words it was read from."""

    about: About
    value: str
    """What it says: a name where one is known."""
    by: Both
    """What it stands on."""
    quote: str
    field: str
    print: str
    seen: Both
    """What was read, to stand before a colon and the quote."""
    means: Both
    """What it says and how much it weighs, a sentence without its stop."""
    against: bool = False


class Ruling(Struct, frozen=True):
    """What one clause says of a thing."""

    measure: str
    title: Both
    clause: str
    says: Both
    outcome: Outcome
    force: Force
    conduct: Conduct
    reasons: tuple[Reason, ...]
    """For and against, in the order of the steps that led there."""
    question: Question | None = None
    caveat: Both | None = None


class DeviceTold(Struct, frozen=True):
    """A device, what it is believed to be, and what the law says of it."""

    device: str
    name: str
    outcome: Outcome
    shown: Both
    """The outcome in words; a confirmed case speaks here in place of the machine."""
    site: str | None = None
    place: Both | None = None
    network: str | None = None
    location: str | None = None
    """Room or spot, in the words of the source."""
    addresses: tuple[str, ...] = ()
    macs: tuple[str, ...] = ()
    serials: tuple[str, ...] = ()
    kind: str | None = None
    brand: Named | None = None
    maker: Named | None = None
    model: Named | None = None
    relabel: bool | None = None
    portrait: Both | None = None
    """What it is, sold as what, whose hardware and firmware, made by whom, in a few sentences."""
    grounds: tuple[Ground, ...] = ()
    """For before against; maker, brand, model, kind; the strongest first."""
    doubt: Both | None = None
    """What is in doubt about its maker, where the outcome hangs on that."""
    rulings: tuple[Ruling, ...] = ()
    """Worst first."""
    settles: tuple[Both, ...] = ()
    """What would settle it, or what is to be done next."""
    joined: tuple[Both, ...] = ()
    """What joined the things seen into one device."""
    sources: tuple[str, ...] = ()
    """Digests of what it rests on."""
    case: str | None = None


class LineTold(Struct, frozen=True):
    """A purchase line that somebody must look at."""

    source: str
    row: int
    text: str
    outcome: Outcome
    shown: Both
    on: date
    """The day for which it was judged: its own, where it has one."""
    supplier: str | None = None
    brand: Named | None = None
    maker: Named | None = None
    model: Named | None = None
    why: tuple[Reason, ...] = ()
    """How the line was read, for and against."""
    rulings: tuple[Ruling, ...] = ()
    settles: tuple[Both, ...] = ()


class Place(Struct, frozen=True):
    """A site: what was found there, and what the absence of a finding means."""

    site: str
    name: Both
    outcome: Outcome
    devices: Tally
    says: Both
    """What may be said of the site as a whole: never more than the search bears out."""
    tenure: Both | None = None
    controlled_by: str | None = None


class Reach(Struct, frozen=True):
    """Whether a network or other part of a site was searched."""

    site: str | None
    place: Both
    state: State
    says: Both
    """All of this in a sentence, with what it leaves open."""
    network: str | None = None
    name: str | None = None
    methods: tuple[Both, ...] = ()
    first: date | None = None
    last: date | None = None
    sources: tuple[str, ...] = ()
    devices: int = 0


class Asked(Struct, frozen=True):
    """A question that only a person can settle, and how much hangs on it."""

    id: str
    asks: Both
    devices: int = 0
    lines: int = 0


class Happening(Struct, frozen=True):
    """Something in a measure's life: a step of its own, or what somebody did about it."""

    on: str | None
    """ISO text, as exact as the source: 2025, 2025-06 or 2025-06-27; None where no date was found."""
    part: Part
    """Background is shown beside the measure without any link being claimed."""
    what: Both
    says: Both
    who: Both | None = None
    link: Both | None = None
    """Who ties it to the measure."""
    demands: Both | None = None
    cites: tuple[str, ...] = ()


class Stretch(Struct, frozen=True):
    """A span in which a clause runs."""

    clause: str
    conduct: Conduct
    force: Force
    since: date
    until: date | None = None
    doubt: Both | None = None


class MeasureTold(Struct, frozen=True):
    """A measure that was checked, and how it stood on the day."""

    id: str
    title: Both
    issuer: Both
    jurisdiction: str
    standing: Both
    forces: tuple[Force, ...]
    runs: tuple[Stretch, ...]
    running: bool
    """Did any of its clauses run on the day?"""
    ours: bool = False
    """Is it of the body's own jurisdiction?"""
    deciding: int = 0
    """Devices and lines on which it has a say."""
    related: tuple[str, ...] = ()
    """Other measures that belong to the same story."""
    caveat: Both | None = None
    happenings: tuple[Happening, ...] = ()
    sources: tuple[Cited, ...] = ()


class Cited(Struct, frozen=True):
    """A published source of a measure."""

    title: str
    publisher: str
    url: str | None = None
    on: str | None = None


class Relation(Struct, frozen=True):
    """A maker and a badge that were met together, and what is known of the two."""

    maker: Named
    """With the best grade that it had on any of them."""
    brand: Named
    own_badge: bool
    """Is the badge the maker's own name?"""
    devices: int
    lines: int
    outcome: Outcome
    """The worst of them."""
    says: Both
    """The relation on record: of what kind, how well attested, since when and until when."""
    owners: tuple[Both, ...] = ()
    """Who owned or controlled the maker on the day, or may have, one step up."""
    cites: tuple[Cited, ...] = ()


class CaseTold(Struct, frozen=True):
    """A case and where it stands."""

    id: str
    device: str
    name: str
    measure: str
    clause: str
    shown: Both
    step: Both
    changed: date
    decided: bool = False
    """Have two people decided?"""
    acted: bool = False
    """Has a person done anything about it?"""
    next: Both | None = None
    due: date | None = None
    note: Both | None = None


class SourceTold(Struct, frozen=True):
    """A file or run that the report rests on."""

    digest: str
    name: str
    format: str
    bytes: int
    site: str | None = None
    place: Both | None = None
    taken: date | None = None
    seen: date | None = None
    sightings: int = 0
    problems: int = 0
    secrets: tuple[str, ...] = ()
    """Columns whose values were secrets and were not stored."""
    gone: date | None = None
    """When its evidence was deleted."""


class Facts(Struct, frozen=True):
    """A report as one value. The same inputs give the same facts, to the byte."""

    title: Both
    body: Both
    on: date
    """The day for which it was judged."""
    edition: str
    """Digest of the knowledge, first 12 characters."""
    version: str
    """Of the program."""
    devices: Tally
    sites: Tally
    lines: Tally
    summary: tuple[Both, ...]
    """The report in a few sentences."""
    asked: tuple[Asked, ...]
    places: tuple[Place, ...]
    findings: tuple[DeviceTold, ...]
    """Every device, worst first."""
    purchases: tuple[LineTold, ...]
    """The lines that somebody must look at, worst first; `lines` counts all."""
    reach: tuple[Reach, ...]
    cases: tuple[CaseTold, ...]
    measures: tuple[MeasureTold, ...]
    sources: tuple[SourceTold, ...]
    relations: tuple[Relation, ...] = ()
    """Who makes for whom, of what was met."""
    problems: tuple[Problem, ...] = ()
    marking: Both | None = None
    """Who may see it, at the head and foot of every page."""
