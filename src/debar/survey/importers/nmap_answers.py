"""What an nmap port or script element says, as the answers that `identify` reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

MAX_ANSWER = 64 << 10

_PROBED = re.compile(
    r'%r\((?P<probe>[A-Za-z0-9_-]{1,40}),(?P<size>[0-9A-F]{1,6}),"(?P<text>(?:[^"\\]|\\.)*)"\)', re.DOTALL
)
_ESCAPE = re.compile(rb"\\(x[0-9a-fA-F]{2}|.)", re.DOTALL)
_LETTERS = {
    b"r": b"\r",
    b"n": b"\n",
    b"t": b"\t",
    b"0": b"\0",
    b"a": b"\a",
    b"b": b"\b",
    b"f": b"\f",
    b"v": b"\v",
}
_STARTS = ((b"HTTP/", "http"), (b"RTSP/", "rtsp"), (b"SIP/", "sip"), (b"SSH-", "ssh"))
_BANNERS = {"ftp": "ftp", "telnet": "telnet", "ssh": "ssh", "smtp": "smtp", "rtsp": "rtsp", "sip": "sip"}
_NO_TITLE = ("Site doesn't have a title", "Did not follow redirect", "ERROR:")
_REALM = re.compile(
    r"^\s*(?P<scheme>Basic|Digest)\s+realm=(?P<realm>.{0,300}?)"
    r"(?:\s+(?:nonce|qop|opaque|algorithm|stale|domain|charset)=.*)?$",
    re.IGNORECASE,
)
_MD5 = re.compile(r"\b[0-9A-Fa-f]{32}\b")
_SHORT = {
    "commonName": "CN",
    "organizationalUnitName": "OU",
    "organizationName": "O",
    "localityName": "L",
    "stateOrProvinceName": "ST",
    "countryName": "C",
}


class Answer(Struct, frozen=True):
    """Bytes that a device sent, or one header of them, by the name of its protocol."""

    protocol: str
    raw: bytes


def answers(port: Any) -> Iterator[Answer]:
    """What a `port` or `hostscript` element holds, probed answers first."""
    service = port.find("service")
    name = "" if service is None else service.get("name", "")
    if service is not None:
        yield from _probed(service.get("servicefp", ""), name)
    for script in port.iterfind("script"):
        read = _SCRIPTS.get(script.get("id", ""))
        if read is not None:
            yield from read(script, name)


def unescaped(text: str) -> bytes:
    """The bytes that nmap wrote with backslashes before blanks, line ends and bytes in hexadecimal."""
    return _ESCAPE.sub(_letter, text.encode("latin-1", "replace"))


def _letter(found: re.Match[bytes]) -> bytes:
    what = found[1]
    if len(what) == 3:
        return bytes([int(what[1:], 16)])
    return _LETTERS.get(what, what)


def _probed(fingerprint: str, service: str) -> Iterator[Answer]:
    """The first answer of each protocol among those that nmap kept of its probes."""
    seen: set[str] = set()
    for found in _PROBED.finditer(fingerprint):
        raw = unescaped(found["text"][: 4 * MAX_ANSWER])[:MAX_ANSWER]
        protocol = _protocol(raw, service if found["probe"] == "NULL" else "")
        if protocol and protocol not in seen:
            seen.add(protocol)
            yield Answer(protocol, raw)


def _protocol(raw: bytes, service: str) -> str | None:
    known = next((protocol for start, protocol in _STARTS if raw.startswith(start)), None)
    return known or _BANNERS.get(service)


def _title(script: Any, _: str) -> Iterator[Answer]:
    text = script.findtext("elem[@key='title']") or script.get("output", "").partition("\n")[0]
    if text and not text.startswith(_NO_TITLE):
        yield _text("http-title", text)


def _server(script: Any, _: str) -> Iterator[Answer]:
    texts = [each.text or "" for each in script.iterfind("elem")] or [script.get("output", "")]
    for text in texts:
        yield _text("http-server", text)


def _auth(script: Any, _: str) -> Iterator[Answer]:
    pairs = [
        (table.findtext("elem[@key='scheme']"), table.findtext("table[@key='params']/elem[@key='realm']"))
        for table in script.iterfind("table")
    ]
    if not pairs:
        found = map(_REALM.match, script.get("output", "").splitlines())
        pairs = [(each["scheme"], each["realm"]) for each in found if each]
    for scheme, realm in pairs:
        if scheme and realm:
            quoted = realm.replace("\\", "\\\\").replace('"', '\\"')
            yield _text("http-auth", f'{scheme} realm="{quoted}"')


def _headers(script: Any, _: str) -> Iterator[Answer]:
    """The header lines alone: the script does not say the status, so none is made up."""
    lines = [line.strip() for line in script.get("output", "").splitlines()]
    kept = [line for line in lines if ":" in line and not line.startswith("(")]
    if kept:
        yield _text("http", "\r\n".join([*kept, "", ""]))


def _favicon(script: Any, _: str) -> Iterator[Answer]:
    if found := _MD5.search(script.get("output", "")):
        yield _text("favicon", found[0].lower())


def _certificate(script: Any, _: str) -> Iterator[Answer]:
    lines = []
    for part in ("subject", "issuer"):
        names = {each.get("key"): each.text or "" for each in script.iterfind(f"table[@key='{part}']/elem")}
        if parts := [f"{short}={names[long]}" for long, short in _SHORT.items() if long in names]:
            lines.append(f"{part}=" + " ".join(",".join(parts).split()))
    if lines:
        yield _text("tls", "\n".join(lines))


def _banner(script: Any, service: str) -> Iterator[Answer]:
    raw = unescaped(script.get("output", ""))[:MAX_ANSWER]
    protocol = _protocol(raw, service)
    if protocol and raw:
        yield Answer(protocol, raw)


def _sysdescr(script: Any, _: str) -> Iterator[Answer]:
    text = re.split(r"\n\s*System uptime:", script.get("output", ""))[0].strip()
    if text:
        yield _text("snmp", text)


def _upnp(script: Any, _: str) -> Iterator[Answer]:
    lines = [line.strip() for line in script.get("output", "").splitlines()]
    for line in lines:
        if line.lower().startswith("server:"):
            yield _text("ssdp", f"SERVER: {line[7:].strip()}\r\n")


def _text(protocol: str, text: str) -> Answer:
    return Answer(protocol, text.strip(" ").encode("utf-8", "replace")[:MAX_ANSWER])


_SCRIPTS: dict[str, Callable[[Any, str], Iterator[Answer]]] = {
    "http-title": _title,
    "http-server-header": _server,
    "http-auth": _auth,
    "http-headers": _headers,
    "http-favicon": _favicon,
    "ssl-cert": _certificate,
    "banner": _banner,
    "snmp-sysdescr": _sysdescr,
    "upnp-info": _upnp,
}
