"""A photo, opened with care: upright, cropped, without anything but its pixels.

JPEG, PNG and WebP, of which Pillow is asked for nothing else. Bytes, pixels and frames are bounded,
and everything that a phone writes beside the pixels is left behind: position, names, previews.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from debar.identify.label.extra import needed
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 64 << 20
MAX_PIXELS = 60_000_000
"""Of a picture as it is decoded; a larger JPEG is decoded at a half, a quarter or an eighth."""
SMALLEST = 24
"""Pixels; nothing can be read on a picture whose shorter side has fewer."""

_FORMATS = ("JPEG", "PNG", "WEBP")
_JPEG = b"\xff\xd8\xff"
_PNG = b"\x89PNG\r\n\x1a\n"
_HEIC = re.compile(rb"....ftyp(?:heic|heix|hevc|heim|heis|mif1|msf1|avif)", re.DOTALL)
_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)
_LARGEST_JPEG = MAX_PIXELS * 4
_ORIENTATION, _GPS = 0x0112, 0x8825
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
)
"""What Pillow raises over pictures that are damaged, or were made to harm."""


class Crop(Struct, frozen=True):
    """A part of a picture, from its upper left corner: pixels, or percent of its sides."""

    x: float
    y: float
    w: float
    h: float
    percent: bool = False

    @classmethod
    def parse(cls, text: str) -> Crop:
        """From `120,40,800,600` or `10%,5%,50%,40%`; 0 needs no sign. Raises BadData."""
        parts = [part.strip() for part in text.split(",")]
        percent = all(part.endswith("%") or part == "0" for part in parts)
        try:
            x, y, w, h = (float(part.removesuffix("%") if percent else part) for part in parts)
        except ValueError:
            raise BadData(f"{text!r} is no part of a photo. {_CROP}") from None
        if not (x >= 0 and y >= 0 and w > 0 and h > 0) or max(x, y, w, h) > 1e6:
            raise BadData(f"{text!r} is no part of a photo. {_CROP}")
        return cls(x, y, w, h, percent)

    def within(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, upper, right and lower edge in a picture of that size. Raises BadData where it is outside."""
        across, down = (width / 100, height / 100) if self.percent else (1.0, 1.0)
        left, upper = round(self.x * across), round(self.y * down)
        right = min(round((self.x + self.w) * across), width)
        lower = min(round((self.y + self.h) * down), height)
        if right - left < SMALLEST or lower - upper < SMALLEST:
            raise BadData(
                f"that part lies outside the photo, or is smaller than {SMALLEST} pixels: the photo is "
                f"{width} wide and {height} high. {_CROP}"
            )
        return left, upper, right, lower


_CROP = (
    "Write x,y,width,height from the upper left corner, in pixels (120,40,800,600) or percent "
    "(10%,5%,50%,40%)."
)


class Photo(Struct, frozen=True):
    """The pixels that will be looked at, upright and cropped; nothing else of the file is left."""

    image: Any
    """A PIL image, RGB."""
    left: int = 0
    """Where the part lies in the upright photo, pixels."""
    upper: int = 0
    frames: int = 1
    """Pictures in the file, of which this is the first."""
    placed: bool = False
    """Did the file say where it was taken?"""
    position: tuple[float, float] | None = None
    """Latitude and longitude in degrees, only where they were asked for."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, pixels."""
        width, height = self.image.size
        return int(width), int(height)

    def png(self) -> bytes:
        """The pixels as PNG, without metadata."""
        kept = io.BytesIO()
        _pixels(self.image).save(kept, "PNG")
        return kept.getvalue()


def is_photo(head: bytes) -> bool:
    """Do these first bytes begin a photo, be it one that cannot be read?"""
    return bool(head.startswith((_JPEG, _PNG)) or _WEBP.match(head) or _HEIC.match(head))


def opened(data: bytes, crop: Crop | None = None, position: bool = False) -> Photo:
    """The photo in some bytes; `crop` says which part of it, `position` asks for where it was taken.

    Raises BadData, saying what is wrong and what to do; BadConfig where the extra is not installed.
    """
    _bounded(data)
    needed("PIL")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _opened(data, crop, position)
    except BadData:
        raise
    except _BROKEN as error:
        raise BadData(
            f"the picture is damaged or cut off ({_short(error)}). Take or copy it again."
        ) from None


def _bounded(data: bytes) -> None:
    if _HEIC.match(data):
        raise BadData(
            "HEIC and AVIF are not read. Save it as JPEG: on an iPhone, Settings > Camera > Formats > "
            "Most Compatible, or send it by mail."
        )
    if not is_photo(data):
        raise BadData("it is no photo that can be read. Save it as JPEG, PNG or WebP.")
    if len(data) > MAX_BYTES:
        raise BadData(f"the photo is larger than {MAX_BYTES >> 20} MiB. Crop it, or save it as JPEG.")


def _opened(data: bytes, crop: Crop | None, position: bool) -> Photo:
    from PIL import Image

    try:
        picture: Any = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise _too_many() from None
    with picture:
        frames = int(getattr(picture, "n_frames", 1))
        _decodable(picture)
        exif = _exif(picture)
        picture.seek(0)
        upright = _upright(_pixels(picture), exif.get(_ORIENTATION, 1))
        place = _position(exif) if position else None
    part = crop.within(*upright.size) if crop else (0, 0, *upright.size)
    if min(upright.size) < SMALLEST:
        raise BadData(f"the photo has only {upright.size[0]} × {upright.size[1]} pixels. Take a larger one.")
    image = upright.crop(part) if crop else upright
    return Photo(image, part[0], part[1], frames, _GPS in exif, place)


def _decodable(picture: Any) -> None:
    """Makes a large JPEG be decoded smaller. Raises BadData where there are too many pixels."""
    width, height = picture.size
    if picture.format in ("JPEG", "MPO") and MAX_PIXELS < width * height <= _LARGEST_JPEG:
        picture.draft("RGB", (width // 2, height // 2))
    if picture.size[0] * picture.size[1] > MAX_PIXELS:
        raise _too_many()


def _too_many() -> BadData:
    return BadData(f"the photo has more than {MAX_PIXELS // 1_000_000} million pixels. Crop it or shrink it.")


def _exif(picture: Any) -> Any:
    try:
        return picture.getexif()
    except _BROKEN:
        return {}


def _pixels(picture: Any) -> Image:
    """The pixels alone as RGB, what is transparent on white."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        bare = Image.new("RGB", layer.size, "white")
        bare.paste(layer, mask=layer.getchannel("A"))
        return bare
    layer = picture.convert("RGB")
    bare = Image.new("RGB", layer.size)
    bare.paste(layer)
    return bare


def _upright(image: Image, orientation: object) -> Image:
    from PIL.Image import Transpose

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    way = ways.get(orientation) if isinstance(orientation, int) else None
    return image if way is None else image.transpose(way)


def _position(exif: Any) -> tuple[float, float] | None:
    """Latitude and longitude, where they are there and can be."""
    try:
        gps = exif.get_ifd(_GPS)
        north, east = _degrees(gps[2]), _degrees(gps[4])
        found = (-north if gps.get(1) == "S" else north, -east if gps.get(3) == "W" else east)
    except (*_BROKEN, ZeroDivisionError, AttributeError):
        return None
    return found if abs(found[0]) <= 90 and abs(found[1]) <= 180 else None


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return round(degrees + minutes / 60 + seconds / 3600, 6)


def _short(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:120]
