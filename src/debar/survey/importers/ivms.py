"""Hikvision iVMS-4200: the CSV by which devices are added in one go.

Columns and modes as the program's manuals list them. The list is of devices that Hikvision's own client
runs, which is a hint at their maker; three of the modes reach the device through the maker's cloud.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.kit.sheets import Columns
from debar.kit.words import Both
from debar.survey.importers import SourceFile, tabular
from debar.survey.importers.cells import facts
from debar.survey.importers.tabular import Cells
from debar.survey.synonyms import synonyms

NAME = "ivms-4200"
LABEL = Both("Hikvision iVMS-4200, list of devices", "iVMS-4200 de Hikvision, liste d'appareils")

COLUMNS = Columns(
    synonyms(
        """
name: nickname, alias
mode: adding mode, add mode
address: address, ip address, ip/domain
info: device information, device info
"""
    )
)

_BY_ADDRESS = "0"
_CLOUDS = {"3": "HiDDNS", "4": "EHome (ISUP)", "6": "Hik-Connect"}
_INFO = {"2": "name", "3": "name", "4": "name", "6": "serial"}
"""What the column of device information holds in each mode."""
_CLIENT = "Hikvision iVMS-4200"


def sniffs(head: bytes, _name: str) -> bool:
    """Does the header name a mode of adding, beside a nickname or device information?"""
    labels = tabular.labels(head)
    return "addingmode" in labels and bool(labels & {"nickname", "alias", "deviceinformation"})


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each row as one thing. An address counts only where it is the device's own and not a server's."""
    for row in tabular.read(stream, source, COLUMNS, keep_others=False):
        if isinstance(row, Problem):
            yield row
            continue
        said = list(_said(row))
        if not any(isinstance(field, str) and field in ("address", "name", "serial") for field, _ in said):
            what = "names neither an address nor a device; left out."
            yield Problem(row.place, row.number, what, "Add its address, nickname or serial number.")
            continue
        for field, value in (*said, ("driver", _CLIENT)):
            if field is None:
                yield Problem(row.place, row.number, value)
            else:
                yield Sighting(
                    source.digest,
                    row.thing,
                    row.thing,
                    field,
                    value,
                    "import",
                    source.site,
                    source.network,
                    source.seen,
                )


def _said(row: Cells) -> Iterator[tuple[str | None, str]]:
    """Field and value; no field where the value is what is wrong with a cell."""
    mode = row.text("mode").partition(".")[0].strip()
    cells = [("name", row.text("name"))]
    if mode in ("", _BY_ADDRESS):
        cells.append(("address", row.text("address")))
    if field := _INFO.get(mode):
        cells.append((field, row.text("info")))
    for field, text in cells:
        for found in facts(field, text):
            yield (None, f"{field}: {found}") if isinstance(found, str) else found
    if cloud := _CLOUDS.get(mode):
        yield "cloud", cloud
