"""How alike two names are by their spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.entities.likeness import SAME, Match, by_strings


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hikvision", "HIKVISION CO., LTD."),
        ("Hik-Vision", "Hikvision"),
        ("HANGZOU HIKVISON DIGITAL TECH", "Hangzhou Hikvision Digital Technology Co., Ltd."),
        ("Hikvision", "Hangzhou Hikvision Digital Technology Co., Ltd."),
        ("Zheijang Dahua Technologie", "Zhejiang Dahua Technology Co., Ltd."),
        ("杭州海康威視數字技術股份有限公司", "海康威视"),
        ("Gouvernement du Québec", "GOUVERNEMENT DU QUEBEC"),
        ("Groupe Acmé", "Acme Group"),
        ("2 Keys Security", "2Keys Security"),
        ("Eye Systems (formerly Apex Optics)", "Apex Optics Inc."),
        ("Eye Systems d/b/a Apex Optics", "Apex Optics Inc."),
        ("China Eye Makers Union Works", "CEMUW"),
        ("Teramach Techonologies", "Teramach Technologies"),
    ],
)
def test_spellings_of_one_party_are_the_same(a: str, b: str) -> None:
    assert by_strings(a, b).score >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("DAHUA ELECTRONICS CORPORATION", "Zhejiang Dahua Technology Co., Ltd."),
        ("ZTE PARSIAN", "ZTE Corporation"),
        ("HIKVISION CANADA INC", "Hangzhou Hikvision Digital Technology"),
        ("Apex Technical Services", "Technical Services"),
        ("Eye Canada", "Eye Germany"),
        ("33 Institute", "13th Institute"),
        ("BDO Canada", "BMT Canada"),
        ("Bell Telephone Company of Canada", "General Electric Company of Canada"),
        ("Acme", "Apex"),
        ("Cesco", "Cisco"),
        ("Omniview Tech", "Uniview Technologies"),
        ("Communications Group", "China Mobile Communications Group"),
        ("Linak US", "D-Link"),
        ("", "Acme"),
        ("Co., Ltd.", "Acme Co., Ltd."),
    ],
)
def test_two_parties_are_not_the_same(a: str, b: str) -> None:
    assert by_strings(a, b).score < SAME


def test_the_reason_goes_word_by_word() -> None:
    match = by_strings("Hickvision Canada Inc.", "Hangzhou Hikvision")

    assert match.why == (
        "hickvision ~ hikvision (0.90); only in the first: canada (place); "
        "only in the second: hangzhou (place); set aside: inc"
    )


def test_the_reason_for_one_spelling_is_that_spelling() -> None:
    assert by_strings("EYE Ltd.", "Eye, Inc.") == Match(1.0, "the same words: eye; set aside: ltd, inc")


@pytest.mark.parametrize(
    ("text", "same"), [("H1kvision", True), ("A11stars", True), ("3ye", False), ("12345", False)]
)
def test_digits_may_stand_for_the_letters_that_they_look_like(text: str, same: bool) -> None:
    names = {"H1kvision": "Hikvision", "A11stars": "Allstars", "3ye": "Eye", "12345": "Izeas"}

    assert (by_strings(text, names[text]).score >= SAME) is same


def test_initials_are_named_as_such() -> None:
    match = by_strings("CEMUW", "China Eye Makers Union Works")

    assert match.why == "cemuw = initials of china eye makers union works"


_names = st.lists(
    st.sampled_from(
        [
            "Acme",
            "Acmee",
            "Apex",
            "Eye",
            "Canada",
            "Technology",
            "tech",
            "Co.",
            "Ltd",
            "12",
            "(Apex Optics)",
            "海康威视",
            "&",
        ]
    ),
    max_size=5,
).map(" ".join)


@given(_names, _names)
def test_comparing_is_symmetric_and_within_bounds(a: str, b: str) -> None:
    one, other = by_strings(a, b), by_strings(b, a)

    assert one.score == other.score
    assert 0 <= one.score <= 1


@given(_names.filter(lambda name: any(letter.isalnum() for letter in name)))
def test_a_name_is_the_same_as_itself(name: str) -> None:
    assert by_strings(name, name).score == 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_compared(a: str, b: str) -> None:
    assert by_strings(a, b).score == by_strings(b, a).score
