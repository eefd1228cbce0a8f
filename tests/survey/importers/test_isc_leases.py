"""ISC dhcpd's lease files, version 4 and 6."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import SourceFile, choose, isc_leases

SOURCE = SourceFile("d" * 64, "dhcpd.leases", 1, "isc-leases", site="mill")
LEASE = r"""# The format of this file is documented in the dhcpd.leases(5) manual page.
authoring-byte-order little-endian;
failover peer "mill" state {
  my state normal at 4 2026/10/15 10:00:00;
}
lease 192.0.2.7 {
  starts 1 2026/10/19 10:00:00;
  ends 1 2026/10/19 22:00:00;
  tstp 1 2026/10/19 22:00:00;
  cltt 1 2026/10/19 10:30:00;
  binding state active;
  next binding state free;
  hardware ethernet 0c:75:d2:00:00:01;
  uid "\001\014u\322\000\000\001";
  set vendor-class-identifier = "Quill, \"Camera\"";
  set ddns-key = "s3cret";
  client-hostname "cam-gate";
  on expiry {
    set note = "x";
  }
}
"""
SIX = r"""ia-na "\007\000\000\000\000\001\000\001*+,-\014u\322\000\000\001" {
  cltt 1 2026/10/19 10:30:00;
  iaaddr 2001:db8::7 {
    binding state active;
    preferred-life 27000;
    ends 1 2026/10/19 22:00:00;
  }
}
ia-pd "\007\000\000\000\000\001\000\001*+,-\014u\322\000\000\001" {
  iaprefix 2001:db8:1::/56 {
    binding state active;
  }
}
"""


def read(text: str) -> list[Sighting | Problem]:
    return list(isc_leases.read(io.BytesIO(text.encode()), SOURCE))


def facts(text: str) -> list[tuple[str, str]]:
    return [(s.field, s.value) for s in read(text) if isinstance(s, Sighting)]


def test_a_lease_is_read_with_its_span_its_name_and_its_vendor_class_and_no_other_setting() -> None:
    found = [s for s in read(LEASE) if isinstance(s, Sighting)]

    start, heard = (datetime(2026, 10, 19, 10, minute, tzinfo=UTC) for minute in (0, 30))
    assert [(s.field, s.value, s.seen) for s in found] == [
        ("address", "192.0.2.7", start),
        ("mac", "0C:75:D2:00:00:01", start),
        ("address", "192.0.2.7", heard),
        ("mac", "0C:75:D2:00:00:01", heard),
        ("name", "cam-gate", heard),
        ("dhcp.vendor-class", 'Quill, "Camera"', heard),
    ]
    assert choose(LEASE.encode(), "x").NAME == "isc-leases"


def test_of_several_entries_of_a_lease_the_last_counts_and_the_span_grows() -> None:
    later = LEASE.replace("cam-gate", "cam-west").replace("cltt 1 2026/10/19", "cltt 3 2026/10/21")

    found = [s for s in read(LEASE + later) if isinstance(s, Sighting)]

    assert [s.value for s in found if s.field == "name"] == ["cam-west"]
    assert sorted({s.seen.day for s in found if s.seen}) == [19, 21]


def test_an_abandoned_address_is_told_alone_and_one_that_nobody_had_not_at_all() -> None:
    abandoned = LEASE.replace("state active", "state abandoned")
    never = "lease 192.0.2.8 {\n  starts 1 2026/10/19 10:00:00;\n  binding state backup;\n}\n"

    assert facts(abandoned + never) == [("address", "192.0.2.7"), ("address", "192.0.2.7")]


def test_version_six_is_read_with_the_mac_in_the_identifier() -> None:
    assert facts(SIX) == [("address", "2001:db8::7"), ("mac", "0C:75:D2:00:00:01")]


@pytest.mark.parametrize(
    ("when", "seen"),
    [
        ("epoch 1792404000; # Mon Oct 19 10:00:00 2026", datetime(2026, 10, 19, 10, tzinfo=UTC)),
        ("never;", None),
        ("1 2026/13/40 10:00:00;", None),
        ("epoch 99999999999;", None),
    ],
)
def test_times_are_read_in_either_form(when: str, seen: datetime | None) -> None:
    text = f"lease 192.0.2.7 {{\n  starts {when}\n  hardware ethernet 0c:75:d2:00:00:01;\n}}\n"

    assert {s.seen for s in read(text) if isinstance(s, Sighting)} == {seen}


def test_what_is_cut_short_or_nested_without_end_is_told() -> None:
    cut = read(LEASE + "lease 192.0.2.9 {\n  hardware ethernet 0c:75:d2:00:00:02;\n")
    deep = read("lease 192.0.2.7 {" * 100)

    assert [str(p) for p in cut if isinstance(p, Problem)] == [
        "dhcpd.leases: ends in the middle of a lease, which was left out. Copy the file again."
    ]
    assert [str(p).partition(";")[0] for p in deep if isinstance(p, Problem)] == [
        "dhcpd.leases:1: is nested too deeply",
        "dhcpd.leases: ends in the middle of a lease, which was left out. Copy the file again.",
    ]


@given(st.text(alphabet='lease ia-n{};"\\01239.:#\n', max_size=200))
def test_whatever_the_text_it_is_read_to_the_end(text: str) -> None:
    for found in read(LEASE + text):
        assert isinstance(found, Sighting | Problem)
