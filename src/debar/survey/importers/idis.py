"""IDIS: a list of cameras without a header: number, MAC address, video input of an encoder.

Nothing in such a file says what it is, so it is read only where a person names the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from debar.identify.evidence import Sighting
from debar.kit import delimited, sheets
from debar.kit.errors import Problem
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import SourceFile

NAME = "idis"
LABEL = Both("IDIS, list of cameras (only by --as)", "IDIS, liste de caméras (seulement par --as)")


def sniffs(_head: bytes, _name: str) -> bool:
    """Never: it is asked for by name."""
    return False


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each MAC address as one thing, with the numbers of its cameras and inputs."""
    for line in delimited.lines(stream, source.name, sheets.Limits()):
        if isinstance(line, Problem):
            yield line
        else:
            yield from _line(*line, source)


def _line(number: int, cells: list[str], source: SourceFile) -> Iterator[Sighting | Problem]:
    camera, text, video_in = (*cells, "", "", "")[:3]
    mac = values.mac(text)
    if mac is None:
        what = f"{text[:60]!r} is no MAC address; the line was left out."
        yield Problem(
            source.name, number, what, "Give camera number, MAC address and video input, in this order."
        )
        return
    for field, value in (("mac", mac), ("vms.camera", camera), ("vms.video-in", video_in)):
        if value:
            yield Sighting(
                source.digest,
                f"line {number}",
                f"device {mac}",
                field,
                value[:200],
                "import",
                source.site,
                source.network,
                source.seen,
            )
