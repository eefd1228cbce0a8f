"""GB28181's catalogue: the channels that a recorder or platform lists in the body of a SIP message.

What the message says of itself is read in `banners` (`sip`). Here each channel of several is a thing of its
own, by its DeviceID: `sip.manufacturer`, `sip.model`, and plain model, name, address, firmware.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from debar.identify.evidence import Field
from debar.identify.protocols.addresses import address_of
from debar.identify.protocols.answer import facts, first, xml
from debar.identify.protocols.listed import Lister, outermost

_START = re.compile(rb"<\?xml|<(?:Response|Notify)\b")


def _channels(raw: bytes) -> Iterator[tuple[str, Iterator[Field]]]:
    start = _START.search(raw)
    if start is None:
        return
    root = xml(raw[start.start() :])
    items = list(outermost(root, ("Item",)))
    if first(root).get("cmdtype") != "Catalog" or len(items) < 2:
        return
    for item in items:
        values = first(item)
        yield values.get("deviceid", ""), _channel(values)


def _channel(values: Mapping[str, Any]) -> Iterator[Field]:
    yield Field("sip.manufacturer", values.get("manufacturer", ""))
    yield Field("sip.model", values.get("model", ""))
    yield from facts(
        model=values.get("model"),
        firmware=values.get("firmware"),
        name=values.get("name"),
        address=address_of(values.get("ipaddress", "")),
    )


LISTERS: Mapping[str, Lister] = {"sip": _channels}
