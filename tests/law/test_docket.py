"""Many items on many days say the same as one judgement each."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debar.entities.graph import Graph
from debar.estate.parties import Capacity, Party
from debar.identify.evidence import GRADES
from debar.law.docket import Brief, Docket
from debar.law.judge import Judge
from debar.law.measure import Conduct
from debar.law.registry import Registry
from debar.law.verdict import Answer, Item

LAW, GRAPH = Registry.load(), Graph.load()
WE = Party(
    "CA",
    "federal-department",
    site_classes=("sensitive",),
    also=(
        Capacity("CA-QC", "provincial-body"),
        Capacity("GB", "uk-department"),
        Capacity("AU", "au-entity"),
        Capacity("US", "us-federal-contractor"),
        Capacity("US-TX", "us-state-body"),
        Capacity("GB", "telecom-provider"),
        Capacity("CA", "telecom-provider"),
    ),
)
SAID = (
    Answer("uk-cctv-2022/shared/subsidiaries", yes=True, by="Counsel", why="Read so."),
    Answer("ca-fed-hikvision-use-2025/shared/relabels", yes=False, by="Counsel", why="Read so."),
    Answer("au-cctv-2023/use/own-decision", yes=True, by="Counsel", why="Decided.", item="x"),
)
ONE = Docket(WE, "use", law=LAW, graph=GRAPH)
ANSWERED = Docket(WE, "use", law=LAW, graph=GRAPH, answers=SAID)


def judged(item: Item, on: date, answers: tuple[Answer, ...] = ()) -> Brief:
    judgement = Judge(WE, "use", on, law=LAW, graph=GRAPH, answers=answers).of(item)
    worst = {f"{v.measure}/{v.clause}" for v in judgement.verdicts if v.outcome == judgement.outcome}
    names = [f"{m.id}/{c.id}" for m in LAW.measures for c in m.clauses]
    return Brief(judgement.outcome, tuple(name for name in names if name in worst))


MAKERS = st.sampled_from(
    [
        None,
        "*",
        "hikvision",
        "dahua",
        "ezviz",
        "lorex",
        "dahua-usa",
        "uniview",
        "axis",
        "huawei",
        "dji",
        "nobody",
    ]
)
BADGES = st.sampled_from([None, "brand-hikvision", "brand-ezviz", "brand-lorex", "brand-annke", "brand-axis"])
ITEMS = st.builds(
    Item,
    id=st.sampled_from(["x", "y"]),
    maker=MAKERS,
    maker_grade=st.sampled_from(GRADES),
    brand=BADGES,
    brand_grade=st.sampled_from(GRADES),
    kind=st.sampled_from([None, "camera", "recorder", "switch", "drone", "network-5g"]),
    relabel=st.sampled_from([None, True]),
    others=st.sampled_from([(), ("dahua",)]),
    acquired=st.sampled_from([None, date(2020, 1, 1), date(2023, 12, 22), date(2025, 1, 1)]),
    site_classes=st.sampled_from([(), ("ordinary",), ("ministers",)]),
    authorised=st.sampled_from([None, date(2022, 1, 1), date(2025, 12, 23)]),
    made_in=st.sampled_from([None, "CN", "US", "TW"]),
    certificates=st.sampled_from([None, (), ("stqc-er",)]),
    local_content=st.sampled_from([None, 20.0, 60.0]),
    traits=st.sampled_from([(), ("core-network", "networked"), ("security-purpose",)]),
    lacks=st.sampled_from([(), ("internet-connected",)]),
    model=st.sampled_from([None, "DS-2CD2043G2-I"]),
)
DAYS = st.integers(0, 3300).map(lambda n: date(2018, 1, 1) + timedelta(days=n))


@settings(deadline=None, max_examples=150)
@given(ITEMS, DAYS)
def test_the_outcome_and_what_decides_it_are_those_of_the_judge(item: Item, on: date) -> None:
    assert ONE.of(item, on) == judged(item, on)


@settings(deadline=None, max_examples=60)
@given(ITEMS, DAYS)
def test_answers_count_for_all_items_or_for_one(item: Item, on: date) -> None:
    assert ANSWERED.of(item, on) == judged(item, on, SAID)


@pytest.mark.parametrize("conduct", ["purchase", "sell", "export-to", "fund"])
def test_every_conduct_can_be_asked_about(conduct: Conduct) -> None:
    item = Item(maker="hikvision", maker_grade="established", kind="camera", recipient="hikvision")
    on = date(2026, 11, 23)

    whole = Judge(WE, conduct, on, law=LAW, graph=GRAPH).of(item)
    assert Docket(WE, conduct, law=LAW, graph=GRAPH).of(item, on).outcome == whole.outcome


def test_where_nothing_is_found_nothing_decides() -> None:
    axis = Item(maker="axis", maker_grade="established", kind="camera")

    assert ONE.of(axis, date(2019, 1, 1)) == Brief("none-found", ())
