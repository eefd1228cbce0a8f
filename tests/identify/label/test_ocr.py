"""Plates that we draw, read with the engine itself, and nothing fetched for it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.identify.label.plates import DISTURBED, Plate, case, drawn, jpeg, unreadable

from debar.identify.label import ocr, photo, reader
from debar.identify.label.known import bundled

CASE = case(random.Random(3))
OFFLINE = """
import sys
def guard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
        raise SystemExit(f"the network was asked: {event} {arguments}")
sys.addaudithook(guard)
from debar.identify.label import ocr, photo
print(" ".join(word.text for word in ocr.words(photo.opened(open(sys.argv[1], "rb").read()).image)))
"""


def truth(data: bytes, crop: photo.Crop | None = None) -> dict[str, str]:
    seen = reader.read(photo.opened(data, crop), bundled()[1])
    return {
        read.field: read.value for thing in seen.things for read in thing.reads if read.field in CASE.truth
    }


@pytest.mark.parametrize("name", ["angle", "low light", "far away"])
def test_a_plate_is_read_though_the_photo_is_no_good_one(name: str) -> None:
    picture = DISTURBED[name](drawn(CASE.plate), random.Random(3), 0)

    assert truth(jpeg(picture)) == CASE.truth


def test_what_glare_hides_is_missing_and_not_made_up() -> None:
    found = truth(jpeg(DISTURBED["glare"](drawn(CASE.plate), random.Random(3), 0)))

    assert found.items() < CASE.truth.items()


@pytest.mark.parametrize("degrees", [90, 180])
def test_a_plate_is_read_whichever_way_up(degrees: int) -> None:
    assert truth(jpeg(drawn(CASE.plate).rotate(degrees, expand=True))) == CASE.truth


def test_a_small_plate_in_a_large_photo_is_looked_at_closer() -> None:
    large = drawn(Plate(("",), paper="#707070")).resize((4200, 3000))
    large.paste(drawn(CASE.plate).resize((700, 313)), (1700, 1400))

    assert truth(jpeg(large)) == CASE.truth


def test_what_nobody_could_read_gives_nothing() -> None:
    assert truth(jpeg(unreadable(drawn(CASE.plate), random.Random(3)))) == {}


def test_what_lies_outside_the_crop_is_not_read() -> None:
    found = truth(jpeg(drawn(CASE.plate)), photo.Crop.parse("0,0,1100,170"))

    assert found == {"model": CASE.truth["model"]}


def test_the_engine_is_one_for_a_process() -> None:
    assert ocr.engine() is ocr.engine()


def test_nothing_is_fetched_and_nothing_is_logged(tmp_path: Path) -> None:
    file = tmp_path / "plate.jpg"
    file.write_bytes(jpeg(drawn(Plate(("Model: AV-17",)))))

    ended = subprocess.run(
        [sys.executable, "-c", OFFLINE, str(file)], capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "Model: AV-17", "")


def test_a_process_forked_after_reading_is_not_held_up_by_the_engine() -> None:
    ocr.engine()

    child = os.fork()
    if child == 0:
        os._exit(0)

    assert os.waitpid(child, 0)[1] == 0
