"""Verdicts: worst first, as far as the weakest step lets them go, with reasons in order."""

from datetime import date

import msgspec
import pytest

from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, Names, Source
from debar.estate.parties import Party
from debar.identify.evidence import Claim, Grade, Graded, Ground, Identity
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.judge import Judge, judge
from debar.law.measure import Asks, Clause, Condition, Exemption, Measure, Running, Targets
from debar.law.registry import Registry
from debar.law.verdict import Answer, Item, Judgement, Question

RECORDED = Partial.parse("2026-01-05")
DAY = date(2026, 2, 1)
WE = Party(jurisdiction="CA", kind="federal-department")
SOURCE = Source(title="Gazette", publisher="Printer", seen=True)
ASK = Both("Relabels too?", "Les produits remarqués aussi?")
CLAUSE = Clause(
    id="use",
    conduct="use",
    force="binding",
    says=Both("Do not use.", "Ne pas utiliser."),
    targets=Targets(named=("acme",), relabels="open", own_brands="yes", asks=Asks(relabels=ASK)),
    runs=(Running(since=date(2026, 1, 10), until=date(2026, 3, 1), cites=("Gazette",), recorded=RECORDED),),
    binds_kinds=("federal-department",),
    cites=("Gazette",),
)
MEASURE = Measure(
    id="ban",
    jurisdiction="CA",
    issuer=Both("Council", "Conseil"),
    title=Both("Ban", "Interdiction"),
    instrument="order",
    legal_basis=Both("Act", "Loi"),
    announced=RECORDED,
    recorded=RECORDED,
    clauses=(CLAUSE,),
    status=(),
    sources=(SOURCE,),
    confidence="high",
    caveat=Both("Careful.", "Prudence."),
)


def entity(id: str, kind: str = "company") -> Entity:
    return Entity(id=id, kind=kind, names=Names(short=id.title()), recorded=RECORDED)  # type: ignore[arg-type]


GRAPH = Graph(
    [entity("acme"), entity("other"), entity("badge", "brand"), entity("acme-two", "brand")],
    [
        Link(kind="brand-of", head="acme", tail="acme-two", recorded=RECORDED, confidence="high"),
        Link(kind="makes-for", head="acme", tail="badge", recorded=RECORDED),
    ],
)
ACME = Item(id="x", maker="acme", maker_grade="established", kind="camera")
RELABEL = msgspec.structs.replace(ACME, brand="badge", brand_grade="strong")


def with_clause(**changes: object) -> Registry:
    clause = msgspec.structs.replace(CLAUSE, **changes)
    return Registry([msgspec.structs.replace(MEASURE, clauses=(clause,))], edition="0123456789abcdef")


LAW = with_clause()


def ask(item: Item, law: Registry = LAW, on: date = DAY, **more: object) -> Judgement:
    return judge(item, WE, "use", on, law=law, graph=GRAPH, **more)  # type: ignore[arg-type]


def test_a_verdict_names_clause_force_and_caveat_and_tells_its_reasons_in_order() -> None:
    judgement = ask(ACME)

    (verdict,) = judgement.verdicts
    assert (verdict.outcome, verdict.measure, verdict.clause) == ("covered", "ban", "use")
    assert (verdict.force, verdict.caveat, verdict.question) == (
        "binding",
        Both("Careful.", "Prudence."),
        None,
    )
    assert [reason.says.en for reason in verdict.reasons] == [
        "Ban (binding): Do not use.",
        "It binds parties of this kind (federal department, CA).",
        "Its span: from 2026-01-10 up to, not including, 2026-03-01.",
        "The maker is Acme (grade: established).",
        "It is a thing of Acme itself, which the clause names.",
    ]
    assert [reason.cites for reason in verdict.reasons] == [
        ("Gazette",),
        ("Gazette",),
        ("Gazette",),
        (),
        ("Gazette",),
    ]


def test_a_judgement_says_what_was_looked_at_and_when_it_was_known() -> None:
    judgement = ask(ACME)

    assert (judgement.item, judgement.checked, judgement.edition) == ("x", 1, "0123456789ab")
    assert (judgement.on, judgement.known) == (DAY, RECORDED.last)
    assert ask(ACME, known=date(2026, 2, 2)).known == date(2026, 2, 2)


def test_a_span_is_half_open() -> None:
    days = [date(2026, 1, 9), date(2026, 1, 10), date(2026, 2, 28), date(2026, 3, 1)]

    assert [ask(ACME, on=day).outcome for day in days] == ["none-found", "covered", "covered", "none-found"]


def test_what_was_recorded_later_did_not_exist_for_us() -> None:
    before, after = ask(ACME, known=date(2026, 1, 4)), ask(ACME, known=date(2026, 1, 5))

    assert (before.outcome, before.checked) == ("none-found", 0)
    assert (after.outcome, after.checked) == ("covered", 1)


def test_a_grade_carries_as_far_as_it_may() -> None:
    grades = ("established", "strong", "probable", "lead", "none")
    items = [msgspec.structs.replace(ACME, maker_grade=grade) for grade in grades]

    assert [ask(item).outcome for item in items] == [
        "covered",
        "covered",
        "suspected",
        "suspected",
        "unknown",
    ]


def test_an_open_question_makes_it_conditional_and_names_itself() -> None:
    (verdict,) = ask(RELABEL).verdicts

    assert (verdict.outcome, verdict.question) == ("conditional", Question("ban/use/relabels", ASK))


def test_an_answer_settles_the_question_and_stands_among_the_reasons() -> None:
    yes = Answer("ban/use/relabels", yes=True, by="counsel", why="file 12")
    no = msgspec.structs.replace(yes, yes=False)

    assert ask(RELABEL, answers=[yes]).outcome == "covered"
    assert ask(RELABEL, answers=[no]).outcome == "none-found"
    says = [reason.says for reason in ask(RELABEL, answers=[yes]).verdicts[0].reasons]
    assert Both("Answered yes by counsel: file 12", "Réponse de counsel : oui. file 12") in says


def test_an_answer_about_one_item_goes_before_one_about_all_and_touches_no_other() -> None:
    every = Answer("ban/use/relabels", yes=False, by="counsel", why="all")
    this = msgspec.structs.replace(every, yes=True, item="x")
    other = msgspec.structs.replace(RELABEL, id="y")
    prepared = Judge(WE, "use", DAY, law=LAW, graph=GRAPH, answers=[every, this])

    assert [prepared.of(item).outcome for item in (RELABEL, other, RELABEL)] == [
        "covered",
        "none-found",
        "covered",
    ]


def test_an_open_question_about_a_badly_graded_thing_is_no_more_than_suspected() -> None:
    (verdict,) = ask(msgspec.structs.replace(RELABEL, maker_grade="probable")).verdicts

    assert verdict.outcome == "suspected"
    assert verdict.question == Question("ban/use/relabels", ASK)


def test_nothing_found_is_told_only_where_it_is_asked_for() -> None:
    item = Item(maker="other", maker_grade="established")

    assert ask(item).verdicts == ()
    (verdict,) = ask(item, all=True).verdicts
    assert (verdict.outcome, verdict.reasons[-1].says.en) == (
        "none-found",
        "No tie of Other to Acme is known.",
    )
    assert verdict.reasons[-1].against


def test_another_conduct_is_another_matter() -> None:
    assert judge(ACME, WE, "purchase", DAY, law=LAW, graph=GRAPH, all=True).verdicts == ()


def test_verdicts_come_worst_first_and_then_by_force() -> None:
    announced = msgspec.structs.replace(CLAUSE, id="said", force="announced")
    doubtful = msgspec.structs.replace(CLAUSE, id="asks", conditions=(Condition("why", ASK),))
    law = Registry([msgspec.structs.replace(MEASURE, clauses=(doubtful, announced, CLAUSE))])

    assert [v.clause for v in ask(ACME, law).verdicts] == ["use", "said", "asks"]
    assert ask(ACME, law).outcome == "covered"


def test_a_doubt_about_the_dates_is_a_question_with_a_stable_id() -> None:
    doubt = Both("Was it moved?", "A-t-elle été reportée?")
    law = with_clause(runs=(msgspec.structs.replace(CLAUSE.runs[0], doubt=doubt),))

    (verdict,) = ask(ACME, law).verdicts
    assert (verdict.outcome, verdict.question) == ("conditional", Question("ban/use/since-2026-01-10", doubt))
    assert (
        ask(ACME, law, answers=[Answer("ban/use/since-2026-01-10", True, "counsel", "docket")]).outcome
        == "covered"
    )


def test_a_condition_is_tested_where_it_can_be_and_asked_where_not() -> None:
    tested = Condition("new", Both("Bought later?", "Achat ultérieur?"), "acquired-after", "2026-01-15")
    law = with_clause(conditions=(tested,))
    days = [date(2026, 1, 15), date(2026, 1, 16), None]

    outcomes = [ask(msgspec.structs.replace(ACME, acquired=day), law).outcome for day in days]
    assert outcomes == ["none-found", "covered", "conditional"]


def test_a_site_class_is_tested_on_the_item_and_then_on_the_party() -> None:
    tested = Condition("site", Both("Sensitive site?", "Lieu sensible?"), "site-class", "sensitive")
    law = with_clause(conditions=(tested,))
    classes: list[tuple[str, ...]] = [("sensitive",), ("open",), ()]

    outcomes = [ask(msgspec.structs.replace(ACME, site_classes=each), law).outcome for each in classes]
    assert outcomes == ["covered", "none-found", "conditional"]


def test_each_ground_makes_a_site_sensitive_and_ordinary_is_looked_at() -> None:
    tested = Condition("site", Both("Sensitive site?", "Lieu sensible?"), "site-class", "sensitive")
    law = with_clause(conditions=(tested,))
    classes: list[tuple[str, ...]] = [("ministers",), ("holds-secret", "vetted-staff"), ("ordinary",)]

    outcomes = [ask(msgspec.structs.replace(ACME, site_classes=each), law).outcome for each in classes]
    assert outcomes == ["covered", "covered", "none-found"]


def test_a_test_that_only_proves_it_met_asks_where_it_does_not() -> None:
    asks = Both("Put up later?", "Installé plus tard?")
    law = with_clause(conditions=(Condition("new", asks, "acquired-after", "2026-01-15", proves="met"),))
    days = [date(2026, 1, 15), date(2026, 1, 16), None]

    outcomes = [ask(msgspec.structs.replace(ACME, acquired=day), law).outcome for day in days]
    assert outcomes == ["conditional", "covered", "conditional"]


def test_an_exception_by_kind_takes_the_item_out_and_one_only_shown_does_not() -> None:
    spare = Exemption(
        "recorders", Both("Not recorders.", "Sauf les enregistreurs."), ("recorder",), decides=True
    )
    shown = Exemption("note", Both("A note.", "Une note."))
    law = with_clause(exceptions=(spare, shown))

    assert ask(msgspec.structs.replace(ACME, kind="recorder"), law).outcome == "none-found"
    (verdict,) = ask(ACME, law).verdicts
    assert (verdict.outcome, verdict.reasons[-1].says.en) == ("covered", "To be read beside it: A note.")


def test_an_exception_that_only_a_person_can_read_is_asked() -> None:
    law = with_clause(
        exceptions=(Exemption("urgent", Both("Unless urgent.", "Sauf urgence."), decides=True),)
    )
    yes = Answer("ban/use/urgent", yes=True, by="counsel", why="fire alarm")

    assert ask(ACME, law).outcome == "conditional"
    assert ask(ACME, law, answers=[yes]).outcome == "none-found"


def test_a_kind_outside_the_classes_takes_it_out_and_an_unknown_kind_is_suspected() -> None:
    law = with_clause(products=("video-surveillance",))
    kinds = ["camera", "printer", None, "gizmo"]

    outcomes = [ask(msgspec.structs.replace(ACME, kind=kind), law).outcome for kind in kinds]
    assert outcomes == ["covered", "none-found", "suspected", "suspected"]


def test_who_may_be_bound_is_asked_of_the_kinds_that_may_be_meant() -> None:
    law = with_clause(binds_unclear=Both("Bound too?", "Liée aussi?"), unclear_kinds=("private-person",))
    firm, town = Party("CA", "private-person"), Party("CA-ON", "municipality")

    asked = judge(ACME, firm, "use", DAY, law=law, graph=GRAPH)
    assert (asked.outcome, asked.verdicts[0].question) == (
        "unknown",
        Question("ban/use/bound", Both("Bound too?", "Liée aussi?")),
    )
    assert judge(ACME, town, "use", DAY, law=law, graph=GRAPH).outcome == "none-found"
    yes = Answer("ban/use/bound", yes=True, by="counsel", why="contract")
    assert judge(ACME, firm, "use", DAY, law=law, graph=GRAPH, answers=[yes]).outcome == "covered"


def test_the_entity_that_is_addressed_is_bound_wherever_it_sits() -> None:
    law = with_clause(binds_kinds=(), binds_entities=("acme",))
    named = Party("US", "private-person", entity="acme")

    assert judge(ACME, named, "use", DAY, law=law, graph=GRAPH).outcome == "covered"
    assert ask(ACME, law).outcome == "none-found"


def test_a_body_in_a_province_belongs_to_the_country_and_one_of_the_country_perhaps_to_a_province() -> None:
    quebec = Registry([msgspec.structs.replace(MEASURE, jurisdiction="CA-QC")])

    there = Party("CA-QC", "federal-department")
    assert judge(ACME, there, "use", DAY, law=LAW, graph=GRAPH).outcome == "covered"
    assert ask(ACME, quebec).outcome == "unknown"


def test_a_private_measure_is_judged_like_any_other() -> None:
    own = msgspec.structs.replace(MEASURE, id="own-1", private=True, caveat=None)

    judgement = ask(ACME, Registry([MEASURE, own]))
    assert [(v.measure, v.outcome) for v in judgement.verdicts] == [("ban", "covered"), ("own-1", "covered")]


def test_what_an_item_rests_on_stands_beside_the_reasons_that_rest_on_it() -> None:
    prepared = Judge(WE, "use", DAY, law=LAW, graph=GRAPH)
    items = [msgspec.structs.replace(ACME, evidence=each) for each in (("one",), ("two", "three"), ())]

    cites = [prepared.of(item).verdicts[0].reasons[3].cites for item in items]
    assert cites == [("one",), ("two", "three"), ()]


def test_remembering_changes_no_judgement() -> None:
    prepared = Judge(WE, "use", DAY, law=LAW, graph=GRAPH, all=True)
    items = [ACME, RELABEL, Item(id="z"), msgspec.structs.replace(ACME, id="again"), RELABEL]

    assert [prepared.of(item) for item in items] == [ask(item, all=True) for item in items]


def test_the_same_item_is_judged_by_the_law_of_each_day() -> None:
    days = (date(2026, 1, 1), DAY, date(2026, 3, 1))

    outcomes = [Judge(WE, "use", day, law=LAW, graph=GRAPH).of(ACME).outcome for day in days]

    assert outcomes == ["none-found", "covered", "none-found"]


@pytest.mark.parametrize(
    ("grade", "ground", "others"),
    [
        ("strong", "lineage", ("bolt",)),
        ("strong", "mac", ("bolt",)),
        ("strong", "relation", ()),
        ("lead", "relation", ("bolt",)),
    ],
)
def test_an_item_keeps_the_makers_that_the_first_does_not_rule_out(
    grade: Grade, ground: Ground, others: tuple[str, ...]
) -> None:
    claim = Claim("maker", "bolt", ground, 1.0, "quote", "field", "print")

    item = Item.of(Identity("x", maker=Graded("acme", 0.9, grade), against=(claim,)))

    assert item.others == others
