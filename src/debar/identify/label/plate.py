"""What a label says: writing and codes that stand together → fields with their grounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, structs

from debar.identify.evidence import Field
from debar.identify.label import mend
from debar.identify.label.captions import HIDDEN, IGNORED, Caption, captions
from debar.identify.label.known import Known
from debar.identify.label.layout import Piece, below, beside
from debar.identify.label.mend import Mended
from debar.identify.label.values import mac_in, value_of
from debar.identify.label.words import Box
from debar.kit.words import Both

By = Literal["text", "code", "text and code"]

UNSURE = 0.6
"""What was read less surely is not used; that it was there is told."""
SURE_NUMBER = 0.92
"""The same for numbers, of which each letter counts and nothing witnesses it. On plates that we drew
(`bench/labels.py`, seed 77) 25 of 31 numbers read less surely were wrong."""
CHECK = 0.975
"""Of numbers read less surely than that, every sixth was wrong there: somebody should look again."""
NUMBERS = frozenset(
    {"serial", "mac", "model", "fcc-id", "ic-id", "fcc.module", "ic.module", "label.part", "label.p2p-uid"}
)

_NAMED = ("label.party", "maker-claimed", "brand-claimed", "kind-claimed")
_FORM = re.compile(
    r"(?i)(?:\b(?:co\.?,? ?ltd|ltd|limited|inc|incorporated|corp|corporation|gmbh|llc|ltée|plc)"
    r"|\b(?:s\.a\.s|s\.a|b\.v)|有限公司)\.?$"
)
_FORM_ALONE = re.compile(r"(?i)^(?:co\.?,? ?ltd|ltd|inc|corp|limited|gmbh|llc)\.?$")
_NO_NAME = re.compile(r"(?i)trademark|patent|complies|©|all rights|https?:|www\.|marque de commerce|brevet")
_PARTNER = re.compile(r"(?i)works? with|compatible|powered by|fonctionne avec|certified|licensed|chip|sensor")
_MARKS = frozenset(
    {"CE", "UKCA", "UKCA0086", "FCC", "UL", "CUL", "CCC", "EAC", "ROHS", "WEEE", "BIS", "PSE", "NOM"}
)
_SEPARATED = re.compile(
    r"(?i)(?<![0-9a-z:.-])[0-9a-z]{2}(?:([:-])[0-9a-z]{2})(?:\1[0-9a-z]{2}){4}(?![0-9a-z:-])"
)
_LONGEST_KIND = 40


class Read(Struct, frozen=True):
    """A field of a label: its value, and what it rests on."""

    field: str
    """A plain fact (`evidence.FACTS`), a protocol's field, or one of the label's own (`label.made`)."""
    value: str
    seen: str
    """As it was read, before anything was mended."""
    by: By
    sure: float
    """0 to 1, as who read it says; 1 for codes, which check themselves."""
    box: Box
    why: Both | None = None
    """Why the value is another than what was read; None where it is not."""


class Said(Struct, frozen=True):
    """What a label, or one part of it, says."""

    reads: tuple[Read, ...]
    dropped: tuple[str, ...] = ()
    """Kinds of secrets that stood on it, keys of `codes.SECRETS`."""
    unsure: tuple[str, ...] = ()
    """Fields that are there, but were read too poorly to be used."""
    unexplained: int = 0
    """Values in codes of which nobody knows what they are; they are not kept."""


def said(pieces: Sequence[Piece], knows: Known) -> Said:
    """What pieces that belong together say, in the order in which they stand."""
    written = [piece for piece in pieces if piece.code is None and piece.sure >= UNSURE]
    plate = _Plate(written, knows)
    reads = [*plate.reads(), *_coded(pieces)]
    dropped = [kind for piece in pieces if piece.code for kind in piece.code.dropped]
    if plate.hidden:
        dropped.append("verification")
    bare = [(value, piece) for piece in pieces if piece.code for value in piece.code.bare]
    for value, piece in bare:
        reads += _explained(value, piece, reads, knows)
    coded = {mend.shape(read.value) for read in reads if read.by == "code"}
    unexplained = sum(mend.shape(value) not in coded for value, _ in bare)
    unsure = dict.fromkeys(field for field in plate.unsure if field not in {read.field for read in reads})
    return Said(tuple(_merged(reads)), tuple(dict.fromkeys(dropped)), tuple(unsure), unexplained)


class _Plate:
    """The writing of a label, on its way to fields; each piece is a value once at most."""

    def __init__(self, pieces: Sequence[Piece], knows: Known) -> None:
        self._pieces, self._knows = pieces, knows
        self._used: set[int] = set()
        self.hidden = False
        self.unsure: list[str] = []

    def reads(self) -> list[Read]:
        found = [read for piece in self._pieces for read in self._captioned(piece)]
        for piece in self._pieces:
            if id(piece) not in self._used:
                found += self._alone(piece, piece.text)
        return found

    def _captioned(self, piece: Piece) -> Iterator[Read]:
        said = captions(piece.text)
        if not said or id(piece) in self._used:
            return
        self._used.add(id(piece))
        yield from self._alone(piece, piece.text[: said[0].start])
        ends = [*(caption.start for caption in said[1:]), len(piece.text)]
        for caption, end in zip(said, ends, strict=True):
            yield from self._value(piece, caption, piece.text[caption.end : end])

    def _value(self, piece: Piece, caption: Caption, text: str) -> Iterator[Read]:
        source = piece
        if not text.strip(" .:;-") and caption.field != IGNORED:
            other = self._next(piece)
            if other is None:
                return
            self._used.add(id(other))
            source, text = other, other.text
        if caption.field == HIDDEN:
            self.hidden = True
        elif caption.field != IGNORED:
            yield from self._of(caption.field, text, source)

    def _of(self, field: str, text: str, piece: Piece) -> Iterator[Read]:
        if field in _NAMED:
            text = self._continued(text, piece)
        found = value_of(field, text, self._knows)
        if found is not None:
            yield from self._sure(field, found, text, piece)

    def _continued(self, text: str, piece: Piece) -> str:
        """A name with the `Co., Ltd.` that stands on the next line."""
        other = below(piece, self._pieces)
        if other is None or _FORM.search(text) or not _FORM_ALONE.match(other.text.strip()):
            return text
        self._used.add(id(other))
        return f"{text} {other.text}"

    def _next(self, piece: Piece) -> Piece | None:
        """The value of a caption that stands alone: beside it, or else below."""
        for other in (beside(piece, self._pieces), below(piece, self._pieces)):
            if other is not None and id(other) not in self._used and not captions(other.text):
                return other
        return None

    def _alone(self, piece: Piece, text: str) -> Iterator[Read]:
        """What writing without a caption says by itself."""
        text = text.strip(" .:;,|*®™")
        if len(text) < 2 or _NO_NAME.search(text) or _FORM_ALONE.match(text):
            return
        text = self._continued(text, piece)
        found = self._told(text, piece)
        if found is not None:
            yield from self._sure(*found, text, piece)

    def _sure(self, field: str, found: Mended, text: str, piece: Piece) -> Iterator[Read]:
        if field in NUMBERS and piece.sure < SURE_NUMBER:
            self.unsure.append(field)
        else:
            yield _read(field, found, text, piece)

    def _told(self, text: str, piece: Piece) -> tuple[str, Mended] | None:
        knows = self._knows
        if separated := _SEPARATED.search(text):
            mac = mac_in(separated[0])
            return ("mac", mac) if mac else None
        if text.upper().replace(" ", "") in _MARKS:
            return "label.mark", Mended(text.upper().replace(" ", ""))
        if _FORM.search(text):
            return "maker-claimed", Mended(text)
        if knows.serial(text):
            return "serial", Mended(text)
        if knows.is_model(text) or knows.is_model(mend.model(text, knows).value):
            return "model", mend.model(text, knows)
        return self._name(text, piece)

    def _name(self, text: str, piece: Piece) -> tuple[str, Mended] | None:
        name = mend.name(text, self._knows)
        if len(mend.shape(text)) > 2 and self._knows.brand(name.value):
            return None if self._is_partner(piece) else ("brand-claimed", name)
        if len(text) <= _LONGEST_KIND and self._knows.kind(text):
            return "kind-claimed", Mended(text)
        return None

    def _is_partner(self, piece: Piece) -> bool:
        """Does what stands before or above say that the name is that of somebody it works with?"""
        return any(
            other is not piece
            and _PARTNER.search(other.text)
            and piece in (below(other, self._pieces), beside(other, self._pieces))
            for other in self._pieces
        )


def _read(field: str, found: Mended, seen: str, piece: Piece) -> Read:
    return Read(
        field,
        found.value,
        seen.strip()[:200] if found.why else found.value,
        "text",
        piece.sure,
        piece.box,
        found.why,
    )


def _coded(pieces: Sequence[Piece]) -> Iterator[Read]:
    for piece in pieces:
        for field in piece.code.fields if piece.code else ():
            yield _of_code(field, piece)


def _of_code(field: Field, piece: Piece) -> Read:
    return Read(field.name, field.value, field.value, "code", 1.0, piece.box)


def _explained(value: str, piece: Piece, reads: Sequence[Read], knows: Known) -> list[Read]:
    """A value without a name, where what is printed or known says what it is."""
    mac = mac_in(value) if len(value) in (12, 14, 17) else None
    if mac is not None and mac.why is None and _is_address(mac.value, reads, knows):
        return [_of_code(Field("mac", mac.value), piece)]
    same = next(
        (r.field for r in reads if r.by == "text" and _alike(r.value, value) and r.field not in _NAMED), None
    )
    if same is not None:
        return [_of_code(Field(same, value), piece)]
    if knows.serial(value):
        return [_of_code(Field("serial", value), piece)]
    return [_of_code(Field("model", value), piece)] if knows.is_model(value) else []


def _is_address(mac: str, reads: Sequence[Read], knows: Known) -> bool:
    printed = any(read.field == "mac" and mend.shape(read.value) == mend.shape(mac) for read in reads)
    return printed or (knows.holder(mac) is not None and not mac.replace(":", "").isdigit())


def _merged(reads: Sequence[Read]) -> Iterator[Read]:
    """Each value once: what a code says stands for what was printed alike, and tells it."""
    kept: list[Read] = []
    for read in sorted(reads, key=lambda read: read.by != "code"):
        at = next(
            (
                i
                for i, other in enumerate(kept)
                if other.field == read.field and _alike(other.value, read.value)
            ),
            None,
        )
        if at is None:
            kept.append(read)
        else:
            kept[at] = _together(kept[at], read)
    yield from sorted(kept, key=lambda read: read.box.y)


def _together(kept: Read, other: Read) -> Read:
    if kept.by == "text":
        return kept if kept.sure >= other.sure else other
    if other.by == "code":
        return kept
    mended = mend.by_code(other.seen, kept.value)
    return structs.replace(kept, by="text and code", seen=other.seen, why=mended.why, box=other.box)


def _alike(one: str, other: str) -> bool:
    return mend.shape(one) == mend.shape(other)
