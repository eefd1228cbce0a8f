"""Many names searched for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.entities.index import Hit, Index, nearest

NAMES = [
    "Hangzhou Hikvision Digital Technology Co., Ltd.",
    "Hikvision Canada Inc.",
    "Zhejiang Dahua Technology Co., Ltd.",
    "浙江大华技术股份有限公司",
    "Technical Services Ltd.",
    "",
]


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("hikvision canada", 1),
        ("HIK VISION CANADA", 1),
        ("Hikvison Canada", 1),
        ("Hangzou Hikvision", 0),
        ("dahau technology", 2),
        ("大华", 3),
        ("Technical Srvices", 4),
    ],
)
def test_the_right_name_comes_first_whatever_the_spelling(query: str, row: int) -> None:
    assert Index(NAMES).search([query])[0][0].row == row


def test_each_query_has_its_answer_in_order() -> None:
    found = Index(["Acme Ltd.", "Bolt Optics"]).search(["Bolt", "nothing alike", "", "acme"])

    assert found == [
        [Hit(1, "Bolt Optics", 0.75, "bolt = bolt; only in the second: optics (common)")],
        [],
        [],
        [Hit(0, "Acme Ltd.", 1.0, "the same words: acme; set aside: ltd")],
    ]


def test_never_more_than_asked_for() -> None:
    hits = Index([f"Eye {letter}" for letter in "abcdefghijklmnop"]).search(["eye"], top=3)[0]

    assert len(hits) == 3


def test_a_name_twice_in_the_list_is_found_twice() -> None:
    hits = Index(["Acme", "Bolt", "ACME Inc."]).search(["acme"])[0]

    assert [(hit.row, hit.score) for hit in hits] == [(0, 1.0), (2, 1.0)]


def test_a_word_that_stands_in_every_name_hides_none_of_the_rarer_ones() -> None:
    names = [
        f"{chr(97 + i // 676 % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i % 26)}q services" for i in range(1500)
    ]

    hits = Index([*names, "Acme Services"]).search(["acme services"])[0]

    assert hits[0].row == 1500


def test_an_empty_index_finds_nothing() -> None:
    assert Index([]).search(["acme"]) == [[]]


def test_the_nearest_names_look_alike_and_nothing_is_near_to_noise() -> None:
    assert nearest("dahuua technolgy", NAMES, top=1) == [2]
    assert nearest("qqqqqqqq", NAMES) == []


@given(st.lists(st.text(max_size=20), max_size=8), st.text(max_size=20))
def test_hits_are_of_the_list_and_fall_in_score(names: list[str], query: str) -> None:
    hits = Index(names).search([query])[0]

    assert all(names[hit.row] == hit.name for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@given(
    st.lists(
        st.sampled_from(["Acme", "Apex Optics", "Bolt Eye Works", "海康威视", "Sociéte Zed"]), min_size=1
    )
)
def test_every_name_finds_itself(names: list[str]) -> None:
    found = Index(names).search(names, top=len(names))

    assert all(row in [hit.row for hit in hits] for row, hits in enumerate(found))
