"""Photos are opened with care, and nothing but their pixels is kept."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.identify.label.plates import jpeg

from debar.identify.label.photo import MAX_PIXELS, Crop, is_photo, opened
from debar.kit.errors import BadData

RED, BLUE = (200, 0, 0), (0, 0, 200)


def halves(left: tuple[int, int, int] = RED, right: tuple[int, int, int] = BLUE) -> Image.Image:
    picture = Image.new("RGB", (120, 60), left)
    picture.paste(right, (60, 0, 120, 60))
    return picture


def saved(picture: Image.Image, format: str, **more: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **more)
    return file.getvalue()


def located(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "in the room of somebody"
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 25.0, 30.0), 3: "W", 4: (75.0, 41.0, 0.0)})
    return jpeg(halves(), exif=exif)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_opened_by_what_it_holds(format: str) -> None:
    assert opened(saved(halves(), format)).size == (120, 60)


def test_a_photo_is_turned_upright() -> None:
    upright = opened(located(orientation=6))

    assert upright.size == (60, 120)
    assert upright.image.getpixel((30, 20))[0] > 150


def test_where_it_was_taken_is_told_only_when_asked() -> None:
    assert opened(located()).position is None
    assert opened(located()).placed
    assert opened(located(), position=True).position == (45.425, -75.683333)
    assert not opened(jpeg(halves())).placed


def test_what_is_kept_of_it_are_pixels_alone() -> None:
    kept = opened(located()).png()

    with Image.open(io.BytesIO(kept)) as again:
        assert (dict(again.getexif()), again.info) == ({}, {})
    assert b"room of somebody" not in kept


def test_what_is_transparent_is_white() -> None:
    assert (
        opened(saved(Image.new("RGBA", (30, 30), (0, 0, 0, 0)), "PNG")).image.getpixel((5, 5)) == (255,) * 3
    )


@pytest.mark.parametrize(
    ("text", "size"), [("60,0,60,60", (60, 60)), ("50%,0%,50%,100%", (60, 60)), ("50%,0,50%,100%", (60, 60))]
)
def test_only_a_part_of_it_is_looked_at(text: str, size: tuple[int, int]) -> None:
    part = opened(jpeg(halves()), Crop.parse(text))

    assert (part.size, part.left, part.upper) == (size, 60, 0)
    assert part.image.getpixel((30, 30))[2] > 150


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d", "0,0,0,10", "-1,0,5,5", "10%,0,5,5", "0,0,0,0", "nan,0,1,1"]
)
def test_what_is_no_part_of_a_photo_is_refused(text: str) -> None:
    with pytest.raises(BadData, match=r"is no part of a photo\. Write x,y,width,height"):
        Crop.parse(text)


def test_a_part_outside_the_photo_is_refused() -> None:
    with pytest.raises(BadData, match=r"lies outside the photo.*120 wide and 60 high"):
        opened(jpeg(halves()), Crop.parse("200,200,50,50"))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is no photo"),
        (b"GIF89a" + b"\0" * 50, "it is no photo"),
        (b"\x00\x00\x00\x18ftypheic" + b"\0" * 50, "HEIC and AVIF are not read. Save it as JPEG"),
        (jpeg(halves())[:300], "damaged or cut off"),
        (b"\xff\xd8\xff" + b"\xe0" * 100, "damaged or cut off"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "damaged or cut off"),
        (bomb(8000, 8000), f"more than {MAX_PIXELS // 1_000_000} million pixels"),
        (bomb(60000, 60000), "million pixels"),
        (saved(Image.new("RGB", (1, 1)), "PNG"), "only 1 × 1 pixels"),
    ],
)
def test_what_cannot_be_read_safely_is_refused_with_a_cure(data: bytes, says: str) -> None:
    with pytest.raises(BadData, match=says.replace("(", r"\(")):
        opened(data)


def test_of_an_animated_picture_only_the_first_is_read() -> None:
    moving = saved(halves(), "WEBP", save_all=True, append_images=[halves(BLUE, RED)], lossless=True)

    first = opened(moving)
    assert (first.frames, first.image.getpixel((10, 10))) == (2, RED)


@given(
    st.binary(max_size=300), st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x10\0\0\0WEBP"])
)
def test_any_bytes_are_a_photo_or_refused(data: bytes, begins: bytes) -> None:
    assert is_photo(begins + data)
    with pytest.raises(BadData):
        opened(begins + data)


@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_photo_with_a_wrong_byte_is_read_or_refused(place: int, byte: int) -> None:
    data = bytearray(located())
    data[3 + place % (len(data) - 3)] = byte

    try:
        found = opened(bytes(data), position=True)
    except BadData:
        return
    assert found.size[0] > 0
