"""Clauses and duties in words: the same in the terminal and on the published site."""

from datetime import date

from debar.entities.graph import Graph
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law import described
from debar.law.measure import Clause, Running, Targets
from debar.law.parts import Clock, Content, Duty
from debar.law.registry import Registry

LAW, GRAPH = Registry.load(), Graph.load()
SAYS = Both("Do it.", "À faire.")


def told(duty: Duty) -> list[tuple[str, str]]:
    return [(said.label.en, said.text.en) for said in described.owing(duty)]


def clause_of(targets: Targets) -> Clause:
    run = Running(since=date(2025, 1, 1), cites=(), recorded=Partial.of(date(2025, 1, 1)))
    return Clause(id="c", conduct="use", force="binding", says=SAYS, targets=targets, runs=(run,))


def sorts(clause: Clause) -> list[tuple[str, str]]:
    return [(said.label.fr, said.text.fr) for said in described.targets(clause, GRAPH) if said.under]


def test_a_duty_tells_who_owes_it_or_that_all_do_whom_the_measure_binds() -> None:
    assert told(Duty(id="d", kind="stop", says=SAYS)) == [("Owed by", "whoever this measure binds")]
    assert told(Duty(id="d", kind="stop", says=SAYS, kinds=("uk-department",), clauses=("buy", "use"))) == [
        ("Owed by", "UK department"),
        ("Under the clauses", "buy, use"),
    ]


def test_a_duty_by_contract_tells_its_clause_the_version_the_clock_and_what_to_report() -> None:
    clock = Clock(count=1, unit="days", starts=("identification", "notice"), words=Both("Soon.", "Tôt."))
    duty = Duty(
        id="d",
        kind="report",
        says=SAYS,
        terms=("52.1",),
        version_since=Partial.parse("2021-11"),
        clock=clock,
        contents=(Content("a", Both("Number", "Numéro")), Content("b", Both("Brand", "Marque"))),
    )

    assert told(duty)[1:] == [
        ("Carried by", "52.1, in versions since 2021-11"),
        ("The time runs", "from a person's identification, or from notice given to you"),
        ("As the instrument says", "Soon."),
        ("Must tell", "Number; Brand"),
    ]


def test_a_duty_that_follows_another_names_it() -> None:
    clock = Clock(count=10, unit="business-days", starts=("duty",), of="report")

    assert told(Duty(id="d", kind="follow-up", says=SAYS, clock=clock))[1:] == [
        ("The time runs", "from the doing of the duty report")
    ]


def test_of_those_whom_only_a_secret_text_names_no_brands_or_subsidiaries_are_told() -> None:
    secret = Both("Were you told?", "Vous l'a-t-on dit?")

    assert sorts(clause_of(Targets(secret=secret))) == []
    assert sorts(clause_of(Targets(secret=secret, named=("hikvision",)))) == [
        ("autres marques", "aussi"),
        ("ce que d'autres vendent sous leur propre marque", "aussi"),
        ("filiales", "non"),
        ("sociétés affiliées", "non"),
    ]


def test_a_question_that_several_clauses_put_is_told_once_with_those_clauses() -> None:
    measure = LAW.measure("ca-fed-hikvision-use-2025")
    asked = {question.id: clauses for question, clauses in described.shared(measure)}
    said = [list(described.described(measure, clause, GRAPH)) for clause in measure.clauses]

    assert asked[f"{measure.id}/shared/relabels"] == ("purchase", "use")
    assert [one.text.en for each in said for one in each if one.elsewhere] == [
        "bound, own-brands, relabels, subsidiaries, affiliates, state-affiliates"
    ] * 2
    assert not [one for each in said for one in each if one.question in asked]


def test_every_question_is_told_in_its_clause_or_among_the_shared_ones() -> None:
    for measure in LAW.measures:
        once = {question.id for question, _ in described.shared(measure)}
        for clause in measure.clauses:
            said = list(described.described(measure, clause, GRAPH))
            told = {one.question for one in said if one.question} | {q for one in said for q in one.elsewhere}
            assert {q for one in said for q in one.elsewhere} <= once
            assert told.isdisjoint(once - {q for one in said for q in one.elsewhere})
