"""Text of pages in the encodings that devices use, whatever they declare."""

from __future__ import annotations

import codecs
import re

from debar.identify.protocols.answer import text_of

_HEAD = 2048
_CHARSET = re.compile(rb"""(?i)charset\s{0,3}=\s{0,3}["']?([A-Za-z0-9_:.-]{2,24})""")
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-949": "cp949",
    "koi8-r": "koi8_r",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    **{f"windows-125{n}": f"cp125{n}" for n in range(9)},
    **{f"iso-8859-{n}": f"iso8859_{n}" for n in (2, 4, 5, 7, 8, 9, 13, 15)},
}
"""Names in headers and pages → Python's; what is not here stays UTF-8, else Latin-1."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(raw: bytes, declared: str = "") -> str:
    """The bytes of a page as text, without control codes.

    By its mark (BOM); as UTF-16 where every other byte is zero; as UTF-8 where it is such, whatever is
    declared, since firmware often declares another; as `declared` (a Content-Type) or the page itself says.
    """
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return _clean(raw[len(mark) :].decode(codec, "replace"))
    if wide := _wide(raw):
        return _clean(raw.decode(wide, "replace"))
    try:
        return _clean(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 3 and error.reason == "unexpected end of data":
            return _clean(raw[: error.start].decode("utf-8"))
    found = _CHARSET.search(declared.encode("utf-8", "replace")) or _CHARSET.search(raw[:_HEAD])
    codec = _CODECS.get(found[1].decode("ascii").lower(), "") if found else ""
    return _clean(raw.decode(codec, "replace")) if codec else text_of(raw)


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark: ASCII with zero bytes between; empty where it is none."""
    head = raw[: _HEAD & ~1]
    if len(head) < 8:
        return ""
    odd, even = head[1::2], head[::2]
    if odd.count(0) > len(odd) * 0.7 and even.count(0) < len(even) * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > len(even) * 0.7 and odd.count(0) < len(odd) * 0.1 else ""


def _clean(text: str) -> str:
    return text_of(text.encode("utf-8", "replace"))
