"""Cuts paragraphs into sentences, in English and French, and keeps where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ENDS = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)")
_ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "st", "jr",
    "sr", "hon", "pres", "inc", "ltd", "corp", "co", "cos", "llc", "plc", "bros", "cie", "ltee",
    "ltée", "assn", "dept", "univ", "no", "nos", "art", "arts", "sec", "secs", "ss", "para",
    "paras", "cl", "ch", "pt", "vol", "ed", "pp", "fig", "approx", "est", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "janv", "fév", "févr", "avr",
    "juill", "déc", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "vs",
    "v", "etc", "al", "cf", "e.g", "i.e", "viz", "a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "d.c",
    "p.c", "b.c", "n.b", "n.s", "p.e.i", "r.s.c", "s.c", "c.f.r", "u.s.c", "ph.d", "m", "mm", "me",
    "mme", "mlle", "mgr", "s.e", "l.r.c", "r.l.r.q", "l.r", "c.p", "n.d.l.r", "p.ex", "vt", "tex",
    "fla", "calif", "mass", "conn", "ariz", "ont", "que", "qué", "man", "sask", "alta",
})  # fmt: skip
_INITIAL = re.compile(r"(?:^|[\s(])[A-ZÉ]$")
_LAST_WORD = re.compile(r"[^\s(«“\"]+$")
_BEGINS = re.compile(r"\s*[\"'“‘«(\[]*\s*(?P<first>\S)")
_USUALLY_LAST = frozenset(
    {"inc", "ltd", "corp", "co", "llc", "plc", "ltee", "ltée", "etc", "u.s", "u.k", "d.c"}
)
"""Abbreviations after which a sentence may well end: it does where a small word with a capital follows."""
_OPENERS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "it", "its", "he", "she", "they", "we",
    "in", "on", "at", "by", "for", "from", "after", "before", "however", "but", "and", "meanwhile",
    "under", "as", "while", "when", "if", "there", "his", "her", "their", "our", "one", "last",
    "some", "le", "la", "les", "l", "un", "une", "des", "ce", "cette", "ces", "il", "elle", "ils",
    "elles", "en", "au", "aux", "dans", "selon", "après", "avant", "mais", "cependant", "par",
    "pour", "sous", "son", "sa", "ses", "leur", "leurs", "d",
})  # fmt: skip
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 40
"""Characters on either side of a full stop that tell what it is."""
LONGEST = 2000
"""Characters of a sentence; what never ends is cut there, at a blank where there is one."""


class Sentence(NamedTuple):
    """One sentence, and where it stands."""

    text: str
    paragraph: int
    start: int
    """Its first character in the paragraph."""


def split(paragraphs: Sequence[str]) -> list[Sentence]:
    """The sentences of all paragraphs, in order; each is a part of its paragraph, letter for letter."""
    return [sentence for at, text in enumerate(paragraphs) for sentence in _of(text, at)]


def _of(text: str, paragraph: int) -> Iterator[Sentence]:
    start = 0
    for end in (*_places(text), len(text)):
        yield from _bounded(text, start, end, paragraph)
        start = end


def _bounded(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    while start < end:
        stop = end
        if end - start > LONGEST:
            stop = text.rfind(" ", start + 1, start + LONGEST)
            stop = stop if stop > start else start + LONGEST
        part = text[start:stop]
        told = part.strip()
        if told:
            yield Sentence(told, paragraph, start + part.index(told[0]))
        start = stop


def _places(text: str) -> Iterator[int]:
    for found in _ENDS.finditer(text):
        if _ends(text, found):
            yield found.end()


def _ends(text: str, found: re.Match[str]) -> bool:
    following = _BEGINS.match(text, found.end())
    if following is None:
        return False
    first = following["first"]
    if first.islower():
        return False
    if not found[0].startswith(".") or found[0].startswith(".."):
        return True
    begins = following.start("first")
    return not _abbreviates(
        text[max(0, found.start() - _NEAR) : found.start()], text[begins : begins + _NEAR]
    )


def _abbreviates(before: str, after: str) -> bool:
    """Does the full stop after `before` belong to a short form, so that the sentence goes on?"""
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last[0].lower().strip("'’")
    word = word.rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    if word in _USUALLY_LAST:
        opener = _FIRST_WORD.match(after)
        return not (opener and opener[0].lower() in _OPENERS)
    if word == "no" or len(word) == 1:
        return after[:1].isdigit() or _INITIAL.search(before) is not None
    return word in _ABBREVIATIONS or _INITIAL.search(before) is not None
