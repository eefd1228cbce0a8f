"""Where the cards of a family's picture stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from debar.reports.forms.branches import COLUMNS, WIDTH, Band, Card, Group, Picture, Text, picture, span
from debar.reports.forms.letters import width

WORDS = st.text("aMW .-大é%", min_size=1, max_size=90).filter(str.strip)
TEXTS = st.lists(st.builds(Text, WORDS, st.sampled_from(["name", "told", "soft"])), min_size=1, max_size=4)
ROOT = [Text("Acme", "title")]


def cards(above: st.SearchStrategy[tuple[Card, ...]]) -> st.SearchStrategy[Card]:
    return st.builds(Card, st.sampled_from(["held", "undated", "over"]), TEXTS.map(tuple), WORDS, above)


LEAVES = cards(st.just(()))
TREES = st.recursive(
    LEAVES, lambda inner: cards(st.lists(inner, max_size=2).map(tuple)), max_leaves=COLUMNS
).filter(lambda card: span(card) <= COLUMNS)


def groups(inner: st.SearchStrategy[Card]) -> st.SearchStrategy[list[Group]]:
    filled = st.lists(inner, min_size=1, max_size=12).map(tuple)
    return st.lists(st.builds(Group, st.just("Heading"), filled), max_size=3)


@settings(max_examples=40)
@given(groups(TREES), groups(LEAVES))
def test_no_card_lies_on_another_or_outside_its_band(above: list[Group], below: list[Group]) -> None:
    drawn = picture(above, ROOT, below)

    for band in drawn.bands:
        boxes = [(p.x, p.y, p.x + p.width, p.y + p.height) for p in band.placed]
        assert all(x >= 0 and y >= 0 and to <= WIDTH and foot <= band.height for x, y, to, foot in boxes)
        assert not any(_meet(one, other) for at, one in enumerate(boxes) for other in boxes[:at])


@settings(max_examples=40)
@given(groups(TREES), groups(LEAVES))
def test_every_card_is_drawn_once_and_every_line_fits_into_it(above: list[Group], below: list[Group]) -> None:
    drawn = picture(above, ROOT, below)

    placed = [each for band in drawn.bands for each in band.placed]
    assert len(placed) == 1 + sum(_count(card) for group in (*above, *below) for card in group.cards)
    for each in placed:
        for line in each.lines:
            size = 18 if line.sort == "title" else 13 if line.sort == "name" else 11.5
            wide = width(line.words, size, bold=line.sort in ("title", "name"))
            assert line.x + wide <= each.x + each.width
            assert each.y < line.y < each.y + each.height


@settings(max_examples=40)
@given(groups(TREES), groups(LEAVES))
def test_bands_stand_one_below_the_other(above: list[Group], below: list[Group]) -> None:
    drawn = picture(above, ROOT, below)

    tops = [band.top for band in drawn.bands]
    ends = [band.top + band.height for band in drawn.bands]
    assert tops == [0, *ends[:-1]]
    assert drawn.height == ends[-1]


def test_the_last_row_of_owners_leads_straight_down_to_the_entity() -> None:
    owner, parent = _card("held"), Card("over", (Text("Parent"),), "", (_card("undated"),))

    [band, _] = picture([Group("Owners", (owner, parent))], ROOT, []).bands

    tips = [(wire.standing, wire.tip.rpartition("L")[2]) for wire in band.wires if wire.tip]
    assert tips == [
        ("undated", f"506.0 {_top(band, parent)} Z"),
        ("held", f"196.0 {band.height} Z"),
        ("over", f"506.0 {band.height} Z"),
    ]


def test_more_owners_than_fit_a_row_reach_the_entity_by_the_spine() -> None:
    drawn = picture([Group("Owners", tuple(_card("held") for _ in range(COLUMNS + 1)))], ROOT, [])

    band = drawn.bands[0]
    assert [wire.standing for wire in band.wires if wire.tip] == ["held", None]
    assert len({placed.y for placed in band.placed}) == 2


def test_cards_below_fill_the_columns_from_the_top_and_hang_on_their_rail() -> None:
    below = [Group("Brands", tuple(_card("own") for _ in range(7)))]

    band = picture([], ROOT, below).bands[1]

    columns = [[p.y for p in band.placed if p.x == x] for x in sorted({p.x for p in band.placed})]
    assert [len(column) for column in columns] == [3, 3, 1]
    assert sum(1 for wire in band.wires if wire.tip and wire.standing == "own") == 7


def test_an_entity_alone_is_drawn_alone() -> None:
    drawn = picture([], ROOT, [])

    assert drawn == Picture(drawn.bands[0].height, drawn.bands)
    assert [line.words for line in drawn.bands[0].placed[0].lines] == ["Acme"]


def _card(standing: str) -> Card:
    return Card(standing, (Text("Name", "name"),), "Name")  # type: ignore[arg-type]  # a plain word


def _count(card: Card) -> int:
    return 1 + sum(_count(each) for each in card.above)


def _top(band: Band, card: Card) -> float:
    return next(placed.y for placed in band.placed if placed.card == card)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
