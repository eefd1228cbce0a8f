"""Claims into identities: probabilities, grades, relations and relabels."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from debar.entities.graph import Graph
from debar.entities.model import Confidence, Entity, EntityKind, Link, LinkKind, Names
from debar.identify.evidence import About, Claim, Ground, Identity
from debar.identify.fuse import fuse
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both

DAY = date(2026, 11, 23)
SEEN = Partial.parse("2026-11-23")


def entity(id: str, kind: EntityKind) -> Entity:
    return Entity(id, kind, Names(short=id), SEEN)


def link(
    kind: LinkKind,
    head: str,
    tail: str,
    span: tuple[str | None, str | None] = (None, None),
    confidence: Confidence = "high",
    scope: str | None = None,
) -> Link:
    since, until = (Partial.parse(day) if day else None for day in span)
    covers = Both(scope, scope) if scope else None
    return Link(kind, head, tail, SEEN, span=RoughSpan(since, until), confidence=confidence, scope=covers)


GRAPH = Graph(
    [
        *[entity(name, "company") for name in ("acme", "bolt", "cog", "acme-sub")],
        *[
            entity(f"brand-{name}", "brand")
            for name in (
                *("acme", "own", "dated", "undated", "many", "ended", "low", "house"),
                *("dated-and-undated", "dated-twice", "alleged-and-undated", "sold-house"),
            )
        ],
    ],
    [
        link("owns", "acme", "acme-sub"),
        link("brand-of", "acme", "brand-acme"),
        link("brand-of", "acme", "brand-own"),
        link("makes-for", "acme", "brand-dated", ("2018-01-01", None)),
        link("makes-for", "acme", "brand-undated"),
        link("makes-for", "acme", "brand-many"),
        link("makes-for", "bolt", "brand-many"),
        link("makes-for", "acme", "brand-ended", ("2018-01-01", "2022-01-01")),
        link("makes-for", "acme", "brand-low", ("2018-01-01", None), "low"),
        link("brand-of", "acme", "brand-house"),
        link("brand-of", "acme-sub", "brand-house", confidence="medium"),
        link("makes-for", "acme", "brand-dated-and-undated", ("2018-01-01", "2022-01-01")),
        link("makes-for", "bolt", "brand-dated-and-undated"),
        link("makes-for", "acme", "brand-dated-twice", ("2018-01-01", None)),
        link("makes-for", "bolt", "brand-dated-twice", ("2018-01-01", None)),
        link("makes-for", "acme", "brand-alleged-and-undated", ("2018-01-01", None), "low"),
        link("makes-for", "bolt", "brand-alleged-and-undated"),
        link("owns", "acme", "cog", ("2018-01-01", "2022-01-01")),
        link("brand-of", "cog", "brand-sold-house"),
        link("makes-for", "acme", "brand-sold-house", ("2018-01-01", "2022-01-01")),
        link("makes-for", "acme", "brand-sold-house", ("2022-01-01", None), "low"),
        link("makes-for", "bolt", "brand-sold-house"),
    ],
)


def claim(text: str, ground: Ground, field: str = "f", weight: float = 3.0) -> Claim:
    about, _, value = text.partition("=")
    return Claim(about, value, ground, weight, "quote", field, f"print-{ground}")  # type: ignore[arg-type]  # tests name it


def of(*claims: Claim, on: date | None = DAY) -> Identity:
    return fuse("x", claims, GRAPH, on)


def grades(identity: Identity) -> tuple[str | None, str | None]:
    brand, maker = identity.brand, identity.maker
    return (
        f"{brand.id} {brand.grade}" if brand else None,
        f"{maker.id} {maker.grade}" if maker else None,
    )


def test_nothing_said_is_nothing_known() -> None:
    assert of() == Identity(id="x")


@pytest.mark.parametrize(
    ("claims", "maker"),
    [
        ([claim("maker=acme", "lineage")], "acme established"),
        ([claim("maker=acme", "lineage"), claim("maker=bolt", "badge", "g")], "acme strong"),
        ([claim("maker=acme", "lineage"), claim("maker=acme", "hint", "g", -1.0)], "acme strong"),
        ([claim("maker=acme", "lineage"), claim("maker=acme", "hint", "g", -8.0)], "acme lead"),
        (
            [claim("maker=acme", "lineage", weight=4.0), claim("maker=bolt", "lineage", "g", 3.8)],
            "acme probable",
        ),
        (
            [claim("maker=acme", "lineage", weight=7.0), claim("maker=bolt", "lineage", "g", 2.0)],
            "acme strong",
        ),
        ([claim("maker=acme", "legal-name")], "acme strong"),
        ([claim("maker=acme", "legal-name"), claim("maker=acme", "hint", "g", -8.0)], "acme lead"),
        ([claim("maker=acme", "model")], "acme probable"),
        ([claim("maker=acme", "mac")], "acme probable"),
        ([claim("maker=acme", "model"), claim("maker=acme", "mac")], "acme probable"),
        ([claim("maker=acme", "model"), claim("maker=acme", "mac", "g")], "acme strong"),
        ([claim("maker=acme", "hint")], "acme lead"),
        ([claim("maker=acme", "badge"), claim("maker=bolt", "badge", "g")], "acme lead"),
        ([claim("maker=acme", "hint", "g"), claim("maker=acme", "hint", "h")], "acme lead"),
    ],
)
def test_the_grade_of_a_maker_follows_from_its_grounds(claims: list[Claim], maker: str) -> None:
    assert grades(of(*claims))[1] == maker


@pytest.mark.parametrize(
    ("brand", "on", "one", "two"),
    [
        ("own", DAY, "acme strong", "acme strong"),
        ("dated", DAY, "acme probable", "acme strong"),
        ("dated", date(2017, 1, 1), None, None),
        ("dated", None, "acme probable", "acme strong"),
        ("undated", DAY, "acme lead", "acme lead"),
        ("undated", None, "acme probable", "acme probable"),
        ("many", None, "acme lead", "acme lead"),
        ("ended", DAY, None, None),
        ("ended", date(2020, 1, 1), "acme probable", "acme strong"),
        ("low", DAY, "acme lead", "acme lead"),
        ("house", DAY, "acme strong", "acme strong"),
        ("dated-and-undated", date(2020, 1, 1), "acme probable", "acme strong"),
        ("dated-and-undated", date(2017, 1, 1), "bolt lead", "bolt lead"),
        ("dated-and-undated", DAY, "bolt lead", "bolt lead"),
        ("dated-and-undated", None, "acme lead", "acme lead"),
        ("dated-twice", DAY, "acme lead", "acme lead"),
        ("alleged-and-undated", DAY, "acme lead", "acme lead"),
        ("sold-house", date(2020, 1, 1), "acme strong", "acme strong"),
        ("sold-house", DAY, "acme lead", "acme lead"),
        ("unheard-of", DAY, None, None),
    ],
)
def test_what_a_badge_says_of_its_maker_depends_on_the_relation(
    brand: str, on: date | None, one: str | None, two: str | None
) -> None:
    badge = claim(f"brand={brand}", "legal-name")

    assert grades(of(badge, on=on))[1] == one
    assert grades(of(badge, claim(f"brand={brand}", "badge", "g"), on=on))[1] == two


def test_a_dated_relation_outweighs_an_undated_one_without_hiding_it() -> None:
    identity = of(claim("brand=dated-and-undated", "legal-name"), on=date(2020, 1, 1))

    chances = {each.id: each.p for each in identity.makers}
    assert chances["acme"] > 2 * chances["bolt"] > 0
    assert [c.text for c in identity.against] == ["maker=bolt"]


def test_no_badge_outweighs_a_firm_lineage_ground_of_another() -> None:
    badges = [claim("maker=bolt", "legal-name", field) for field in ("g", "h", "i")]

    identity = of(claim("maker=acme", "lineage", weight=3.0), *badges)

    assert grades(identity)[1] == "acme strong"
    assert {each.id: each.p for each in identity.makers}["acme"] > 0.5


def test_one_that_answers_as_every_maker_is_a_lead() -> None:
    names = ("acme", "bolt", "cog")

    identity = of(*[claim(f"maker={name}", "lineage", name, 4.0) for name in names])

    assert grades(identity)[1] == "acme lead"


def test_what_is_over_some_day_weighs_less_than_what_is_not_known_to_be() -> None:
    over = structs.replace(link("makes-for", "acme", "brand-many"), ended=True)
    graph = Graph(
        [entity("acme", "company"), entity("bolt", "company"), entity("brand-many", "brand")],
        [over, link("makes-for", "bolt", "brand-many")],
    )

    identity = fuse("x", [claim("brand=many", "legal-name")], graph, DAY)

    assert grades(identity)[1] == "bolt lead"


def test_an_ended_relation_speaks_against_its_maker() -> None:
    identity = of(claim("brand=ended", "badge"), claim("maker=acme", "lineage", "g"))

    assert grades(identity)[1] == "acme strong"
    assert [c.print for c in identity.against] == ["acme makes-for brand-ended"]


def test_a_badge_of_another_firm_does_not_speak_against_the_lineage() -> None:
    identity = of(claim("brand=undated", "legal-name"), claim("maker=acme", "lineage", "g"))

    assert grades(identity) == ("undated strong", "acme established")
    assert identity.relabel is True
    assert identity.against == ()


def test_a_models_brand_does_not_dispute_the_badge() -> None:
    identity = of(claim("brand=undated", "legal-name"), claim("brand=acme", "model", "model", 1.4))

    assert grades(identity)[0] == "undated strong"


@pytest.mark.parametrize(
    ("brand", "maker", "relabel"),
    [("acme", "acme", False), ("own", "acme", False), ("dated", "acme", True), ("own", "bolt", True)],
)
def test_a_makers_own_second_brand_is_no_relabel(brand: str, maker: str, relabel: bool) -> None:
    assert (
        of(claim(f"brand={brand}", "badge"), claim(f"maker={maker}", "lineage", "g", 6.0)).relabel is relabel
    )


def test_without_brand_or_maker_nobody_can_tell_a_relabel() -> None:
    assert of(claim("maker=acme", "lineage")).relabel is None
    assert of(claim("brand=unheard-of", "badge")).relabel is None


def test_brands_lose_their_prefix_and_are_taken_with_it_or_without() -> None:
    assert of(claim("brand=brand-dated", "badge"), on=None) == of(claim("brand=dated", "badge"), on=None)
    assert grades(of(claim("brand=brand-dated", "badge")))[0] == "dated probable"


def test_two_claims_from_one_field_are_one_ground() -> None:
    once = of(claim("maker=acme", "badge"))
    twice = of(claim("maker=acme", "badge"), claim("maker=acme", "model"))

    assert once.maker == twice.maker


def test_every_maker_that_we_do_not_know_keeps_its_share() -> None:
    identity = of(*[claim("maker=acme", "lineage", f"f{n}", 4.1) for n in range(9)])

    assert [(each.id, each.p) for each in identity.makers] == [("acme", 0.9994), ("*", 0.0006)]


def test_kind_and_model_come_from_the_stronger_side() -> None:
    identity = of(
        claim("kind=camera", "badge"),
        claim("kind=recorder", "badge", "g", 1.0),
        claim("model=A-1", "badge"),
        claim("model=A-1", "badge", "g"),
    )

    assert identity.kind == "camera"
    assert identity.model is not None
    assert (identity.model.id, identity.model.grade) == ("A-1", "strong")


@pytest.mark.parametrize(
    ("codes", "relabel"),
    [
        (["brand=*"], True),
        (["brand=*", "brand=own"], None),
        (["brand=*", "brand=dated"], True),
        (["brand=own"], False),
    ],
)
def test_firmware_for_an_unknown_customer_is_a_relabel(codes: list[str], relabel: bool | None) -> None:
    said = [claim(code, "lineage", "firmware" if "*" in code else "g") for code in codes]

    identity = of(claim("maker=acme", "lineage", "dhip.answered"), *said)

    assert identity.relabel is relabel
    assert (codes == ["brand=*"]) is ("brand=*" in {c.text for c in identity.grounds})


def test_a_relabel_needs_a_maker() -> None:
    assert of(claim("brand=*", "lineage")).relabel is None


def test_box_firmware_and_name_are_told_apart_and_their_difference_stays_against() -> None:
    identity = of(
        claim("brand=dated", "model", "serial"),
        claim("brand=own", "lineage", "firmware"),
        claim("brand=many", "badge", "http.title"),
        claim("maker=acme", "lineage", "dhip.answered"),
    )

    four = (identity.brand, identity.hardware, identity.firmware, identity.badge)
    assert [each.id if each else None for each in four] == ["dated", "dated", "own", "many"]
    assert [c.text for c in identity.against if c.about == "brand"] == ["brand=many", "brand=own"]


def test_two_badges_of_one_server_are_one_ground() -> None:
    title, icon = claim("maker=acme", "badge", "http.title"), claim("maker=acme", "badge", "favicon.mmh3")

    assert grades(of(title, icon))[1] == "acme probable"
    assert grades(of(title, claim("maker=acme", "badge", "ftp.banner")))[1] == "acme strong"


def test_who_typed_brand_and_model_is_one_witness() -> None:
    brand, model = claim("brand=dated", "legal-name", "brand-claimed"), claim("maker=acme", "model", "model")

    assert grades(of(brand, model))[1] == "acme probable"
    assert grades(of(brand, model, claim("kind=camera", "badge", "sadp.type")))[1] == "acme strong"


@pytest.mark.parametrize(
    ("counter", "maker"),
    [(-2.0, "bolt strong"), (-3.0, "bolt established")],
)
def test_a_lineage_ground_that_is_taken_down_disputes_nobody(counter: float, maker: str) -> None:
    shared = claim("maker=acme", "lineage", "rtsp.sdp")
    own = claim("maker=bolt", "lineage", "rtsp.server", 4.1)

    identity = of(shared, own, claim("maker=acme", "hint", "rtsp.sdp", counter))

    assert grades(identity)[1] == maker


def test_an_imitation_is_a_lead_although_it_answers_as_the_firmware_does() -> None:
    answer, slip = (
        claim("maker=acme", "lineage", "sadp.answered", 4.1),
        claim("maker=acme", "hint", "sadp.x", -4.5),
    )

    assert grades(of(answer, slip))[1] == "acme lead"
    assert grades(of(answer, slip, claim("maker=acme", "lineage", "mac", 4.1)))[1] == "acme strong"


@pytest.mark.parametrize(
    ("attested", "on", "said"),
    [
        ("2018-05-01", date(2020, 1, 1), "acme probable"),
        ("2018-05-01", date(2022, 1, 1), "acme lead"),
        ("2018-05-01", date(2017, 1, 1), "acme lead"),
        ("2018-05-01", None, "acme probable"),
    ],
)
def test_that_a_link_held_once_says_so_for_a_few_years(attested: str, on: date | None, said: str) -> None:
    made = structs.replace(link("makes-for", "acme", "brand-many"), attested=Partial.parse(attested))
    graph = Graph([entity("acme", "company"), entity("brand-many", "brand")], [made])

    assert grades(fuse("x", [claim("brand=many", "legal-name")], graph, on))[1] == said


@pytest.mark.parametrize("on", [None, DAY])
def test_a_link_that_is_over_is_a_lead(on: date | None) -> None:
    over = structs.replace(link("makes-for", "acme", "brand-many"), ended=True)
    graph = Graph([entity("acme", "company"), entity("brand-many", "brand")], [over])

    assert grades(fuse("x", [claim("brand=many", "legal-name")], graph, on))[1] == "acme lead"


ABOUT: st.SearchStrategy[About] = st.sampled_from(["maker", "brand", "model", "kind", "serial"])
CLAIMS = st.builds(
    Claim,
    about=ABOUT,
    value=st.sampled_from(["acme", "bolt", "own", "brand-dated", "undated", "many", "ended", "sold-house"]),
    ground=st.sampled_from(["legal-name", "badge", "model", "mac", "hint", "lineage"]),
    weight=st.floats(-4, 5).map(lambda w: round(w, 2)),
    quote=st.sampled_from(["a", "b"]),
    field=st.sampled_from(["f", "g", "h"]),
    print=st.sampled_from(["p", "q"]),
)
DAYS = st.sampled_from([None, date(2016, 1, 1), date(2020, 1, 1), DAY])


@given(st.lists(CLAIMS, max_size=8).flatmap(lambda c: st.tuples(st.just(c), st.permutations(c))), DAYS)
def test_the_order_of_claims_is_nothing(lists: tuple[list[Claim], list[Claim]], on: date | None) -> None:
    one, other = lists

    assert of(*one, on=on) == of(*other, *one, on=on)


@given(st.lists(CLAIMS, max_size=8), st.sampled_from(["acme", "bolt", "cog"]), st.floats(0.1, 6), DAYS)
def test_a_lineage_ground_never_makes_its_maker_less_probable(
    claims: list[Claim], maker: str, weight: float, on: date | None
) -> None:
    more = Claim("maker", maker, "lineage", weight, "q", "f", "lineage")

    before = {each.id: each.p for each in of(*claims, on=on).makers}.get(maker, 0.0)
    after = {each.id: each.p for each in of(*claims, more, on=on).makers}[maker]

    assert after >= before


@given(st.lists(CLAIMS, max_size=8), DAYS)
def test_chances_add_up_and_no_claim_is_lost(claims: list[Claim], on: date | None) -> None:
    identity = of(*claims, on=on)
    asked = {structs.replace(c, value=c.value.removeprefix("brand-")) for c in claims if c.about == "brand"}

    assert identity.makers == () or abs(sum(each.p for each in identity.makers) - 1) < 1e-9
    assert all(0 <= each.p <= 1 for each in identity.makers)
    assert asked <= {*identity.grounds, *identity.against}
    assert all(c.weight > 0 for c in identity.grounds)


@given(st.lists(CLAIMS, max_size=8), DAYS)
def test_no_grade_is_better_than_its_grounds_allow(claims: list[Claim], on: date | None) -> None:
    identity = of(*claims, on=on)

    for graded, about in ((identity.maker, "maker"), (identity.brand, "brand")):
        mine = [c for c in identity.grounds if c.about == about and graded and c.value == graded.id]
        grounds = {c.ground for c in mine}
        if graded and graded.grade == "established":
            assert "lineage" in grounds
        if graded and graded.grade in ("strong", "probable"):
            assert grounds - {"hint"}
        assert graded is None or mine


@given(st.lists(CLAIMS, max_size=8), st.sampled_from(["acme", "bolt"]), DAYS)
def test_what_depends_on_a_stronger_ground_adds_nothing(
    claims: list[Claim], maker: str, on: date | None
) -> None:
    best = Claim("maker", maker, "lineage", 4.0, "q", "http.server", "best")
    others = [
        structs.replace(best, weight=w, field=f, print=f)
        for w, f in ((4.0, "http.body"), (1.0, "favicon.md5"))
    ]

    once, again = of(*claims, best, on=on), of(*claims, best, *others, on=on)

    assert once.makers == again.makers
    assert once.maker == again.maker


@given(st.lists(CLAIMS.filter(lambda c: c.about != "maker" or c.ground != "lineage"), max_size=8), DAYS)
def test_no_badge_comes_near_a_firm_lineage(claims: list[Claim], on: date | None) -> None:
    firm = Claim("maker", "cog", "lineage", 3.0, "q", "sadp.answered", "firm")

    chances = {each.id: each.p for each in of(*claims, firm, on=on).makers}

    denied = any(c.about == "maker" and c.value == "cog" and c.weight < 0 for c in claims)
    assert denied or all(p < chances["cog"] for maker, p in chances.items() if maker not in ("cog", "*"))


@given(st.lists(CLAIMS, max_size=60), DAYS)
def test_however_many_claims_there_are_something_is_left_for_doubt(
    claims: list[Claim], on: date | None
) -> None:
    identity = of(*claims, on=on)

    for graded in (identity.maker, identity.brand, identity.badge, identity.hardware, identity.firmware):
        assert graded is None or 0 <= graded.p < 1
