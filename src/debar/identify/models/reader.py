"""All grammars at once: one pass says which may fit, RE2 confirms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import hyperscan
from msgspec.structs import replace

from debar.identify.models import equivalents
from debar.identify.models.equivalents import EquivalentFile
from debar.identify.models.grammar import GrammarFile
from debar.identify.models.match import ModelFound, ModelMatch, makers_of
from debar.identify.models.ready import Ready
from debar.identify.scan import MAX_TEXT, Scanner
from debar.kit import kept, pack
from debar.kit.errors import BadData

_FLAGS = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH
"""Bytes, not characters: no number has others than ASCII, and RE2 confirms what was found."""
_ANYTHING = "other"
"""The kind of grammars that know no more than whose a number is: they yield to those that do."""
_WRITTEN = str.maketrans({"\u00a0": " ", "_": " ", "‐": "-", "‑": "-", "–": "-"})


class Models:
    """All grammars and equivalents. Safe to share between threads."""

    def __init__(
        self,
        files: Iterable[tuple[str, GrammarFile]],
        same: Iterable[tuple[str, EquivalentFile]] = (),
    ) -> None:
        """`files` and `same`: name (for errors) and content. Raises BadData where an id is used twice."""
        named, rows = list(files), list(same)
        self.files = tuple(file for _, file in named)
        self.same = tuple(file for _, file in rows)
        self._ready = [*_grammars(named), *_rows(rows)]
        _unique(self._ready)
        self._free = [ready for ready in self._ready if ready.grammar.free]
        self._twinned = {(ready.maker, ready.grammar.brand) for ready in self._ready if ready.row}
        self._starts = Scanner([ready.at_start for ready in self._ready], _FLAGS)
        self._within = Scanner([ready.in_text for ready in self._free], _FLAGS)

    @classmethod
    def load(cls, folder: Path = pack.KNOWLEDGE / "models") -> Models:
        """Read every grammar under a folder and the equivalents beside it, once while none changes.

        Raises BadData with file and line.
        """
        beside = folder.parent / "equivalents"
        return _loaded(folder, pack.edition(folder), beside, pack.edition(beside))

    def build(self) -> None:
        """Compile the scanners now instead of when they are first needed."""
        self._starts.build()
        self._within.build()

    def check(self) -> None:
        """Compile every pattern. Raises BadData naming file and grammar where one is refused."""
        for ready in self._ready:
            ready.check()
        self.build()

    def read(self, text: str) -> list[ModelMatch]:
        """What a text that is one model number says: most telling first, empty where nothing fits."""
        text = _clean(text)
        tried = (self._ready[index].read(text) for index in self._starts.hits(text))
        return _together([found for found in tried if found])

    def find(self, text: str) -> list[ModelFound]:
        """The model numbers in running text, in order, none overlapping another."""
        text = _clean(text)
        found = [hit for index in self._within.hits(text) for hit in self._free[index].find(text)]
        found.sort(key=lambda f: (f.start, -f.end, not f.match.sole, f.match.print))
        return [self._told(each, text) for each in _apart(found)]

    def makers(self, text: str) -> tuple[str, ...]:
        """Whose a number may be, as `makers_of` says of what `read` finds."""
        return makers_of(self.read(text))

    def _told(self, found: ModelFound, text: str) -> ModelFound:
        """The same with what the equivalents say of that number, which is not looked for in running text."""
        if (found.match.maker, found.match.brand) not in self._twinned:
            return found
        again = (each for each in self.read(text[found.start : found.end]) if each.same)
        told = next((each for each in again if each.print == found.match.print), None)
        return replace(found, match=told) if told else found


def _grammars(files: Sequence[tuple[str, GrammarFile]]) -> Iterator[Ready]:
    for name, file in files:
        yield from (Ready(grammar, file, f"{name}: {grammar.id}") for grammar in file.grammars)


def _rows(files: Sequence[tuple[str, EquivalentFile]]) -> Iterator[Ready]:
    for name, file in files:
        whose = GrammarFile(file.maker, ())
        yield from (Ready(row.grammar, whose, f"{name}: {row.id}", row) for row in file.equivalents)


def _together(found: list[tuple[int, ModelMatch]]) -> list[ModelMatch]:
    """Most telling first; a row of equivalents is joined to the grammar of the same maker and brand."""
    found.sort(key=lambda f: (not f[1].sole, f[1].kind == _ANYTHING, -f[0], f[1].print))
    rows = [match for _, match in found if match.same]
    if not rows:
        return [match for _, match in found]
    plain = [_joined(match, rows) for _, match in found if not match.same]
    told = {match.same.id for match in plain if match.same}
    alone = [match for match in rows if match.same and match.same.id not in told]
    return sorted([*plain, *alone], key=lambda match: not match.sole)


def _joined(match: ModelMatch, rows: Iterable[ModelMatch]) -> ModelMatch:
    for row in rows:
        if (row.maker, row.brand) == (match.maker, match.brand):
            return replace(match, sole=match.sole or row.sole, same=row.same)
    return match


def _apart(found: Iterable[ModelFound]) -> Iterator[ModelFound]:
    end = -1
    for one in found:
        if one.start >= end:
            yield one
            end = one.end


def _clean(text: str) -> str:
    # Same length as before, so that `start` and `end` fit the text that was given. File names join by `_`.
    return text[:MAX_TEXT].translate(_WRITTEN)


def _unique(ready: Iterable[Ready]) -> None:
    seen: set[str] = set()
    for one in ready:
        if one.grammar.id in seen:
            raise BadData(f"the grammar id {one.grammar.id!r} is used twice. Give each its own.")
        seen.add(one.grammar.id)


@lru_cache(maxsize=4)
def _loaded(folder: Path, _edition: str, beside: Path, _beside: str) -> Models:
    return Models(kept.files("models", folder, GrammarFile), equivalents.load(beside))
