"""Icons of pages: the file itself (ICO, PNG, GIF, JPEG, SVG, or as a `data:` address), or its hash.

Fields: `favicon.md5` (32 hex digits) and `favicon.mmh3` (Shodan's signed number: MurmurHash3 over base64 with
a line break after every 76 characters and at the end).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import MAX_BYTES, Parser, text_of
from debar.kit.errors import BadData

_MAGIC = (b"\0\0\1\0", b"\0\0\2\0", b"\x89PNG\r\n\x1a\n", b"GIF8", b"\xff\xd8\xff", b"BM", b"RIFF")
_DATA = re.compile(rb"^data:image/[\w.+-]{1,40};base64,([A-Za-z0-9+/=\s]+)$")
_MD5 = re.compile(r"[0-9a-f]{32}")
_MMH3 = re.compile(r"-?\d{1,10}")


def _icon(raw: bytes) -> Iterator[Field]:
    if found := _DATA.match(raw[:MAX_BYTES]):
        yield from _hashes(_decoded(found[1]))
    elif raw.startswith(_MAGIC) or b"<svg" in raw[:1000].lower():
        yield from _hashes(raw)
    else:
        yield from _hash(text_of(raw[:200]).strip().lower())


def _hashes(raw: bytes) -> Iterator[Field]:
    import mmh3

    if len(raw) >= MAX_BYTES:
        raise BadData("too large for an icon, so that it cannot be hashed whole")
    yield Field("favicon.md5", hashlib.md5(raw, usedforsecurity=False).hexdigest())
    yield Field("favicon.mmh3", str(mmh3.hash(base64.encodebytes(raw))))


def _hash(text: str) -> Iterator[Field]:
    if _MD5.fullmatch(text):
        yield Field("favicon.md5", text)
    elif _MMH3.fullmatch(text):
        yield Field("favicon.mmh3", text)
    else:
        raise BadData("neither an icon, nor an MD5 in hexadecimal, nor an mmh3 number")


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(text.split()), validate=True)
    except binascii.Error as error:
        raise BadData(f"an icon that is not base64: {error}") from None


PARSERS: Mapping[str, Parser] = {"favicon": _icon}
