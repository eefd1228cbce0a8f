"""ONVIF: device information, discovery answers and other SOAP.

`onvif-info` fields: `onvif.manufacturer`, `onvif.model`, `onvif.firmware`, `onvif.serial`, `onvif.hardware`.
`onvif-soap` and `ws-discovery` add `onvif.scope` (percent codes undone), `onvif.scope-name`,
`onvif.scope-hardware`, `onvif.path` (path and query of each address given), `onvif.port` (where an address
names one), `onvif.endpoint` (the UUID of a discovery answer), `onvif.types`, `onvif.service` (namespace of
each service offered), `onvif.namespace`, `onvif.fault`.
Plain: model, serial, firmware, name (of the host), address (where it says that it is found), mac (from a
scope, a network interface, or an endpoint's UUID that is built upon one).

Where a message holds the answers of several devices, the fields are those of the first, and each of the
others is a thing of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote_plus

from debar.identify.evidence import Field
from debar.identify.protocols.addresses import address_of
from debar.identify.protocols.answer import Parser, facts, first, local, xml
from debar.identify.protocols.hardware import mac_in, mac_of
from debar.identify.protocols.listed import Lister, outermost
from debar.kit.errors import BadData

_INFO = {
    "manufacturer": "onvif.manufacturer",
    "model": "onvif.model",
    "firmwareversion": "onvif.firmware",
    "serialnumber": "onvif.serial",
    "hardwareid": "onvif.hardware",
}
_ADDRESSES = ("Uri", "XAddr", "XAddrs", "Address")
_SCOPES = ("Scopes", "ScopeItem")
_TEXTS = {
    "Text": "onvif.fault",
    "Value": "onvif.fault",
    "faultstring": "onvif.fault",
    "Types": "onvif.types",
    "Namespace": "onvif.service",
}
_MATCHES = ("ProbeMatch", "ResolveMatch")
_OWN = ("Manual", "FromDHCP")
"""What holds an interface's own address."""
_UUID = re.compile(
    r"(?i)^(?:urn:)?(?:uuid:)?(?P<uuid>[0-9a-f]{8}-[0-9a-f]{4}-(?P<kind>[0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-"
    r"(?P<node>[0-9a-f]{12}))$"
)
_URL = re.compile(
    r"^\w{2,10}://(?P<host>\[[0-9A-Fa-f:.%]{2,60}\]|[^/:@\s]{1,255})(?::(?P<port>\d{1,5}))?(?:/|$)"
)
_BY_NODE = ("1", "2")
"""Versions of UUID that end in a hardware address (RFC 9562); the others end in chance."""
_GROUP = 0x01


def _info(raw: bytes) -> Iterator[Field]:
    yield from _device(first(xml(raw)))


def _soap(raw: bytes) -> Iterator[Field]:
    root = _envelope(raw)
    groups = _groups(root)
    yield from _parts(groups[0] if len(groups) > 1 else [root])
    for uri in dict.fromkeys(uri for element in root.iter() for uri in element.nsmap.values() if uri):
        yield Field("onvif.namespace", uri)


def _others(raw: bytes) -> Iterator[tuple[str, Iterator[Field]]]:
    for group in _groups(_envelope(raw))[1:]:
        yield _endpoint_of(group[0]), _parts(group)


def _envelope(raw: bytes) -> Any:
    root = xml(raw)
    if local(root) not in ("Envelope", "Probe", "ProbeMatches") and "onvif" not in str(root.nsmap):
        raise BadData(f"the root is {local(root)!r}, no SOAP envelope")
    return root


def _groups(root: Any) -> list[list[Any]]:
    """The discovery answers in a message by device, in order: one may answer for each of its types."""
    found: dict[str, list[Any]] = {}
    for number, element in enumerate(outermost(root, _MATCHES)):
        found.setdefault(_endpoint_of(element) or f"match {number}", []).append(element)
    return list(found.values())


def _endpoint_of(match: Any) -> str:
    for element in match.iter():
        if local(element) == "Address" and isinstance(element.text, str):
            found = _UUID.match(element.text.strip())
            return found["uuid"].lower() if found else str(element.text).strip()
    return ""


def _parts(elements: Sequence[Any]) -> Iterator[Field]:
    for part in elements:
        yield from _device(first(part))
        for element in part.iter():
            text = element.text
            if isinstance(text, str) and text.strip():
                yield from _said(element, local(element), text.strip())


def _said(element: Any, name: str, text: str) -> Iterator[Field]:
    if name in _SCOPES:
        for scope in text.split()[:100]:
            yield from _scope(unquote_plus(scope))
    elif name in _ADDRESSES:
        for address in text.split()[:20]:
            found = _UUID.match(address)
            yield from _endpoint(found) if found else _address(address, _above(element), name)
    elif field := _TEXTS.get(name):
        yield Field(field, text)
    elif name == "HwAddress":
        yield from facts(mac=mac_of(text))
    elif name == "Name" and _above(element) == "HostnameInformation":
        yield from facts(name=text)


def _above(element: Any) -> str:
    parent = element.getparent()
    return "" if parent is None else local(parent)


def _device(values: Mapping[str, str]) -> Iterator[Field]:
    for name, field in _INFO.items():
        yield Field(field, values.get(name, ""))
    yield from facts(
        model=values.get("model"), serial=values.get("serialnumber"), firmware=values.get("firmwareversion")
    )


def _scope(scope: str) -> Iterator[Field]:
    yield Field("onvif.scope", scope)
    kind, _, value = scope.partition("www.onvif.org/")[2].partition("/")
    if kind.lower() == "name":
        yield Field("onvif.scope-name", value)
    elif kind.lower() == "hardware":
        yield Field("onvif.scope-hardware", value)
        yield Field("model", value)
    elif kind.lower() == "manufacturer":
        yield Field("onvif.manufacturer", value)
    elif kind.lower() == "mac":
        yield from facts(mac=mac_in(value) or mac_of(value))


def _address(address: str, above: str, name: str) -> Iterator[Field]:
    if above in _OWN:
        yield from facts(address=address_of(address))
    _, found, rest = address.partition("://")
    yield Field("onvif.path", "/" + rest.partition("/")[2] if found else "")
    if url := _URL.match(address):
        yield Field("onvif.port", url["port"] or "")
        if name == "XAddrs" and above in _MATCHES:
            yield from facts(address=address_of(url["host"].strip("[]")))


def _endpoint(found: re.Match[str]) -> Iterator[Field]:
    yield Field("onvif.endpoint", found["uuid"].lower())
    if found["kind"] in _BY_NODE and not int(found["node"][:2], 16) & _GROUP:
        yield from facts(mac=mac_of(found["node"]))


PARSERS: Mapping[str, Parser] = {"onvif-info": _info, "onvif-soap": _soap, "ws-discovery": _soap}
LISTERS: Mapping[str, Lister] = {"onvif-soap": _others, "ws-discovery": _others}
