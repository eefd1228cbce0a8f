"""Archives of the knowledge: the same files give the same bytes, and are kept once."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from debar.kit import pack
from debar.kit.canon import digest_file
from debar.kit.config import Config
from debar.kit.errors import Tampered
from debar.review.acts import PackUsed, decode
from debar.store import packs
from debar.store.workspace import Workspace

KNOWLEDGE = Path(__file__).parent / "knowledge"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def used(workspace: Workspace) -> list[PackUsed]:
    return [act for entry in workspace.ledger() if isinstance(act := decode(entry.payload), PackUsed)]


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, copy)
    for path in copy.rglob("*.yaml"):
        os.utime(path, (1, 1))
        path.chmod(0o600)

    assert packs.archive(copy) == packs.archive(KNOWLEDGE)


def test_an_archive_tells_its_edition(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(packs.archive(KNOWLEDGE))

    assert packs.edition_of(path) == pack.edition(KNOWLEDGE)
    path.write_bytes(b"no archive")
    with pytest.raises(Tampered, match="cannot be read as an archive"):
        packs.edition_of(path)


def test_a_pack_is_kept_once_until_it_changes(tmp_path: Path, config: Config) -> None:
    knowledge = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, knowledge)
    with Workspace.create(
        tmp_path / "ws", config, by="officer", clock=lambda: NOON, knowledge=knowledge
    ) as ws:
        first = ws.use_pack()
        assert ws.use_pack() == first
        (knowledge / "law" / "xa-other.yaml").write_text("later: yes\n")
        second = ws.use_pack()
        (knowledge / "law" / "xa-other.yaml").unlink()
        assert ws.use_pack() == first

        assert [act.pack for act in used(ws)] == [first, second, first]
        kept = {path.stem: digest_file(path) for path in (ws.folder / "packs").iterdir()}
        assert kept == {act.pack: act.archive for act in used(ws)}
        assert ws.verify() == []


def test_the_program_s_own_knowledge_is_used_unless_told_otherwise(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "ws", by="officer") as workspace:
        assert workspace.home.knowledge == pack.KNOWLEDGE
        assert structs.replace(workspace.home, knowledge=KNOWLEDGE).knowledge == KNOWLEDGE
