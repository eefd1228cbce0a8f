"""Reads the writing in a picture, with RapidOCR on this machine alone.

The models lie in the package, and are named by their path: nothing is ever fetched. One engine for a
process, made when it is first needed.
"""

from __future__ import annotations

import os
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from debar.identify.label.extra import needed
from debar.identify.label.words import Box, Corners, Word
from debar.kit.errors import BadConfig

if TYPE_CHECKING:
    from PIL.Image import Image

THREADS = 2
LONGEST = 1600
"""Pixels of the longer side at which writing is looked for; where it is small, its part is read anew."""
CLOSER = 2000
"""The same for that second look."""

_DETECTS, _RECOGNISES = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_GAIN = 1.3
_MARGIN = 0.04
_SURE = 0.85
_TALL = 1.5
_BUSY = threading.Lock()


def words(image: Image) -> list[Word]:
    """Everything that is written in an RGB picture, whichever way up, in its pixels.

    Raises BadConfig where the extra, or a model in it, is missing.
    """
    found = _whichever_way(_fitted(image, LONGEST))
    here = _scaled(found, image, LONGEST)
    part = _where(here, image)
    if part is None:
        return here
    closer = image.crop(part)
    again = _scaled(_whichever_way(_fitted(closer, CLOSER)), closer, CLOSER)
    moved = [_moved(word, part[0], part[1]) for word in again]
    return moved if _worth(moved) >= _worth(here) else here


@lru_cache(maxsize=1)
def engine() -> Any:
    """The engine, ready. Raises BadConfig."""
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
            "Global.max_side_len": CLOSER,
            "Det.model_path": str(folder / _DETECTS),
            "Det.limit_side_len": 736,
            "Det.limit_type": "min",
            "Det.box_thresh": 0.5,
            "Rec.model_path": str(folder / _RECOGNISES),
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


os.register_at_fork(after_in_child=engine.cache_clear)  # its threads do not come along


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
    numpy = needed("numpy")
    pixels = numpy.ascontiguousarray(numpy.asarray(image)[:, :, ::-1])
    with _BUSY:
        found = engine()(pixels)
    if found.txts is None or found.boxes is None:
        return []
    return [
        Word(text.strip(), round(float(sure), 3), tuple((float(x), float(y)) for x, y in corners))
        for text, sure, corners in zip(found.txts, found.scores, found.boxes, strict=True)
        if text.strip()
    ]


def _fitted(image: Image, longest: int) -> Image:
    width, height = image.size
    scale = longest / max(width, height)
    if scale >= 1:
        return image
    from PIL.Image import Resampling

    return image.resize((max(1, round(width * scale)), max(1, round(height * scale))), Resampling.LANCZOS)


def _scaled(found: list[Word], image: Image, longest: int) -> list[Word]:
    scale = max(1.0, max(image.size) / longest)
    return [Word(w.text, w.sure, tuple((x * scale, y * scale) for x, y in w.corners)) for w in found]


def _where(found: list[Word], image: Image) -> tuple[int, int, int, int] | None:
    """The part of the picture that is written on, where looking closer shows more of it."""
    if not found or max(image.size) <= LONGEST:
        return None
    box = Box.around(point for word in found for point in word.corners)
    across, down = round(image.size[0] * _MARGIN), round(image.size[1] * _MARGIN)
    left, upper = max(0, box.x - across), max(0, box.y - down)
    right, lower = min(image.size[0], box.x + box.w + across), min(image.size[1], box.y + box.h + down)
    gain = (CLOSER / max(right - left, lower - upper, CLOSER)) * max(image.size) / LONGEST
    return (left, upper, right, lower) if gain >= _GAIN else None


def _moved(word: Word, x: int, y: int) -> Word:
    return Word(word.text, word.sure, tuple((a + x, b + y) for a, b in word.corners))


def _is_tall(corners: Corners) -> bool:
    box = Box.around(corners)
    return box.h > box.w * _TALL


def _mean(found: list[Word]) -> float:
    letters = sum(len(word.text) for word in found)
    return sum(len(word.text) * word.sure for word in found) / letters if letters else 0.0


def _worth(found: list[Word]) -> float:
    """How much was read, and how surely."""
    return sum(len(word.text) * word.sure**3 for word in found)
