"""Secrets and people go from sightings, whatever importer they come from, and nothing else does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from debar.identify.evidence import Sighting
from debar.survey.discretion import LONGEST_KEY, Discretion
from debar.survey.importers import PEOPLE
from debar.survey.intake import Taken, take

ROW = Sighting("d" * 64, "row 2", "row 2", "model", "Q4")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("table.csv", "Serial,Host name,DNS name\nQF20240001,Roles-iPhone,roles-iphone.example.org\n"),
        ("notes.csv", "Serial,Name,Display name\nQF20240001,gate,Role’s iPad\n"),
        (
            "scan.xml",
            '<nmaprun><host><status state="up" reason="echo-reply"/>'
            '<address addr="192.0.2.7" addrtype="ipv4"/>'
            '<hostnames><hostname name="Roles-iPhone.example.org"/></hostnames></host></nmaprun>',
        ),
        (
            "one.nessus",
            '<NessusClientData_v2><Report><ReportHost name="192.0.2.7"><HostProperties>'
            '<tag name="netbios-name">ROLES-IPAD</tag></HostProperties></ReportHost></Report>'
            "</NessusClientData_v2>",
        ),
        (
            "cameras.csv",
            "HardwareName,Name,DriverNumber,RecorderName\nRoles-iPhone,Role’s iPad,1,REC-1\n",
        ),
        (
            "kea-leases4.csv",
            "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,"
            "user_context,pool_id\n192.0.2.7,0c:75:d2:00:00:07,,3600,1790000000,1,0,0,roles-iphone,0,,0\n",
        ),
        ("known.log", "#separator \\x09\n#path\tknown_devices\n#fields\tts\tmac\tdhcp_host_name\n"
         "1\t0c:75:d2:00:00:07\tRoles-iPhone\n"),
        (
            "lldp.txt",
            "sw1#show lldp neighbors detail\nLocal Intf: Gi1/0/1\nChassis id: 0c75.d200.0007\n"
            "System Name: Roles-iPhone\n",
        ),
        (
            "said.jsonl",
            '{"id": "1", "device": "Roles-iPhone", "protocol": "http", "raw": "HTTP/1.1 200 OK\\r\\n", '
            '"name": "Roles-iPhone"}\n',
        ),
    ],
)  # fmt: skip
def test_people_go_from_the_names_of_every_format(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")

    taken = next(take(tmp_path / name))

    assert isinstance(taken, Taken)
    assert PEOPLE in taken.dropped
    assert "role" not in " ".join(f"{s.place} {s.thing} {s.value}" for s in taken.sightings).lower()
    assert {s.value.lower() for s in taken.sightings} & {"iphone", "ipad"}


def test_things_named_after_people_stay_two() -> None:
    one, other, again = (
        structs.replace(ROW, thing=f"hardware {name}")
        for name in ("roles-iphone", "chiefs-iphone", "roles-iphone")
    )
    discretion = Discretion()

    keys = [discretion.clean(each).thing for each in (one, other, again)]

    assert keys[0] == keys[2] != keys[1]
    assert all(key.startswith("hardware ") for key in keys)
    assert discretion.people == 2


def test_a_login_in_the_key_of_a_thing_or_in_its_place_goes() -> None:
    said = structs.replace(
        ROW, thing="device rtsp://user:word@192.0.2.7/", site="http://user:word@mill", network="password=word"
    )
    discretion = Discretion()

    clean = discretion.clean(said)

    assert (clean.thing, clean.site, clean.network) == (
        "device rtsp://192.0.2.7/",
        "http://mill",
        "password=***",
    )
    assert discretion.secrets == 3


def test_keys_beyond_what_a_row_can_hold_are_cut_and_stay_apart() -> None:
    keys = [Discretion().clean(structs.replace(ROW, thing="N" * 3000 + end)).thing for end in ("a", "b")]

    assert keys[0] != keys[1]
    assert [len(key) for key in keys] < [LONGEST_KEY] * 2


def test_a_name_that_names_nobody_stays_and_so_does_text_that_is_no_name() -> None:
    discretion = Discretion()
    said = [
        structs.replace(ROW, field=f, value=v)
        for f, v in (("name", "cam-gate"), ("location", "Roles-iPhone"))
    ]

    assert [discretion.clean(each) for each in said] == said
    assert (discretion.people, discretion.secrets) == (0, 0)


@given(st.text(), st.text(), st.text(), st.sampled_from(["name", "model", "other.dnsname"]))
def test_whatever_the_text_it_can_be_stored_and_stays_as_it_is_when_cleaned_again(
    thing: str, value: str, place: str, field: str
) -> None:
    clean = Discretion().clean(Sighting("d" * 64, place, thing, field, value, site=value, network=thing))

    assert all(
        "\0" not in text and text.encode()
        for text in (clean.thing + "x", clean.value + "x", clean.place + "x")
    )
    assert Discretion().clean(clean).value == clean.value
