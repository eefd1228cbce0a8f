"""DHCP requests: JSON as collectors write it, or the vendor class alone.

Fields: `dhcp.hostname`, `dhcp.vendor-class`, `dhcp.parameters` (option numbers asked for, in order).
Plain: mac (or its first three octets), name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.hardware import mac_of


def _request(raw: bytes) -> Iterator[Field]:
    text = text_of(raw).strip()
    values = _json(text)
    if not values:
        yield Field("dhcp.vendor-class", text)
        return
    yield Field("dhcp.hostname", values.get("hostname", ""))
    yield Field("dhcp.vendor-class", values.get("vendor_class", ""))
    yield Field("dhcp.parameters", values.get("param_list", ""))
    yield from facts(mac=mac_of(values.get("mac") or values.get("oui", "")), name=values.get("hostname"))


def _json(text: str) -> dict[str, str]:
    try:
        found: Any = json.loads(text) if text.startswith("{") else None
    except (ValueError, RecursionError):
        return {}
    return (
        {str(k): str(v) for k, v in found.items() if isinstance(v, str | int)}
        if isinstance(found, dict)
        else {}
    )


PARSERS: Mapping[str, Parser] = {"dhcp": _request}
