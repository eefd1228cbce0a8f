"""What stands in a picture and where: words that were read, and codes.

Corners are x and y in pixels of the photo, from the upper left of the writing, clockwise as one reads.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct

from debar.identify.evidence import Field

Corners = tuple[tuple[float, float], ...]


class Box(Struct, frozen=True):
    """An upright rectangle, pixels."""

    x: int
    y: int
    w: int
    h: int

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> Box:
        """The smallest one that holds all points (at least one)."""
        across, down = zip(*points, strict=True)
        left, upper = math.floor(min(across)), math.floor(min(down))
        return cls(left, upper, math.ceil(max(across)) - left, math.ceil(max(down)) - upper)

    @property
    def corners(self) -> Corners:
        """Its own corners."""
        right, lower = self.x + self.w, self.y + self.h
        return ((self.x, self.y), (right, self.y), (right, lower), (self.x, lower))

    def __str__(self) -> str:
        return f"{self.x},{self.y},{self.w},{self.h}"


class Word(Struct, frozen=True):
    """A run of writing as it was read, mostly a line or a cell of it."""

    text: str
    sure: float
    """0 to 1, as who read it says."""
    corners: Corners


class Code(Struct, frozen=True):
    """A bar or matrix code. Passwords that it held are gone; it only says that they were there."""

    format: str
    """As `QR Code`, `Code 128`."""
    corners: Corners
    fields: tuple[Field, ...] = ()
    """What it says by name."""
    bare: tuple[str, ...] = ()
    """Values without a name, to be held against what is printed; kept only where that explains them."""
    dropped: tuple[str, ...] = ()
    """Kinds of secrets that it held, keys of `codes.SECRETS`."""


def angle(corners: Corners) -> float:
    """The direction in which one reads, radians, clockwise from the right."""
    (x0, y0), (x1, y1) = corners[0], corners[1]
    return math.atan2(y1 - y0, x1 - x0)


def turned(corners: Corners, by: float) -> Corners:
    """The corners turned about the picture's origin, radians clockwise."""
    cos, sin = math.cos(by), math.sin(by)
    return tuple((x * cos - y * sin, x * sin + y * cos) for x, y in corners)
