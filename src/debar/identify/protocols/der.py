"""ASN.1 in DER, as far as certificates need it: pieces, names, times. Lengths that lie are refused.

Device certificates break the rules that a strict reader holds them to (Latin-1 or GBK in a T61String,
negative serial numbers, years of two digits): this one takes what is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from debar.kit.errors import BadData

INTEGER, OID, SEQUENCE = 0x02, 0x06, 0x30
_BMP, _UNIVERSAL, _UTC_TIME = 0x1E, 0x1C, 0x17
_MOST = 1000
"""Pieces side by side that are read."""
_SHORT = {
    "2.5.4.3": "CN",
    "2.5.4.4": "SN",
    "2.5.4.5": "serialNumber",
    "2.5.4.6": "C",
    "2.5.4.7": "L",
    "2.5.4.8": "ST",
    "2.5.4.9": "street",
    "2.5.4.10": "O",
    "2.5.4.11": "OU",
    "2.5.4.12": "title",
    "2.5.4.13": "description",
    "2.5.4.41": "name",
    "2.5.4.42": "GN",
    "2.5.4.46": "dnQualifier",
    "2.5.4.97": "organizationIdentifier",
    "0.9.2342.19200300.100.1.1": "UID",
    "0.9.2342.19200300.100.1.25": "DC",
    "1.2.840.113549.1.9.1": "emailAddress",
    "1.2.840.113549.1.9.2": "unstructuredName",
}
_SPECIAL = re.compile(r'([,+"\\<>;])')
_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f\u3000]+")
_PAIRED = re.compile(rb"(?:[\x00-\x7f]|[\xb0-\xf7][\xa1-\xfe])+")
"""ASCII and characters of GB 2312 in pairs of bytes. Latin-1 has accents one by one."""
_TIME = re.compile(r"^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d{4})?$")


class Piece(NamedTuple):
    """One tagged value, and all the bytes that it takes up."""

    tag: int
    value: bytes
    whole: bytes

    @property
    def inside(self) -> list[Piece]:
        """The pieces that it is made of. Raises BadData."""
        return list(pieces(self.value))


def piece(raw: bytes, at: int = 0) -> Piece:
    """The piece that begins there. Raises BadData where it is cut off or its length lies."""
    if at + 2 > len(raw):
        raise BadData("it breaks off")
    tag, size, start = raw[at], raw[at + 1], at + 2
    if tag & 0x1F == 0x1F:
        raise BadData("a tag of several bytes, which no certificate has")
    if size >= 0x80:
        octets = size & 0x7F
        if not 1 <= octets <= 4:
            raise BadData("a length without end")
        size = int.from_bytes(raw[start : start + octets], "big")
        start += octets
    if start + size > len(raw):
        raise BadData(f"it says {size} bytes, and {max(len(raw) - start, 0)} are there")
    return Piece(tag, raw[start : start + size], raw[at : start + size])


def pieces(raw: bytes) -> Iterator[Piece]:
    """The pieces side by side. Raises BadData."""
    at = 0
    for _ in range(_MOST):
        if at >= len(raw):
            return
        found = piece(raw, at)
        at += len(found.whole)
        yield found


def oid(value: bytes) -> str:
    """An object identifier with dots."""
    arcs: list[int] = []
    arc = 0
    for byte in value[:64]:
        arc = arc << 7 | byte & 0x7F
        if byte < 0x80:
            arcs.append(arc)
            arc = 0
    if not arcs:
        return ""
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, (first, arcs[0] - 40 * first, *arcs[1:])))


def name(found: Piece) -> str:
    """A distinguished name, most particular part first: `CN=…,O=…,C=…`. Raises BadData."""
    parts = ["+".join(_attribute(each) for each in part.inside) for part in found.inside]
    return ",".join(reversed(parts))


def text(found: Piece) -> str:
    """The text of a string of any kind, by what its bytes are rather than by what its tag promises."""
    raw = found.value
    if found.tag == _BMP:
        said = raw.decode("utf-16-be", "replace")
    elif found.tag == _UNIVERSAL:
        said = raw.decode("utf-32-be", "replace")
    else:
        said = _decoded(raw)
    return _BLANKS.sub(" ", said.replace("\0", "")).strip()


def instant(found: Piece) -> datetime | None:
    """A UTCTime or GeneralizedTime; None where it is no day that there is."""
    said = found.value[:40].decode("latin-1").strip()
    if found.tag == _UTC_TIME:
        said = ("19" if said[:2] >= "50" else "20") + said  # RFC 5280, 4.1.2.5.1
    parts = _TIME.match(said)
    if parts is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in parts.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _attribute(found: Piece) -> str:
    kind, value, *_ = [*found.inside, Piece(0, b"", b""), Piece(0, b"", b"")]
    number = oid(kind.value)
    return f"{_SHORT.get(number, number)}={_SPECIAL.sub(_escaped, text(value))}"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}"


def _decoded(raw: bytes) -> str:
    for charset in ("utf-8", "gb18030") if _PAIRED.fullmatch(raw) else ("utf-8",):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
