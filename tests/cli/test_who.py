"""`debar who`, as it is called."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from debar.cli.main import main


@pytest.mark.parametrize(
    ("name", "id"),
    [
        (["hikvision"], "hikvision"),
        (["Hickvision"], "hikvision"),
        (["海康威视"], "hikvision"),
        (["Gouvernement", "du", "Québec"], "gov-qc"),
        (["brand-hilook"], "brand-hilook"),
    ],
)
def test_any_spelling_or_language_leads_home(
    name: list[str], id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["who", *name, "--format", "json"]) == 0

    first = json.loads(capsys.readouterr().out)[0]
    assert first["id"] == id
    assert first["score"] >= 0.5
    assert first["why"]


def test_rows_say_what_was_found_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(["Dahua Technologie"], capsys)

    assert rows[0] == {
        "id": "dahua",
        "kind": "company",
        "name": "Dahua",
        "score": 1.0,
        "matched": "Dahua Technology",
        "country": "CN",
        "why": "dahua = dahua; technologie = technology",
    }


def test_a_table_is_for_people_and_names_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "hytera"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["id", "kind", "name", "score", "why"]
    assert lines[1].split()[:4] == ["hytera", "company", "Hytera", "1.0"]


def test_csv_has_a_row_for_each_one_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "lorex", "-f", "csv"]) == 0

    read = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["id"] for row in read] == ["lorex", "brand-lorex"]


def test_nothing_found_is_said_with_the_nearest_and_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "daaahuuua", "-f", "json"]) == 0

    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert printed.err == (
        "Nothing in this edition of the knowledge is called 'daaahuuua'. Nearest: Dahua, Dahua USA.\n"
    )


def test_the_name_of_another_party_draws_no_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "Dahua Electronics Corporation", "--tree"]) == 0

    printed = capsys.readouterr()
    assert "owned or controlled by" not in printed.out
    assert printed.err.startswith("Nothing in this edition of the knowledge is called")


def test_the_tree_shows_how_each_relation_stands_on_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    tree = _tree(["brand-lorex", "--on", "2020-06-01"], capsys)

    assert "Lorex (brand-lorex), brand in CA, as of 2020-06-01" in tree
    assert (
        "Dahua (dahua), company in CN held on that day; since 2018-02, until 2022-11-24, high confidence"
        " covers: most IP cameras and recorders"
    ) in tree
    assert "not on that day: it had not begun; since 2022-11-24, low confidence" in tree
    assert "undated: says nothing about a day; medium confidence" in tree
    assert "Attorney General Paxton sues Lorex" not in tree


def test_the_tree_tells_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    tree = _tree(["hikvision", "--on", "2021-06-01", "--lang", "fr"], capsys)

    assert "Hikvision (hikvision), entreprise, CN, au 2021-06-01" in tree
    assert "possédée ou contrôlée par" in tree
    assert (
        "Commission de supervision et d’administration des actifs publics (sasac), organisme public" in tree
    )
    assert "ses autres entreprises ne sont pas affiliées pour cette seule raison" in tree
    assert "inconnu pour ce jour-là; 38,88\u00a0%, attesté 2022, début inconnu, confiance moyenne" in tree
    assert "vise\u00a0: recorders" not in tree


def test_the_tree_names_its_sources_where_asked(capsys: pytest.CaptureFixture[str]) -> None:
    tree = _tree(["brand-lorex", "--on", "2020-06-01", "--sources"], capsys)

    assert "source: Attorney General Paxton sues Lorex (Texas AG / EIN, 2026-02-19)" in tree


def test_what_has_ended_on_an_unknown_day_is_told_as_ended(capsys: pytest.CaptureFixture[str]) -> None:
    assert "has ended, no source says when; medium confidence" in _tree(["ADT"], capsys)


def test_a_firm_that_was_sold_has_its_owners_each_in_his_time(capsys: pytest.CaptureFixture[str]) -> None:
    before = {row["id"]: row["state"] for row in _owners("honor", "2020-06-01", capsys)}
    after = {row["id"]: row["state"] for row in _owners("honor", "2021-06-01", capsys)}

    assert before == {"huawei": "held", "shenzhen-zhixin": "later"}
    assert after == {"shenzhen-zhixin": "held", "huawei": "over"}


def test_csv_holds_scope_note_and_state_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "lorex", "--tree", "--on", "2020-06-01", "-f", "csv", "--lang", "fr"]) == 0

    read = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    dahua = next(row for row in read if (row["relation"], row["id"]) == ("made-by", "dahua"))
    assert (dahua["state"], dahua["scope"]) == ("held", "la plupart des caméras IP et enregistreurs")
    assert dahua["note"] == "Lorex appartenait alors à Dahua. Avant, Lorex achetait à plusieurs fabricants."
    assert "sources" not in dahua


def test_the_tree_goes_up_to_the_last_owner_and_down_to_the_brands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = _rows(["hikvision", "--tree", "--on", "2025-06-27"], capsys)

    above = [(row["depth"], row["id"]) for row in rows if row["relation"] == "owner"]
    assert above == [(1, "cethik"), (1, "cethik"), (2, "cetc"), (3, "sasac")]
    below = {row["id"] for row in rows if row["relation"] == "holding"}
    assert {"hikvision-canada", "ezviz", "hikmicro"} <= below
    brands = {(row["of"], row["id"]) for row in rows if row["relation"] == "own-brand"}
    assert {("hikvision", "brand-hilook"), ("ezviz", "brand-ezviz")} <= brands


def test_a_row_of_the_tree_holds_the_link_and_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(["hikvision", "--tree", "--on", "2025-06-27"], capsys)

    canada = next(row for row in rows if row["id"] == "hikvision-canada")
    assert (canada["link"], canada["share"], canada["holds"], canada["attested"]) == (
        "owns",
        100,
        True,
        "2015",
    )
    assert all(source["seen"] for source in canada["sources"])


def test_the_tree_is_drawn_as_a_picture_and_as_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture, page = tmp_path / "dahua.svg", tmp_path / "dahua.html"

    words = ["who", "dahua", "--tree", "--on", "2025-06-27"]
    assert main([*words, "--format", "svg", "-o", str(picture)]) == 0
    assert main([*words, "--format", "html", "-o", str(page)]) == 0

    assert f"{page} written" in capsys.readouterr().err
    drawn = picture.read_text()
    assert "Dahua: who owns and makes what, under which badges, as of 2025-06-27" in drawn
    assert {"Amcrest", "Lorex", "China Mobile"} <= set(re.findall(r">([^<·]+?)(?: ·[^<]*)?</text>", drawn))
    assert "Amcrest Compatible Finder README" in page.read_text()


def test_the_picture_goes_to_stdout_in_french(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["who", "lorex", "--tree", "--format", "svg", "--lang", "fr"]) == 0

    drawn = capfdbinary.readouterr().out.decode()
    assert drawn.startswith("<svg ")
    assert "Possédée ou contrôlée par" in drawn


def test_holdings_are_intervals_with_their_paths(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(["ezviz", "--holdings", "--on", "2025-06-27"], capsys)

    cetc = next(row for row in rows if row["ids"] == ["cetc"])
    assert (cetc["least"], cetc["most"]) == (0, 0)
    assert (cetc["multiplied"], cetc["controls"]) == ("0% to 38.88%", "yes")
    assert [(step["head"], step["tail"]) for step in cetc["links"]] == [
        ("hikvision", "ezviz"),
        ("cethik", "hikvision"),
        ("cetc", "cethik"),
    ]
    assert next(row["held"] for row in rows if row["ids"] == ["hikvision"]) == "not known"


def test_those_named_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(["dahua", "--of", "China Mobile", "--of", "cetc", "--on", "2025-06-27"], capsys)

    assert [(row["owners"], row["held"], row["controls"]) for row in rows] == [
        ("China Mobile + CETC", "10.42%", "no"),
        ("China Mobile", "10.42%", "no"),
        ("CETC", "0%", "no"),
    ]


def test_holdings_are_those_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    held = {day: _rows(["lorex", "--holdings", "--on", day], capsys) for day in ("2020-06-01", "2023-06-01")}

    assert {day: [row["ids"] for row in rows] for day, rows in held.items()} == {
        "2020-06-01": [["dahua"], ["central-huijin"], ["china-mobile"], ["sasac"]],
        "2023-06-01": [["skywatch"]],
    }


def test_that_no_owner_is_known_is_said_and_is_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "skywatch", "--holdings", "--on", "2025-06-27", "--lang", "fr"]) == 0

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "Aucun propriétaire de Skywatch Inc. n'est consigné au 2025-06-27\u00a0: on ne sait pas qui la "
        "détient.\n"
    )


def test_before_the_knowledge_was_recorded_nothing_was_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "hikvision", "--known", "2025-01-01", "-f", "json"]) == 0

    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["who", " "], "Give a name or an id to look for."),
        (["who", "eye", "--on", "yesterday"], "'yesterday' is no day: write it as 2025-06-27."),
        (["who", "eye", "--known", "2025-02-30"], "'2025-02-30' is no day"),
        (["who", "eye", "--tree", "--holdings"], "Ask for the tree or for the holdings, one at a time."),
        (["who", "lorex", "--of", "dahuaa"], "--of: no company or brand is called 'dahuaa' here."),
        (["who", "eye", "--lang", "de"], "--lang: there is no 'de'. Known: en, fr."),
    ],
)
def test_wrong_use_is_told_how_to_be_right(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2

    assert said in " ".join(capsys.readouterr().err.split())


def _tree(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The tree as one line, without what draws it."""
    assert main(["who", *arguments, "--tree"]) == 0
    plain = capsys.readouterr().out
    for drawn in "│├└─":
        plain = plain.replace(drawn, " ")
    return " ".join(part for part in plain.split(" ") if part.strip()).replace("\n", "")


def _owners(name: str, day: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    rows = _rows([name, "--tree", "--on", day], capsys)
    return [row for row in rows if (row["relation"], row["depth"]) == ("owner", 1)]


def _rows(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert main(["who", *arguments, "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_rows_go_to_stdout_and_to_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "lorex", "--tree", "-o", "lorex.csv"]) == 2
    assert "Ask for --format svg or html" in capsys.readouterr().err


def test_a_picture_in_a_folder_that_is_not_there_is_refused_with_a_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["who", "lorex", "--format", "svg", "-o", str(tmp_path / "none" / "lorex.svg")]) == 2
    assert "Make it, or name another." in capsys.readouterr().err
