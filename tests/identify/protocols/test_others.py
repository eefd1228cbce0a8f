"""Streams, certificates, SNMP, names on the network, greetings."""

from __future__ import annotations

import pytest

from debar.identify.protocols import parse
from debar.identify.protocols.hardware import mac_in, mac_of
from debar.kit.errors import Problem


def fields(protocol: str, raw: bytes) -> list[tuple[str, str]]:
    answer = parse(protocol, raw)
    assert not isinstance(answer, Problem)
    return [(f.name, f.value) for f in answer]


def test_a_stream_description_gives_session_and_attributes() -> None:
    sdp = (
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=Media Server\r\na=tool:BC\r\na=packetization-supported:DH\r\n"
    )
    head = b"RTSP/1.0 200 OK\r\nCSeq: 1\r\nServer: Rtsp Server/3.0\r\n\r\n"

    assert fields("rtsp", head + sdp)[:6] == [
        ("rtsp.status", "200"),
        ("rtsp.header-order", "CSeq,Server"),
        ("rtsp.server", "Rtsp Server/3.0"),
        ("rtsp.sdp", sdp.decode().strip()),
        ("rtsp.session", "Media Server"),
        ("rtsp.attribute", "tool:BC"),
    ]
    assert ("rtsp.attribute", "packetization-supported:DH") in fields("rtsp", sdp)


@pytest.mark.parametrize(
    ("protocol", "raw", "expected"),
    [
        ("rtsp-server", b"Dahua Rtsp Server", [("rtsp.server", "Dahua Rtsp Server")]),
        (
            "rtsp-path",
            b"rtsp://a:b@192.0.2.7:554/cam/realmonitor?channel=1",
            [("rtsp.path", "/cam/realmonitor?channel=1")],
        ),
        (
            "rtsp-path",
            b"/user=admin_password=some_word_channel=1_stream=0.sdp?real_stream",
            [("rtsp.path", "/user=admin_password=_channel=1_stream=0.sdp?real_stream")],
        ),
        (
            "rtsp-path",
            b"/user=admin&password=word&channel=1&stream=0.sdp",
            [("rtsp.path", "/user=admin&password=&channel=1&stream=0.sdp")],
        ),
        ("tls", b"subject=CN=x\nissuer=O=y", [("tls.subject", "CN=x"), ("tls.issuer", "O=y")]),
        ("snmp", b"Cisco IOS\n  Software ", [("snmp.descr", "Cisco IOS\n  Software")]),
        (
            "snmp-oid",
            b".1.3.6.1.4.1.9.1.1 Cisco",
            [("snmp.oid", "1.3.6.1.4.1.9.1.1"), ("snmp.descr", "Cisco")],
        ),
        ("ssh", b"SSH-2.0-HUAWEI-1.5\r\n", [("ssh.banner", "HUAWEI-1.5")]),
        ("ftp", b"220 APC FTP server ready.\r\n", [("ftp.banner", "APC FTP server ready.")]),
        ("telnet", b"\x1b[2JZXHN H108N\r\nLogin: ", [("telnet.banner", "[2JZXHN H108N\r\nLogin:")]),
        ("pjl", b'"HP LaserJet 4100"', [("pjl.id", "HP LaserJet 4100")]),
        ("sip", b"ZXHN H218N/V1.02.01", [("sip.agent", "ZXHN H218N/V1.02.01")]),
        ("mac", b"a4-14-37", [("mac", "A4:14:37")]),
        ("mac", b"3CEF8C005301", [("mac", "3C:EF:8C:00:53:01")]),
        ("dhcp", b"HUAWEI:android:ABC", [("dhcp.vendor-class", "HUAWEI:android:ABC")]),
        (
            "mdns",
            b"macaddress=ACCC8E005301",
            [("mdns.txt", "macaddress=ACCC8E005301"), ("mac", "AC:CC:8E:00:53:01")],
        ),
    ],
)
def test_a_line_becomes_its_field(protocol: str, raw: bytes, expected: list[tuple[str, str]]) -> None:
    assert fields(protocol, raw) == expected


def test_a_walk_of_snmp_is_sorted_by_what_it_is() -> None:
    walk = (
        b'.1.3.6.1.2.1.1.1.0 = STRING: "NVR"\n.1.3.6.1.2.1.1.2.0 = OID: .1.3.6.1.4.1.1004849.3.2.10\n'
        b'.1.3.6.1.2.1.1.5.0 = STRING: gate\n1.3.6.1.4.1.1004849.2.1.2.6.0 = STRING: "IPC-HFW2431S"\n'
    )

    assert fields("snmp", walk) == [
        ("snmp.descr", "NVR"),
        ("snmp.oid", "1.3.6.1.4.1.1004849.3.2.10"),
        ("snmp.name", "gate"),
        ("snmp.value", "1.3.6.1.4.1.1004849.2.1.2.6.0=IPC-HFW2431S"),
        ("name", "gate"),
        ("model", "IPC-HFW2431S"),
    ]


def test_a_sip_message_gives_its_agent_and_the_catalogue_in_it() -> None:
    raw = (
        b"SIP/2.0 200 OK\r\nUser-Agent: SIP UAS V3.0.0.833566\r\n\r\n"
        b"<Response><Manufacturer>Dahua</Manufacturer><Model>IPC-HFW2431S</Model></Response>"
    )

    assert fields("sip", raw) == [
        ("sip.agent", "SIP UAS V3.0.0.833566"),
        ("sip.manufacturer", "Dahua"),
        ("sip.model", "IPC-HFW2431S"),
        ("model", "IPC-HFW2431S"),
    ]


@pytest.mark.parametrize(
    ("uuid", "expected"),
    [
        ("00070000-7a63-11b5-8265-a41437005301", [("mac", "A4:14:37:00:53:01")]),
        ("2419d68a-2dd2-21b2-a205-a41437005301", [("mac", "A4:14:37:00:53:01")]),
        ("1b77a2db-c51d-44b8-bf2d-a41437005301", []),
        ("00070000-7a63-11b5-8265-a51437005301", []),
    ],
)
def test_an_endpoint_gives_its_address_only_where_its_uuid_is_built_on_one(
    uuid: str, expected: list[tuple[str, str]]
) -> None:
    raw = f"<Envelope><EndpointReference><Address>urn:uuid:{uuid}</Address></EndpointReference></Envelope>"

    assert fields("ws-discovery", raw.encode()) == [("onvif.endpoint", uuid), *expected]


def test_scopes_of_onvif_are_decoded() -> None:
    raw = (
        b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><d:ProbeMatches'
        b' xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><d:Scopes>'
        b"onvif://www.onvif.org/name/HIKVISION%20DS-2CD2032-I onvif://www.onvif.org/hardware/DS-2CD2032-I "
        b"onvif://www.onvif.org/MAC/a4:14:37:00:53:01</d:Scopes>"
        b"<d:XAddrs>http://192.0.2.7/onvif/device_service</d:XAddrs></d:ProbeMatches></s:Body></s:Envelope>"
    )

    found = fields("onvif-soap", raw)

    assert ("onvif.scope-name", "HIKVISION DS-2CD2032-I") in found
    assert ("model", "DS-2CD2032-I") in found
    assert ("mac", "A4:14:37:00:53:01") in found
    assert ("onvif.path", "/onvif/device_service") in found


def test_device_information_is_read_although_its_prefix_was_never_declared() -> None:
    raw = b"<t:Info><t:Manufacturer>HIKVISION</t:Manufacturer><t:Model>DS-2CD2342WD-I</t:Model></t:Info>"

    assert fields("onvif-info", raw) == [
        ("onvif.manufacturer", "HIKVISION"),
        ("onvif.model", "DS-2CD2342WD-I"),
        ("model", "DS-2CD2342WD-I"),
    ]


def test_a_message_of_multicast_dns_is_followed_through_its_pointers() -> None:
    service = b"\x0b_axis-video\x04_tcp\x05local\x00"
    name = b"\x04Gate\xc0\x0c"
    pointer = b"\x00\x0c\x00\x01" + bytes(4) + len(name).to_bytes(2, "big") + name
    text = b"\xc0\x0c\x00\x10\x00\x01" + bytes(4) + b"\x00\x18" + b"\x17macaddress=ACCC8E005301"
    raw = b"\x00\x00\x84\x00\x00\x00\x00\x02\x00\x00\x00\x00" + service + pointer + text

    assert fields("mdns", raw) == [
        ("mdns.service", "_axis-video._tcp"),
        ("mdns.name", "Gate"),
        ("mdns.txt", "macaddress=ACCC8E005301"),
        ("mac", "AC:CC:8E:00:53:01"),
    ]


def test_upnp_and_ssdp_name_their_makers() -> None:
    description = (
        b'<root xmlns="urn:schemas-upnp-org:device-1-0"><device><friendlyName>Hall</friendlyName>'
        b"<manufacturer>Axis</manufacturer><modelNumber>P3245-LVE</modelNumber></device></root>"
    )
    server = "Linux/3.8.8, UPnP/1.0, ZheJiang Dahua Technology CO.,LTD."
    answer = f"HTTP/1.1 200 OK\r\nSERVER: {server}\r\nST: upnp:rootdevice\r\n".encode()

    assert ("upnp.manufacturer", "Axis") in fields("upnp-desc", description)
    assert fields("ssdp", answer) == [
        ("ssdp.server", server),
        ("ssdp.target", "upnp:rootdevice"),
    ]


def test_a_frame_without_a_parser_gives_its_head_and_its_words() -> None:
    raw = b"\x99\x39\xa4\x27\x00\x00\x00\x01" + b"hello there" + b"\x00"

    assert fields("vendor-udp", raw) == [
        ("vendor-udp.head", "9939a42700000001"),
        ("vendor-udp.text", "hello there"),
    ]


@pytest.mark.parametrize("text", ["00:00:00:00:00:00", "FF-FF-FF-FF-FF-FF", "12:34", "gate", ""])
def test_what_is_no_hardware_address_is_none(text: str) -> None:
    assert mac_of(text) is None
    assert mac_in(f"x {text} y") is None


def test_digits_that_only_look_like_an_address_are_left() -> None:
    assert mac_in("serial 12345678:12345678 and 123456789012") is None
    assert mac_in("cisco a414.3700.5301.") == "A4:14:37:00:53:01"
