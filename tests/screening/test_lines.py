"""Purchase lines from tables, lists of vendors and bare text."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from debar.kit.errors import BadData, Problem
from debar.screening.lines import Line, Plain, read
from debar.screening.scan import MAX_TEXT


def lines(data: str | bytes, name: str = "lines.csv", plain: Plain = "description") -> list[Line | Problem]:
    return list(read(io.BytesIO(data.encode() if isinstance(data, str) else data), name, plain=plain))


def test_a_row_of_proactive_disclosure_is_read_with_both_languages() -> None:
    data = (
        "reference_number,vendor_name,contract_date,description_en,description_fr,contract_value,comments_en,owner_org_title\n"
        "C-2025-0001,Lakeshore Supply Ltd.,2025-07-02,Dome cameras,Caméras dôme,1234.50,NA,Lamps | Phares\n"
    )

    assert lines(data) == [
        Line(
            source="lines.csv",
            row=2,
            text="Dome cameras",
            description="Dome cameras\nCaméras dôme",
            supplier="Lakeshore Supply Ltd.",
            bought=date(2025, 7, 2),
            buyer="Lamps | Phares",
            value=Decimal("1234.50"),
            reference="C-2025-0001",
        )
    ]


def test_french_headers_in_an_old_code_page_with_semicolons_are_read() -> None:
    data = (
        "Fournisseur;Désignation;Marque;Modèle;Qté;Date d'achat;Montant\n"
        "Phare Sécurité;Caméra;Acmecam;AC-100;2 x;3 juillet 2025;1 234,50 $\n"
    )

    (line,) = lines(data.encode("cp1252"))

    assert line == Line(
        source="lines.csv",
        row=2,
        text="Caméra",
        description="Caméra",
        supplier="Phare Sécurité",
        brand="Acmecam",
        model="AC-100",
        quantity=2,
        bought=date(2025, 7, 3),
        value=Decimal("1234.50"),
    )


def test_a_workbook_is_read_and_brand_and_maker_are_told_together() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Orders")
        sheet.write_row(0, 0, ["Item description", "Brand", "Manufacturer", "Part number"])
        sheet.write_row(1, 0, ["", "HouseCam", "Acmecam", "AC-100"])

    (line,) = lines(file.getvalue(), "orders.xlsx")

    assert line == Line(
        source="orders.xlsx",
        row=2,
        text="HouseCam / Acmecam AC-100",
        brand="HouseCam / Acmecam",
        model="AC-100",
        sheet="Orders",
    )


def test_in_a_table_of_suppliers_a_column_called_name_or_the_first_names_them() -> None:
    named = lines("Since,Name\n2019,Harbour Inc.\n", "list.csv", plain="supplier")
    first = lines("Firm,Town\nHarbour Inc.,Lamps\n", "list.csv", plain="supplier")

    assert [x.supplier for x in (*named, *first) if isinstance(x, Line)] == ["Harbour Inc.", "Harbour Inc."]


def test_a_list_of_vendors_is_suppliers_with_or_without_its_header() -> None:
    with_header = lines("Vendor\nAcme, Ltd\nHarbour Inc.\n", "vendors.txt")
    without = lines("Acme, Ltd\nHarbour Inc.\n", "-", plain="supplier")

    assert [(x.row, x.supplier) for x in with_header if isinstance(x, Line)] == [
        (2, "Acme, Ltd"),
        (3, "Harbour Inc."),
    ]
    assert [(x.row, x.supplier) for x in without if isinstance(x, Line)] == [
        (1, "Acme, Ltd"),
        (2, "Harbour Inc."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_bare_text_is_a_description_a_line_in_any_encoding(encoding: str) -> None:
    found = lines("12 caméras, dôme\n\n  N/A\nOffice chair\n".encode(encoding), "-")

    assert [(x.row, x.description) for x in found if isinstance(x, Line)] == [
        (1, "12 caméras, dôme"),
        (4, "Office chair"),
    ]
    assert len(found) == 2


def test_a_bad_value_is_a_problem_and_the_line_is_kept() -> None:
    found = lines("Description,Quantity,Date,Amount\nCamera,a few,2025-02-30,lots\n")

    assert found == [
        Problem(
            "lines.csv",
            2,
            "'Date': '2025-02-30' is no day, or could be two; the line was kept without it.",
            "Write it as 2025-04-03.",
        ),
        Problem(
            "lines.csv",
            2,
            "'Quantity': 'a few' is no quantity; the line was kept without it.",
            "Write a number alone.",
        ),
        Problem(
            "lines.csv",
            2,
            "'Amount': 'lots' is no sum of money; the line was kept without it.",
            "Write a number alone, as 1234.56.",
        ),
        Line(source="lines.csv", row=2, text="Camera", description="Camera"),
    ]


def test_a_bad_row_is_a_problem_and_reading_goes_on() -> None:
    found = lines("Description,Vendor\nCamera,Acme\nNA,\nonly one cell\nChair,Harbour\n")

    assert [x.row for x in found if isinstance(x, Line)] == [2, 5]
    assert [x.line for x in found if isinstance(x, Problem)] == [3, 4]


def test_secrets_are_dropped_and_the_user_is_told() -> None:
    found = lines("Description,Password\nCamera rtsp://user:word@192.0.2.1/,hunter2\n")

    assert isinstance(found[0], Problem)
    assert "'Password' holds secrets" in found[0].what
    assert found[1] == Line("lines.csv", 2, "Camera rtsp://192.0.2.1/", "Camera rtsp://192.0.2.1/")


def test_a_table_that_names_nothing_says_what_it_wants() -> None:
    (problem,) = lines("colour,shape\nred,round\nblue,square\n")

    assert isinstance(problem, Problem)
    assert problem.what == "no column that we know names a thing or a supplier (seen: 'colour', 'shape')."
    assert problem.cure == "Call a column Description, Supplier, Brand or Model."


def test_a_text_beyond_all_measure_is_cut_and_the_user_is_told() -> None:
    found = lines("x" * (MAX_TEXT + 1), "-")

    assert isinstance(found[0], Problem)
    assert isinstance(found[1], Line)
    assert (found[0].line, len(found[1].description)) == (1, MAX_TEXT)


def test_a_file_is_called_what_the_user_calls_it_and_a_missing_one_is_bad_data(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Camera\n")

    assert list(read(tmp_path / "a.txt", "my list")) == [Line("my list", 1, "Camera", "Camera")]
    with pytest.raises(BadData, match="cannot be read"):
        list(read(tmp_path / "none.csv"))


@given(st.binary(max_size=400), st.sampled_from(["-", "a.csv", "a.xlsx"]))
def test_no_bytes_make_it_raise(data: bytes, name: str) -> None:
    assert all(isinstance(each, Line | Problem) for each in lines(data, name))


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_every_row_of_a_clean_table_is_a_line(words: list[str]) -> None:
    kept = [f"thing {word}" for word in words]
    data = "Description\n" + "".join('"' + text.replace('"', '""') + '"\n' for text in kept)

    found = lines(data)

    assert [x.row for x in found if isinstance(x, Line)] == list(range(2, len(kept) + 2))
