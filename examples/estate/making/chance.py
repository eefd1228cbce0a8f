"""Numbers, letters and choices that look like chance and are the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

SEED = "inland lighthouses, 2"


def number(below: int, *key: str) -> int:
    """A number from 0 up to, not including, `below`; the same for the same key, everywhere."""
    return int.from_bytes(_bytes(*key)[:8], "big") % below


def pick(choices: Sequence[T], *key: str) -> T:
    """One of the choices, the same for the same key."""
    return choices[number(len(choices), *key)]


def letters(count: int, *key: str) -> str:
    """That many capital letters, without those that are taken for digits."""
    return "".join(pick("ABCDEFGHJKLMNPRSTUVWXYZ", *key, str(at)) for at in range(count))


def digits(count: int, *key: str) -> str:
    """That many digits."""
    return "".join(str(number(10, *key, str(at))) for at in range(count))


def octets(count: int, *key: str) -> str:
    """That many octets in hexadecimal, with colons between them."""
    return ":".join(f"{each:02X}" for each in _bytes("octets", *key)[:count])


def guid(*key: str) -> str:
    """An identifier as Windows writes one."""
    text = _bytes("guid", *key).hex()
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-8{text[17:20]}-{text[20:32]}"


def _bytes(*key: str) -> bytes:
    return sha256("/".join((SEED, *key)).encode()).digest()
