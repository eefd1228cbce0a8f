"""What would settle who made a device."""

from __future__ import annotations

from typing import get_args

import pytest

from debar.entities.graph import Graph
from debar.identify.evidence import Chance, Claim, Grade, Graded, Identity
from debar.identify.settle import Observation, settle
from debar.identify.ways import WAYS, WHO, WayId

GRAPH = Graph.load()


def claim(maker: str, field: str = "http.title", ground: str = "badge", weight: float = 2.2) -> Claim:
    return Claim("maker", maker, ground, weight, maker, field, "print")  # type: ignore[arg-type]  # a ground


def made(
    maker: str,
    grade: Grade = "probable",
    others: tuple[Chance, ...] = (Chance("*", 0.1),),
    grounds: tuple[Claim, ...] = (),
    against: tuple[Claim, ...] = (),
) -> Identity:
    p = 1 - sum(each.p for each in others)
    makers = (Chance(maker, p), *others)
    return Identity("x", "camera", None, Graded(maker, p, grade), makers, grounds=grounds, against=against)


def ids(found: tuple[Observation, ...]) -> list[str]:
    return [each.way.id for each in found]


def test_the_list_of_ways_is_closed_and_each_is_told_in_both_languages() -> None:
    assert sorted(way.id for way in WAYS) == sorted(get_args(WayId))
    assert [way.id for way in WAYS if not way.does.en.endswith(".") or not way.does.fr.endswith(".")] == []
    assert {way.by for way in WAYS} == set(WHO)


def test_an_established_maker_needs_nothing() -> None:
    assert settle(made("hikvision", "established"), GRAPH) == ()


def test_where_nothing_is_known_the_label_comes_first_and_no_way_is_left_out() -> None:
    found = settle(Identity("x", "camera"), GRAPH)

    assert ids(found)[0] == "label"
    assert set(ids(found)) == {way.id for way in WAYS} - {"purchase-day"}
    assert [each.gain for each in found] == sorted((each.gain for each in found), reverse=True)
    assert {each.why.en for each in found} == {"Nothing that was seen names a maker."}


def test_between_two_makers_their_own_protocols_settle_most() -> None:
    rivals = (Chance("dahua", 0.48), Chance("*", 0.02))
    one = made("hikvision", others=rivals, grounds=(claim("hikvision"),), against=(claim("dahua"),))

    found = settle(one, GRAPH)

    assert sorted(ids(found)[:2]) == ["dhip", "sadp"]
    assert found[0].why.en == "What was seen speaks for Hikvision, Dahua at once."


def test_the_protocol_of_a_maker_who_is_not_in_question_is_left_out() -> None:
    assert "dhip" not in ids(settle(made("hikvision"), GRAPH))
    assert {"sadp", "dhip"} & set(ids(settle(made("axis"), GRAPH))) == set()


def test_what_was_read_already_is_not_asked_for_again() -> None:
    all_of_label = (
        "serial",
        "model",
        "fcc-id",
        "http.server",
        "favicon.md5",
        "rtsp.sdp",
        "mac",
        "tls.subject",
    )

    left = ids(settle(Identity("x", "camera"), GRAPH, all_of_label))

    assert {"label", "serial", "web", "rtsp", "mac", "certificate"} & set(left) == set()
    assert "label" in ids(settle(Identity("x", "camera"), GRAPH, ("serial", "model")))


def test_what_leads_to_no_better_grade_is_left_out() -> None:
    assert {each.way.reach for each in settle(made("hikvision", "strong"), GRAPH)} == {"established"}
    assert "mac" not in ids(settle(made("hikvision", "probable"), GRAPH))


def test_a_printer_is_not_asked_by_the_protocols_of_cameras_and_software_has_no_label() -> None:
    video = {"sadp", "dhip", "rtsp", "onvif", "recorder"}

    assert video & set(ids(settle(Identity("x", "printer"), GRAPH))) == set()
    assert ids(settle(Identity("x", "antivirus"), GRAPH)) == ["declaration"]
    assert "recorder" not in ids(settle(Identity("x", "recorder"), GRAPH))


def test_the_day_of_purchase_counts_where_makers_of_a_brand_took_turns() -> None:
    lorex, axis = Graded("lorex", 0.9, "strong"), Graded("axis", 0.9, "strong")

    assert "purchase-day" in ids(settle(Identity("x", "camera", lorex), GRAPH))
    assert "purchase-day" not in ids(settle(Identity("x", "camera", axis), GRAPH))


@pytest.mark.parametrize(
    ("grounds", "against", "why"),
    [
        ((claim("axis"),), (claim("axis", weight=-3.0),), "Something that was read speaks against Axis."),
        ((claim("axis", "maker-claimed"),), (), "Only what somebody wrote down points to Axis."),
        (
            (claim("axis", "mac", "mac"),),
            (),
            "Only its hardware address points to Axis, and it tells who made the network part.",
        ),
        ((claim("axis", ground="hint"),), (), "Only hints point to Axis."),
        (
            (claim("axis"),),
            (),
            "What speaks for Axis is what a badge can change: who relabels writes a name of his own.",
        ),
    ],
)
def test_what_is_in_doubt_is_told(grounds: tuple[Claim, ...], against: tuple[Claim, ...], why: str) -> None:
    found = settle(made("axis", grounds=grounds, against=against), GRAPH)

    assert {each.why.en for each in found} == {why}


def test_a_brand_with_several_makers_says_so() -> None:
    relation = claim("hikvision", ground="relation", weight=0.5)
    other = claim("dahua", ground="relation", weight=0.5)
    one = made("hikvision", "lead", (Chance("dahua", 0.3), Chance("*", 0.3)), (relation,), (other,))
    annke = Identity(
        "x",
        brand=Graded("annke", 0.9, "strong"),
        maker=one.maker,
        makers=one.makers,
        grounds=one.grounds,
        against=one.against,
    )

    assert settle(annke, GRAPH)[0].why.fr == (
        "Plusieurs fabricants sont consignés pour la marque Annke : Hikvision, Dahua."
    )


def test_an_observation_says_who_makes_it_what_it_may_reach_and_whether_it_needs_consent() -> None:
    said = {each.way.id: each.says for each in settle(Identity("x", "camera"), GRAPH)}

    assert said["label"].en == (
        "Photograph the label: FCC or ISED number, model, serial number (site staff; at best: established; "
        "sends nothing)."
    )
    assert said["certificate"].fr == (
        "Lire le certificat qu'il présente (TLS) (équipe du réseau; au mieux : solide; consentement requis "
        "pour l'interroger)."
    )
