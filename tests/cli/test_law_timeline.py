"""`debar law timeline`: the story by place, entity, measure, time and kind; as rows, picture and page."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from debar.cli.main import main

ORDER, BAN = "ca-ica-hikvision-2025", "ca-fed-hikvision-use-2025"
SVG = "{http://www.w3.org/2000/svg}"

Out = pytest.CaptureFixture[bytes]


def told(out: Out, *words: str) -> str:
    assert main(["law", "timeline", *words]) == 0
    return out.readouterr().out.decode()


def rows(out: Out, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told(out, *words, "--format", "jsonl").splitlines()]


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_dispute_is_told_in_order_with_background_answers_and_steps(capsysbinary: Out) -> None:
    found = rows(capsysbinary, "--between", "CA", "CN", "--since", "2025-04", "--until", "2025-06-28")

    assert [
        (row["date"], row["of"][-1], row["part"], row["kind"], row["id"] or row["measures"][0])
        for row in found
    ] == [
        ("2025-04-28", "CA", "background", "relation-event", "rel-election-2025"),
        ("2025-04-29", "CN", "background", "relation-event", "cn-mfa-2025-04-29"),
        ("2025-06-05", "CA", "background", "relation-event", "rel-call-2025-06"),
        ("2025-06-27", "CA", "status", "announced", BAN),
        ("2025-06-27", "CA", "status", "announced", ORDER),
        ("2025-06-27", "CA", "status", "in-force", ORDER),
        ("2025-06-28", "CN", "response", "statement", "cn-embassy-2025-06-28"),
        ("2025-06-28", "CN", "response", "statement", "hik-statement-2025-06"),
    ]


def test_a_row_tells_all_that_is_known(capsysbinary: Out) -> None:
    (row,) = rows(capsysbinary, "--between", "CN", "CA", "--kind", "arbitration-notice")

    says, link, sources = row.pop("says"), row.pop("link"), row.pop("sources")
    assert row == {
        "date": "2025-09-23",
        "until": None,
        "of": ["CN"],
        "towards": ["CA"],
        "part": "response",
        "kind": "arbitration-notice",
        "who": "Hikvision",
        "measures": [ORDER],
        "id": "hik-arbitration-2025-09-23",
        "actor": "hikvision",
        "beside": [],
        "entities": ["hikvision"],
        "demands": None,
        "original": None,
        "confidence": row["confidence"],
        "codes": {"gta": None, "mast": None, "plover": "ACCUSE"},
    }
    assert all((says, link, sources[0]["title"], sources[0]["publisher"]))


def test_places_may_be_written_small_and_in_either_order(capsysbinary: Out) -> None:
    assert rows(capsysbinary, "--between", "ca", "cn") == rows(capsysbinary, "--between", "CN", "CA")


def test_what_is_about_an_entity_may_be_asked_by_name(capsysbinary: Out) -> None:
    found = rows(capsysbinary, "--about", "Lorex", "--kind", "background")

    assert {"lorex-tx-2026", "lorex-ne-2025", "lorex-fl-2025"} <= {row["id"] for row in found}
    assert "kaspersky-fcc-2022" not in {row["id"] for row in rows(capsysbinary, "--about", "Lorex")}


def test_a_measure_is_told_with_what_answers_it_and_stands_beside_it(capsysbinary: Out) -> None:
    found = rows(capsysbinary, "--measure", BAN, "--kind", "response", "--kind", "background")

    assert all(BAN in (*row["measures"], *row["beside"]) for row in found)
    assert {"hik-statement-2025-06", "cn-mofcom-2025-06-30", "rel-deal-2026-01-16"} <= {
        row["id"] for row in found
    }
    assert [row["link"] is None for row in found] == [row["part"] == "background" for row in found]


def test_the_review_is_told_only_where_it_is_asked_for(capsysbinary: Out) -> None:
    without, with_ = (rows(capsysbinary, "--measure", BAN, *more) for more in ((), ("--review",)))

    assert {row["part"] for row in with_} - {row["part"] for row in without} == {"process"}
    assert [row for row in with_ if row["part"] != "process"] == without
    assert rows(capsysbinary, "--measure", BAN, "--kind", "review")[0]["kind"] == "review"


def test_a_month_counts_where_it_may_lie_in_the_time_asked_for(capsysbinary: Out) -> None:
    edges = [
        ("--since", "2024-05-31"),
        ("--since", "2024-06"),
        ("--until", "2024-05-01"),
        ("--until", "2024-04"),
    ]

    found = [
        "ca-order-paper-2024" in {row["id"] for row in rows(capsysbinary, "--measure", BAN, *edge)}
        for edge in edges
    ]
    assert found == [True, False, True, False]


def test_what_lasts_counts_until_its_end(capsysbinary: Out) -> None:
    found = rows(capsysbinary, "--between", "CA", "CN", "--since", "2021-09-25", "--until", "2021-09-25")

    assert [row["id"] for row in found] == ["rel-michaels-2018", "rel-canola-2019"]


def test_nothing_is_told_that_was_not_known_on_the_day(capsysbinary: Out) -> None:
    assert rows(capsysbinary, "--known", "2026-11-22") == []


def test_the_story_reads_as_a_page_in_french_with_its_sources(capsysbinary: Out) -> None:
    text = told(
        capsysbinary,
        "--between",
        "CA",
        "CN",
        "--since",
        "2025-09-23",
        "--until",
        "2025-09-23",
        "--lang",
        "fr",
    )

    assert flat(text).startswith(
        "Canada et Chine (événements : 2) 2025"
        " 2025-09-23 CA → CN [contestée en justice, ca-ica-hikvision-2025] L'entreprise annonce"
    )
    assert "2025-09-23 CN → CA [avis d'arbitrage, Hikvision, au sujet de ca-ica-hikvision-2025]" in flat(text)
    assert "Lien : " in flat(text)
    assert "SOURCES [1] " in flat(text)


def test_csv_has_one_line_for_each_event(capsysbinary: Out) -> None:
    found = list(csv.DictReader(told(capsysbinary, "--measure", ORDER, "--format", "csv").splitlines()))

    assert list(found[0]) == [
        "date", "until", "of", "towards", "part", "kind", "who", "measures", "says", "link", "id"
    ]  # fmt: skip
    assert len(found) == len(rows(capsysbinary, "--measure", ORDER))


def test_picture_and_page_are_written_and_the_picture_goes_to_stdout_too(
    tmp_path: Path, capsysbinary: Out
) -> None:
    words = ("--between", "CA", "CN", "--lang", "fr")
    svg, html = tmp_path / "story.svg", tmp_path / "story.html"

    assert told(capsysbinary, *words, "--format", "svg", "-o", str(svg)) == ""
    assert told(capsysbinary, *words, "--format", "html", "-o", str(html)) == ""
    root = etree.fromstring(svg.read_bytes())
    assert root.findtext(f"{SVG}title") == "Canada et Chine"
    assert "Meng Wanzhou" in html.read_text("utf-8")
    assert told(capsysbinary, *words, "--format", "svg").encode() == svg.read_bytes()


def test_without_places_the_picture_sets_measures_against_what_was_done(capsysbinary: Out) -> None:
    root = etree.fromstring(told(capsysbinary, "--about", "dji", "--format", "svg").encode())

    assert root.findtext(f"{SVG}title") == "About DJI"
    assert [each.text for each in root.iter(f"{SVG}text")][1:3] == [
        "Measures and their steps",
        "What was done about them, and background",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--between", "CA", "ZZ"), "--between: there is no 'ZZ'. "),
        (("--between", "CA", "CA"), "--between: 'CA' stands there twice. Name two places, as CA CN."),
        (
            ("--about", "nobody of that name"),
            "--about: no company or brand is called 'nobody of that name' here.",
        ),
        (
            ("--measure", "ca-ica-hikvision"),
            "no measure 'ca-ica-hikvision'. Did you mean 'ca-ica-hikvision-2025'?",
        ),
        (("--kind", "lawsuits"), "--kind: there is no 'lawsuits'. Did you mean 'lawsuit'?"),
        (("--since", "yesterday"), "--since: 'yesterday' is no date: write 2025, 2025-04 or 2025-04-30."),
        (("--known", "2026"), "--known: '2026' is no day. Write it as 2025-06-27."),
    ],
)
def test_wrong_use_is_told_with_its_cure(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "timeline", *words]) == 2
    assert says in capsys.readouterr().err
