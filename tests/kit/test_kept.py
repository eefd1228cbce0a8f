"""Values kept between runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from debar.kit import cache
from debar.kit.errors import BadData
from debar.kit.kept import kept
from debar.kit.times import Partial


class Held(Struct, frozen=True):
    day: Partial
    names: tuple[str, ...] = ()


class Other(Struct, frozen=True):
    day: Partial


VALUE = Held(Partial.parse("2025-06"), ("a", "é"))


def never() -> Held:
    raise AssertionError("it was kept, so nothing is to be read")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    cache.keep_in(tmp_path / "cache")
    yield tmp_path / "cache"
    cache.keep_in(None)


def test_what_was_read_once_is_not_read_again() -> None:
    assert kept("held", "0" * 64, Held, lambda: VALUE) == VALUE
    assert kept("held", "0" * 64, Held, never) == VALUE


def test_another_edition_or_shape_is_read_anew() -> None:
    kept("held", "0" * 64, Held, lambda: VALUE)
    newer = Held(Partial.parse("2026"))

    assert kept("held", "1" * 64, Held, lambda: newer) == newer
    assert kept("held", "0" * 64, Other, lambda: Other(newer.day)) == Other(newer.day)


def test_what_was_cut_or_altered_is_read_anew(folder: Path) -> None:
    kept("held", "0" * 64, Held, lambda: VALUE)
    (path,) = folder.iterdir()
    for data in (b"", path.read_bytes()[:-2], b"\xff" * 10):
        path.write_bytes(data)

        assert kept("held", "0" * 64, Held, lambda: VALUE) == VALUE


def test_what_cannot_be_read_is_not_kept(folder: Path) -> None:
    def broken() -> Held:
        raise BadData("x.yaml:1: no.")

    with pytest.raises(BadData):
        kept("held", "0" * 64, Held, broken)
    assert list(folder.iterdir()) == []


def test_without_a_folder_it_is_read_each_time() -> None:
    cache.keep_in(None)

    assert kept("held", "0" * 64, Held, lambda: VALUE) == VALUE
    with pytest.raises(AssertionError):
        kept("held", "0" * 64, Held, never)
