"""Entities and the dated, sourced links between them, as `knowledge/entities/` writes them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both

EntityKind = Literal["company", "brand", "government-body", "person"]
LinkKind = Literal["owns", "controls", "brand-of", "makes-for", "component-in", "formerly"]
Confidence = Literal["high", "medium", "low"]
Basis = Literal[
    "own",
    "vendor-statement",
    "documentation",
    "firmware",
    "industry-list",
    "corporate-link",
    "component",
    "registry",
    "court-record",
]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a fact was read."""

    title: str
    publisher: str
    url: str | None = None
    date: Partial | None = None
    seen: bool = False
    """Was the page or its stored copy read when the fact was recorded?"""


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """What an entity is called."""

    legal: str | None = None
    short: str | None = None
    zh: str | None = None
    fr: str | None = None
    former: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    """Aliases that other parties bear too: never a match alone."""
    misspellings: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every name that may stand alone, each once, best first."""
        single = [name for name in (self.short, self.legal, self.zh, self.fr) if name]
        return tuple(dict.fromkeys([*single, *self.aliases, *self.former, *self.misspellings]))


class Entity(Struct, frozen=True, forbid_unknown_fields=True):
    """A company, brand, government body or person."""

    id: str
    kind: EntityKind
    names: Names
    recorded: Partial
    country: str | None = None
    notes: str | None = None
    confidence: Confidence = "medium"
    sources: tuple[Source, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.names.short or self.names.legal or self.id


class Link(Struct, frozen=True, forbid_unknown_fields=True):
    """`head` does something to `tail`, in a span: owner → owned, maker → brand, company → brand.

    owns, controls: head holds tail. brand-of: tail is head's own brand. makes-for: head makes
    what is sold as tail. component-in: head's parts are in tail's products. formerly: tail was
    called head.
    """

    kind: LinkKind
    head: str
    tail: str
    recorded: Partial
    span: RoughSpan = RoughSpan()
    attested: Partial | None = None
    """A day on which a source says that it held, where the beginning itself is not known."""
    ended: bool = False
    """Does a source say that it has ended, but not when? It then says nothing about a day."""
    share: float | None = None
    """Percent of ownership, 0 to 100."""
    scope: Both | None = None
    """The product line meant, in words; None means no limit was stated."""
    part: bool = False
    """Is the scope so narrow that the badge alone says little: one line, one model, some of the range?"""
    confidence: Confidence = "medium"
    basis: Basis | None = None
    note: Both | None = None
    sources: tuple[Source, ...] = ()

    def holds(self, day: date) -> bool | None:
        """Did it hold on that day? None where the dates do not tell."""
        if self.ended and not self.span.until:
            return False if self.span.holds(day) is False else None
        if self.attested and not self.span.since and self.attested.by(day):
            return RoughSpan(self.attested, self.span.until).holds(day)
        return self.span.holds(day)


class EntityFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/entities/`: a company and what belongs to it."""

    entities: tuple[Entity, ...]
    links: tuple[Link, ...] = ()
