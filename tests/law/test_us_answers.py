"""What people's answers make of the open questions in the law of the United States."""

from datetime import date

import pytest

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.law.cases import alone
from debar.law.judge import judge
from debar.law.measure import Conduct
from debar.law.registry import Registry
from debar.law.verdict import Answer, Item

LAW = Registry.load()
GRAPH = Graph.load()
DAY = date(2026, 11, 23)
AGENCY = Party("US", "us-executive-agency")
CONTRACTOR = Party("US", "us-federal-contractor")
CANADIAN = Party("CA", "private-person", terms=("52.204-25 (NOV 2021)",))
CARRIER = Party("US", "us-grant-recipient")
CAMERA = Item(id="cam", maker="hikvision", maker_grade="established", kind="camera")
ROUTER = Item(id="rtr", maker="huawei", maker_grade="established", kind="router")
CHIPS = Item(id="nvr", maker="xiongmai", maker_grade="established", kind="recorder")
SENT = Item(id="box", recipient="hikrobot", recipient_grade="established")


def outcome(
    measure: str, item: Item, party: Party, conduct: Conduct, *given: tuple[str, bool], on: date = DAY
) -> str:
    law = alone(LAW.measure(measure), LAW)
    answers = [Answer(f"{measure}/{name}", yes, by="counsel", why="looked into it") for name, yes in given]
    return judge(item, party, conduct, on, law=law, graph=GRAPH, answers=answers).outcome


@pytest.mark.parametrize(("yes", "then"), [(True, "covered"), (False, "none-found")])
def test_the_purpose_decides_on_a_camera(yes: bool, then: str) -> None:
    given = ("shared/purpose", yes)

    assert outcome("us-ndaa2019-889a1a", CAMERA, AGENCY, "purchase", given) == then


@pytest.mark.parametrize(("yes", "then"), [(True, "covered"), (False, "none-found")])
def test_a_chip_in_the_box_is_for_a_person_to_judge(yes: bool, then: str) -> None:
    given = ("shared/telecommunications", yes)

    assert outcome("us-ndaa2019-889a1b", CHIPS, CONTRACTOR, "use", given) == then


@pytest.mark.parametrize(("yes", "then"), [(True, "covered"), (False, "none-found")])
def test_a_canadian_firm_says_whether_its_contract_is_with_the_agency_itself(yes: bool, then: str) -> None:
    given = ("shared/bound", yes)

    assert outcome("us-ndaa2019-889a1b", ROUTER, CANADIAN, "use", given) == then


@pytest.mark.parametrize(("yes", "then"), [(True, "covered"), (False, "none-found")])
def test_the_subsidy_decides_where_no_award_tells(yes: bool, then: str) -> None:
    given = ("shared/fcc-subsidy", yes)

    assert outcome("us-fcc-covered-list", ROUTER, CARRIER, "purchase", given) == then


@pytest.mark.parametrize("missing", ["share-hikrobot", "since-2026-11-10", "subject-to-the-ear"])
def test_the_affiliates_rule_needs_every_answer(missing: str) -> None:
    names = ["share-hikrobot", "since-2026-11-10", "subject-to-the-ear"]
    every = [*((f"half-owned/{name}", True) for name in names), ("half-owned/us-affiliates", False)]
    but_one = [(name, yes) for name, yes in every if not name.endswith(missing)]
    exporter = Party("CA", "exporter")

    assert outcome("us-bis-affiliates-rule-2025", SENT, exporter, "export-to", *every) == "covered"
    assert outcome("us-bis-affiliates-rule-2025", SENT, exporter, "export-to", *but_one) == "conditional"
