"""Whether a sentence states what happened: questions, suppositions and words to the reader do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from debar.notices.lines import Line
from debar.notices.tokens import Hit
from debar.notices.words import Cue

_SUPPOSED_WITHIN = 14
_INVERTED = frozenset(("had", "should", "were"))
"""Words that suppose something where a sentence begins with them: Had Canada banned it, …"""
_OPENERS = frozenset({
    "please", "kindly", "now", "then", "also", "and", "just", "always", "you", "must", "should", "will",
    "shall", "need", "have", "to", "are", "veuillez", "merci", "de", "tu", "vous", "dois", "devez",
})  # fmt: skip
"""Words that may stand before what the reader is told to do."""
_LABEL = re.compile(
    r"(?i)^\W*(?:(?:assistant|system|user|human|developer|prompt|instructions?|task|override|ai)\W{0,3}:"
    r"|note to (?:the |any )?(?:ai|model|assistant|reader|software|bot)\b|\[/?INST\]|<\|)"
    r"|\[/?INST\]|<\|[a-z_]{1,20}\|>"
)
_LEADS_ON = re.compile(r"(?i)\b(?:following|next sentence|as follows|suivante?s?|ci-dessous)\b|:\W*$")
_ASKS = re.compile(r"\?\W*$")


def told(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that do not speak to whoever reads the file.

    Nor does what such a line leads on to, up to the end of its paragraph.
    """
    leads_on: int | None = None
    for line in lines:
        if line.sentence.paragraph == leads_on:
            continue
        if not _to_the_reader(line):
            yield line
        elif _LEADS_ON.search(line.text):
            leads_on = line.sentence.paragraph


def unreal(line: Line, first: int) -> bool:
    """Is what begins at a token only asked about, supposed or called false?"""
    return _asked(line, first) or any(_reaches(line, end, first) for end in _supposed(line))


def _to_the_reader(line: Line) -> bool:
    return bool(
        line.of("reader") or any(_opens(line, hit) for hit in line.of("writing")) or _LABEL.search(line.text)
    )


def _opens(line: Line, hit: Hit[Cue]) -> bool:
    """Does a sentence, quotation or what stands behind a colon begin with it?"""
    at = hit.first
    while at > 0 and not line.words[at].apart and line.words[at - 1].text in _OPENERS:
        at -= 1
    return at == 0 or line.words[at].apart


def _asked(line: Line, first: int) -> bool:
    """Does the sentence end in a question that began before that token?"""
    return _ASKS.search(line.text) is not None and not any(word.apart for word in line.words[first + 1 :])


def _supposed(line: Line) -> Iterator[int]:
    yield from (hit.end for hit in line.of("supposed"))
    if line.words and line.words[0].text in _INVERTED:
        yield 1


def _reaches(line: Line, end: int, first: int) -> bool:
    """Does the supposition run on to the token, with no comma or mark between?"""
    between = line.words[end : first + 1]
    return 0 <= first - end <= _SUPPOSED_WITHIN and not any(word.apart or word.comma for word in between)
