"""What the cell of a known column says: fields and values, and what is wrong with the cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from functools import lru_cache

from debar.survey import values

LONGEST = 1000
"""Characters of a cell in a known column; longer ones are cut."""

_REMEMBERED = 1 << 14
_BESIDE = re.compile(r"[\s()]+|/(?!\d{1,3}(?:\s|$))")
_MASK = "255."
_BY_SERVER = frozenset(
    {"dhcp", "dynamic", "dynamique", "auto", "automatic", "automatique", "static", "statique"}
)
"""Words that stand in place of an address and say only where it comes from."""

Read = Iterator[tuple[str, str] | str]


def facts(field: str, text: str) -> tuple[tuple[str, str] | str, ...]:
    """What a cell says, given the field that its column names; nothing where it stands in for a value.

    Field and value, or, as bare text, what is wrong with the cell.
    """
    return _remembered(field, text[:LONGEST]) if text else ()


def instant(text: str | None) -> datetime | None:
    """The instant that the value of `seen` or `walked` means."""
    return datetime.fromisoformat(text) if text else None


@lru_cache(_REMEMBERED)
def _remembered(field: str, text: str) -> tuple[tuple[str, str] | str, ...]:
    """Registers are full of the same brands, models and rooms."""
    return () if values.is_stand_in(text) else tuple(_READERS.get(field, _as_written)(field, text))


def _as_written(field: str, text: str) -> Read:
    yield field, text


def _mac(field: str, text: str) -> Read:
    for part in _parts(text):
        if mac := values.mac(part):
            yield field, mac
        elif address := values.address(part):
            yield "address", address
        elif values.is_stand_in_mac(part):
            yield f"{part!r} is the address of no device, only a stand-in; not used."
        else:
            yield f"{part[:60]!r} is no MAC address. Write it as 00:00:5E:00:53:01."


def _address(field: str, text: str) -> Read:
    if values.folded(text) in _BY_SERVER:
        return
    for part in map(_without_length, _parts(text)):
        if found := _addresses(part):
            yield from ((field, address) for address in found)
        elif not any(c.isalpha() for c in part) and "." in part:
            yield f"{part[:60]!r} is no IP address. Write it as 192.0.2.7."
        elif " " not in text.strip() and ("." in part or "-" in part):
            yield "name", part
        else:
            yield "location", text
            return


def _addresses(part: str) -> list[str]:
    """The addresses in `192.0.2.7`, `192.0.2.7 (fixed)`, `192.0.2.7 255.255.255.0`, `192.0.2.7/192.0.2.8`."""
    if whole := values.address(part):
        return [whole]
    words = [_without_length(word) for word in _BESIDE.split(part) if word]
    found = [values.address(word) for word in words]
    return [each for each in found if each and not each.startswith(_MASK)] if found and found[0] else []


def _without_length(text: str) -> str:
    """`192.0.2.7/24`, as registers of addresses write it, without the length of its prefix."""
    address, slash, length = text.partition("/")
    return address if slash and length.isdigit() and values.address(address) else text


def _parts(text: str) -> list[str]:
    """The values in a cell that may hold several."""
    return [part.strip() for part in text.replace(";", ",").replace("\n", ",").split(",") if part.strip()][
        :16
    ]


def _serial(field: str, text: str) -> Read:
    if values.is_mangled_number(text):
        yield f"{text!r} is a number that a spreadsheet has rounded; its digits are lost. Format it as text."
    elif not values.is_stand_in_serial(text):
        yield field, text


def _kind(field: str, text: str) -> Read:
    """A kind; but some exports call the model `Device Type`, and a model has digits and no blanks."""
    is_model = any(c.isdigit() for c in text) and any(c in "-/" for c in text) and " " not in text
    yield "model" if is_model else field, text


def _acquired(field: str, text: str) -> Read:
    found = values.day(text)
    if found is None:
        yield f"{text[:60]!r} is no date, or can be read in two ways. Write it as 2025-04-30."
    else:
        yield field, str(found)


def _seen(field: str, text: str) -> Read:
    day = values.day(text)
    if at := values.instant(text):
        yield field, at.isoformat()
    elif day is not None and day.day is not None:
        yield field, datetime.combine(day.first, time(), UTC).isoformat()
    else:
        yield f"{text[:60]!r} is no day or time, or can be read in two ways. Write it as 2025-04-30."


_READERS: dict[str, Callable[[str, str], Read]] = {
    "mac": _mac,
    "address": _address,
    "serial": _serial,
    "kind-claimed": _kind,
    "acquired": _acquired,
    "seen": _seen,
    "walked": _seen,
}
