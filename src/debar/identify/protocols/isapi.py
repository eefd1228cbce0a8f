"""ISAPI, the XML interface of Hikvision's firmware, and the cameras that a recorder lists.

`isapi` fields: `isapi.root` (name of the root), `isapi.namespace` (each one used), and of the device
itself: `isapi.manufacturer`, `isapi.model`, `isapi.serial`, `isapi.sub-serial`, `isapi.mac`,
`isapi.firmware`, `isapi.name`, `isapi.description`, `isapi.device-type`, `isapi.sub-type`,
`isapi.device-id`, `isapi.location`, `isapi.contact`, `isapi.oem-code`, `isapi.market`, `isapi.platform`
(firmwareVersionInfo), `isapi.encoder`, `isapi.boot`, `isapi.hardware`, `isapi.production` (day);
`isapi.child-model` for each camera in a list of channels, which says nothing of the device that lists it.
`isapi-child` fields, of one such camera: `isapi-child.model`, `isapi-child.serial`,
`isapi-child.firmware`, `isapi-child.proxy-protocol` (what the recorder speaks to it), `isapi-child.online`,
`isapi-child.state` (of the link to it). The namespace is the recorder's and is left out.
Plain: mac, serial, model, firmware, name, address. Verification codes, users and passwords are never read.

In a list of channels, of their states, or of what a recorder's search found, each camera is a thing of its
own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from debar.identify.evidence import Field
from debar.identify.protocols.addresses import address_of
from debar.identify.protocols.answer import Parser, facts, first, local, texts, xml
from debar.identify.protocols.hardware import mac_of
from debar.identify.protocols.listed import Lister, outermost

_DEVICE = {
    "manufacturer": "isapi.manufacturer",
    "model": "isapi.model",
    "serialnumber": "isapi.serial",
    "subserialnumber": "isapi.sub-serial",
    "devicename": "isapi.name",
    "devicedescription": "isapi.description",
    "devicetype": "isapi.device-type",
    "subdevicetype": "isapi.sub-type",
    "deviceid": "isapi.device-id",
    "devicelocation": "isapi.location",
    "systemcontact": "isapi.contact",
    "oemcode": "isapi.oem-code",
    "markettype": "isapi.market",
    "firmwareversioninfo": "isapi.platform",
    "encoderversion": "isapi.encoder",
    "bootversion": "isapi.boot",
    "hardwareversion": "isapi.hardware",
    "productiondate": "isapi.production",
}
_CHILD = {
    "model": "isapi-child.model",
    "serialnumber": "isapi-child.serial",
    "firmwareversion": "isapi-child.firmware",
    "proxyprotocol": "isapi-child.proxy-protocol",
    "online": "isapi-child.online",
    "chandetectresult": "isapi-child.state",
}
_LISTS = (
    "InputProxyChannelList",
    "InputProxyChannel",
    "InputProxyChannelStatusList",
    "InputProxyChannelStatus",
    "VideoSourceList",
    "ChannelList",
)
_EACH = ("InputProxyChannel", "InputProxyChannelStatus", "VideoSourceDescriptor")
_WHO = ("model", "serialnumber", "macaddress", "hostname")


def _answer(raw: bytes) -> Iterator[Field]:
    root = xml(raw)
    yield Field("isapi.root", local(root))
    for namespace in _namespaces(root):
        yield Field("isapi.namespace", namespace)
    if local(root) in _LISTS:
        yield from (Field("isapi.child-model", text) for name, text in texts(root) if name == "model")
    elif local(root).lower() == "deviceinfo":
        yield from _device(first(root))
    else:
        yield from facts(mac=mac_of(first(root).get("macaddress", "")))


def _device(values: Mapping[str, str]) -> Iterator[Field]:
    for name, field in _DEVICE.items():
        yield Field(field, values.get(name, ""))
    firmware = f"{values.get('firmwareversion', '')} {values.get('firmwarereleaseddate', '')}".strip()
    mac = mac_of(values.get("macaddress", ""))
    yield Field("isapi.firmware", firmware)
    yield Field("isapi.mac", mac or "")
    yield from facts(
        mac=mac,
        serial=values.get("serialnumber"),
        model=values.get("model"),
        firmware=firmware,
        name=values.get("devicename"),
    )


def _alone(raw: bytes) -> Iterator[Field]:
    yield from _child(first(xml(raw)))


def _children(raw: bytes) -> Iterator[tuple[str, Iterator[Field]]]:
    for element in outermost(xml(raw), _EACH):
        values = first(element)
        if any(values.get(name) for name in _WHO) or address_of(values.get("ipaddress", "")):
            yield values.get("id") or values.get("ipaddress", ""), _child(values)


def _child(values: Mapping[str, str]) -> Iterator[Field]:
    for name, field in _CHILD.items():
        yield Field(field, values.get(name, ""))
    yield from facts(
        model=values.get("model"),
        serial=values.get("serialnumber"),
        firmware=values.get("firmwareversion"),
        name=values.get("name"),
        address=address_of(values.get("ipaddress", "")),
        mac=mac_of(values.get("macaddress", "")),
    )


def _namespaces(root: Any) -> Iterator[str]:
    for element in root.iter():
        yield from (uri for uri in element.nsmap.values() if uri)


PARSERS: Mapping[str, Parser] = {"isapi": _answer, "isapi-child": _alone}
LISTERS: Mapping[str, Lister] = {"isapi": _children}
