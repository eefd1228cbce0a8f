"""360 Vision cameras on UDP 3600: one line, `DISCOVER TYPE=… KEY='…' ID=…`.

Fields: `360-vision.answered` (`text`), `360-vision.model` (its TYPE), `360-vision.serial` (its ID). Plain:
serial, mac.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from debar.identify.evidence import Field
from debar.identify.protocols.answer import facts, text_of
from debar.identify.protocols.discovery import frame
from debar.identify.protocols.hardware import mac_of

_PAIR = re.compile(r"""\b([A-Za-z_]\w{0,30})=(?:'([^']{0,200})'|"([^"]{0,200})"|([^\s'"]{0,200}))""")


def _fits(raw: bytes) -> bool:
    return raw[:9] == b"DISCOVER " and b"TYPE=" in raw[:200]


def _fields(raw: bytes) -> Iterator[Field]:
    line = text_of(raw[:2000]).partition("\n")[0]
    told = {name: single or double or bare for name, single, double, bare in _PAIR.findall(line)}
    yield Field("360-vision.answered", "text")
    yield Field("360-vision.model", told.get("TYPE", ""))
    yield Field("360-vision.serial", told.get("ID", ""))
    # TYPE is a word such as IPDOME: no model number, so no plain fact.
    yield from facts(serial=told.get("ID"), mac=mac_of(told.get("KEY", "")))


SEARCHES = (frame.Search("360-vision-3600", _fits, _fields),)
