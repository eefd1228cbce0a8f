"""What is in a workspace and what is missing, and how far it was searched."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

KNOWLEDGE = Path(__file__).parent / "knowledge"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_what_is_missing_comes_in_the_order_in_which_to_do_it(
    tmp_path: Path, estate: Estate, seen: Callable[..., tuple[SourceFile, list[Sighting]]]
) -> None:
    with Workspace.create(tmp_path / "ws", by="officer", knowledge=KNOWLEDGE) as workspace:
        missing = [workspace.standing().missing]
        workspace.set_estate(estate)
        missing.append(workspace.standing().missing)
        workspace.take_in(*seen("cameras.csv"))
        missing.append(workspace.standing().missing)
        workspace.refresh(NOON.date())
        missing.append(workspace.standing().missing)
        workspace.answer("q", True, "asked")
        missing.append(workspace.standing().missing)

    assert [[text.partition(":")[0] for text in each] for each in missing] == [
        ["no sites are known", "no evidence yet"],
        ["no evidence yet"],
        ["nothing has been judged yet"],
        [],
        [
            "1 changes since devices were judged last",
            "no measure asks this any more, so what was answered counts for nothing",
        ],
    ]


def test_that_the_knowledge_changed_since_devices_were_judged_is_said_with_what_tells_how(
    tmp_path: Path, estate: Estate, seen: Callable[..., tuple[SourceFile, list[Sighting]]]
) -> None:
    knowledge = shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    with Workspace.create(tmp_path / "ws", by="officer", knowledge=knowledge) as workspace:
        workspace.set_estate(estate)
        workspace.take_in(*seen("cameras.csv"))
        before = workspace.refresh(NOON.date()).edition
    law = next((knowledge / "law").glob("*.yaml"))
    law.write_text(law.read_text("utf-8") + "\n# another word\n", "utf-8")

    with Workspace.open(tmp_path / "ws", by="officer", knowledge=knowledge) as workspace:
        (said,) = workspace.standing().missing
    assert said.startswith("the knowledge changed since devices were judged: run `debar report`; ")
    assert before[:12] in said


def test_a_workspace_counts_what_it_holds(filled: Workspace) -> None:
    standing = filled.standing()

    counted = (standing.bodies, standing.sites, standing.networks, standing.sources, standing.sightings)
    assert counted == (1, 2, 1, 1, 9)
    assert (standing.outcomes, standing.cases, standing.devices) == ({"covered": 3}, {"open": 3}, 3)
    assert standing.entries == len(list(filled.ledger()))
    assert "host=" not in standing.database


def test_coverage_counts_devices_not_things(
    filled: Workspace, seen: Callable[..., tuple[SourceFile, list[Sighting]]]
) -> None:
    filled.take_in(*seen("again.csv", cameras=2))
    filled.devices()

    head_office = next(each for each in filled.coverage() if each.site == "hq" and each.network is None)

    assert (head_office.devices, len(head_office.sources)) == (3, 2)
    assert [each.state for each in filled.coverage() if each.site == "depot"] == ["not-searched"]
