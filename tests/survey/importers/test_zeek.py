"""Zeek's logs: those that tell of devices are read, those of connections are refused."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import SourceFile, zeek

SEEN = datetime(2026, 10, 19, 13, 0, 55, tzinfo=UTC)


def log(path: str, fields: str, *rows: str) -> str:
    """A log as Zeek writes it; blanks in `fields` and `|` in `rows` stand for tabs."""
    lines = [
        "#separator \\x09",
        "#set_separator\t,",
        f"#path\t{path}",
        "#fields\t" + fields.replace(" ", "\t"),
        "#types\t" + "\t".join("string" for _ in fields.split()),
        *(row.replace("|", "\t") for row in rows),
        "#close\t2026-10-19-14-00-00",
    ]
    return "\n".join(lines) + "\n"


def read(data: bytes | str) -> list[Sighting | Problem]:
    raw = data.encode() if isinstance(data, str) else data
    return list(zeek.read(io.BytesIO(raw), SourceFile("d" * 64, "x.log", len(raw), "zeek")))


def facts(found: list[Sighting | Problem]) -> list[tuple[str, str, str]]:
    return [(s.thing, s.field, s.value) for s in found if isinstance(s, Sighting)]


DHCP = log(
    "dhcp",
    "ts uids client_addr mac host_name client_fqdn assigned_addr client_software",
    "1792414855.1|C1|-|0c:75:d2:00:00:07|gate|-|192.0.2.7|lens 1",
)
MAC = "device 0C:75:D2:00:00:07"
HOST = "device 192.0.2.7"


def test_a_line_is_what_was_heard_of_a_device_and_when() -> None:
    assert read(DHCP)[0] == Sighting(
        "d" * 64, "line 6", MAC, "mac", "0C:75:D2:00:00:07", "listen", None, None, SEEN
    )
    assert facts(read(DHCP)) == [
        (MAC, "mac", "0C:75:D2:00:00:07"),
        (MAC, "address", "192.0.2.7"),
        (MAC, "name", "gate"),
        (MAC, "dhcp.vendor-class", "lens 1"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            log("known_devices", "ts mac dhcp_host_name", "1792414855.1|0c:75:d2:00:00:07|gate"),
            [(MAC, "mac", "0C:75:D2:00:00:07"), (MAC, "name", "gate")],
        ),
        (log("known_hosts", "ts host", "1|192.0.2.7", "2|192.0.2.7"), [(HOST, "address", "192.0.2.7")]),
        (
            log("known_services", "ts host port_num port_proto service", "1|192.0.2.7|554|tcp|RTSP"),
            [(HOST, "address", "192.0.2.7"), (HOST, "port", "554/tcp")],
        ),
        (
            log(
                "known_certs",
                "ts host port_num subject issuer_subject serial",
                "1|192.0.2.7|443|CN=gate|CN=ca|01",
            ),
            [(HOST, "address", "192.0.2.7"), (HOST, "tls.subject", "CN=gate"), (HOST, "tls.issuer", "CN=ca")],
        ),
        (
            log(
                "software",
                "ts host host_p software_type name unparsed_version",
                "1|192.0.2.7|80|HTTP::SERVER|Quill|Quill/1.0",
                "1|192.0.2.7|-|HTTP::BROWSER|Lens|Lens/2",
            ),
            [
                (HOST, "address", "192.0.2.7"),
                (HOST, "http.server", "Quill/1.0"),
                (HOST, "zeek.software", "HTTP::BROWSER Lens/2"),
            ],
        ),
    ],
)
def test_each_log_of_devices_is_read(text: str, says: list[tuple[str, str, str]]) -> None:
    assert zeek.sniffs(text.encode(), "")
    assert facts(read(text)) == says


def test_a_log_of_connections_is_refused_once() -> None:
    found = read(log("conn", "ts uid", "1|C1", "2|C2"))

    assert [str(each) for each in found] == [
        "x.log:6: is the log 'conn', which tells of connections and not of devices. "
        "Take in dhcp, known_certs, known_devices, known_hosts, known_services, software."
    ]


def test_a_bad_line_is_told_and_reading_goes_on() -> None:
    found = read(log("known_hosts", "ts host", "1", "1|-", "1|192.0.2.7"))

    assert [str(each) for each in found if isinstance(each, Problem)] == [
        "x.log:6: has 1 cell where the header has 2; left out. Copy the log again.",
        "x.log:7: names no device; left out.",
    ]
    assert facts(found) == [(HOST, "address", "192.0.2.7")]


@given(st.binary(max_size=300), st.integers(0, 300))
def test_no_bytes_break_it(noise: bytes, at: int) -> None:
    whole = DHCP.encode()

    assert all(isinstance(each, Sighting | Problem) for each in read(whole[:at] + noise + whole[at:]))
    assert all(isinstance(each, Sighting | Problem) for each in read(noise))
