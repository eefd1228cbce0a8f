from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from debar.kit.words import Both
from debar.law.verdict import OUTCOMES
from debar.reports.forms import ties
from debar.reports.forms.charts import APART, LANES, bars, calendar, pictured, timeline
from debar.reports.parts import Happening, MeasureTold, Named, Place, Relation, Stretch, Tally

ON = date(2026, 11, 23)
NAME = Both("Name", "Nom")


def place(*counts: int) -> Place:
    covered, conditional, suspected, unknown, none_found = counts
    tally = Tally("device", sum(counts), covered, conditional, suspected, unknown, none_found)
    return Place("site", NAME, "unknown", tally, NAME)


def measure(id: str, *, deciding: int = 0, ours: bool = True, related: tuple[str, ...] = ()) -> MeasureTold:
    return MeasureTold(
        id=id,
        title=NAME,
        issuer=NAME,
        jurisdiction="CA",
        standing=NAME,
        forces=("binding",),
        runs=(Stretch("use", "use", "binding", date(2025, 6, 27)),),
        running=True,
        ours=ours,
        deciding=deciding,
        related=related,
        happenings=(Happening("2025-06-27", "status", NAME, NAME), Happening(None, "process", NAME, NAME)),
    )


@given(st.lists(st.tuples(*[st.integers(0, 5000)] * 5), max_size=8))
def test_bars_keep_every_count_and_fit_the_page(counts: list[tuple[int, ...]]) -> None:
    drawn = bars([place(*each) for each in counts])

    for bar, given_counts in zip(drawn, counts, strict=True):
        found = {piece.outcome: piece.count for piece in bar.segments}
        assert found == {o: n for o, n in zip(OUTCOMES, given_counts, strict=True) if n}
        assert all(piece.x + piece.width <= 100.1 for piece in bar.segments)


def test_the_longest_bar_fills_the_width_and_others_are_to_scale() -> None:
    long, short = bars([place(10, 0, 0, 0, 10), place(5, 0, 0, 0, 0)])

    assert [(p.x, p.width) for p in long.segments] == [(0.0, 50.0), (50.0, 50.0)]
    assert [(p.x, p.width) for p in short.segments] == [(0.0, 25.0)]


def test_measures_with_a_say_are_pictured_with_those_that_belong_to_them() -> None:
    ban = measure("ban", deciding=3, related=("order", "abroad"))
    others = [measure("order"), measure("abroad", ours=False), measure("stranger")]

    assert [m.id for m in pictured([*others, ban])] == ["ban", "order"]


def test_where_none_has_a_say_those_of_our_jurisdiction_are_pictured() -> None:
    many = [measure(f"m-{at}") for at in range(LANES + 3)]

    assert len(pictured([*many, measure("abroad", ours=False)])) == LANES


@given(
    st.lists(
        st.dates(date(2023, 1, 1), date(2040, 1, 1)).map(
            lambda day: Happening(day.isoformat(), "response", NAME, NAME)
        ),
        max_size=30,
    )
)
def test_marks_lie_on_the_page_and_never_on_one_another(happenings: list[Happening]) -> None:
    ordered = tuple(sorted(happenings, key=lambda h: h.on or ""))
    drawn = timeline([structs.replace(measure("ban", deciding=1), happenings=ordered)], ON)
    dots = drawn.lanes[0].dots

    assert len(dots) == len(happenings)
    assert all(0 <= dot.x <= 100 and 0 < dot.y < drawn.height for dot in dots)
    assert all(a is b or a.y != b.y or abs(a.x - b.x) >= APART for a in dots for b in dots)


def test_what_is_old_or_only_background_is_numbered_in_the_table_but_not_marked() -> None:
    told = (Happening("1999", "status", NAME, NAME), Happening("2025", "background", NAME, NAME))
    drawn = timeline([structs.replace(measure("ban", deciding=1), happenings=told)], ON)

    assert [event.number for event in drawn.events] == [1, 2]
    assert drawn.lanes[0].dots == ()


def test_what_has_no_date_is_numbered_in_the_table_but_not_marked() -> None:
    drawn = timeline([measure("ban", deciding=1)], ON)

    assert [event.number for event in drawn.events] == [1, 2]
    assert [dot.number for dot in drawn.lanes[0].dots] == [1]


def test_a_span_without_end_reaches_past_the_day_of_the_report() -> None:
    drawn = timeline([measure("ban", deciding=1)], ON)
    span = drawn.lanes[0].spans[0]

    assert span.x < drawn.today < span.x + span.width


def test_nothing_to_picture_gives_no_lanes() -> None:
    assert timeline([], ON).lanes == ()
    assert bars([]) == ()


def test_the_calendar_has_every_measure_that_runs_from_its_first_day_on_and_no_marks() -> None:
    old = structs.replace(
        measure("old", ours=False), runs=(Stretch("use", "use", "binding", date(2009, 1, 1)),)
    )
    drawn = calendar([old, measure("new"), structs.replace(measure("empty"), runs=())], ON)

    assert [lane.measure for lane in drawn.lanes] == ["new", "old"]
    assert drawn.events == ()
    assert drawn.lanes[1].spans[0].x < 5
    assert all(span.x >= 0 and span.x + span.width <= 101 for lane in drawn.lanes for span in lane.spans)


def relation(maker: str, brand: str, *owners: str) -> Relation:
    return Relation(
        maker=Named(maker, maker, "strong"),
        brand=Named(brand, brand),
        own_badge=False,
        devices=1,
        lines=1,
        outcome="covered",
        says=NAME,
        owners=tuple(Both(owner, owner) for owner in owners),
    )


PAIRS = st.tuples(
    st.sampled_from("ab"), st.sampled_from("vwxyz"), st.lists(st.sampled_from("mno"), max_size=3)
)


@given(st.lists(PAIRS, max_size=12, unique_by=lambda each: each[:2]))
def test_names_in_a_column_never_touch_and_every_edge_ends_at_a_name(
    pairs: list[tuple[str, str, list[str]]],
) -> None:
    found = [relation(maker, brand, *sorted(set(owners))) for maker, brand, owners in sorted(pairs)]

    drawn = ties.picture(found)

    columns = [[box.y for box in drawn.boxes if box.column == column] for column in range(3)]
    for column in columns:
        assert all(b - a >= ties.STEP for a, b in pairwise(sorted(column)))
    for edge in drawn.edges:
        assert edge.above in columns[edge.column]
        assert edge.below in columns[edge.column + 1]
    assert all(box.y < drawn.height for box in drawn.boxes)
    assert sum(box.count for box in drawn.boxes if box.column == 2) == 2 * len(found)
