"""Which moments belong to a dispute between two places, or are about an entity."""

from datetime import date
from typing import Any

import msgspec
import pytest
from tests.law.conftest import RECORDED, TEXT, measure_of

from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Link, Names, Source
from debar.kit.times import Partial, RoughSpan
from debar.law import timeline
from debar.law.between import Sides, within
from debar.law.measure import Clause, Condition, Measure, Step, Targets
from debar.law.parts import Member
from debar.law.registry import Registry
from debar.law.response import Response
from debar.law.timeline import Moment

PAPER = Source(title="Paper", publisher="Press", seen=True)
HELD = RoughSpan(Partial.parse("2010-01-01"), Partial.parse("2022-11-24"))


def entity(id: str, country: str | None, kind: EntityKind = "company") -> Entity:
    return Entity(id, kind, Names(short=id.title()), RECORDED, country=country, sources=(PAPER,))


def link(kind: str, head: str, tail: str, span: RoughSpan) -> Link:
    return Link(kind, head, tail, RECORDED, span=span, confidence="high", sources=(PAPER,))  # type: ignore[arg-type]


GRAPH = Graph(
    [
        entity("maker", "CN"),
        entity("arm", "CA"),
        entity("sold", "CA"),
        entity("badge", None, "brand"),
        entity("islander", "HK"),
        entity("other", "RU"),
        entity("ministry", "CN", "government-body"),
        entity("court", "CA", "government-body"),
        entity("abroad", "US", "government-body"),
    ],
    [
        link("owns", "maker", "arm", RoughSpan(Partial.parse("2010"))),
        link("owns", "maker", "sold", HELD),
        link("brand-of", "maker", "badge", RoughSpan(Partial.parse("2010"))),
    ],
)


def measure(id: str, place: str, day: str = "2025-06-27", **more: object) -> Measure:
    step = Step(Partial.parse(day), "announced", TEXT, RECORDED)
    facts: dict[str, object] = {"announced": Partial.parse(day), "status": (step,), "sources": (PAPER,)}
    return measure_of(id, place, **facts | more)


def clause(targets: Targets, *conditions: Condition, **more: object) -> Clause:
    return Clause("c", "purchase", "binding", TEXT, targets, (), conditions=conditions, **more)  # type: ignore[arg-type]


def response(id: str, actor: str, day: str = "2025-07", **more: object) -> Response:
    linked = {"link": TEXT} if more.get("measures") else {}
    facts = {"kind": "statement", "measures": (), **linked, **more}
    return Response(
        id=id,
        date=Partial.parse(day),
        actor=actor,
        says=TEXT,
        sources=(PAPER,),
        confidence="high",
        recorded=RECORDED,
        **facts,  # type: ignore[arg-type]
    )


def told(found: list[Moment]) -> list[str]:
    return [moment.id or moment.measures[0] for moment in found]


def between(law: Registry, one: str = "CA", other: str = "CN") -> list[str]:
    return told(list(Sides(law, GRAPH).between(timeline.every(law), one, other)))


@pytest.mark.parametrize(
    "more",
    [
        {"clauses": (clause(Targets(named=("maker",))),)},
        {"clauses": (clause(Targets(named=("badge",))),)},
        {"clauses": (clause(Targets(named=("islander",))),)},
        {"clauses": (clause(Targets(whoever=True), binds_entities=("arm",)),)},
        {"clauses": (clause(Targets(subject=("CN",))),)},
        {"clauses": (clause(Targets(whoever=True), Condition("x", TEXT, "made-in", values=("CN",))),)},
        {"clauses": (clause(Targets(lists=("list",))),)},
        {"members": (Member("maker", date(2025, 1, 1), RECORDED, ()),)},
        {"about": ("maker",)},
    ],
    ids=["named", "brand", "hong-kong", "addressed", "subject", "made-in", "lists", "member", "about"],
)
def test_a_measure_is_between_two_places_by_whomever_it_aims_at(more: dict[str, Any]) -> None:
    members = (Member("maker", date(2025, 1, 1), RECORDED, ()),)
    law = Registry([measure("ban", "CA-QC", **more), measure("list", "US", members=members)])

    assert between(law) == between(law, "CN", "CA") == ["ban"]
    assert between(law, "CA", "RU") == []


def test_an_owner_counts_as_of_the_day_of_the_announcement() -> None:
    aimed = {"clauses": (clause(Targets(named=("sold",))),)}
    law = Registry(
        [measure("early", "US", "2020-01-01", **aimed), measure("late", "US", "2023-01-01", **aimed)]
    )

    assert between(law, "US", "CN") == ["early"]


def test_what_answers_a_measure_belongs_to_it_unless_its_actor_is_of_a_third_place() -> None:
    law = Registry(
        [measure("ban", "CA", about=("maker",))],
        [
            response("by-ministry", "ministry", "2025-07-01", measures=("ban",)),
            response("by-court", "court", "2025-07-02", measures=("ban",)),
            response("by-the-arm", "arm", "2025-07-03", measures=("ban",)),
            response("by-nobody-known", "shop", "2025-07-04", measures=("ban",), name=TEXT),
            response("by-a-third", "abroad", "2025-07-05", measures=("ban",)),
            response("by-a-third-in-words", "shop", "2025-07-06", measures=("ban",), name=TEXT, of="US"),
        ],
    )

    assert between(law) == ["ban", "by-ministry", "by-court", "by-the-arm", "by-nobody-known"]


def test_background_is_told_where_it_says_towards_whom_or_stands_beside_such_a_measure() -> None:
    law = Registry(
        [measure("ban", "CA", about=("maker",)), measure("else", "US", about=("other",))],
        [
            response("arrest", "court", "2018-12-01", kind="relation-event", towards=("CN",)),
            response("beside", "court", "2019", kind="relation-event", background=("ban",)),
            response("beside-another", "court", "2020", kind="relation-event", background=("else",)),
            response("at-home", "court", "2021", kind="relation-event"),
            response("not-linked", "ministry", "2022", measures=("ban",), link=None),
        ],
    )

    assert between(law) == ["arrest", "beside", "ban"]


def test_a_firm_stands_on_the_side_of_whoever_owns_it() -> None:
    law = Registry(
        [measure("ban", "CA", about=("maker",))],
        [
            response("by-the-arm", "arm", measures=("ban",)),
            response("by-court", "court", measures=("ban",)),
            response("by-nobody-known", "shop", measures=("ban",), name=TEXT),
        ],
    )
    sides = Sides(law, GRAPH)

    found = {told([moment])[0]: sides.side(moment, "CA", "CN") for moment in timeline.every(law)}
    assert found == {"ban": "CA", "by-the-arm": "CN", "by-court": "CA", "by-nobody-known": "CN"}


def test_what_is_about_an_entity_names_it_or_its_family_on_the_day() -> None:
    law = Registry(
        [
            measure("of-owner", "US", "2020-01-01", about=("maker",)),
            measure("of-past-owner", "US", "2023-01-01", about=("maker",)),
            measure("of-another", "US", "2020-01-01", about=("other",)),
        ],
        [
            response("names-it", "ministry", "2021", entities=("sold",), kind="relation-event"),
            response("names-a-stranger", "other", "2020-02", measures=("of-owner",)),
            response("names-nobody", "ministry", "2020-03", measures=("of-owner",)),
        ],
    )
    sides = Sides(law, GRAPH)

    assert told(list(sides.about(timeline.every(law), "sold"))) == ["of-owner", "names-nobody", "names-it"]
    assert told(list(sides.about(timeline.every(law), "badge")))[:2] == ["of-owner", "names-nobody"]


def test_acting_and_towards_are_told_of_every_sort_of_moment() -> None:
    ban = measure("ban", "CA-QC", about=("maker", "islander"))
    answer = response("answer", "arm", measures=("ban",), towards=("US",))
    law = Registry([ban], [answer, msgspec.structs.replace(answer, id="of", of="CN")])
    sides = Sides(law, GRAPH)

    found = {told([m])[0]: (sides.acting(m), sides.towards(m)) for m in timeline.every(law)}
    assert found == {
        "ban": (("CA-QC",), ("CN", "HK")),
        "answer": (("CA", "CN"), ("US", "CA-QC")),
        "of": (("CN",), ("US", "CA-QC")),
    }


def test_a_part_lies_within_its_whole_and_not_the_other_way_round() -> None:
    pairs = [("CA", "CA"), ("CA-QC", "CA"), ("HK", "CN"), ("CA", "CA-QC"), ("CAN", "CA"), ("CN", "HK")]

    assert [within(place, whole) for place, whole in pairs] == [True, True, True, False, False, False]


def test_a_tie_that_was_recorded_later_draws_nothing_into_an_earlier_story() -> None:
    later = Partial.parse("2026-02-01")
    bought = msgspec.structs.replace(link("owns", "maker", "arm", RoughSpan()), recorded=later)
    graph = Graph([entity("maker", "CN"), entity("arm", "CA")], [bought])
    law = Registry([measure("ban", "CA", clauses=(clause(Targets(named=("arm",))),))])

    def story(known: date) -> list[str]:
        moments = timeline.every(law, known)
        return told(list(Sides(law.as_known(known), graph.as_known(known)).between(moments, "CA", "CN")))

    assert (story(date(2026, 1, 31)), story(date(2026, 2, 1))) == ([], ["ban"])


def test_a_response_to_a_measure_that_was_recorded_later_is_told_without_it() -> None:
    ban = measure("ban", "CA", recorded=Partial.parse("2026-02-01"), about=("maker",))
    protest = response("protest", "ministry", measures=("ban",), towards=("CA",))
    known = date(2026, 1, 31)
    law = Registry([ban], [protest])

    moments = timeline.every(law, known)
    assert told(list(Sides(law.as_known(known), GRAPH).between(moments, "CA", "CN"))) == ["protest"]
