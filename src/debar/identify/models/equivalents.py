"""Whose hardware is sold under another's number, and what says so."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from debar.entities.model import Confidence, Source
from debar.identify.models.grammar import Grammar
from debar.kit import kept, pack
from debar.kit.times import Partial
from debar.kit.words import Both

Witness = Literal["firmware", "filing", "document", "report", "list"]
"""firmware: one image serves both, or its name or version is the maker's own form. filing: a public
authorisation names both. document: the maker, the brand or an authority writes it. report: somebody who
had the thing says so. list: a shop or a hobby list."""

_FIRM = ("firmware", "filing", "document")


class Equivalent(Struct, frozen=True, forbid_unknown_fields=True):
    """A number, or a family of them, under which a maker's hardware is sold.

    Numbers are written as in grammars: one of `heads`, then `body`.
    """

    id: str
    heads: tuple[str, ...]
    kind: str
    line: str
    by: Witness
    """What kind of thing says so."""
    says: Both
    """What it says, in one sentence."""
    source: Source
    recorded: Partial
    """When this row was entered."""
    confidence: Confidence
    examples: tuple[str, ...]
    body: str = ""
    brand: str | None = None
    """Under which it is sold; None where several firms do."""
    twin: str | None = None
    """The maker's own number or the platform of its firmware, where the source tells."""
    free: bool = False
    """Distinctive enough to be looked for in running text?"""
    counter: tuple[str, ...] = field(default=(), name="not")
    """Names that it must not take for its own."""
    note: str | None = None

    @property
    def firm(self) -> bool:
        """May the number alone stand for the maker? What one person or a shop says is only a hint."""
        return self.by in _FIRM and self.confidence != "low"

    @property
    def grammar(self) -> Grammar:
        """The row as a grammar: so all numbers are looked for at once."""
        return Grammar(
            id=self.id,
            heads=self.heads,
            body=self.body,
            kind=self.kind,
            line=self.line,
            brand=self.brand,
            sole=self.firm,
            branded=self.brand is not None,
            free=self.free,
            seen=self.source.title,
            examples=self.examples,
            counter=self.counter,
        )


class EquivalentFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/equivalents/`: numbers of others under which one maker's things are sold."""

    maker: str
    equivalents: tuple[Equivalent, ...]


def load(folder: Path = pack.KNOWLEDGE / "equivalents") -> tuple[tuple[str, EquivalentFile], ...]:
    """Name and content of every file under a folder, kept between runs. Raises BadData with file and line."""
    return kept.files("equivalents", folder, EquivalentFile)
