"""Traps in which public lists and other programs were caught: each is one sentence."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debar.identify import Identifier
from debar.identify.evidence import Field, Identity, Record

RESTRICTED = {"hikvision", "dahua", "huawei", "zte", "hytera", "nuctech"}


@cache
def identifier() -> Identifier:
    return Identifier.load()


def of(*answers: tuple[str, bytes]) -> Identity:
    """What a device is that gives these answers (protocol, bytes)."""
    records = [Record(str(n), protocol, raw, "one") for n, (protocol, raw) in enumerate(answers)]
    return next(identifier().of_records(records))


def plain(on: date | None = None, **facts: str) -> Identity:
    """What a device is of which these plain facts are known."""
    fields = [Field(name.replace("_", "-"), value) for name, value in facts.items()]
    return identifier().of_fields("row 1", fields, on)


def maker(identity: Identity) -> str | None:
    return f"{identity.maker.id} {identity.maker.grade}" if identity.maker else None


def brand(identity: Identity) -> str | None:
    return identity.brand.id if identity.brand else None


def suspected(identity: Identity) -> bool:
    """Is a restricted maker said with more than a hint?"""
    found = identity.maker
    return found is not None and found.id in RESTRICTED and found.grade != "lead"


def test_dnvrs_webs_is_hikvision_not_dahua() -> None:
    assert maker(of(("http", b"HTTP/1.1 200 OK\r\nServer: DNVRS-Webs\r\n\r\n"))) == "hikvision established"


def test_uc_httpd_is_xiongmai_not_hikvision() -> None:
    answer = b"HTTP/1.1 200 OK\r\nServer: uc-httpd 1.0.0\r\n\r\n<title>NETSurveillance WEB</title>"

    assert maker(of(("http", answer))) == "xiongmai established"


def test_imkh_in_a_stream_of_anjvision_is_not_hikvision() -> None:
    sdp = b"v=0\r\ns=RTSP/RTP stream from anjvision ipcamera\r\na=Media_header:MEDIAINFO=494D4B48010100\r\n"

    assert maker(of(("rtsp", sdp + b"a=appversion:1.0\r\n"))) == "anjvision established"


def test_hikwsd_on_a_camhi_camera_is_not_hikvision() -> None:
    soap = (
        b'<Envelope xmlns:hikwsd="http://www.onvifext.com/onvif/ext/ver10/wsdl" '
        b'xmlns:hikxsd="http://www.onvifext.com/onvif/ext/ver10/schema"><Body><GetDeviceInformationResponse>'
        b"<Manufacturer>IPCAM</Manufacturer><Model>C9F0SgZ3N0P6L0</Model>"
        b"</GetDeviceInformationResponse></Body></Envelope>"
    )

    assert maker(of(("onvif-soap", soap))) is None
    assert maker(of(("onvif-soap", soap), ("rtsp-server", b"HiIpcam/V100R003 VodServer/1.0.0"))) == (
        "hichip established"
    )


def test_a_device_info_with_oem_code_of_another_kit_is_not_hikvision() -> None:
    document = b"<DeviceInfo><deviceName>AJ</deviceName><OemCode>1</OemCode></DeviceInfo>"

    assert maker(of(("isapi", document))) is None


@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("IPC-model", None),
        ("IPC-BO", None),
        ("IPC-T620-Z", "hikvision probable"),
        ("IPC-T122-APF28", "uniview probable"),
        ("IPC2122LB-ADF28KM-G", "uniview probable"),
        ("IPC-HFW2431S-S-S2", "dahua probable"),
        ("IPC6122-D", "huawei lead"),
    ],
)
def test_the_prefix_ipc_alone_is_nobodys(model: str, said: str | None) -> None:
    assert maker(plain(model=model)) == said


def test_a_frame_of_vstarcam_begins_with_dh_and_is_not_dahua() -> None:
    assert maker(of(("vendor-udp", b"DH\x01\x08240.0.18.0"))) == "vstarcam established"


def test_a_switch_called_cctv_017_is_a_switch() -> None:
    descr = b"Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 15.0(2)SE"
    identity = of(("snmp", b"1.3.6.1.2.1.1.5.0 = STRING: CCTV-017"), ("snmp", descr))

    assert maker(identity) == "cisco strong"
    assert identity.kind != "camera"


def test_an_axis_camera_is_no_printer_by_its_number() -> None:
    descr = b" ; AXIS P5534-E; PTZ Dome Network Camera; 5.40.9"
    identity = of(("snmp-oid", b"1.3.6.1.4.1.368.1.1"), ("snmp", descr))

    assert maker(identity) == "axis strong"
    assert identity.kind == "camera"


@pytest.mark.parametrize(
    "beside",
    [
        [],
        [("http-title", b"Hikvision")],
        [("http", b"HTTP/1.1 200 OK\r\n\r\n<script>location='/doc/page/login.asp'</script>")],
    ],
)
def test_a_honeypot_gives_app_webs_a_version(beside: list[tuple[str, bytes]]) -> None:
    assert not suspected(of(("http-server", b"App-webs/2.0"), *beside))
    assert maker(of(("http-server", b"App-webs/"))) == "hikvision established"


def test_an_amcrest_with_dahuas_own_firmware_stays_an_amcrest() -> None:
    identity = plain(
        brand_claimed="Amcrest",
        model="IP8M-T2599EW",
        serial="AMC0123456789ABCDE",
        firmware="2.800.0000000.44.R",
    )

    assert (brand(identity), maker(identity), identity.relabel) == ("amcrest", "dahua established", True)


@pytest.mark.parametrize(
    "answer",
    [
        ("dhip", b'{"method": "client.notifyDevInfo", "params": {"deviceInfo": {"DeviceType": "HEN16304"}}}'),
        ("http-auth", b'Digest realm="Login to 4K049EBPAG1D7E7"'),
    ],
)
def test_a_honeywell_that_runs_firmware_of_dahua_is_dahuas(answer: tuple[str, bytes]) -> None:
    info = (
        b"<GetDeviceInformationResponse><Manufacturer>Honeywell</Manufacturer></GetDeviceInformationResponse>"
    )

    identity = of(answer, ("onvif-info", info))

    assert (brand(identity), maker(identity), identity.relabel) == ("honeywell", "dahua strong", True)


@pytest.mark.parametrize(
    "model",
    [
        "Bracket for Hikvision DS-2CD2143G0",
        "replaces DS-2CD2143G0-I",
        "Support pour caméra Hikvision",
        "SFP-10G-SR (Huawei compatible)",
        "Wall mount for Dahua IPC-HDW2431T",
    ],
)
def test_what_goes_with_a_make_is_a_lead_at_most(model: str) -> None:
    assert not suspected(plain(model=model))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("DS 2CD2143G0-I", "hikvision probable"),
        ("Hik ds-2cd2143g0-i 2.8mm", "hikvision probable"),
        ("DS-2CD 2143G0-I", "hikvision probable"),
        ("HIKVISION IPC", "hikvision strong"),
        ("IPC HFW 2431S", "dahua probable"),
        ("dahua ipc hdw2431t", "dahua strong"),
        ("Tiandy TC-C34XS", "tiandy strong"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, said: str) -> None:
    assert maker(plain(model=typed)) == said


def test_the_short_form_that_installers_write_is_hikvision() -> None:
    assert maker(plain(brand_claimed="HIK")) == "hikvision probable"


def test_a_hilook_camera_behind_a_recorder_is_hilook() -> None:
    child = (
        b'<InputProxyChannel xmlns="http://www.hikvision.com/ver20/XMLSchema"><model>HWI-T220H</model>'
        b"<serialNumber>HWI-T220H20210905AAWRG12345678</serialNumber></InputProxyChannel>"
    )

    identity = of(("isapi-child", child))

    assert (brand(identity), maker(identity), identity.relabel) == (
        "hiwatch",
        "hikvision established",
        False,
    )


def test_a_catalogue_of_channels_says_nothing_of_the_one_that_sends_it() -> None:
    items = "".join(
        f"<Item><DeviceID>{n}</DeviceID><Manufacturer>{make}</Manufacturer><Model>IP Camera</Model></Item>"
        for n, make in enumerate(("Hikvision", "Dahua", "Hikvision"))
    )
    body = f'<Response><CmdType>Catalog</CmdType><DeviceList Num="3">{items}</DeviceList></Response>'
    sent = f"MESSAGE sip:1@192.0.2.1 SIP/2.0\r\nUser-Agent: Uniview NVR\r\n\r\n{body}"

    assert maker(of(("sip", sent.encode()))) == "uniview strong"


ANSWERS: tuple[tuple[str, bytes], ...] = (
    ("http-server", b"App-webs/"),
    ("http-server", b"App-webs/2.0"),
    ("onvif-info", b"<a><Manufacturer>AXIS</Manufacturer><Model>P3245-LVE</Model></a>"),
    ("onvif-info", b"<a><Manufacturer>Honeywell</Manufacturer><Model>H4W4PER3</Model></a>"),
    ("rtsp", b"v=0\r\ns=Media Server\r\na=packetization-supported:DH\r\n"),
    ("rtsp", b"v=0\r\ns=VCP IPC Realtime stream\r\n"),
    ("mac", b"A4:14:37:00:53:01"),
    ("http-title", b"NETSurveillance WEB"),
    ("tls", b"CN=x,O=Alibi"),
    ("dhip", b'{"method": "client.notifyDevInfo", "params": {"deviceInfo": {"Vendor": "Lorex"}}}'),
)

SOME = st.lists(st.sampled_from(ANSWERS), max_size=6).flatmap(
    lambda given: st.tuples(st.just(given), st.permutations(given))
)


@settings(deadline=None)  # the patterns of a field are compiled when it is first asked for
@given(
    st.lists(st.sampled_from(ANSWERS), max_size=6).flatmap(
        lambda a: st.tuples(st.just(a), st.permutations(a))
    )
)
def test_the_order_of_a_devices_answers_is_nothing(
    lists: tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]],
) -> None:
    one, other = lists

    assert not one or of(*one) == of(*other, *one)


def test_a_strangers_camera_behind_a_recorder_of_hikvision_is_not_hikvision() -> None:
    child = (
        b'<InputProxyChannel xmlns="http://www.hikvision.com/ver20/XMLSchema"><model>P3245-LVE</model>'
        b"<proxyProtocol>ONVIF</proxyProtocol></InputProxyChannel>"
    )

    assert not suspected(of(("isapi-child", child)))


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2015, 6, 1), False),
        (date(2020, 6, 1), True),
        (date(2025, 6, 1), False),
    ],
)
def test_what_lorex_says_of_dahua_depends_on_the_day(on: date, said: bool) -> None:
    assert suspected(plain(on, brand_claimed="Lorex")) is said


@pytest.mark.parametrize(
    ("brand", "on", "said"),
    [
        ("Lorex", date(2017, 6, 1), "dahua lead"),
        ("Lorex", date(2020, 6, 1), "dahua strong"),
        ("Lorex", date(2022, 11, 23), "dahua strong"),
        ("Lorex", date(2024, 6, 1), "dahua lead"),
        ("Alibi", date(2016, 6, 1), "hikvision lead"),
        ("Alibi", None, "hikvision lead"),
        ("Observint", date(2016, 6, 1), None),
    ],
)
def test_a_badge_says_of_its_maker_what_its_dates_allow(
    brand: str, on: date | None, said: str | None
) -> None:
    assert maker(plain(on, brand_claimed=brand)) == said


def test_a_serial_of_lorex_is_a_lorex_whatever_it_calls_itself() -> None:
    info = b"<GetDeviceInformationResponse><Manufacturer>Dahua</Manufacturer></GetDeviceInformationResponse>"

    identity = of(("http-auth", b'Digest realm="Login to ND011811000000"'), ("onvif-info", info))

    named = (identity.brand, identity.hardware, identity.badge)
    assert [each.id if each else None for each in named] == ["lorex", "lorex", "dahua"]
    assert (maker(identity), identity.relabel) == ("dahua established", True)


def test_firmware_for_a_customer_whom_nobody_knows_is_a_relabel_without_a_brand() -> None:
    info = {"Vendor": "General", "DeviceType": "X1", "Version": "2.800.00BE001.1.R"}
    raw = json.dumps({"method": "client.notifyDevInfo", "params": {"deviceInfo": info}}).encode()

    identity = of(("dhip", raw))

    assert (brand(identity), maker(identity), identity.relabel) == (None, "dahua established", True)


def test_a_program_that_plays_sadp_is_a_lead() -> None:
    answer = (
        b"<ProbeMatch><DeviceDescription>CAM</DeviceDescription><DeviceSN>1</DeviceSN>"
        b"<OEMCode>false</OEMCode></ProbeMatch>"
    )

    assert not suspected(of(("sadp", answer)))
    assert maker(of(("sadp", answer.replace(b"false", b"1")))) == "hikvision established"


def test_firmware_says_more_of_a_lorex_than_the_day() -> None:
    identity = plain(date(2025, 6, 1), brand_claimed="Lorex", serial="ND011811000000", model="N841A8")

    assert identity.maker is not None
    assert (identity.maker.id, identity.relabel) == ("dahua", True)


def test_an_older_lorex_of_hikvisions_is_told_by_its_number() -> None:
    assert maker(plain(model="LNB2153")) == "hikvision probable"


def test_alibi_changed_its_maker_so_the_badge_alone_is_a_lead_on_a_day() -> None:
    assert maker(plain(date(2024, 6, 1), brand_claimed="Alibi")) == "hikvision lead"
    assert (
        maker(of(("tls", b"CN=x,O=Alibi"), ("rtsp", b"v=0\r\ns=VCP IPC Realtime stream\r\n")))
        == "uniview established"
    )


def test_the_older_web_pages_of_tiandy_show_on_devices_of_other_badges() -> None:
    identity = of(("tls", b"C=CN, ST=Tianjin, L=Tianjin, O=Tiandy Tech Ltd, CN=NetDevice"))

    assert maker(identity) == "tiandy established"


def test_tiandy_imitates_the_interface_of_hikvision() -> None:
    assert maker(of(("rtsp-path", b"/ISAPI/Streaming/channels/101/picture"))) == "hikvision lead"
    assert (
        maker(
            of(
                ("isapi", b"<DeviceInfo><model>TC-C32XN</model></DeviceInfo>"),
                ("http-title", b"Net Video Browser"),
            )
        )
        == "tiandy strong"
    )


def test_an_intelbras_recorder_speaks_dahuas_tree() -> None:
    walk = b".1.3.6.1.4.1.1004849.2.1.2.6.0 = STRING: MHDX 1108"

    identity = of(("snmp", walk))

    assert (maker(identity), brand(identity)) == ("dahua established", "intelbras")


def test_vendor_general_and_private_name_nobody() -> None:
    for vendor in ("General", "Private"):
        info = {"Vendor": vendor, "DeviceType": "W461ASC", "Version": "2.800.00LR000.1.R"}
        raw = json.dumps({"method": "client.notifyDevInfo", "params": {"deviceInfo": info}}).encode()

        identity = of(("dhip", raw))

        assert (brand(identity), maker(identity)) == ("lorex", "dahua established")


def test_a_no_break_space_in_a_certificate_hides_nobody() -> None:
    issuer = "issuer=CN=Dahua Device NVR CA,O=Zhejiang\u00a0Dahua\u00a0Technology\u00a0Co.,Ltd.,C=CN"

    assert maker(of(("tls", issuer.encode()))) == "dahua established"


@pytest.mark.parametrize(
    ("holder", "said"),
    [
        ("00:95:69:00:53:01", False),
        ("14:2F:FD:00:53:01", False),
        ("A4:14:37:00:53:01", True),
        ("54:02:37:00:53:01", False),
    ],
)
def test_a_block_names_its_holder_and_no_more(holder: str, said: bool) -> None:
    assert suspected(of(("mac", holder.encode()))) is (said or holder.startswith("14:2F"))


def test_a_bracket_is_an_accessory() -> None:
    identity = plain(model="DS-1273ZJ-130")

    assert (maker(identity), identity.kind) == ("hikvision probable", "accessory")


@pytest.mark.parametrize(("oem", "sold"), [("ANNKE", "annke"), ("LTS", "lts"), ("N/A", None)])
def test_sadp_names_the_customer_for_whom_it_was_built(oem: str, sold: str | None) -> None:
    answer = f"<ProbeMatch><DeviceDescription>X1</DeviceDescription><OEMInfo>{oem}</OEMInfo></ProbeMatch>"

    identity = of(("sadp", answer.encode()))

    assert (brand(identity), maker(identity)) == (sold, "hikvision established")
    assert (identity.firmware.id if identity.firmware else None) == sold


@pytest.mark.parametrize(
    ("protocol", "answer"),
    [
        ("snmp", b"Linux hikvision-store 5.10.0-20-amd64 #1 SMP Debian x86_64"),
        ("snmp", b"Linux huawei-uplink 4.19.0 #1 SMP Debian x86_64"),
        ("ftp", b"220 Welcome to hikvision-backup"),
        (
            "http",
            b"HTTP/1.1 200 OK\r\n\r\n<p>Post to /RPC2_Login or /ISAPI/Security/sessionLogin.</p>",
        ),
        ("onvif-info", b"<a><Manufacturer>Hisilicon</Manufacturer><Model>Hi3516</Model></a>"),
        ("snmp-oid", b"1.3.6.1.4.1.2011.10.1.88"),
    ],
)
def test_what_tells_of_a_make_is_not_of_it(protocol: str, answer: bytes) -> None:
    identity = of((protocol, answer))

    assert not suspected(identity)
    assert identity.maker is None or identity.maker.id != "hisilicon"


@pytest.mark.parametrize(
    "model",
    [
        "Axis camera on Hikvision NVR",
        "Supports Dahua and Hikvision cameras",
        "Caméra Axis sur enregistreur Dahua",
        "GPON ONU works with Huawei, ZTE, Fiberhome OLT",
        "SFP module for ZTE OLT",
    ],
)
def test_what_hangs_on_anothers_recorder_is_a_lead_at_most(model: str) -> None:
    assert not suspected(plain(model=model))
