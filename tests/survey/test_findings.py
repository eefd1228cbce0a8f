"""Every device gets a finding: what it is, whom the law binds there, and what follows or why not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, Names, Source
from debar.estate.bodies import Body, Site
from debar.estate.contracts import Contract
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.identify import Identifier
from debar.identify.engine import Engine
from debar.identify.evidence import Sighting
from debar.identify.models import Models
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.law.measure import Clause, Condition, Measure, Running, Step, Targets
from debar.law.registry import Registry
from debar.law.verdict import Answer
from debar.survey.devices import Device
from debar.survey.findings import NO_PARTY, NO_SITE, STRANGE_SITE, Finding, find, party
from debar.survey.stays import Stay

LONG_AGO = Partial.parse("2020-01-01")
TODAY = date(2026, 11, 23)
GRAPH = Graph(
    [
        Entity("quill", "company", Names(legal="Quill Optical Works Ltd.", short="Quill"), LONG_AGO),
        Entity("plume", "company", Names(legal="Plume Limited", short="Plume"), LONG_AGO),
        Entity("brand-inkwell", "brand", Names(short="Inkwell"), LONG_AGO),
    ],
    [
        Link(
            "makes-for",
            "quill",
            "brand-inkwell",
            LONG_AGO,
            span=RoughSpan(LONG_AGO, Partial.parse("2022-01-01")),
        )
    ],
)
IDENTIFIER = Identifier(Engine((), Models(())), GRAPH)


def clause(id: str, *conditions: Condition) -> Clause:
    return Clause(
        id,
        "use",
        "binding",
        Both("Do not use.", "Ne pas utiliser."),
        Targets(("quill",)),
        (Running(date(2020, 1, 1), ("Order",), LONG_AGO),),
        binds_kinds=("federal-department",),
        conditions=conditions,
    )


MEASURE = Measure(
    "order",
    "CA",
    Both("Issuer", "Autorité"),
    Both("Order", "Décret"),
    "order",
    Both("Act", "Loi"),
    LONG_AGO,
    LONG_AGO,
    (
        clause(
            "guarded-places",
            Condition("guarded", Both("Guarded?", "Gardé?"), test="site-class", value="guarded"),
        ),
        clause(
            "new-things", Condition("new", Both("New?", "Neuf?"), test="acquired-after", value="2024-01-01")
        ),
    ),
    (Step(LONG_AGO, "in-force", Both("In force.", "En vigueur."), LONG_AGO),),
    (Source("Order", "Gazette"),),
    "high",
)
LAW = Registry([MEASURE], (), "0123456789abcdef")
DEPARTMENT = Party("CA", "federal-department")
MILL = Site("mill", "lights", Both("Mill", "Moulin"), classes=("guarded",))
QUAY = Site("quay", "ferries", Both("Quay", "Quai"))
ESTATE = Estate(
    bodies=(
        Body("lights", Both("Lights", "Phares"), DEPARTMENT),
        Body("ferries", Both("Ferries", "Traversiers"), Party("CA", "private-person")),
    ),
    sites=(MILL, QUAY),
)


def made(maker: str, *, site: str | None = None, place: str | None = None, **facts: str) -> Device:
    said = {"maker-claimed": maker, **facts}
    rows = [Sighting("s1", "row 2", "row 2", field, value) for field, value in said.items()]
    return Device("dev-1", ("s1/row 2",), site, place=place, sightings=tuple(rows))


def found(
    devices: Iterable[Device], estate: Estate = ESTATE, answers: tuple[Answer, ...] = ()
) -> list[Finding]:
    return list(
        find(devices, estate=estate, law=LAW, graph=GRAPH, identifier=IDENTIFIER, on=TODAY, answers=answers)
    )


def outcomes(finding: Finding) -> dict[str, str]:
    return {verdict.clause: verdict.outcome for verdict in finding.judgement.verdicts}


def test_a_covered_thing_is_found_for_the_body_of_its_site_with_its_sources() -> None:
    device = made("Quill", site="mill", acquired="2024-06-01")
    (finding,) = found([device])

    assert (finding.device, finding.body, finding.sources, finding.why) == (
        device.summary,
        "lights",
        ("s1",),
        None,
    )
    assert finding.identity.maker is not None
    assert (finding.identity.maker.id, finding.judgement.outcome) == ("quill", "covered")
    assert outcomes(finding) == {"guarded-places": "covered", "new-things": "covered"}


def test_the_class_of_the_site_and_the_day_of_purchase_decide() -> None:
    (finding,) = found([made("Quill", site="mill", acquired="2021-06-01")])

    assert outcomes(finding) == {"guarded-places": "covered"}


def test_a_day_of_purchase_on_which_sources_do_not_agree_is_a_question() -> None:
    device = made("Quill", site="mill", acquired="2021-06-01")
    other = Sighting("s2", "row 9", "row 9", "acquired", "2024-06-01")
    vague = Sighting("s2", "row 9", "row 9", "acquired", "2021")
    (unsure,) = found([Device("dev-1", (), "mill", sightings=(*device.sightings, other))])
    (sure,) = found([Device("dev-1", (), "mill", sightings=(*device.sightings, vague))])

    assert outcomes(unsure)["new-things"] == "conditional"
    assert "new-things" not in outcomes(sure)


def test_a_badge_tells_of_those_who_made_for_it_when_the_thing_was_bought() -> None:
    before, after, unsure = found(
        [
            made("Inkwell", site="mill", acquired="2021-06-01"),
            made("Inkwell", site="mill", acquired="2024-06-01"),
            made("Inkwell", site="mill"),
        ]
    )

    makers = [each.identity.maker and each.identity.maker.id for each in (before, after, unsure)]
    assert makers == ["quill", None, "quill"]


def test_another_maker_and_another_party_are_under_no_restriction_and_still_found() -> None:
    another, elsewhere = found([made("Plume", site="mill"), made("Quill", site="quay")])

    assert (another.judgement.outcome, another.body) == ("none-found", "lights")
    assert (elsewhere.judgement.outcome, elsewhere.body) == ("none-found", "ferries")


def test_the_kind_that_papers_give_counts_where_the_device_does_not_tell() -> None:
    printer, unsure = found([made("Quill", site="mill", **{"kind-claimed": "Imprimante"}), made("Quill")])

    assert (printer.identity.kind, unsure.identity.kind) == ("printer", None)
    assert [claim.text for claim in printer.identity.grounds if claim.field == "kind-claimed"] == [
        "kind=printer"
    ]


def test_where_the_site_is_not_known_the_outcome_is_unknown_with_the_reason() -> None:
    nowhere, strange = found([made("Quill"), made("Quill", place="Lighthouse")])

    assert (nowhere.body, nowhere.judgement.outcome, nowhere.why) == ("", "unknown", NO_SITE)
    assert strange.why == STRANGE_SITE.fill(place="Lighthouse")
    assert (nowhere.judgement.checked, nowhere.judgement.edition) == (0, "0123456789ab")


def test_where_the_site_is_not_known_the_only_party_counts() -> None:
    branch = Body("branch", Both("Branch", "Direction"), parent="lights")
    estate = Estate(bodies=(Body("lights", Both("Lights", "Phares"), DEPARTMENT), branch))
    (finding,) = found([made("Quill", acquired="2024-06-01")], estate)

    assert (finding.body, finding.why) == ("lights", None)
    assert outcomes(finding)["new-things"] == "covered"


def test_a_body_that_does_not_say_what_party_it_is_gets_no_verdict() -> None:
    estate = Estate(bodies=(Body("lights", Both("Lights", "Phares")),), sites=(MILL,))
    (finding,) = found([made("Quill", site="mill")], estate)

    assert (finding.judgement.outcome, finding.why) == ("unknown", NO_PARTY.fill(body="lights"))


def test_an_estate_without_bodies_gives_findings_too() -> None:
    (finding,) = found([made("Quill")], Estate())

    assert (finding.judgement.outcome, finding.why) == ("unknown", NO_SITE)


def test_a_contract_of_a_body_above_binds_and_one_that_has_ended_does_not() -> None:
    ended = RoughSpan(Partial.parse("2020"), Partial.parse("2024"))
    branch = Body("branch", Both("Branch", "Direction"), parent="lights")
    estate = Estate(
        bodies=(*ESTATE.bodies, branch),
        contracts=(
            Contract("k1", "lights", "K-1", "Crown", ("52.204-25 (NOV 2021)",)),
            Contract("k2", "lights", "K-2", "Crown", ("52.204-26",), span=ended),
            Contract("k3", "ferries", "K-3", "Crown"),
        ),
    )

    bound = Party("CA", "federal-department", contracts=("k1",), terms=("52.204-25 (NOV 2021)",))
    assert party(estate, branch, TODAY) == bound


def test_an_answer_that_people_gave_is_heard() -> None:
    (before,) = found([made("Quill", site="mill")])
    question = next(v.question for v in before.judgement.verdicts if v.clause == "new-things")
    assert question is not None
    (after,) = found(
        [made("Quill", site="mill")], answers=(Answer(question.id, False, "clerk", "It is old."),)
    )

    assert outcomes(before)["new-things"] == "conditional"
    assert "new-things" not in outcomes(after)


def test_where_nothing_tells_what_it_is_the_finding_says_what_would_settle_it() -> None:
    bare = Device(
        id="dev-1",
        site="mill",
        sightings=(Sighting("a" * 64, "line 3", "line 3", "switch-port", "sw-2 Gi1/0/7"),),
        stays=(Stay("mill", None, "192.0.2.7", None, None),),
    )

    (faceless, made_by_quill) = find(
        [bare, made("Quill Optical Works Ltd.", site="mill")],
        estate=ESTATE,
        law=LAW,
        graph=GRAPH,
        identifier=IDENTIFIER,
        on=TODAY,
    )

    assert faceless.settle == Both(
        "Follow the cable from switch port sw-2 Gi1/0/7. Take in a scan of 192.0.2.7, or the export of a "
        "system that knows it. Read its label: brand, model, serial number, FCC or IC number.",
        "Suivez le câble depuis le port de commutateur sw-2 Gi1/0/7. Versez un balayage de 192.0.2.7, ou "
        "l'export d'un système qui le connaît. Lisez son étiquette : marque, modèle, numéro de série, numéro "
        "FCC ou IC.",
    )
    assert made_by_quill.settle is None
