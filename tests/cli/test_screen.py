"""`debar screen`, as it is called."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from debar.cli.main import main
from debar.estate.bodies import Body
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.kit.words import Both
from debar.store.workspace import Workspace

ORDERS = """Vendor,Description,Brand,Model,Quantity,Order date
Lakeshore Supply,Dome camera,Hikvision,DS-2CD2143G2-I,4,2026-01-15
Lakeshore Supply,Caméra dôme,Hikvision,,4,2023-01-15
Lakeshore Supply,Annke camera,,,2,2026-01-15
Lakeshore Supply,Office chair,,,12,2026-01-15
Lakeshore Supply,"Dome camera, 4 MP",,,a few,2026-01-15
"""


@pytest.fixture
def orders(tmp_path: Path) -> str:
    path = tmp_path / "orders.csv"
    path.write_text(ORDERS, "utf-8")
    return str(path)


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(row) for row in capsys.readouterr().out.splitlines()]


def test_each_line_of_a_table_is_told_with_its_verdict_on_its_own_day(
    orders: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", orders, "--format", "jsonl"]) == 3

    found = rows(capsys)
    assert [(row["row"], row["verdict"], row["on"]) for row in found] == [
        (2, "covered", "2026-01-15"),
        (3, "none-found", "2023-01-15"),
        (4, "suspected", "2026-01-15"),
        (5, "none-found", "2026-01-15"),
        (6, "unknown", "2026-01-15"),
    ]
    assert found[0]["source"] == orders
    assert found[0]["shown"] == {"en": "Appears covered: confirm", "fr": "Semble visé : à confirmer"}


def test_what_was_read_and_what_could_not_be_goes_to_the_other_stream(
    orders: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["screen", orders, "--only", "findings", "-f", "jsonl"])

    out, err = capsys.readouterr()
    assert [json.loads(row)["row"] for row in out.splitlines()] == [2, 4]
    assert "orders.csv:6: 'Quantity': 'a few' is no quantity" in err
    assert err.splitlines()[-1] == (
        "5 lines read: 2 none-found, 1 covered, 1 suspected, 1 unknown; 1 problem."
    )


@pytest.mark.parametrize(("fail_on", "code"), [("covered", 0), ("suspected", 1)])
def test_the_exit_code_says_whether_something_as_bad_was_found(
    fail_on: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Annke camera\n")

    assert main(["screen", str(tmp_path / "a.txt"), "--fail-on", fail_on, "--on", "2026-01-01"]) == code
    assert "1 line read: 1 suspected; 0 problems." in capsys.readouterr().err


def test_a_day_that_is_forced_goes_for_every_line(orders: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["screen", orders, "--on", "2025-06-26", "--format", "jsonl"])

    assert {(row["verdict"], row["on"]) for row in rows(capsys)} == {("none-found", "2025-06-26")}


def test_bare_lines_come_from_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = io.BytesIO("12 caméras Hikvision\nchaise de bureau\n".encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, "utf-8"))

    assert main(["screen", "-", "--format", "jsonl", "--on", "2026-01-01"]) == 0
    assert [(row["source"], row["row"], row["verdict"], row["quantity"]) for row in rows(capsys)] == [
        ("-", 1, "covered", None),
        ("-", 2, "none-found", None),
    ]


def test_a_list_of_suppliers_is_screened_by_name_with_names_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vendors.txt").write_text("HIKVISION CANADA INC\nHarbour Trading\nLakeshore Supply\n")
    (tmp_path / "mine.csv").write_text("Name of supplier,Why\nHarbour Trading Ltd.,barred in 2025\n")

    call = ["screen", str(tmp_path / "vendors.txt"), "--names", "--on", "2026-01-01"]
    main([*call, "--watch", str(tmp_path / "mine.csv"), "--format", "jsonl"])

    found = rows(capsys)
    assert [(row["supplier"], row["verdict"], row["entity"]) for row in found] == [
        ("HIKVISION CANADA INC", "suspected", "hikvision-canada"),
        ("Harbour Trading", "suspected", None),
        ("Lakeshore Supply", "none-found", None),
    ]


def test_csv_and_table_show_what_fits_in_a_row(orders: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["screen", orders, "--only", "findings", "--format", "csv"])
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    main(["screen", orders, "--only", "open"])
    table = capsys.readouterr().out

    assert [(row["row"], row["matched"], row["measure"]) for row in found] == [
        ("2", "Hikvision", "ca-fed-hikvision-use-2025"),
        ("4", "Annke", "ca-fed-hikvision-use-2025"),
    ]
    assert table.split("\n")[0].split() == [
        "row",
        "verdict",
        "force",
        "text",
        "maker",
        "grade",
        "measure",
        "on",
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--only", "finding"], "--only: there is no 'finding'. Did you mean 'findings'?"),
        (["--fail-on", "unknown"], "--fail-on: there is no 'unknown'."),
        (["--on", "today"], "--on: 'today' is no day."),
        (["--party", "federal-departement"], "Did you mean 'federal-department'?"),
        (["--body", "lamps"], "--body: a body is one of a workspace."),
        (["--watch", "none.csv"], "none.csv: cannot be read"),
    ],
)
def test_a_wrong_option_says_what_would_be_right(
    more: list[str], says: str, orders: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", orders, *more]) == 2
    assert says in capsys.readouterr().err


def test_a_missing_file_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "none.csv"]) == 2
    assert "none.csv: cannot be read" in capsys.readouterr().err


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    bodies = (
        Body("lamps", Both("Lamps", "Phares"), Party("CA", "federal-department")),
        Body("keepers", Both("Keepers", "Gardiens"), parent="lamps"),
        Body("town", Both("Town", "Ville"), Party("CA-QC", "municipality"), parent="lamps"),
    )
    with Workspace.create(folder, by="officer") as made:
        made.set_estate(Estate(bodies=bodies))
    return folder


@pytest.mark.parametrize(
    ("more", "verdict"),
    [([], "covered"), (["--body", "keepers"], "covered"), (["--body", "town"], "none-found")],
)
def test_a_workspace_says_who_buys(
    more: list[str], verdict: str, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Hikvision camera\n")

    call = ["screen", str(tmp_path / "a.txt"), "-w", str(workspace), "--on", "2026-01-01", "-f", "jsonl"]
    assert main([*call, *more]) == 0
    assert [row["verdict"] for row in rows(capsys)] == [verdict]


def test_an_answer_kept_in_a_workspace_holds_when_lines_are_screened(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("HiLook camera\n")
    with Workspace.open(workspace, by="officer") as opened:
        opened.answer("ca-fed-hikvision-use-2025/shared/own-brands", yes=True, why="counsel says so")

    main(["screen", str(tmp_path / "a.txt"), "-w", str(workspace), "--on", "2026-01-01", "-f", "jsonl"])

    assert [row["verdict"] for row in rows(capsys)] == ["covered"]


def test_the_table_shows_the_force_and_the_caveat_is_told_once(
    orders: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["screen", orders, "--only", "findings"])

    told = capsys.readouterr()
    assert "announced" in told.out
    assert told.err.count("ca-fed-hikvision-use-2025: Announced, not published.") == 1


def test_a_file_of_which_nothing_can_be_read_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"\xef\xbb\xbf\r\n")

    code = main(["screen", str(empty)])

    assert code == 2
    assert "there is nothing in it. Export it again" in capsys.readouterr().err
