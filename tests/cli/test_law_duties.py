"""`debar law duties`, `mark` and `starts`, and contracts from tables."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from debar.cli.main import main
from debar.store.workspace import Workspace

ESTATE = """\
bodies:
  - id: firm
    name: {en: A firm, fr: Une entreprise}
    party: {jurisdiction: US, kind: us-federal-contractor}
contracts:
  - {id: base, body: firm, number: X-0001, counterparty: base, clauses: ['52.204-25 (NOV 2021)']}
  - {id: over, body: firm, number: X-0, counterparty: base, clauses: ['52.204-25'], span: {until: 2020-01-01}}
"""
REPORT = "us-ndaa2019-889a1a/report"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """The rows that `law duties` of section 889 prints."""
    asked = ["law", "duties", "--measure", "us-ndaa2019-889a1a", "-f", "json", "--on", "2026-11-23", *words]
    assert main(asked) == 0
    return {row["duty"]: row for row in json.loads(capsys.readouterr().out)}


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    folder, file = tmp_path / "ws", tmp_path / "estate.yaml"
    file.write_text(ESTATE, "utf-8")
    Workspace.create(folder, by="officer").close()
    assert main(["estate", "import", str(file), "-w", str(folder)]) == 0
    return str(folder)


def test_the_page_says_as_whom_it_was_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    words = ["--party", "us-federal-contractor", "--contract", "52.204-25", "--on", "2026-11-23"]

    assert main(["law", "duties", *words]) == 0
    first, empty, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "On 2026-11-23, as US federal contractor (US), with contracts that carry 52.204-25"
    assert (empty, second[:17]) == ("", "How it is counted")


def test_a_clause_on_the_command_line_brings_its_clocks(capsys: pytest.CaptureFixture[str]) -> None:
    party = ("--party", "us-federal-contractor", "--contract", "52.204-25 (NOV 2021)")
    rows = run(capsys, *party, "--identified", "2026-11-20", "--matched", "2026-11-18")

    report = rows["report"]
    assert (report["state"], report["ends"], report["clause"]) == ("open", None, "52.204-25 (NOV 2021)")
    assert [(each["start"], each["ends"]) for each in report["readings"]] == [
        ("match", "2026-11-19"),
        ("identification", "2026-11-23"),
        ("notice", None),
    ]
    assert report["readings"][1]["skipped"] == [
        {"day": "2026-11-21", "why": "Saturday"},
        {"day": "2026-11-22", "why": "Sunday"},
    ]
    assert (rows["follow-up"]["state"], rows["follow-up"]["ends"]) == ("projected", "2026-12-04")


def test_the_page_says_that_counsel_must_say_which(capsys: pytest.CaptureFixture[str]) -> None:
    words = "law duties --party us-federal-contractor --contract 52.204-25 --identified 2026-11-20 --lang fr"

    assert main(words.split()) == 0

    page = " ".join(capsys.readouterr().out.split())
    assert "les conseillers juridiques doivent dire lequel" in page
    assert "à compter de l'avis qui vous est donné : aucun jour consigné" in page


def test_recorded_times_and_counsels_word_settle_the_deadline(
    workspace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    why = ("--why", "label read", "-w", workspace)
    assert main(["law", "mark", "--identified", "2026-11-20T14:30", "--by-role", "guard", *why]) == 0
    assert main(["law", "starts", REPORT, "--by", "identification", *why]) == 0
    assert main(["law", "mark", "--done", f"{REPORT}=2026-11-23", "--by-role", "clerk", *why]) == 0
    capsys.readouterr()

    rows = run(capsys, "-w", workspace)

    assert {name: (row["number"], row["state"], row["ends"]) for name, row in rows.items()} == {
        "report": ("X-0001", "done", "2026-11-23"),
        "follow-up": ("X-0001", "counted", "2026-12-08"),
        "flow-down": ("X-0001", "standing", None),
        "represent": (None, "standing", None),
    }
    assert main(["ledger", "verify", "-w", workspace]) == 0


def test_only_the_contract_that_is_asked_about(
    workspace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "contracts.csv"
    table.write_text("Contract number,Clauses\nX-9,52.204-25 (AUG 2020)\n", "utf-8")
    assert main(["estate", "contracts", str(table), "--body", "firm", "-w", workspace]) == 0
    capsys.readouterr()

    every, one = (run(capsys, "-w", workspace, *more) for more in ((), ("--contract", "X-9")))

    assert every["report"]["contract"] == "x-9"  # of the rows with one id the last is kept here
    assert [row["contract"] for row in one.values() if row["contract"]] == ["x-9", "x-9", "x-9"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("duties --device dev-1", "devices stand in a workspace"),
        ("duties --identified yesterday", "'yesterday' is no day"),
        ("duties --done us-ndaa2019-889a1a/reprt=2026-11-23", "Did you mean 'report'?"),
        ("duties --done nothing=2026-11-23", "no measure 'nothing'"),
        ("duties --contract over -w {ws}", "does not bind that body"),
        ("duties --contract odd -w {ws}", "no contract 'odd'"),
        ("mark -w {ws}", "say what happened and when"),
        ("mark --identified 2026-11-20 -w {ws}", "needs a role and a reason"),
        ("mark --identified 2999-01-01 --by-role guard --why x -w {ws}", "has not come yet"),
        ("mark --identified 2026-11-20 --contract odd --by-role guard --why x -w {ws}", "no contract 'odd'"),
        ("starts us-ndaa2019-889a1a/report --by identification -w {ws}", "say --why"),
        ("starts us-ndaa2019-889a1a/report --by award --why x -w {ws}", "there is no 'award'"),
        ("starts us-ndaa2019-889a1a/flow-down --by notice --why x -w {ws}", "has no clock"),
    ],
)
def test_what_cannot_be_is_refused_with_its_cure(
    workspace: str, capsys: pytest.CaptureFixture[str], words: str, says: str
) -> None:
    assert main(["law", *words.format(ws=workspace).split()]) == 2

    assert says in capsys.readouterr().err


def test_contracts_come_from_a_table_beside_those_that_stand(
    workspace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "contracts.csv"
    table.write_text("Contract number,Clauses,Award date\nX-9,52.240-91 (NOV 2025),soon\nX-0001,,\n", "utf-8")

    code = main(["estate", "contracts", str(table), "--body", "firm", "-w", workspace, "-f", "csv"])

    out = capsys.readouterr()
    assert (code, out.out) == (3, "part,id,what\ncontracts,base,changed\ncontracts,x-9,added\n")
    assert "contracts.csv:2: awarded: 'soon' is no date" in out.err


def test_a_table_without_a_contract_is_refused(
    workspace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("a,b\n1,2\n", "utf-8")

    assert main(["estate", "contracts", str(table), "--body", "firm", "-w", workspace]) == 2
    assert "no contract in it" in capsys.readouterr().err


def test_the_commands_run_in_processes_of_their_own(workspace: str) -> None:
    calls = (
        f"law mark --notified 2026-11-20 --by-role clerk --why letter -w {workspace}",
        f"law starts {REPORT} --by notice --why advice -w {workspace}",
        f"law duties -w {workspace} --on 2026-11-23",
        f"ledger verify -w {workspace}",
    )
    ended = [
        subprocess.run(
            [sys.executable, "-m", "debar.cli.main", *call.split()],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "COLUMNS": "100"},
        )
        for call in calls
    ]

    assert [each.returncode for each in ended] == [0, 0, 0, 0]
    assert "1 business day, from notice given to you, Friday 2026-11-20: by Monday 2026-11-23" in " ".join(
        ended[2].stdout.split()
    )
