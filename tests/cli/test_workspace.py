"""`debar init` and `debar status`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from debar.cli.main import main
from debar.kit import config
from debar.kit.config import Config
from debar.review.acts import Began, decode
from debar.store.workspace import Workspace


def test_init_makes_a_workspace_and_says_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBAR_ACCOUNT", "officer")

    code = main(["init", str(tmp_path / "ws"), "--language", "fr", "--keep-sources"])

    printed = capsys.readouterr()
    assert (code, printed.out) == (0, "")
    assert f"{tmp_path / 'ws'}: a workspace, begun by officer." in printed.err
    assert "next: no sites are known" in printed.err
    assert config.read(tmp_path / "ws", {}) == Config(language="fr", keep_sources=True)
    with Workspace.open(tmp_path / "ws") as made:
        (first,) = [decode(entry.payload) for entry in made.ledger()]
    assert isinstance(first, Began)
    assert first.by == "officer"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["{ws}"], "is a workspace already"),
        (["{ws}/other", "--language", "de"], "there is no 'de'"),
        (["{ws}/other", "--database", "mysql://x/y"], "begins with postgresql://"),
        (["{ws}/other", "--database", "postgresql://debar@/x?host=/nowhere"], "does not answer"),
    ],
)
def test_init_refuses_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    Workspace.create(tmp_path / "ws", by="officer").close()

    code = main(["init", *(word.format(ws=tmp_path / "ws") for word in words)])

    told = capsys.readouterr().err
    assert code == 2
    assert says in told
    assert "Traceback" not in told


def test_status_counts_and_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Workspace.create(tmp_path / "ws", by="officer").close()

    assert main(["status", "-w", str(tmp_path / "ws")]) == 0

    printed = capsys.readouterr()
    assert "ledger entries" in printed.out
    assert "missing: no evidence yet" in printed.err


def test_status_is_one_object_for_a_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Workspace.create(tmp_path / "ws", by="officer").close()

    main(["status", "-w", str(tmp_path / "ws"), "-f", "jsonl"])

    status = json.loads(capsys.readouterr().out)
    assert (status["entries"], status["sources"], status["judged_on"]) == (1, 0, None)
    assert len(status["missing"]) == 2
