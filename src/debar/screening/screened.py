"""What was found about one purchase line, as commands, files and reports show it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from debar.identify.evidence import Grade
from debar.kit.words import Both
from debar.law.measure import Force
from debar.law.verdict import Outcome, Question, Reason


class Match(Struct, frozen=True):
    """A name or number that the line was found by."""

    name: str
    score: float
    """How well it fits, 0 to 1; 0 where the line says that it is not meant."""
    why: str


class Stands(Struct, frozen=True):
    """A clause that stands against the line, or may."""

    measure: str
    clause: str
    verdict: Outcome
    reasons: tuple[Reason, ...]
    force: Force
    question: Question | None = None
    """What only a person can settle; `debar law answer` takes the answer."""
    caveat: Both | None = None
    """What a reader must be told wherever the measure is shown."""


class Screened(Struct, frozen=True):
    """What the law says of one line. Only people confirm."""

    source: str
    row: int
    text: str
    verdict: Outcome
    grade: Grade
    """How well the maker is known."""
    force: Force | None
    """Of the clause that decides; None where none stands against the line."""
    brand: str | None
    maker: str | None
    model: str | None
    entity: str | None
    """The company or brand that the line was found by."""
    matches: tuple[Match, ...]
    """Restricted names that the line was found by; those that it rules out have the score 0."""
    clauses: tuple[Stands, ...]
    """Worst first."""
    on: date
    """The day that the law was asked about: the line's own, or the one given."""
    product: str | None
    """The kind of thing (docs/words.md); None where the line does not tell."""
    shown: Both
    reasons: tuple[Reason, ...]
    """How the line was read; what speaks against the verdict is marked."""
    supplier: str = ""
    quantity: float | None = None
    """How many, by its own column or else by the text."""
