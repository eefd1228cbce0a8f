"""A photo → the things whose labels it shows, and what to tell the person who took it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from debar.identify.evidence import Field
from debar.identify.label import codes, mend, ocr, plate, told
from debar.identify.label.known import Known
from debar.identify.label.layout import Piece, gap, groups, height, in_order, laid
from debar.identify.label.photo import Photo
from debar.identify.label.plate import Read, Said
from debar.identify.label.words import Box, Code, Word
from debar.kit.words import Both

PLAIN = frozenset(
    {
        "brand-claimed",
        "maker-claimed",
        "model",
        "serial",
        "mac",
        "fcc-id",
        "ic-id",
        "kind-claimed",
        "firmware",
    }
)
"""Fields that identification looks at; all others are told, and say nothing of who made it."""

_TELLS_APART = ("serial", "model")
_SMALL = 14
"""Pixels; lower writing is often misread."""
_ADAPTER = re.compile(
    r"(?i)\b(?:ac|dc|power|switching|poe)?[ /-]*adapt[eo]r\b|power supply unit|\bswitching power"
    r"|\bpoe injector|bloc d.alimentation|adaptateur|电源适配器|适配器"
)


class Thing(Struct, frozen=True):
    """One thing whose label is in a photo."""

    name: str
    """`label 1`, counted in the order in which one reads."""
    box: Box
    """In the upright photo, before it was cropped; pixels."""
    reads: tuple[Read, ...]
    notes: tuple[Both, ...] = ()
    adapter: bool = False
    """Is it the label of a power adapter, which tells nothing of the device?"""

    @property
    def fields(self) -> list[Field]:
        """What identification is given."""
        return [] if self.adapter else [Field(r.field, r.value) for r in self.reads if r.field in PLAIN]


class Seen(Struct, frozen=True):
    """What a photo shows."""

    things: tuple[Thing, ...]
    dropped: tuple[str, ...] = ()
    """Kinds of secrets that stood in it and were dropped, keys of `codes.SECRETS`."""
    better: tuple[Both, ...] = ()
    """What to know of it, and what to photograph better."""


def read(photo: Photo, knows: Known) -> Seen:
    """What a photo shows. Raises BadConfig where the extra `photos` is not installed."""
    found = parsed(ocr.words(photo.image), codes.codes(photo.image), knows, (photo.left, photo.upper))
    if photo.frames == 1:
        return found
    return Seen(found.things, found.dropped, (*found.better, told.FRAMES.fill(count=photo.frames)))


def parsed(
    words: Sequence[Word], found: Sequence[Code], knows: Known, corner: tuple[int, int] = (0, 0)
) -> Seen:
    """What words and codes of a photo say; `corner` is where the part that was read lies in the photo."""
    pieces = laid(words, found)
    together = _things([(group, plate.said(group, knows)) for group in groups(pieces)], knows)
    dropped = [kind for _, said, _ in together for kind in said.dropped]
    things = [
        _thing(f"label {number}", group, said, patches, corner)
        for number, (group, said, patches) in enumerate(_named(together), start=1)
    ]
    return Seen(tuple(things), tuple(dict.fromkeys(dropped)), tuple(_better(pieces, things)))


_Group = tuple[list[Piece], Said]
_Together = tuple[list[Piece], Said, int]
"""What belongs together, what it says, and of how many patches that say something it was made."""


def _things(found: Sequence[_Group], knows: Known) -> list[_Together]:
    """Groups that contradict each other stay apart, and take the others to themselves; else all are one."""
    anchors = [each for each in found if _names(each[1])]
    if not any(_contradict(one[1], other[1]) for one, other in combinations(anchors, 2)):
        return [_joined(found, knows)] if found else []
    sets: list[list[_Group]] = []
    for each in anchors:
        home = next(
            (s for s in sets if not any(_contradict(each[1], o[1]) for o in s) and _shares(each[1], s)), None
        )
        if home is None:
            sets.append([each])
        else:
            home.append(each)
    for each in found:
        if each not in anchors:
            min(sets, key=lambda s: min(_gap(each[0], other[0]) for other in s)).append(each)
    return [_joined(each, knows) for each in sets]


def _joined(found: Sequence[_Group], knows: Known) -> _Together:
    """What groups say as one: a value may stand in one of them, and the code that tells it in another."""
    patches = sum(bool(said.reads) for _, said in found)
    if len(found) == 1:
        return (*found[0], patches)
    pieces = in_order([piece for group, _ in found for piece in group])
    return pieces, plate.said(pieces, knows), patches


def _named(found: Iterable[_Together]) -> list[_Together]:
    """Those that say anything, in the order in which one reads."""
    return [each for each in found if each[1].reads or each[1].dropped or each[1].unsure]


def _thing(name: str, group: Sequence[Piece], said: Said, patches: int, corner: tuple[int, int]) -> Thing:
    box = Box.around(point for piece in group for point in piece.box.corners)
    adapter = any(_ADAPTER.search(piece.text) for piece in group) and "fcc-id" not in {
        r.field for r in said.reads
    }
    reads = tuple(_at(each, corner) for each in said.reads)
    return Thing(name, _shifted(box, corner), reads, tuple(_notes(said, patches, adapter)), adapter)


def _notes(said: Said, patches: int, adapter: bool) -> Iterable[Both]:
    if adapter:
        yield told.ADAPTER
    for field, word in told.SEVERAL_OF.items():
        values = [read.value for read in said.reads if read.field == field]
        if _several(values):
            yield told.SEVERAL.fill(field=word, values=", ".join(values))
    if patches > 1:
        yield told.TOGETHER.fill(count=patches)
    if said.unsure:
        yield told.UNSURE.fill(fields=_listed(said.unsure))
    check = [
        r.field for r in said.reads if r.by == "text" and r.field in plate.NUMBERS and r.sure < plate.CHECK
    ]
    if check:
        yield told.CHECK.fill(fields=_listed(check))
    if said.unexplained:
        yield told.UNEXPLAINED.fill(count=said.unexplained)


def _listed(fields: Iterable[str]) -> Both:
    """The names of fields, each once."""
    names = [told.FIELDS[field] for field in dict.fromkeys(fields)]
    return Both(", ".join(name.en for name in names), ", ".join(name.fr for name in names))


def _better(pieces: Sequence[Piece], things: Sequence[Thing]) -> Iterable[Both]:
    written = [piece for piece in pieces if piece.code is None]
    if not pieces:
        yield told.NOTHING
        return
    if written and height(pieces) < _SMALL:
        yield told.SMALL.fill(height=round(height(pieces)))
    if unread := sum(piece.sure < plate.UNSURE for piece in written):
        yield told.UNREAD.fill(count=unread)
    fields = {read.field for thing in things if not thing.adapter for read in thing.reads}
    if "model" not in fields:
        yield told.NO_MODEL
    if not fields & {"serial", "mac"}:
        yield told.NO_SERIAL


def _names(said: Said) -> bool:
    return any(read.field in _TELLS_APART for read in said.reads)


def _contradict(one: Said, other: Said) -> bool:
    """Does each name a thing, and not the same?"""
    for field in _TELLS_APART:
        mine, theirs = _values(one, field), _values(other, field)
        if mine and theirs and _several([*mine, *theirs]):
            return True
    return False


def _shares(said: Said, others: Sequence[_Group]) -> bool:
    """Does it say something of what these say, so that it is surely theirs?"""
    return any(
        set(_values(said, field)) & set(_values(other, field))
        for _, other in others
        for field in (*_TELLS_APART, "mac")
    )


def _values(said: Said, field: str) -> list[str]:
    return [mend.shape(read.value) for read in said.reads if read.field == field]


def _several(values: Sequence[str]) -> bool:
    """Are they several, none being only a part of another?"""
    bare = sorted({mend.shape(value) for value in values}, key=len)
    return any(short not in long for short, long in combinations(bare, 2))


def _gap(one: Sequence[Piece], other: Sequence[Piece]) -> float:
    return min(gap(a.place, b.place) for a in one for b in other)


def _at(read: Read, corner: tuple[int, int]) -> Read:
    return Read(read.field, read.value, read.seen, read.by, read.sure, _shifted(read.box, corner), read.why)


def _shifted(box: Box, corner: tuple[int, int]) -> Box:
    return Box(box.x + corner[0], box.y + corner[1], box.w, box.h)
