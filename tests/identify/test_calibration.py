"""Fitting weights to labelled answers."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from debar.entities.graph import Graph
from debar.identify.calibration import Case, Scale, fit, folds, loss, teller
from debar.identify.evidence import Claim
from debar.identify.weights import HAND, Weights

GRAPH = Graph([], [])


def case(family: int, right: str, said: str = "acme", judged: bool = True) -> Case:
    claim = Claim("maker", said, "badge", HAND.of("badge"), "quote", "http.title", "print")
    return Case((claim,), frozenset({right}), family, restricted=False, judged=judged)


def test_the_loss_counts_each_family_once_and_what_cannot_be_judged_never() -> None:
    def told(each: Case, _: Weights) -> Mapping[str, float]:
        return {"acme": 0.5 if each.family else 0.8, "*": 0.5 if each.family else 0.2}

    cases = [case(0, "acme"), case(1, "acme"), case(1, "bolt"), case(2, "bolt", judged=False)]

    assert loss(cases, HAND, told) == pytest.approx(-(math.log(0.8) + math.log(0.5)) / 2)


def test_who_is_nobodys_candidate_is_somebody_else() -> None:
    told = teller(GRAPH)

    assert loss([case(0, "bolt")], HAND, told) == pytest.approx(
        -math.log(told(case(0, "bolt"), HAND)["*"]), rel=1e-9
    )


def test_a_ground_that_is_often_wrong_loses_weight_and_one_that_is_right_gains() -> None:
    wrong = fit([case(n, "bolt" if n % 2 else "acme") for n in range(40)], teller(GRAPH), 1.0)
    right = fit([case(n, "acme") for n in range(40)], teller(GRAPH), 1.0)

    assert wrong.weights().of("badge") < HAND.of("badge") < right.weights().of("badge")
    assert wrong.by.keys() | right.by.keys() == {"badge"}


def test_the_stronger_the_pull_the_less_moves() -> None:
    cases = [case(n, "acme") for n in range(20)]

    assert fit(cases, teller(GRAPH), 1e6) == Scale()


def test_no_family_is_fitted_to_and_judged() -> None:
    cases = [case(n // 2, "acme") for n in range(40)]

    for fitted, judged in folds(cases):
        assert not {each.family for each in fitted} & {each.family for each in judged}
    assert sorted(each.family for _, some in folds(cases) for each in some) == [n // 2 for n in range(40)]
