"""Reads the writing in a picture, with RapidOCR on this machine alone.

The models lie in the package, and are named by their path: nothing is ever fetched. One engine for a
process, made when it is first needed.
"""

from __future__ import annotations

import os
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from debar.identify.label.extra import needed
from debar.identify.label.words import Box, Corners, Word
from debar.kit.errors import BadConfig

if TYPE_CHECKING:
    from PIL.Image import Image

THREADS = 2
LONGEST = 2000
"""Pixels of the longer side at which writing is read; of larger pictures the part that is written on."""

_DETECTS, _RECOGNISES = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_LOOKS = 3
_GAIN = 1.3
_AROUND = 1.5
_MARGIN = 0.05
_SURE = 0.85
_TALL = 1.5
_BUSY = threading.Lock()


def words(image: Image) -> list[Word]:
    """Everything that is written in an RGB picture, whichever way up, in its pixels.

    Raises BadConfig where the extra, or a model in it, is missing.
    """
    left = upper = 0
    for _ in range(_LOOKS):
        part = _where(image)
        if part is None:
            break
        left, upper = left + part[0], upper + part[1]
        image = image.crop(part)
    scale = max(1.0, max(image.size) / LONGEST)
    return [
        Word(w.text, w.sure, tuple((x * scale + left, y * scale + upper) for x, y in w.corners))
        for w in _whichever_way(_fitted(image))
    ]


def engine() -> Any:
    """The engine of this process, ready. Raises BadConfig."""
    return _engine(os.getpid())


@cache
def _engine(_process: int) -> Any:
    # After a fork the parent's stays where it is, unused: its threads did not come along, and to let it
    # go would wait for them for ever.
    rapidocr = needed("rapidocr")
    folder = Path(str(rapidocr.__file__)).parent / "models"
    for name in (_DETECTS, _RECOGNISES):
        if not (folder / name).is_file():
            raise BadConfig(
                f"{folder / name}: the model is missing. Install the release of rapidocr that debar names: "
                "pip install --force-reinstall 'debar[photos]'"
            )
    threads = min(THREADS, os.cpu_count() or 1)
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": 0.3,
            "Global.max_side_len": LONGEST,
            "Det.model_path": str(folder / _DETECTS),
            "Det.limit_side_len": 736,
            "Det.limit_type": "min",
            "Det.box_thresh": 0.5,
            "Rec.model_path": str(folder / _RECOGNISES),
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _whichever_way(image: Image) -> list[Word]:
    """Read as it stands; where that does not go well, turned by quarters, and the best is taken."""
    here = _read(image)
    if not here:
        return []
    tall = sum(_is_tall(word.corners) for word in here) * 2 > len(here)
    if not tall and _mean(here) >= _SURE:
        return here
    ways = [here, *(_turned(image, quarters) for quarters in ((1, 3) if tall else (2,)))]
    return max(ways, key=_worth)


def _turned(image: Image, quarters: int) -> list[Word]:
    """Read after that many quarter turns counterclockwise, with corners as they are without them."""
    from PIL.Image import Transpose

    way = {1: Transpose.ROTATE_90, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_270}[quarters]
    found = _read(image.transpose(way))
    if 2 * sum(_is_tall(word.corners) for word in found) > len(found):
        return []
    width, height = image.size
    return [Word(w.text, w.sure, _back(w.corners, quarters, width, height)) for w in found]


def _back(corners: Corners, quarters: int, width: int, height: int) -> Corners:
    if quarters == 1:
        return tuple((width - y, x) for x, y in corners)
    if quarters == 2:
        return tuple((width - x, height - y) for x, y in corners)
    return tuple((y, height - x) for x, y in corners)


def _read(image: Image) -> list[Word]:
    found = _asked(image, reading=True)
    if found.txts is None or found.boxes is None:
        return []
    return [
        Word(text.strip(), round(float(sure), 3), tuple((float(x), float(y)) for x, y in corners))
        for text, sure, corners in zip(found.txts, found.scores, found.boxes, strict=True)
        if text.strip()
    ]


def _where(image: Image) -> tuple[int, int, int, int] | None:
    """The part of a picture that is written on, with its surroundings; None where that shows no more.

    What is too small to be read is still seen to be there, mostly a part of it.
    """
    if max(image.size) <= LONGEST:
        return None
    small = _fitted(image)
    boxes = _asked(small, reading=False).boxes
    if boxes is None or not len(boxes):
        return None
    scale = image.size[0] / small.size[0]
    box = Box.around((float(x) * scale, float(y) * scale) for corners in boxes for x, y in corners)
    across = round(box.w * _AROUND + image.size[0] * _MARGIN)
    down = round(box.h * _AROUND + image.size[1] * _MARGIN)
    left, upper = max(0, box.x - across), max(0, box.y - down)
    right, lower = min(image.size[0], box.x + box.w + across), min(image.size[1], box.y + box.h + down)
    return (
        (left, upper, right, lower) if max(right - left, lower - upper) * _GAIN <= max(image.size) else None
    )


def _asked(image: Image, reading: bool) -> Any:
    """What the engine says of a picture: where writing is and, reading, what it says."""
    numpy = needed("numpy")
    pixels = numpy.ascontiguousarray(numpy.asarray(image)[:, :, ::-1])
    with _BUSY:  # it remembers what it was asked last
        return engine()(pixels, use_det=True, use_cls=False, use_rec=reading)


def _fitted(image: Image) -> Image:
    width, height = image.size
    scale = LONGEST / max(width, height)
    if scale >= 1:
        return image
    from PIL.Image import Resampling

    return image.resize((max(1, round(width * scale)), max(1, round(height * scale))), Resampling.LANCZOS)


def _is_tall(corners: Corners) -> bool:
    box = Box.around(corners)
    return box.h > box.w * _TALL


def _mean(found: list[Word]) -> float:
    letters = sum(len(word.text) for word in found)
    return sum(len(word.text) * word.sure for word in found) / letters if letters else 0.0


def _worth(found: list[Word]) -> float:
    """How much was read, and how surely."""
    return sum(len(word.text) * word.sure**3 for word in found)
