"""Walks of SNMP, in the forms that tools print and keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Field
from debar.identify.protocols import parse
from debar.kit.errors import Problem


def fields(text: str, protocol: str = "snmp") -> list[str]:
    answer = parse(protocol, text.encode())
    assert not isinstance(answer, Problem), answer
    return [f"{f.name}={f.value}" for f in answer]


@pytest.mark.parametrize(
    "walk",
    [
        '.1.3.6.1.2.1.1.1.0 = STRING: "NVR"\n.1.3.6.1.2.1.1.2.0 = OID: .1.3.6.1.4.1.50001',
        "iso.3.6.1.2.1.1.1.0 = STRING: NVR\niso.3.6.1.2.1.1.2.0 = OID: iso.3.6.1.4.1.50001",
        "SNMPv2-MIB::sysDescr.0 = STRING: NVR\nsysObjectID.0 = OID: SNMPv2-SMI::enterprises.50001",
        "1.3.6.1.2.1.1.1.0|4|NVR\n1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.50001",
        "1.3.6.1.2.1.1.1.0|4x|4e5652\n1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.50001",
        "1.3.6.1.2.1.1.1.0 = Hex-STRING: 4E 56 52 00\n1.3.6.1.2.1.1.2.0 = OID: 1.3.6.1.4.1.50001",
    ],
)
def test_every_form_of_walk_says_the_same(walk: str) -> None:
    assert fields(walk) == ["snmp.descr=NVR", "snmp.oid=1.3.6.1.4.1.50001"]


def test_a_value_may_go_over_several_lines() -> None:
    walk = (
        '.1.3.6.1.2.1.1.1.0 = STRING: "Acme OS\n  Version 1"\n.1.3.6.1.2.1.1.4.0 = STRING: somebody\n'
        ".1.3.6.1.2.1.1.6.0 = STRING: Hall\n.1.3.6.1.4.1.9.9 = No Such Object available on this agent"
    )

    assert fields(walk) == ["snmp.descr=Acme OS\n  Version 1", "snmp.location=Hall", "location=Hall"]


def test_the_trees_of_video_makers_give_plain_facts() -> None:
    hikvision = (
        "1.3.6.1.4.1.39165.1.1.0 = STRING: DS-2CD2042WD-I\n1.3.6.1.4.1.39165.1.3.0 = STRING: V5.5.0 build 1\n"
        "1.3.6.1.2.1.2.2.1.6.1 = STRING:\n1.3.6.1.2.1.2.2.1.6.2 = Hex-STRING: 00 00 5E 00 53 01"
    )
    dahua = "1.3.6.1.4.1.1004849.2.1.2.4.0 = 4K049EBPAG1D7E7\n1.3.6.1.4.1.1004849.2.1.1.1.0 = 2.800"

    assert [each for each in fields(hikvision) if not each.startswith("snmp.")] == [
        "model=DS-2CD2042WD-I",
        "firmware=V5.5.0 build 1",
        "mac=00:00:5E:00:53:01",
    ]
    assert [each for each in fields(dahua) if not each.startswith("snmp.")] == [
        "serial=4K049EBPAG1D7E7",
        "firmware=2.800",
    ]


def test_the_first_whole_thing_of_the_entity_mib_is_the_device() -> None:
    tree = "ENTITY-MIB::entPhysical"
    walk = (
        f"{tree}ModelName.1 = STRING:\n{tree}SerialNum.1 = STRING:\n{tree}ModelName.1001 = STRING: S-48\n"
        f"{tree}SerialNum.1001 = STRING: FOC1\n{tree}MfgName.1001 = STRING: Acme\n"
        f"{tree}SoftwareRev.1001 = STRING: 15.2\n{tree}ModelName.1002 = STRING: PSU\n"
    )

    found = fields(walk)

    assert [each for each in found if not each.startswith("snmp.value")] == [
        "snmp.manufacturer=Acme",
        "snmp.model=S-48",
        "model=S-48",
        "serial=FOC1",
        "firmware=15.2",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SNMPv2-SMI::enterprises.9.1.1 Cisco", ["snmp.oid=1.3.6.1.4.1.9.1.1", "snmp.descr=Cisco"]),
        ("iso.3.6.1.4.1.368.1.1", ["snmp.oid=1.3.6.1.4.1.368.1.1"]),
        ("Acme thing", ["snmp.descr=Acme thing"]),
    ],
)
def test_an_object_id_is_read_however_it_is_written(text: str, expected: list[str]) -> None:
    assert fields(text, "snmp-oid") == expected


@given(st.text('1.3iso= :|x4\nSTRINGHex-"0', max_size=120))
def test_any_walk_is_fields_or_a_problem(text: str) -> None:
    answer = parse("snmp", f"1.3.6.1.2.1.1.1.0 = {text}".encode())

    assert isinstance(answer, Problem) or all(isinstance(each, Field) for each in answer)
