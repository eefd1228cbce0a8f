"""The devices that an answer lists are told apart, within bounds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify import protocols
from debar.identify.evidence import Field
from debar.identify.protocols import things
from debar.identify.protocols.answer import MAX_FIELDS
from debar.identify.protocols.listed import MAX_THINGS, Thing, once
from debar.kit.errors import Problem

MINE = [
    *("sadp", "sadp-8033", "dhip", "dahua-5050", "dahua-cgi", "dvrip-37777", "hikvision-8000"),
    *(
        "isapi",
        "isapi-child",
        "onvif-info",
        "onvif-soap",
        "ws-discovery",
        "xiongmai-34567",
        "baichuan",
        "sip",
    ),
]


def told(protocol: str, raw: bytes) -> dict[str, dict[str, str]]:
    found = things(protocol, raw)
    assert not isinstance(found, Problem)
    return {thing.key: {field.name: field.value for field in thing.fields} for thing in found}


def channel(id: int, address: str, model: str) -> str:
    return (
        f"<InputProxyChannel><id>{id}</id><name>Place {id}</name><sourceInputPortDescriptor>"
        f"<proxyProtocol>HIKVISION</proxyProtocol><ipAddress>{address}</ipAddress><userName>hush</userName>"
        f"<password>hush</password><model>{model}</model></sourceInputPortDescriptor></InputProxyChannel>"
    )


def test_one_recorder_surveys_a_site() -> None:
    rows = (
        channel(1, "192.0.2.11", "HWI-T220H")
        + channel(2, "192.0.2.12", "DS-2CD2386G2-IU")
        + channel(3, "0.0.0.0", "")
    )
    raw = f'<InputProxyChannelList xmlns="http://www.hikvision.com/ver20/XMLSchema">{rows}</InputProxyChannelList>'

    assert told("isapi", raw.encode()) == {
        "": {
            "isapi.root": "InputProxyChannelList",
            "isapi.namespace": "http://www.hikvision.com/ver20/XMLSchema",
            "isapi.child-model": "DS-2CD2386G2-IU",
        },
        "1": {
            "isapi-child.model": "HWI-T220H",
            "isapi-child.proxy-protocol": "HIKVISION",
            "model": "HWI-T220H",
            "name": "Place 1",
            "address": "192.0.2.11",
        },
        "2": {
            "isapi-child.model": "DS-2CD2386G2-IU",
            "isapi-child.proxy-protocol": "HIKVISION",
            "model": "DS-2CD2386G2-IU",
            "name": "Place 2",
            "address": "192.0.2.12",
        },
    }


def test_a_list_of_states_gives_addresses_and_links() -> None:
    raw = (
        b"<InputProxyChannelStatusList><InputProxyChannelStatus><id>4</id><sourceInputPortDescriptor>"
        b"<ipAddress>192.0.2.14</ipAddress></sourceInputPortDescriptor><online>true</online>"
        b"<chanDetectResult>connect</chanDetectResult></InputProxyChannelStatus>"
        b"<InputProxyChannelStatus><id>5</id><online>false</online></InputProxyChannelStatus>"
        b"</InputProxyChannelStatusList>"
    )

    assert told("isapi", raw)["4"] == {
        "isapi-child.online": "true",
        "isapi-child.state": "connect",
        "address": "192.0.2.14",
    }
    assert sorted(told("isapi", raw)) == ["", "4"]


def test_channels_of_a_catalogue_are_devices() -> None:
    items = "".join(
        f"<Item><DeviceID>3402000000131000000{n}</DeviceID><Name>Place {n}</Name>"
        f"<Manufacturer>{maker}</Manufacturer><Model>IPC</Model></Item>"
        for n, maker in enumerate(["Hikvision", "Dahua"], 1)
    )
    raw = (
        "MESSAGE sip:34020000002000000001@192.0.2.9 SIP/2.0\r\nFrom: <sip:3402@192.0.2.9>\r\n\r\n"
        f'<?xml version="1.0" encoding="GB2312"?><Response><CmdType>Catalog</CmdType><DeviceList>{items}'
        "</DeviceList></Response>"
    )

    found = told("sip", raw.encode())

    assert found["34020000001310000001"]["sip.manufacturer"] == "Hikvision"
    assert found["34020000001310000002"] == {
        "sip.manufacturer": "Dahua",
        "sip.model": "IPC",
        "model": "IPC",
        "name": "Place 2",
    }


def test_what_lists_nothing_is_one_device() -> None:
    assert things("http-server", b"Quill/1") == [Thing("", (Field("http.server", "Quill/1"),))]
    assert things("isapi", b"") == [Thing("", ())]
    assert isinstance(things("gopher", b"x", "lab"), Problem)


def test_keys_are_used_once() -> None:
    used: set[str] = set()

    assert [once(key, used) for key in ("", "7", "7", "", "7")] == ["1", "7", "7 (2)", "2", "7 (3)"]


def test_a_recorder_cannot_list_without_end() -> None:
    row = "<InputProxyChannel><id>1</id><model>A</model></InputProxyChannel>"
    found = things("isapi", f"<InputProxyChannelList>{row * 5000}</InputProxyChannelList>".encode())

    assert not isinstance(found, Problem)
    assert len(found) == len({thing.key for thing in found}) == MAX_THINGS + 1


@pytest.mark.parametrize("protocol", MINE)
def test_a_hundred_megabytes_take_no_longer_than_one(protocol: str) -> None:
    heads = [
        b"<ProbeMatch><MAC>",
        b"\x20\0\0\0DHIP" + bytes(24) + b"{",
        b"<Envelope><ProbeMatch>",
        b"\xb4\0\0\0\0\0\0\0\x0b",
    ]
    started = time.perf_counter()

    for head in heads:
        assert isinstance(things(protocol, head * (100_000_000 // len(head))), list | Problem)

    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("protocol", ["isapi", "onvif-soap", "ws-discovery", "sip"])
def test_lists_within_lists_are_not_read_over_and_over(protocol: str) -> None:
    names = ("InputProxyChannel", "ProbeMatch", "Item")
    inside = "<model>a</model>" * 20_000
    opened = "<?xml version='1.0'?><Envelope><CmdType>Catalog</CmdType>"
    started = time.perf_counter()

    for name in names:
        things(protocol, (opened + f"<{name}>" * 55 + inside).encode())

    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("protocol", protocols.KNOWN)
@given(raw=st.binary(max_size=300))
def test_any_bytes_give_things_or_a_problem(protocol: str, raw: bytes) -> None:
    found = things(protocol, raw, "lab")

    if not isinstance(found, Problem):
        assert found[0].key == ""
        assert all(len(thing.fields) <= MAX_FIELDS for thing in found)
