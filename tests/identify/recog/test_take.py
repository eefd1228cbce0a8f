"""A recog database is taken in: examples are tried, what is bad is told with its line, the rest goes on."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.identify.recog.files import CAMERAS, folder, one

from debar.identify.recog import read
from debar.identify.recog.kept import FILE, encoded, load
from debar.identify.recog.take import Counted, take
from debar.kit.errors import BadData, Problem

PRINT = '<fingerprint pattern="{}"><description>Some</description>{}</fingerprint>'


def told(at: Path, fingerprint: str) -> list[str]:
    """What is told of a file with that fingerprint on its second line, and one that is good."""
    home = folder(at, other=one(f"{fingerprint}\n{PRINT.format('^good$', '')}"))
    return [str(problem).replace(f"{home}/", "") for problem in take(home).problems]


def test_a_folder_is_read_and_every_example_comes_out(tmp_path: Path) -> None:
    taken = take(folder(tmp_path, rtsp_servers=CAMERAS).parent)

    assert taken.problems == ()
    assert taken.files == (
        Counted("rtsp_servers", "rtsp_header.server", ("rtsp.server",), 3, 3, 0, 0, 0, 4, 0),
    )
    assert taken.kept.databases[0].prints[0].says == "Axis streaming server"


def test_a_fingerprint_whose_own_example_does_not_come_out_is_left_out(tmp_path: Path) -> None:
    wrong = PRINT.format("^other$", "<example>text</example>")

    taken = take(folder(tmp_path, telnet_banners=one(wrong + PRINT.format("^good$", ""))))

    assert [each.pattern for each in taken.kept.databases[0].prints] == ["(?m)^good$"]
    assert (taken.files[0].prints, taken.files[0].refused, taken.files[0].failed) == (1, 1, 1)


def test_a_file_that_does_not_say_what_it_matches_is_known_by_its_name(tmp_path: Path) -> None:
    content = f"<fingerprints>{PRINT.format('^a', '')}</fingerprints>"

    taken = take(folder(tmp_path, telnet_banners=content, x11_banners=content))

    assert [(each.matches, each.fields) for each in taken.files] == [
        ("telnet.banner", ("telnet.banner",)),
        ("x11_banners", ()),
    ]


def test_examples_may_be_encoded_or_stand_in_files(tmp_path: Path) -> None:
    coded = base64.b64encode(b"\r\nlogin:\n").decode()
    home = folder(
        tmp_path,
        telnet_banners=one(
            PRINT.format(
                r"\Alogin|^\s*login:\s*$|^\xff\xfb",
                f'<example _encoding="base64">\n  {coded[:6]}\n  {coded[6:]}\n</example>'
                '<example _filename="some/banner.txt"/><example _filename="bytes"/>',
            ),
            "telnet.banner",
        ),
    )
    (home / "telnet_banners" / "some").mkdir(parents=True)
    (home / "telnet_banners" / "some" / "banner.txt").write_text("login")
    (home / "telnet_banners" / "bytes").write_bytes(b"\xff\xfb\x01")

    assert (take(home).problems, take(home).files[0].examples) == ((), 3)


@pytest.mark.parametrize(
    ("fingerprint", "expected"),
    [
        (PRINT.format("(", ""), "the pattern of fingerprint 1 (Some) is refused: a parenthesis is never"),
        ("<fingerprint/>", "fingerprint 1 has no pattern."),
        ('<fingerprint pattern="a" flags="REG_X"/>', "is refused: the flag 'REG_X' is not known."),
        (PRINT.format("a", '<param pos="1" name="hw.vendor"/>'), "hw.vendor is read from group 1, and the"),
        (PRINT.format("a", '<param pos="x" name="y"/>'), "has a param without name or pos."),
        (PRINT.format("a", '<param pos="0" name="y"/>'), "y must have either a value or the number of"),
        (PRINT.format("a", '<example _encoding="rot13">n</example>'), "in the encoding 'rot13'."),
        (PRINT.format("a", '<example _encoding="base64">!</example>'), "an example that is not base64"),
        (PRINT.format("a", '<example _filename="../../x"/>'), "in '../../x', outside its folder."),
        (PRINT.format("a", '<example _filename="none"/>'), "in 'none', which cannot be read (No such file"),
        (PRINT.format("^a$", "<example>b</example>"), "an example of fingerprint 1 (Some) is not matched."),
        (
            PRINT.format("^(a)", '<example hw.model="b">a</example><param pos="1" name="hw.model"/>'),
            "should give hw.model 'b'; it gives 'a'.",
        ),
        (
            PRINT.format("a", '<example os.x="z">a</example><param pos="0" name="os.x" value="{os.y}"/>'),
            "should give os.x 'z'; it gives None.",
        ),
    ],
)
def test_what_is_bad_is_told_with_its_line(tmp_path: Path, fingerprint: str, expected: str) -> None:
    [problem] = told(tmp_path, fingerprint)

    assert problem.startswith("other.xml:2: ")
    assert expected in problem


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<fingerprints>", "broken.xml:1: not readable as XML: "),
        ("", "broken.xml:1: not readable as XML: "),
        ("\0", "broken.xml:1: not readable as XML: "),
        (
            '<!DOCTYPE f [<!ENTITY e SYSTEM "file:///etc/passwd">]><fingerprints>&e;</fingerprints>',
            "broken.xml:1: it brings a DTD, which no recog file does. Take the DTD out.",
        ),
    ],
)
def test_a_broken_file_does_not_keep_the_others_out(tmp_path: Path, content: str, expected: str) -> None:
    home = folder(tmp_path, broken=content, other=one(PRINT.format("^good$", "")), notes="<notes/>")

    taken = take(home)

    assert [each.file for each in taken.files] == ["other"]
    assert str(taken.problems[0]).replace(f"{home}/", "").startswith(expected)


def test_a_folder_without_fingerprints_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"no XML files here\. Name the folder `xml` of a recog database"):
        take(folder(tmp_path))
    with pytest.raises(BadData, match="no fingerprint of recog in it that can be used"):
        take(folder(tmp_path, other=one(PRINT.format("(", ""))))
    with pytest.raises(BadData, match="cannot be read"):
        take(tmp_path / "nowhere")


def test_what_is_kept_is_the_same_each_time_and_read_back(tmp_path: Path) -> None:
    taken = take(folder(tmp_path, rtsp_servers=CAMERAS))
    (tmp_path / FILE).write_bytes(encoded(taken.kept))

    assert load(tmp_path) == taken.kept
    assert encoded(take(tmp_path / "xml").kept) == encoded(taken.kept)
    assert load(tmp_path / "xml") is None


@pytest.mark.parametrize("data", [b"{", b"", b'{"recog": 1}', b'{"recog": 99, "databases": []}', b"\xff"])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)

    with pytest.raises(BadData, match="Import the recog database again"):
        load(tmp_path)


@settings(max_examples=60)
@given(st.binary(max_size=300) | st.text("<>/fingerprts pa=\"'&;#!-[]x0", max_size=200).map(str.encode))
def test_any_bytes_are_a_file_or_a_problem(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("recog") / "any.xml"
    path.write_bytes(data)

    assert isinstance(read.read(path), read.Source | Problem | None)
