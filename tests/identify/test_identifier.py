"""From answers to identities, with the knowledge that debar brings along."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

import debar.identify
from debar.entities.graph import Graph
from debar.identify import Identifier, fingerprint
from debar.identify.engine import Engine
from debar.identify.evidence import Field, Identity, Record
from debar.identify.models import Models
from debar.identify.records import shown
from debar.identify.weights import HAND
from debar.kit.errors import Problem

IDENTIFIER = Identifier.load()

SADP = (
    b"<ProbeMatch><DeviceDescription>{model}</DeviceDescription><DeviceSN>{model}20210905AAWRG12345678</DeviceSN>"
    b"<MAC>{mac}</MAC><SoftwareVersion>V5.6.2build 190701</SoftwareVersion></ProbeMatch>"
)


def one(protocol: str, raw: bytes) -> Identity:
    return next(IDENTIFIER.of_records([Record("x", protocol, raw)]))


def summary(identity: Identity) -> tuple[str | None, str | None, bool | None]:
    brand, maker = identity.brand, identity.maker
    return brand.id if brand else None, f"{maker.id} {maker.grade}" if maker else None, identity.relabel


def test_a_relabel_that_answers_sadp_is_unmasked() -> None:
    raw = SADP.replace(b"{model}", b"LTCMIP3142W-28M").replace(b"{mac}", b"14-2f-fd-00-53-01")

    assert summary(one("sadp", raw)) == ("lts", "hikvision established", True)


def test_a_dahua_made_recorder_under_another_badge_is_unmasked() -> None:
    assert summary(one("http-auth", b'Digest realm="Login to ND0123456789AB"')) == (
        "lorex",
        "dahua established",
        True,
    )


HONEYPOT = (
    b"HTTP/1.1 302 Found\r\nServer: App-webs/2.0\r\nLocation: /doc/page/login.asp\r\n\r\n"
    b"<script>window.location.href='/doc/page/login.asp?_' + g_szCacheTime</script>"
)
"""It plays a camera: a real one gives no version."""


@pytest.mark.parametrize(
    ("protocol", "raw", "maker"),
    [
        ("http-server", b"DNVRS-Webs", "hikvision established"),
        ("http-server", b"App-webs/", "hikvision established"),
        ("http-server", b"App-webs/2.0", None),
        ("http", HONEYPOT, "hikvision lead"),
        ("http-auth", b'Digest realm="Login to 4K049EBPAG1D7E7"', "dahua established"),
        ("http-auth", b'Digest realm="Login to NETGEARWNR2000"', None),
        ("http-auth", b'Digest realm="Login to TZA4KW025000530"', "dahua probable"),
        ("mac", b"00:09:18:00:53:01", "hanwha probable"),
        ("http-server", b"uc-httpd 1.0.0", "xiongmai established"),
        ("http-server", b"JAWS/1.0", "mvpower established"),
        ("http-server", b"Cross Web Server", "tvt established"),
        ("http-title", b"NETSurveillance WEB", "xiongmai probable"),
        ("mac", b"A4:14:37:00:53:01", "hikvision probable"),
        ("mac", b"40:2C:76:10:53:01", None),
        ("rtsp-path", b"/cam/realmonitor?channel=1&subtype=0", "dahua probable"),
        ("rtsp", b"v=0\r\ns=x\r\na=Media_header:MEDIAINFO=494D4B48010100\r\n", "hikvision lead"),
        ("onvif-info", b"<a><Manufacturer>IPCAM</Manufacturer><Model>IPC-model</Model></a>", None),
        (
            "onvif-info",
            b"<a><Manufacturer>HIKVISION</Manufacturer><Model>X1</Model></a>",
            "hikvision probable",
        ),
        (
            "onvif-info",
            b"<a><Manufacturer>ONVIF</Manufacturer><Model>DS-2CD2032-I</Model></a>",
            "hikvision probable",
        ),
        (
            "onvif-info",
            b"<a><Manufacturer>HIKVISION</Manufacturer><Model>DS-2CD2032-I</Model></a>",
            "hikvision strong",
        ),
        ("isapi", b"<DeviceInfo><deviceName>x</deviceName><OemCode>1</OemCode></DeviceInfo>", None),
        ("snmp", b"HUAWEI-3COM WBR-204g", "huawei-3com strong"),
        ("vendor-udp", b"DH\x01\x08240.0.18.0", "vstarcam established"),
    ],
)
def test_what_looks_alike_is_told_apart(protocol: str, raw: bytes, maker: str | None) -> None:
    assert summary(one(protocol, raw))[1] == maker


def test_anjvision_is_not_hikvision_although_its_streams_look_alike() -> None:
    sdp = b"v=0\r\ns=RTSP/RTP stream from anjvision ipcamera\r\na=Media_header:MEDIAINFO=494D4B48010100\r\n"

    identity = one("rtsp", sdp)

    assert summary(identity)[1] == "anjvision established"
    assert [c.print for c in identity.against if c.about == "maker"] == [
        "hikvision-sdp-imkh",
        "anjvision-shares-the-header",
    ]


def test_dhip_names_nobody_by_vendor_general() -> None:
    info = {
        "method": "client.notifyDevInfo",
        "params": {"deviceInfo": {"Vendor": "General", "DeviceType": "X1"}},
    }

    assert summary(one("dhip", json.dumps(info).encode())) == (None, "dahua established", None)


def test_a_hilook_camera_behind_a_recorder_is_read_by_its_own_traits() -> None:
    raw = (
        b'<InputProxyChannel xmlns="http://www.hikvision.com/ver20/XMLSchema"><model>IPC-T620-Z</model>'
        b"<serialNumber>IPC-T620-Z20180715AAWRC12345678</serialNumber></InputProxyChannel>"
    )
    stranger = b'<InputProxyChannel xmlns="http://www.hikvision.com/ver20/XMLSchema"><model>X9</model></InputProxyChannel>'

    assert summary(one("isapi-child", raw)) == ("hilook", "hikvision established", False)
    assert summary(one("isapi-child", stranger)) == (None, None, None)


def test_plain_facts_of_an_inventory_are_enough() -> None:
    facts = [
        Field("maker-claimed", "Hikvision"),
        Field("model", "DS-2CD2042WD-I"),
        Field("mac", "A4:14:37:00:53:01"),
    ]

    identity = IDENTIFIER.of_fields("row 3", facts)

    assert summary(identity) == ("hikvision", "hikvision strong", False)
    assert identity.model is not None
    assert identity.model.id == "DS-2CD2042WD-I"


def test_a_brand_with_several_makers_is_never_decided_by_itself() -> None:
    assert summary(IDENTIFIER.of_fields("row 4", [Field("brand-claimed", "Lorex")]))[1] == "dahua lead"


def test_records_of_one_device_are_fused_and_the_order_is_kept() -> None:
    records = [
        Record("a", "http-title", b"WEB"),
        Record("b", "mac", b"14:2F:FD:00:53:01", "gate"),
        Record("c", "http-server", b"App-webs/", "gate"),
        Record("d", "http-server", b"nginx"),
    ]

    found = [(identity.id, *summary(identity)) for identity in IDENTIFIER.of_records(records)]

    assert found == [
        ("a", None, "dahua lead", None),
        ("d", None, None, None),
        ("b", "lts", "hikvision established", True),
    ]


def test_what_cannot_be_parsed_is_told_and_known_as_nothing() -> None:
    told: list[Problem] = []
    records = [Record("a", "gopher", b"x"), Record("b", "sadp", b"x")]

    found = list(IDENTIFIER.of_records(records, tell=told.append))

    assert found == [Identity("a"), Identity("b")]
    assert [(p.source, p.what) for p in told] == [
        ("a", "no protocol 'gopher'."),
        ("b", "sadp: there is no XML in it"),
    ]


def test_the_package_can_be_called() -> None:
    identify: Any = debar.identify

    assert [summary(found)[1] for found in identify([Record("x", "http-server", b"DNVRS-Webs")])] == [
        "hikvision established"
    ]


def test_an_identity_is_shown_as_programs_read_it() -> None:
    by_hand = Identifier(Engine(fingerprint.load(), Models(()), weights=HAND), Graph.load())

    assert shown(next(by_hand.of_records([Record("x", "http-server", b"Hikvision-Webs")]))) == {
        "id": "x",
        "kind": None,
        "brand": {"id": "hikvision", "p": 0.9309, "grade": "strong"},
        "maker": {"id": "hikvision", "p": 0.9707, "grade": "established"},
        "makers": [{"id": "hikvision", "p": 0.9707}, {"id": "*", "p": 0.0293}],
        "model": None,
        "relabel": False,
        "badge": {"id": "hikvision", "p": 0.9309, "grade": "strong"},
        "hardware_brand": None,
        "firmware_brand": None,
        "for": [
            {
                "claim": "maker=hikvision",
                "ground": "http-lineage",
                "weight": 4.1,
                "quote": "Hikvision-Webs",
                "print": "hikvision-webs-named",
            },
            {
                "claim": "maker=hikvision",
                "ground": "http-legal-name",
                "weight": 3.2,
                "quote": "Hikvision-Webs",
                "print": "hikvision-name",
            },
            {
                "claim": "maker=hikvision",
                "ground": "relation",
                "weight": 2.79,
                "quote": "Hikvision-Webs",
                "print": "hikvision brand-of brand-hikvision",
            },
            {
                "claim": "brand=hikvision",
                "ground": "http-legal-name",
                "weight": 3.2,
                "quote": "Hikvision-Webs",
                "print": "hikvision-name",
            },
        ],
        "against": [],
    }


def test_threads_share_one_identifier() -> None:
    servers = [f"App-webs/{n % 7}".encode() if n % 2 else b"DNVRS-Webs" for n in range(400)]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda raw: summary(one("http-server", raw)), servers))

    assert found == [summary(one("http-server", raw)) for raw in servers]


def test_a_forked_process_goes_on_with_the_same_identifier() -> None:
    one("http-server", b"DNVRS-Webs")

    with get_context("fork").Pool(1) as pool:
        assert pool.apply(_makers, ([b"App-webs/", b"DNVRS-Webs"],)) == ["hikvision established"] * 2


def _makers(servers: list[bytes]) -> list[str | None]:
    return [summary(one("http-server", raw))[1] for raw in servers]
