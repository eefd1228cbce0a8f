"""What Hikvision's SADP tool and its open clones export: one row for each device that answered.

The tool's own headers are as an open clone repeats them (`Device Type`, `Device Serial No.`, …); clones
write the names of the answer's elements instead (`DeviceDescription`, `DeviceSN`, …). The Chinese ones
are those of the tool's window, not read in an export.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Literal

from debar.identify.evidence import FACTS, Field, Sighting
from debar.identify.protocols import sadp
from debar.kit.errors import BadData, Problem
from debar.kit.sheets import Columns
from debar.kit.words import Both
from debar.survey import values
from debar.survey.importers import SourceFile, tabular
from debar.survey.importers.cells import facts
from debar.survey.importers.sadp_xml import SEES as SADP
from debar.survey.importers.tabular import Cells
from debar.survey.synonyms import synonyms

NAME = "sadp-table"
LABEL = Both("Hikvision SADP, exported table", "SADP de Hikvision, tableau exporté")
METHOD: Literal["scan"] = "scan"
SEES = SADP

COLUMNS = Columns(
    synonyms(
        """
devicedescription: device description, device type, 设备类型
devicesn: device serial no, device sn, device serial number, 设备序列号
activated: status, security, activated, activation status, 激活状态, 安全状态
ipv4address: ipv4 address, ip address, IPv4地址
ipv6address: ipv6 address, IPv6地址
mac: mac address, mac, 物理地址, MAC地址
softwareversion: software version, 软件版本
dspversion: dsp version, DSP版本
commandport: port, command port, 端口
digitalchannelnum: encoding channels, encoding channel, digital channel num, 编码通道个数, 编码通道数
hcplatformenable: hik-connect status, hc platform enable
"""
    )
)
"""Header → name of the answer's element, in lower case."""

_SERIALS = frozenset({"deviceserialno", "deviceserialnumber", "devicesn", "设备序列号"})
_SIGNS = frozenset(
    {"dspversion", "dsp版本", "encodingchannels", "encodingchannel", "编码通道个数", "编码通道数"}
    | {"enhancedsdkserviceport", "hikconnectstatus", "commandport", "digitalchannelnum", "detailoemcode"}
)
_TRUTHS = {"active": "true", "activated": "true", "已激活": "true"} | {
    "inactive": "false",
    "notactivated": "false",
    "未激活": "false",
}
_SALT = "other.salt"
"""The answer's help for hashing a password: of no use, so not kept."""


def sniffs(head: bytes, _name: str) -> bool:
    """Does the header name a device's serial number as SADP does, and at least two of its own columns?"""
    labels = tabular.labels(head)
    return bool(labels & _SERIALS) and len(labels & _SIGNS) >= 2


def read(stream: BinaryIO, source: SourceFile) -> Iterator[Sighting | Problem]:
    """Each row as one device that answered SADP; cells that cannot be used are told."""
    for row in tabular.read(stream, source, COLUMNS):
        if isinstance(row, Problem):
            yield row
            continue
        try:
            fields = list(sadp.said(_answer(row)))
        except BadData as error:
            yield Problem(row.place, row.number, f"{error}; left out.", "Export the table again.")
            continue
        yield from _sightings(fields, row, source)


def _answer(row: Cells) -> dict[str, str]:
    """The row as the answer that it was made from: texts by the names of elements."""
    elements = {field.removeprefix("other."): text for field, text in row.others}
    elements |= {field: text for field, (_, text) in row.known.items()}
    activated = elements.get("activated", "")
    return elements | {"activated": _TRUTHS.get(values.folded(activated), activated)}


def _sightings(fields: list[Field], row: Cells, source: SourceFile) -> Iterator[Sighting | Problem]:
    said: list[tuple[str, str]] = []
    for field in fields:
        for found in facts(field.name, field.value) if field.name in FACTS else [(field.name, field.value)]:
            if isinstance(found, str):
                yield Problem(row.place, row.number, f"{field.name}: {found}")
            else:
                said.append(found)
    if address := values.address(row.text("ipv6address")):
        said.append(("address", address))
    said += [(name, text) for name, text in row.others if name != _SALT]
    for name, text in said:
        if text:
            yield Sighting(
                source.digest,
                row.thing,
                row.thing,
                name,
                text,
                METHOD,
                source.site,
                source.network,
                source.seen,
            )
