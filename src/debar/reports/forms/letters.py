"""How wide text is, as near as can be told without its font, and how it is broken into lines.

Widths are those of Arial and its like in thousandths of the size, a little generous, so that what is
set in another such font stays inside its frame too.
"""

from __future__ import annotations

from unicodedata import combining, east_asian_width

_GENEROUS = 1.06
_CLASSES = (
    (278, " !,./:;I[]\\tf|ijl'’`·\u00a0\u202f"),
    (333, '()-r"°«»“”{}*'),
    (500, "cksvxyzJ"),
    (667, "ABEKPSVXY&ÀÂÉÈÊËÎÏ"),
    (722, "CDHNRUwT"),
    (778, "GOQÔ"),
    (833, "mM"),
    (944, "W%@…—"),
)
_WIDTHS = {letter: width for width, letters in _CLASSES for letter in letters}
_USUAL = 556
_BOLD = 1.07


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide the text is at that size, in the unit of the size."""
    wide = sum(_of(letter) for letter in text)
    return wide / 1000 * size * _GENEROUS * (_BOLD if bold else 1)


def lines(text: str, size: float, room: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many lines, none wider than the room; what is cut off ends in an ellipsis.

    Only plain blanks are broken at. A word too long for a line is cut.
    """
    found: list[str] = []
    line = ""
    words = [part for word in text.split(" ") if word for part in _parts(word, size, room, bold)]
    for at, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold) <= room:
            line = longer
        elif len(found) + 1 == most:
            return (*found, _cut(" ".join((line, *words[at:])), size, room, bold))
        else:
            found.append(line)
            line = word
    return (*found, line) if line else tuple(found)


def _of(letter: str) -> int:
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF":
        return 1000
    return _WIDTHS.get(letter, _USUAL)


def _parts(word: str, size: float, room: float, bold: bool) -> list[str]:
    """The word, in pieces where it is wider than a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(text: str, size: float, room: float, bold: bool) -> str:
    """As much of the text as fits with an ellipsis after it, whole words where one fits."""
    kept = text
    while kept and width(_ended(kept), size, bold) > room:
        shorter = kept.rpartition(" ")[0]
        kept = shorter or kept[:-1]
    return _ended(kept)


def _ended(text: str) -> str:
    return f"{text.rstrip(' .,;:')}…"
