"""Photos of type plates, taken in as sightings of a walk."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from tests.identify.label.plates import Plate, drawn, jpeg

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import Dropped, Note, SourceFile, choose, method_of, photo
from debar.survey.intake import take

PLATE = Plate(
    ("Model: AV-17", "S/N: AB1234567", "Verification Code: KQXWBA", "MADE IN CHINA"),
    "{SN:AB1234567,DT:AV-17,SC:L2KQXWBA}",
)


def read(data: bytes, site: str | None = None) -> list[Sighting | Problem]:
    return list(photo.read(io.BytesIO(data), SourceFile("d" * 64, "plate.jpg", len(data), photo.NAME, site)))


def located() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 25.0, 30.0), 3: "W", 4: (75.0, 41.0, 0.0)})
    return jpeg(drawn(PLATE), exif=exif)


def test_a_photo_is_known_by_its_first_bytes() -> None:
    assert choose(jpeg(drawn(PLATE))[:100], "plate.bin").NAME == "photo"
    assert method_of("photo") == "walk"


def test_each_field_of_a_label_is_a_sighting_with_its_place() -> None:
    found = [each for each in read(jpeg(drawn(PLATE)), "hall") if isinstance(each, Sighting)]

    assert {(each.field, each.value) for each in found} == {
        ("model", "AV-17"),
        ("serial", "AB1234567"),
        ("label.country", "China"),
    }
    assert {(each.source, each.thing, each.method, each.site) for each in found} == {
        ("d" * 64, "label 1", "walk", "hall")
    }
    assert all(each.place.startswith("photo box ") and each.place.count(",") == 3 for each in found)


def test_passwords_and_the_position_are_told_as_dropped() -> None:
    found = read(located())

    columns = [each.column for each in found if isinstance(each, Dropped)]
    assert columns == [photo.POSITION, "(verification)"]
    assert "KQXWBA" not in repr(found)
    assert "45.4" not in repr(found)


def test_no_copy_is_kept_of_a_photo_with_secrets(tmp_path: Path) -> None:
    (tmp_path / "plate.jpg").write_bytes(located())

    for taken in take(tmp_path):
        assert not isinstance(taken, Problem)
        assert taken.dropped == (photo.POSITION, "(verification)")
        assert len(taken.problems) == 0


def test_a_photo_that_cannot_be_read_is_a_problem() -> None:
    (problem,) = read(jpeg(drawn(PLATE))[:500])

    assert isinstance(problem, Problem)
    assert not isinstance(problem, Note)
    assert str(problem).startswith("plate.jpg: the picture is damaged or cut off")


def test_a_format_that_phones_write_is_told_with_what_to_do() -> None:
    heic = b"\x00\x00\x00\x18ftypheic" + b"\0" * 50

    assert choose(heic, "plate.heic").NAME == "photo"
    assert [str(each) for each in read(heic)] == [
        "plate.jpg: HEIC and AVIF are not read. Save it as JPEG: on an iPhone, Settings > Camera > Formats > "
        "Most Compatible, or send it by mail."
    ]
