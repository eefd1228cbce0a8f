"""TP-Link: Tapo and newer Kasa devices on UDP 20002 (JSON after 16 bytes), older Kasa on 9999 (coded JSON).

Fields: `tp-link.answered` (`tapo` or `kasa`), `tp-link.model`, `tp-link.firmware`, `tp-link.type`
(`SMART.IPCAMERA`). Plain: model, firmware, name, mac, address. Owner and account ids are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from debar.identify.evidence import Field
from debar.identify.protocols.answer import text_of
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_of
from debar.kit.errors import BadData

_HEADER = 16
_KEY = 171
_MOST = 1 << 16


def _tapo_fits(raw: bytes) -> bool:
    return raw[:2] == b"\2\0" and raw[_HEADER : _HEADER + 1] == b"{"


def _kasa_fits(raw: bytes) -> bool:
    return _clear(raw[:2]) == b'{"'


def _tapo(raw: bytes) -> Iterator[Field]:
    told = _texts(_json(raw[_HEADER:]).get("result"))
    yield from _said("tapo", told, told.get("device_model", ""), told.get("device_type", ""))


def _kasa(raw: bytes) -> Iterator[Field]:
    system = _json(_clear(raw[:_MOST])).get("system")
    told = _texts(system.get("get_sysinfo") if isinstance(system, dict) else None)
    yield from _said("kasa", told, told.get("model", ""), told.get("mic_type") or told.get("type", ""))


def _said(how: str, told: Mapping[str, str], model: str, kind: str) -> Iterator[Field]:
    if not model:
        raise BadData("it names no device")
    yield from frame.said(
        "tp-link",
        how,
        model=model,
        firmware=told.get("sw_ver") or told.get("fw_ver", ""),
        name=told.get("alias", ""),
        mac=mac_of(told.get("mac") or told.get("mic_mac", "")),
        address=frame.dotted(told.get("ip", "")),
    )
    yield Field("tp-link.type", kind)


def _clear(raw: bytes) -> bytes:
    """Each byte is coded with the coded byte before it."""
    return bytes(byte ^ before for byte, before in zip(raw, bytes([_KEY]) + raw, strict=False))


def _json(raw: bytes) -> dict[str, Any]:
    try:
        found: Any = json.loads(text_of(raw))
    except (ValueError, RecursionError) as error:
        raise BadData(f"not readable as JSON: {error}") from None
    return found if isinstance(found, dict) else {}


def _texts(found: Any) -> dict[str, str]:
    return {k: v for k, v in found.items() if isinstance(v, str)} if isinstance(found, dict) else {}


SEARCHES = (
    frame.Search("tp-link-20002", _tapo_fits, _tapo),
    frame.Search("tp-link-9999", _kasa_fits, _kasa),
)
