"""Kea's lease files: the last row of a lease counts, and what was given back was there all the same."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import SourceFile, choose, kea

SOURCE = SourceFile("d" * 64, "kea-leases4.csv", 1, "kea", site="mill")
FOUR = (
    "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context,"
    "pool_id\n"
)
SIX = (
    "address,duid,valid_lifetime,expire,subnet_id,pref_lifetime,lease_type,iaid,prefix_len,fqdn_fwd,fqdn_rev,"
    "hostname,hwaddr,state,user_context,hwtype,hwaddr_source,pool_id\n"
)
NOON = 1792411200
"""2026-10-19 12:00 UTC."""


def read(text: str) -> list[Sighting | Problem]:
    return list(kea.read(io.BytesIO(text.encode()), SOURCE))


def facts(text: str) -> list[tuple[str, str, str, datetime | None]]:
    return [(s.thing, s.field, s.value, s.seen) for s in read(text) if isinstance(s, Sighting)]


def test_a_lease_is_an_address_a_mac_and_a_name_from_the_first_time_to_the_last() -> None:
    early, late = NOON - 86400, NOON
    rows = "".join(
        f"192.0.2.7,0c:75:d2:00:00:01,01:0c:75:d2:00:00:01,3600,{at + 3600},1,0,0,cam-gate,0,,0\n"
        for at in (early, late)
    )

    first, last = (datetime.fromtimestamp(at, UTC) for at in (early, late))
    assert facts(FOUR + rows) == [
        ("line 3", "address", "192.0.2.7", first),
        ("line 3", "mac", "0C:75:D2:00:00:01", first),
        ("line 3", "address", "192.0.2.7", last),
        ("line 3", "mac", "0C:75:D2:00:00:01", last),
        ("line 3", "name", "cam-gate", last),
    ]
    assert choose((FOUR + rows).encode(), "leases.2").NAME == "kea"


def test_what_was_given_back_is_told_with_the_day_on_which_it_was_heard_last() -> None:
    given = f"192.0.2.7,0c:75:d2:00:00:01,,3600,{NOON + 3600},1,0,0,cam-gate,0,,0\n"
    back = f"192.0.2.7,0c:75:d2:00:00:01,,0,{NOON},1,0,0,,3,,0\n"
    other = f"192.0.2.7,0c:75:d2:00:00:02,,3600,{NOON + 7200},1,0,0,,0,,0\n"

    found = facts(FOUR + given + back + other)

    assert [(field, value) for _, field, value, _ in found] == [
        ("address", "192.0.2.7"),
        ("mac", "0C:75:D2:00:00:01"),
        ("name", "cam-gate"),
        ("address", "192.0.2.7"),
        ("mac", "0C:75:D2:00:00:02"),
    ]
    assert [int(seen.timestamp()) - NOON for _, _, _, seen in found if seen] == [0, 0, 0, 3600, 3600]


def test_a_lease_without_end_has_a_day_too() -> None:
    row = f"192.0.2.7,0c:75:d2:00:00:01,,4294967295,{NOON + 4294967295},1,0,0,,0,,0\n"

    assert {seen for *_, seen in facts(FOUR + row)} == {datetime.fromtimestamp(NOON, UTC)}


def test_of_a_declined_address_only_the_address_is_told() -> None:
    row = f"192.0.2.7,0c:75:d2:00:00:01,,3600,{NOON},1,0,0,cam-gate,1,,0\n"

    assert [(field, value) for _, field, value, _ in facts(FOUR + row)] == [("address", "192.0.2.7")]


def test_the_vendor_class_that_a_hook_kept_is_read_and_nothing_else_of_it() -> None:
    context = '{"ISC": {"relay": "x"}&#x2c "vendor-class": "Quill&#x2c Camera"&#x2c "secret": "s3"}'.replace(
        '"', '""'
    )
    row = f'192.0.2.7,0c:75:d2:00:00:01,,3600,{NOON},1,0,0,a&#x2cb,0,"{context}",0\n'

    assert [(field, value) for _, field, value, _ in facts(FOUR + row)][2:] == [
        ("name", "a,b"),
        ("dhcp.vendor-class", "Quill, Camera"),
    ]


def test_version_six_takes_the_mac_from_the_identifier_and_leaves_networks_out() -> None:
    duid = "00:01:00:01:2a:2b:2c:2d:0c:75:d2:00:00:01"
    rows = (
        f"2001:db8::7,{duid},3600,{NOON},1,1800,0,7,128,0,0,cam-gate,,0,,1,0,0\n"
        f"2001:db8:1::,{duid},3600,{NOON},1,1800,2,7,56,0,0,,,0,,1,0,0\n"
        f"2001:db8::8,00:02:00:00:00:09:0c:c0:84:dd:03:00:09:12,3600,{NOON},1,1800,0,8,128,0,0,,,0,,1,0,0\n"
    )

    assert [(field, value) for _, field, value, _ in facts(SIX + rows)] == [
        ("address", "2001:db8::7"),
        ("mac", "0C:75:D2:00:00:01"),
        ("name", "cam-gate"),
        ("address", "2001:db8::8"),
    ]


def test_a_row_without_an_address_is_a_problem_and_reading_goes_on() -> None:
    rows = (
        f"nowhere,0c:75:d2:00:00:01,,3600,{NOON},1,0,0,,0,,0\n192.0.2.8,0c:75:d2:00:00:02,,x,y,1,0,0,,0,,0\n"
    )

    problem, *rest = read(FOUR + rows)

    assert problem == Problem(SOURCE.name, 2, "'nowhere' is no IP address; the row was left out.")
    assert [(s.value, s.seen) for s in rest if isinstance(s, Sighting)] == [
        ("192.0.2.8", None),
        ("0C:75:D2:00:00:02", None),
    ]


@given(st.binary(max_size=300), st.sampled_from([FOUR, SIX, ""]))
def test_whatever_the_bytes_it_is_read_to_the_end(raw: bytes, header: str) -> None:
    for found in kea.read(io.BytesIO(header.encode() + raw), SOURCE):
        assert isinstance(found, Sighting | Problem)
