"""Two people at once: no act is lost, none forks the chain, all of them are sealed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.config import Config
from debar.kit.errors import BadData, NotAllowed
from debar.review.acts import Assessed, Countersigned, Noted, Opened, decode
from debar.review.case import fold
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

KNOWLEDGE = Path(__file__).parent / "knowledge"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTES = """
import sys, time
from pathlib import Path
from debar.kit.times import utc_now
from debar.review.acts import Noted
from debar.store.workspace import Workspace

folder, by, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Workspace.open(folder, by=by) as workspace:
    cases = [case.id for case in workspace.cases()][:20]
    print("ready", flush=True)
    sys.stdin.readline()
    for n in range(count):
        workspace.act(cases[n % len(cases)], Noted(by=by, at=utc_now(), why=f"{by} {n}"))
        time.sleep(0.002)
"""


def test_400_acts_of_two_processes_on_20_cases_are_all_kept_in_one_chain(
    tmp_path: Path,
    config: Config,
    estate: Estate,
    seen: Callable[..., tuple[SourceFile, list[Sighting]]],
) -> None:
    workspace = Workspace.create(tmp_path / "ws", config, by="officer", knowledge=KNOWLEDGE)
    workspace.set_estate(estate)
    workspace.take_in(*seen("cameras.csv", cameras=20))
    workspace.refresh(NOON.date())
    workspace.close()

    people = [_person(tmp_path / "ws", by) for by in ("officer", "chief")]
    for person in people:
        assert person.stdout is not None
        assert person.stdout.readline() == "ready\n"
    for person in people:
        assert person.stdin is not None
        person.stdin.write("go\n")
        person.stdin.flush()
    outcomes = [person.communicate(timeout=100) for person in people]

    assert [person.returncode for person in people] == [0, 0], outcomes
    notes = [act for e in workspace.ledger() if isinstance(act := decode(e.payload), Noted)]
    assert Counter(note.why for note in notes) == Counter(
        f"{by} {n}" for by in ("officer", "chief") for n in range(200)
    )
    assert all(one.seal == other.prev for one, other in pairwise(workspace.ledger()))
    assert sum(case.acts - 1 for case in workspace.cases()) == 400
    assert _turns([note.by for note in notes]) > 5
    assert workspace.verify() == []
    workspace.close()


def _turns(names: list[str]) -> int:
    """How often the one followed on the other: those who write at once take turns."""
    return sum(one != other for one, other in pairwise(names))


def test_whoever_verifies_while_others_write_finds_no_fault(filled: Workspace) -> None:
    writer = _person(filled.folder, "chief")
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdout.readline()
    writer.stdin.write("go\n")
    writer.stdin.flush()

    found = []
    while writer.poll() is None:
        found += filled.verify()

    assert (found, writer.wait()) == ([], 0)
    assert writer.communicate() == ("", "")


def test_what_is_no_text_is_refused(filled: Workspace) -> None:
    case = next(filled.cases()).id

    with pytest.raises(BadData, match="is no text that can be kept"):
        filled.act(case, Noted(by="officer", at=NOON, why="\udcff"))

    assert filled.case(case).acts == 1


FILLING = """
import resource, sys
from pathlib import Path
from debar.kit.errors import Unreachable
from debar.kit.times import utc_now
from debar.review.acts import Noted
from debar.store.workspace import Workspace

with Workspace.open(Path(sys.argv[1]), by="officer") as workspace:
    case = next(workspace.cases()).id
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        for n in range(1000):
            workspace.act(case, Noted(by="officer", at=utc_now(), why=str(n)))
            print(n, flush=True)
    except Unreachable as error:
        sys.exit(str(error))
"""


def test_what_was_acknowledged_before_the_disk_was_full_is_kept(
    tmp_path: Path, estate: Estate, seen: Callable[..., tuple[SourceFile, list[Sighting]]]
) -> None:
    workspace = Workspace.create(tmp_path / "ws", by="officer", knowledge=KNOWLEDGE)
    workspace.set_estate(estate)
    workspace.take_in(*seen("cameras.csv"))
    workspace.refresh(NOON.date())
    workspace.close()

    child = subprocess.run(
        [sys.executable, "-W", "error", "-c", FILLING, str(tmp_path / "ws")],
        capture_output=True,
        text=True,
        check=False,
    )

    acknowledged = child.stdout.split()
    assert len(acknowledged) > 3
    assert "Free some space on the disk" in child.stderr
    assert [act.why for act in workspace.history(next(workspace.cases()).id)[1:]] == acknowledged
    assert workspace.verify() == []
    workspace.close()


def _person(folder: Path, by: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", NOTES, str(folder), by, "200"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_an_act_changes_the_case_and_is_its_history(filled: Workspace) -> None:
    first = next(filled.cases())
    assessed = Assessed(by="officer", at=NOON, finds="covered", why="the label says so")
    filled.act(first.id, assessed)

    after = filled.act(first.id, Countersigned(by="chief", at=NOON))

    opened, *rest = filled.history(first.id)
    assert isinstance(opened, Opened)
    assert rest == [assessed, Countersigned(by="chief", at=NOON)]
    assert filled.case(first.id) == after == fold(first.id, filled.history(first.id))
    assert [case.id for case in filled.cases(step="confirmed")] == [first.id]
    assert filled.verify() == []


def test_a_refused_act_leaves_nothing_behind(filled: Workspace) -> None:
    first = next(filled.cases())
    before = list(filled.ledger())

    with pytest.raises(NotAllowed):
        filled.act(first.id, Countersigned(by="chief", at=NOON))

    assert list(filled.ledger()) == before
    assert filled.case(first.id) == first


def test_cases_are_found_by_what_they_are_about(filled: Workspace) -> None:
    every = list(filled.cases())
    first = every[0]

    assert list(filled.cases(device=first.device)) == [case for case in every if case.device == first.device]
    assert next(filled.cases(body="library", measure=first.measure, outcome=first.outcome)) == first
    assert list(filled.cases(body="museum")) == []
    assert list(filled.cases(step="closed")) == []


@pytest.mark.parametrize("wrong", ["case-0", "case-99999", "dev-1", "", "case-1; DROP TABLE cases"])
def test_a_case_that_does_not_exist_is_refused(filled: Workspace, wrong: str) -> None:
    with pytest.raises(BadData, match="debar review list"):
        filled.act(wrong, Noted(by="officer", at=NOON, why="x"))


def test_a_wrong_id_brings_the_nearest_to_mind(filled: Workspace) -> None:
    first = next(filled.cases()).id

    with pytest.raises(BadData, match=f"Did you mean '{first}'"):
        filled.case(first.replace("case-", "case"))
