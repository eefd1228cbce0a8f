"""Axis's own interface (VAPIX): parameter lists, and the basic device information in JSON.

Fields: `axis.brand`, `axis.model`, `axis.full-name`, `axis.type`. Plain: model, serial, firmware, mac.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.hardware import mac_of
from debar.kit.errors import BadData


def _parameters(raw: bytes) -> Iterator[Field]:
    rows = [line.strip().partition("=") for line in text_of(raw).splitlines()[:2000]]
    values = {name.rpartition(".")[2]: value for name, found, value in rows if found}
    if not values:
        raise BadData("no lines of the form root.Group.Name=value")
    yield from _device(values)


def _information(raw: bytes) -> Iterator[Field]:
    try:
        found: Any = json.loads(text_of(raw))
    except (ValueError, RecursionError) as error:
        raise BadData(f"not readable as JSON: {error}") from None
    data = found.get("data") if isinstance(found, dict) else None
    values = data.get("propertyList") if isinstance(data, dict) else None
    if not isinstance(values, dict):
        raise BadData("no data.propertyList in it")
    yield from _device({str(k): str(v) for k, v in values.items() if isinstance(v, str | int)})


def _device(values: Mapping[str, str]) -> Iterator[Field]:
    yield Field("axis.brand", values.get("Brand", ""))
    yield Field("axis.model", values.get("ProdNbr", ""))
    yield Field("axis.full-name", values.get("ProdFullName", ""))
    yield Field("axis.type", values.get("ProdType", ""))
    serial = values.get("SerialNumber", "")
    yield from facts(
        model=values.get("ProdNbr"), serial=serial, firmware=values.get("Version"), mac=mac_of(serial)
    )


PARSERS: Mapping[str, Parser] = {"axis-param": _parameters, "axis-basicinfo": _information}
