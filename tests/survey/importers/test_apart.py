"""Formats are told apart: each of its own file, in a folder, in a zip, and in a zip within a zip."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from tests.identify.label.plates import Plate, drawn, jpeg

from debar.identify.evidence import Sighting
from debar.kit.errors import BadData, Problem
from debar.survey.importers import HEAD, SourceFile, choose, importers
from debar.survey.intake import Taken, take

CAMERA = (
    "ID,Device Type,Status,IPv4 Address,Port,Software Version,Device Serial No.,MAC Address,"
    "Encoding Channel(s),DSP Version\n"
    "1,QV-2,Active,192.0.2.7,8000,V5,QV-2AAWR123456789,0c-75-d2-00-00-07,1,V7\n"
)
TEXTS: Mapping[str, tuple[str, str]] = {
    "arp.txt": (
        "switch",
        "Protocol  Address          Age (min)  Hardware Addr   Type   Interface\n"
        "Internet  192.0.2.7               5   0c75.d200.0007  ARPA   Vlan10\n",
    ),
    "cameras.csv": (
        "milestone",
        "Name,HardwareName,HardwareId,Model,Address,MAC,RecorderName\n"
        "Gate,Gate box,h1,Q4,http://192.0.2.7/,0C75D2000007,North\n",
    ),
    "clients.csv": (
        "ivms-4200",
        "Nickname,Adding Mode,Address,Port,Device Information\nGate,0,192.0.2.7,8000,\n",
    ),
    "dhcp.log": (
        "zeek",
        "#separator \\x09\n#path\tdhcp\n#fields\tts\tmac\tassigned_addr\n#types\ttime\tstring\taddr\n"
        "1792414855.1\t0c:75:d2:00:00:07\t192.0.2.7\n",
    ),
    "dhcpd.leases": (
        "isc-leases",
        "lease 192.0.2.7 {\n  starts 1 2026/10/19 13:00:00;\n  ends 1 2026/10/19 14:00:00;\n"
        "  binding state active;\n  hardware ethernet 0c:75:d2:00:00:07;\n}\n",
    ),
    "dnsmasq.leases": ("dnsmasq", "1792414855 0c:75:d2:00:00:07 192.0.2.7 gate *\n"),
    "evidence.jsonl": ("evidence", '{"id": "x1", "protocol": "http-server", "raw": "Quill/1"}\n'),
    "found.csv": ("sadp-table", CAMERA),
    "found.xml": (
        "sadp-xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<ProbeMatch><DeviceDescription>QV-2</DeviceDescription>'
        "<DeviceSN>QV-2AAWR123456789</DeviceSN><IPv4Address>192.0.2.7</IPv4Address></ProbeMatch>\n",
    ),
    "kea-leases4.csv": (
        "kea",
        "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context\n"
        "192.0.2.7,0c:75:d2:00:00:07,,3600,1792414855,1,0,0,gate,0,\n",
    ),
    "register.csv": ("table", "Serial number;Brand;Model\nS-12345;Quill;Q4\n"),
    "scan.nessus": (
        "nessus",
        '<?xml version="1.0" ?>\n<NessusClientData_v2><Report name="x"><ReportHost name="192.0.2.7">'
        '<HostProperties><tag name="host-ip">192.0.2.7</tag></HostProperties></ReportHost></Report>'
        "</NessusClientData_v2>\n",
    ),
    "scan.xml": (
        "nmap-xml",
        '<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun><host><status state="up" reason="echo-reply"/>'
        '<address addr="192.0.2.7" addrtype="ipv4"/></host></nmaprun>\n',
    ),
}
NEVER_BY_CONTENT = {"idis"}


def workbook(text: str) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(text.splitlines()):
            sheet.write_row(number, 0, line.replace(";", ",").split(","))
    return made.getvalue()


FILES = {name: text.encode() for name, (_, text) in TEXTS.items()} | {
    f"{name}.xlsx": workbook(TEXTS[name][1])
    for name in ("cameras.csv", "clients.csv", "found.csv", "register.csv")
}
FORMATS = {name: TEXTS[name.removesuffix(".xlsx")][0] for name in FILES} | {"plate.jpg": "photo"}
FILES["plate.jpg"] = jpeg(drawn(Plate(("Model: Q4-1200",))))


def zipped(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def formats(path: Path) -> dict[str, str]:
    """Last part of each source's name, and the importer that read it to sightings without a problem."""
    found = {}
    for each in take(path):
        assert isinstance(each, Taken), str(each)
        assert (len(each.sightings) > 0, [str(p) for p in each.problems]) == (True, []), each.source.name
        found[each.source.name.rpartition("/")[2].rpartition("!")[2]] = each.source.format
    return found


def test_every_importer_has_a_sample_here() -> None:
    assert set(FORMATS.values()) == {each.NAME for each in importers()} - NEVER_BY_CONTENT


def test_a_folder_of_all_formats_is_read_each_by_its_own_importer(tmp_path: Path) -> None:
    for number, (name, content) in enumerate(FILES.items()):
        (tmp_path / str(number % 3)).mkdir(exist_ok=True)
        (tmp_path / str(number % 3) / name).write_bytes(content)

    assert formats(tmp_path) == FORMATS


def test_so_is_a_zip_and_a_zip_in_a_zip_and_files_packed_with_gzip(tmp_path: Path) -> None:
    packed = {f"{name}.gz": gzip.compress(content) for name, content in FILES.items()}
    given = tmp_path / "all.zip"
    given.write_bytes(
        zipped({"north/exports.zip": zipped(packed), **{f"south/{n}": c for n, c in FILES.items()}})
    )

    assert formats(given) == FORMATS | {f"{name}.gz": FORMATS[name] for name in FILES}


def test_no_name_decides() -> None:
    for name, content in FILES.items():
        for called in ("x", "scan.xml", "list.csv", "data.json", "kea-leases4.csv"):
            assert FORMATS[name] == choose(content[:HEAD] if content[:2] != b"PK" else content, called).NAME


ALIKE = {
    "with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "with other line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "with an empty line before it": lambda text: b"\n" + text.encode(),
    "with a last line cut short": lambda text: text.encode()[:-3],
    "with a huge line after it": lambda text: text.encode() + b"x" * (2 << 20),
    "with a line of noise after it": lambda text: text.encode() + b"\x00\xff\xfe\x80\n",
}
"""Ways in which a file is the same and yet other."""


@pytest.mark.parametrize("how", ALIKE)
def test_a_file_that_was_touched_is_still_known_or_refused_and_never_another_format(
    how: str, tmp_path: Path
) -> None:
    for name, (known, text) in TEXTS.items():
        path = tmp_path / name
        path.write_bytes(ALIKE[how](text))
        for found in take(path):
            assert isinstance(found, Problem) or found.source.format == known, name


WIDE = {"found.csv", "cameras.csv", "clients.csv", "register.csv", "found.xml"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_tables_and_sadp_answers_are_known_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    for name in WIDE:
        path = tmp_path / name
        path.write_bytes(TEXTS[name][1].encode(encoding))
        (found,) = take(path)
        assert isinstance(found, Taken)
        assert (found.source.format, len(found.sightings) > 0) == (TEXTS[name][0], True)


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><device><name>x</name></device>',
        '<d:ProbeMatches xmlns:d="urn:x"><d:ProbeMatch><d:Types>x</d:Types></d:ProbeMatch></d:ProbeMatches>',
        '{"id": "x1", "kind": "camera", "brand": null}\n',
        '{"ts": 1792414855.1, "mac": "0c:75:d2:00:00:07"}\n',
        "Dear all,\n\nthe cameras are fine.\n",
    ],
)
def test_what_is_none_of_them_is_refused(text: str) -> None:
    with pytest.raises(BadData, match="the format is not known"):
        choose(text.encode(), "given.xml")


@given(noise=st.binary(max_size=200), at=st.integers(0, 300), name=st.sampled_from(sorted(TEXTS)))
def test_no_bytes_break_any_of_them(noise: bytes, at: int, name: str) -> None:
    sample = TEXTS[name][1].encode()
    source = SourceFile("d" * 64, "given", len(sample), "")

    for data in (noise, sample[:at] + noise + sample[at:]):
        for each in importers():
            assert each.sniffs(data, name) in (True, False)
            assert all(isinstance(found, Sighting | Problem) for found in each.read(io.BytesIO(data), source))
