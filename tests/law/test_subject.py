"""Makers meant because some country's law reaches them: by their own country or through an owner."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.entities.graph import Graph
from debar.entities.model import Confidence, Entity, EntityKind, Link, Names, Source
from debar.estate.parties import Party
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.law.matter import Answers, Matter
from debar.law.measure import Asks, Clause, Measure, Running, Targets
from debar.law.part import Part
from debar.law.reach import Reach
from debar.law.verdict import OUTCOMES, Answer, Item

RECORDED = Partial.parse("2026-01-05")
DAY = date(2026, 2, 1)
ROLL = Source(title="Roll of firms", publisher="Registrar", seen=True)
LONG = RoughSpan(Partial.parse("2010"))
HELD = RoughSpan(Partial.parse("2020"), Partial.parse("2025"))


def firm(
    id: str, country: str | None, kind: EntityKind = "company", confidence: Confidence = "high"
) -> Entity:
    names = Names(short=id.title())
    return Entity(id, kind, names, RECORDED, country=country, confidence=confidence, sources=(ROLL,))


def link(kind: str, head: str, tail: str, **more: object) -> Link:
    more = {"confidence": "high", "sources": (ROLL,), "recorded": RECORDED, "span": LONG, **more}
    return Link(kind=kind, head=head, tail=tail, **more)  # type: ignore[arg-type]


GRAPH = Graph(
    [
        firm("native", "CN"),
        firm("native-badge", None, "brand"),
        firm("hearsay", "CN", confidence="low"),
        firm("island", "HK"),
        firm("german", "DE"),
        firm("german-badge", None, "brand"),
        firm("daughter", "DE"),
        firm("daughter-badge", None, "brand"),
        firm("grandchild", "FR"),
        firm("sold", "US"),
        firm("rumoured", "US"),
        firm("stateless", None),
        firm("state-daughter", None),
        firm("state", "CN", "government-body"),
        firm("nobodys-badge", None, "brand"),
    ],
    [
        link("brand-of", "native", "native-badge"),
        link("brand-of", "german", "german-badge"),
        link("makes-for", "native", "german-badge"),
        link("owns", "native", "daughter", share=60),
        link("brand-of", "daughter", "daughter-badge"),
        link("owns", "daughter", "grandchild", share=100),
        link("owns", "native", "sold", share=100, span=HELD),
        link("owns", "native", "rumoured", share=None),
        link("owns", "state", "state-daughter", share=100),
        link("owns", "german", "native", share=70),
        link("makes-for", "native", "nobodys-badge"),
    ],
)
TARGETS = Targets(
    subject=("CN",),
    subject_open=("HK",),
    subsidiaries="open",
    asks=Asks(subsidiaries=Both("Daughters?", "Les filiales?"), subject=Both("The island?", "L'île?")),
)


def told(item: Item, targets: Targets = TARGETS, *answers: Answer) -> Part:
    return Reach(matter(GRAPH, targets, answers)).of(item)


def matter(graph: Graph, targets: Targets = TARGETS, answers: tuple[Answer, ...] = ()) -> Matter:
    clause = Clause(
        id="c",
        conduct="use",
        force="instructed",
        says=Both("No.", "Non."),
        targets=targets,
        runs=(Running(since=date(2020, 1, 1), cites=(), recorded=RECORDED),),
        cites=("Statement",),
    )
    measure = Measure(
        id="m",
        jurisdiction="GB",
        issuer=Both("I", "I"),
        title=Both("T", "T"),
        instrument="policy",
        legal_basis=Both("L", "L"),
        announced=RECORDED,
        recorded=RECORDED,
        clauses=(clause,),
        status=(),
        sources=(),
        confidence="high",
    )
    return Matter(measure, clause, Party("GB", "uk-department"), DAY, graph, answers=Answers(answers))


def made_by(maker: str, grade: str = "established", **more: object) -> Item:
    return Item(maker=maker, maker_grade=grade, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("maker", "outcome"),
    [
        ("native", "covered"),
        ("hearsay", "suspected"),
        ("island", "conditional"),
        ("german", "none-found"),
        ("daughter", "conditional"),
        ("grandchild", "conditional"),
        ("sold", "none-found"),
        ("rumoured", "suspected"),
        ("stateless", "unknown"),
        ("state-daughter", "conditional"),
        ("nobody-known", "unknown"),
        ("*", "unknown"),
    ],
)
def test_a_maker_is_meant_by_its_country_or_asked_about_by_its_owners(maker: str, outcome: str) -> None:
    assert told(made_by(maker)).outcome == outcome


@pytest.mark.parametrize(
    ("brand", "outcome"),
    [("native-badge", "covered"), ("daughter-badge", "conditional"), ("german-badge", "unknown")],
)
def test_a_badge_alone_counts_as_its_own_firm_does(brand: str, outcome: str) -> None:
    assert told(Item(brand=brand, brand_grade="strong")).outcome == outcome


def test_what_such_a_maker_made_is_meant_under_any_badge_where_relabels_are() -> None:
    relabel = made_by("native", brand="german-badge", brand_grade="strong")

    assert told(relabel).outcome == "covered"
    assert told(relabel, msgspec.structs.replace(TARGETS, relabels="no")).outcome == "none-found"


def test_a_firm_that_a_foreigner_owns_is_still_subject_to_the_law_of_its_country() -> None:
    assert told(made_by("native")).outcome == "covered"


def test_the_reasons_tell_the_country_its_source_and_the_way_up() -> None:
    own, held = told(made_by("native")), told(made_by("grandchild"))

    assert [(reason.says.en, reason.cites) for reason in own.reasons] == [
        ("The maker is Native (grade: established).", ()),
        ("Country of Native: China.", ("Roll of firms",)),
        ("The clause means makers subject to the law of that country.", ("Statement",)),
        ("It is a thing of Native itself.", ("Statement",)),
    ]
    assert [reason.says.fr for reason in held.reasons] == [
        "Le fabricant est Grandchild (cote : établie).",
        "Daughter possède Grandchild.",
        "Native possède Daughter.",
        "Pays de Native\u00a0: Chine.",
        "La disposition vise les fabricants assujettis à la loi de ce pays.",
        "L'article provient d'une entreprise que Native possède ou contrôle.",
        "Les filiales?",
    ]


def test_where_nothing_is_found_the_country_is_told_and_that_it_may_be_missing() -> None:
    (_, foreign), (_, nowhere) = told(made_by("german")).reasons, told(made_by("stateless")).reasons

    assert (
        foreign.says.en == "Country of German: Germany. No owner subject to the law meant (China) is known."
    )
    assert (foreign.cites, foreign.against) == (("Roll of firms",), True)
    assert nowhere.says.fr.startswith("Le pays de Stateless n'est pas consigné")


@pytest.mark.parametrize(("maker", "question"), [("island", "m/c/subject"), ("daughter", "m/c/subsidiaries")])
@pytest.mark.parametrize(("yes", "outcome"), [(True, "covered"), (False, "none-found")])
def test_an_answer_settles_what_the_text_leaves_open(
    maker: str, question: str, yes: bool, outcome: str
) -> None:
    answer = Answer(question, yes=yes, by="Counsel", why="Read so.")

    assert told(made_by(maker)).question is not None
    assert told(made_by(maker), TARGETS, answer).outcome == outcome


COUNTRIES = st.sampled_from(["CN", "CN-ZJ", "HK", "DE", None])
GRADES = st.sampled_from(["established", "strong", "probable", "lead", "none"])


@given(COUNTRIES, st.lists(COUNTRIES, max_size=3), GRADES)
def test_no_firm_gets_out_while_its_country_is_unknown_or_an_owners_law_reaches_it(
    country: str | None, owners: list[str | None], grade: str
) -> None:
    line = [country, *owners]
    entities = [firm(f"f{n}", each) for n, each in enumerate(line)]
    graph = Graph(entities, [link("owns", f"f{n + 1}", f"f{n}", share=100) for n in range(len(owners))])

    outcome = Reach(matter(graph)).of(made_by("f0", grade)).outcome

    reached = any(each is not None and each[:2] in ("CN", "HK") for each in line)
    if reached or country is None or grade in ("lead", "none"):
        assert outcome != "none-found"
    if country in ("CN", "CN-ZJ") and grade in ("established", "strong"):
        assert outcome == "covered"
    assert outcome in OUTCOMES
