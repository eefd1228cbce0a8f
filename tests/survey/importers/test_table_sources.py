"""Registers as well-known programs export them: their columns mean what they should."""

from __future__ import annotations

import io
import zipfile

import pytest

from debar.identify.evidence import Sighting
from debar.survey.importers import SourceFile, choose

SOURCES: dict[str, tuple[str, set[tuple[str, str]]]] = {
    "Lansweeper": (
        "AssetName,AssetUnique,Domain,Manufacturer,Model,SerialNumber,Lastseen,IPAddress,Mac,PurchaseDate,"
        "Location,Building,State,Custom1\n"
        "gate,x,EX,Quill,Q4,S-12345,2026-10-19,192.0.2.7,0C75D2000007,2025-04-30,Pier 3,Harbour,Active,c\n",
        {
            ("name", "gate"),
            ("maker-claimed", "Quill"),
            ("model", "Q4"),
            ("serial", "S-12345"),
            ("address", "192.0.2.7"),
            ("mac", "0C:75:D2:00:00:07"),
            ("acquired", "2025-04-30"),
            ("location", "Pier 3"),
            ("state", "Active"),
        },
    ),
    "ServiceNow": (
        "name,serial_number,manufacturer,model_id,ip_address,mac_address,location,assigned_to\n"
        "gate,S-12345,Quill,Q4,192.0.2.7,0C75D2000007,Pier 3,\n",
        {
            ("name", "gate"),
            ("serial", "S-12345"),
            ("maker-claimed", "Quill"),
            ("model", "Q4"),
            ("address", "192.0.2.7"),
            ("mac", "0C:75:D2:00:00:07"),
            ("location", "Pier 3"),
        },
    ),
    "NetBox, for import": (
        "name,role,manufacturer,device_type,serial,asset_tag,site,location,status,primary_ip4\n"
        "gate,camera,Quill,Q4,S-12345,A1,harbour,Pier 3,active,192.0.2.7/24\n",
        {
            ("name", "gate"),
            ("kind-claimed", "camera"),
            ("maker-claimed", "Quill"),
            ("model", "Q4"),
            ("serial", "S-12345"),
            ("location", "Pier 3"),
            ("state", "active"),
            ("address", "192.0.2.7"),
        },
    ),
    "NetBox, exported": (
        "Name,Status,Tenant,Site,Location,Rack,Role,Manufacturer,Type,IP Address,Serial number\n"
        "gate,Active,t,harbour,Pier 3,r,Camera,Quill,Q4,192.0.2.7/24,S-12345\n",
        {("kind-claimed", "Camera"), ("model", "Q4"), ("address", "192.0.2.7"), ("serial", "S-12345")},
    ),
    "Windows DHCP": (
        '#TYPE Selected.Microsoft\n"IPAddress","ScopeId","AddressState","ClientId","HostName","Expiry"\n'
        '"192.0.2.7","192.0.2.0","Active","0c-75-d2-00-00-07","gate.example.org","10/27/2026 1:00:00 PM"\n',
        {("address", "192.0.2.7"), ("mac", "0C:75:D2:00:00:07"), ("name", "gate.example.org")},
    ),
    "SCCM": (
        "ResourceID,NetBIOS Name,Manufacturer,Model,Serial Number,IP Addresses,MAC Addresses\n"
        '1,GATE,Quill,Q4,S-12345,"192.0.2.7, 192.0.2.8",0C:75:D2:00:00:07\n',
        {
            ("name", "GATE"),
            ("serial", "S-12345"),
            ("address", "192.0.2.7"),
            ("address", "192.0.2.8"),
            ("mac", "0C:75:D2:00:00:07"),
        },
    ),
    "Siqura SDM2": (
        "IPAddress;Port;Username;Password;ForcedOffline;Name;ModelName;ProductType;SerialNumber;MacAddress;Status\n"
        "192.0.2.7;80;Admin;1234;False;Gate;QD820;network camera;S-12345;0C-75-D2-00-00-07;Online\n",
        {
            ("address", "192.0.2.7"),
            ("port", "80"),
            ("name", "Gate"),
            ("model", "QD820"),
            ("kind-claimed", "network camera"),
            ("serial", "S-12345"),
            ("mac", "0C:75:D2:00:00:07"),
            ("state", "Online"),
        },
    ),
    "a Chinese register": (
        "设备名称,设备类型,品牌,设备型号,序列号,IP地址,MAC地址,安装位置,设备密码\n"
        "大门,摄像机,羽毛,Q4,S-12345,192.0.2.7,0C75D2000007,三号码头,hidden\n",
        {
            ("name", "大门"),
            ("kind-claimed", "摄像机"),
            ("brand-claimed", "羽毛"),
            ("model", "Q4"),
            ("serial", "S-12345"),
            ("address", "192.0.2.7"),
            ("mac", "0C:75:D2:00:00:07"),
            ("location", "三号码头"),
        },
    ),
}


def facts(raw: bytes) -> set[tuple[str, str]]:
    importer = choose(raw, "given")
    found = list(importer.read(io.BytesIO(raw), SourceFile("d" * 64, "given", len(raw), importer.NAME)))
    assert importer.NAME == "table"
    assert "hidden" not in str(found)
    return {(s.field, s.value) for s in found if isinstance(s, Sighting) and not s.field.startswith("other.")}


@pytest.mark.parametrize("name", SOURCES)
def test_its_columns_are_known(name: str) -> None:
    text, says = SOURCES[name]

    assert says <= facts(text.encode())
    assert facts(text.replace("\n", "\r\n").encode("utf-8-sig")) == facts(text.encode())


def test_chinese_text_in_its_own_encoding_is_read() -> None:
    text, says = SOURCES["a Chinese register"]

    assert facts(text.encode("gb18030")) == says


def test_the_same_in_an_open_document_is_read() -> None:
    rows = [line.split(",") for line in SOURCES["ServiceNow"][0].splitlines()]

    assert facts(open_document(rows)) == facts(SOURCES["ServiceNow"][0].encode())


def open_document(rows: list[list[str]]) -> bytes:
    """A spreadsheet as OpenDocument, made by hand."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="List">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return made.getvalue()
