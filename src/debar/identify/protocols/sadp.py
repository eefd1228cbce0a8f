"""SADP, Hikvision's discovery: the XML answer on UDP 37020, and the older frame on Ethernet (0x8033).

`sadp` fields: `sadp.answered` (`ProbeMatch`, or `Hello` where it announces itself; only where it describes
a device), `sadp.model`, `sadp.serial`, `sadp.mac`, `sadp.firmware`, `sadp.dsp`, `sadp.type`, `sadp.oem`,
`sadp.oem-code`, `sadp.oem-detail` (0: an old device, 1: the maker's own line, else the customer for whom it
was made), `sadp.ezviz`, `sadp.activated`, `sadp.analog` and `sadp.channels` (analogue and digital ones),
`sadp.disks`, `sadp.boot`, `sadp.mask`, `sadp.gateway`, `sadp.ipv6`, `sadp.ipv6-gateway`, `sadp.dhcp`,
`sadp.port` (of the SDK), `sadp.http-port`, `sadp.https-port`, `sadp.rtsp-port`, `sadp.tls-port`,
`sadp.encrypt`, `sadp.locked`, `sadp.reset`, `sadp.verification` (may the code be changed?), `sadp.cloud`
(can it join Hik-Connect?), `sadp.hik-connect` (has it?), `sadp.ehome`. Truth values stay as written:
firmware writes `flase`.
`sadp-8033` fields, with the frame's Ethernet header or without: `sadp-8033.answered` (the kind of answer:
`inquiry`, `update`, `reset`, `cms` or `network`), `sadp-8033.serial`, `sadp-8033.firmware`.
Plain: address, mac, serial, model, firmware. Salts, codes and what belongs to passwords are never read.

The frame's header is laid out as three public programs have it: hiktools' dissector and its library, and one
that plays a device. Of what follows it only the order of the texts is sure, so they are read as texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.addresses import address_of
from debar.identify.protocols.answer import Parser, facts, first, local, xml
from debar.identify.protocols.hardware import mac_of
from debar.identify.protocols.listed import MAX_THINGS, Lister
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
    "ezvizcode": "sadp.ezviz",
    "activated": "sadp.activated",
    "analogchannelnum": "sadp.analog",
    "digitalchannelnum": "sadp.channels",
    "disknumber": "sadp.disks",
    "boottime": "sadp.boot",
    "ipv4subnetmask": "sadp.mask",
    "ipv4gateway": "sadp.gateway",
    "ipv6address": "sadp.ipv6",
    "ipv6gateway": "sadp.ipv6-gateway",
    "dhcp": "sadp.dhcp",
    "commandport": "sadp.port",
    "httpport": "sadp.http-port",
    "httpsport": "sadp.https-port",
    "rtspport": "sadp.rtsp-port",
    "sdkovertlsport": "sadp.tls-port",
    "encrypt": "sadp.encrypt",
    "devicelock": "sadp.locked",
    "resetability": "sadp.reset",
    "ismodifyverificationcode": "sadp.verification",
    "supporthcplatform": "sadp.cloud",
    "hcplatformenable": "sadp.hik-connect",
    "ehomever": "sadp.ehome",
}
_DEVICE = ("devicesn", "devicedescription", "mac", "softwareversion")
_ROOTS = ("ProbeMatch", "Hello")
_NEXT = re.compile(rb"(?=<ProbeMatch[\s>])")

_HEADER = 38
_KINDS = {4: "inquiry", 7: "update", 11: "reset", 13: "cms", 17: "network"}
"""Answers of a device. Those before them are questions, and of kind 2 it is not sure who sends it."""
_RUN = re.compile(rb"[\x20-\x7e]{5,48}")
_VERSION = re.compile(r"^V\d{1,2}\.\d")


def said(values: Mapping[str, str], root: str = "ProbeMatch") -> Iterator[Field]:
    """The fields of an answer, given the text of each of its elements by name in lower case.

    Raises BadData where they describe no device.
    """
    if not any(values.get(name) for name in _DEVICE):
        raise BadData("a ProbeMatch that describes no device")
    yield Field("sadp.answered", root)
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
    yield from _told(raw)[0]


def _others(raw: bytes) -> Iterator[tuple[str, Iterator[Field]]]:
    for fields in _told(raw)[1:]:
        yield _called(fields), iter(fields)


def _told(raw: bytes) -> list[list[Field]]:
    """The fields of each answer that came in one datagram. Raises BadData where none describes a device."""
    found: list[list[Field]] = []
    faults: list[BadData] = []
    for each in _apart(raw):
        try:
            found.append(list(_one(each)))
        except BadData as error:
            faults.append(error)
    if not found:
        raise faults[0]
    return found


def _apart(raw: bytes) -> list[bytes]:
    """Each answer of several; the whole where there are no two."""
    parts = _NEXT.split(raw, MAX_THINGS)
    return [parts[0] + parts[1], *parts[2:]] if len(parts) > 2 else [raw]


def _one(raw: bytes) -> Iterator[Field]:
    root = xml(raw)
    if local(root) not in _ROOTS:
        raise BadData(f"the root is {local(root)!r}, not ProbeMatch")
    yield from said(first(root), local(root))


def _called(fields: list[Field]) -> str:
    values = {field.name: field.value for field in fields}
    return values.get("address") or values.get("mac") or values.get("serial") or ""


def _frame(raw: bytes) -> Iterator[Field]:
    frame = _unwrapped(raw)
    kind = _KINDS.get(frame[10]) if len(frame) >= _HEADER and frame[:2] == b"\x21\x02" else None
    if kind is None:
        raise BadData("no device's frame of SADP: it does not begin with 21 02, is too short, or asks")
    end = frame[3] if frame[3] > _HEADER else len(frame)
    texts = [found.decode("ascii").strip() for found in _RUN.findall(frame[_HEADER:end])]
    serial = texts[0] if texts and not _VERSION.match(texts[0]) else ""
    firmware = next((text for text in texts if _VERSION.match(text)), "")
    yield Field("sadp-8033.answered", kind)
    yield Field("sadp-8033.serial", serial)
    yield Field("sadp-8033.firmware", firmware)
    yield from facts(
        address=address_of(".".join(map(str, frame[20:24]))),
        mac=mac_of(frame[14:20].hex()),
        serial=serial,
        firmware=firmware,
    )


def _unwrapped(raw: bytes) -> bytes:
    """The frame without its Ethernet header, and without a VLAN's tag."""
    at = 16 if raw[12:14] == b"\x81\x00" else 12
    return raw[at + 2 :] if raw[at : at + 2] == b"\x80\x33" else raw


PARSERS: Mapping[str, Parser] = {"sadp": _answer, "sadp-8033": _frame}
LISTERS: Mapping[str, Lister] = {"sadp": _others}
