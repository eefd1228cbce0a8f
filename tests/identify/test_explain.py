"""Grounds in words: every field and ground has them, in both languages, and nothing leaks into them."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from debar.entities.graph import Graph
from debar.identify import Identifier
from debar.identify.evidence import GRADES, About, Chance, Claim, Field, Graded, Ground, Identity
from debar.identify.explain import MEANS, points
from debar.identify.labels import KINDS
from debar.identify.portrait import portrait
from debar.identify.readings import FAMILIES, READINGS, called
from debar.identify.settle import settle
from debar.kit.words import Both

GRAPH = Graph.load()
TEXT = st.text(max_size=30) | st.sampled_from(["{name}", "{value}", "%s", "« »", "\u202e", "*", ""])
IDS = st.sampled_from(["hikvision", "dahua", "annke", "lorex", "amcrest", "axis", "*", "nobody", "{name}"])
CLAIMS = st.builds(
    Claim,
    about=st.sampled_from(get_args(About)),
    value=IDS | TEXT,
    ground=st.sampled_from(get_args(Ground)),
    weight=st.floats(-20, 8),
    quote=TEXT,
    field=st.sampled_from([*READINGS, "hanwha.answered", "x.y", "{field}", ""]),
    print=TEXT
    | st.sampled_from(["hikvision makes-for brand-annke", "lorex brand-of brand-lorex", "a b c d"]),
)
GRADED = st.none() | st.builds(Graded, id=IDS, p=st.floats(0, 1), grade=st.sampled_from(GRADES))
IDENTITIES = st.builds(
    Identity,
    id=st.just("x"),
    kind=st.none() | st.sampled_from(["camera", "software", "{kind}"]),
    brand=GRADED,
    maker=GRADED,
    makers=st.lists(st.builds(Chance, id=IDS, p=st.floats(0, 1)), max_size=4).map(tuple),
    model=GRADED,
    grounds=st.lists(CLAIMS, max_size=4).map(tuple),
    against=st.lists(CLAIMS, max_size=4).map(tuple),
    badge=GRADED,
    hardware=GRADED,
    firmware=GRADED,
)


@pytest.fixture(scope="module")
def identifier() -> Identifier:
    return Identifier.load()


def told(identifier: Identifier, *fields: tuple[str, str]) -> list[tuple[bool, str]]:
    identity = identifier.of_fields("x", [Field(*each) for each in fields])
    return [(each.against, each.says.en) for each in points(identity, identifier.graph)]


def test_every_field_that_is_read_has_a_name_in_both_languages(identifier: Identifier) -> None:
    unnamed = [
        field
        for field in identifier.engine.reads
        if field not in READINGS
        and field.partition(".")[0] not in FAMILIES
        and not field.endswith(".answered")
    ]

    assert unnamed == []
    assert [words for words in map(called, identifier.engine.reads) if not words.en or not words.fr] == []


def test_every_ground_has_words_for_maker_and_brand() -> None:
    assert set(MEANS) == {(about, ground) for about in ("maker", "brand") for ground in get_args(Ground)}
    assert [words for words in MEANS.values() if "{name}" not in words.en or "{name}" not in words.fr] == []


def test_every_kind_that_a_print_says_has_a_word(identifier: Identifier) -> None:
    from debar.identify import fingerprint

    said = {one.says.kind for _, file in fingerprint.load() for one in file.fingerprints if one.says.kind}

    assert sorted(said - set(KINDS)) == []


def test_a_ground_says_what_was_read_what_it_means_and_how_much_it_weighs(identifier: Identifier) -> None:
    assert told(identifier, ("sadp.answered", "ProbeMatch")) == [
        (
            False,
            "Its answer to SADP, the discovery protocol of Hikvision's firmware: “ProbeMatch”. That trait is "
            "Hikvision's own, and no badge changes it (decides alone).",
        )
    ]
    ((_, serial),) = told(identifier, ("serial", "AMC0123456789ABCDE"))[1:]
    assert serial == (
        "Its serial number: “AMC0123456789ABCDE”. That way of numbering is that of products sold as Amcrest "
        "(speaks strongly for it)."
    )


def test_a_relation_is_told_with_its_dates_and_how_sure_it_is(identifier: Identifier) -> None:
    (against,) = [says for opposed, says in told(identifier, ("brand-claimed", "Annke")) if opposed]

    assert against == (
        "What tells its brand: “Annke”. On record, Dahua makes what is sold as Annke; no dates known; "
        "confidence: low (speaks against Hikvision)."
    )


def test_french_quotes_and_colons_hold_together(identifier: Identifier) -> None:
    identity = identifier.of_fields("x", [Field("mac", "10:12:FB:00:00:01")])

    (point,) = points(identity, identifier.graph)

    assert point.says.fr.startswith(
        "Le titulaire de son adresse matérielle\u00a0: «\u00a010:12:FB:00:00:01 = Hangzhou Hikvision Digital "
    )


def test_the_maker_comes_first_and_the_strongest_before_the_others() -> None:
    def claim(about: About, weight: float) -> Claim:
        return Claim(about, "acme", "badge", weight, "Acme", "http.title", f"{about} {weight}")

    grounds = (claim("kind", 9.0), claim("brand", 1.0), claim("maker", 1.0), claim("maker", 2.0))
    every = points(
        Identity("x", grounds=grounds, against=(claim("maker", -0.5), claim("maker", -4.0))), GRAPH
    )

    assert [(each.against, each.claim.about, each.claim.weight) for each in every] == [
        (False, "maker", 2.0),
        (False, "maker", 1.0),
        (False, "brand", 1.0),
        (False, "kind", 9.0),
        (True, "maker", -4.0),
        (True, "maker", -0.5),
    ]


def test_brand_hardware_and_firmware_are_told_where_they_differ() -> None:
    amcrest, dahua = Graded("amcrest", 0.9, "strong"), Graded("dahua", 0.99, "established")
    one = Identity("x", "camera", amcrest, dahua, badge=amcrest, hardware=amcrest, firmware=dahua)

    assert portrait(one, GRAPH) == Both(
        "Camera. Sold as Amcrest (strong). It runs firmware built for Dahua's own line (established). Made "
        "by Dahua (established).",
        "Caméra. Vendu sous la marque Amcrest (cote\u00a0: solide). Son micrologiciel est celui de la gamme "
        "propre à Dahua (cote\u00a0: établie). Fabriqué par Dahua (cote\u00a0: établie).",
    )
    assert "firmware" not in portrait(structs.replace(one, firmware=amcrest), GRAPH).en


def test_who_else_may_have_made_it_is_named_with_a_probability() -> None:
    makers = (Chance("hikvision", 0.5), Chance("dahua", 0.3), Chance("*", 0.19), Chance("axis", 0.01))
    one = Identity("x", maker=Graded("hikvision", 0.5, "lead"), makers=makers)

    assert portrait(one, GRAPH).en == (
        "Device of unknown kind. Perhaps made by Hikvision (a lead only). Otherwise: Dahua (30%), a maker "
        "not known here (19%)."
    )


@given(IDENTITIES)
def test_words_never_raise_and_a_quote_stays_as_it_was_read(identity: Identity) -> None:
    every = points(identity, GRAPH)

    assert len(every) == len(identity.grounds) + len(identity.against)
    for each in every:
        quote = " ".join(each.claim.quote.split())
        assert quote in each.says.en
        assert quote in each.says.fr
    assert portrait(identity, GRAPH).en
    assert all(each.says.en and each.why.fr for each in settle(identity, GRAPH))


@given(IDENTITIES)
def test_no_place_to_fill_is_left_open(identity: Identity) -> None:
    held = [identity, *identity.grounds, *identity.against]
    own = "".join(str(structs.astuple(each)) for each in held)
    said = [portrait(identity, GRAPH), *(each.says for each in points(identity, GRAPH))]

    for words in said:
        for place in ("{name}", "{maker}", "{brand}", "{kind}", "{value}", "{grade}", "{day}", "{word}"):
            assert place not in words.en + words.fr or place in own
