"""Files that are whole or not there, and locks that end with their process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from debar.store import disk
from debar.store.disk import Disk

HOLD = """
import sys
from pathlib import Path
from typing import cast
from debar.store import disk
with disk.lock(Path(sys.argv[1]), "work", shared=sys.argv[2] == "shared"):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    disk.write(tmp_path / "a", b"first", Disk())
    disk.write(tmp_path / "a", b"second", Disk())

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"second")]


def test_a_draft_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    disk.write(tmp_path / "a", b"first", Disk())

    with pytest.raises(TypeError), disk.draft(tmp_path / "a") as stream:
        stream.writelines(cast("list[bytes]", [b"half", 3]))

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"first")]


@pytest.mark.parametrize(
    ("theirs", "mine", "gets"), [("alone", False, False), ("shared", False, False), ("shared", True, True)]
)
def test_a_lock_is_held_between_processes_and_ends_with_them(
    tmp_path: Path, theirs: str, mine: bool, gets: bool
) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path), theirs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"

    with disk.lock(tmp_path, "work", shared=mine, wait=False) as held:
        assert held is gets

    other.kill()
    other.communicate()
    with disk.lock(tmp_path, "work", wait=False) as held:
        assert held
