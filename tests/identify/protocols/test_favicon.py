"""Icons themselves, and pages that say where theirs lies and in which letters they write."""

from __future__ import annotations

import base64
import hashlib

import pytest

from debar.identify.protocols import parse
from debar.identify.protocols.answer import MAX_BYTES
from debar.identify.protocols.charsets import decoded
from debar.kit.errors import Problem

ICON = b"\0\0\1\0\1\0" + bytes(range(200))


def fields(protocol: str, raw: bytes) -> list[tuple[str, str]]:
    answer = parse(protocol, raw)
    assert not isinstance(answer, Problem), answer
    return [(f.name, f.value) for f in answer]


@pytest.mark.parametrize(
    "raw", [ICON, b"\x89PNG\r\n\x1a\n\0", b"GIF89a\0", b'<?xml version="1.0"?><SVG/><svg/>']
)
def test_an_icon_is_hashed_in_both_ways(raw: bytes) -> None:
    found = dict(fields("favicon", raw))

    assert found["favicon.md5"] == hashlib.md5(raw, usedforsecurity=False).hexdigest()
    assert -(1 << 31) <= int(found["favicon.mmh3"]) < 1 << 31


def test_the_number_is_shodans() -> None:
    # MurmurHash3 (x86, 32 bits, seed 0) of the base64 of these bytes, and a line break behind it.
    assert fields("favicon", b"GIF8")[1] == ("favicon.mmh3", str(murmur(b"R0lGOA==\n")))


def murmur(data: bytes) -> int:
    """The public definition of MurmurHash3, written out."""
    mask, state = 0xFFFFFFFF, 0
    for at in range(0, len(data), 4):
        block = data[at : at + 4]
        k = int.from_bytes(block, "little") * 0xCC9E2D51 & mask
        k = (k << 15 | k >> 17) & mask
        state ^= k * 0x1B873593 & mask
        if len(block) == 4:
            state = (state << 13 | state >> 19) & mask
            state = state * 5 + 0xE6546B64 & mask
    state ^= len(data)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        state = (state ^ state >> shift) * factor & mask
    return state - (1 << 32) if state >> 31 else state


def test_an_icon_in_an_address_is_hashed_too() -> None:
    address = b"data:image/x-icon;base64," + base64.b64encode(ICON)

    assert fields("favicon", address) == fields("favicon", ICON)


def test_what_was_cut_or_is_no_icon_is_a_problem() -> None:
    raws = [ICON + bytes(MAX_BYTES), b"data:image/png;base64,A", b"<html>", b"12345678901"]

    assert [type(parse("favicon", raw)) for raw in raws] == [Problem] * 4


@pytest.mark.parametrize(
    "link",
    ['<link rel="shortcut icon" href="/img/a.ico">', "<LINK HREF=/img/a.ico REL=icon type=image/x-icon>"],
)
def test_a_page_says_where_its_icon_lies(link: str) -> None:
    page = f'HTTP/1.1 200 OK\r\nServer: a\r\n\r\n<link rel="stylesheet" href="/a.css">{link}<title>b</title>'

    assert ("http.favicon", "/img/a.ico") in fields("http", page.encode())


@pytest.mark.parametrize(
    ("title", "codec", "declared"),
    [
        ("网络摄像机", "gb18030", "gb2312"),
        ("网络摄像机", "utf-8", "gb2312"),
        ("ネットワークカメラ", "cp932", "Shift_JIS"),
        ("네트워크 카메라", "cp949", "euc-kr"),
        ("камера", "cp1251", "windows-1251"),
        ("Caméra", "latin-1", "nonsense"),
        ("Caméra", "utf-16-le", ""),
        ("Caméra", "utf-16", ""),
    ],
)
def test_a_title_is_read_in_the_letters_that_it_was_written_in(title: str, codec: str, declared: str) -> None:
    page = f"<html><head><title>{title}</title></head></html>".encode(codec)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={declared}\r\n\r\n".encode()

    assert ("http.title", title) in fields("http", head + page)


def test_the_page_itself_may_declare_its_letters() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gbk"><title>登录</title>'

    assert "登录" in decoded(page.encode("gbk"))
    assert decoded("Caméra".encode()[:4]) == "Cam"
