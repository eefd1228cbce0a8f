"""What a file of grammars says: how a maker builds its model numbers."""

from __future__ import annotations

import re
from typing import Literal, get_args

from msgspec import Struct, field

from debar.kit.errors import BadData
from debar.kit.words import Both

PartName = Literal[
    "prefix",
    "line",
    "series",
    "form",
    "size",
    "resolution",
    "zoom",
    "channels",
    "disks",
    "poe",
    "generation",
    "platform",
    "structure",
    "variant",
    "options",
    "revision",
    "lens",
    "video",
    "region",
    "customer",
    "rest",
]
PARTS: tuple[PartName, ...] = get_args(PartName)

_PIECE = re.compile(r"<<([a-z-]+)>>")

NOT_HARDWARE: frozenset[PartName] = frozenset({"prefix", "lens", "video", "region", "customer"})
"""Parts in which two numbers may differ and still name the same hardware."""

Codes = dict[str, Both]
"""What stands in a number → what it means."""


class Worked(Struct, frozen=True, forbid_unknown_fields=True):
    """A number taken apart: what a grammar must make of it."""

    text: str
    base: str
    """Without prefix, lens, region and customer."""
    gives: dict[PartName, str]
    """All parts, each as it stands in the number; what stands in two places, parted by a blank."""


class Grammar(Struct, frozen=True, forbid_unknown_fields=True):
    """How one line of model numbers is built.

    A number is an optional prefix of the file, one of `heads` (dashes in it may be missing or be
    blanks), `body` (a pattern in RE2 syntax, letters of any case) and whatever letters, digits
    and suffixes in brackets follow.
    """

    id: str
    heads: tuple[str, ...]
    kind: str
    line: str
    seen: str
    """Where the line was seen: source and day."""
    examples: tuple[str, ...]
    body: str = ""
    brand: str | None = None
    """The brand that sells under such names; None where several do."""
    sole: bool = True
    """Does only this maker use such names?"""
    branded: bool | None = None
    """Does only this brand use such names, whoever makes them? None: as `sole`."""
    free: bool = True
    """Distinctive enough to be looked for in running text?"""
    others: tuple[str, ...] = ()
    """Makers known to use such names as well, where `sole` is false; there may be more."""
    parts: tuple[str, ...] = ()
    """Patterns in RE2 syntax for the whole number without its prefix, in capitals, whose named groups are
    its parts (`lens2` where a lens may stand in two places). The first that fits counts. A group takes in
    the dash or brackets around its part; `<<name>>` stands for a piece of the file."""
    means: dict[PartName, str] = {}
    """Part → the table of `codes` that says what it means."""
    worked: tuple[Worked, ...] = ()
    """Numbers taken apart. Each is a test."""
    counter: tuple[str, ...] = field(default=(), name="not")
    """Names that it must not take for its own."""
    note: str | None = None


class GrammarFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/models/`: the grammars of one maker."""

    maker: str
    grammars: tuple[Grammar, ...]
    prefixes: tuple[str, ...] = ()
    """What may stand before any head, as `DH-`."""
    pieces: dict[str, str] = {}
    """Pieces of patterns that several `parts` have in common."""
    codes: dict[str, Codes] = {}
    """Tables of meanings, by name: what stands in a number → what it means."""

    def pattern(self, grammar: Grammar, parts: str) -> str:
        """A pattern of `parts` with its pieces put in. Raises BadData for an unknown piece."""
        for name in _PIECE.findall(parts):
            if name not in self.pieces:
                raise BadData(f"{grammar.id}: the file has no piece {name!r}. Write it under `pieces`.")
            parts = parts.replace(f"<<{name}>>", self.pieces[name])
        return parts

    def table(self, grammar: Grammar, part: PartName) -> Codes:
        """The meanings of a part; empty where the file says none. Raises BadData for an unknown table."""
        name = grammar.means.get(part)
        if name is None:
            return {}
        if name not in self.codes:
            known = ", ".join(sorted(self.codes)) or "none"
            raise BadData(f"{grammar.id}: no codes are called {name!r}. The file has: {known}.")
        return self.codes[name]
