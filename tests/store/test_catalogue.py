"""Refreshing: every device judged, cases opened, the catalogue filled anew as a whole."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.config import Config
from debar.review.acts import Assessed, Countersigned, PackUsed, Refreshed, Reopened, decode
from debar.store.workspace import Workspace
from debar.survey.findings import Finding
from debar.survey.importers import SourceFile

KNOWLEDGE = Path(__file__).parent / "knowledge"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Tell = Callable[..., tuple[SourceFile, list[Sighting]]]

REFRESH = """
import sys
from datetime import date
from pathlib import Path
from debar.store.workspace import Workspace

with Workspace.open(Path(sys.argv[1]), by=sys.argv[2], knowledge=Path(sys.argv[3])) as workspace:
    for _ in range(3):
        workspace.refresh(date(2026, 11, 23))
"""


def outcomes(workspace: Workspace) -> dict[str, str]:
    return {finding.device.id: finding.judgement.outcome for finding in workspace.findings()}


def test_every_device_has_a_finding_and_those_covered_a_case(filled: Workspace, seen: Tell) -> None:
    filled.take_in(*seen("lamps.csv", first=50, cameras=2, maker="Zenith Lamps Inc."))

    generation = filled.refresh(NOON.date())

    assert outcomes(filled) == {
        "dev-1": "covered",
        "dev-2": "covered",
        "dev-3": "covered",
        "dev-4": "none-found",
        "dev-5": "none-found",
    }
    assert [(case.device, case.body, case.measure) for case in filled.cases()] == [
        (f"dev-{n}", "library", "xa-acme") for n in (1, 2, 3)
    ]
    assert (generation.devices, generation.opened, generation.reopened) == (5, (), ())
    assert filled.verify() == []


def test_findings_come_by_body_and_outcome(filled: Workspace) -> None:
    every = list(filled.findings())

    assert all(isinstance(finding, Finding) for finding in every)
    assert list(filled.findings(body="library", outcome="covered")) == every
    assert list(filled.findings(outcome="unknown")) == []
    assert list(filled.findings(body="museum")) == []


def test_a_finding_is_kept_whole(filled: Workspace) -> None:
    first = next(filled.findings())

    assert first.device.things[0].endswith("/row 1")
    assert first.identity.maker is not None
    assert (first.identity.maker.id, first.judgement.verdicts[0].measure) == ("acme", "xa-acme")
    assert first.sources == (filled.sources()[0].digest,)


def test_refreshing_again_opens_nothing_twice(filled: Workspace) -> None:
    before = list(filled.cases())

    filled.refresh(NOON.date())

    assert list(filled.cases()) == before
    assert filled.verify() == []


def test_the_day_asked_about_decides(filled: Workspace) -> None:
    filled.refresh(date(2026, 1, 31))

    assert set(outcomes(filled).values()) == {"none-found"}
    assert len(list(filled.cases())) == 3
    standing = filled.standing()
    assert (standing.judged_on, standing.outcomes) == (date(2026, 1, 31), {"none-found": 3})


def test_a_refresh_says_on_what_it_rests(filled: Workspace) -> None:
    acts = [decode(entry.payload) for entry in filled.ledger()]

    (pack,) = [act for act in acts if isinstance(act, PackUsed)]
    (last,) = [act for act in acts if isinstance(act, Refreshed)]
    assert (last.edition, last.on, last.devices, last.generation) == (pack.pack, NOON.date(), 3, 1)
    assert next(filled.findings()).judgement.edition == pack.pack[:12]


def test_not_covered_comes_back_with_new_evidence(filled: Workspace, seen: Tell) -> None:
    case = next(filled.cases()).id
    filled.act(case, Assessed(by="officer", at=NOON, finds="not-covered", why="a mock-up"))
    filled.act(case, Countersigned(by="chief", at=NOON))
    filled.refresh(NOON.date())
    assert filled.case(case).step == "not-covered"

    filled.take_in(*seen("walk.csv", first=1, cameras=1))
    generation = filled.refresh(NOON.date())

    assert (generation.opened, generation.reopened) == ((), (case,))
    assert (filled.case(case).step, filled.case(case).reopened) == ("open", 1)
    *_, last = filled.history(case)
    assert isinstance(last, Reopened)
    assert filled.verify() == []


def test_an_answer_for_a_device_holds_for_what_it_became(filled: Workspace) -> None:
    filled.answer("xa-acme/any", True, "asked", item="dev-3")
    filled.merge("dev-1", "dev-3", "same")

    filled.refresh(NOON.date())

    assert [(answer.item, answer.by) for answer in filled.answers()] == [("dev-3", "officer")]
    assert sorted(outcomes(filled)) == ["dev-1", "dev-2"]
    assert filled.verify() == []


def test_two_who_refresh_at_once_open_each_case_once(
    tmp_path: Path, config: Config, estate: Estate, seen: Tell
) -> None:
    with Workspace.create(tmp_path / "ws", config, by="officer", knowledge=KNOWLEDGE) as workspace:
        workspace.set_estate(estate)
        workspace.take_in(*seen("cameras.csv", cameras=30))
        command = [sys.executable, "-W", "error", "-c", REFRESH, str(tmp_path / "ws")]

        people = [
            subprocess.Popen([*command, by, str(KNOWLEDGE)], stderr=subprocess.PIPE, text=True)
            for by in ("officer", "chief")
        ]
        complaints = [person.communicate(timeout=100)[1] for person in people]

        assert complaints == ["", ""]
        assert len(list(workspace.cases())) == 30
        assert len(outcomes(workspace)) == 30
        assert workspace.verify() == []


def test_nothing_is_found_before_the_first_refresh(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "ws", by="officer") as workspace:
        assert list(workspace.findings()) == []
