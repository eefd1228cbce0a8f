"""Finds phrases in text, all at once: without regard to case, accents or the kind of blank."""

from __future__ import annotations

import re
import threading
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

import hyperscan

from debar.kit.patterns import database

MAX_TEXT = 20_000
"""Characters of a text that are read."""

_WORD = re.compile(r"[^\W_]+")
_CJK = "\u2e80"
_LONG = 5
_SPELLED = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "ß": "ss",
}


class Folded(NamedTuple):
    """A text as it is compared, and where each of its characters stood in the original."""

    text: str
    at: Sequence[int]
    whole: str

    def quote(self, start: int, end: int) -> str:
        """What the original says between two places of the folded text."""
        return self.whole[self.at[start] : self.at[end - 1] + 1] if end > start else ""

    def place(self, original: int) -> int:
        """Where a place of the original lies in the folded text."""
        return bisect_left(self.at, original)


class Phrase(NamedTuple):
    """What to look for: a name as it is, or words that may take an s each."""

    text: str
    name: bool = False


class Hit(NamedTuple):
    """A phrase found: from, up to, and the number of the phrase."""

    start: int
    end: int
    phrase: int


def fold(text: str) -> Folded:
    """The text in lower case without accents; places lead back to the original."""
    text = text[:MAX_TEXT]
    made = text.translate(_TABLE)
    if text.isascii() or (len(made) == len(text) and all(len(_TABLE[ord(c)]) == 1 for c in set(text))):
        return Folded(made, range(len(text)), text)
    at = [i for i, character in enumerate(text) for _ in _TABLE[ord(character)]]
    return Folded(made, at, text)


def words(folded: str) -> list[str]:
    """The words of a folded text: runs of letters and digits."""
    return _WORD.findall(folded)


class Scanner:
    """Phrases compiled once. A hit begins and ends where a word does. Threads may share it."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        """Compile them; the number of a phrase is its place in the sequence."""
        sources = [(number, _pattern(phrase)) for number, phrase in enumerate(phrases)]
        kept = [(number, source) for number, source in sources if source]
        self._names = [phrase.name for phrase in phrases]
        self._numbers = [number for number, _ in kept]
        self._threads = threading.local()
        expressions = [source for _, source in kept] or [b"\\xff"]
        self._database: Any = database(expressions, [hyperscan.HS_FLAG_SOM_LEFTMOST] * len(expressions))

    def hits(self, text: str) -> list[Hit]:
        """Every phrase in a folded text, from the left, longer ones first."""
        found: list[tuple[int, int, int]] = []
        data = text.encode("utf-8", "replace")
        scratch = getattr(self._threads, "scratch", None) or self._scratch()
        self._database.scan(data, _note, context=found, scratch=scratch)
        if not found:
            return []
        if len(data) != len(text):
            found = [(_place(data, start), _place(data, end), which) for start, end, which in found]
        named = ((start, end, self._numbers[which]) for start, end, which in found)
        whole = {Hit(*each) for each in named if self._whole(text, *each)}
        return sorted(whole, key=lambda hit: (hit.start, -hit.end, hit.phrase))

    def _scratch(self) -> Any:
        made = self._threads.scratch = hyperscan.Scratch(self._database)
        return made

    def _whole(self, text: str, start: int, end: int, id: int) -> bool:
        loose = self._names[id] and end - start >= _LONG
        return _edge(text, start - 1, start, loose) and _edge(text, end, end - 1, loose)


class _Fold(dict[int, str]):
    """Each character as it is compared; made when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        if kind == "Pd":
            made = "-"
        elif character in "\n\r\u2028\u2029":
            made = "\n"
        elif kind[0] == "Z" or kind == "Cc":
            made = " "
        else:
            made = "" if kind == "Cf" else _SPELLED.get(character) or _bare(character)
        self[code] = made
        return made


def _bare(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character.lower())
    return "".join(c for c in parts if unicodedata.category(c) != "Mn").lower()


_TABLE = _Fold()


def _note(id: int, start: int, end: int, _flags: int, found: list[tuple[int, int, int]]) -> None:
    found.append((start, end, id))


def _place(data: bytes, at: int) -> int:
    return len(data[:at].decode("utf-8", "ignore"))


def _edge(text: str, outside: int, inside: int, loose: bool) -> bool:
    """Does a word end between the two? A digit may touch a long name (`Acmecam2`)."""
    if outside < 0 or outside >= len(text) or text[inside] >= _CJK or not text[inside].isalnum():
        return True
    other = text[outside]
    return not other.isalnum() or (loose and other.isdigit()) or other >= _CJK


def _pattern(phrase: Phrase) -> bytes:
    found = words(phrase.text.translate(_TABLE))
    if phrase.name:
        return b"[ \\-_.&'/]{0,2}".join(_escaped(word) for word in found)
    return b"[^a-z0-9\\n,;()]{1,3}".join(_escaped(w) + (b"s?" if len(w) > 2 else b"") for w in found)


def _escaped(word: str) -> bytes:
    return re.escape(word).encode("utf-8")
