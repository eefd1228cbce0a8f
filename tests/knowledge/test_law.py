"""The published law proves itself: every worked case of every measure is a test."""

import re
from datetime import date

import pytest

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.law import cases, questions
from debar.law.judge import judge
from debar.law.measure import Case, Measure
from debar.law.registry import Registry
from debar.law.verdict import Answer, Item, Judgement

LAW = Registry.load()
GRAPH = Graph.load()
CASES = [(measure, case) for measure in LAW.measures for case in measure.cases]
ICA = LAW.measure("ca-ica-hikvision-2025")
FORBIDDING = [measure for measure in LAW.measures if measure.clauses]
BAN = LAW.measure("ca-fed-hikvision-use-2025")
FIRM = Party("CA", "foreign-subsidiary", entity="hikvision-canada")
CAMERA = Item(maker="hikvision", maker_grade="established", kind="camera")


def judged(measure: Measure, case: Case, *answers: Answer) -> Judgement:
    return cases.judged(measure, case, law=LAW, graph=GRAPH, answers=answers)


@pytest.mark.parametrize(("measure", "case"), CASES, ids=[f"{m.id}: {c.name}" for m, c in CASES])
def test_a_worked_case_comes_out_as_written(measure: Measure, case: Case) -> None:
    judgement = judged(measure, case)

    assert cases.comes_out(case, judgement)


def test_every_reference_leads_somewhere() -> None:
    assert LAW.unknown({entity.id for entity in GRAPH.entities}) == ()


@pytest.mark.parametrize("measure", FORBIDDING, ids=[measure.id for measure in FORBIDDING])
def test_a_measure_is_proved_from_many_sides(measure: Measure) -> None:
    outcomes = {case.then for case in measure.cases}

    assert "none-found" in outcomes
    assert len(outcomes) >= 3
    assert not outcomes.isdisjoint({"conditional", "unknown"}) or not questions.of(measure)


@pytest.mark.parametrize("measure", LAW.measures, ids=[measure.id for measure in LAW.measures])
def test_every_question_can_be_met_and_answered(measure: Measure) -> None:
    asked = [question.id for question in questions.of(measure)]

    met = {v.question.id for case in measure.cases for v in judged(measure, case).verdicts if v.question}
    assert [question for question in sorted(met) if not questions.puts(measure, question)] == []
    assert len(asked) == len(set(asked))
    assert all(re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+/[a-z0-9-]+", question) for question in asked)


def test_the_order_and_the_ban_are_two_things() -> None:
    used = judge(CAMERA, Party("CA", "federal-department"), "use", date(2025, 8, 15), law=LAW, graph=GRAPH)
    sold = judge(CAMERA, FIRM, "sell", date(2025, 8, 15), law=LAW, graph=GRAPH)

    assert [(v.measure, v.outcome, v.force) for v in used.verdicts] == [(BAN.id, "covered", "announced")]
    assert sold.outcome == "none-found"


@pytest.mark.parametrize(
    ("maker", "brand"), [("hikvision", "brand-ezviz"), ("ezviz", "brand-ezviz"), ("ezviz", None)]
)
def test_one_answer_settles_ezviz_whoever_of_the_two_made_it(maker: str, brand: str | None) -> None:
    item = Item(maker=maker, maker_grade="established", brand=brand, brand_grade="strong", kind="camera")

    (verdict,) = judge(
        item, Party("CA", "federal-department"), "use", date(2026, 11, 23), law=LAW, graph=GRAPH
    ).verdicts
    assert verdict.question is not None
    assert verdict.question.id == f"{BAN.id}/shared/subsidiaries"


def test_the_state_as_common_owner_puts_a_question_of_its_own() -> None:
    item = Item(maker="china-mobile", maker_grade="established", kind="router")

    (verdict,) = judge(
        item, Party("CA", "federal-department"), "use", date(2026, 11, 23), law=LAW, graph=GRAPH
    ).verdicts
    assert (verdict.outcome, verdict.question and verdict.question.id) == (
        "conditional",
        f"{BAN.id}/shared/state-affiliates",
    )


def test_the_ban_is_never_shown_without_its_caveat() -> None:
    found = judge(
        CAMERA, Party("CA", "crown-corporation"), "purchase", date(2026, 1, 1), law=LAW, graph=GRAPH
    )

    (verdict,) = found.verdicts
    assert verdict.caveat == BAN.caveat
    assert verdict.caveat is not None
    assert verdict.caveat.en.startswith("Announced, not published.")
    assert verdict.caveat.fr.startswith("Annoncée, non publiée.")


def test_when_the_winding_up_day_came_is_a_question_that_counsel_can_settle() -> None:
    day = date(2025, 12, 1)
    asked = judge(CAMERA, FIRM, "operate", day, law=LAW, graph=GRAPH)
    yes = Answer(
        "ca-ica-hikvision-2025/operate/since-2025-10-25", yes=True, by="counsel", why="the agreement"
    )

    assert asked.verdicts[0].question is not None
    assert asked.verdicts[0].question.id == yes.question
    assert judge(CAMERA, FIRM, "operate", day, law=LAW, graph=GRAPH, answers=[yes]).outcome == "covered"


def test_the_pause_lasts_from_the_agreement_to_the_refusal_of_the_stay() -> None:
    days = [date(2025, 7, 6), date(2025, 7, 7), date(2025, 9, 15), date(2025, 9, 16)]

    outcomes = [judge(CAMERA, FIRM, "sell", day, law=LAW, graph=GRAPH).outcome for day in days]
    assert outcomes == ["covered", "none-found", "none-found", "covered"]


def test_no_response_is_tied_to_a_measure_without_somebody_who_says_so() -> None:
    tied = [response for response in LAW.responses if response.measures]

    assert all(response.link and response.sources for response in tied)


def test_only_what_its_author_calls_an_answer_is_retaliation() -> None:
    called = [response.id for response in LAW.responses if response.kind == "retaliation"]

    assert called == ["cn-sanctions-2021-03-27", "cn-consul-2023-05-09", "rel-cn-tariffs-2025"]


def test_what_rests_on_sources_that_nobody_read_is_of_low_confidence_and_says_so() -> None:
    unread = [m for m in LAW.measures if not any(source.seen for source in m.sources)]

    assert [m.id for m in unread if m.confidence != "low" or m.caveat is None] == []


def test_no_response_rests_on_a_source_that_nobody_read() -> None:
    assert [r.id for r in LAW.responses if not any(source.seen for source in r.sources)] == []
