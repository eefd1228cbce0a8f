"""Where things stand on a label as one reads it: levelled, in order, and what belongs together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from msgspec import Struct

from debar.identify.label.words import Box, Code, Corners, Word, angle, turned

MOST = 400
"""So many words of a photo are used, the surest first."""
_LEVEL = math.radians(0.5)
_APART = 3.0
"""Heights of a line; what stands further from everything else is something else."""
_ACROSS = 14.0
"""Heights of a line between a caption and its value in the next column."""
_DOWN = 1.6


class Piece(Struct, frozen=True):
    """Writing or a code, with its place where all is level; `box` is where it is in the photo."""

    text: str
    sure: float
    box: Box
    place: Box
    code: Code | None = None


def laid(words: Sequence[Word], codes: Sequence[Code]) -> list[Piece]:
    """Everything in the order in which one reads, turned level by the direction of the writing."""
    kept = sorted(words, key=lambda word: -word.sure)[:MOST]
    by = -_direction(kept)
    found = [_piece(word.text, word.sure, word.corners, by, None) for word in kept]
    found += [_piece("", 1.0, code.corners, by, code) for code in codes]
    return in_order(found)


def groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand together, group by group, each in reading order."""
    reach = _APART * height(pieces)
    left, found = list(pieces), []
    while left:
        near, edge = [left.pop(0)], 0
        while edge < len(near):
            close = [other for other in left if gap(near[edge].place, other.place) <= reach]
            near += close
            left = [other for other in left if other not in close]
            edge += 1
        found.append(in_order(near))
    return found


def in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Line by line from the top, and from left to right."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.place.y + p.place.h / 2, p.place.x)):
        if found and _same_line(found[-1][0].place, piece.place):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [piece for line in found for piece in sorted(line, key=lambda p: p.place.x)]


def height(pieces: Sequence[Piece]) -> float:
    """How high the writing is, pixels; 20 where there is none."""
    written = [piece.place.h for piece in pieces if piece.code is None]
    return float(median(written)) if written else 20.0


def gap(one: Box, other: Box) -> float:
    """How far two boxes are from one another, pixels; 0 where they touch."""
    across = max(one.x - (other.x + other.w), other.x - (one.x + one.w), 0)
    down = max(one.y - (other.y + other.h), other.y - (one.y + one.h), 0)
    return math.hypot(across, down)


def beside(piece: Piece, others: Sequence[Piece]) -> Piece | None:
    """The next writing to the right on the same line."""
    here = piece.place
    found = [
        o for o in others if _same_line(here, o.place) and o.place.x >= here.x + here.w / 2 and o is not piece
    ]
    nearest = min(found, key=lambda other: other.place.x, default=None)
    if nearest is None or nearest.place.x - (here.x + here.w) > _ACROSS * here.h:
        return None
    return nearest


def below(piece: Piece, others: Sequence[Piece]) -> Piece | None:
    """The next writing under it."""
    here = piece.place
    found = [
        o
        for o in others
        if o.place.y >= here.y + here.h / 2
        and _overlap(here.x, here.w, o.place.x, o.place.w)
        and o is not piece
    ]
    nearest = min(found, key=lambda other: other.place.y, default=None)
    if nearest is None or nearest.place.y - (here.y + here.h) > _DOWN * here.h:
        return None
    return nearest


def _direction(words: Sequence[Word]) -> float:
    """The mean direction of the writing, radians; 0 where it is all but level, or there is none."""
    ways = [(angle(word.corners), len(word.text) + 1) for word in words]
    down = sum(math.sin(way) * weight for way, weight in ways)
    across = sum(math.cos(way) * weight for way, weight in ways)
    mean = math.atan2(down, across) if ways else 0.0
    return mean if abs(mean) > _LEVEL else 0.0


def _piece(text: str, sure: float, corners: Corners, by: float, code: Code | None) -> Piece:
    box = Box.around(corners)
    return Piece(text, sure, box, Box.around(turned(corners, by)) if by else box, code)


def _same_line(one: Box, other: Box) -> bool:
    shared = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return shared > min(one.h, other.h) / 2 and max(one.h, other.h) < 3 * min(one.h, other.h)


def _overlap(x: int, w: int, other_x: int, other_w: int) -> bool:
    return min(x + w, other_x + other_w) - max(x, other_x) > min(w, other_w) * 0.3
