"""`debar report far-889`: what a workspace holds, filled in; the rest a blank; nothing sent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from debar.cli.main import main
from debar.review.acts import Reported, decode
from debar.store.workspace import Workspace

ESTATE = """\
bodies:
  - id: firm
    name: {en: A firm, fr: Une entreprise}
    party: {jurisdiction: US, kind: us-federal-contractor}
sites:
  - {id: plant, body: firm, name: {en: Plant, fr: Usine}}
  - {id: yard, body: firm, name: {en: Yard, fr: Cour}}
contracts:
  - id: base
    body: firm
    number: X-0001
    counterparty: base
    clauses: ['52.204-25 (NOV 2021)']
    agency: Department of War
    defence: true
    officer: {office: Contracting office 7, address: seven@example.org}
    orders: [{number: '0001', officer: {office: Contracting office 9}}, {number: '0002'}]
    sites: [yard]
    passed_on:
      - {supplier: <b>Wires</b>, uei: ABCDEF123456}
  - {id: below, body: firm, number: X-2, counterparty: a builder, tier: subcontract, clauses: [52.240-91]}
  - {id: bare, body: firm, number: X-3, counterparty: base, clauses: [52.204-21]}
"""
TABLE = """\
Serial number,Brand,Model,Type,Supplier,IP address
SN123456,Hikvision,DS-2CD2143G2-I,camera,<b>Wires</b>,192.0.2.10
SN999,Bosch,NBE-3502-AL,camera,,192.0.2.11
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One covered camera with a supplier, one of another maker without; the first was cut off."""
    folder = tmp_path_factory.mktemp("far")
    (folder / "estate.yaml").write_text(ESTATE, "utf-8")
    (folder / "devices.csv").write_text(TABLE, "utf-8")
    made = folder / "ws"
    Workspace.create(made, by="officer").close()
    for words in (f"estate import {folder}/estate.yaml", f"intake {folder}/devices.csv --site plant"):
        assert main([*words.split(), "-w", str(made)]) == 0
    with Workspace.open(made, by="officer") as opened:
        (case,) = (each.id for each in opened.cases())
    assert main(["review", "act", case, "contain", "--why", "port closed", "-w", str(made)]) == 0
    return str(made)


def elements(workspace: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    """The report as JSON, with its elements by id: answers, or None where blank."""
    capsys.readouterr()
    words = ["report", "far-889", "-w", workspace, "--as", "json", "--out", "-", "--on", "2026-11-23"]
    assert main([*words, *more]) == 0
    told = json.loads(capsys.readouterr().out)
    told["parts"] = [{**part, "elements": _by_id(part["elements"])} for part in told["parts"]]
    return {**told, "elements": _by_id(told["elements"])}


def _by_id(found: list[dict[str, Any]]) -> dict[str, list[str] | None]:
    return {each["id"]: [a["text"]["en"] for a in each["answers"]] or None for each in found}


def test_every_element_is_answered_from_what_is_held_or_left_blank(
    workspace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = elements(workspace, capsys, "--contract", "X-0001", "--device", "dev-1", "--device", "dev-2")

    assert told["elements"] == {"contract-number": ["X-0001"], "order-number": ["0001", "0002"]}
    first, second = told["parts"]
    number = (
        "whether it is the original maker's, the manufacturer's part number or the wholesaler's is not known"
    )
    assert first["elements"] == {
        "supplier-name": ["<b>Wires</b>"],
        "supplier-uei": ["ABCDEF123456"],
        "supplier-cage": None,
        "brand": ["Hikvision"],
        "model-number": [f"DS-2CD2143G2-I; {number}"],
        "item-description": [
            "camera, maker as identified: Hikvision (strong), serial number SN123456, at Plant"
        ],
        "mitigation": first["elements"]["mitigation"],
    }
    assert first["elements"]["mitigation"][0].endswith(": port closed")
    assert (second["elements"]["supplier-name"], second["elements"]["mitigation"]) == (None, None)
    assert second["shown"]["en"].startswith("The machine found no restriction")
    assert "at a site that the contract" in first["notes"][-1]["en"]


def test_no_folder_of_the_machine_stands_in_the_report(
    workspace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["report", "far-889", "-w", workspace, "--as", "text", "--out", "-"]

    assert main([*words, "--contract", "X-0001", "--device", "dev-1"]) == 0
    told = capsys.readouterr().out
    assert "seen in devices.csv" in told
    assert str(tmp_path.parent) not in told


def test_it_goes_to_the_portal_of_defense_and_to_each_officer(
    workspace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = elements(workspace, capsys, "--contract", "base", "--device", "dev-1")

    assert [line["en"] for line in told["send"]] == [
        "At https://dibnet.dod.mil (Department of Defense). Name the contract there and every order that is "
        "affected.",
        "To the contracting officer, Contracting office 7, seven@example.org",
        "Order 0001: To the contracting officer, Contracting office 9",
    ]


def test_the_clock_is_that_of_the_clause_and_counsel_must_say_what_starts_it(
    workspace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--contract", "base", "--device", "dev-1", "--identified", "2026-11-20")
    said = [line["en"] for line in elements(workspace, capsys, *words)["timing"]]

    assert "counsel must say which" in said[0]
    assert "from a person's identification, Friday 2026-11-20: by Monday 2026-11-23 (today)" in said


def test_a_clause_whose_elements_were_not_found_lends_those_of_another_and_says_so(
    workspace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = elements(workspace, capsys, "--contract", "below", "--device", "dev-1")

    assert told["notes"][0]["en"].startswith("What this clause asks the report to tell was not found")
    assert told["elements"]["order-number"] is None
    assert [line["en"] for line in told["send"]] == [
        "To a builder, your higher tier, as the subcontract says."
    ]


def test_what_is_given_with_the_request_stands_before_what_is_held(
    workspace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    seller = ("--supplier", "lamps", "--supplier-uei", "UEI1", "--supplier-cage", "1AB23")
    (part,) = elements(workspace, capsys, "--contract", "base", "--device", "dev-1", *seller)["parts"]

    assert [part["elements"][f"supplier-{each}"] for each in ("name", "uei", "cage")] == [
        ["lamps"],
        ["UEI1"],
        ["1AB23"],
    ]


def test_the_page_escapes_whatever_came_from_files_and_loads_nothing(workspace: str, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    words = [
        "report",
        "far-889",
        "-w",
        workspace,
        "--contract",
        "base",
        "--device",
        "dev-1",
        "--lang",
        "both",
    ]

    assert main([*words, "--out", str(out)]) == 0

    english, french = ((tmp_path / f"report-{each}.html").read_text("utf-8") for each in ("en", "fr"))
    assert "&lt;b&gt;Wires&lt;/b&gt;" in english
    assert "<b>" not in english
    assert "default-src &#39;none&#39;" in english
    assert "Not sent, not signed" in english
    assert "Ni envoyé ni signé" in french
    assert "<strong>VIDE</strong>" in french


def test_the_report_is_ledgered_and_nothing_else_is_changed(
    workspace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _ledger(workspace)
    words = f"report far-889 -w {workspace} --contract base --device dev-1 --as text --out -"

    assert main(words.split()) == 0

    assert "[BLANK] Not in what debar holds" in capsys.readouterr().out
    (added,) = _ledger(workspace)[len(before) :]
    act = decode(added)
    assert isinstance(act, Reported)
    assert act.form == "far-889"
    assert main(["ledger", "verify", "-w", workspace]) == 0


def _ledger(workspace: str) -> list[bytes]:
    with Workspace.open(Path(workspace)) as opened:
        return [entry.payload for entry in opened.ledger()]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--contract base", "needs --contract and at least one --device"),
        ("--device dev-1", "needs --contract and at least one --device"),
        ("--contract odd --device dev-1", "no contract 'odd'"),
        ("--contract bare --device dev-1", "it carries no clause that asks for this report"),
        ("--contract base --device dev-1 --as pdf", "there is no 'pdf'"),
        ("--contract base --device dev-1 --identified soon", "'soon' is no day"),
    ],
)
def test_what_cannot_be_reported_is_refused(
    workspace: str, capsys: pytest.CaptureFixture[str], words: str, says: str
) -> None:
    assert main(["report", "far-889", "-w", workspace, *words.split()]) == 2

    assert says in capsys.readouterr().err


def test_the_report_runs_in_a_process_of_its_own(workspace: str) -> None:
    words = f"report far-889 -w {workspace} --contract base --device dev-1 --as text --out - --lang fr"
    ended = subprocess.run(
        [sys.executable, "-m", "debar.cli.main", *words.split()],
        capture_output=True,
        check=False,
        env=os.environ,
    )

    assert ended.returncode == 0
    assert "Numéro du contrat\u00a0: X-0001" in ended.stdout.decode()
