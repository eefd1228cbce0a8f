"""`debar law check` and `debar law diff`."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from debar.cli.main import main
from debar.kit import pack
from debar.store.workspace import Workspace

BAN = "ca-fed-hikvision-use-2025"
REGISTER = """\
Asset tag,Site,Manufacturer,Model,Type
C-1,hq,Hikvision,DS-2CD2143G2-I,camera
C-2,hq,Axis,P3245-V,camera
"""
ESTATE = """\
bodies:
  - id: us
    name: {en: Department, fr: Ministère}
    party: {jurisdiction: CA, kind: federal-department}
sites:
  - {id: hq, body: us, name: {en: Head office, fr: Siège}}
"""

Out = pytest.CaptureFixture[bytes]


def lines(capsysbinary: Out) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsysbinary.readouterr().out.decode().splitlines()]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "w"
    Workspace.create(folder).close()
    (tmp_path / "estate.yaml").write_text(ESTATE, "utf-8")
    (tmp_path / "register.csv").write_text(REGISTER, "utf-8")
    assert main(["estate", "import", str(tmp_path / "estate.yaml"), "-w", str(folder)]) == 0
    assert main(["intake", str(tmp_path / "register.csv"), "-w", str(folder)]) == 0
    return folder


def test_the_law_in_use_holds(capsysbinary: Out) -> None:
    assert main(["law", "check", "--measure", BAN]) == 0

    said = capsysbinary.readouterr()
    assert said.out == b""
    assert said.err.startswith(b"1 measure, 0 responses, ")
    assert said.err.endswith(b"worked cases: all hold.\n")


def test_a_file_that_does_not_hold_ends_with_two_and_says_where(tmp_path: Path, capsysbinary: Out) -> None:
    text = (pack.KNOWLEDGE / "law" / f"{BAN}.yaml").read_text("utf-8")
    own = tmp_path / f"{BAN}.yaml"
    own.write_text(text.replace("named: [hikvision]", "named: [hikvison]", 1), "utf-8")

    assert main(["law", "check", str(own), "--format", "jsonl"]) == 2
    (row,) = lines(capsysbinary)
    assert row["subject"] == BAN
    assert str(row["what"]).startswith(f"{own}:")
    assert str(row["what"]).endswith("there is no entity 'hikvison'. Did you mean 'hikvision'?")


def test_a_folder_without_law_is_refused(tmp_path: Path, capsysbinary: Out) -> None:
    assert main(["law", "check", str(tmp_path)]) == 2
    assert b"no folder of knowledge" in capsysbinary.readouterr().err


def test_two_days_differ_by_the_clauses_that_began(capsysbinary: Out) -> None:
    assert main(["law", "diff", "2025-06-26", "2025-06-27", "--format", "jsonl"]) == 0

    told = {row["id"]: (row["change"], row["day"]) for row in lines(capsysbinary)}
    assert told[f"{BAN}/use"] == ("begins", "2025-06-27")


def test_over_an_estate_each_device_is_told_with_the_reason(workspace: Path, capsysbinary: Out) -> None:
    words = ["law", "diff", "2025-06-26", "2025-06-27", "-w", str(workspace), "--format", "jsonl"]
    capsysbinary.readouterr()

    assert main(words) == 0
    (device,) = [row for row in lines(capsysbinary) if row["what"] == "device"]
    assert (device["site"], device["before"], device["after"]) == ("hq", "none-found", "covered")
    assert device["why"] == f"{BAN}/use: runs since 2025-06-27"


def test_of_many_devices_judged_alike_a_page_names_some_and_counts_the_rest(
    workspace: Path, tmp_path: Path, capsysbinary: Out
) -> None:
    cameras = "".join(f"D-{n},hq,Hikvision,DS-2CD2143G2-I,camera\n" for n in range(20))
    (tmp_path / "many.csv").write_text(f"Asset tag,Site,Manufacturer,Model,Type\n{cameras}", "utf-8")
    assert main(["intake", str(tmp_path / "many.csv"), "-w", str(workspace)]) == 0
    capsysbinary.readouterr()

    assert main(["law", "diff", "2025-06-26", "2025-06-27", "-w", str(workspace)]) == 0
    page = capsysbinary.readouterr().out.decode()
    assert "No restriction found → Appears covered (21 devices)" in page
    assert page.count("(hq)") == 12
    assert "and 9 more: --format csv or jsonl lists each." in page


def test_an_edition_that_the_workspace_kept_can_be_compared(workspace: Path, capsysbinary: Out) -> None:
    (kept,) = (workspace / "packs").glob("*.zip")

    assert main(["law", "diff", kept.stem[:12], "now", "-w", str(workspace)]) == 0
    page = capsysbinary.readouterr().out.decode()
    assert "No clause stands otherwise." in page
    assert "Of 2 devices none is judged otherwise." in page


def test_a_device_that_is_identified_otherwise_is_told_with_what_it_was_taken_for(
    workspace: Path, tmp_path: Path, capsysbinary: Out
) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(pack.KNOWLEDGE, folder)
    (folder / "models" / "hikvision.yaml").unlink()
    (tmp_path / "more.csv").write_text("Asset tag,Site,Model\nC-3,hq,DS-2CD2143G2-I\n", "utf-8")
    assert main(["intake", str(tmp_path / "more.csv"), "-w", str(workspace)]) == 0
    capsysbinary.readouterr()

    assert main(["law", "diff", str(folder), "now", "-w", str(workspace), "--format", "jsonl"]) == 0
    (device,) = lines(capsysbinary)
    assert (device["before"], device["after"]) == ("unknown", "suspected")
    assert str(device["why"]).startswith(f"{BAN}/use: maker: not known, then hikvision (")


def test_a_device_whose_maker_changed_hands_is_told_with_what_the_verdict_rests_on(
    workspace: Path, tmp_path: Path, capsysbinary: Out
) -> None:
    folder = tmp_path / "know@ledge"
    shutil.copytree(pack.KNOWLEDGE, folder)
    path = folder / "entities" / "hikvision.yaml"
    links = path.read_text("utf-8").split("\n  - ")
    path.write_text(
        "\n  - ".join(each for each in links if not re.search("tail: (brand-)?ezviz", each)), "utf-8"
    )
    (tmp_path / "more.csv").write_text("Site,Manufacturer,Model,Type\nhq,EZVIZ,CS-H8C,camera\n", "utf-8")
    assert main(["intake", str(tmp_path / "more.csv"), "-w", str(workspace)]) == 0
    answer = ["law", "answer", f"{BAN}/shared/relabels", "--yes", "--why", "opinion", "-w", str(workspace)]
    assert main(answer) == 0
    capsysbinary.readouterr()

    assert main(["law", "diff", str(folder), "now", "-w", str(workspace), "--lang", "fr"]) == 0
    page = capsysbinary.readouterr().out.decode()
    assert "Jugés autrement\u00a0: 1 appareils sur 3" in page
    assert "Maintenant\u00a0: " in page


def test_a_measure_that_went_is_told_against_a_folder(tmp_path: Path, capsysbinary: Out) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(pack.KNOWLEDGE, folder)
    (folder / "law" / "us-vt-2019.yaml").unlink()
    responses = folder / "responses"
    shutil.rmtree(responses)
    responses.mkdir()

    assert main(["law", "diff", f"{folder}@2026-11-23", "now@2026-11-23", "--format", "jsonl"]) == 0
    told = [row for row in lines(capsysbinary) if str(row["id"]).startswith("us-vt-2019/")]
    assert {row["change"] for row in told} == {"new"}


@pytest.mark.parametrize(
    ("member", "says"),
    [("../law/x.yaml", b"has no place in an archive"), ("other/x.yaml", b"it has no `law`")],
)
def test_an_archive_that_is_none_of_the_knowledge_is_refused(
    member: str, says: bytes, tmp_path: Path, capsysbinary: Out
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archived:
        archived.writestr(member, "a: 1\n")

    assert main(["law", "diff", str(tmp_path / "a.zip")]) == 2
    assert says in capsysbinary.readouterr().err


@pytest.mark.parametrize(
    ("at", "value", "says"),
    [(8, b"\x01\x00", b"encrypted or packed"), (10, b"\x63\x00", b"encrypted or packed")],
    ids=["encrypted", "unknown-packing"],
)
def test_an_archive_that_cannot_be_unpacked_is_refused(
    at: int, value: bytes, says: bytes, tmp_path: Path, capsysbinary: Out
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archived:
        archived.writestr("law/x.yaml", "a: 1\n")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + at : entry + at + 2] = value
    data[at - 2 : at] = value
    (tmp_path / "a.zip").write_bytes(data)

    assert main(["law", "diff", str(tmp_path / "a.zip")]) == 2
    assert says in capsysbinary.readouterr().err


def test_an_archive_that_a_person_packed_with_its_folders_is_read(tmp_path: Path, capsysbinary: Out) -> None:
    shutil.make_archive(str(tmp_path / "a"), "zip", pack.KNOWLEDGE)

    assert main(["law", "diff", str(tmp_path / "a.zip")]) == 0
    assert b"No clause stands otherwise" in capsysbinary.readouterr().out


@pytest.mark.parametrize("name", ["yesterday", "2026-13-01", "abcdef123456"])
def test_what_names_no_version_is_refused_with_what_to_write(name: str, capsysbinary: Out) -> None:
    assert main(["law", "diff", name]) == 2
    assert capsysbinary.readouterr().err != b""
