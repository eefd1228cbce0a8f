"""RTSP: responses, stream descriptions (SDP), a Server header alone, a path alone.

Fields: `rtsp.status`, `rtsp.server`, `rtsp.header-order`, `rtsp.header-blanks` (names with two blanks or more
behind the colon), `rtsp.auth`, `rtsp.realm`, `rtsp.session` (s=),
`rtsp.tool` (a=tool), `rtsp.attribute` (each a= line), `rtsp.sdp` (the whole description), `rtsp.path`
(without passwords).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols import http
from debar.identify.protocols.answer import Parser, text_of

_ATTRIBUTES = 60
_BLANKS = re.compile(r"(?m)^([A-Za-z][A-Za-z-]{0,40}):[ \t]{2,40}[^ \t\r\n]")
_LOGIN = re.compile(r"(?i)([_/&?](?:password|passwd|pass|pwd))=[^/&?#]*?(?=_channel=|_stream=|[/&?#]|$)")
"""The password that some boards want inside the path: `/user=admin_password=…_channel=1_stream=0.sdp`."""


def _message(raw: bytes) -> Iterator[Field]:
    text = text_of(raw)
    if text.lstrip().startswith("v=0"):
        yield from _sdp(text)
        return
    head, body = http.split(raw)
    lines = text_of(head)
    rows = http.headers(lines)
    yield Field("rtsp.status", _status(lines))
    yield Field("rtsp.header-order", ",".join(name for name, _ in rows))
    yield Field("rtsp.header-blanks", ",".join(_BLANKS.findall(lines)[:20]))
    for name, value in rows:
        if name.lower() == "server":
            yield Field("rtsp.server", value)
        elif name.lower() == "www-authenticate":
            yield from http.auth(value, "rtsp")
    if body.lstrip().startswith(b"v=0"):
        yield from _sdp(text_of(body))


def _status(lines: str) -> str:
    parts = lines.split(None, 2)
    return parts[1] if len(parts) > 1 and parts[0].startswith("RTSP/") else ""


def _sdp(text: str) -> Iterator[Field]:
    yield Field("rtsp.sdp", text)
    seen = 0
    for line in text.splitlines():
        key, _, value = line.strip().partition("=")
        if key == "s":
            yield Field("rtsp.session", value)
        elif key == "a" and seen < _ATTRIBUTES:
            seen += 1
            yield Field("rtsp.attribute", value)
            if value.startswith("tool:"):
                yield Field("rtsp.tool", value[5:])


def _server(raw: bytes) -> Iterator[Field]:
    yield Field("rtsp.server", text_of(raw))


def _path(raw: bytes) -> Iterator[Field]:
    text = text_of(raw).strip()
    if "://" in text:
        text = "/" + text.split("://", 1)[1].partition("/")[2]
    yield Field("rtsp.path", _LOGIN.sub(r"\1=", text))


PARSERS: Mapping[str, Parser] = {"rtsp": _message, "rtsp-server": _server, "rtsp-path": _path}
