"""Which claims count once, and what a counter-ground takes down."""

from __future__ import annotations

import pytest

from debar.identify.evidence import Claim, Ground
from debar.identify.groups import group_of, grouping, standing


def claim(value: str, field: str, weight: float = 3.0, ground: Ground = "badge") -> Claim:
    return Claim("maker", value, ground, weight, "quote", field, "print")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("http.title", "favicon.mmh3", True),
        ("http.realm", "rtsp.realm", True),
        ("http.title", "rtsp.sdp", False),
        ("model", "serial", True),
        ("firmware", "dhip.firmware", True),
        ("dhip.answered", "dhip.firmware", False),
        ("dhip.answered", "dahua-5050.answered", True),
        ("name", "snmp.name", True),
        ("snmp.name", "snmp.oid", False),
        ("brand-claimed", "maker-claimed", True),
        ("isapi.namespace", "sadp.answered", False),
        ("new-protocol.head", "new-protocol.tail", True),
    ],
)
def test_fields_of_one_source_of_error_are_a_group(one: str, other: str, together: bool) -> None:
    assert (group_of(one) == group_of(other)) is together


def test_who_typed_the_brand_typed_the_model_unless_the_device_answered() -> None:
    typed = grouping([claim("acme", "brand-claimed"), claim("acme", "model")])
    answered = grouping(
        [claim("acme", "brand-claimed"), claim("acme", "model"), claim("acme", "sadp.answered")]
    )
    read = grouping([claim("acme", "model"), claim("acme", "serial")])

    assert [each("model") for each in (typed, answered, read)] == ["typed", "number", "number"]


def test_a_counter_ground_takes_down_what_weighs_no_more_in_its_own_group() -> None:
    taken = claim("acme", "rtsp.sdp", 3.0, "lineage")
    kept = [claim("acme", "rtsp.sdp", 3.5), claim("acme", "mac", 1.0), claim("bolt", "rtsp.sdp", 1.0)]
    counter = claim("acme", "rtsp.server", -3.0, "hint")

    assert standing([taken, *kept, counter], group_of) == kept
