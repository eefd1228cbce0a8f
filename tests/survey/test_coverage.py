"""What was searched, what only papers tell of, what was not and cannot be searched."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from msgspec import structs

from debar.estate.bodies import Body, Site
from debar.estate.networks import Network
from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.words import Both
from debar.survey.coverage import Covered, of
from debar.survey.importers import SourceFile

WHY = Both("It stands alone.", "Il est isolé.")
ESTATE = Estate(
    bodies=(Body("lights", Both("Lights", "Phares")),),
    sites=(
        Site("mill", "lights", Both("Mill", "Moulin")),
        Site("quay", "lights", Both("Quay", "Quai"), unsearchable=WHY),
    ),
    networks=(
        Network("cctv", "mill", ("192.0.2.0/25", "2001:db8::/120")),
        Network("office", "mill", ("192.0.2.128/25",)),
        Network("alone", "quay"),
    ),
)
SEEN = datetime(2026, 10, 19, tzinfo=UTC)
Method = Literal["import", "scan", "listen", "walk"]


def saw(source: str, row: int, address: str, method: Method = "scan", site: str | None = None) -> Sighting:
    at = SEEN if method != "import" else None
    return Sighting(source, f"r{row}", f"r{row}", "address", address, method, site, None, at)


def brief(covered: Covered) -> tuple[str | None, str | None, str, int, int]:
    return covered.site, covered.network, covered.state, covered.devices, covered.named


def test_nothing_taken_in_is_nothing_searched() -> None:
    assert [brief(each) for each in of(ESTATE, [], [])] == [
        ("mill", None, "not-searched", 0, 0),
        ("mill", "cctv", "not-searched", 0, 0),
        ("mill", "office", "not-searched", 0, 0),
        ("quay", None, "cannot", 0, 0),
        ("quay", "alone", "cannot", 0, 0),
    ]


def test_a_scan_says_how_when_and_how_many_of_how_many_answered() -> None:
    rows = of(ESTATE, [], [saw("s1", 1, "192.0.2.7"), saw("s1", 2, "192.0.2.8"), saw("s2", 1, "192.0.2.7")])

    assert rows[1] == Covered(
        site="mill",
        network="cctv",
        state="searched",
        methods=("scan",),
        sources=("s1", "s2"),
        first=SEEN,
        last=SEEN,
        devices=3,
        bare=3,
        answered=2,
        addresses=128 + 256,
        says=Both(
            "Searched by network scan, on 2026-10-19. Devices seen: 3. What was switched off, silent, on "
            "another network or out of sight is not among them. Devices of which nothing tells what they "
            "are, only that something had an address, a lease or a switch port: 3.",
            "Inspecté (balayage du réseau), le 2026-10-19. Appareils vus : 3. Ce qui était éteint, muet, sur "
            "un autre réseau ou hors de vue n'en fait pas partie. Appareils dont rien ne dit ce qu'ils sont, "
            "seulement que quelque chose avait une adresse, un bail ou un port de commutateur : 3.",
        ),
    )
    assert [brief(each) for each in rows[:3:2]] == [
        ("mill", None, "searched", 3, 0),
        ("mill", "office", "not-searched", 0, 0),
    ]


def test_things_that_are_one_device_count_once() -> None:
    known = {"s1/r1": "dev-1", "s2/r1": "dev-1"}
    rows = of(ESTATE, [], [saw("s1", 1, "192.0.2.7"), saw("s2", 1, "192.0.2.7", "import")], known)

    assert brief(rows[1]) == ("mill", "cctv", "searched", 1, 0)


def test_what_only_records_name_is_paper_and_said_to_be() -> None:
    rows = of(ESTATE, [], [saw("s1", 1, "192.0.2.7", "import"), saw("s1", 2, "", "import", "mill")])

    assert brief(rows[0]) == ("mill", None, "paper-only", 2, 2)
    assert rows[0].says.en.startswith(
        "Known only from records. Devices named: 2. Nobody has looked at the place itself."
    )
    assert (rows[0].answered, rows[1].answered, rows[1].state) == (0, 0, "paper-only")


def test_a_place_that_cannot_be_searched_stays_so_whatever_is_known_of_it() -> None:
    rows = of(ESTATE, [], [saw("s1", 1, "", "walk", "quay")])

    assert brief(rows[3]) == ("quay", None, "cannot", 1, 0)
    assert (rows[3].why, rows[3].methods) == (WHY, ("walk",))
    assert rows[3].says.fr.startswith(
        "Ne peut être inspecté, ou pas en entier : Il est isolé. Appareils connus : 1."
    )


def test_a_scan_that_nothing_answered_was_a_search_all_the_same() -> None:
    sources = [
        SourceFile("s1", "scan.xml", 9, "nmap-xml", "mill", "office", SEEN),
        SourceFile("s2", "list.csv", 9, "table", "mill"),
        SourceFile("s3", "other.csv", 9, "table"),
    ]
    rows = of(ESTATE, sources, [])

    assert [(each.network, each.state, each.sources) for each in rows[:3]] == [
        (None, "searched", ("s1", "s2")),
        ("cctv", "not-searched", ()),
        ("office", "searched", ("s1",)),
    ]


def test_a_search_for_one_make_alone_says_so_until_another_way_was_tried() -> None:
    alone = [
        SourceFile("s1", "sadp.csv", 1, "sadp-table"),
        SourceFile("s0", "none.xml", 1, "sadp-xml", "mill"),
    ]
    seen = [saw("s1", 1, "192.0.2.7")]

    narrow = of(ESTATE, alone, seen)[0].says
    wide = of(ESTATE, [*alone, SourceFile("s2", "scan.xml", 1, "nmap-xml", "mill")], seen)[0].says

    assert "Asked for were only devices that answer Hikvision's search (SADP): others are not" in narrow.en
    assert (
        "Seuls ont été recherchés les appareils qui répondent à la recherche de Hikvision (SADP)" in narrow.fr
    )
    assert "Asked for were only" not in wide.en


def test_what_has_no_known_site_is_told_last_and_counts_for_none() -> None:
    rows = of(ESTATE, [], [saw("s1", 1, "203.0.113.7"), saw("s1", 2, "", "import", "Lighthouse")])

    assert brief(rows[-1]) == (None, None, "searched", 2, 1)
    assert all(each.devices == 0 for each in rows[:-1])


def test_what_a_lease_alone_tells_of_is_counted_until_some_source_says_what_it_is() -> None:
    lease = [saw("s1", 1, "192.0.2.7", "import"), saw("s1", 2, "192.0.2.8", "import")]
    register = [
        structs.replace(saw("s2", 1, "192.0.2.7", "import"), field="model", value="Q-100", site="mill")
    ]
    known = {"s1/r1": "dev-1", "s2/r1": "dev-1"}

    assert [(row.network, row.devices, row.bare) for row in of(ESTATE, [], lease, known)[:2]] == [
        (None, 2, 2),
        ("cctv", 2, 2),
    ]
    assert [(row.devices, row.bare) for row in of(ESTATE, [], [*lease, *register], known)[:2]] == [
        (2, 1),
        (2, 1),
    ]
