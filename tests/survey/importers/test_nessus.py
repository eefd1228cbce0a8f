"""Nessus reports: hosts that answered become things, with what well-known plugins heard from them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Field, Sighting
from debar.identify.protocols import KNOWN
from debar.kit.errors import Problem
from debar.survey.importers import Note, SourceFile, nessus
from debar.survey.importers.nessus_answers import is_read, said
from debar.survey.importers.nmap_answers import Answer

DIGEST = "d" * 64
HEAD = (
    '<?xml version="1.0" ?>\n<NessusClientData_v2>\n<Policy><policyName>Basic</policyName><Preferences>'
    "<ServerPreferences><preference><name>ssh_password</name><value>hidden</value></preference>"
    '</ServerPreferences></Preferences></Policy>\n<Report name="weekly" xmlns:cm="http://www.nessus.org/cm">\n'
)
TAIL = "</Report>\n</NessusClientData_v2>\n"
PROPERTIES = {
    "HOST_END_TIMESTAMP": "1792414855",
    "host-ip": "192.0.2.7",
    "mac-address": "0C:75:D2:00:00:07\n00:00:00:00:00:00",
    "netbios-name": "GATE",
    "operating-system": "Lantern OS 4\nLantern OS 5",
    "system-type": "camera",
    "cpe-0": "cpe:/h:lantern:gate",
}
SEEN = datetime(2026, 10, 19, 13, 0, 55, tzinfo=UTC)


def read(data: bytes | str, site: str | None = None) -> list[Sighting | Problem]:
    raw = data.encode() if isinstance(data, str) else data
    return list(nessus.read(io.BytesIO(raw), SourceFile(DIGEST, "scan.nessus", len(raw), "nessus", site)))


def host(inside: str = "", properties: dict[str, str] = PROPERTIES, name: str = "192.0.2.7") -> str:
    tags = "".join(f'<tag name="{key}">{escape(text)}</tag>\n' for key, text in properties.items())
    return f'<ReportHost name="{name}"><HostProperties>{tags}</HostProperties>\n{inside}</ReportHost>\n'


def item(plugin: str, output: str, port: int = 80, protocol: str = "tcp") -> str:
    return (
        f'<ReportItem port="{port}" svc_name="www" protocol="{protocol}" severity="0" pluginID="{plugin}" '
        f'pluginName="x"><description>long</description><plugin_output>{escape(output)}</plugin_output></ReportItem>\n'
    )


def facts(found: list[Sighting | Problem]) -> list[tuple[str, str, str]]:
    return [(s.place, s.field, s.value) for s in found if isinstance(s, Sighting)]


def problems(found: list[Sighting | Problem]) -> list[str]:
    return [str(p) for p in found if isinstance(p, Problem)]


def test_a_host_is_one_thing_with_its_properties_and_what_plugins_heard() -> None:
    server = item("10107", "\nThe remote web server type is :\n\nQuill-Webs/1.0\n\nand advice")
    found = read(
        HEAD + host(item("11219", "Port 80/tcp was found to be open") + server) + TAIL, site="harbour"
    )

    assert found[0] == Sighting(
        DIGEST, "host 1", "host 1", "address", "192.0.2.7", "scan", "harbour", None, SEEN
    )
    assert facts(found) == [
        ("host 1", "address", "192.0.2.7"),
        ("host 1", "name", "GATE"),
        ("host 1", "mac", "0C:75:D2:00:00:07"),
        ("host 1", "kind-claimed", "camera"),
        ("host 1", "nessus.os", "Lantern OS 4 | Lantern OS 5"),
        ("host 1", "nessus.cpe", "cpe:/h:lantern:gate"),
        ("host 1 port 80/tcp", "port", "80/tcp"),
        ("host 1 port 80/tcp", "http.server", "Quill-Webs/1.0"),
    ]


def test_nothing_of_the_policy_is_kept() -> None:
    assert "hidden" not in str(read(HEAD + host() + TAIL))


PAGE = (
    "\nResponse Code : HTTP/1.1 401 Unauthorized\n\nProtocol version : HTTP/1.1\nSSL : no\nHeaders :\n\n"
    '  Server: Quill\n  WWW-Authenticate: Basic realm="Lens"\n\nResponse Body :\n\n<title>In</title>'
)
SNIP = "-" * 30 + " snip " + "-" * 30
OUTPUTS: list[tuple[str, str, list[Answer | Field]]] = [
    ("10092", "\nThe remote FTP banner is :\n\n220 Lens FTP", [Answer("ftp", b"220 Lens FTP")]),
    ("10107", "\nThe remote web server type is :\n\nQuill 2\n", [Answer("http-server", b"Quill 2")]),
    ("10263", "\nRemote SMTP server banner :\n\n220 x ESMTP\n", [Answer("smtp", b"220 x ESMTP")]),
    (
        "10267",
        "\nSSH version : SSH-2.0-lens_1\nSSH supported authentication : x",
        [Answer("ssh", b"SSH-2.0-lens_1")],
    ),
    ("10281", f"Here is the banner :\n\n{SNIP}\n\nLens login:\n{SNIP}\n", [Answer("telnet", b"Lens login:")]),
    (
        "10762",
        f"\nServer Type : Quill\n\nreplies :\n\n{SNIP}\nCSeq: 1\nServer: Quill\n\n{SNIP}\n",
        [Answer("rtsp", b"CSeq: 1\r\nServer: Quill")],
    ),
    (
        "10800",
        "System information :\n sysDescr     : Lens\nof two lines\n sysObjectID  : 1.3.6.1.4.1.99999.1\n"
        " sysUptime    : 1d\n sysContact   : somebody\n sysName      : gate\n"
        " sysLocation  : Pier 3\n sysServices  : 72\n",
        [
            Answer("snmp", b"Lens\nof two lines"),
            Answer("snmp-oid", b"1.3.6.1.4.1.99999.1"),
            Field("name", "gate"),
            Field("location", "Pier 3"),
        ],
    ),
    (
        "10863",
        "Subject Name: \n\nCountry: CA\nState/Province: ON\nOrganization: Lens Works\n"
        "Organization Unit: Cameras\nCommon Name: gate\n\n"
        "Issuer Name: \n\nCommon Name: Root\n\nSerial Number: 00 01\n",
        [Answer("tls", b"subject=CN=gate,OU=Cameras,O=Lens Works,ST=ON,C=CA\nissuer=CN=Root")],
    ),
    ("20108", f"MD5 fingerprint : {'0A' * 16}\nWeb server : x", [Answer("favicon", b"0a" * 16)]),
    ("21642", "\nThe remote service was identified as :\n\n  Lens SIP 1\n", [Answer("sip", b"Lens SIP 1")]),
    (
        "24260",
        PAGE,
        [
            Answer(
                "http",
                b'HTTP/1.1 401 Unauthorized\r\nServer: Quill\r\nWWW-Authenticate: Basic realm="Lens"\r\n\r\n'
                b"<title>In</title>",
            )
        ],
    ),
    (
        "35711",
        "And advertises :\n\n    uuid:1-2::urn:lens:1\n",
        [Answer("ssdp", b"USN: uuid:1-2::urn:lens:1")],
    ),
    (
        "35712",
        "\nHere is a summary of http://192.0.2.7/d.xml :\n\ndeviceType: urn:x\nmanufacturer: Lens & Co\n"
        "modelName: L4\nServiceID: urn:y\n\tserviceType: z\n",
        [
            Answer(
                "upnp-desc",
                b"<device><deviceType>urn:x</deviceType><manufacturer>Lens &amp; Co</manufacturer>"
                b"<modelName>L4</modelName></device>",
            )
        ],
    ),
    (
        "35716",
        "\nThe following card manufacturers :\n\n0C:75:D2:00:00:07 : X\n",
        [Field("mac", "0C:75:D2:00:00:07")],
    ),
    (
        "45590",
        "\nThe CPE :\n\n  cpe:/o:lens:os -> Lens\n  cpe:/a:x:y\n",
        [Field("nessus.cpe", "cpe:/o:lens:os")],
    ),
    ("54615", "Remote device type : printer\nConfidence level : 90\n", [Field("kind-claimed", "printer")]),
    ("86420", "The following is a list:\n  - 0C:75:D2:00:00:08\n", [Field("mac", "0C:75:D2:00:00:08")]),
    (
        "103865",
        "\nThe ONVIF service\n\nFirmware Version: V1\nModel: L4\nManufacturer: Lens\n",
        [
            Answer(
                "onvif-info",
                b"<GetDeviceInformationResponse><FirmwareVersion>V1</FirmwareVersion><Model>L4</Model>"
                b"<Manufacturer>Lens</Manufacturer></GetDeviceInformationResponse>",
            )
        ],
    ),
]


@pytest.mark.parametrize(("plugin", "output", "gives"), OUTPUTS, ids=[plugin for plugin, *_ in OUTPUTS])
def test_what_a_plugin_reports_is_read_as_the_answer_it_came_from(
    plugin: str, output: str, gives: list[Answer | Field]
) -> None:
    assert list(said(plugin, output)) == gives
    assert is_read(plugin)
    assert {each.protocol for each in gives if isinstance(each, Answer)} <= set(KNOWN)


@pytest.mark.parametrize("plugin", [plugin for plugin, *_ in OUTPUTS])
@given(text=st.text(max_size=200))
def test_no_output_breaks_a_plugin(plugin: str, text: str) -> None:
    assert all(isinstance(each, Answer | Field) for each in said(plugin, text))


def test_a_long_output_is_read_in_bounded_time() -> None:
    for plugin, output, _ in OUTPUTS:
        for filler in ("-" * 1_000_000, "A " * 500_000, "\n" * 1_000_000, " sysX:\n" * 100_000):
            assert all(isinstance(each, Answer | Field) for each in said(plugin, output[:40] + filler))


@pytest.mark.parametrize(
    ("inside", "is_device"),
    [
        ("", True),
        (item("10180", "The remote host is up\nThe host replied to an ARP who-is query", 0), True),
        (item("10180", "The remote host (192.0.2.7) is considered as dead - not scanning", 0), False),
        (item("10180", "is considered as dead - not scanning", 0) + item("11219", "open", 80), True),
    ],
)
def test_a_dead_host_is_no_device(inside: str, is_device: bool) -> None:
    assert bool(read(HEAD + host(inside) + TAIL)) == is_device


@pytest.mark.parametrize(
    ("properties", "seen"),
    [
        ({"HOST_START_TIMESTAMP": "1792414855"}, SEEN),
        ({"HOST_END": "Mon Oct 19 09:00:55 2026"}, datetime(2026, 10, 19, tzinfo=UTC)),
        ({"HOST_END": "Mon Okt 19 09:00:55 2026"}, None),
        ({"HOST_END_TIMESTAMP": "-1"}, None),
        ({}, None),
    ],
)
def test_a_host_is_dated_by_its_scan(properties: dict[str, str], seen: datetime | None) -> None:
    found = read(HEAD + host(properties=properties) + TAIL)

    assert {s.seen for s in found if isinstance(s, Sighting)} == {seen}


def test_a_target_by_name_gives_a_name() -> None:
    found = read(HEAD + host(properties={"host-ip": "192.0.2.9"}, name="gate.example.org") + TAIL)

    assert facts(found) == [("host 1", "address", "192.0.2.9"), ("host 1", "name", "gate.example.org")]


def test_an_answer_that_cannot_be_read_is_a_note() -> None:
    found = read(
        HEAD + host(item("20108", "MD5 fingerprint : none")) + host(item("35712", "modelName: \x85")) + TAIL
    )

    assert all(isinstance(p, Note) for p in found if isinstance(p, Problem))


def test_a_broken_file_gives_the_hosts_before_the_break() -> None:
    found = read(HEAD + host() + host() + "<ReportHost name='192.0.2.8'><HostProperties>")

    assert {s.thing for s in found if isinstance(s, Sighting)} == {"host 1", "host 2"}
    assert "The 2 hosts before this were kept." in problems(found)[0]


def test_entities_are_refused_and_nothing_is_read() -> None:
    bomb = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
    found = read(bomb + HEAD.partition("\n")[2] + host() + TAIL)

    assert facts(found) == []
    assert "scan.nessus:2: defines XML entities, which Nessus never does; refused." in problems(found)[0]


def test_a_part_larger_than_any_real_one_ends_the_reading() -> None:
    found = read(HEAD + host() + "<x>" + "<y/>" * (nessus.BOUNDS.elements + 50_000) + "</x>" + TAIL)

    assert len({s.thing for s in found if isinstance(s, Sighting)}) == 1
    assert "holds more than 2000000 elements" in problems(found)[0]


def test_a_host_of_endless_facts_is_cut_and_told() -> None:
    found = read(HEAD + host("".join(item("0", "", port) for port in range(1, 20_100))) + TAIL)

    assert "more than 20000 facts" in problems(found)[0]


@pytest.mark.parametrize(
    ("head", "is_nessus"),
    [
        (HEAD, True),
        ("\ufeff" + HEAD, True),
        ("<NessusClientData_v2>", True),
        ("<NessusClientData>", False),
        ("<nmaprun>", False),
        ("a,NessusClientData_v2\n", False),
        ("", False),
    ],
)
def test_it_knows_its_own_files(head: str, is_nessus: bool) -> None:
    assert nessus.sniffs(head.encode(), "x.xml") == is_nessus


def test_utf_16_is_read() -> None:
    text = HEAD.replace("1.0", "1.0").replace(" ?>", ' encoding="UTF-16"?>') + host() + TAIL

    assert nessus.sniffs(text.encode("utf-16")[:500], "")
    assert len(facts(read(text.encode("utf-16")))) == 6


@given(st.binary(max_size=300), st.integers(0, 900))
def test_no_bytes_break_it(noise: bytes, at: int) -> None:
    whole = (HEAD + host(item("24260", PAGE)) + TAIL).encode()

    assert all(isinstance(each, Sighting | Problem) for each in read(whole[:at] + noise + whole[at:]))
    assert all(isinstance(each, Sighting | Problem) for each in read(noise))
