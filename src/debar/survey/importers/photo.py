"""A photo of a type plate, taken on a walk: each label in it as one thing.

The pixels are read on this machine, and of them only what the label says is kept. Where the file says
where it was taken, or a password stands on the label, no copy of the photo is kept either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Literal

from debar.identify.evidence import Sighting
from debar.identify.label import codes, photo, reader
from debar.identify.label.known import bundled
from debar.identify.label.reader import Seen
from debar.kit.errors import BadConfig, BadData, Problem
from debar.kit.words import Both
from debar.survey.importers import Dropped, Note, SourceFile

NAME = "photo"
LABEL = Both("photo of a type plate (JPEG, PNG, WebP)", "photo d'une plaque signalétique (JPEG, PNG, WebP)")
METHOD: Literal["walk"] = "walk"
SEES = Both("devices whose label was photographed", "appareils dont l'étiquette a été photographiée")

POSITION = "(position of the photo)"
"""Stands among the columns dropped where the file says where it was taken."""


def sniffs(head: bytes, _name: str) -> bool:
    """Does the file begin as a photo does? One in a format that cannot be read is told as such."""
    return photo.is_photo(head)


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each label's fields as sightings of one thing; what was dropped, or could be better, as notes."""
    try:
        taken = photo.opened(stream.read(photo.MAX_BYTES + 1))
        seen = reader.read(taken, bundled()[1])
    except (BadData, BadConfig) as error:
        yield Problem(source.name, None, str(error))
        return
    if taken.placed:
        yield Dropped(source.name, None, "where the photo was taken stands in it; not kept.", column=POSITION)
    for kind in seen.dropped:
        words = codes.SECRETS[kind].en
        yield Dropped(source.name, None, f"there was {words} on the label; not kept.", column=f"({kind})")
    yield from _sightings(seen, source)
    for text in (*(note for thing in seen.things for note in thing.notes), *seen.better):
        yield Note(source.name, None, text.en)


def _sightings(seen: Seen, source: SourceFile) -> Iterator[Sighting]:
    for thing in seen.things:
        if thing.adapter:
            continue
        for found in thing.reads:
            yield Sighting(
                source.digest,
                f"photo box {found.box}",
                thing.name,
                found.field,
                found.value,
                METHOD,
                source.site,
                source.network,
                source.seen,
            )
