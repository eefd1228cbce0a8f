"""Registers, exports and walk-through sheets: each row a thing, whatever its columns are called."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import Dropped, Note, SourceFile, table

DIGEST = "e" * 64


def read(data: bytes | str, **said: str) -> list[Sighting | Problem]:
    raw = data.encode() if isinstance(data, str) else data
    return list(table.read(io.BytesIO(raw), SourceFile(DIGEST, "list.csv", len(raw), "table", **said)))  # type: ignore[arg-type]  # site and network are the only ones


def facts(found: list[Sighting | Problem]) -> list[tuple[str, str, str]]:
    return [(s.thing, s.field, s.value) for s in found if isinstance(s, Sighting)]


def problems(found: list[Sighting | Problem]) -> list[str]:
    return [str(p) for p in found if isinstance(p, Problem) and not isinstance(p, Note)]


def notes(found: list[Sighting | Problem]) -> list[str]:
    return [str(p) for p in found if isinstance(p, Note)]


def workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    return data.getvalue()


def test_an_english_register_is_read_into_plain_fields() -> None:
    found = read(
        "Asset Name,Make,Manufacturer,Model No.,Serial #,IP Address,MAC Addr,Room,Purchase Date,Vendor,"
        "Status\n"
        "Gate 1,Quill,Feather Works,Q-100,QF20240001,192.0.2.7,0c75.d200.0001,B-12,2024-03-01,Pens Inc.,"
        "in use\n"
    )

    assert facts(found) == [
        ("row 2", "name", "Gate 1"),
        ("row 2", "brand-claimed", "Quill"),
        ("row 2", "maker-claimed", "Feather Works"),
        ("row 2", "model", "Q-100"),
        ("row 2", "serial", "QF20240001"),
        ("row 2", "address", "192.0.2.7"),
        ("row 2", "mac", "0C:75:D2:00:00:01"),
        ("row 2", "location", "B-12"),
        ("row 2", "acquired", "2024-03-01"),
        ("row 2", "supplier", "Pens Inc."),
        ("row 2", "state", "in use"),
    ]
    assert [p for p in found if isinstance(p, Problem)] == []


def test_a_french_register_in_an_old_code_page_is_read_alike() -> None:
    text = (
        "Désignation;Marque;Fabricant;Modèle;N° de série;Adresse IP;Adresse MAC;Emplacement;"
        "Date d'acquisition;Fournisseur;État;Micrologiciel\n"
        "Caméra;Quill;Plumes inc.;Q-100;QF20240001;192.0.2.7;0C-75-D2-00-00-01;Entrée;"
        "12 mars 2024;Crayons ltée;en service;V5.1\n"
    )
    found = read(text.encode("cp1252"))

    assert {field: value for _, field, value in facts(found)} == {
        "kind-claimed": "Caméra",
        "brand-claimed": "Quill",
        "maker-claimed": "Plumes inc.",
        "model": "Q-100",
        "serial": "QF20240001",
        "address": "192.0.2.7",
        "mac": "0C:75:D2:00:00:01",
        "location": "Entrée",
        "acquired": "2024-03-12",
        "supplier": "Crayons ltée",
        "state": "en service",
        "firmware": "V5.1",
    }


def test_a_column_of_secrets_is_dropped_and_told_and_so_is_one_about_people() -> None:
    found = read("Name,Model,HardwarePassword,Assigned to\nGate,Q-100,hunter2,The night porter\n")

    assert facts(found) == [("row 2", "name", "Gate"), ("row 2", "model", "Q-100")]
    assert [p for p in found if isinstance(p, Dropped)] == [
        Dropped(
            "list.csv",
            None,
            "the column 'HardwarePassword' holds secrets: its values were dropped before anything was "
            "stored.",
            column="HardwarePassword",
        ),
        Dropped(
            "list.csv",
            None,
            "the column 'Assigned to' is about people: its values were dropped.",
            column="Assigned to",
        ),
    ]


def test_an_unknown_column_is_kept_and_told_once() -> None:
    found = read(f"Serial,Étage du mât,Remarks\nQF20240001,3,{'long ' * 100}\nQF20240002,4,\n")

    assert facts(found)[1:3] == [
        ("row 2", "other.etagedumat", "3"),
        ("row 2", "other.remarks", ("long " * 100).strip()[:200]),
    ]
    assert notes(found) == [
        "list.csv: no field is known for 'Étage du mât', 'Remarks': kept, but not used to identify."
    ]


def test_cells_that_cannot_be_used_are_told_and_the_rest_of_the_row_is_kept() -> None:
    found = read(
        "Serial,MAC,IP,Bought on,Last seen\n"
        "QF20240001,0C-75-D2-XX-00-01,192.0.2.300,03/04/2024,printemps\n"
        "1.23457E+11,00:00:00:00:00:00,192.0.2.8,2024-04-03,2026-10-21T14:05:00Z\n"
    )

    assert facts(found) == [
        ("row 2", "serial", "QF20240001"),
        ("row 3", "address", "192.0.2.8"),
        ("row 3", "acquired", "2024-04-03"),
    ]
    assert problems(found) == [
        "list.csv:2: MAC: '0C-75-D2-XX-00-01' is no MAC address. Write it as 00:00:5E:00:53:01.",
        "list.csv:2: IP: '192.0.2.300' is no IP address. Write it as 192.0.2.7.",
        "list.csv:2: Bought on: '03/04/2024' is no date, or can be read in two ways. Write it as 2025-04-30.",
        "list.csv:2: Last seen: 'printemps' is no day or time, or can be read in two ways. "
        "Write it as 2025-04-30.",
        "list.csv:3: Serial: '1.23457E+11' is a number that a spreadsheet has rounded; its digits are lost. "
        "Format it as text.",
        "list.csv:3: MAC: '00:00:00:00:00:00' is the address of no device, only a stand-in; not used.",
    ]


def test_stand_ins_are_no_values_but_a_room_may_be_a_number() -> None:
    found = read("Serial,Model,Room,Manufacturer\n000000,Q-100,7,s/o\nN/A,Q-100,11,Inconnu\n")

    assert facts(found) == [
        ("row 2", "model", "Q-100"),
        ("row 2", "location", "7"),
        ("row 3", "model", "Q-100"),
        ("row 3", "location", "11"),
    ]


def test_a_row_that_tells_nothing_is_a_problem_and_one_that_tells_a_place_is_kept() -> None:
    found = read("Serial,Room,Remarks\n,,somewhere\n,Slipway,no label\nQF20240001,,\n")

    assert facts(found) == [
        ("row 3", "location", "Slipway"),
        ("row 3", "other.remarks", "no label"),
        ("row 4", "serial", "QF20240001"),
    ]
    assert problems(found) == [
        "list.csv:2: nothing here tells what it is: left out. "
        "Add its serial number, MAC or IP address, brand or model.",
        "list.csv:3: nothing here tells what it is: kept as a thing of unknown make. "
        "Add its serial number, MAC or IP address, brand or model.",
    ]


def test_the_same_serial_number_twice_is_told() -> None:
    found = read("Serial,Room\nQF-2024-0001,1\nQF20240002,2\nqf20240001,3\n")

    assert notes(found) == ["list.csv:4: the serial number 'qf20240001' stands in row 2 too."]
    assert problems(found) == []


def test_site_and_network_come_from_the_row_unless_the_person_says_otherwise() -> None:
    text = "Serial,Building,VLAN\nQF20240001,Harbour,cctv\nQF20240002,,\n"

    assert [(s.site, s.network) for s in read(text) if isinstance(s, Sighting)] == [
        ("Harbour", "cctv"),
        (None, None),
    ]
    assert {(s.site, s.network) for s in read(text, site="mill") if isinstance(s, Sighting)} == {
        ("mill", "cctv"),
        ("mill", None),
    }


def test_what_somebody_saw_was_seen_on_a_walk_and_what_a_system_saw_was_not() -> None:
    walked = read("Model,Vu le\nQ-100,2026-11-04\n")
    exported = read("Model,Last Seen\nQ-100,2026-10-21T10:05:00-04:00\n")

    assert walked == [
        Sighting(DIGEST, "row 2", "row 2", "model", "Q-100", "walk", seen=datetime(2026, 11, 4, tzinfo=UTC))
    ]
    assert exported == [
        Sighting(DIGEST, "row 2", "row 2", "model", "Q-100", seen=datetime(2026, 10, 21, 14, 5, tzinfo=UTC))
    ]


@pytest.mark.parametrize(
    ("header", "cell", "fact"),
    [
        ("Address", "http://192.0.2.7/", ("address", "192.0.2.7")),
        ("Address", "12 Beacon Street", ("location", "12 Beacon Street")),
        ("Host", "cam-7.example.org", ("name", "cam-7.example.org")),
        ("HardwareAddress", "http://192.0.2.7:8000/", ("address", "192.0.2.7")),
        ("HardwareAddress", "0c75d2000001", ("mac", "0C:75:D2:00:00:01")),
        ("Device Type", "DS-100/4P", ("model", "DS-100/4P")),
        ("Device Type", "4 MP camera", ("kind-claimed", "4 MP camera")),
    ],
)
def test_a_cell_decides_where_a_header_can_mean_two_things(
    header: str, cell: str, fact: tuple[str, str]
) -> None:
    found = read(f"Serial,{header}\nQF20240001,{cell}\n")

    assert facts(found)[1:] == [("row 2", *fact)]


def test_several_addresses_in_a_cell_are_several_facts() -> None:
    found = read('Name,MAC\nGate,"0C:75:D2:00:00:01; 0C:75:D2:00:00:02"\n')

    assert [value for _, field, value in facts(found) if field == "mac"] == [
        "0C:75:D2:00:00:01",
        "0C:75:D2:00:00:02",
    ]


def test_purchase_lines_are_not_taken_for_devices() -> None:
    found = read("PO number,Description,Brand,Model,Quantity\n7,Camera,Quill,Q-100,6\n8,Lamp,Quill,Q-1,1\n")

    assert facts(found) == []
    assert problems(found) == [
        "list.csv:2: these look like purchase lines, not devices; none was taken in. "
        "Use `debar screen` for them, or add a column of serial numbers, MAC or IP addresses."
    ]


def test_a_table_without_a_column_that_tells_devices_apart_says_what_it_needs() -> None:
    found = read("Colour,Weight\nred,3\nblue,4\n")

    assert problems(found) == [
        "list.csv:2: no column tells devices apart (found: 'Colour', 'Weight'). "
        "Name one of them serial number, MAC address, IP address, model, brand, manufacturer or name."
    ]


def test_every_sheet_of_a_workbook_is_read_with_its_own_columns() -> None:
    data = workbook(
        {
            "Hall": [["Brand / Marque", "Serial no. / N° de série"], ["Quill", "QF20240001"]],
            "Lists": [["Colours"], ["red"]],
            "Stores": [["Modèle", "MAC"], ["Q-100", "0C:75:D2:00:00:01"]],
        }
    )
    found = read(data)

    assert facts(found) == [
        ("Hall!row 2", "brand-claimed", "Quill"),
        ("Hall!row 2", "serial", "QF20240001"),
        ("Stores!row 2", "model", "Q-100"),
        ("Stores!row 2", "mac", "0C:75:D2:00:00:01"),
    ]
    assert [text.partition(" (")[0] for text in problems(found)] == [
        "list.csv!Lists:2: no column tells devices apart"
    ]


@pytest.mark.parametrize(
    ("head", "is_table"),
    [
        (b"Serial;Model\nQF1;Q-1\n", True),
        ("Étiquette;Désignation;N° de série\nP1;Caméra;QF1\n".encode("cp1252"), True),
        ("Serial\tModel\nQF1\tQ-1\n".encode("utf-16"), True),
        (b"Serial\nQF20240001\n", True),
        (b"Serial,Model\n", True),
        (workbook({"S": [["Serial"], ["QF1"]]}), True),
        (b"Dear all,\n\nplease find the list attached.\n\nThe harbour master\n", False),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", False),
        (b"%PDF-1.7\n", False),
        (b"<html><table><tr><td>Serial</td></tr></table>", False),
        (b"", False),
    ],
)
def test_it_knows_a_table_by_its_content(head: bytes, is_table: bool) -> None:
    assert table.sniffs(head, "list.txt") == is_table


@given(st.binary(max_size=400))
def test_no_bytes_break_it(noise: bytes) -> None:
    assert isinstance(table.sniffs(noise, ""), bool)
    assert all(isinstance(each, Sighting | Problem) for each in read(noise))


@given(st.lists(st.text(max_size=30), min_size=4, max_size=4))
def test_no_cells_break_it(cells: list[str]) -> None:
    quoted = ",".join('"{}"'.format(cell.replace('"', '""')) for cell in cells)
    found = read(f"Serial,MAC,IP,Seen on\n{quoted}\n".encode("utf-8", "replace"))

    assert all(isinstance(each, Sighting | Problem) for each in found)


@pytest.mark.parametrize(
    "cells",
    [
        "192.0.2.7,rtsp://admin:hunter2@192.0.2.7/,",
        f"192.0.2.7,,{'x' * 185} rtsp://admin:hunter2@192.0.2.7/",
        "rtsp://admin:hun;ter2@192.0.2.7/,,",
    ],
)
def test_no_part_of_a_login_is_left_wherever_it_stands(cells: str) -> None:
    found = read(f"Serial,IP Address,Site,Notes\nQF20240001,{cells}\nQF20240002,{cells}\n")

    assert "hun" not in str(found)
    assert [each.column for each in found if isinstance(each, Dropped)] == ["(passwords inside values)"]
