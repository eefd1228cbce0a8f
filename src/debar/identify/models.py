"""Model-number grammars: which maker builds its names like this, and what kind of thing it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import hyperscan
from msgspec import Struct, field

from debar.identify.scan import MAX_TEXT, Scanner, compiled
from debar.kit import pack
from debar.kit.errors import BadData

_TAIL = r"[0-9A-Z]*(?:[-/+.&][0-9A-Z]+|(?:\([0-9A-Z]| \([0-9])[0-9A-Z.,/+×-]{0,15}\)[0-9A-Z]*)*"
_DASH = r"[- ]?"
_FLAGS = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH
"""Bytes, not characters: no number has others than ASCII, and RE2 confirms what was found."""
_WRITTEN = str.maketrans({"\u00a0": " ", "_": " ", "‐": "-", "‑": "-", "–": "-"})


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
    counter: tuple[str, ...] = field(default=(), name="not")
    """Names that it must not take for its own."""
    note: str | None = None


class GrammarFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/models/`: the grammars of one maker."""

    maker: str
    grammars: tuple[Grammar, ...]
    prefixes: tuple[str, ...] = ()
    """What may stand before any head, as `DH-`."""


class ModelMatch(Struct, frozen=True):
    """What a model number says."""

    maker: str
    brand: str | None
    model: str
    """Normalised: upper case, the head as its maker writes it."""
    kind: str
    line: str
    print: str
    """Id of the grammar."""
    sole: bool
    """Does only this maker use such names?"""
    branded: bool = True
    """Does only this brand use them?"""


class ModelFound(Struct, frozen=True):
    """A model number in running text: where it stands (characters), and what it says."""

    start: int
    end: int
    match: ModelMatch


class _Ready:
    """A grammar, compiled."""

    def __init__(self, grammar: Grammar, file: GrammarFile, place: str) -> None:
        self.grammar, self.maker = grammar, file.maker
        self.heads = {_bare(head): head for head in (*grammar.heads, *file.prefixes)}
        prefix = f"(?:{_any(file.prefixes)})?" if file.prefixes else ""
        self.core = f"{prefix}(?:{_any(grammar.heads)})(?:{grammar.body})"
        whole = f"(?P<prefix>{prefix})(?P<head>{_any(grammar.heads)})(?P<rest>(?:{grammar.body}){_TAIL})"
        self.start = compiled(f"(?i)^{whole}", place)
        self.within = compiled(f"(?i)(?:^|[^0-9A-Za-z])({whole})", place)

    def said(self, found: Any) -> ModelMatch:
        parts = [self.heads.get(_bare(found[name] or ""), "") for name in ("prefix", "head")]
        model = "".join(parts) + _flat(found["rest"])
        g = self.grammar
        branded = g.sole if g.branded is None else g.branded
        return ModelMatch(self.maker, g.brand, model, g.kind, g.line, g.id, g.sole, branded)


class Models:
    """All grammars, compiled once. Safe to share between threads."""

    def __init__(self, files: Iterable[tuple[str, GrammarFile]]) -> None:
        """`files`: name (for errors) and content. Raises BadData where a pattern is refused."""
        self.files = tuple(file for _, file in files)
        self._ready = [_Ready(g, file, f"{name}: {g.id}") for name, file in files for g in file.grammars]
        _unique(self._ready)
        self._starts = Scanner([f"^{r.core}" for r in self._ready], _FLAGS)
        self._free = [r for r in self._ready if r.grammar.free]
        self._within = Scanner([f"(?:^|[^0-9A-Za-z]){r.core}" for r in self._free], _FLAGS)

    @classmethod
    def load(cls, folder: Path = pack.KNOWLEDGE / "models") -> Models:
        """Read every grammar under a folder, once while none changes. Raises BadData with file and line."""
        return _loaded(folder, pack.edition(folder))

    def build(self) -> None:
        """Compile every pattern now instead of when it is first needed."""
        self._starts.build()
        self._within.build()

    def read(self, text: str) -> list[ModelMatch]:
        """What a text that is one model number says: most telling first, empty where nothing fits."""
        text = _clean(text)
        tried = (
            (self._ready[index], self._ready[index].start.search(text)) for index in self._starts.hits(text)
        )
        found = [(match.end(), ready.said(match)) for ready, match in tried if match]
        best = sorted(found, key=lambda f: (not f[1].sole, -f[0], f[1].print))
        return [said for _, said in best]

    def find(self, text: str) -> list[ModelFound]:
        """The model numbers in running text, in order, none overlapping another."""
        text = _clean(text)
        found = [hit for index in self._within.hits(text) for hit in _each(self._free[index], text)]
        found.sort(key=lambda f: (f.start, -f.end, not f.match.sole, f.match.print))
        return list(_apart(found))


def _each(ready: _Ready, text: str) -> Iterator[ModelFound]:
    for match in ready.within.finditer(text):
        yield ModelFound(match.start(1), match.end(1), ready.said(match))


def _apart(found: Iterable[ModelFound]) -> Iterator[ModelFound]:
    end = -1
    for one in found:
        if one.start >= end:
            yield one
            end = one.end


def _clean(text: str) -> str:
    # Same length as before, so that `start` and `end` fit the text that was given. File names join by `_`.
    return text[:MAX_TEXT].translate(_WRITTEN)


def _any(heads: Iterable[str]) -> str:
    longest_first = sorted(heads, key=lambda head: (-len(head), head))
    return "|".join(re.escape(head).replace(r"\-", _DASH) for head in longest_first)


def _bare(head: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", head.upper())


def _flat(rest: str) -> str:
    return rest.replace(" ", "").upper()


def _unique(ready: Iterable[_Ready]) -> None:
    seen: set[str] = set()
    for one in ready:
        if one.grammar.id in seen:
            raise BadData(f"the grammar id {one.grammar.id!r} is used twice. Give each its own.")
        seen.add(one.grammar.id)


@lru_cache(maxsize=4)
def _loaded(folder: Path, _edition: str) -> Models:
    return Models([(str(path), pack.load(path, GrammarFile)) for path in pack.files(folder)])
