"""Between two days of one era no tie changes."""

from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from debar.entities.eras import Eras
from debar.entities.graph import Graph
from debar.entities.model import Entity, Link, LinkKind, Names
from debar.kit.times import Partial, RoughSpan

RECORDED = Partial.parse("2026-01-05")
START = date(2024, 1, 1)


def company(id: str) -> Entity:
    return Entity(id=id, kind="company", names=Names(short=id), recorded=RECORDED)


def owns(head: str, tail: str, since: Partial | None, until: Partial | None = None) -> Link:
    return Link("owns", head, tail, RECORDED, RoughSpan(since, until), share=100.0, confidence="high")


DAY = st.integers(0, 500).map(lambda n: START + timedelta(days=n))
ROUGH = st.one_of(
    st.none(),
    DAY.map(Partial.of),
    DAY.map(lambda day: Partial(day.year, day.month)),
    DAY.map(lambda day: Partial(day.year)),
)


@given(ROUGH, ROUGH, ROUGH, DAY, DAY)
def test_on_days_of_one_era_the_ties_are_the_same(
    one: Partial | None, two: Partial | None, three: Partial | None, day: date, other: date
) -> None:
    links = [owns("top", "middle", one), owns("middle", "low", two), owns("top", "aside", three)]
    graph = Graph([company(each) for each in ("top", "middle", "low", "aside", "alone")], links)
    eras = Eras(graph, {"aside": ()})

    for maker in ("low", "middle", "alone"):
        if eras.of(maker, day) == eras.of(maker, other):
            assert graph.ties(maker, "aside", day) == graph.ties(maker, "aside", other)


def test_what_nobody_knows_has_one_era() -> None:
    eras = Eras(Graph([company("a")], []), {"a": (), "nobody": ()})

    assert {eras.of(each, START) for each in (None, "a", "nobody", "*")} == {0}


def test_a_day_on_which_a_target_begins_to_be_one_begins_an_era_for_all_that_links_join_to_it() -> None:
    graph = Graph([company(each) for each in ("top", "low", "alone")], [owns("top", "low", None)])
    eras = Eras(graph, {"top": [START]})

    days = (START - timedelta(days=1), START)
    assert [[eras.of(each, day) for day in days] for each in ("low", "alone")] == [[0, 1], [0, 0]]


NAMES = ("a", "b", "c", "d", "state")
KINDS: tuple[LinkKind, ...] = ("owns", "controls", "makes-for", "component-in", "formerly")
LINKS = st.builds(
    lambda kind, head, tail, since: Link(kind, head, tail, RECORDED, RoughSpan(since), share=60.0),
    st.sampled_from(KINDS),
    st.sampled_from(NAMES[:4]),
    st.sampled_from(NAMES[:4]),
    ROUGH,
).filter(lambda link: link.head != link.tail)
OF_STATE = st.sampled_from(NAMES[:4]).map(lambda tail: owns("state", tail, Partial.of(START)))


@given(st.lists(LINKS, max_size=6), st.lists(OF_STATE, max_size=2), DAY)
def test_between_two_with_nobody_above_in_common_there_is_no_tie(
    links: list[Link], of_state: list[Link], day: date
) -> None:
    state = Entity(id="state", kind="government-body", names=Names(short="state"), recorded=RECORDED)
    graph = Graph([*map(company, NAMES[:4]), state], [*links, *of_state])

    for one, other in permutations(NAMES[:4], 2):
        if graph.upward(one).isdisjoint(graph.upward(other)):
            assert graph.ties(one, other, day) == ()
            assert graph.under_one_state(one, other, day) is None
            assert graph.holding([other], one, day).most == 0
