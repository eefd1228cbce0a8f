"""The dispute between Canada and China over Hikvision: what an account of June 2025 tells, and the rest."""

from collections.abc import Iterator
from datetime import date

import pytest

from debar.entities.graph import Graph
from debar.law import timeline
from debar.law.between import Sides
from debar.law.registry import Registry
from debar.law.timeline import Moment

LAW = Registry.load()
SIDES = Sides(LAW, Graph.load())
STORY = list(SIDES.between(timeline.every(LAW), "CA", "CN"))
REPLIES = {moment.id: moment for moment in STORY if moment.id}


def steps(measure: str) -> list[Moment]:
    return [moment for moment in STORY if moment.part == "status" and measure in moment.measures]


@pytest.mark.parametrize(
    ("what", "id_", "day"),
    [
        (
            "a senior telecom executive is arrested in Vancouver on a US warrant",
            "rel-meng-2018",
            "2018-12-01",
        ),
        ("two Canadians are detained on charges of espionage", "rel-michaels-2018", "2018-12-10"),
        ("a diplomat is expelled", "rel-zhao-2023", "2023-05-08"),
        ("allegations of interference in elections: an inquiry", "rel-inquiry-2023", "2023-09-07"),
        ("allegations of interference in elections: its report", "rel-hogue-2025", "2025-01-28"),
        ("Mark Carney's electoral victory in April", "rel-election-2025", "2025-04-28"),
        ("China had expressed willingness to improve ties", "cn-mfa-2025-04-29", "2025-04-29"),
        ("the ministry of commerce: strong dissatisfaction", "cn-mofcom-2025-06-30", "2025-06-30"),
    ],
)
def test_what_the_account_tells_stands_in_the_story(what: str, id_: str, day: str) -> None:
    assert what
    assert str(REPLIES[id_].date) == day


def test_the_order_and_the_ban_of_the_account_stand_in_the_story() -> None:
    assert [str(moment.date) for moment in steps("ca-ica-hikvision-2025")][:2] == ["2025-06-27"] * 2
    assert [str(moment.date) for moment in steps("ca-fed-hikvision-use-2025")] == ["2025-06-27"]


def test_the_american_list_that_the_account_mentions_stands_between_the_others() -> None:
    american = list(SIDES.between(timeline.every(LAW), "US", "CN"))

    assert "us-entity-list-2019-10" in {id_ for moment in american for id_ in moment.measures}
    assert "us-entity-list-2019-10" not in {id_ for moment in STORY for id_ in moment.measures}


def test_since_the_arrest_in_vancouver_the_story_goes_on_into_2026() -> None:
    since = [m for m in STORY if m.date and date(2018, 12, 1) <= m.date.first <= date(2026, 11, 23)]

    assert (since[0].id, since[-1].id) == ("rel-meng-2018", "rel-cn-canola-2026")
    assert len(since) > 60


def test_what_the_ministry_demands_and_its_own_words_are_told() -> None:
    reply = REPLIES["cn-mofcom-2025-06-30"]

    assert reply.part == "response"
    assert reply.demands is not None
    assert reply.demands.en.startswith("Correct the wrong practices at once")
    assert reply.original


def test_no_background_claims_a_link() -> None:
    background = [moment for moment in STORY if moment.part == "background"]

    assert background
    assert [moment.id for moment in background if moment.measures] == []


def test_every_moment_of_the_story_has_a_side_and_somebody_who_acts() -> None:
    def sides() -> Iterator[str]:
        for moment in STORY:
            yield SIDES.side(moment, "CA", "CN")

    assert set(sides()) == {"CA", "CN"}
    assert [moment.id for moment in STORY if moment.id and not SIDES.acting(moment)] == []
