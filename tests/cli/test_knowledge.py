"""`debar knowledge`: a recog database is laid beside and taken away; the whole knowledge is proved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.identify.recog.files import CAMERAS, folder, one

from debar.cli.main import main
from debar.kit import beside, pack
from debar.store.workspace import Workspace

RECORD = '{"id": "x1", "protocol": "rtsp-server", "raw": "RealServer"}\n'


@pytest.fixture
def laid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the account lays things beside; the test works in a folder that is no workspace."""
    monkeypatch.setenv(beside.VARIABLE, str(tmp_path / "account"))
    monkeypatch.delenv("DEBAR_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "account"


def printed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """The rows that a command printed as JSON lines."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def brand_of_record(at: Path, capsys: pytest.CaptureFixture[str]) -> object:
    """The brand of the record, as `debar identify` says it there."""
    (at / "records.jsonl").write_text(RECORD)
    assert main(["identify", str(at / "records.jsonl")]) == 0
    return printed(capsys)[0]["brand"]


def test_a_database_is_laid_beside_asked_listed_and_removed(
    tmp_path: Path, laid: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = folder(tmp_path / "recog", rtsp_servers=CAMERAS)
    assert brand_of_record(tmp_path, capsys) is None

    assert main(["knowledge", "import", "recog", str(home), "-f", "jsonl"]) == 0
    [row] = printed(capsys)
    assert (row["file"], row["prints"], row["re2"], row["failed"]) == ("rtsp_servers", 3, 3, 0)
    assert "bosch" in str(brand_of_record(tmp_path, capsys))
    assert main(["knowledge", "list", "-f", "jsonl"]) == 0
    [kept] = printed(capsys)
    assert (kept["for"], kept["prints"], kept["in use"]) == ("account", 3, True)
    assert main(["knowledge", "remove", "recog"]) == 0

    assert brand_of_record(tmp_path, capsys) is None
    assert list(laid.iterdir()) == []
    assert main(["knowledge", "remove", "recog"]) == 2


def test_what_could_not_be_used_is_told_and_ends_with_3(
    tmp_path: Path, laid: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = '<fingerprint pattern="("><description>Bad</description></fingerprint>'
    home = folder(tmp_path / "recog", rtsp_servers=CAMERAS, http_servers=one(bad))
    into = tmp_path / "problems.txt"

    assert main(["knowledge", "import", "recog", str(home), "--problems", str(into)]) == 3

    told = capsys.readouterr().err
    assert f"{home}/http_servers.xml:2: the pattern of fingerprint 1 (Bad) is refused" in told
    assert "3 patterns in 2 files: 3 by RE2, 0 prefiltered, 1 refused" in told
    assert len(into.read_text().splitlines()) == 1
    assert (laid / "recog.yaml").is_file()


def test_a_dry_run_keeps_nothing(tmp_path: Path, laid: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = folder(tmp_path / "recog", rtsp_servers=CAMERAS)

    assert main(["knowledge", "import", "recog", str(home), "--dry-run"]) == 0

    assert "4 of 4 examples come out" in capsys.readouterr().err
    assert not laid.exists()


def test_a_workspace_has_its_own_and_its_edition_counts_it(
    tmp_path: Path, laid: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = folder(tmp_path / "recog", rtsp_servers=CAMERAS)
    assert main(["init", "ws"]) == 0
    with Workspace.open(tmp_path / "ws") as opened:
        plain = opened.use_pack()

    assert main(["knowledge", "import", "recog", str(home), "-w", "ws"]) == 0

    with Workspace.open(tmp_path / "ws") as opened:
        edition = opened.use_pack()
        assert edition == pack.edition(beside=tmp_path / "ws" / "beside") != plain
        assert (tmp_path / "ws" / "packs" / f"{edition}.zip").is_file()
    assert not laid.exists()
    assert main(["knowledge", "remove", "recog", "-w", "ws"]) == 0
    with Workspace.open(tmp_path / "ws") as opened:
        assert opened.use_pack() == plain


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["import", "nmap", "."], "recog"),
        (["import", "recog", "nowhere"], "cannot be read"),
        (["import", "recog", ".", "-w", "nowhere"], "so this is no workspace"),
        (["check", "nowhere"], "no folder of knowledge"),
    ],
)
def test_wrong_use_is_told(
    laid: Path, arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["knowledge", *arguments]) == 2

    assert expected in capsys.readouterr().err
    assert not laid.exists()


def test_the_knowledge_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check", "-f", "jsonl"]) == 0

    printed = capsys.readouterr()
    assert printed.out == ""
    assert "worked cases: all hold." in printed.err


def test_what_does_not_hold_is_told_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fingerprints").mkdir()
    (tmp_path / "fingerprints" / "a.yaml").write_text(
        "reads: http.server\nfingerprints:\n  - id: acme\n    pattern: '^Acme'\n    says: {maker: acme}\n"
        "    ground: badge\n    seen: made up\n    examples: [{text: Bcme}]\n    not: [Acme]\n"
    )

    assert main(["knowledge", "check", str(tmp_path), "-f", "jsonl"]) == 2

    place = f"{tmp_path}/fingerprints/a.yaml:3"
    assert [row["what"] for row in printed(capsys)] == [
        f"{place}: acme should give {{}} from 'Bcme'; it gives None.",
        f"{place}: acme is not found in http.server 'Bcme'.",
        f"{place}: acme must not match 'Acme'.",
    ]


def test_a_file_that_cannot_be_read_is_told_beside_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("blocks", "entities"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "bad.yaml").write_text("nothing: 1\n")

    assert main(["knowledge", "check", str(tmp_path), "-f", "jsonl"]) == 2

    assert [row["part"] for row in printed(capsys)] == ["entities", "blocks"]
