"""Headers that come again, totals and remarks are told and are no devices."""

import io

import pytest

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import Note, SourceFile, table
from debar.survey.importers.asides import HEADER, REMARK, TOTAL

HEAD = "Brand,Model,Serial number,Room\n"
REAL = "Quill,Q4,QF20240001,Hall\n"


def read(text: str) -> tuple[list[str], list[Problem]]:
    """The things, and what is told beside them."""
    found = list(table.read(io.BytesIO(text.encode()), SourceFile("d" * 64, "list.csv", len(text), "table")))
    things = dict.fromkeys(each.thing for each in found if isinstance(each, Sighting))
    return list(things), [each for each in found if isinstance(each, Problem)]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("Brand,Model,Serial number,Room", HEADER),
        ("Marque,Modèle,Numéro de série,Pièce", HEADER),
        ("Total,,,", TOTAL),
        ("TOTAL: 12 devices,,,", TOTAL),
        ("Sous-total,,,12", TOTAL),
        ("Nombre d'appareils : 3,,,", TOTAL),
        (",,,Grand total", TOTAL),
        ("Note: the cameras on the quay go in 2027,,,", REMARK),
        ("Page 1 of 3,,,", REMARK),
        ("Généré le 2026-10-01,,,", REMARK),
        ("* estimated,,,", REMARK),
        ("All of the devices above stand in the old part of the building,,,", REMARK),
    ],
)
def test_a_row_that_is_no_thing_is_told(row: str, what: str) -> None:
    assert read(f"{HEAD}{REAL}{row}\n{REAL.replace('1', '2')}") == (
        ["row 2", "row 4"],
        [Note("list.csv", 3, what)],
    )


@pytest.mark.parametrize(
    "row",
    [
        "Total,T-100,,",
        "Total,,TS12345678,",
        "Total Station Works,,,",
        "Totalink,,,",
        "Quill,Model,QF20240003,Room",
        ",,,Room",
        "Noted,,,",
        "Page,,,",
        "The Works of the Old Quay,,,",
    ],
)
def test_a_row_that_may_be_a_thing_stays_one(row: str) -> None:
    assert "row 3" in read(f"{HEAD}{REAL}{row}\n")[0]


def test_a_table_of_two_columns_may_have_rows_of_one_cell() -> None:
    assert read("Name,Serial number\nNote: gate,\n")[0] == ["row 2"]
