"""SADP, Hikvision's discovery on UDP 37020: the XML answer.

Fields: `sadp.answered` (`ProbeMatch`; only where it describes a device), `sadp.model`, `sadp.serial`,
`sadp.mac`, `sadp.firmware`, `sadp.dsp`, `sadp.type`, `sadp.oem`, `sadp.oem-code`, `sadp.oem-detail` (0: an
old device, 1: the maker's own line, else the customer for whom it was made), `sadp.activated`,
`sadp.channels` (digital ones), `sadp.port` (of the SDK), `sadp.hik-connect` (is it joined to the cloud?).
Plain: address, mac, serial, model, firmware.
Real answers leave fields out, write `flase`, and put dashes into the MAC.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, first, local, xml
from debar.identify.protocols.hardware import mac_of
from debar.kit.errors import BadData

_FIELDS = {
    "devicedescription": "sadp.model",
    "devicesn": "sadp.serial",
    "softwareversion": "sadp.firmware",
    "dspversion": "sadp.dsp",
    "devicetype": "sadp.type",
    "oeminfo": "sadp.oem",
    "oemcode": "sadp.oem-code",
    "detailoemcode": "sadp.oem-detail",
    "activated": "sadp.activated",
    "digitalchannelnum": "sadp.channels",
    "commandport": "sadp.port",
    "hcplatformenable": "sadp.hik-connect",
}
_DEVICE = ("devicesn", "devicedescription", "mac", "softwareversion")


def said(values: Mapping[str, str]) -> Iterator[Field]:
    """The fields of an answer, given the text of each of its elements by name in lower case.

    Raises BadData where they describe no device.
    """
    if not any(values.get(name) for name in _DEVICE):
        raise BadData("a ProbeMatch that describes no device")
    yield Field("sadp.answered", "ProbeMatch")
    for name, field in _FIELDS.items():
        yield Field(field, values.get(name, ""))
    mac = mac_of(values.get("mac", ""))
    yield Field("sadp.mac", mac or "")
    yield from facts(
        address=values.get("ipv4address"),
        mac=mac,
        serial=values.get("devicesn"),
        model=values.get("devicedescription"),
        firmware=values.get("softwareversion"),
    )


def _answer(raw: bytes) -> Iterator[Field]:
    root = xml(raw)
    if local(root) != "ProbeMatch":
        raise BadData(f"the root is {local(root)!r}, not ProbeMatch")
    yield from said(first(root))


PARSERS: Mapping[str, Parser] = {"sadp": _answer}
