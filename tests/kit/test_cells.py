from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.kit.cells import unformula


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_a_cell_that_would_begin_a_formula_is_quoted(text: str) -> None:
    assert unformula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "DS-2CD2143G2-I", "-40", "+3.5", "-1,5", "'quoted", "1-2"])
def test_other_text_and_plain_numbers_stay_as_they_are(text: str) -> None:
    assert unformula(text) == text


@given(st.text())
def test_nothing_is_lost_and_nothing_begins_a_formula(text: str) -> None:
    cell = unformula(text)
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not cell.startswith(("=", "@"))
