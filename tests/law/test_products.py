"""Which kinds of thing fall under which product classes."""

import pytest

from debar.law.labels import PRODUCTS, products_told
from debar.law.products import within
from debar.law.registry import Registry


@pytest.mark.parametrize(
    ("kind", "products", "falls"),
    [
        ("camera", ("video-surveillance",), True),
        ("recorder", ("video-surveillance",), True),
        ("recorder", ("recorder",), True),
        ("camera", ("recorder",), False),
        ("camera", ("thermal",), None),
        ("thermal-camera", ("thermal",), True),
        ("router", ("router-consumer",), None),
        ("intercom", ("video-surveillance",), None),
        ("access-control", ("video-surveillance",), None),
        ("access-control", ("telecom-network",), False),
        ("doorbell", ("video-surveillance",), True),
        ("printer", ("video-surveillance",), False),
        ("printer", ("any-ict",), True),
        ("video-surveillance", ("video-surveillance",), True),
        ("gizmo", ("video-surveillance",), None),
        (None, ("video-surveillance",), None),
        (None, ("any-product",), True),
        ("gizmo", ("any-product",), True),
        ("robot", ("any-ict",), True),
        ("component-soc", ("semiconductor",), True),
        ("cellular-module", ("component-radio-module",), True),
        ("router-consumer", ("telecom-network",), True),
        ("switch", ("network-5g",), None),
        ("camera", ("network-5g",), False),
        ("software", ("antivirus",), None),
        ("securities", ("any-ict",), False),
        ("power-station", ("battery",), None),
        ("telecom-network", ("network-5g",), None),
        ("video-surveillance", ("recorder",), None),
        ("video-surveillance", ("drone",), False),
    ],
)
def test_a_kind_falls_under_a_class_or_not_or_that_cannot_be_told(
    kind: str | None, products: tuple[str, ...], falls: bool | None
) -> None:
    assert within(kind, products) is falls


def test_every_class_that_a_measure_names_has_words_in_both_languages() -> None:
    named = {each for m in Registry.load().measures for clause in m.clauses for each in clause.products}

    assert named <= PRODUCTS.keys()
    assert products_told(("any-ict", "made-up")).fr.endswith("des communications, made-up")
