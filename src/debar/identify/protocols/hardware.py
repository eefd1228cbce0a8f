"""Hardware addresses, as `mac` records and inside other answers.

Field: `mac`, the plain fact: six octets or a prefix of three and more, upper case, `:` between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, text_of
from debar.kit.errors import BadData

_PAIRS = re.compile(
    r"(?<![0-9A-Fa-f:.-])[0-9A-Fa-f]{2}([:.-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:.-])"
)
_FOURS = re.compile(r"(?<![0-9A-Fa-f])[0-9A-Fa-f]{4}([.:-])[0-9A-Fa-f]{4}\1[0-9A-Fa-f]{4}(?![0-9A-Fa-f])")
_WHOLE = re.compile(r"(?:[0-9A-Fa-f]{2}[:.-]?){2,5}[0-9A-Fa-f]{2}")
_EMPTY = ("00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF")


def mac_in(text: str) -> str | None:
    """The first whole hardware address that is written with separators in a text, or None."""
    found = _PAIRS.search(text) or _FOURS.search(text)
    return _written(found[0]) if found else None


def mac_of(text: str) -> str | None:
    """The hardware address that a text as a whole is: six octets, or a prefix of three and more."""
    text = text.strip()
    return _written(text) if _FOURS.fullmatch(text) or _WHOLE.fullmatch(text) else None


def _written(text: str) -> str | None:
    digits = re.sub(r"[^0-9A-Fa-f]", "", text).upper()
    mac = ":".join(digits[i : i + 2] for i in range(0, len(digits), 2))
    return None if mac in _EMPTY else mac


def _mac(raw: bytes) -> Iterator[Field]:
    text = text_of(raw[:200])
    mac = mac_of(text) or mac_in(text)
    if mac is None:
        raise BadData("no hardware address. Write it as 00:00:5E:00:53:01, or its first three octets.")
    yield Field("mac", mac)


PARSERS: Mapping[str, Parser] = {"mac": _mac}
