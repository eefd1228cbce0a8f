from __future__ import annotations

from pathlib import Path

import pytest

from debar.kit import errors
from debar.kit.errors import BadData, DebarError, Problem, reading


@pytest.mark.parametrize("name", ["BadData", "BadConfig", "NotAllowed", "Unreachable", "Tampered"])
def test_every_refusal_is_caught_as_one(name: str) -> None:
    assert issubclass(getattr(errors, name), DebarError)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem("list.csv", 3, "has 2 cells.", "Add one."), "list.csv:3: has 2 cells. Add one."),
        (Problem("list.csv", None, "is empty."), "list.csv: is empty."),
        (Problem("all.zip!list.csv", 1, "is empty."), "all.zip!list.csv:1: is empty."),
    ],
)
def test_a_problem_says_where_what_and_what_to_do(problem: Problem, said: str) -> None:
    assert str(problem) == said


def test_a_file_that_cannot_be_read_says_why_and_what_to_do(tmp_path: Path) -> None:
    missing = tmp_path / "list.csv"
    with pytest.raises(FileNotFoundError) as not_there:
        missing.open()
    with pytest.raises(IsADirectoryError) as folder:
        tmp_path.open()

    assert isinstance(reading(missing, not_there.value), BadData)
    assert str(reading(missing, not_there.value)).endswith(
        "(No such file or directory). Check the spelling, or give the full path."
    )
    assert str(reading(tmp_path, folder.value)).endswith("This is a folder: name a file in it.")
    assert str(reading(missing, OSError("odd"))) == f"{missing}: cannot be read (odd)."
