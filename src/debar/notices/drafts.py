"""Drafts of measures and responses: what a notice says of each, field by field, each with its quote."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from debar.identify.evidence import Grade, better
from debar.kit.words import Both
from debar.law.measure import Force
from debar.notices.acts import MEASURES
from debar.notices.words import Kind

FieldName = Literal[
    "act",
    "actor",
    "place",
    "towards",
    "bound",
    "conduct",
    "target",
    "product",
    "date",
    "effective",
    "deadline",
    "term",
    "basis",
    "ground",
    "exception",
    "demand",
    "scene",
]


class Field(Struct, frozen=True):
    """One thing that the notice says."""

    name: FieldName
    value: str
    """An entity's id, a place, a conduct, a day; or the words themselves, where nothing shorter fits."""
    said: str
    """The words that say it."""
    quote: str
    """The sentence that it rests on, letter for letter."""
    grade: Grade
    """`strong`: plainly said in the same part of the sentence. `probable`: in another part, or counted
    from the day of the notice. `lead`: taken over from another sentence."""


class Known(Struct, frozen=True):
    """A measure or event of the knowledge that a draft is about."""

    id: str
    score: float
    """0 to 1; from 0.5 on it is taken for the same."""
    why: tuple[Both, ...]
    event: bool = False
    """Is it an entry of `responses/`?"""


class Draft(Struct, frozen=True):
    """One measure or response as a notice tells it. Nothing in it was checked by a person."""

    kind: Kind
    fields: tuple[Field, ...]
    proposed: bool = False
    instrument: bool = False
    """Is the notice itself the instrument, and not a report of it?"""
    known: tuple[Known, ...] = ()
    """Best first."""
    news: tuple[Both, ...] = ()
    """What the knowledge does not have, or has otherwise."""

    @property
    def is_measure(self) -> bool:
        """Is it an authority's act, and no response to one?"""
        return self.kind in MEASURES

    @property
    def force(self) -> Force:
        """The force that the words carry: a report alone makes nothing binding."""
        if self.proposed:
            return "proposed"
        if self.kind == "warning":
            return "advised"
        return "binding" if self.instrument else "announced"

    def all(self, name: FieldName) -> tuple[Field, ...]:
        """The fields of that name, the surest first."""
        return tuple(each for each in self.fields if each.name == name)

    def first(self, name: FieldName) -> Field | None:
        """The surest field of that name; None where the notice does not tell it."""
        return next(iter(self.all(name)), None)

    def values(self, name: FieldName) -> tuple[str, ...]:
        """The values of that name, each once."""
        return tuple(dict.fromkeys(each.value for each in self.all(name)))

    @property
    def place(self) -> str | None:
        """The place that acts."""
        found = self.first("place")
        return found.value if found else None


def merged(fields: tuple[Field, ...], more: tuple[Field, ...]) -> tuple[Field, ...]:
    """Both, each value once with its better grade; what was said surest stands first."""
    found: dict[tuple[str, str], Field] = {}
    for each in (*fields, *more):
        key = (each.name, each.value)
        if key not in found or better(found[key].grade, each.grade) != found[key].grade:
            found[key] = each
    return tuple(sorted(found.values(), key=lambda each: _ORDER.index(each.grade)))


_ORDER: tuple[Grade, ...] = ("established", "strong", "probable", "lead", "none")
