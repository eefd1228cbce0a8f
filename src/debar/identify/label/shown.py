"""What a photo shows, as the JSON that programs read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from debar.identify import records
from debar.identify.evidence import Identity
from debar.identify.label import told
from debar.identify.label.codes import SECRETS
from debar.identify.label.plate import Read
from debar.identify.label.reader import Seen
from debar.identify.label.words import Box
from debar.kit.words import Both, Language


def shown(photo: str, seen: Seen, identities: Sequence[Identity], language: Language) -> dict[str, Any]:
    """A photo as JSON types, texts in one language; `identities` are those of its things, in their order."""
    return {
        "photo": photo,
        "things": [
            {
                "label": thing.name,
                "box": _box(thing.box),
                "adapter": thing.adapter,
                "fields": [_read(read, language) for read in thing.reads],
                "notes": [note.within(language) for note in thing.notes],
                "identity": records.shown(identity),
            }
            for thing, identity in zip(seen.things, identities, strict=True)
        ],
        "dropped": [SECRETS[kind].within(language) for kind in seen.dropped],
        "better": [text.within(language) for text in seen.better],
    }


def notes(seen: Seen) -> list[Both]:
    """All that the person is told of a photo: of its things, what was dropped, what would be better."""
    dropped = [told.DROPPED.fill(what=SECRETS[kind]) for kind in seen.dropped]
    return [*(note for thing in seen.things for note in thing.notes), *dropped, *seen.better]


def _read(read: Read, language: Language) -> dict[str, Any]:
    return {
        "field": read.field,
        "value": read.value,
        "seen": read.seen,
        "by": read.by,
        "sure": read.sure,
        "box": _box(read.box),
        "mended": read.why.within(language) if read.why else None,
    }


def _box(box: Box) -> list[int]:
    return [box.x, box.y, box.w, box.h]
