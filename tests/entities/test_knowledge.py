"""The entities that the program brings along hold to their own rules."""

from datetime import date

import pytest

from debar.entities.graph import Graph
from debar.entities.names import lookup

GRAPH = Graph.load()
TODAY = date(2026, 11, 23)


def test_every_link_was_read_in_a_source() -> None:
    unread = [(link.head, link.tail) for link in GRAPH.links if not any(s.seen for s in link.sources)]

    assert unread == []


def test_every_entity_was_read_in_a_source_of_its_own_or_of_a_link() -> None:
    linked = {end for link in GRAPH.links for end in (link.head, link.tail)}

    assert [e.id for e in GRAPH.entities if not any(s.seen for s in e.sources) and e.id not in linked] == []


def test_who_makes_for_whom_rests_on_a_source_that_a_reader_can_open() -> None:
    made = [link for link in GRAPH.links if link.kind == "makes-for"]

    assert made
    assert [link.tail for link in made if not any(source.url for source in link.sources)] == []


def test_a_relabel_of_low_confidence_is_told_as_an_allegation() -> None:
    low = [link for link in GRAPH.links if link.kind == "makes-for" and link.confidence == "low"]

    assert [x.tail for x in low if not (x.note and x.note.en.startswith("Alleged by"))] == []
    assert [x.tail for x in low if not (x.note and x.note.fr.startswith("Allégué par"))] == []


def test_no_fact_is_recorded_after_the_edition_was_made() -> None:
    assert max(link.recorded.last for link in GRAPH.links) <= TODAY


def test_no_person_is_named() -> None:
    assert [entity.id for entity in GRAPH.entities if entity.kind == "person"] == []


@pytest.mark.parametrize(
    "id", ["brand-hyundai", "brand-toshiba", "brand-ntt", "brand-jvc", "brand-i-pro-oem"]
)
def test_what_rests_on_recall_is_not_there(id: str) -> None:
    assert id not in GRAPH


@pytest.mark.parametrize(
    ("maker", "target", "on", "tie"),
    [
        ("hikvision-canada", "hikvision", date(2025, 6, 27), ("subsidiary", True)),
        ("ezviz", "hikvision", date(2025, 6, 27), ("subsidiary", True)),
        ("ezviz", "hikvision", date(2019, 1, 1), ("subsidiary", False)),
        ("brand-hilook", "hikvision", date(2025, 6, 27), ("own-brand", True)),
        ("cethik", "hikvision", date(2025, 6, 27), ("affiliate", True)),
        ("china-mobile", "hikvision", date(2025, 6, 27), None),
        ("lorex", "dahua", date(2017, 6, 1), None),
        ("lorex", "dahua", date(2022, 11, 23), ("subsidiary", True)),
        ("lorex", "dahua", date(2022, 11, 24), None),
        ("dahua-usa", "dahua", date(2023, 6, 1), ("subsidiary", True)),
        ("dahua-usa", "dahua", date(2024, 6, 1), None),
        ("intelbras", "dahua", date(2022, 6, 1), None),
        ("honor", "huawei", date(2021, 1, 1), None),
        ("brand-honor", "huawei", date(2021, 1, 1), None),
        ("hisilicon", "huawei", date(2025, 1, 1), ("subsidiary", True)),
        ("huawei-canada", "huawei", date(2025, 1, 1), ("subsidiary", False)),
        ("futurewei", "huawei", date(2019, 5, 16), ("subsidiary", True)),
        ("norsat", "hytera", date(2017, 7, 19), None),
        ("norsat", "hytera", date(2017, 7, 20), ("subsidiary", True)),
        ("sinclair-technologies", "hytera", date(2023, 1, 1), ("subsidiary", False)),
        ("teltronic", "hytera", date(2024, 1, 1), ("subsidiary", True)),
        ("teltronic", "hytera", date(2026, 1, 1), None),
        ("sepura", "hytera", date(2024, 1, 1), None),
        ("comnet", "citic-telecom", date(2023, 1, 1), ("subsidiary", True)),
        ("china-telecom-americas", "china-mobile", date(2025, 1, 1), None),
        ("dahua", "china-mobile", date(2025, 1, 1), None),
        ("dahua", "hikvision", date(2025, 1, 1), None),
        ("axis", "canon", date(2020, 1, 1), ("subsidiary", True)),
        ("axis", "hikvision", date(2025, 6, 27), None),
    ],
)
def test_ties_of_the_known_cases(maker: str, target: str, on: date, tie: tuple[str, bool] | None) -> None:
    found = GRAPH.tie(maker, target, on)

    assert (found and (found.kind, found.certain)) == tie


OWNERS: dict[str, list[tuple[str, str]]] = {
    "lorex": [
        ("2012-06-01", ""),
        ("2017-06-01", "flir"),
        ("2020-06-01", "dahua"),
        ("2022-11-23", "dahua"),
        ("2022-11-24", "skywatch"),
    ],
    "dahua-usa": [("2023-12-31", "dahua"), ("2024-02-01", "central-motion-picture-usa")],
    "luminys": [("2024-06-01", ""), ("2025-06-01", "foxlink")],
    "resideo": [("2018-06-01", "honeywell"), ("2018-10-29", "")],
    "adi-global": [("2018-10-28", ""), ("2018-10-29", "resideo")],
    "snap-one": [("2024-06-13", ""), ("2024-06-14", "resideo")],
    "ezviz": [("2022-12-27", ""), ("2022-12-28", "hikvision")],
}


@pytest.mark.parametrize(
    ("firm", "on", "owner"), [(firm, on, owner) for firm, sold in OWNERS.items() for on, owner in sold]
)
def test_a_firm_that_was_sold_has_on_each_day_the_owner_of_that_day(firm: str, on: str, owner: str) -> None:
    held = [one.owner for one in GRAPH.owners_of(firm, date.fromisoformat(on)) if one.holds]

    assert held == ([owner] if owner else [])


@pytest.mark.parametrize(
    ("brand", "on", "makers"),
    [
        ("brand-honeywell", "2021-06-01", {"dahua": None}),
        ("brand-honeywell", "2022-05-01", {"dahua": False}),
        ("brand-lorex", "2017-06-01", {"dahua": None, "hikvision": None}),
        ("brand-lorex", "2020-06-01", {"dahua": True, "hikvision": None}),
        ("brand-luminys", "2023-06-01", {"dahua": False}),
        ("brand-luminys", "2024-06-01", {"dahua": True}),
        ("brand-q-see", "2021-06-01", {"dahua": False}),
    ],
)
def test_who_made_for_a_brand_is_told_for_the_day(
    brand: str, on: str, makers: dict[str, bool | None]
) -> None:
    made: dict[str, bool | None] = {}
    for one in GRAPH.makers_of(brand, date.fromisoformat(on)):
        if not one.own:
            made.setdefault(one.maker, one.holds)

    assert made == makers


@pytest.mark.parametrize(
    ("on", "makers"),
    [
        (date(2017, 6, 1), []),
        (date(2020, 6, 1), [("dahua", "high")]),
        (date(2025, 6, 1), [("dahua", "low")]),
    ],
)
def test_lorex_was_made_by_dahua_in_dahuas_time_and_is_alleged_to_be_since(
    on: date, makers: list[tuple[str, str]]
) -> None:
    made = GRAPH.makers_of("brand-lorex", on)

    assert [(one.maker, one.link.confidence) for one in made if one.holds] == makers


def test_relations_that_ended_without_a_date_say_nothing_about_a_day() -> None:
    ended = [link for link in GRAPH.links if link.ended]

    assert {"brand-adt", "brand-bcs", "brand-legrand"} <= {link.tail for link in ended}
    assert {link.holds(TODAY) for link in ended} == {None}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Hikvison", "hikvision"),
        ("海康威视", "hikvision"),
        ("杭州海康威視數字技術股份有限公司", "hikvision"),
        ("Hikvision Canada", "hikvision-canada"),
        ("Zheijang Dahua Technologie", "dahua"),
        ("大华", "dahua"),
        ("ez-viz", "ezviz"),
        ("HI LOOK", "brand-hilook"),
        ("中华人民共和国商务部", "mofcom"),
        ("Ministère chinois du Commerce", "mofcom"),
        ("Gouvernement du Quebec", "gov-qc"),
        ("Cour federale du Canada", "fc-ca"),
        ("HUAWEI TECHNOLOGIES CO LTD", "huawei"),
        ("Axis Communications", "axis"),
    ],
)
def test_the_names_that_people_write_lead_home(text: str, id: str) -> None:
    assert lookup(GRAPH, text)[0].entity.id == id


@pytest.mark.parametrize(
    "text", ["DAHUA ELECTRONICS CORPORATION", "ZTE PARSIAN", "TECHNICAL SERVICES", "APEX", "INFO TECH"]
)
def test_the_names_of_others_are_nobodys_here(text: str) -> None:
    assert [found.entity.id for found in lookup(GRAPH, text) if found.score >= 0.5] == []
