"""Devices that an answer lists beside the one that gives it: a recorder's cameras, others' discoveries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from msgspec import Struct

from debar.identify.evidence import Field
from debar.identify.protocols.answer import local

MAX_THINGS = 1024
"""Devices of one answer that are told apart; the largest recorders have 256 channels."""

Lister = Callable[[bytes], Iterator[tuple[str, Iterator[Field]]]]
"""Bytes in; of each device listed what the answer calls it, and its fields. May raise BadData."""


class Thing(Struct, frozen=True):
    """One device in an answer."""

    key: str
    """Empty: the device that answers; else what it calls the other, once each: a channel or an address."""
    fields: tuple[Field, ...]


def outermost(root: Any, names: Collection[str]) -> Iterator[Any]:
    """Elements of these names that stand within no other of them, in order: each is one device's."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if local(element) in names:
            yield element
        else:
            waiting.extend(reversed(element))


def once(key: str, used: set[str]) -> str:
    """The key, or with a number behind it where it was used before; it is then used."""
    free, number = key or "1", 1
    while free in used:
        number += 1
        free = f"{key} ({number})" if key else str(number)
    used.add(free)
    return free
