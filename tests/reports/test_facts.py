from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import msgspec
import pytest

from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, Names
from debar.estate.bodies import Body, Site
from debar.estate.networks import Network
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.identify.evidence import Claim, Grade, Graded, Identity
from debar.kit.canon import canonical
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.law.judge import judge
from debar.law.measure import Asks, Clause, Measure, Running, Step, Targets
from debar.law.registry import Registry
from debar.law.response import Response
from debar.law.verdict import Item
from debar.reports import facts
from debar.reports.facts import Facts
from debar.reports.summary import sentences
from debar.review.acts import Assessed, CaseAct, Countersigned, Opened, Planned
from debar.review.case import Case, fold
from debar.review.decided import Source
from debar.survey.coverage import Covered
from debar.survey.devices import Summary
from debar.survey.findings import Finding

ON = date(2026, 11, 23)
KNOWN = Partial.parse("2026-01-01")
SCAN = "a" * 64
HALL, QUAY = Both("Hall", "Salle"), Both("Quay", "Quai")

ESTATE = Estate(
    bodies=(Body("dep", Both("Department", "Ministère"), Party("CA", "federal-department")),),
    sites=(
        Site("hall", "dep", HALL),
        Site("quay", "dep", QUAY, tenure="leased", landlord="Owner Ltd.", controlled_by="building manager"),
    ),
    networks=(Network("hall-net", "hall", ("192.0.2.0/24",), "Office"), Network("quay-net", "quay")),
)
GRAPH = Graph(
    [
        Entity("acme", "company", Names(short="Acme"), KNOWN),
        Entity("bolt", "company", Names(short="Bolt"), KNOWN),
        Entity("relay", "brand", Names(short="Relay"), KNOWN),
    ],
    [Link("makes-for", "acme", "relay", KNOWN, span=RoughSpan(since=KNOWN), confidence="high")],
)
ASK = Both(
    "Does the ban mean other firms' badges too?", "L'interdiction vise-t-elle aussi les autres marques ?"
)
BAN = Measure(
    id="ca-acme-2025",
    jurisdiction="CA",
    issuer=Both("Government", "Gouvernement"),
    title=Both("Ban on Acme", "Interdiction d'Acme"),
    instrument="policy",
    legal_basis=Both("none", "aucun"),
    announced=Partial.parse("2025-06-27"),
    recorded=KNOWN,
    clauses=(
        Clause(
            id="use",
            conduct="use",
            force="announced",
            says=Both("No use of Acme products.", "Pas d'utilisation de produits Acme."),
            targets=Targets(("acme",), relabels="open", asks=Asks(relabels=ASK)),
            runs=(Running(date(2025, 6, 27), (), KNOWN),),
            binds_kinds=("federal-department",),
        ),
    ),
    status=(Step(Partial.parse("2025-06-27"), "announced", Both("said", "dit"), KNOWN),),
    sources=(),
    confidence="high",
    caveat=Both("Announced only.", "Annoncée seulement."),
)
FAR = Measure(
    id="us-other",
    jurisdiction="US",
    issuer=Both("Congress", "Congrès"),
    title=Both("Another", "Une autre"),
    instrument="statute",
    legal_basis=Both("none", "aucun"),
    announced=Partial.parse("2019"),
    recorded=KNOWN,
    clauses=(),
    status=(Step(Partial.parse("2019"), "in-force", Both("made", "adoptée"), KNOWN),),
    sources=(),
    confidence="high",
)
REPLY = Response(
    id="acme-says",
    date=Partial.parse("2025-06-30"),
    actor="acme",
    kind="statement",
    measures=("ca-acme-2025",),
    says=Both("Acme objects.", "Acme s'oppose."),
    sources=(),
    confidence="high",
    recorded=KNOWN,
    link=Both("It answers the ban by name.", "Elle répond nommément à l'interdiction."),
)
LAW = Registry([BAN, FAR], [REPLY], "f" * 64)
SAYS = Both("Searched.", "Inspecté.")
SEEN = datetime(2026, 10, 19, 13, tzinfo=UTC)
COVERAGE = (
    Covered("hall", None, "searched", ("scan",), (SCAN,), SEEN, SEEN, 2, says=SAYS),
    Covered("hall", "hall-net", "searched", ("scan",), (SCAN,), SEEN, SEEN, 2, says=SAYS),
    Covered("quay", None, "not-searched", says=Both("Not searched.", "Non inspecté.")),
    Covered("quay", "quay-net", "not-searched", says=Both("Not searched.", "Non inspecté.")),
)
SOURCE = Source(
    digest=SCAN,
    name="/home/officer/scans/scan.xml",
    format="nmap-xml",
    bytes=2048,
    taken=SEEN,
    by="officer",
    sightings=12,
    problems=1,
    site="hall",
    secrets=("Password",),
)


def finding(
    id: str,
    maker: str | None = None,
    brand: str | None = None,
    *,
    grade: Grade = "established",
    site: str | None = "hall",
    name: str | None = None,
) -> Finding:
    identity = Identity(
        id=id,
        kind="camera" if maker else None,
        brand=Graded(brand, 0.9, "strong") if brand else None,
        maker=Graded(maker, 0.97, grade) if maker else None,
        model=Graded("M-1", 0.9, "probable") if maker else None,
        relabel=None if not (brand and maker) else brand != maker,
        grounds=(Claim("maker", maker, "lineage", 4.0, "Acme-Webs", "http.server", "acme-webs"),)
        if maker
        else (),
        against=(Claim("maker", "bolt", "hint", -0.5, "Bolt", "http.title", "bolt-title"),) if maker else (),
    )
    judged = judge(Item.of(identity), ESTATE.party("dep"), "use", ON, law=LAW, graph=GRAPH)
    summary = Summary(id=id, site=site, addresses=("192.0.2.7",), name=name)
    return Finding(summary, "dep", identity, judged, (SCAN,))


FINDINGS = (
    finding("dev-1", "acme", "acme"),
    finding("dev-2", "acme", "relay"),
    finding("dev-3", "acme", grade="lead"),
    finding("dev-4", name="printer"),
    finding("dev-5", "bolt", "bolt"),
)


def told(
    findings: Iterable[Finding] = FINDINGS,
    coverage: Sequence[Covered] = COVERAGE,
    cases: Iterable[Case] = (),
) -> Facts:
    return facts.of(
        title=Both("Review", "Examen"),
        body=Both("Department", "Ministère"),
        on=ON,
        version="0.1.0",
        estate=ESTATE,
        law=LAW,
        graph=GRAPH,
        findings=findings,
        coverage=coverage,
        sources=[SOURCE],
        cases=cases,
    )


def case(*acts: CaseAct) -> Case:
    opened = Opened(
        by="program",
        at=SEEN,
        device="dev-1",
        measure="ca-acme-2025",
        clause="use",
        outcome="covered",
        evidence=(SCAN,),
        edition="f" * 64,
    )
    return fold("case-1", [opened, *acts])


def test_devices_are_counted_by_outcome_and_stand_worst_first() -> None:
    found = told()

    assert [d.outcome for d in found.findings] == [
        "covered",
        "conditional",
        "suspected",
        "unknown",
        "none-found",
    ]
    assert (found.devices.total, found.devices.open) == (5, 4)
    assert [found.devices.count(d.outcome) for d in found.findings] == [1, 1, 1, 1, 1]


def test_the_same_inputs_give_the_same_bytes_in_whatever_order_findings_come() -> None:
    assert canonical(told()) == canonical(told(reversed(FINDINGS)))


def test_a_site_that_was_not_searched_is_unknown_though_nothing_was_found() -> None:
    places = {place.site: place for place in told([finding("dev-5", "bolt", "bolt")]).places}

    assert places["hall"].outcome == "none-found"
    assert places["quay"].outcome == "unknown"
    assert places["quay"].says.en.startswith("Nothing can be said of it")
    assert "not observed there" in places["hall"].says.en


def test_what_was_not_observed_is_said_with_place_day_and_method() -> None:
    hall = told([finding("dev-5", "bolt", "bolt")]).places[0]

    assert hall.says.en == (
        "Devices of a maker that a measure speaks of: not observed there. "
        "Looked at Office, by network scan, on 19\u00a0October 2026."
    )


def test_a_place_that_cannot_be_searched_says_what_was_seen_of_it_all_the_same() -> None:
    walked = Covered("hall", None, "cannot", ("walk",), (SCAN,), SEEN, SEEN, 1, says=SAYS)

    hall = told([FINDINGS[0]], [walked]).places[0]

    assert hall.says.en == (
        "1 device known: 1 appears covered. Seen in part, by walk-through, on 19\u00a0October 2026. "
        "Cannot be searched: the site as a whole."
    )


def test_a_site_with_one_part_unsearched_is_unknown_and_names_the_part() -> None:
    open_part = Covered("hall", "hall-net", "not-searched", says=SAYS)

    hall = told([finding("dev-5", "bolt", "bolt")], [COVERAGE[0], open_part]).places[0]

    assert hall.outcome == "unknown"
    assert hall.says.en.endswith("Not searched: Office.")
    assert hall.says.fr.endswith("Non inspecté : Office.")


def test_nothing_is_ever_called_clean_allowed_or_compliant() -> None:
    text = canonical(told()).decode().casefold()

    assert not [word for word in ("clean", "allowed", "compliant", "conforme", "autorisé") if word in text]


def test_brand_and_maker_are_told_apart_each_with_its_grade() -> None:
    relabelled = told().findings[1]

    assert relabelled.brand is not None
    assert relabelled.maker is not None
    assert (relabelled.brand.name, relabelled.brand.grade) == ("Relay", "strong")
    assert (relabelled.maker.name, relabelled.maker.grade) == ("Acme", "established")
    assert relabelled.relabel is True
    assert [(g.value, g.against) for g in relabelled.grounds] == [("Acme", False), ("Bolt", True)]


def test_what_would_settle_it_fits_the_outcome() -> None:
    covered, conditional, suspected, unknown, none_found = told().findings

    assert covered.settles[0].en.startswith("Two people")
    assert conditional.settles == (ASK,)
    assert suspected.settles[0].en.startswith("Photograph the label: FCC or ISED number")
    assert unknown.settles[0] == suspected.settles[0]
    assert none_found.settles == ()


def test_a_device_is_told_in_words_with_what_is_in_doubt_about_it() -> None:
    covered, _, suspected, unknown, none_found = told().findings

    assert covered.portrait is not None
    assert covered.portrait.en.startswith("Camera, model M-1. Sold as ")
    assert covered.grounds[0].seen.fr == "Le nom de son serveur Web"
    assert covered.grounds[0].means.en == "That trait is Acme's own, and no badge changes it (decides alone)"
    assert suspected.doubt is not None
    assert unknown.doubt == Both(
        "Nothing that was seen names a maker.", "Rien de ce qui a été vu ne nomme un fabricant."
    )
    assert (covered.doubt, none_found.doubt) == (None, None)


def test_an_open_question_is_asked_once_with_what_hangs_on_it() -> None:
    asked = told([finding("dev-2", "acme", "relay"), finding("dev-6", "acme", "relay")]).asked

    assert [(each.asks, each.devices) for each in asked] == [(ASK, 2)]


def test_a_restriction_is_denied_only_with_measures_edition_and_day() -> None:
    shown = told().findings[-1].shown

    assert (
        shown.en == "No restriction found in 2 measures checked, edition ffffffffffff, 23\u00a0November 2026"
    )
    assert shown.fr.endswith("23\u00a0novembre 2026")


def test_measures_that_have_a_say_stand_first_with_their_story() -> None:
    ban, other = told().measures

    assert (ban.id, ban.deciding, ban.standing.en) == ("ca-acme-2025", 3, "announced")
    assert ban.ours
    assert ban.running
    assert [(h.on, h.part) for h in ban.happenings] == [("2025-06-27", "status"), ("2025-06-30", "response")]
    assert ban.happenings[1].who == Both("Acme", "Acme")
    assert (other.ours, other.running, other.deciding) == (False, False, 0)


def test_a_source_is_told_without_the_folder_in_which_it_lay() -> None:
    source = told().sources[0]

    assert (source.name, source.digest, source.problems, source.secrets) == (
        "scan.xml",
        SCAN,
        1,
        ("Password",),
    )
    assert told().reach[0].sources == ("scan.xml",)


def test_an_open_case_leaves_the_words_to_the_machine() -> None:
    device = told(cases=[case()]).findings[0]

    assert (device.shown.en, device.case) == ("Appears covered: confirm", "case-1")


def test_two_people_confirm_and_then_the_case_speaks() -> None:
    agreed = (
        Assessed(by="officer", at=SEEN, finds="covered"),
        Countersigned(by="chief", at=SEEN),
        Planned(by="officer", at=SEEN, how="replace", due=date(2027, 3, 31), cost=1200),
    )
    found = told(cases=[case(*agreed)])

    assert found.findings[0].shown.en == "Confirmed covered by use (Ban on Acme)"
    assert found.findings[0].settles == (
        Both("Remove it by 31\u00a0March 2027.", "Le retirer au plus tard le 31\u00a0mars 2027."),
    )
    assert (found.cases[0].step.en, found.cases[0].note) == (
        "removal planned",
        Both("cost: $1,200", "coût : 1\u202f200 $"),
    )
    assert found.summary[-1].en == "Two people have decided 1 of 1 case."


def test_a_case_that_was_cleared_says_on_what_and_that_it_reopens() -> None:
    cleared = (
        Assessed(by="officer", at=SEEN, finds="not-covered", why="other maker on the label"),
        Countersigned(by="chief", at=SEEN),
    )

    shown = told(cases=[case(*cleared)]).findings[0].shown

    assert shown.en == "Not covered on the evidence listed; reopens on new evidence"


def test_a_device_of_no_known_site_is_told_in_a_place_of_its_own() -> None:
    places = told([finding("dev-1", "acme", "acme", site=None)]).places

    assert [(place.name.en, place.devices.total) for place in places] == [
        ("Hall", 0),
        ("Quay", 0),
        ("Site not known", 1),
    ]


def test_the_leased_site_says_from_whom_and_who_controls_it() -> None:
    quay = told().places[1]

    assert quay.tenure == Both("leased from Owner Ltd.", "location, auprès de Owner Ltd.")
    assert quay.controlled_by == "building manager"


def test_the_summary_counts_what_was_searched_and_what_was_not() -> None:
    en = [text.en for text in told().summary]

    assert en[0] == (
        "5 devices at 2 sites were judged against 2 measures, as of 23\u00a0November 2026: 1 appears "
        "covered, 1 depends on an answer, 1 is suspected, 1 is unknown and for 1 no restriction was found "
        "in the measures checked."
    )
    assert en[1] == "Of 2 places (networks, or sites without one), 1 was searched and 1 was not searched."
    assert en[2] == "1 question that only a person can settle would decide 1 device."


def test_the_verb_of_the_open_questions_agrees_with_how_many_there_are() -> None:
    one = told()
    two = msgspec.structs.replace(one, asked=one.asked * 2)

    assert [sentences(each)[2].fr for each in (one, two)] == [
        "1\u00a0question que seule une personne peut trancher déciderait du sort de 1\u00a0appareil.",
        "2\u00a0questions que seule une personne peut trancher décideraient du sort de 2\u00a0appareils.",
    ]


def test_an_empty_workspace_says_that_nothing_is_known() -> None:
    empty = told([], [])

    assert empty.summary[0] == Both("No device is known of yet.", "Aucun appareil n'est encore connu.")
    assert empty.sites.unknown == 2


@pytest.mark.parametrize("name", ["a.csv", "/x/a.csv", "C:\\x\\a.csv"])
def test_folders_do_not_count_in_the_name_of_a_source(name: str) -> None:
    from debar.reports.sources import called

    assert called(name) == "a.csv"
    assert called("/x/a.zip!in/b.csv") == "a.zip!in/b.csv"
