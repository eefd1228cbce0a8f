"""Ways into the directory: by name, by who is bound, by contract clause, by what comes next."""

from datetime import date

from debar.entities.graph import Graph
from debar.entities.model import Entity, Names
from debar.kit.times import Partial
from debar.law import timeline
from debar.law.registry import Registry
from debar.reports.directory import ahead, names, parties

LAW, GRAPH = Registry.load(), Graph.load()
MEASURES = {measure.id: measure for measure in LAW.measures}
ON = date(2026, 11, 23)


def entity(id: str, called: Names) -> Entity:
    return Entity(id, "company", called, Partial.parse("2026-11-23"))


def test_every_name_leads_to_its_bearer_once_under_its_letter() -> None:
    called = Names(short="Acme", legal="Acme", zh="示例", aliases=("Étoile",), misspellings=("Akme",))
    acme = entity("acme", called)
    found = {letter: [each.text for each in group] for letter, group in names.grouped([acme])}

    assert found == {"A": ["Acme", "Akme"], "E": ["Étoile"], "": ["示例"]}


def test_digits_come_first_and_other_scripts_last() -> None:
    each = [entity(text, Names(short=text)) for text in ("示例", "2M", "Beta")]

    assert [letter for letter, _ in names.grouped(each)] == ["0–9", "B", ""]


def test_the_language_of_a_name_is_told_where_its_script_tells() -> None:
    several = entity("a", Names(short="Acme", aliases=("示例公司", "アクメ株式会社", "아크메", "Akmé")))

    assert [each.language for each in names.names(several)] == [None, "zh", "ja", "ko", None]


def test_no_name_of_the_knowledge_is_left_out() -> None:
    told = {(each.text, each.entity.id) for _, group in names.grouped(GRAPH.entities) for each in group}

    assert {(name, one.id) for one in GRAPH.entities for name in one.names.all()} <= told


def test_each_kind_of_party_is_told_what_binds_it_and_what_may() -> None:
    kinds = dict(parties.by_kind(LAW.measures))
    department = {(each.measure.id, each.clause.id): each.sure for each in kinds["federal-department"]}

    assert department["ca-fed-hikvision-use-2025", "use"] is True
    private = {(each.measure.id, each.clause.id): each.sure for each in kinds["private-person"]}
    assert private["ca-fed-hikvision-use-2025", "use"] is False


def test_a_contract_clause_is_told_with_its_prohibitions_and_duties_in_order_of_number() -> None:
    terms = {term.number: term for term in parties.by_term(LAW.measures)}
    numbers = list(terms)

    assert numbers.index("54.9") < numbers.index("54.10")
    assert {each.measure.id for each in terms["52.204-25"].binders} >= {"us-ndaa2019-889a1a"}
    assert ("us-ndaa2019-889a1a", "report") in {(m.id, d.id) for m, d in terms["52.204-25"].duties}


def test_what_comes_next_is_after_the_day_and_each_measure_is_told_once_a_day() -> None:
    found = ahead.ahead(LAW.measures, ON, 100)

    assert [event.date.first for event in found] == sorted(event.date.first for event in found)
    assert all(event.date.first > ON for event in found)
    assert len({(event.date, event.about) for event in found}) == len(found)
    assert ahead.ahead(LAW.measures, date(2025, 6, 26), 1)[0].date.first == date(2025, 6, 27)


def test_a_span_that_goes_on_from_another_is_nothing_that_comes() -> None:
    ica = [MEASURES["ca-ica-hikvision-2025"]]
    told = [(str(event.date), event.label.en) for event in ahead.ahead(ica, date(2025, 6, 1), 20)]

    assert ("2025-10-25", "deadline") in told
    assert not any(day == "2026-01-15" for day, _ in told)


def test_what_happened_last_is_no_review_and_not_that_all_is_as_before() -> None:
    found = ahead.latest(timeline.every(LAW), MEASURES, ON, 50)

    assert [event.date.first for event in found] == sorted((e.date.first for e in found), reverse=True)
    assert not [event for event in found if event.says.en == "No removal of an entry told here was found."]
    assert not [event for event in found if "routers-2026.html#step-2026-10-09-in-force" in event.path]
