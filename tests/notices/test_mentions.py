"""Who is named in a sentence."""

import pytest

from debar.entities.graph import Graph
from debar.notices import words
from debar.notices.mentions import Finder
from debar.notices.tokens import tokens

FINDER = Finder(words.load(), Graph.load())


Who = list[tuple[str, str | None, str | None]]


def named(text: str, *, near: bool = False) -> Who:
    return [(m.text, m.id, m.place) for m in FINDER.find(text, tokens(text), near=near)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hikvision Canada Inc. must close", [("Hikvision Canada Inc", "hikvision-canada", "CA")]),
        ("gear of Huawei Technologies", [("Huawei Technologies", "huawei", "CN")]),
        ("China's commerce ministry said", [("China's commerce ministry", "mofcom", "CN")]),
        ("le ministère chinois du Commerce", [("ministère chinois du Commerce", "mofcom", "CN")]),
        ("the Ministry of Commerce in Beijing", [("Ministry of Commerce in Beijing", "mofcom", "CN")]),
        ("Canadian Industry Minister said", [("Canadian Industry Minister", "ised", "CA")]),
        (
            "the Chinese embassy in Canada",
            [("Chinese embassy", "embassy-cn-in-ca", "CN"), ("Canada", None, "CA")],
        ),
        ("the Chinese embassy in London", [("Chinese embassy", None, "CN"), ("London", None, "GB")]),
        ("the Federal Communications Commission", [("Federal Communications Commission", "fcc", "US")]),
        ("the U.S. Commerce Department", [("U.S. Commerce Department", None, "US")]),
        ("Acme Vision Systems Ltd. was told", [("Acme Vision Systems Ltd.", None, None)]),
        ("a shop on the axis of the road", []),
        ("they told us so", []),
    ],
)
def test_names_are_found_as_they_are_written(text: str, who: Who) -> None:
    assert named(text) == who


def test_a_misspelt_firm_is_found_only_where_asked_for() -> None:
    assert named("Canada banned Uniwiew.") == [("Canada", None, "CA")]
    assert named("Canada banned Uniwiew.", near=True)[-1] == ("Uniwiew", "uniview", "CN")


def test_a_place_in_which_something_happens_does_not_act() -> None:
    text = "Canada's order ends its business in Canada, said China."

    found = FINDER.find(text, tokens(text))

    assert [(m.text, m.acts) for m in found] == [("Canada", True), ("Canada", False), ("China", True)]
