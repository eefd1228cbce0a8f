"""Values kept between runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from debar.kit import cache
from debar.kit.errors import BadData
from debar.kit.kept import files as kept_files
from debar.kit.kept import kept
from debar.kit.pack import edition
from debar.kit.times import Partial


class Held(Struct, frozen=True):
    day: Partial
    names: tuple[str, ...] = ()


class Other(Struct, frozen=True):
    day: Partial


VALUE = Held(Partial.parse("2025-06"), ("a", "é"))
NEWER = Held(Partial.parse("2026"))
NEWER_ALONE = Other(NEWER.day)


def never() -> Held:
    raise AssertionError("it was kept, so nothing is to be read")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    cache.keep_in(tmp_path / "cache")
    yield tmp_path / "cache"
    cache.keep_in(None)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder that values are read from."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_text("day: 2025-06\n", "utf-8")
    return tmp_path / "data"


def change(data: Path) -> None:
    (data / "a.yaml").write_text("day: 2026\n", "utf-8")


def test_what_was_read_once_is_not_read_again(data: Path) -> None:
    assert kept("held", data, edition(data), Held, lambda: VALUE) == VALUE
    assert kept("held", data, edition(data), Held, never) == VALUE


def test_another_edition_or_shape_is_read_anew(data: Path) -> None:
    kept("held", data, edition(data), Held, lambda: VALUE)
    other = Other(NEWER.day)

    assert kept("held", data, edition(data), Other, lambda: other) == other
    change(data)
    assert kept("held", data, edition(data), Held, lambda: NEWER) == NEWER


def test_nothing_is_kept_where_files_change_while_they_are_read(data: Path, folder: Path) -> None:
    before = edition(data)

    def read() -> Held:
        change(data)
        return NEWER

    assert kept("held", data, before, Held, read) == NEWER
    assert list(folder.iterdir()) == []


def test_what_was_cut_or_altered_is_read_anew(data: Path, folder: Path) -> None:
    kept("held", data, edition(data), Held, lambda: VALUE)
    (path,) = folder.iterdir()
    for bad in (b"", path.read_bytes()[:-2], b"\xff" * 10):
        path.write_bytes(bad)

        assert kept("held", data, edition(data), Held, lambda: VALUE) == VALUE


def test_what_cannot_be_read_is_not_kept(data: Path, folder: Path) -> None:
    def broken() -> Held:
        raise BadData("x.yaml:1: no.")

    with pytest.raises(BadData):
        kept("held", data, edition(data), Held, broken)
    assert list(folder.iterdir()) == []


def test_without_a_folder_it_is_read_each_time(data: Path) -> None:
    cache.keep_in(None)

    assert kept("held", data, edition(data), Held, lambda: VALUE) == VALUE
    with pytest.raises(AssertionError):
        kept("held", data, edition(data), Held, never)


def test_files_of_a_folder_are_kept_with_their_paths_until_one_changes(data: Path) -> None:
    first = kept_files("days", data, Other)
    again = kept_files("days", data, Other, lambda _: (("never", NEWER_ALONE),))
    change(data)

    assert first == again == ((str(data / "a.yaml"), Other(VALUE.day)),)
    assert kept_files("days", data, Other) == ((str(data / "a.yaml"), NEWER_ALONE),)
