"""Claims of one shape are weighed once, and give what each would give alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from debar.entities.graph import Graph
from debar.identify.evidence import About, Claim, Ground, Identity
from debar.identify.fuse import fuse
from debar.identify.shapes import Shapes

GRAPH = Graph.load()
ABOUTS: tuple[About, ...] = ("kind", "brand", "maker", "model", "firmware", "serial")
GROUNDS: tuple[Ground, ...] = ("lineage", "legal-name", "badge", "model", "mac", "hint")

claims = some.builds(
    Claim,
    about=some.sampled_from(ABOUTS),
    value=some.sampled_from(
        ["hikvision", "dahua", "brand-lorex", "annke", "camera", "X1", "X2", "00000001", ""]
    ),
    ground=some.sampled_from(GROUNDS),
    weight=some.sampled_from([4.1, 2.2, 0.8, -1.5]),
    quote=some.text(max_size=3),
    field=some.sampled_from(["http.server", "model", "serial", "brand-claimed", "sadp.answered"]),
    print=some.sampled_from(["a", "b"]),
)


def weighed(found: object, _: object) -> Identity:
    return fuse("", found, GRAPH)  # type: ignore[arg-type]  # claims, as `Shapes` hands them on


def model(name: str, quote: str) -> list[Claim]:
    return [
        Claim("model", name, "badge", 2.2, quote, "model", "model"),
        Claim("maker", "hikvision", "model", 2.6, quote, "model", "hik"),
        Claim("serial", f"{name}123", "badge", 2.2, quote, "serial", "s"),
    ]


SHAPES = Shapes(weighed)


@settings(max_examples=300, deadline=None)
@given(some.lists(claims, min_size=1, max_size=7))
def test_what_is_filled_is_what_fusing_gives(found: list[Claim]) -> None:
    shape, words = SHAPES.of(found, None)

    assert shape.filled("x", words) == fuse("x", found, GRAPH)


def test_devices_that_differ_in_their_words_have_one_shape() -> None:
    shapes = Shapes(weighed)

    (one, words), (other, others) = (shapes.of(model(name, f"is {name}"), None) for name in ("DS-1", "DS-2"))

    assert one is other
    assert (words, others) == (("DS-1", "is DS-1"), ("DS-2", "is DS-2"))


def test_what_else_counts_tells_shapes_apart() -> None:
    shapes = Shapes(weighed)

    assert shapes.of(model("DS-1", "q"), 1)[0].number != shapes.of(model("DS-1", "q"), 2)[0].number
