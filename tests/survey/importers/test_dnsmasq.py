"""dnsmasq's lease files."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import SourceFile, choose, dnsmasq

DAY = datetime(2026, 10, 19, tzinfo=UTC)
SOURCE = SourceFile("d" * 64, "dnsmasq.leases", 1, "dnsmasq", site="mill", seen=DAY)
LEASES = """1792411200 0c:75:d2:00:00:01 192.0.2.7 cam-gate 01:0c:75:d2:00:00:01
1792411200 0c:75:d2:00:00:02 192.0.2.8 * *
duid 00:01:00:01:2a:2b:2c:2d:0c:75:d2:00:00:ff
1792411200 1234567 2001:db8::7 cam-gate 00:03:00:01:0c:75:d2:00:00:01
"""


def test_each_client_stands_at_its_address_on_the_day_that_whoever_brought_it_says() -> None:
    found = list(dnsmasq.read(io.BytesIO(LEASES.encode()), SOURCE))

    assert [(s.thing, s.field, s.value, s.seen) for s in found if isinstance(s, Sighting)] == [
        ("line 1", "address", "192.0.2.7", DAY),
        ("line 1", "mac", "0C:75:D2:00:00:01", DAY),
        ("line 1", "name", "cam-gate", DAY),
        ("line 2", "address", "192.0.2.8", DAY),
        ("line 2", "mac", "0C:75:D2:00:00:02", DAY),
        ("line 4", "address", "2001:db8::7", DAY),
        ("line 4", "mac", "0C:75:D2:00:00:01", DAY),
        ("line 4", "name", "cam-gate", DAY),
    ]
    assert choose(LEASES.encode(), "x").NAME == "dnsmasq"


def test_without_a_day_that_is_asked_for() -> None:
    *_, note = dnsmasq.read(io.BytesIO(LEASES.encode()), structs.replace(SOURCE, seen=None))

    assert str(note) == "dnsmasq.leases: it says no day on which it was so. Give --seen with that day."


def test_a_line_that_is_no_lease_is_told() -> None:
    found = list(dnsmasq.read(io.BytesIO(LEASES.encode() + b"# edited by hand\n"), SOURCE))

    assert [str(p) for p in found if isinstance(p, Problem)] == [
        "dnsmasq.leases:5: is no lease as dnsmasq writes them; the line was left out."
    ]


@pytest.mark.parametrize("text", ["1 2 3\n", "a b c d e\n", "1792411200;0c:75:d2:00:00:01;192.0.2.7;x;y\n"])
def test_other_lines_of_five_words_are_no_leases(text: str) -> None:
    assert not dnsmasq.sniffs(text.encode(), "dnsmasq.leases")


@given(st.text(alphabet="0123456789abcdef:.* \nduid", max_size=200))
def test_whatever_the_text_it_is_read_to_the_end(text: str) -> None:
    for found in dnsmasq.read(io.BytesIO(text.encode()), SOURCE):
        assert isinstance(found, Sighting | Problem)
