"""Discovery answers of single makers over UDP, whose port is not known, and other frames.

Fields: `vendor-udp.head` (first eight bytes, hex), `vendor-udp.text` (runs of printable characters,
joined by blanks; the whole text where it is one), and those of `discovery` where the frame has the shape
of an answer known there. Plain: those of `discovery`; else mac, where text names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols import discovery
from debar.identify.protocols.answer import Parser, facts
from debar.identify.protocols.hardware import mac_in

_RUN = re.compile(rb"[\x20-\x7e\t\r\n]{4,}")


def _frame(raw: bytes) -> Iterator[Field]:
    text = b" ".join(_RUN.findall(raw[: 1 << 16])).decode("ascii")
    yield Field("vendor-udp.head", raw[:8].hex())
    yield Field("vendor-udp.text", text)
    yield from discovery.by_shape(raw) or facts(mac=mac_in(text))


PARSERS: Mapping[str, Parser] = {"vendor-udp": _frame}
