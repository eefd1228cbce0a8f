"""Words of a sentence, and phrases found among them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+")
_APART = re.compile('[;:—–“”«»"]| - |--')
_STEM = 3
_MOST_BETWEEN = 6
_SPELLED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


class Token(NamedTuple):
    """One word, folded, and where it stands in the sentence."""

    text: str
    start: int
    end: int
    capital: bool
    apart: bool
    """Does a mark stand before it that phrases don't cross: a dash, a colon, a quotation mark?"""
    comma: bool


class Hit(NamedTuple, Generic[Value]):
    """A phrase among the tokens: from `first` up to, not including, `end`."""

    first: int
    end: int
    value: Value


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word without case, accents or full stops."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(_SPELLED))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn" and c != ".")


def tokens(text: str) -> list[Token]:
    """The words of a sentence. Apostrophes part words: China's is two, l'entreprise too."""
    found: list[Token] = []
    last = 0
    for word in _WORD.finditer(text):
        between = text[last : word.start()]
        last = word.end()
        folded = fold(word[0])
        if folded:
            apart = _APART.search(between) is not None
            found.append(Token(folded, word.start(), last, word[0][0].isupper(), apart, "," in between))
    return found


class Phrases(Generic[Value]):
    """Phrases compiled once. `…` in one stands for up to six words, `*` for any ending of a word."""

    def __init__(self, pairs: Iterable[tuple[str, Value]]) -> None:
        """Each phrase with what it says."""
        self._exact: defaultdict[str, list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        self._stems: defaultdict[str, list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        for phrase, value in pairs:
            parts = _parts(phrase)
            if parts and parts[0].endswith("*"):
                self._stems[parts[0][:_STEM]].append((parts, value))
            elif parts:
                self._exact[parts[0]].append((parts, value))

    def hits(self, words: Sequence[Token]) -> list[Hit[Value]]:
        """Every phrase among the words, from the left, longer ones first."""
        found = [hit for at in range(len(words)) for hit in self._at(words, at)]
        return sorted(found, key=lambda hit: (hit.first, -hit.end))

    def _at(self, words: Sequence[Token], at: int) -> Iterator[Hit[Value]]:
        word = words[at].text
        exact = self._exact.get(word, ())
        for parts, value in (*exact, *self._stems.get(word[:_STEM], ())):
            end = _matched(parts, words, at)
            if end:
                yield Hit(at, end, value)


def _parts(phrase: str) -> tuple[str, ...]:
    """The phrase as folded words, each perhaps with a `*` behind it, and `…` between."""
    parts = []
    for piece in phrase.replace("…", " … ").split():
        stem = piece.endswith("*")
        words = ["…"] if piece == "…" else [fold(word[0]) for word in _WORD.finditer(piece)]
        if stem and words:
            words[-1] += "*"
        parts += words
    return tuple(parts)


def _matched(parts: Sequence[str], words: Sequence[Token], at: int) -> int:
    """Where the phrase that begins at `at` ends; 0 where it does not stand there."""
    place = at
    for number, part in enumerate(parts):
        if part == "…":
            return _after_gap(parts[number + 1 :], words, place)
        if place >= len(words) or not _is(part, words[place]) or (place > at and words[place].apart):
            return 0
        place += 1
    return place


def _after_gap(rest: Sequence[str], words: Sequence[Token], at: int) -> int:
    for place in range(at, min(at + _MOST_BETWEEN + 1, len(words))):
        if words[place].apart:
            return 0
        if end := _matched(rest, words, place):
            return end
    return 0


def _is(part: str, word: Token) -> bool:
    return word.text.startswith(part[:-1]) if part.endswith("*") else word.text == part
