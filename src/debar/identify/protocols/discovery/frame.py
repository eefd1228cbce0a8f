"""What frames of discovery share: texts that end in a zero byte, addresses, type-length-value lists.

Everything reads as much as is there: half a frame gives the values that it holds whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ipaddress import IPv4Address
from typing import NamedTuple

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.hardware import mac_of

_MOST = 200
_NOWHERE = ("0.0.0.0", "255.255.255.255")  # noqa: S104  (compared with, never bound to)


class Search(NamedTuple):
    """How the devices of one maker answer when they are searched for."""

    protocol: str
    """The maker and the port that is asked: `bosch-1757`."""
    fits: Callable[[bytes], bool]
    """Does a frame look like such an answer, by its shape alone?"""
    fields: Parser
    """The fields of a frame that fits."""


def said(
    maker: str,
    how: str,
    *,
    model: str = "",
    firmware: str = "",
    serial: str = "",
    name: str = "",
    mac: str | None = None,
    address: str | None = None,
) -> Iterator[Field]:
    """`<maker>.answered` (in which form), model, firmware and serial number, and the plain facts."""
    yield Field(f"{maker}.answered", how)
    yield Field(f"{maker}.model", model)
    yield Field(f"{maker}.firmware", firmware)
    yield Field(f"{maker}.serial", serial)
    yield from facts(model=model, firmware=firmware, serial=serial, name=name, mac=mac, address=address)


def text(raw: bytes) -> str:
    """The text before the first zero byte."""
    return text_of(raw.partition(b"\0")[0]).strip()


def mac(raw: bytes) -> str | None:
    """Six bytes as a hardware address; None where they are not six, all zero or all ones."""
    return mac_of(raw.hex()) if len(raw) == 6 else None


def address(raw: bytes) -> str | None:
    """Four bytes as an address; None where they are not four, or name no host."""
    found = str(IPv4Address(raw)) if len(raw) == 4 else _NOWHERE[0]
    return None if found in _NOWHERE else found


def dotted(told: str) -> str | None:
    """An address that is written with dots; None where it is none, or names no host."""
    try:
        return address(IPv4Address(told.strip()).packed)
    except ValueError:
        return None


def values(raw: bytes, at: int, kind: int, size: int) -> Iterator[tuple[int, bytes]]:
    """Types and values from `at` on, where types take `kind` bytes and lengths `size`, big-endian.

    Ends at the first value that is not there whole.
    """
    for _ in range(_MOST):
        start = at + kind + size
        length = int.from_bytes(raw[at + kind : start], "big")
        if start > len(raw) or start + length > len(raw):
            return
        yield int.from_bytes(raw[at : at + kind], "big"), raw[start : start + length]
        at = start + length
