"""Phrases are found whatever the case, accents and blanks, and only where words begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.screening.scan import MAX_TEXT, Hit, Phrase, Scanner, fold, words

NAMES = Scanner([Phrase("Acmecam", name=True), Phrase("W Box", name=True), Phrase("大华", name=True)])
WORDS = Scanner([Phrase("caméra thermique"), Phrase("point d'accès"), Phrase("nvr")])


def quotes(scanner: Scanner, text: str) -> list[str]:
    folded = fold(text)
    return [folded.quote(hit.start, hit.end) for hit in scanner.hits(folded.text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an ACMECAM here", ["ACMECAM"]),
        ("Acmécam, 2", ["Acmécam"]),
        ("acmecam4MP", ["acmecam"]),
        ("Acme\u00adcam", ["Acme\u00adcam"]),
        ("ＡＣＭＥＣＡＭ", ["ＡＣＭＥＣＡＭ"]),
        ("wbox W-Box W  Box", ["wbox", "W-Box", "W  Box"]),
        ("摄像机大华牌", ["大华"]),
        ("acmecamera, swbox, wboxes", []),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, found: list[str]) -> None:
    assert quotes(NAMES, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Caméras thermiques", ["Caméras thermiques"]),
        ("POINTS D’ACCÈS", ["POINTS D’ACCÈS"]),
        ("œil, NVRs", ["NVRs"]),
        ("caméra, thermique", []),
    ],
)
def test_words_may_be_several_but_no_comma_parts_a_phrase(text: str, found: list[str]) -> None:
    assert quotes(WORDS, text) == found


def test_places_lead_back_to_the_original_where_folding_makes_it_longer() -> None:
    folded = fold("œœ Acmecam")

    assert folded.text == "oeoe acmecam"
    assert NAMES.hits(folded.text) == [Hit(5, 12, 0)]
    assert (folded.quote(5, 12), folded.place(3)) == ("Acmecam", 5)


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    folded = fold(text)

    assert fold(folded.text).text == folded.text
    assert len(folded.at) == len(folded.text)


@given(st.text(), st.sampled_from(["Acmecam", "W Box", "大华"]))
def test_a_name_between_blanks_is_always_found(text: str, name: str) -> None:
    assert name in quotes(NAMES, f"{text[:50]} {name} {text[:50]}")


def test_only_so_much_of_a_text_is_read() -> None:
    assert len(fold("x" * (MAX_TEXT + 5)).text) == MAX_TEXT
    assert words("a-b, 12c") == ["a", "b", "12c"]
    assert Scanner([]).hits("anything") == []
