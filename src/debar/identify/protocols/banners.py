"""Protocols that greet with a text: the text as one field, blanks at both ends taken off.

Fields: `telnet.banner`, `ftp.banner`, `ssh.banner` (without `SSH-2.0-`), `smtp.banner`, `ntp.banner`,
`pjl.id`, and of SIP `sip.agent` (User-Agent or Server), `sip.manufacturer` and `sip.model` (GB28181).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.identify.protocols.http import headers

_COMMANDS = re.compile(rb"\xff\xfa[^\xff]{0,200}\xff\xf0|\xff[\xfb-\xfe].|\xff[\xf0-\xfa]", re.DOTALL)
_SSH = re.compile(r"^SSH-\d(?:\.\d+)?-")
_CODE = re.compile(r"(?m)^\d{3}[ -]")
_CATALOGUE = re.compile(r"<CmdType>\s*Catalog\s*</CmdType>.*<Item\b.*<Item\b", re.DOTALL)
"""Several channels: what makes they are says nothing of the recorder or platform that lists them."""
_GB = re.compile(r"<(Manufacturer|Model|Firmware)>([^<]{1,200})</")


def _banner(name: str, strip: Callable[[str], str] = str.strip) -> Parser:
    def parse(raw: bytes) -> Iterator[Field]:
        yield Field(name, strip(text_of(raw)).strip())

    return parse


def _telnet(raw: bytes) -> Iterator[Field]:
    yield Field("telnet.banner", text_of(_COMMANDS.sub(b"", raw)).strip())


def _sip(raw: bytes) -> Iterator[Field]:
    text = text_of(raw).strip()
    rows = (
        {name.lower(): value for name, value in headers(text)} if "\n" in text or "SIP/2.0 " in text else {}
    )
    yield Field("sip.agent", rows.get("user-agent") or rows.get("server") or ("" if rows else text))
    found = {} if _CATALOGUE.search(text) else dict(_GB.findall(text))
    yield Field("sip.manufacturer", found.get("Manufacturer", ""))
    yield Field("sip.model", found.get("Model", ""))
    yield from facts(model=found.get("Model"), firmware=found.get("Firmware"))


PARSERS: Mapping[str, Parser] = {
    "telnet": _telnet,
    "ftp": _banner("ftp.banner", lambda text: _CODE.sub("", text)),
    "ssh": _banner("ssh.banner", lambda text: _SSH.sub("", text.strip())),
    "smtp": _banner("smtp.banner", lambda text: _CODE.sub("", text)),
    "ntp": _banner("ntp.banner"),
    "pjl": _banner("pjl.id", lambda text: text.strip().strip('"')),
    "sip": _sip,
}
