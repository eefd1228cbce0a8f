from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hyperscan
import pytest

from debar.kit import cache
from debar.kit.patterns import database

FLAGS = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SINGLEMATCH


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    cache.keep_in(tmp_path / "kept")
    yield tmp_path / "kept"
    cache.keep_in(None)


def hits(expressions: list[bytes], text: bytes) -> list[int]:
    found: list[int] = []
    ready = database(expressions, [FLAGS] * len(expressions))
    ready.scan(
        text,
        match_event_handler=lambda which, *_: found.append(which),
        scratch=hyperscan.Scratch(ready),
    )
    return sorted(found)


def test_what_is_kept_comes_back_and_nothing_is_kept_without_a_folder(folder: Path) -> None:
    cache.put("a.bin", b"one")
    assert cache.get("a.bin") == b"one"
    assert cache.get("b.bin") is None

    cache.keep_in(None)
    cache.put("c.bin", b"two")
    assert cache.get("a.bin") is None
    assert [path.name for path in folder.iterdir()] == ["a.bin"]


def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)

    cache.keep_in(tmp_path)
    cache.put("a.bin", b"one")

    assert list(tmp_path.iterdir()) == []


def test_what_nobody_asked_for_in_two_months_goes(folder: Path) -> None:
    cache.put("old.bin", b"one")
    os.utime(folder / "old.bin", (0, 0))

    cache.put("new.bin", b"two")

    assert [path.name for path in folder.iterdir()] == ["new.bin"]


def test_the_usual_place_is_the_accounts_own_and_can_be_named_or_refused() -> None:
    assert cache.usual({"HOME": "/home/officer"}) == Path("/home/officer/.cache/debar")
    assert cache.usual({"HOME": "/home/officer", "XDG_CACHE_HOME": "/c"}) == Path("/c/debar")
    assert cache.usual({"HOME": "/home/officer", "DEBAR_CACHE": "/d"}) == Path("/d")
    assert cache.usual({"HOME": "/home/officer", "DEBAR_CACHE": ""}) is None
    assert cache.usual({}) is None


def test_patterns_read_back_match_as_those_compiled(folder: Path) -> None:
    first = hits([b"abc", b"x+y"], b"an abc, an xxy")
    (kept,) = folder.iterdir()

    assert hits([b"abc", b"x+y"], b"an abc, an xxy") == first == [0, 1]
    assert hits([b"abc", b"x+z"], b"an abc, an xxy") == [0]
    assert kept in folder.iterdir()


@pytest.mark.parametrize("damage", [b"", b"nothing of the kind", None])
def test_damaged_patterns_are_compiled_anew(folder: Path, damage: bytes | None) -> None:
    hits([b"abc"], b"")
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()

    kept.write_bytes(whole[:-9] + b"\0" * 9 + b"!" if damage is None else damage)

    assert hits([b"abc"], b"abc") == [0]
    assert kept.read_bytes() == whole


def test_a_folder_that_goes_while_the_program_runs_harms_nothing(folder: Path) -> None:
    folder.rmdir()

    cache.put("a.bin", b"one")

    assert cache.get("a.bin") is None
    assert hits([b"abc"], b"abc") == [0]


def test_what_may_be_read_and_not_touched_is_still_used(folder: Path) -> None:
    cache.put("a.bin", b"one")
    (folder / "b.bin").symlink_to("a.bin")
    (folder / "c.bin").mkdir()

    cache.put("c.bin", b"no file can stand there")

    assert (cache.get("b.bin"), cache.get("c.bin")) == (b"one", None)
    assert sorted(path.name for path in folder.iterdir()) == ["a.bin", "b.bin", "c.bin"]
