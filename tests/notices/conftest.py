"""What reading needs, made once for all tests of notices."""

from collections.abc import Callable
from datetime import date

import pytest

from debar.entities.graph import Graph
from debar.law.registry import Registry
from debar.notices import page, words
from debar.notices.reader import Reader, Reading

TODAY = date(2026, 11, 23)
Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(words.load(), Graph.load(), Registry.load())


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads a text of a day."""

    def read(text: str, day: str | None = None) -> Reading:
        published = date.fromisoformat(day) if day else None
        return reader.read(page.read(text.encode(), "a text"), published, TODAY)

    return read
