"""Lines against the law: the worst that stands against each, on its own day, with reasons."""

import json
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import debar
from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Link, Names, Source
from debar.estate.parties import Party
from debar.identify.models import Grammar, GrammarFile, Models
from debar.kit.canon import canonical
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.measure import Clause, Measure, Running, Targets
from debar.law.registry import Registry
from debar.law.verdict import OUTCOMES, Answer
from debar.screening import words
from debar.screening.lines import Line
from debar.screening.products import Products
from debar.screening.screen import Screened, Screener

DAY = date(2026, 2, 1)
RECORDED = Partial(2026)
WE = Party(jurisdiction="CA", kind="federal-department")
CLAUSE = Clause(
    id="purchase",
    conduct="purchase",
    force="binding",
    says=Both("Do not buy.", "Ne pas acheter."),
    targets=Targets(named=("acme",), own_brands="open", relabels="open", subsidiaries="open"),
    runs=(Running(since=date(2026, 1, 10), cites=("Gazette",), recorded=RECORDED),),
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
    sources=(Source(title="Gazette", publisher="Printer", seen=True),),
    confidence="high",
    caveat=Both("Careful.", "Prudence."),
)
LAW = Registry([MEASURE], edition="0123456789abcdef")


def entity(id: str, kind: EntityKind, short: str) -> Entity:
    return Entity(id=id, kind=kind, names=Names(short=short), recorded=RECORDED)


GRAPH = Graph(
    [
        entity("acme", "company", "Acmecam"),
        entity("brand-acme", "brand", "Acmecam"),
        entity("own", "brand", "HouseCam"),
        entity("acme-canada", "company", "Acmecam Canada"),
        entity("other", "company", "Otherview"),
        entity("badge", "brand", "Badgeview"),
    ],
    [
        Link(kind="brand-of", head="acme", tail="brand-acme", recorded=RECORDED, confidence="high"),
        Link(kind="brand-of", head="acme", tail="own", recorded=RECORDED, confidence="high"),
        Link(kind="owns", head="acme", tail="acme-canada", share=100, recorded=RECORDED, confidence="high"),
        Link(kind="makes-for", head="acme", tail="badge", recorded=RECORDED),
    ],
)
GRAMMAR = Grammar(
    id="acme-ac",
    heads=("AC-",),
    body=r"\d{3}",
    kind="camera",
    line="cameras",
    brand="acme",
    seen="a label, 2026-01-05",
    examples=("AC-100",),
)
MODELS = Models([("acme.yaml", GrammarFile(maker="acme", grammars=(GRAMMAR,)))])
PRODUCTS = Products(msgspec.structs.replace(words.load(), short_forms=()), GRAPH, MODELS)


def screener(
    *, party: Party = WE, law: Registry = LAW, answers: tuple[Answer, ...] = (), forced: bool = False
) -> Screener:
    return Screener(
        party,
        DAY,
        law=law,
        graph=GRAPH,
        products=PRODUCTS,
        answers=answers,
        names=("Harbour Trading Ltd.",),
        forced=forced,
    )


READY = screener()


def line(text: str = "", *, supplier: str = "", brand: str = "", bought: date | None = None) -> Line:
    return Line("lines.csv", 2, text or supplier, text, supplier, brand, bought=bought)


@pytest.mark.parametrize(
    ("text", "verdict", "grade", "maker"),
    [
        ("12 Acmecam dome cameras", "covered", "strong", "acme"),
        ("12 caméras dôme Acmecam", "covered", "strong", "acme"),
        ("HouseCam camera", "conditional", "strong", "acme"),
        ("AC-100", "suspected", "probable", "acme"),
        ("Badgeview camera", "suspected", "lead", "acme"),
        ("Badgeview AC-100", "suspected", "probable", "acme"),
        ("Acmecam camera or equivalent", "suspected", "probable", "acme"),
        ("Support pour caméra Acmecam", "suspected", "lead", "acme"),
        ("Maintenance of the Acmecam system", "suspected", "lead", "acme"),
        ("Otherview camera", "none-found", "strong", "other"),
        ("Dome camera, 4 MP", "unknown", "none", None),
        ("Cameras, not Acmecam", "unknown", "none", None),
        ("No Acmecam", "none-found", "none", None),
        ("Wireless router", "none-found", "none", None),
        ("Office chairs", "none-found", "none", None),
    ],
)
def test_a_line_gets_the_worst_that_its_grade_lets_it_have(
    text: str, verdict: str, grade: str, maker: str | None
) -> None:
    found = READY.screen(line(text))

    assert (found.verdict, found.grade, found.maker) == (verdict, grade, maker)


def test_an_answer_holds_all_that_is_promised_and_only_json() -> None:
    found = json.loads(canonical(READY.screen(line("Acmecam AC-100 camera", supplier="Lakeshore"))))

    assert {key: value for key, value in found.items() if key not in ("clauses", "reasons", "matches")} == {
        "source": "lines.csv",
        "row": 2,
        "text": "Acmecam AC-100 camera",
        "verdict": "covered",
        "grade": "strong",
        "force": "binding",
        "brand": "brand-acme",
        "maker": "acme",
        "model": "AC-100",
        "entity": "acme",
        "on": "2026-02-01",
        "product": "camera",
        "shown": {"en": "Appears covered: confirm", "fr": "Semble visé : à confirmer"},
        "supplier": "Lakeshore",
        "quantity": None,
    }
    assert [match["name"] for match in found["matches"]] == ["Acmecam"]
    assert [(c["measure"], c["clause"], c["verdict"]) for c in found["clauses"]] == [
        ("ban", "purchase", "covered")
    ]
    assert found["clauses"][0]["caveat"] == {"en": "Careful.", "fr": "Prudence."}
    assert [reason["says"]["en"] for reason in found["reasons"]] == [
        "The line says “Acmecam”, a name of Acmecam.",
        "The line gives “AC-100”, a model number as Acmecam builds them (cameras).",
    ]


def test_nothing_found_says_what_was_checked_and_never_more() -> None:
    found = READY.screen(line("Office chairs"))

    assert found.shown == Both(
        "No restriction found in 1 measures checked, edition 0123456789ab, 2026-02-01",
        "Aucune restriction trouvée parmi 1 mesures vérifiées, édition 0123456789ab, 2026-02-01",
    )
    assert (found.clauses, found.matches, found.reasons, found.force) == ((), (), (), None)


def test_a_line_is_judged_on_its_own_day_unless_one_is_forced() -> None:
    early = line("Acmecam camera", bought=date(2025, 12, 1))

    assert (READY.screen(early).verdict, READY.screen(early).on) == ("none-found", date(2025, 12, 1))
    assert [match.name for match in READY.screen(early).matches] == ["Acmecam"]
    assert (screener(forced=True).screen(early).verdict, screener(forced=True).screen(early).on) == (
        "covered",
        DAY,
    )


def test_a_supplier_of_the_group_makes_the_thing_suspect_and_the_line_says_who() -> None:
    found = READY.screen(line("Extended warranty", supplier="ACMECAM CANADA INC."))

    assert (found.verdict, found.grade, found.entity) == ("suspected", "lead", "acme-canada")
    assert found.matches[0].why.startswith("supplier: ")
    assert found.reasons[0].says.en == (
        "The supplier appears to be Acmecam Canada (likeness 1.00 of 1 to “Acmecam Canada”). "
        "What it sells may be Acmecam's."
    )


def test_a_supplier_on_a_list_of_ones_own_is_suspected_without_a_clause() -> None:
    found = READY.screen(line("Chairs", supplier="Harbour Trading"))

    assert (found.verdict, found.clauses, found.entity) == ("suspected", (), None)
    assert [match.name for match in found.matches] == ["Harbour Trading Ltd."]


def test_a_restricted_name_is_told_where_nothing_binds_the_party() -> None:
    private = screener(party=Party(jurisdiction="CA", kind="private-person"))

    found = private.screen(line("Acmecam camera"))

    assert (found.verdict, [match.name for match in found.matches]) == ("none-found", ["Acmecam"])


def test_what_a_line_rules_out_is_told_with_a_score_of_nothing() -> None:
    found = READY.screen(line("Cameras, not Acmecam"))

    assert [(match.name, match.score) for match in found.matches] == [("Acmecam", 0.0)]
    assert [reason.says.en for reason in found.reasons if reason.against] == [
        "The line mentions Acmecam as what it must not be (“not”)."
    ]


def test_a_camera_of_a_brand_that_nobody_knows_says_so() -> None:
    found = READY.screen(line("Dome camera", brand="Nobody"))

    assert found.verdict == "unknown"
    assert (
        found.reasons[0].says.fr
        == "La ligne dit « Nobody », une marque inconnue ici : demandez qui fabrique l'article."
    )


def test_an_answer_given_to_the_question_settles_it() -> None:
    (stands,) = READY.screen(line("HouseCam camera")).clauses
    assert stands.question is not None
    yes = Answer(stands.question.id, True, "legal counsel", "the text says so")

    assert screener(answers=(yes,)).screen(line("HouseCam camera")).verdict == "covered"


def test_lines_alike_are_screened_once_and_keep_their_own_place() -> None:
    one, two = READY.all([Line("a", 1, "X", "Acmecam"), Line("b", 9, "Y", "Acmecam")])

    assert (two.source, two.row, two.text) == ("b", 9, "Y")
    assert msgspec.structs.replace(two, source="a", row=1, text="X") == one


def test_debar_screen_reads_the_knowledge_that_comes_with_it() -> None:
    (found,) = debar.screen([line("Hikvision dome camera")], WE, date(2026, 11, 23))

    assert isinstance(found, Screened)
    assert (found.verdict, found.force, found.maker) == ("covered", "announced", "hikvision")


@given(st.text(), st.text(), st.text(), st.none() | st.dates())
def test_no_line_makes_it_raise(text: str, supplier: str, brand: str, bought: date | None) -> None:
    found = READY.screen(line(text, supplier=supplier, brand=brand, bought=bought))

    assert found.verdict in OUTCOMES


FORBIDDEN = ("clean", "allowed", "compliant", "conforme", "permis", "autorisé")


@given(
    st.sampled_from(
        ["Acmecam", "Badgeview", "Otherview", "chair", "camera", "AC-100", "No Acmecam", "HouseCam"]
    )
)
def test_no_answer_calls_anything_clean(text: str) -> None:
    found = READY.screen(line(text))

    told = " ".join((found.shown.en, found.shown.fr, *(r.says.en + r.says.fr for r in found.reasons))).lower()
    assert [word for word in FORBIDDEN if word in told] == []
