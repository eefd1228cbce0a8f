"""Where something wrong stands in a file, and names that lead nowhere, with the nearest that exists."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

Place = tuple[str | int, ...]
"""Keys and numbers that lead to it in the file."""
Found = Iterator[tuple[Place, str]]
"""Faults, each with its place."""


def missing(at: Place, ids: Iterable[str], known: Container[str] | None, word: str) -> Found:
    """Each id that is not among those known; nothing where None are given."""
    if known is None:
        return
    for each in ids:
        if each not in known:
            yield at, f"there is no {word} {each!r}.{near(each, known)}"


def near(id: str, known: Container[str]) -> str:
    """` Did you mean …?`, where one of those known is near; else nothing."""
    names = list(known) if isinstance(known, Iterable) else []
    found = difflib.get_close_matches(id, names, n=1)
    return f" Did you mean {found[0]!r}?" if found else ""


def repeated(at: Place, ids: Sequence[str]) -> Found:
    """Each id that stands there more than once."""
    for each, times in sorted(Counter(ids).items()):
        if times > 1:
            yield at, f"{each!r} stands there twice"
