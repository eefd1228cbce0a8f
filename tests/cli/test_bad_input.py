"""Whatever file is brought, the command says where, what and what to do, and keeps what is good."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from debar.cli.main import main
from debar.store.workspace import Workspace

HOST = '<host><status state="up" reason="echo-reply"/><address addr="192.0.2.{n}" addrtype="ipv4"/></host>\n'
SCAN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<nmaprun>\n'
    + HOST.format(n=7)
    + HOST.format(n=8)
    + "</nmaprun>\n"
)
TABLE = "Serial,Model,Room\nQF20240001,Q-100,Café\nQF20240002,Q-200,Hall\nQF20240003,Q-300,Tower\n"


def workbook() -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Hall")
        sheet.write_row(0, 0, ["Serial", "Model"])
        sheet.write_row(1, 0, ["QF20240001", "Q-100"])
    return data.getvalue()


def swollen(data: bytes) -> bytes:
    """The workbook with a sheet that grows a thousandfold."""
    rows = b'<row r="2"><c r="A2" t="inlineStr"><is><t>' + b" " * (64 << 20) + b"</t></is></c></row>"
    swollen = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            content = old.read(member)
            if member.filename.endswith("sheet1.xml"):
                content = content.replace(b"</sheetData>", rows + b"</sheetData>")
            new.writestr(member.filename, content)
    return swollen.getvalue()


BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE nmaprun [\n <!ENTITY a "aaaaaaaaaa">\n'
    + "".join(f' <!ENTITY {b} "{f"&{a};" * 10}">\n' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>\n<nmaprun><x>&i;</x>"
    + HOST.format(n=7)
    + "</nmaprun>\n"
)
LONG = f"QF20240002,{'x' * 3_000_000},Hall"

CASES: dict[str, tuple[bytes, int, int, str, str]] = {
    # what: bytes, exit code, sightings kept, how the first problem begins, and words of its cure
    "an empty file": (b"", 2, 0, ": the file is empty.", "check that the export ran to its end"),
    "a scan cut short": (SCAN[:-40].encode(), 3, 1, ":4: is broken here: ", "Export the scan again"),
    "a scan in another encoding": (
        SCAN.replace('192.0.2.8"', 'é"').encode("latin-1"),
        3,
        1,
        ":4: is broken here: ",
        "Export the scan again",
    ),
    "a table cut short": (TABLE[:-9].encode(), 3, 6, ":4: has 2 cells where the header has 3", "Put quotes"),
    "a table cut within a quote": (
        (TABLE + 'QF20240004,"Q-').encode(),
        3,
        9,
        ":5: opens a quote that is never closed",
        "Close the quote",
    ),
    "a workbook cut short": (
        workbook()[:-500],
        2,
        0,
        ": is an archive that was cut short.",
        "Copy or export it",
    ),
    "a gigantic line": (
        TABLE.replace("QF20240002,Q-200,Hall", LONG).encode(),
        3,
        6,
        ":3: is longer than",
        "Check",
    ),
    "a scan with entities": (BOMB.encode(), 2, 0, ":3: defines XML entities", "Export the scan again"),
    "a workbook bomb": (
        swollen(workbook()),
        2,
        0,
        ": grows from ",
        "only the sheets and columns that are needed",
    ),
    "a format that nobody knows": (
        b"\x7fELF\x02\x01\x01" + bytes(99),
        2,
        0,
        ": the format is not known.",
        "--as NAME",
    ),
    "prose": (b"Dear all,\n\nthe list follows.\n", 2, 0, ": the format is not known.", "Save it as CSV"),
    "a table of something else": (
        b"Colour,Weight\nred,3\n",
        2,
        0,
        ":2: no column tells devices apart",
        "Name one",
    ),
    "rows that tell nothing": (
        b"Serial,Note\nn/a,a\n",
        2,
        0,
        ":2: nothing here tells what it is",
        "Add its serial",
    ),
}


@pytest.fixture
def intake(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> Callable[[Path], tuple[int, list[dict[str, int]], list[str]]]:
    """Runs `debar intake` on a path, in a workspace of its own; gives code, rows and lines told."""
    (tmp_path / "w").mkdir()
    Workspace.create(tmp_path / "w").close()

    def run(path: Path) -> tuple[int, list[dict[str, int]], list[str]]:
        code = main(["intake", str(path), "-w", str(tmp_path / "w"), "--format", "json"])
        out, err = capsysbinary.readouterr()
        return code, json.loads(out or b"[]"), err.decode().splitlines()

    return run


@pytest.mark.parametrize("what", CASES)
def test_a_bad_file_is_told_with_place_and_cure_and_what_is_good_is_kept(
    what: str, tmp_path: Path, intake: Callable[[Path], tuple[int, list[dict[str, int]], list[str]]]
) -> None:
    content, code, sightings, says, cure = CASES[what]
    path = tmp_path / "given"
    path.write_bytes(content)
    ended, rows, told = intake(path)

    assert (ended, sum(row["sightings"] for row in rows)) == (code, sightings)
    assert told[0].startswith(f"{path}{says}")
    assert cure in told[0]
    assert not any("Traceback" in line for line in told)


def test_a_table_in_an_old_code_page_is_read_as_it_was_written(
    tmp_path: Path, intake: Callable[[Path], tuple[int, list[dict[str, int]], list[str]]]
) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    code, rows, _ = intake(path)
    with Workspace.open(tmp_path / "w") as workspace:
        rooms = [sighting.value for sighting in workspace.sightings() if sighting.field == "location"]

    assert (code, rows[0]["sightings"], rooms) == (0, 9, ["Café", "Hall", "Tower"])


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing", "missing: cannot be read (No such file or directory). Check the spelling"),
        ("dangling", "dangling: cannot be read (No such file or directory). Check the spelling"),
        ("list.csv/under", "list.csv/under: cannot be read (Not a directory)."),
        ("x" * 300, f"{'x' * 300}: cannot be read (File name too long)."),
        ("loop", "loop: cannot be read (Too many levels of symbolic links)."),
    ],
)
def test_a_path_that_cannot_be_read_is_told(
    name: str,
    says: str,
    tmp_path: Path,
    intake: Callable[[Path], tuple[int, list[dict[str, int]], list[str]]],
) -> None:
    (tmp_path / "list.csv").write_text(TABLE)
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    code, rows, told = intake(tmp_path / name)

    assert (code, rows) == (2, [])
    assert told[0].startswith(f"{tmp_path}/{says}")


def test_in_a_folder_the_good_files_are_taken_in_whatever_stands_beside_them(
    tmp_path: Path, intake: Callable[[Path], tuple[int, list[dict[str, int]], list[str]]]
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "good.csv").write_text(TABLE)
    for what, (content, *_) in CASES.items():
        (folder / what.replace(" ", "-")).write_bytes(content)
    code, rows, told = intake(folder)

    assert (code, max(row["sightings"] for row in rows)) == (3, 9)
    assert sum(f"{folder}/" in line for line in told) >= len(CASES)


@pytest.mark.parametrize("room", [0, 4096, 60_000])
def test_a_full_disk_is_told_and_nothing_half_done_is_kept(room: int, tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    Workspace.create(tmp_path / "w").close()
    rows = "".join(f"QF{number:08},Q-100,room {number}\n" for number in range(4000))
    (tmp_path / "list.csv").write_text("Serial,Model,Room\n" + rows)
    ran = subprocess.run(
        [sys.executable, "-m", "debar.cli.main", "intake", tmp_path / "list.csv", "-w", tmp_path / "w"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Traceback" not in ran.stderr
    assert "Free some space" in ran.stderr or "disk" in ran.stderr
    with Workspace.open(tmp_path / "w") as workspace:
        assert (workspace.sources(), workspace.verify()) == ([], [])
