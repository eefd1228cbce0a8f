"""ISAPI, the XML interface of Hikvision's firmware, and the cameras that a recorder lists.

`isapi` fields: `isapi.root` (name of the root), `isapi.namespace` (each one used), and of the device
itself: `isapi.manufacturer`, `isapi.model`, `isapi.serial`, `isapi.mac`, `isapi.firmware`, `isapi.name`,
`isapi.device-type`, `isapi.location`, `isapi.contact`, `isapi.oem-code`, `isapi.platform`
(firmwareVersionInfo); `isapi.child-model` for each camera in a list of channels, which says nothing
of the device that lists it.
`isapi-child` fields, of one such camera: `isapi-child.model`, `isapi-child.serial`,
`isapi-child.firmware`, `isapi-child.proxy-protocol` (what the recorder speaks to it). The namespace is
the recorder's and is left out. Plain: mac, serial, model, firmware, name, address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, first, local, texts, xml
from debar.identify.protocols.hardware import mac_of

_DEVICE = {
    "manufacturer": "isapi.manufacturer",
    "model": "isapi.model",
    "serialnumber": "isapi.serial",
    "devicename": "isapi.name",
    "devicetype": "isapi.device-type",
    "devicelocation": "isapi.location",
    "systemcontact": "isapi.contact",
    "oemcode": "isapi.oem-code",
    "firmwareversioninfo": "isapi.platform",
}
_CHILDREN = ("InputProxyChannelList", "InputProxyChannel", "InputProxyChannelStatusList", "ChannelList")


def _answer(raw: bytes) -> Iterator[Field]:
    root = xml(raw)
    yield Field("isapi.root", local(root))
    for namespace in _namespaces(root):
        yield Field("isapi.namespace", namespace)
    if local(root) in _CHILDREN:
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


def _child(raw: bytes) -> Iterator[Field]:
    values = first(xml(raw))
    for name, field in (("model", "model"), ("serialnumber", "serial"), ("firmwareversion", "firmware")):
        yield Field(f"isapi-child.{field}", values.get(name, ""))
    yield Field("isapi-child.proxy-protocol", values.get("proxyprotocol", ""))
    yield from facts(
        model=values.get("model"),
        serial=values.get("serialnumber"),
        firmware=values.get("firmwareversion"),
        name=values.get("name"),
        address=values.get("ipaddress"),
        mac=mac_of(values.get("macaddress", "")),
    )


def _namespaces(root: Any) -> Iterator[str]:
    for element in root.iter():
        yield from (uri for uri in element.nsmap.values() if uri)


PARSERS: Mapping[str, Parser] = {"isapi": _answer, "isapi-child": _child}
