"""What a Nessus plugin reports, as the answers and fields that `identify` reads.

Which plugin has which id, and how it words its output, is as the plugins themselves say (Tenable's
published NASL sources of these ids, read 2026-11-23).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from debar.identify.evidence import Field
from debar.survey import values
from debar.survey.importers.nmap_answers import MAX_ANSWER, Answer

DEAD = "10180"
"""The plugin that says whether a host is up at all."""

_SNIPPED = re.compile(r"-{10,40} ?snip ?-{10,40}\n(?P<text>.*?)\n?-{10,40} ?snip", re.DOTALL)
_HEADERS = re.compile(
    r"^Headers :\s*\n(?P<headers>.*?)(?:^Response Body :(?P<body>.*))?\Z", re.DOTALL | re.MULTILINE
)
_STATUS = re.compile(r"^Response Code : (?P<line>HTTP/\S+ \d{3}.*)$", re.MULTILINE)
_SSH = re.compile(r"^SSH version : (?P<banner>SSH-.+)$", re.MULTILINE)
_SYSTEM = re.compile(r"^ sys(?P<name>\w+)\s*: ?(?P<value>.*?)(?=^ sys\w+\s*:|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"^(?P<name>[A-Za-z][\w /]{0,40}?)[ \t]*: ?(?P<value>.+)$", re.MULTILINE)
_MAC = re.compile(r"(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:])")
_CPE = re.compile(r"\bcpe:/[ho]:[^\s]{3,200}")
_MD5 = re.compile(r"\b[0-9A-Fa-f]{32}\b")
_USN = re.compile(r"^[ \t]*(?P<usn>uuid:.{1,300}::.{1,300})$", re.MULTILINE)
_SHORT = {
    "Common Name": "CN",
    "Organization Unit": "OU",
    "Organization": "O",
    "Locality": "L",
    "State/Province": "ST",
    "Country": "C",
}
_ONVIF = {"Firmware Version": "FirmwareVersion", "Model": "Model", "Manufacturer": "Manufacturer"}
_UPNP = (
    "deviceType", "friendlyName", "manufacturer", "manufacturerURL", "modelName", "modelDescription",
    "modelNumber", "serialNumber",
)  # fmt: skip

Said = Iterator[Answer | Field]


def said(plugin: str, output: str) -> Said:
    """What a plugin's output says, given its id; nothing where we know no such plugin."""
    read = _PLUGINS.get(plugin)
    if read is not None and output:
        yield from read(output[: 4 * MAX_ANSWER])


def is_read(plugin: str) -> bool:
    """Is there anything to be had of that plugin's output?"""
    return plugin in _PLUGINS


def _answer(protocol: str, text: str) -> Said:
    if text.strip():
        yield Answer(protocol, text.strip().encode("utf-8", "replace")[:MAX_ANSWER])


def _first_after_title(protocol: str) -> Callable[[str], Said]:
    """For `Something is :`, an empty line, and then the text in one line."""

    def read(output: str) -> Said:
        lines = [line.strip() for line in output.partition(" :\n")[2].splitlines()]
        yield from _answer(protocol, next(filter(None, lines), ""))

    return read


def _all_after_title(protocol: str) -> Callable[[str], Said]:
    def read(output: str) -> Said:
        lines = [line.strip() for line in output.partition(" :\n")[2].splitlines()]
        yield from _answer(protocol, "\r\n".join(lines))

    return read


def _between_snips(protocol: str) -> Callable[[str], Said]:
    def read(output: str) -> Said:
        if found := _SNIPPED.search(output):
            lines = found["text"].strip().splitlines()
            yield from _answer(protocol, "\r\n".join(line.rstrip() for line in lines))

    return read


def _http(output: str) -> Said:
    """The headers, and the page where it is there; the status only where Nessus wrote it down whole."""
    found = _HEADERS.search(output)
    if found is None:
        return
    status = _STATUS.search(output)
    lines = [line.strip() for line in found["headers"].strip().splitlines()]
    head = "\r\n".join([*([status["line"].strip()] if status else []), *filter(None, lines)])
    yield from _answer("http", f"{head}\r\n\r\n{(found['body'] or '').strip()}" if lines else "")


def _ssh(output: str) -> Said:
    if found := _SSH.search(output):
        yield from _answer("ssh", found["banner"])


def _snmp(output: str) -> Said:
    """The contact, which names a person, is left out."""
    system = {found["name"]: found["value"].strip() for found in _SYSTEM.finditer(output)}
    yield from _answer("snmp", system.get("Descr", ""))
    yield from _answer("snmp-oid", system.get("ObjectID", ""))
    yield Field("name", system.get("Name", ""))
    yield Field("location", system.get("Location", ""))


def _certificate(output: str) -> Said:
    """Subject and issuer of the first certificate; each ends with the next heading or the serial number."""
    whole: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for line in output.splitlines():
        name, _, value = line.strip().partition(":")
        if name in ("Subject Name", "Issuer Name"):
            names = whole.setdefault(name.partition(" ")[0].lower(), {})
        elif name == "Serial Number":
            names = {}
        elif short := _SHORT.get(name):
            names.setdefault(short, " ".join(value.split()))
    lines = [
        f"{who}=" + ",".join(f"{short}={parts[short]}" for short in _SHORT.values() if short in parts)
        for who, parts in whole.items()
        if parts
    ]
    yield from _answer("tls", "\n".join(lines))


def _as_xml(protocol: str, root: str, names: dict[str, str]) -> Callable[[str], Said]:
    """For `name: value` lines that Nessus took from XML: put back into such XML."""

    def read(output: str) -> Said:
        pairs = [(names[name], value) for name, value in _PAIR.findall(output) if name in names]
        inside = "".join(f"<{name}>{escape(value.strip())}</{name}>" for name, value in pairs)
        yield from _answer(protocol, f"<{root}>{inside}</{root}>" if inside else "")

    return read


def _service_names(output: str) -> Said:
    for found in _USN.finditer(output):
        yield from _answer("ssdp", f"USN: {found['usn'].strip()}")


def _macs(output: str) -> Said:
    for text in _MAC.findall(output):
        yield Field("mac", values.mac(text) or "")


def _favicon(output: str) -> Said:
    if found := _MD5.search(output):
        yield from _answer("favicon", found[0].lower())


def _platforms(output: str) -> Said:
    for text in dict.fromkeys(_CPE.findall(output)):
        yield Field("nessus.cpe", text)


def _device_type(output: str) -> Said:
    yield Field("kind-claimed", dict(_PAIR.findall(output)).get("Remote device type", ""))


_PLUGINS: dict[str, Callable[[str], Said]] = {
    "10092": _all_after_title("ftp"),
    "10107": _first_after_title("http-server"),
    "10263": _first_after_title("smtp"),
    "10267": _ssh,
    "10281": _between_snips("telnet"),
    "10762": _between_snips("rtsp"),
    "10800": _snmp,
    "10863": _certificate,
    "20108": _favicon,
    "21642": _first_after_title("sip"),
    "24260": _http,
    "35711": _service_names,
    "35712": _as_xml("upnp-desc", "device", {name: name for name in _UPNP}),
    "35716": _macs,
    "45590": _platforms,
    "54615": _device_type,
    "86420": _macs,
    "103865": _as_xml("onvif-info", "GetDeviceInformationResponse", _ONVIF),
}
