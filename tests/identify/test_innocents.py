"""The innocent are named as who they are, and nothing random is ever held for a restricted maker's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debar.identify import Identifier, fingerprint
from debar.identify.evidence import Field, Identity
from debar.identify.models import Models

IDENTIFIER = Identifier.load()
RESTRICTED = ("hikvision", "dahua", "huawei", "zte", "hytera", "nuctech")
FIELDS = tuple(sorted({name for _, file in fingerprint.load() for name in file.fields} - {"driver"}))
"""Every field but what a recorder calls its driver: there `hik` alone is a name."""


def of(*fields: tuple[str, str]) -> Identity:
    return IDENTIFIER.of_fields("x", [Field(*each) for each in fields])


def said(identity: Identity) -> tuple[str | None, str | None, str | None]:
    maker = identity.maker
    return maker.id if maker else None, maker.grade if maker else None, identity.kind


@pytest.mark.parametrize(
    ("field", "text", "maker", "grade", "kind"),
    [
        ("mac", "AC:CC:8E:00:00:01", "axis", "probable", "camera"),
        ("mac", "00:0F:7C:00:53:01", "acti", "probable", "camera"),
        ("mac", "00:40:9D:00:53:01", "digi", "probable", None),
        ("dhcp.hostname", "axis-accc8e000001", "axis", "probable", "camera"),
        ("dhcp.hostname", "BRN008077000001", "brother", "probable", "printer"),
        ("dhcp.vendor-class", "ArubaAP", "aruba", "strong", "access-point"),
        ("snmp.oid", "1.3.6.1.4.1.36849.1.2", "hanwha", "probable", "camera"),
        ("snmp.oid", "1.3.6.1.4.1.25506.11.1.81", "hp", "probable", "switch"),
        ("snmp.oid", "1.3.6.1.4.1.25506.1.404", "h3c", "probable", None),
        ("snmp.descr", "APC Web/SNMP Management Card (MB:v4.1.0)", "apc", "strong", "other"),
        ("http.realm", "iPolis", "hanwha", "established", "camera"),
        ("http.realm", "MOBOTIX Camera User", "mobotix", "strong", "camera"),
        ("http.realm", "level_15_access", "cisco", "established", None),
        ("http.server", "VVTK-HTTP-Server/0.1", "vivotek", "established", "camera"),
        ("http.server", "HPE-iLO-Server/1.30", "hpe", "strong", "server"),
        ("http.title", "UniFi Protect", "ubiquiti", "strong", "recorder"),
        ("http.title", "Web Image Monitor", "ricoh", "probable", "printer"),
        ("rtsp.path", "/onvif-media/media.amp", "axis", "probable", "camera"),
        ("onvif.scope-name", "VIVOTEK", "vivotek", "probable", "camera"),
        ("sip.agent", "Yealink SIP-T46G 28.80.0.95", "yealink", "strong", "phone"),
        ("ssh.banner", "ROSSSH", "mikrotik", "established", "router"),
        ("ftp.banner", "NASFTPD Turbo station 1.3.2e Server (ProFTPD)", "qnap", "probable", "storage"),
        ("tls.subject", "O=QNAP Systems Inc.,CN=QNAP NAS", "qnap", "strong", "storage"),
        ("ssdp.server", "Synology/DSM/192.0.2.1", "synology", "strong", "storage"),
        ("mdns.txt", "usb_MFG=Brother", "brother", "strong", "printer"),
        ("model", "NBN-73013-BA", "bosch", "probable", "camera"),
        ("model", "UVC-G4-PRO", "ubiquiti", "probable", "camera"),
        ("model", "MFC-L8900CDW", "brother", "probable", "printer"),
    ],
)
def test_an_innocent_maker_is_named(field: str, text: str, maker: str, grade: str, kind: str | None) -> None:
    assert said(of((field, text))) == (maker, grade, kind)


@pytest.mark.parametrize(
    ("field", "text", "brand"),
    [
        ("onvif.manufacturer", "GeoVision", "geovision"),
        ("onvif.manufacturer", "TRENDnet", "trendnet"),
        ("mac", "A8:DC:5A:00:53:01", "digital-watchdog"),
        ("http.server", "dcs-lig-httpd", "d-link"),
        ("onvif.scope-name", "Provision-ISR", "provision-isr"),
    ],
)
def test_a_badge_that_several_build_for_names_no_maker_surely(field: str, text: str, brand: str) -> None:
    identity = of((field, text))

    assert identity.brand is not None
    assert identity.brand.id == brand
    assert identity.maker is None or identity.maker.id not in RESTRICTED


@pytest.mark.parametrize(
    "server",
    [
        "nginx/1.18.0",
        "lighttpd/1.4.59",
        "Boa/0.94.13",
        "thttpd/2.25b 29dec2003",
        "GoAhead-http",
        "mini_httpd/1.30",
        "Apache/2.4.52 (Ubuntu)",
        "Microsoft-IIS/10.0",
        "Asterisk PBX 16.2.1",
    ],
)
def test_a_platform_says_nothing_of_the_maker(server: str) -> None:
    assert of(("http.server", server), ("sip.agent", server)).maker is None


def test_a_wireless_module_is_a_lead_at_most() -> None:
    assert said(of(("mac", "24:0A:C4:00:53:01"))) == ("espressif", "lead", None)


def test_a_door_station_that_announces_itself_as_an_axis_camera_is_told_apart() -> None:
    announced = of(("mdns.service", "_axis-video._tcp"), ("mdns.txt", "macaddress=1CCAE3000001"))

    assert said(announced)[0] == "doorbird"


def test_a_recorder_of_another_make_is_not_named_by_a_number_that_resembles() -> None:
    assert {
        match.maker for text in ("DNR214", "NVR5216", "AP-9630") for match in Models.load().read(text)
    } <= {
        "dahua",
        "apc",
    }


_WORDS = (
    "HIKE",
    "hik",
    "Hikari",
    "hikers",
    "Dahuang",
    "DAHUAPA",
    "Huaweii",
    "huawe1",
    "ZTEX",
    "aZTEc",
    "ZTE4ZTI0",
    "hyter",
    "Login to",
    "IP Camera",
    "Web",
    "camera",
    "IPC",
    "NVR",
    "DVR",
    "DH",
    "Server/1.0",
    "UPnP/1.0",
    "Linux/3.0.8",
    "realm",
    "hangzhou",
    "embedded",
    "/onvif/device_service",
)
_SCRAP = st.one_of(
    st.sampled_from(_WORDS),
    st.text(st.characters(categories=("Ll", "Zs", "Po")), max_size=12),
    st.binary(max_size=24).map(lambda raw: raw.hex(" ")),
)
_TOKEN = re.compile(r"(?i)(?<![a-z])(?:hik|hikvision|dahua|huawei|zte|hytera|nuctech)(?![a-z])")


@settings(deadline=None)  # the patterns of a field are compiled when it is first asked for
@given(st.sampled_from(FIELDS), st.lists(_SCRAP, max_size=6).map(" ".join))
def test_random_text_is_never_held_for_a_restricted_maker(field: str, text: str) -> None:
    maker = of((field, text)).maker

    held = (
        maker is not None and maker.id in RESTRICTED and maker.grade in ("established", "strong", "probable")
    )

    assert not held or _TOKEN.search(text)
