"""HTTP: whole responses, and the single headers that evidence files hold.

Fields: `http.status` (the number), `http.server`, `http.header-order` (names as written, joined by `,`),
`http.header-case` (`upper`, `lower` or `mixed`), `http.auth` (a WWW-Authenticate value), `http.realm`,
`http.title`, `http.cookie` (names only), `http.location`, `http.p3p`, `http.etag`, `http.powered-by`,
`http.content-type`, `http.redirect` (where the page itself sends the browser), `http.favicon`
(where its icon lies), `http.body` (text, cut).
Pages are decoded as UTF-8, else as they declare (GBK, Shift JIS, UTF-16 and others).
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice

import re2

from debar.identify.evidence import Field
from debar.identify.protocols.answer import MAX_BYTES, Parser, text_of
from debar.identify.protocols.charsets import decoded

_BODY = 1 << 16
_HEADERS = 100
_STATUS = re2.compile(r"^(?:HTTP|RTSP|SIP)/\d(?:\.\d)? +(?P<status>\d{3})")
_HEADER = re2.compile(r"^(?P<name>[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128})[ \t]*:[ \t]*(?P<value>.*)$")
_REALM = re2.compile(r"""(?i)\brealm=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s,]+))""")
_TITLE = re2.compile(r"(?is)<title[^>]*>(?P<title>.*?)</title")
_REDIRECT = re2.compile(
    r"(?i)(?:url=|location(?:\.href)?\s*=\s*|location\.replace\()[ '\"]*(?P<to>[^'\"> )]{1,500})"
)
_LINK = re2.compile(r"(?i)<link\b[^>]{1,500}>")
_IS_ICON = re2.compile(r"""(?i)\brel\s?=\s?["']?(?:shortcut )?icon\b""")
_HREF = re2.compile(r"""(?i)\bhref\s?=\s?["']?(?P<to>[^"'> ]{1,300})""")
_LINKS = 40
_NAMED = {
    "server": "http.server",
    "location": "http.location",
    "p3p": "http.p3p",
    "etag": "http.etag",
    "x-powered-by": "http.powered-by",
    "content-type": "http.content-type",
}


def headers(head: str) -> list[tuple[str, str]]:
    """Name (as written) and value of each header line; folded lines are joined."""
    found: list[tuple[str, str]] = []
    for line in head.splitlines()[: 4 * _HEADERS]:
        if line[:1] in (" ", "\t") and found and not _HEADER.search(line.strip()):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        elif match := _HEADER.search(line.strip()):
            found.append((match["name"], match["value"]))
    return found[:_HEADERS]


def split(raw: bytes) -> tuple[bytes, bytes]:
    """Head and body of a message: what stands before and after the first empty line."""
    found = re.search(rb"\r?\n\r?\n", raw)
    return (raw[: found.start()], raw[found.end() :]) if found else (raw, b"")


def realm(value: str) -> str:
    """The realm in a WWW-Authenticate value; empty where there is none."""
    found = _REALM.search(value)
    return (found["quoted"] or found["bare"] or "") if found else ""


def auth(value: str, family: str = "http") -> Iterator[Field]:
    """The fields of a WWW-Authenticate value. The nonce is left out: it says nothing that lasts."""
    yield Field(f"{family}.auth", re.sub(r'(?i),?\s*\b(?:nonce|opaque)="?[^",\s]*"?', "", value))
    yield Field(f"{family}.realm", realm(value))


def _response(raw: bytes) -> Iterator[Field]:
    head, body = split(raw)
    lines = text_of(head)
    status = _STATUS.search(lines)
    rows = headers(lines)
    if not status and not rows:
        yield from _page(raw, "")
        return
    if status:
        yield Field("http.status", status["status"])
    yield from _head(rows)
    named = {name.lower(): value.lower() for name, value in rows}
    yield from _page(_unpacked(body, named), named.get("content-type", ""))


def _head(rows: list[tuple[str, str]]) -> Iterator[Field]:
    names = [name for name, _ in rows]
    yield Field("http.header-order", ",".join(names))
    yield Field("http.header-case", _case("".join(names)))
    for name, value in rows:
        if known := _NAMED.get(name.lower()):
            yield Field(known, value)
        elif name.lower() == "www-authenticate":
            yield from auth(value)
        elif name.lower() == "set-cookie":
            yield from _cookie(value)


def _case(names: str) -> str:
    return "upper" if names.isupper() else "lower" if names.islower() else "mixed"


def _page(body: bytes, declared: str) -> Iterator[Field]:
    text = decoded(body[: 4 * _BODY], declared)[:_BODY]
    if found := _TITLE.search(text):
        yield Field("http.title", _words(found["title"][:2000]))
    if found := _REDIRECT.search(text):
        yield Field("http.redirect", found["to"])
    yield Field("http.favicon", _icon(text))
    yield Field("http.body", text)


def _icon(text: str) -> str:
    """Where the page says that its icon lies; empty where it does not."""
    for link in islice(_LINK.finditer(text), _LINKS):
        if _IS_ICON.search(link[0]) and (found := _HREF.search(link[0])):
            return str(found["to"])
    return ""


def _words(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _cookie(value: str) -> Iterator[Field]:
    yield Field("http.cookie", value.split("=", 1)[0].split(";", 1)[0].strip()[:200])


def _unpacked(body: bytes, named: Mapping[str, str]) -> bytes:
    if "chunked" in named.get("transfer-encoding", ""):
        body = _unchunked(body)
    if named.get("content-encoding", "") in ("gzip", "deflate", "x-gzip"):
        try:
            return zlib.decompressobj(47).decompress(body, MAX_BYTES)
        except zlib.error:
            return b""
    return body


def _unchunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    while found := re.match(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]*\r?\n", body):
        size = int(found[1], 16)
        parts.append(body[found.end() : found.end() + size])
        body = body[found.end() + size :]
        if not size:
            break
    return b"".join(parts) or body


def _line(name: str) -> Parser:
    def parse(raw: bytes) -> Iterator[Field]:
        yield Field(name, text_of(raw))

    return parse


def _auth(raw: bytes) -> Iterator[Field]:
    yield from auth(text_of(raw).strip())


def _cookies(raw: bytes) -> Iterator[Field]:
    yield from _cookie(text_of(raw))


def _title(raw: bytes) -> Iterator[Field]:
    yield Field("http.title", _words(decoded(raw)))


PARSERS: Mapping[str, Parser] = {
    "http": _response,
    "https": _response,
    "http-server": _line("http.server"),
    "http-title": _title,
    "http-auth": _auth,
    "http-cookie": _cookies,
}
