"""Type plates that we draw ourselves, and what goes wrong when somebody photographs one.

The numbers on them belong to nothing: serials are drawn by lot, addresses are locally administered.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping
from typing import Any

import numpy
import zxingcpp
from msgspec import Struct
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

WIDTH = 1100
_LINE = 54
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_GRANTEES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789"
"""The FCC gives no code with 0 or 1 in it."""
_PRINTS = (("#ececec", "#141414"), ("#f4f1e2", "#3a3a3a"), ("#1c1c1c", "#e4e4e4"), ("#b9bcc0", "#4b4e52"))
"""Paper and ink: black on white, faded, white on black, grey on metal."""
_MODELS = (
    (
        "HIKVISION",
        ("DS-2CD2043G2-I", "DS-2CD2T47G2-L", "DS-2CD2386G2-IU", "DS-2CD2143G0-IS", "DS-2DE4A425IW-DE"),
    ),
    ("DAHUA", ("IPC-HDW2431T", "IPC-HFW5442E-ZE", "IPC-HDBW2831R-ZS", "IPC-HFW2431S", "IPC-HDW5442TM")),
    ("LOREX", ("N842A82", "LNB4421", "E842CA", "N884A64", "LNE8950")),
    ("AXIS", ("P3245-V", "M3065-V", "Q6075-E", "P1448-LE", "M2026-LE")),
)


class Plate(Struct, frozen=True):
    """The lines of a plate, the text of its code if it has one, and how it is printed."""

    lines: tuple[str, ...]
    code: str = ""
    format: str = "QRCode"
    size: int = 30
    paper: str = "#ececec"
    ink: str = "#141414"


class Case(Struct, frozen=True):
    """A plate, with what should be read on it: field → value."""

    plate: Plate
    truth: dict[str, str]


def case(lot: random.Random) -> Case:
    """A plate drawn by lot."""
    brand, models = lot.choice(_MODELS)
    model = lot.choice(models)
    serial = "".join(lot.choice(_SIGNS) for _ in range(6)) + f"{lot.randrange(10**6):06}"
    mac = ":".join(f"{octet:02X}" for octet in (2, *(lot.randrange(256) for _ in range(5))))
    grantee = "2" + "".join(lot.choice(_GRANTEES) for _ in range(4))
    fcc = f"{grantee}-" + "".join(lot.choice(_SIGNS) for _ in range(6))
    lines = (
        brand,
        "Network Camera",
        f"Model: {model}",
        f"S/N: {serial}",
        f"MAC: {mac}",
        f"FCC ID: {fcc}",
        "Input: DC12V 0.5A / PoE 802.3af",
        f"MFG: {lot.randrange(2015, 2026)}/{lot.randrange(1, 13):02}  MADE IN CHINA",
    )
    coded = f"{{SN:{serial},DT:{model},SC:L2ABCDEF}}" if lot.random() < 0.3 else ""
    paper, ink = lot.choice(_PRINTS)
    plate = Plate(lines, coded, size=lot.choice((20, 24, 30, 36)), paper=paper, ink=ink)
    return Case(plate, {"model": model, "serial": serial, "mac": mac, "fcc-id": fcc})


def drawn(plate: Plate) -> Image.Image:
    """The plate as a picture, straight and clean."""
    picture = Image.new("RGB", (WIDTH, 60 + _LINE * max(len(plate.lines), 6)), plate.paper)
    brush, font = ImageDraw.Draw(picture), ImageFont.load_default(plate.size)
    for row, text in enumerate(plate.lines):
        brush.text((36, 28 + row * _LINE), text, font=font, fill=plate.ink)
    if plate.code:
        picture.paste(code(plate.code, plate.format), (WIDTH - 250, 60))
    return picture


def code(text: str, format: str = "QRCode", scale: int = 4) -> Image.Image:
    """A code as a picture, with its quiet zone."""
    made = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(format))
    return Image.fromarray(numpy.array(made.to_image(scale=scale, add_quiet_zones=True))).convert("RGB")


def jpeg(picture: Image.Image, quality: int = 90, **more: Any) -> bytes:
    """The picture as a camera would hand it over."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality, **more)
    return file.getvalue()


def _blur(picture: Image.Image, lot: random.Random, strength: int) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur((1.5, 3.5, 5.5)[strength] * lot.uniform(0.85, 1.15)))


def _angle(picture: Image.Image, lot: random.Random, strength: int) -> Image.Image:
    width, height = picture.size
    lean = (0.06, 0.25, 0.45)[strength] * lot.uniform(0.8, 1.2)
    squeezed = (1.0, 0.75, 0.5)[strength]
    seen = picture.transform(
        (round(width * squeezed), height),
        Image.Transform.QUAD,
        (0, -lean * height, 0, height * (1 + lean), width, height, width, 0),
        Image.Resampling.BICUBIC,
        fillcolor="#707070",
    )
    tilt = lot.uniform(-1, 1) * (8, 20, 35)[strength]
    return seen.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor="#707070")


def _glare(picture: Image.Image, lot: random.Random, strength: int) -> Image.Image:
    width, height = picture.size
    mask = Image.new("L", picture.size, 0)
    across, down = (90, 160, 260)[strength], (50, 90, 140)[strength]
    x, y = lot.uniform(0.08, 0.35) * width, lot.uniform(0.2, 0.8) * height
    ImageDraw.Draw(mask).ellipse((x - across, y - down, x + across, y + down), fill=255)
    mask = mask.filter(ImageFilter.GaussianBlur(20))
    return Image.composite(Image.new("RGB", picture.size, "white"), picture, mask)


def _dark(picture: Image.Image, lot: random.Random, strength: int) -> Image.Image:
    light, grain = (0.25, 0.14, 0.09)[strength], (8, 14, 18)[strength]
    dim = numpy.asarray(ImageEnhance.Brightness(picture).enhance(light), dtype=numpy.int16)
    noise = numpy.random.default_rng(lot.randrange(2**32)).normal(0, grain, dim.shape)
    return Image.fromarray(numpy.clip(dim + noise, 0, 255).astype(numpy.uint8))


def _noise(picture: Image.Image, lot: random.Random, strength: int) -> Image.Image:
    small = _smaller(picture, (0.8, 0.5, 0.4)[strength])
    quality = (15, 10, 6)[strength] + lot.randrange(3)
    return Image.open(io.BytesIO(jpeg(small, quality))).convert("RGB")


def _far(picture: Image.Image, lot: random.Random, strength: int) -> Image.Image:
    return _smaller(picture, (0.45, 0.32, 0.24)[strength] * lot.uniform(0.9, 1.1))


def _shaken(picture: Image.Image, lot: random.Random, strength: int) -> Image.Image:
    """The camera moved along the lines while the shutter was open."""
    pixels = numpy.asarray(picture, dtype=numpy.float32)
    far = (5, 11, 17)[strength] + lot.randrange(3)
    moved = numpy.mean([numpy.roll(pixels, step, axis=1) for step in range(far)], axis=0)
    return Image.fromarray(moved.astype(numpy.uint8))


def _smaller(picture: Image.Image, scale: float) -> Image.Image:
    size = (round(picture.width * scale), round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS)


def turned(picture: Image.Image, lot: random.Random, _: int = 0) -> Image.Image:
    """A quarter, a half or three quarters of a turn."""
    return picture.rotate(lot.choice((90, 180, 270)), expand=True)


def unreadable(picture: Image.Image, _: random.Random, __: int = 0) -> Image.Image:
    """Nobody could read it: whoever claims to is wrong."""
    return picture.filter(ImageFilter.GaussianBlur(16))


STRENGTHS = ("slight", "plain", "heavy")
DISTURBED: Mapping[str, Callable[[Image.Image, random.Random, int], Image.Image]] = {
    "blur": _blur,
    "shaken": _shaken,
    "angle": _angle,
    "glare": _glare,
    "low light": _dark,
    "JPEG noise": _noise,
    "far away": _far,
}
"""What can happen to a picture: given a lot, and the place of its strength in `STRENGTHS`."""
