"""`debar review`: by two people, from finding to verified absence."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from debar.cli.main import main
from debar.cli.review import VERBS
from debar.estate.bodies import Body, Site
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.words import Both
from debar.review import acts
from debar.review.case import FOLLOWS
from debar.store.workspace import Workspace
from debar.survey.importers import SourceFile

KNOWLEDGE = Path(__file__).parents[1] / "store" / "knowledge"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def at(tmp_path: Path) -> list[str]:
    """A workspace with one covered camera, and so one case."""
    digest = "a" * 64
    facts = {"maker-claimed": "Acme Optics Ltd.", "serial": "AO200-0001"}
    with Workspace.create(tmp_path / "ws", by="officer", knowledge=KNOWLEDGE, clock=lambda: NOON) as made:
        party = Party("CA", "federal-department")
        bodies = (Body("library", Both("Library", "Bibliothèque"), party),)
        made.set_estate(Estate(bodies, (Site("hq", "library", Both("Head office", "Siège")),)))
        rows = [Sighting(digest, "row 2", "row 2", field, value, site="hq") for field, value in facts.items()]
        made.take_in(SourceFile(digest, "cameras.csv", 1, "table", "hq"), rows)
        made.refresh(NOON.date())
    return ["-w", str(tmp_path / "ws")]


@pytest.fixture
def case(at: list[str]) -> str:
    with Workspace.open(Path(at[1])) as opened:
        return next(opened.cases()).id


def act(monkeypatch: pytest.MonkeyPatch, by: str, *words: str) -> int:
    monkeypatch.setenv("DEBAR_ACCOUNT", by)
    return main(["review", "act", *words])


def test_a_case_goes_all_its_way_by_two_people(
    at: list[str], case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    way = [
        ("officer", "assess", "--finds", "covered", "--why", "label photographed"),
        ("chief", "countersign"),
        ("officer", "contain", "--why", "unplugged"),
        ("officer", "plan", "--how", "replace", "--due", "2027-03-31", "--cost", "400"),
        ("chief", "except", "--until", "2099-01-01", "--why", "no spare"),
        ("officer", "remove", "--how", "replace", "--certificate", "C-17"),
        ("chief", "verify", "--why", "looked at the wall"),
    ]

    codes = [act(monkeypatch, by, case, *words, *at) for by, *words in way]

    assert codes == [0] * 7
    assert f"{case}: closed. What may follow: reopen, note." in capsys.readouterr().err
    main(["review", "show", case, *at, "-f", "jsonl"])
    shown = json.loads(capsys.readouterr().out)
    assert [(a["act"], a["by"]) for a in shown["history"]] == [
        ("opened", "officer"),
        ("assessed", "officer"),
        ("countersigned", "chief"),
        ("contained", "officer"),
        ("planned", "officer"),
        ("excepted", "chief"),
        ("removed", "officer"),
        ("verified-gone", "chief"),
    ]
    assert (shown["case"]["step"], shown["case"]["cost"], shown["case"]["due"]) == (
        "closed",
        400,
        "2027-03-31",
    )
    assert shown["may_follow"] == ["reopen", "note"]
    assert main(["ledger", "verify", *at]) == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["countersign"], "is open, so it cannot be countersigned now. What can follow: "),
        (["assess"], "assess needs --finds"),
        (["assess", "--finds", "guilty"], "assess: Invalid enum value 'guilty'"),
        (["assess", "--finds", "covered", "--due", "2027-01-01"], "--due does not belong to assess"),
        (["asses"], "Did you mean 'assess'?"),
        (["plan", "--how", "replace", "--due", "soon"], "plan: "),
        (["note"], "needs a reason. Say why."),
        (["reopen", "--why", "x", "--evidence", "ff"], "no source begins with 'ff'"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    at: list[str], case: str, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main(["review", "act", case, *words, *at]) == 2

    told = capsys.readouterr().err
    assert says in told
    assert "Traceback" not in told


def test_one_person_cannot_assess_and_countersign(
    at: list[str], case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    act(monkeypatch, "officer", case, "assess", "--finds", "covered", *at)

    assert act(monkeypatch, "Officer", case, "countersign", *at) == 2

    assert "Ask a colleague" in capsys.readouterr().err


def test_cases_are_listed_by_what_is_asked(
    at: list[str], case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def listed(*words: str) -> list[str]:
        assert main(["review", "list", *words, *at, "-f", "json"]) == 0
        return [row["id"] for row in json.loads(capsys.readouterr().out)]

    assert listed() == [case]
    assert listed("--step", "open", "--outcome", "covered", "--body", "library", "--device", "dev-1") == [
        case
    ]
    assert listed("--step", "closed") == []
    assert listed("--measure", "other") == []


def test_a_step_that_does_not_exist_is_refused(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "list", "--step", "opened", *at]) == 2

    assert "Did you mean 'open'?" in capsys.readouterr().err


def test_a_case_is_shown_to_people_with_all_its_acts(
    at: list[str], case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "show", case, *at, "-f", "csv"]) == 0

    printed = capsys.readouterr().out
    assert '\nmay follow,"assess, contain, reopen, note",' in printed
    assert "opened by officer (outcome covered)" in printed


def test_there_is_a_verb_for_every_act_that_people_do() -> None:
    kinds = {kind for following in FOLLOWS.values() for kind in following}

    assert {getattr(acts, name) for name in VERBS.values()} == kinds | {acts.Noted}
