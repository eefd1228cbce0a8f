"""Evidence records: the lines that `debar identify` reads become sightings of things."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import SourceFile, evidence_lines

DIGEST = "d" * 64
SERVER = {"id": "x1", "protocol": "http-server", "raw": "Quill/1"}


def read(*lines: object) -> list[Sighting | Problem]:
    raw = b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)
    source = SourceFile(DIGEST, "evidence.jsonl", len(raw), "evidence")
    return list(evidence_lines.read(io.BytesIO(raw), source))


def facts(found: list[Sighting | Problem]) -> list[tuple[str, str, str]]:
    return [(s.thing, s.field, s.value) for s in found if isinstance(s, Sighting)]


def test_an_answer_becomes_sightings_of_the_thing_that_its_id_names() -> None:
    assert read(SERVER) == [Sighting(DIGEST, "line 1", "device x1", "http.server", "Quill/1")]


def test_records_that_share_a_device_are_one_thing() -> None:
    title = {"id": "x2", "protocol": "http-title", "raw": "Lens", "device": "d1"}
    sip = {"id": 3, "protocol": "sip", "raw_b64": "TGVucyBTSVA=", "device": "d1"}

    assert facts(read(title, sip, SERVER | {"id": 3})) == [
        ("device d1", "http.title", "Lens"),
        ("device d1", "sip.agent", "Lens SIP"),
        ("device 3", "http.server", "Quill/1"),
    ]


def test_a_line_may_say_where_when_and_how() -> None:
    told = SERVER | {
        "address": "192.0.2.7",
        "mac": "0c75d2000007",
        "site": "harbour",
        "network": "cctv",
        "seen": "2026-10-19T09:00:00-04:00",
        "method": "listen",
    }
    said = [("http.server", "Quill/1"), ("address", "192.0.2.7"), ("mac", "0C:75:D2:00:00:07")]
    seen = datetime(2026, 10, 19, 13, tzinfo=UTC)

    assert read(told) == [
        Sighting(DIGEST, "line 1", "device x1", field, value, "listen", "harbour", "cctv", seen)
        for field, value in said
    ]


def test_what_an_answer_lists_are_things_of_their_own() -> None:
    rows = "".join(
        f"<InputProxyChannel><id>{n}</id><model>DS-{n}</model><password>hush</password></InputProxyChannel>"
        for n in (1, 2)
    )
    raw = f"<InputProxyChannelList>{rows}</InputProxyChannelList>"
    found = read({"id": "x1", "device": "NVR1", "protocol": "isapi", "raw": raw, "address": "192.0.2.9"})

    assert facts(found) == [
        ("device NVR1", "isapi.root", "InputProxyChannelList"),
        ("device NVR1", "isapi.child-model", "DS-1"),
        ("device NVR1", "isapi.child-model", "DS-2"),
        ("device NVR1", "address", "192.0.2.9"),
        ("device NVR1, listed 1", "isapi-child.model", "DS-1"),
        ("device NVR1, listed 1", "model", "DS-1"),
        ("device NVR1, listed 2", "isapi-child.model", "DS-2"),
        ("device NVR1, listed 2", "model", "DS-2"),
    ]


def test_an_answer_that_cannot_be_read_leaves_what_the_line_says() -> None:
    found = read({"id": "x1", "protocol": "sadp", "raw": "<Probe/>", "address": "192.0.2.9"})

    assert facts(found) == [("device x1", "address", "192.0.2.9")]
    assert [str(each) for each in found if isinstance(each, Problem)] == [
        "evidence.jsonl:1: sadp: the root is 'Probe', not ProbeMatch"
    ]


def test_other_keys_count_for_nothing() -> None:
    assert read(
        SERVER | {"truth": {"maker": "Lens"}, "method": "guess", "seen": "soon", "model": ["x"]}
    ) == read(SERVER)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{\n", "no record: Input data was truncated."),
        (b'"x"\n', "no record: Expected `object`, got `str`."),
        ({"id": "x"}, "no record: Object missing required field `protocol`."),
        ({"id": "x", "protocol": "http"}, "no record: neither raw nor raw_b64 is there."),
        (SERVER | {"protocol": "smoke"}, "no protocol 'smoke'."),
        (SERVER | {"mac": "x"}, "mac: 'x' is no MAC address."),
        (b"[" * 5000 + b"\n", "no record: "),
    ],
)
def test_a_line_that_cannot_be_used_is_told_and_reading_goes_on(line: object, what: str) -> None:
    found = read(line, SERVER | {"id": "good"})
    told = [str(each) for each in found if isinstance(each, Problem)]

    assert len(told) == 1
    assert told[0].startswith(f"evidence.jsonl:1: {what}")
    assert ("device good", "http.server", "Quill/1") in facts(found)


@pytest.mark.parametrize(
    ("head", "is_evidence"),
    [
        (json.dumps(SERVER).encode(), True),
        (b"\xef\xbb\xbf\n " + json.dumps(SERVER).encode() + b"\n", True),
        (b'{"id": "1", "protocol": "http", "raw_b64": "' + b"A" * 70_000, True),
        (b'{"id": "1", "makers": []}\n', False),
        (b'{"ip_str": "192.0.2.1", "port": 80, "transport": "tcp"}\n', False),
        (b'[{"id": 1, "protocol": "http", "raw": ""}]', False),
        (b"id,protocol,raw\n", False),
        (b"", False),
    ],
)
def test_it_knows_its_own_files(head: bytes, is_evidence: bool) -> None:
    assert evidence_lines.sniffs(head[:65_536], "x.jsonl") == is_evidence


@given(st.binary(max_size=300))
def test_no_bytes_break_it(noise: bytes) -> None:
    assert all(isinstance(each, Sighting | Problem) for each in read(noise))
    assert all(isinstance(each, Sighting | Problem) for each in read(SERVER, noise))


@given(
    st.dictionaries(
        st.sampled_from([*SERVER, "device", "seen", "site", "mac"]), st.none() | st.text() | st.integers()
    )
)
def test_no_object_breaks_it(line: dict[str, object]) -> None:
    assert all(isinstance(each, Sighting | Problem) for each in read(SERVER | line))
