"""Files, folders and archives are taken in source by source, and no file can do harm."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.kit.errors import BadData, Problem
from debar.survey.importers import Note, SourceFile, importers
from debar.survey.intake import MOST_TOLD, Limits, Taken, take

TABLE = b"Serial,Model\nQF20240001,Q-100\nQF20240002,Q-200\n"
SCAN = (
    b'<nmaprun><host><status state="up" reason="echo-reply"/>'
    b'<address addr="192.0.2.7" addrtype="ipv4"/></host></nmaprun>'
)


def brought(path: Path, **said: str) -> Iterator[Taken | Problem]:
    return take(path, **said)  # type: ignore[arg-type]  # forced, site and network are the only ones


def brief(path: Path, limits: Limits | None = None) -> list[tuple[str, str, int] | str]:
    """Name, format and count of sightings of each source; the text of each problem."""
    return [
        (relative(found.source.name, path), found.source.format, len(found.sightings))
        if isinstance(found, Taken)
        else relative(str(found), path)
        for found in take(path, limits=limits or Limits())
    ]


def relative(text: str, path: Path) -> str:
    return text.replace(f"{path}", "X")


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_source_is_known_by_the_digest_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    path = file(tmp_path, "list.csv", TABLE)
    sources = brought(path, site="mill", network="cctv")
    found = next(sources)

    assert isinstance(found, Taken)
    assert found.source == SourceFile(
        sha256(TABLE).hexdigest(), str(path), len(TABLE), "table", "mill", "cctv", None
    )
    found.original.seek(0)
    assert found.original.read() == TABLE
    assert next(iter(found.sightings)) == Sighting(
        found.source.digest, "row 2", "row 2", "serial", "QF20240001", site="mill", network="cctv"
    )


def test_its_copy_is_let_go_when_the_next_is_asked_for(tmp_path: Path) -> None:
    file(tmp_path, "a.csv", TABLE)
    file(tmp_path, "b.csv", TABLE)
    sources = brought(tmp_path)
    first = next(sources)
    assert isinstance(first, Taken)
    there = not first.original.closed
    rest = list(sources)

    assert (there, first.original.closed, len(rest)) == (True, True, 1)


def test_nothing_of_its_copy_has_a_name_that_a_killed_program_could_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))

    next(brought(file(tmp_path, "list.csv", TABLE)))

    assert list(spare.iterdir()) == []


def test_a_folder_is_read_in_the_order_of_names_and_what_is_passed_over_is_told(tmp_path: Path) -> None:
    file(tmp_path, "b.csv", TABLE)
    file(tmp_path, "a/scan.xml", SCAN)
    file(tmp_path, ".hidden.csv", TABLE)
    file(tmp_path, ".git/config", TABLE)
    (tmp_path / "link.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert brief(tmp_path) == [
        ("X/b.csv", "table", 4),
        "X/link.csv: is a link and was not followed. Name its target where it is wanted.",
        "X/loop: is a link and was not followed. Name its target where it is wanted.",
        ("X/a/scan.xml", "nmap-xml", 1),
        "X: 2 hidden files or folders were passed over.",
    ]


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    target = file(tmp_path, "deep/list.csv", TABLE)
    (tmp_path / "link.csv").symlink_to(target)

    assert brief(tmp_path / "link.csv") == [("X", "table", 4)]


def test_each_member_of_a_zip_is_a_source_of_its_own(tmp_path: Path) -> None:
    members = {
        "register/list.csv": TABLE,
        "../../etc/scan.xml": SCAN,
        ".DS_Store": b"x",
        "__MACOSX/list.csv": b"x",
        "notes.txt": b"Dear all\n",
    }
    path = file(tmp_path, "all.zip", zipped(members))

    assert brief(path) == [
        "X: 2 hidden files were passed over.",
        ("X!../../etc/scan.xml", "nmap-xml", 1),
        f"X!notes.txt: the format is not known. Save it as CSV with a row of headers, or force a format with "
        f"--as NAME. Known: {', '.join(each.NAME for each in importers())}.",
        ("X!register/list.csv", "table", 4),
    ]
    assert [found.source.digest for found in take(path) if isinstance(found, Taken)] == [
        sha256(SCAN).hexdigest(),
        sha256(TABLE).hexdigest(),
    ]


def test_archives_in_an_archive_are_read_too(tmp_path: Path) -> None:
    inner = zipped({"deep/a.csv": TABLE, "b.csv.gz": gzip.compress(TABLE)})
    path = file(tmp_path, "all.zip", zipped({"site.zip": inner, "c.csv.gz": gzip.compress(TABLE)}))

    assert brief(path) == [
        ("X!c.csv.gz", "table", 4),
        ("X!site.zip!b.csv.gz", "table", 4),
        ("X!site.zip!deep/a.csv", "table", 4),
    ]


def test_archives_in_an_archive_may_not_unpack_to_too_much_together(tmp_path: Path) -> None:
    bomb = zipped({f"{n}.zip": zipped({"a.csv": TABLE + b"\n" * (10 << 20)}) for n in range(5)})
    found = brief(file(tmp_path, "all.zip", bomb))

    refused = [
        each for each in found if isinstance(each, str) and "grows to more than 1 MiB when unpacked" in each
    ]
    assert len(refused) == 2


def test_packed_with_gzip_it_is_the_same_source(tmp_path: Path) -> None:
    (found,) = brought(file(tmp_path, "list.csv.gz", gzip.compress(TABLE)))

    assert isinstance(found, Taken)
    assert (found.source.digest, found.source.bytes) == (sha256(TABLE).hexdigest(), len(TABLE))


def test_logins_inside_values_are_taken_out_before_anything_is_kept(tmp_path: Path) -> None:
    text = b"Serial,Stream\nQF20240001,rtsp://admin:hunter2@192.0.2.7/live\n"
    (found,) = brought(file(tmp_path, "list.csv", text))

    assert isinstance(found, Taken)
    assert [s.value for s in found.sightings] == ["QF20240001", "rtsp://192.0.2.7/live"]
    assert [note.what for note in found.notes][1:] == [
        "Stream: logins and passwords inside values were taken out before anything was stored."
    ]
    assert found.dropped == ("(passwords inside values)",)


def test_problems_notes_and_dropped_columns_are_kept_apart(tmp_path: Path) -> None:
    text = b"Serial,MAC,Password,Colour\nQF20240001,nonsense,hunter2,red\n"
    (found,) = brought(file(tmp_path, "list.csv", text))

    assert isinstance(found, Taken)
    assert (len(found.problems), len(found.notes), found.dropped) == (1, 2, ("Password",))
    assert all(isinstance(note, Note) for note in found.notes)


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "X: the file is empty. Export it again, and check that the export ran to its end."),
    "blanks": (b"\r\n \0\0\n", "X: the file is empty."),
    "a program": (b"\x7fELF\x02\x01\x01\0" * 20, "X: the format is not known. Save it as CSV"),
    "a cut gzip": (gzip.compress(os.urandom(4000))[:-9], "X: is damaged or cut short ("),
    "a gzip of noise": (b"\x1f\x8b\x08\0" + b"noise" * 9, "X: is damaged or cut short ("),
    "a cut zip": (zipped({"a.csv": TABLE})[:-40], "X: is an archive that was cut short. Copy or export it"),
    "an empty zip": (zipped({}), "X: there is no file in it."),
    "a zip in a zip in a zip": (
        zipped({"outer.zip": zipped({"inner.zip": zipped({"a.csv": TABLE})})}),
        "X!outer.zip!inner.zip: is an archive within archives. Unpack it, then take it in.",
    ),
    "a gzip in a gzip": (gzip.compress(gzip.compress(TABLE)), "X: is an archive within an archive."),
    "a gzip bomb": (gzip.compress(b"\0" * (64 << 20)), "X: grows to more than 32 MiB when unpacked"),
    "a zip bomb": (zipped({"a.csv": b"\0" * (64 << 20)}), "X: grows to more than 32 MiB when unpacked"),
    "a method nobody reads": (
        zipped({"a.csv": TABLE}, zipfile.ZIP_LZMA),
        "X!a.csv: is packed in a way that is not read. Unpack it and take the files in one by one.",
    ),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_a_problem_that_says_what_to_do(what: str, tmp_path: Path) -> None:
    content, says = UNREADABLE[what]
    (found,) = brief(file(tmp_path, "given", content))

    assert isinstance(found, str)
    assert found.startswith(says)


def test_a_damaged_member_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.csv": TABLE, "b.csv": TABLE}, zipfile.ZIP_STORED))
    data[data.index(b"QF2024")] = ord("Z")
    first, second = brief(file(tmp_path, "all.zip", bytes(data)))

    assert str(first).startswith("X!a.csv: is damaged or cut short (Bad CRC-32")
    assert second == ("X!b.csv", "table", 4)


def test_a_member_with_a_password_is_a_problem(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.csv": TABLE}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1

    assert brief(file(tmp_path, "all.zip", bytes(data))) == [
        "X!a.csv: is protected by a password. Unpack it, then take the file in."
    ]


def test_bounds_hold(tmp_path: Path) -> None:
    path = file(tmp_path, "many.zip", zipped({f"{n}.csv": TABLE for n in range(4)}))
    list_ = file(tmp_path, "list.csv", TABLE)

    assert brief(path, Limits(members=3)) == [
        "X: holds more than 3 files. Unpack it and take the files in one by one."
    ]
    assert str(brief(list_, Limits(source_bytes=9))[0]).startswith("X: is larger than 9 bytes. Split it,")
    assert brief(tmp_path, Limits(files=1))[-1] == (
        "X: holds more than 1 files. Name its folders one by one."
    )


def test_a_table_of_contents_that_would_fill_the_memory_is_not_opened(tmp_path: Path) -> None:
    plain = bytearray(zipped({"a.csv": TABLE}))
    end = plain.rindex(b"PK\x05\x06")
    plain[end + 12 : end + 16] = (64 << 20).to_bytes(4, "little")
    far = plain[:end] + b"PK\x06\x07" + b"\0" * 16 + plain[end:]

    assert str(brief(file(tmp_path, "a.zip", bytes(plain)))[0]).startswith(
        "X: is an archive of too many files."
    )
    assert str(brief(file(tmp_path, "b.zip", bytes(far)))[0]).startswith(
        "X: is an archive for more than 4 GiB"
    )


@pytest.mark.parametrize("name", ["missing.csv", "list.csv/under", "dangling"])
def test_a_path_that_leads_nowhere_is_a_problem(name: str, tmp_path: Path) -> None:
    file(tmp_path, "list.csv", TABLE)
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    (found,) = brief(tmp_path / name)

    assert str(found).startswith("X: cannot be read (")


def test_what_is_neither_file_nor_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert brief(tmp_path) == ["X/pipe: is neither a file nor a folder. Copy what it gives to a file first."]


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert brief(tmp_path) == ["X: there is no file in it. Name the folder that holds the exports."]


def test_a_format_that_nobody_knows_ends_the_intake(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="Did you mean 'table'"):
        next(brought(file(tmp_path, "list.csv", TABLE), forced="tabel"))


def test_a_forced_format_is_believed(tmp_path: Path) -> None:
    (found,) = brought(file(tmp_path, "scan.xml", TABLE), forced="nmap-xml")

    assert isinstance(found, Taken)
    assert (found.source.format, len(found.sightings), len(found.problems)) == ("nmap-xml", 0, 1)


def test_progress_is_told(tmp_path: Path) -> None:
    rows = b"".join(b"QF%08d,Q-1\n" % number for number in range(6000))
    told: list[int] = []
    path = file(tmp_path, "list.csv", b"Serial,Model\n" + rows)
    for _ in take(path, progress=lambda _, count: told.append(count)):
        pass

    assert told == [5000, 10000]


@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_bytes_in_a_zip_break_it(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int) -> None:
    whole = zipped({"a.csv": TABLE})
    path = file(tmp_path_factory.mktemp("noise"), "a.zip", whole[:at] + noise + whole[at + len(noise) :])

    assert all(isinstance(found, Taken | Problem) for found in take(path))


def test_problems_beyond_those_kept_are_counted_and_rows_after_them_kept(tmp_path: Path) -> None:
    good = b"".join(b"QF%08d,Q-100\n" % number for number in range(150))
    text = b"Serial,Model\n" + good + b"x\n" * (MOST_TOLD + 7) + b"QF20240001,Q-100\n"
    sources = brought(file(tmp_path, "list.csv", text))
    found = next(sources)

    assert isinstance(found, Taken)
    assert (len(found.sightings), len(found.problems)) == (302, MOST_TOLD + 1)
    assert [problem.what for problem in found.problems][-1] == "7 more were met; they are not listed."


def test_a_file_larger_than_allowed_is_refused_before_it_is_copied(tmp_path: Path) -> None:
    path = file(tmp_path, "list.csv", TABLE)
    os.truncate(path, 1 << 40)

    (said,) = brief(path)

    assert isinstance(said, str)
    assert said.startswith("X: is larger than 4096 MiB. Split it, or raise max_source_bytes")


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="no file here that the system refuses to read"
)
@pytest.mark.parametrize("forced", [None, "table"])
def test_a_file_that_the_system_cannot_read_is_a_problem_and_the_others_are_read(forced: str | None) -> None:
    found = list(take(Path("/proc/self/mem"), forced=forced))

    assert [str(each) for each in found] == [
        "/proc/self/mem: cannot be read to its end (Input/output error). Copy or export it again."
    ]


def test_a_source_that_tells_of_no_device_says_so(tmp_path: Path) -> None:
    path = file(tmp_path, "scan.xml", b"<nmaprun></nmaprun>")

    found = next(take(path))

    assert isinstance(found, Taken)
    assert [str(note) for note in found.notes] == [f"{path}: nothing in it tells of a device."]
