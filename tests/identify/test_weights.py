"""The weights of grounds, as the knowledge holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from debar.identify.evidence import Claim
from debar.identify.weights import HAND, Weights, Worth
from debar.kit.errors import BadData

TEXT = "prior: 0.5\ngrounds:\n" + "".join(f"  {ground}: {{worth: 2.0}}\n" for ground in HAND.grounds)


def test_knowledge_without_weights_has_those_set_by_hand(tmp_path: Path) -> None:
    assert Weights.load(tmp_path) is HAND


def test_weights_are_read_from_the_knowledge(tmp_path: Path) -> None:
    (tmp_path / "weights.yaml").write_text(TEXT)

    found = Weights.load(tmp_path)

    assert found == Weights(0.5, dict.fromkeys(HAND.grounds, Worth(2.0)))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("prior: 0.5\ngrounds:\n  hint: {worth: 1.0}\n", "no worth for badge, legal-name, lineage"),
        (TEXT.replace("hint: {worth: 2.0}", "hint: {worth: 9.0}"), "hint: a worth is above 0"),
        (TEXT.replace("hint: {worth: 2.0}", "hint: {worth: 1.0, scale: 0.0}"), "hint: a worth is above 0"),
        (TEXT.replace("hint:", "guess:"), "guess"),
    ],
)
def test_weights_that_make_no_sense_are_refused(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "weights.yaml").write_text(text)

    with pytest.raises(BadData, match=fault):
        Weights.load(tmp_path)


def test_a_weight_of_its_own_is_scaled_with_its_ground_and_a_counter_ground_is_not() -> None:
    weights = Weights(0.6, HAND.grounds | {"badge": Worth(1.1, 0.5)})

    assert [weights.of("badge"), weights.of("badge", 3.0), weights.of("badge", -3.0)] == [1.1, 1.5, -3.0]
    assert weights.of("hint", 100.0) == 8.0
    assert weights.scaled(Claim("maker", "acme", "badge", 3.0, "q", "f", "p")).weight == 1.5


def test_what_is_firm_scales_with_lineage() -> None:
    weights = Weights(0.6, HAND.grounds | {"lineage": Worth(2.0, 0.5)})

    assert (HAND.firm, weights.firm) == (3.0, 1.5)


def test_the_knowledge_that_comes_along_says_what_it_was_fitted_to() -> None:
    found = Weights.load()

    assert found.fitted is not None
    assert len(found.fitted.sha256) == 64
    assert found.grounds["lineage"].worth > found.grounds["badge"].worth > found.grounds["hint"].worth
