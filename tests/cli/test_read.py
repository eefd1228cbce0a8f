"""`debar read`, as it is called."""

import io
import json
from pathlib import Path

import pytest

from debar.cli.main import main

TOLD = """\
Firm told to close

Canada on Friday ordered Hikvision Canada Inc. to cease operations within 120 days under the Investment Canada
Act, over national security.
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(TOLD, "utf-8")
    return path


def test_a_page_says_who_did_what_to_whom_with_the_quote(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(notice), "--date", "2025-06-30"]) == 0

    page = " ".join(capsys.readouterr().out.split())
    for part in (
        "Firm told to close English; notice of 2025-06-30; 2 sentences read.",
        "1. Order (as the text tells it) who: Canada (plainly said)",
        "whom: Hikvision Canada Inc = hikvision-canada",
        "when: 2025-06-27 (probable)",
        "time allowed: 120 days",
        "basis: Investment Canada Act",
        "Known: ca-ica-hikvision-2025",
        "“Canada on Friday ordered",
    ):
        assert part in page


def test_the_same_page_is_there_in_french(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(notice), "--lang", "fr"]) == 0

    page = " ".join(capsys.readouterr().out.split())
    assert "Anglais; date de l'avis inconnue; 2 phrases lues." in page
    assert "quand : non précisé" in page
    assert "délai : 120 jours" in page


def test_json_holds_every_field_with_its_sentence(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(notice), "--date", "2025-06-30", "--format", "json"]) == 0

    found = json.loads(capsys.readouterr().out)[0]
    draft = found["drafts"][0]
    assert (found["language"], found["title"], draft["kind"]) == ("en", "Firm told to close", "order")
    assert draft["known"][0]["id"] == "ca-ica-hikvision-2025"
    assert all(field["quote"] in " ".join(TOLD.split()) for field in draft["fields"])


def test_rows_are_one_for_each_draft(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(notice), "--date", "2025-06-30", "--format", "jsonl"]) == 0

    row = json.loads(capsys.readouterr().out)
    assert (row["kind"], row["place"], row["target"], row["date"]) == (
        "order",
        "CA",
        ["hikvision-canada"],
        ["2025-06-27"],
    )


def test_drafts_are_written_beside_those_that_are_there(
    notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["read", str(notice), "--draft", str(tmp_path / "drafts")]) == 0

    names = sorted(path.name for path in (tmp_path / "drafts").iterdir())
    assert names == ["draft-ca-order-hikvision-canada-2.yaml", "draft-ca-order-hikvision-canada.yaml"]
    assert str(tmp_path / "drafts" / names[1]) in capsys.readouterr().err


def test_a_notice_comes_by_standard_input_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TOLD.encode())))

    assert main(["read", "-", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["source"] == "standard input"


def test_a_text_about_something_else_drafts_nothing_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sports.txt"
    path.write_text("The league banned the goalkeeper for six matches. The club will appeal.", "utf-8")

    assert main(["read", str(path), "--draft", str(tmp_path / "drafts")]) == 0
    assert "Nothing was drafted." in capsys.readouterr().out
    assert list((tmp_path / "drafts").iterdir()) == []


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b"\x00\x01\x02" * 900, "this is no text, web page or PDF"),
        (b"%PDF-1.7 cut", "this PDF is damaged"),
        ("Die Kameras werden nicht mehr für die Behörden gekauft.".encode(), "neither English nor French"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_a_cure(
    data: bytes, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a file"
    path.write_bytes(data)

    assert main(["read", str(path)]) == 2
    assert what in capsys.readouterr().err


def test_a_file_beyond_reason_is_refused_before_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(200 << 20)

    assert main(["read", str(path)]) == 2
    assert "larger than 16 MiB" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["nowhere.txt"], "Check the spelling"),
        (["."], "This is a folder"),
        (["a\0b"], "is no name of a file"),
        (["x.txt", "--date", "Friday"], "is no day of a notice"),
        (["x.txt", "--date", "0001-01-01"], "is no day of a notice"),
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str], what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *arguments]) == 2

    assert what in " ".join(capsys.readouterr().err.replace("│", " ").split())
