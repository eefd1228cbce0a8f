"""One spelling for many, and the weight of each word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.entities.folding import LONGEST, fold, forms, words
from debar.entities.hanzi import SIMPLIFIED


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hangzhou Hikvision Digital Technology Co., Ltd.", "hangzhou hikvision digital technology"),
        ("HIKVISION CANADA INC", "hikvision canada"),
        ("Société générale d'électricité S.A.R.L.", "generale d electricite"),
        ("Müller & Söhne GmbH & Co. KG", "muller and sohne and"),
        ("Dupont et fils ltée", "dupont and fils"),
        ("OOO «Ромашка»", "ромашка"),
        ("Open Joint Stock Company Zavod", "zavod"),
        ("Bjørn Ærø A/S", "bjorn aero"),
        ("Nelly's Security", "nellys security"),
        ("L'Oréal", "l oreal"),
        ("ＺＴＥ　Ｃｏｒｐｏｒａｔｉｏｎ", "zte"),
        ("BV Security", "bv security"),
        ("OOO Global Security Romashka", "global security romashka"),
        ("Tokyo Denki\u00a0K.K.", "tokyo denki"),
    ],
)
def test_a_name_loses_case_accents_punctuation_and_legal_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("杭州海康威视数字技术股份有限公司", "杭州海康威视数字技术"),
        ("海康威視", "海康威视"),
        ("華為技術有限公司", "华为技术"),
        ("株式会社パナソニック", "パナソニック"),
        ("海康威视(集团)有限公司", "海康威视 集团"),
        ("海康威视Canada", "海康威视 canada"),
    ],
)
def test_chinese_and_japanese_stay_what_they_are_and_lose_their_legal_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Co., Ltd.", "S.A.", "有限公司", "Joint Stock Company"])
def test_a_name_that_is_only_a_legal_form_keeps_it(text: str) -> None:
    assert fold(text)


@pytest.mark.parametrize("text", ["", " ", "-- / --", "?!"])
def test_nothing_folds_to_nothing(text: str) -> None:
    assert (fold(text), words(text)) == ("", ())


def test_what_folding_set_aside_can_be_told() -> None:
    assert forms("Zhejiang Dahua Technology Co., Ltd.") == ("co", "ltd")
    assert forms("海康威视股份有限公司") == ("股份有限公司",)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["co", "Ltd", "joint stock company", "x", "&", "et", "S.A."])).map(" ".join)
)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_case_never_matters_for_ascii(text: str) -> None:
    ascii_text = text.encode("ascii", "ignore").decode()

    assert fold(ascii_text.upper()) == fold(ascii_text.lower())


def test_a_name_longer_than_any_is_read_only_so_far() -> None:
    assert fold("a" * LONGEST + "b") == "a" * LONGEST


def test_each_word_has_a_role_and_a_name_weighs_most() -> None:
    read = [(word.text, word.role, word.weight) for word in words("Zhejiang Dahua Technology 13th Co., Ltd.")]

    assert read == [
        ("zhejiang", "place", 0.25),
        ("dahua", "name", 1.0),
        ("technology", "common", 0.3),
        ("13th", "number", 0.8),
    ]


def test_the_parts_of_a_chinese_name_are_told_apart() -> None:
    read = [(word.text, word.role) for word in words("浙江大华技术股份有限公司")]

    assert read == [("浙江", "place"), ("大华", "name"), ("技术", "common")]


def test_where_all_words_are_common_they_together_are_the_name() -> None:
    assert [word.weight for word in words("General Electric Canada")] == [0.6, 0.6, 0.25]


def test_a_repeated_word_is_told_once_and_connectives_never() -> None:
    assert [word.text for word in words("The House of Eye and the Eye")] == ["house", "eye"]


def test_a_letter_in_front_is_the_names_and_no_article() -> None:
    assert [word.text for word in words("D-Link")] == ["d", "link"]


def test_no_simplified_character_is_simplified_again() -> None:
    assert not set(SIMPLIFIED.values()) & set(SIMPLIFIED)
