"""What commands print is safe for the terminal and for spreadsheets, and the same in four formats."""

import json
from typing import Any

import pytest

from debar.cli.show import Format, page, printable, rows, say

ROWS: list[dict[str, Any]] = [
    {"name": "=cmd()", "many": ["a", "b"], "none": None},
    {"name": "caméra\u00a0: été", "many": [], "none": 3},
]


def test_csv_begins_no_formula_and_json_keeps_the_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    rows(ROWS, Format.csv)
    as_csv = capsys.readouterr().out
    rows(ROWS, Format.json)
    as_json = capsys.readouterr().out
    rows(ROWS, Format.jsonl)
    as_lines = capsys.readouterr().out

    assert as_csv == 'name,many,none\n\'=cmd(),"a, b",\ncaméra\u00a0: été,,3\n'
    assert json.loads(as_json) == ROWS
    assert [json.loads(line) for line in as_lines.splitlines()] == ROWS


def test_a_table_shows_what_a_file_says_without_obeying_it(capsys: pytest.CaptureFixture[str]) -> None:
    rows([{"name": "\x1b[2Jgone [bold]not markup[/bold]"}], Format.table)
    say("\x1b]0;title\x07 said")

    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err
    assert "[bold]not markup[/bold]" in printed.out


def test_a_page_of_text_does_not_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    page("Arrêté\x1b[2J n° 7\n强烈不满")

    assert capsys.readouterr().out == "Arrêté�[2J n° 7\n强烈不满\n"


def test_french_blanks_are_kept_and_reading_order_is_not_turned() -> None:
    assert printable("le 27\u00a0juin\u202f: oui") == "le 27\u00a0juin\u202f: oui"
    assert printable("abc\u202edef") == "abc�def"


def test_nothing_to_show_is_said_and_leaves_the_output_empty(capsys: pytest.CaptureFixture[str]) -> None:
    rows([], Format.table)
    rows([], Format.csv)

    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "nothing to show\n")


@pytest.mark.parametrize("format", [Format.json, Format.jsonl])
def test_a_file_name_that_is_no_utf_8_is_printed_all_the_same(
    format: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    rows([{"source": "caf\udce9.csv", "many": 2}], format)

    printed = json.loads(capsys.readouterr().out)
    assert printed in ({"source": "caf?.csv", "many": 2}, [{"source": "caf?.csv", "many": 2}])
