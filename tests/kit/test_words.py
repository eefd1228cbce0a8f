from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.kit.words import Both

SITE = Both("site", "emplacement")


def test_each_language_says_its_own() -> None:
    assert (SITE.within("en"), SITE.within("fr"), str(SITE)) == ("site", "emplacement", "site")


def test_places_are_filled_in_both_languages() -> None:
    told = Both("{count} devices at the {what}", "{count} appareils à l’{what}")
    assert told.fill(count=3, what=SITE) == Both("3 devices at the site", "3 appareils à l’emplacement")


def test_a_place_without_a_value_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError, match="count"):
        Both("{count}", "{count}").fill(counts=3)


@pytest.mark.parametrize(
    "text", ["{what.__class__}", "{what[0]}", "{what!r}", "{0}", "{}", "{ what }", "{", "}{"]
)
def test_text_from_outside_cannot_reach_into_a_value(text: str) -> None:
    assert Both(text, text).fill(what=SITE) == Both(text, text)


@given(st.text(), st.text())
def test_what_fills_a_place_is_not_filled_again(before: str, value: str) -> None:
    plain = before.replace("{", "").replace("}", "")
    assert Both(plain + "{what}", "{what}").fill(what=value) == Both(plain + value, value)
