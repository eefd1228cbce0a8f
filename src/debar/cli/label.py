"""`debar label`: photos of type plates → what stands on them, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli.show import Exit, Format, FormatOption, commands, complain, put, rows, say
from debar.kit.errors import BadData, reading

if TYPE_CHECKING:
    from debar.identify.evidence import Graded, Identity
    from debar.identify.label.photo import Crop, Photo
    from debar.identify.label.reader import Seen
    from debar.kit.words import Language

app = commands()

_COLUMNS = ("photo", "label", "field", "value", "sure", "by", "note")


@app.command("label")
def label(
    photos: Annotated[list[Path], typer.Argument(help="Photos: JPEG, PNG or WebP.")],
    *,
    crop: Annotated[
        str,
        typer.Option(
            help="Look at this part alone: x,y,width,height from the upper left, in pixels or percent."
        ),
    ] = "",
    preview: Annotated[
        str,
        typer.Option(
            help="Write what would be looked at (upright, cropped) to this PNG file, and read nothing."
        ),
    ] = "",
    position: Annotated[
        bool, typer.Option("--position", help="Tell where the photo was taken too; it is kept nowhere.")
    ] = False,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="The day for which relations between brand and maker must hold."
        ),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="en or fr.")] = "en",
    format: FormatOption = Format.table,
) -> None:
    """Read photos of type plates: model, serial, MAC, approvals, codes, and who made the device.

    Photograph the device and its label only: no people, no screens. Everything is read on this machine,
    and nothing of a photo is kept.
    """
    from debar.cli import asked
    from debar.identify.label import told
    from debar.identify.label.photo import Crop

    language = asked.language(lang)
    part = Crop.parse(crop) if crop else None
    say(told.BEFORE.within(language))
    if preview:
        _preview(photos, part, preview, language)
        return
    desk = _Desk(part, position, on.date() if on else None, language)
    found = (
        row for path in photos for row in desk.rows(path, format is Format.table or format is Format.csv)
    )
    rows(found, format, _COLUMNS)
    if desk.failed:
        raise typer.Exit(Exit.WRONG if desk.failed == len(photos) else Exit.PARTLY)


class _Desk:
    """Reads photo after photo; one that cannot be read is told, and the others are read."""

    def __init__(self, crop: Crop | None, position: bool, on: date | None, language: Language) -> None:
        self._crop, self._position, self._on, self._language = crop, position, on, language
        self.failed = 0

    def rows(self, path: Path, flat: bool) -> Iterator[dict[str, Any]]:
        """A photo as one row, or, flat, as one for each field."""
        from debar.identify.label import reader, shown
        from debar.identify.label.known import bundled

        try:
            photo = _photo(path, self._crop, self._position)
        except BadData as error:
            self.failed += 1
            complain(f"{error}" if str(error).startswith(str(path)) else f"{path}: {error}")
            return
        identifier, knows = bundled()
        seen = reader.read(photo, knows)
        identities = [identifier.of_fields(thing.name, thing.fields, self._on) for thing in seen.things]
        if flat:
            yield from self._flat(path, seen, identities)
            self._tell(path, seen, photo)
        else:
            row = shown.shown(str(path), seen, identities, self._language)
            yield {**row, "position": photo.position} if self._position else row

    def _flat(self, path: Path, seen: Seen, identities: list[Identity]) -> Iterator[dict[str, Any]]:
        from debar.identify.label.told import FIELDS

        for thing, identity in zip(seen.things, identities, strict=True):
            here = {"photo": path.name, "label": thing.name}
            for read in thing.reads:
                yield {
                    **here,
                    "field": FIELDS[read.field].within(self._language)
                    if read.field in FIELDS
                    else read.field,
                    "value": read.value,
                    "sure": f"{read.sure:.2f}",
                    "by": read.by,
                    "note": read.why.within(self._language) if read.why else "",
                }
            for what, text in _concluded(identity, self._language):
                yield {**here, "field": f"→ {what}", "value": text, "sure": "", "by": "", "note": ""}

    def _tell(self, path: Path, seen: Seen, photo: Photo) -> None:
        from debar.identify.label import shown, told

        place = (
            told.NOWHERE
            if photo.position is None
            else told.TAKEN.fill(position="{}, {}".format(*photo.position))
        )
        for text in (*shown.notes(seen), *([place] if self._position else [])):
            say(f"{path}: {text.within(self._language)}")


def _photo(path: Path, crop: Crop | None, position: bool) -> Photo:
    """The photo in a file. Raises BadData, BadConfig."""
    from debar.identify.label import photo

    try:
        with path.open("rb") as stream:
            data = stream.read(photo.MAX_BYTES + 1)
    except OSError as error:
        raise reading(path, error) from error
    return photo.opened(data, crop, position)


def _preview(photos: list[Path], crop: Crop | None, out: str, language: Language) -> None:
    from debar.identify.label.told import PREVIEW

    if len(photos) != 1:
        raise BadData("--preview: name one photo, and look at one after the other.")
    if Path(out).exists() and Path(out).samefile(photos[0]):
        raise BadData(f"{out}: the photo itself would be overwritten. Name another file.")
    place = put(_photo(photos[0], crop, position=False).png(), out)
    say(PREVIEW.fill(place=place).within(language))


def _concluded(identity: Identity, language: Language) -> Iterator[tuple[str, str]]:
    """Kind, brand, maker and model, with their grades."""
    from debar.identify.label.told import CONCLUDED
    from debar.identify.labels import GRADE_WORDS, KINDS

    if identity.kind:
        kind = KINDS[identity.kind].within(language) if identity.kind in KINDS else identity.kind
        yield CONCLUDED["kind"].within(language), kind
    parts: tuple[tuple[str, Graded | None], ...] = (
        ("brand", identity.brand),
        ("maker", identity.maker),
        ("model", identity.model),
    )
    for what, graded in parts:
        if graded is not None:
            grade = GRADE_WORDS[graded.grade].within(language)
            yield CONCLUDED[what].within(language), f"{graded.id} ({grade})"
