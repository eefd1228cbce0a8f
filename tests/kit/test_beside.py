"""What is laid beside the knowledge: a workspace's own where it is one, else the account's."""

from __future__ import annotations

from pathlib import Path

import pytest

from debar.kit import beside, pack


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"DEBAR_BESIDE": "/some/where", "HOME": "/home/me"}, Path("/some/where")),
        ({"DEBAR_BESIDE": "", "HOME": "/home/me"}, None),
        ({"XDG_DATA_HOME": "/data", "HOME": "/home/me"}, Path("/data/debar/beside")),
        ({"HOME": "/home/me"}, Path("/home/me/.local/share/debar/beside")),
        ({}, None),
    ],
)
def test_an_account_lays_beside_where_its_data_is(environment: dict[str, str], folder: Path | None) -> None:
    assert beside.of_account(environment) == folder


def test_a_workspace_uses_its_own_and_nothing_else(tmp_path: Path) -> None:
    environment = {"DEBAR_BESIDE": "/some/where"}
    assert beside.in_use(tmp_path, environment) == Path("/some/where")

    (tmp_path / "debar.toml").touch()

    assert beside.in_use(tmp_path, environment) == tmp_path / "beside"


def test_an_edition_counts_what_is_laid_beside_as_if_it_stood_inside(tmp_path: Path) -> None:
    knowledge, other = tmp_path / "knowledge", tmp_path / "other"
    for folder in (knowledge / "law", knowledge / "beside", other):
        folder.mkdir(parents=True)
    (knowledge / "law" / "a.yaml").write_text("a: 1")
    plain = pack.edition(knowledge)
    (other / "b.yaml").write_text("b: 1")

    assert pack.edition(knowledge, tmp_path / "nowhere") == plain
    laid = pack.edition(knowledge, other)
    (knowledge / "beside" / "b.yaml").write_text("b: 1")
    assert pack.edition(knowledge) == laid != plain
