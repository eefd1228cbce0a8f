"""The proof of the law, as a lawyer who maintains its files meets it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from debar.entities.graph import Graph
from debar.kit import pack
from debar.kit.errors import BadData
from debar.law.check import Proof, checked, checked_file
from debar.law.registry import Registry

GRAPH = Graph.load()
BAN = "ca-fed-hikvision-use-2025"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of knowledge with one measure and no responses."""
    law = tmp_path / "law"
    law.mkdir()
    text = (pack.KNOWLEDGE / "law" / f"{BAN}.yaml").read_text("utf-8")
    (law / f"{BAN}.yaml").write_text(text.replace("related: [ca-ica-hikvision-2025]\n", ""), "utf-8")
    return tmp_path


Edit = Callable[[str, str], None]


@pytest.fixture
def edit(folder: Path) -> Edit:
    def replace(old: str, new: str) -> None:
        path = folder / "law" / f"{BAN}.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return replace


def wrongs(folder: Path, only: str = "") -> list[str]:
    return [wrong.what for wrong in checked(folder, GRAPH, Proof(), only=only)]


def test_law_that_holds_is_counted_and_nothing_is_told(folder: Path) -> None:
    proof = Proof()

    assert list(checked(folder, GRAPH, proof)) == []
    assert (proof.measures, proof.responses, proof.wrong) == (1, 0, 0)
    assert proof.cases > 10


def test_an_unknown_entity_is_told_with_file_line_and_the_nearest_name(folder: Path, edit: Edit) -> None:
    edit("named: [hikvision]", "named: [hikvison]")

    (wrong,) = wrongs(folder)
    path, line, what = wrong.split(":", 2)
    text = Path(path).read_text("utf-8").splitlines()
    assert "hikvison" in text[int(line) - 1]
    assert what.strip() == "there is no entity 'hikvison'. Did you mean 'hikvision'?"


def test_a_case_that_comes_out_otherwise_is_told_with_what_came_and_why(folder: Path, edit: Edit) -> None:
    edit("then: covered", "then: none-found")

    (wrong,) = wrongs(folder)
    assert "should give none-found" in wrong
    assert "it gives covered" in wrong


def test_cases_wait_until_the_files_can_be_read(folder: Path, edit: Edit) -> None:
    edit("then: covered", "then: none-found")
    edit("announced: '2025-06-27'", "announced: '2025-02-30'")

    (wrong,) = wrongs(folder)
    assert "2025-02-30" in wrong


def test_only_one_measure_can_be_looked_at(folder: Path) -> None:
    assert wrongs(folder, BAN) == []
    with pytest.raises(BadData, match="Did you mean"):
        wrongs(folder, "ca-fed-hikvision-use-2026")


def test_a_file_of_ones_own_is_checked_beside_the_law(folder: Path, edit: Edit) -> None:
    path = folder / "law" / f"{BAN}.yaml"
    proof = Proof()

    assert list(checked_file(path, Registry.load(), GRAPH, proof)) == []
    assert (proof.measures, proof.wrong) == (1, 0)
    shutil.copy(path, folder / "other.yaml")
    (wrong,) = checked_file(folder / "other.yaml", Registry.load(), GRAPH, Proof())
    assert "stands in a file named 'other'" in wrong.what
