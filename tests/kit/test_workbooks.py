from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from debar.kit import sheets
from debar.kit.errors import Problem
from debar.kit.sheets import Columns, Limits, Row

ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
SAVE_AGAIN = "Open it in a spreadsheet program and save it again."


def read(data: bytes, **more: Limits | Columns) -> list[Row | Problem]:
    return list(sheets.read(io.BytesIO(data), "book", **more))  # type: ignore[arg-type]  # keyword by name


def told(data: bytes, **more: Limits) -> list[str]:
    return [str(found) for found in read(data, **more) if isinstance(found, Problem)]


def xlsx(**tabs: Sequence[Sequence[object]]) -> bytes:
    """A workbook; None leaves a cell empty, text that begins with = is a formula."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        for name, rows in tabs.items():
            tab = book.add_worksheet(name)
            for number, row in enumerate(rows):
                tab.write_row(number, 0, row)
    return stream.getvalue()


def ods(rows: str, **others: bytes) -> bytes:
    content = (
        f"<office:document-content {ODS_NAMES}><office:body><office:spreadsheet>"
        f'<table:table table:name="List">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
            **others,
        }
    )


def ods_row(*cells: str, rows: int = 1, columns: int = 1) -> str:
    told = "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">'
        f"<text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{rows}">{told}</table:table-row>'


def packed(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def altered(data: bytes, name: str, alter: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one member altered."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    members[name] = alter(members[name])
    return packed(members)


SHEET = "xl/worksheets/sheet1.xml"
PLAIN = xlsx(Cameras=[["Name", "Serial No."], ["Gate", "AC0012"]])


def test_every_sheet_is_read_and_each_row_knows_where_it_stands() -> None:
    data = xlsx(
        North=[["Name"], ["Gate"]], Empty=[], South=[["Report"], [], ["Name", "IP"], ["Hall", "192.0.2.7"]]
    )
    assert read(data) == [
        Row(2, "North", {"Name": "Gate"}),
        Row(4, "South", {"Name": "Hall", "IP": "192.0.2.7"}),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12, "12"),
        (12.5, "12.5"),
        (1e15, "1000000000000000"),
        (True, "TRUE"),
        (date(2025, 4, 30), "2025-04-30"),
        (datetime.fromisoformat("2025-04-30T12:30"), "2025-04-30 12:30:00"),
        (time(8, 15), "08:15:00"),
        (" text ", "text"),
    ],
)
def test_a_value_comes_as_a_person_would_write_it(value: object, text: str) -> None:
    assert read(xlsx(List=[["Value"], [value]])) == [Row(2, "List", {"Value": text})]


def test_a_formula_is_not_evaluated() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        tab = book.add_worksheet("List")
        tab.write_row(0, 0, ["Name", "Sum"])
        tab.write(1, 0, "Gate")
        tab.write_formula(1, 1, "=1+1", None, 7)
    assert read(stream.getvalue()) == [Row(2, "List", {"Name": "Gate", "Sum": "7"})]


def test_what_stands_beside_a_table_is_kept_and_its_row_too() -> None:
    data = xlsx(List=[["Name", "IP"], ["Gate", "192.0.2.7"], ["Hall", "192.0.2.8", None, "broken"]])
    assert read(data) == [
        Row(2, "List", {"Name": "Gate", "IP": "192.0.2.7"}),
        Row(3, "List", {"Name": "Hall", "IP": "192.0.2.8", "column 3": "", "column 4": "broken"}),
    ]


def test_a_workbook_without_rows_says_so() -> None:
    assert told(xlsx(List=[])) == [
        "book: no sheet holds any rows. Check that the export ran to its end, or leave it out."
    ]
    assert read(xlsx(List=[["Name", "IP"]])) == []


def test_an_ods_workbook_is_read() -> None:
    data = ods(ods_row("Name", "Site") + ods_row("Gate", "Hall", rows=2) + ods_row("", rows=1000))
    assert read(data) == [
        Row(2, "List", {"Name": "Gate", "Site": "Hall"}),
        Row(3, "List", {"Name": "Gate", "Site": "Hall"}),
    ]


def test_an_ods_value_is_read_as_an_xlsx_value_is() -> None:
    cells = (
        '<table:table-cell office:value-type="float" office:value="12"/>'
        '<table:table-cell office:value-type="date" office:date-value="2025-04-30"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
    )
    data = ods(ods_row("Count", "Day", "Fitted") + f"<table:table-row>{cells}</table:table-row>")
    assert read(data) == [Row(2, "List", {"Count": "12", "Day": "2025-04-30", "Fitted": "TRUE"})]


@pytest.mark.parametrize("size", [60, 200, len(PLAIN) // 2, len(PLAIN) - 10])
def test_a_truncated_workbook_is_a_problem_with_a_cure(size: int) -> None:
    [problem] = read(PLAIN[:size])
    assert isinstance(problem, Problem)
    assert problem.what.startswith("is damaged")
    assert problem.cure == SAVE_AGAIN


def test_a_sheet_that_cannot_be_read_does_not_spoil_the_next() -> None:
    data = altered(
        xlsx(A=[["Name"], ["x"]], B=[["Name"], ["y"]]), SHEET, lambda xml: xml.replace(b"<v>0<", b"<v>99<")
    )
    first, second = read(data)
    assert isinstance(first, Problem)
    assert (first.source, first.cure) == ("book!A", SAVE_AGAIN)
    assert second == Row(2, "B", {"Name": "y"})


def test_entities_are_refused_in_every_member() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    said = f"book: declares a document type in its XML, which no spreadsheet program does. {SAVE_AGAIN}"
    assert told(altered(PLAIN, "xl/styles.xml", lambda _: bomb)) == [said]
    assert told(ods(ods_row("Name"), **{"styles.xml": bomb.decode().encode("utf-16")})) == [said]


def test_a_zip_bomb_is_not_unpacked() -> None:
    data = altered(PLAIN, "xl/styles.xml", lambda _: b"<x>" + b" " * (64 << 20) + b"</x>")
    [problem] = told(data)
    assert "grows from" in problem
    assert len(data) < 100_000


def test_a_workbook_within_a_workbook_is_left_packed() -> None:
    with_another = altered(PLAIN, "xl/styles.xml", lambda xml: xml)
    members = {"xl/embeddings/inner.xlsx": PLAIN, "xl/media/image1.png": b"\x89PNG"}
    with zipfile.ZipFile(io.BytesIO(with_another)) as archive:
        members |= {name: archive.read(name) for name in archive.namelist()}
    assert read(packed(members)) == [Row(2, "Cameras", {"Name": "Gate", "Serial No.": "AC0012"})]


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(file=100), "is larger than 0 MiB."),
        (Limits(members=3), "holds more than 3 files."),
        (Limits(unpacked=1000), "grows from"),
        (Limits(cells=3), "has a sheet that reaches to row 2, column 2."),
        (Limits(columns=1), "has 2 columns, more than 1."),
    ],
)
def test_each_limit_holds(limits: Limits, said: str) -> None:
    [problem] = read(PLAIN, limits=limits)
    assert isinstance(problem, Problem)
    assert problem.what.startswith(said)
    assert problem.cure


@pytest.mark.parametrize(
    "place", [b'r="XFD1048576"', b'r="A9999999999"', b'r="ZZZZ1"', b"r='XFD1048576'", b'r="&#88;FD1048576"']
)
def test_two_cells_far_apart_do_not_ask_for_all_between(place: bytes) -> None:
    data = altered(PLAIN, SHEET, lambda xml: xml.replace(b'r="B2"', place))
    [problem] = read(data)
    assert isinstance(problem, Problem)
    assert problem.line is None


@pytest.mark.parametrize(
    ("member", "told_of", "aimed"),
    [
        ("xl/workbook.xml", b'r:id="rId2"', b'r:id="rId1"'),
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet2", b"/xl/worksheets/SHEET1"),
    ],
)
def test_one_sheet_under_several_names_is_not_read_for_each(
    member: str, told_of: bytes, aimed: bytes
) -> None:
    data = altered(xlsx(A=[["Serial"]], B=[["Serial"]]), member, lambda b: b.replace(told_of, aimed))

    assert told(data) == [f"book: lists one sheet under several names. {SAVE_AGAIN}"]


def test_more_sheets_than_files_are_let_be_in_a_workbook_are_refused() -> None:
    many = xlsx(A=[["Serial"]], B=[["Serial"]])
    listed = altered(
        many, "xl/workbook.xml", lambda b: b.replace(b"<sheets>", b"<sheets>" + b'<sheet r:id="x"/>' * 20)
    )

    assert told(listed, limits=Limits(members=20)) == [f"book: lists more than 20 sheets. {SAVE_AGAIN}"]


def test_the_sheets_of_a_workbook_share_the_room_for_cells() -> None:
    tabs = {name: [["Serial", "Model"], ["A1", "Q"]] for name in "ABC"}
    table = f'<table:table table:name="More">{ods_row("Serial", "Model", rows=3)}</table:table>'
    more = altered(
        ods(ods_row("Serial", "Model", rows=3)),
        "content.xml",
        lambda b: b.replace(b"</office:spreadsheet>", table.encode() + b"</office:spreadsheet>"),
    )

    assert "reaches to row" in told(xlsx(**tabs), limits=Limits(cells=11))[0]
    assert told(xlsx(**tabs), limits=Limits(cells=12)) == []
    assert "reaches to row" in told(more, limits=Limits(cells=11))[0]
    assert "reaches" not in str(told(more, limits=Limits(cells=12)))


def test_cells_that_are_only_coloured_take_no_room() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        tab = book.add_worksheet()
        tab.write_row(0, 0, ["Serial", "Model"])
        tab.write_row(1, 0, ["A1", "Q"])
        tab.write_blank(900_000, 30, None, book.add_format({"bold": True}))

    assert read(stream.getvalue()) == [Row(2, "Sheet1", {"Serial": "A1", "Model": "Q"})]


def test_a_small_workbook_holds_no_more_cells_than_a_real_one_of_its_size() -> None:
    data = ods(ods_row("Serial", "Model") + ods_row("A1", "Q", rows=9_999))

    assert "reaches to row 10000" in told(data, limits=Limits(sparse=19_999))[0]
    assert told(data, limits=Limits(sparse=20_000)) == []


def test_one_string_shared_by_many_cells_does_not_fill_the_memory() -> None:
    text = xlsx(List=[["Name"], *[["x" * 30_000]] * 50])
    [problem] = told(text, limits=Limits(text=1_000_000))
    assert "repeats its texts beyond every bound" in problem
    assert len(read(text, limits=Limits(text=2_000_000))) == 50


@pytest.mark.parametrize(
    "row",
    [ods_row("x", rows=1 << 20, columns=1 << 14), ods_row("x", rows=10**12), ods_row("x", columns=10**12)],
)
def test_one_ods_cell_that_stands_for_millions_is_refused(row: str) -> None:
    [problem] = told(ods(ods_row("Name") + row))
    assert "has a sheet that reaches to row" in problem


def test_one_long_ods_text_that_stands_for_many_is_refused() -> None:
    data = ods(ods_row("Name") + ods_row("x" * 10_000, rows=1000))
    assert "repeats its texts" in told(data, limits=Limits(text=1_000_000))[0]


def test_elements_nested_without_end_are_refused() -> None:
    data = altered(PLAIN, "xl/styles.xml", lambda _: b"<a>" * 100_000)
    assert told(data) == [f"book: is nested deeper than 128 levels. {SAVE_AGAIN}"]


def test_two_members_of_one_name_are_refused() -> None:
    stream = io.BytesIO(PLAIN)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<worksheet/>")
    assert told(stream.getvalue()) == [f"book: holds two files of one name. {SAVE_AGAIN}"]


def test_a_password_is_named_as_the_reason() -> None:
    data = bytearray(PLAIN)
    for sign, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(sign)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(sign, at + 4)
    assert told(bytes(data)) == ["book: is protected by a password. Save it again without a password."]


@given(st.data())
def test_no_damage_raises_anything(data: st.DataObject) -> None:
    broken = bytearray(PLAIN if data.draw(st.booleans()) else ods(ods_row("Name") + ods_row("Gate")))
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    assert all(isinstance(found, Row | Problem) for found in read(bytes(broken)))


@given(
    st.sampled_from(
        [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"]
    ),
    st.sampled_from(
        [b"0", b"-1", b"99999999999999999999", b"A0", b"", b"s", b"inlineStr", b"&#x10FFFF;", b"1e309"]
    ),
    st.integers(0, 200),
)
def test_no_nonsense_within_raises_anything(name: str, nonsense: bytes, place: int) -> None:
    def alter(xml: bytes) -> bytes:
        parts = xml.split(b'"')
        parts[(2 * place + 1) % len(parts)] = nonsense
        return b'"'.join(parts)

    assert all(isinstance(found, Row | Problem) for found in read(altered(PLAIN, name, alter)))


def test_what_stands_beside_a_table_makes_no_set_of_headers_for_each_row() -> None:
    beside = [["Gate", "192.0.2.7", *("x" if n >> bit & 1 else None for bit in range(6))] for n in range(64)]

    found = read(xlsx(List=[["Name", "IP"], *beside]))

    assert len({tuple(row.cells) for row in found if isinstance(row, Row)}) == 2
