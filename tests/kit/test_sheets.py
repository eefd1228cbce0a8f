from __future__ import annotations

import csv
import io
import time
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from debar.kit import sheets
from debar.kit.cells import unformula
from debar.kit.errors import Problem
from debar.kit.sheets import Columns, Limits, Row


def read(data: bytes, **more: Limits | Columns) -> list[Row | Problem]:
    return list(sheets.read(io.BytesIO(data), "list.csv", **more))  # type: ignore[arg-type]  # keyword by name


def cells(data: bytes) -> list[dict[str, str]]:
    return [row.cells for row in read(data) if isinstance(row, Row)]


def told(data: bytes, **more: Limits) -> list[str]:
    return [str(found) for found in read(data, **more) if isinstance(found, Problem)]


CAMERA = {"Nom": "Caméra 1", "Adresse IP": "192.0.2.7", "Numéro de série": "AC0012"}
FRENCH = "Nom;Adresse IP;Numéro de série\r\nCaméra 1;192.0.2.7;AC0012\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_in_any_encoding_is_read(delimiter: str, encoding: str) -> None:
    data = FRENCH.replace(";", delimiter).encode(encoding)
    assert read(data) == [Row(2, None, CAMERA)]


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\x00\x00\xfe\xff"])
def test_either_byte_order_is_read(mark: bytes) -> None:
    data = mark + FRENCH.encode("utf-16-be" if len(mark) == 2 else "utf-32-be")
    assert cells(data) == [CAMERA]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_sixteen_bits_without_their_mark_are_read(encoding: str) -> None:
    assert cells(FRENCH.encode(encoding)) == [CAMERA]
    assert sheets.kind(FRENCH.encode(encoding)) == "csv"


CHINESE = "设备名称,序列号,备注\r\n大门摄像机,AC0012,〇𠀀（朝北）\r\n"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_chinese_in_its_own_encoding_is_read(encoding: str) -> None:
    assert cells(CHINESE.encode(encoding)) == [
        {"设备名称": "大门摄像机", "序列号": "AC0012", "备注": "〇𠀀（朝北）"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        "Nom;Lieu\nCréée à l'été;Montréal\n",
        "NOM;LIEU\nÉÉÉÉÉ;QUÉBEC\n",
        "Nom;Lieu\nGröße;Straße\n",
        "Name;Preis\n€€ ‰‰ ææ øø;ää öö üü ß\n",
    ],
)
def test_accents_are_not_taken_for_chinese(text: str) -> None:
    header, *row = text.strip().splitlines()
    found = cells(text.encode("cp1252"))

    assert found == [dict(zip(header.split(";"), row[0].strip().split(";"), strict=True))]


def test_a_line_in_the_other_encoding_does_not_spoil_the_rest() -> None:
    data = b"Name,Site\n" + "Entrée,Montréal\n".encode() + "Entrée,Québec\n".encode("cp1252")
    assert cells(data) == [{"Name": "Entrée", "Site": "Montréal"}, {"Name": "Entrée", "Site": "Québec"}]


@pytest.mark.parametrize("line", ["sep=;\r\n", '"sep=;"\n', "SEP=;\r\n"])
def test_what_excel_says_of_the_delimiter_is_believed(line: str) -> None:
    data = (line + "Name;Note\nA;1,2,3\nB;4,5,6\n").encode()
    assert read(data) == [
        Row(3, None, {"Name": "A", "Note": "1,2,3"}),
        Row(4, None, {"Name": "B", "Note": "4,5,6"}),
    ]


def test_commas_within_prose_part_nothing() -> None:
    data = b"Vendor\nAcmecam, Inc.\nLakeshore Optics, Ltd.\nNorthern Lens\n"
    assert [row["Vendor"] for row in cells(data)] == [
        "Acmecam, Inc.",
        "Lakeshore Optics, Ltd.",
        "Northern Lens",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_three_ways(end: str) -> None:
    data = end.join(["Name,Site", "a,b", "c,d", ""]).encode()
    assert [row.number for row in read(data) if isinstance(row, Row)] == [2, 3]


def test_titles_above_the_header_are_passed_over() -> None:
    data = b"Camera report\nGenerated;2026-11-23\n\nName;IP;Model\nGate;192.0.2.7;AC-100\n"
    assert read(data) == [Row(5, None, {"Name": "Gate", "IP": "192.0.2.7", "Model": "AC-100"})]


def test_many_titles_over_few_rows_do_not_hide_the_delimiter() -> None:
    data = (
        b"Works Department\nCamera report\nGenerated 2026-11-23\nFor internal use\nName|IP\nGate|192.0.2.7\n"
    )
    assert read(data) == [Row(6, None, {"Name": "Gate", "IP": "192.0.2.7"})]


def test_known_columns_find_the_header_that_looks_alone_would_miss() -> None:
    data = b"Site,Owner,Contact,Room\nHall,Works,Desk,B1\nName,Serial No.,,\nGate,AC0012,,\n"
    columns = Columns({"name": ("name",), "serial": ("serial number",)})
    found = read(data, columns=columns)
    assert found == [Row(4, None, {"Name": "Gate", "Serial No.": "AC0012", "column 3": "", "column 4": ""})]


def test_a_row_is_known_by_its_physical_line() -> None:
    data = b'Name,Note\nA,"first\nsecond\nthird"\n\nB,last\n'
    assert read(data) == [
        Row(2, None, {"Name": "A", "Note": "first\nsecond\nthird"}),
        Row(6, None, {"Name": "B", "Note": "last"}),
    ]


def test_a_row_with_the_wrong_number_of_cells_is_a_problem_and_reading_goes_on() -> None:
    data = b"Name,IP,Model\nA,192.0.2.1\nB,192.0.2.2,AC-100\nC,192.0.2.3,AC-100,x\nD,192.0.2.4,AC-100,\n"
    assert [row["Name"] for row in cells(data)] == ["B", "D"]
    cure = "Put quotes around cells that hold a delimiter or a line break."
    assert told(data) == [
        f"list.csv:2: has 2 cells where the header has 3; the row was left out. {cure}",
        f"list.csv:4: has 4 cells where the header has 3; the row was left out. {cure}",
    ]


def test_a_quote_never_closed_costs_its_own_row_only() -> None:
    data = b'Name,Note\nA,"open\n' + b"".join(b"B%d,fine\n" % i for i in range(500))
    assert len(cells(data)) == 500
    cure = 'Close the quote, and write a quote within a cell twice: "".'
    assert told(data, limits=Limits(line=1000)) == [
        f"list.csv:2: opens a quote that is never closed; the row was left out. {cure}"
    ]


def test_a_quote_never_closed_among_quoted_cells_costs_its_own_row_only() -> None:
    data = b'"Name","Note"\n"A","open\n"B","two\nlines"\n"C","fine"\n'
    assert [row["Name"] for row in cells(data)] == ["B", "C"]
    assert [problem.split(": ")[0] for problem in told(data)] == ["list.csv:2"]


def test_inches_in_a_quoted_cell_are_read_as_well_as_can_be() -> None:
    data = b'Name,Site\n"24" monitor",Hall\n'
    assert cells(data) == [{"Name": '24 monitor"', "Site": "Hall"}]


def test_a_gigantic_line_is_a_problem_and_reading_goes_on() -> None:
    data = b"Name,Site\nA,Hall\n" + b"x" * (3 << 20) + b"\nB,Hall\n"
    assert [row["Name"] for row in cells(data)] == ["A", "B"]
    assert told(data) == [
        "list.csv:3: is longer than 1 MiB; it was left out. Check whether the file is a table, and undamaged."
    ]


def test_nul_bytes_cost_their_line_only() -> None:
    data = b"Name,Site\nA,Hall\nB,\0\0\0\nC,Hall\n"
    assert [row["Name"] for row in cells(data)] == ["A", "C"]
    assert told(data) == ["list.csv:3: holds NUL bytes; it was left out. Export the file again."]


def test_a_header_that_comes_twice_gets_a_number() -> None:
    data = b"Name,MAC,MAC,\nGate,00:00:5e:00:53:01,00:00:5e:00:53:02,x\n"
    found = {"Name": "Gate", "MAC": "00:00:5e:00:53:01", "MAC (2)": "00:00:5e:00:53:02", "column 4": "x"}
    assert cells(data) == [found]
    assert told(data) == [
        "list.csv:1: several columns are called 'MAC'; the later ones got a number. "
        "Give each column a name of its own."
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "there is nothing in it."),
        (b"\n\n,,\n", "there is nothing in it."),
        (b"192.0.2.1,00:00:5e:00:53:01,1\n192.0.2.2,00:00:5e:00:53:02,2\n", "no row names the columns."),
        (b"%PDF-1.7\n", "is a PDF document, not a table."),
        (b"<html><table><tr><td>Name</td></tr></table>", "is XML or HTML"),
        (b'[{"name": "Gate"}]', "is JSON, not a table."),
        (b"\x1f\x8b\x08\0", "is packed with gzip."),
        (b"PK\x03\x04" + b"\0" * 60, "is an archive, not a workbook."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old .xls workbook, or has a password."),
        (bytes(range(32)) * 20, "is not text, so it is no table."),
    ],
)
def test_what_is_no_table_says_so_once_with_a_cure(data: bytes, said: str) -> None:
    [problem] = read(data)
    assert isinstance(problem, Problem)
    assert problem.what.startswith(said)
    assert problem.cure


def test_cells_that_exports_guard_are_read_as_meant() -> None:
    data = b'Serial,Extension\n"=""0012""",\'-40\n'
    assert cells(data) == [{"Serial": "0012", "Extension": "-40"}]


@pytest.mark.parametrize("text", ["=1+1", "-2+3", "@SUM(A1)", "-40", "'quoted", "AC-100", "＝1"])
def test_what_our_own_tables_guard_comes_back(text: str) -> None:
    data = f"Name,Site\n{unformula(text)},Hall\n".encode()
    assert cells(data) == [{"Name": text, "Site": "Hall"}]


WORDS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from('"\n;,'), max_size=12
)
SQUARE = st.integers(2, 5).flatmap(lambda n: st.lists(st.tuples(*[WORDS] * n), max_size=8))


@given(SQUARE)
@example([("'", "\x1c"), ('"', '\r"')])
def test_a_table_that_is_written_well_is_read_whole(table: list[tuple[str, ...]]) -> None:
    names = [f"Column {letter}" for letter in "ABCDE"[: len(table[0]) if table else 2]]
    told = io.StringIO()
    csv.writer(told, quoting=csv.QUOTE_ALL).writerows([names, *table])

    found = read(told.getvalue().encode())

    wanted = [tuple(cell.strip() for cell in row) for row in table]
    meant = [tuple(row.cells.values()) for row in found if isinstance(row, Row)]
    assert len(meant) == len([row for row in wanted if any(row)])
    assert not [row for row in found if isinstance(row, Problem)]


@given(st.binary(max_size=400))
@example(b'sep="\n"\n"')
@example(b'\xff\xfe"\x00')
def test_no_bytes_raise_anything(data: bytes) -> None:
    for found in read(data, limits=Limits(line=64)):
        assert isinstance(found, Row | Problem)


@given(st.lists(st.sampled_from(['"', '""', ",", "\n", "\r\n", "a", " ", "\0", "é", "x" * 40]), max_size=60))
def test_every_line_of_a_torn_table_is_read_or_told(parts: list[str]) -> None:
    body = "".join(parts)
    found = read(f"Name,Site\n{body}\nlast,row\n".encode(), limits=Limits(line=100))
    numbers = [row.number for row in found if isinstance(row, Row)]
    assert numbers == sorted(set(numbers))
    assert len(found) == 1 or all(isinstance(row, Row) or row.line for row in found)


def test_a_table_made_to_be_slow_is_not() -> None:
    torn = b'"' + b"x\n" * 20_000 + b'"x\n'
    began = time.perf_counter()
    found = read(b"Name,Site\n" + torn * 5)
    assert len(found) > 100_000
    assert time.perf_counter() - began < 10


def test_damage_before_the_header_is_told_and_the_table_still_found() -> None:
    data = b"Cameras of the hall\n" + b"\0\n" * 3 + b"Name,Site\nGate,Hall\n"
    assert cells(data) == [{"Name": "Gate", "Site": "Hall"}]
    assert [problem.split(" ")[0] for problem in told(data)] == ["list.csv:2:", "list.csv:3:", "list.csv:4:"]


class _Long(io.BytesIO):
    """The same rows over and over, for as many bytes as asked."""

    def __init__(self, size: int) -> None:
        super().__init__(b"Name,IP,Model\n")
        self._left = size

    def read(self, size: int | None = -1, /) -> bytes:
        rows = b"Gate,192.0.2.7,AC-100\n" * 4096
        self._left -= len(rows)
        return super().read(size) or (rows if self._left > 0 else b"")


def test_memory_does_not_grow_with_the_file() -> None:
    tracemalloc.start()
    count = sum(isinstance(row, Row) for row in sheets.read(_Long(6 << 20), "list.csv"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count > 270_000
    assert peak < 4 << 20


@pytest.mark.parametrize(
    ("head", "looks"),
    [
        (b"Name,IP\nGate,192.0.2.7\n", True),
        (FRENCH.encode("utf-16"), True),
        (b"sep=|\nName|IP\nGate|192.0.2.7\n", True),
        (b"Just some words\nand some more\n", False),
        (b"192.0.2.1,00:00:5e:00:53:01\n192.0.2.2,00:00:5e:00:53:02\n", False),
        (b"<?xml version='1.0'?><nmaprun/>", False),
        (b'{"ip": "192.0.2.7"}\n', False),
        (b"", False),
    ],
)
def test_a_table_looks_like_one(head: bytes, looks: bool) -> None:
    assert sheets.looks_like(head) is looks


@pytest.mark.parametrize("head", [b"sep=\0\n", b"x" * (2 << 20) + b"\nsep=;\n"])
def test_a_line_that_names_the_delimiter_is_as_hostile_as_any(head: bytes) -> None:
    found = read(head + b"Name;Serial\nGate;QF20240001\n")

    assert [row.cells for row in found if isinstance(row, Row)] == [{"Name": "Gate", "Serial": "QF20240001"}]
    assert [each.line for each in found if isinstance(each, Problem)] == [1]
