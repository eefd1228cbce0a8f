"""What stands behind a caption → the value of its field, or nothing where it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from debar.identify import protocols
from debar.identify.label import mend
from debar.identify.label.known import Known
from debar.identify.label.made import made
from debar.identify.label.mend import Mended
from debar.identify.protocols.hardware import mac_of
from debar.kit.errors import Problem

Read = Callable[[str, Known], "Mended | None"]

LONGEST = 120
"""Characters of a value that are kept."""
_DASHES = str.maketrans(
    {"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "·": "-", "•": "-", "：": ":", "（": "(", "）": ")"}
)
_POWER = re.compile(
    r"(?i)\s(?:DC|AC|PoE|IEEE)\b|\s\d+(?:[.,]\d+)?\s?(?:V|W|A|mA|Hz|VDC|VAC|°C)(?![a-z0-9])|[⎓~]"
)
_SERIAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./_()-]| (?=[A-Z0-9]{2})){3,59}")
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_+()×,-]{1,59}")
_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{2,39}")
_UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{7,39}")
_MAC = re.compile(r"(?:[0-9A-Za-z|]{2}[:\-. ]?){5}[0-9A-Za-z|]{2}")
_VERSION = re.compile(r"[Vv]?\d[\w.]{0,20}(?: ?build ?\d{6})?", re.IGNORECASE)
_COUNTRY = re.compile(r"[^\W\d_]+(?:[ .'-][^\W\d_]+){0,3}")
_COUNTRY_ENDS = re.compile(r"(?<=[a-z])(?=[A-Z])|\s{2,}|(?i:\s(?:with|by|and|et|avec)\b)")
_LETTER = re.compile(r"[^\W\d_]")


def value_of(field: str, text: str, knows: Known) -> Mended | None:
    """The value of a field in what stands behind its caption; None where there is none."""
    reader = _READERS.get(field, _line)
    return reader(text[:400].translate(_DASHES).strip(" .:;,|*\t"), knows)


def mac_in(text: str) -> Mended | None:
    """The hardware address in a text that may have letters where digits should be."""
    for found in _MAC.finditer(text):
        mended = mend.mac(re.sub(r"[:\-. ]", "", found[0]))
        whole = mac_of(mended.value)
        if whole and len(whole) == 17:
            return Mended(whole, mended.why and mend.told(found[0], whole, mend.BY_HEX))
    return None


def _serial(text: str, _: Known) -> Mended | None:
    found = _SERIAL.match(text)
    value = found[0].replace(" ", "").rstrip("-./_(") if found else ""
    return Mended(value) if len(value) >= 4 and sum(c.isdigit() for c in value) >= 2 else None


def _model(text: str, knows: Known) -> Mended | None:
    found = _MODEL.match(_POWER.split(text)[0])
    value = found[0].strip(" .,-(/") if found else ""
    if len(value) < 2 or not any(c.isalnum() for c in value):
        return None
    return mend.model(
        value if value.count("(") == value.count(")") else value.partition("(")[0].strip(), knows
    )


def _mac(text: str, _: Known) -> Mended | None:
    return mac_in(text)


def _fcc(text: str, knows: Known) -> Mended | None:
    spaced = _spaced(text)
    dashed = _dashed(spaced)
    mended = mend.fcc(dashed, knows)
    value = _approval("fcc-id", mended.value)
    if value is None:
        return None
    lost = mend.told(spaced, value, mend.BY_GAP) if dashed != spaced else None
    return Mended(value, mended.why or lost)


def _ic(text: str, _: Known) -> Mended | None:
    value = _approval("ic-id", _spaced(text).split(" ")[0])
    return Mended(value) if value else None


def _spaced(text: str) -> str:
    """The number with at most one blank in it, and none around its dash."""
    words = re.sub(r"\s*-\s*", "-", text).split(" ")
    gap = len(words) > 1 and len(words[0]) in (3, 5) and any(c.isdigit() for c in words[1])
    return " ".join(words[: 1 + gap]).rstrip("-.,;")


def _dashed(text: str) -> str:
    """With a dash where a blank stands: between grantee and product poor photos lose it."""
    return text.replace(" ", "-")


def _approval(protocol: str, text: str) -> str | None:
    fields = protocols.parse(protocol, text.encode())
    if isinstance(fields, Problem):
        return None
    return next((field.value for field in fields if field.name == protocol), None)


def _made(text: str, _: Known) -> Mended | None:
    day = made(text)
    return Mended(day) if day else None


def _country(text: str, _: Known) -> Mended | None:
    found = _COUNTRY.match(_COUNTRY_ENDS.split(text)[0])
    return (
        Mended(found[0].title() if found[0].isupper() and len(found[0]) > 3 else found[0]) if found else None
    )


def _brand(text: str, knows: Known) -> Mended | None:
    return mend.name(text, knows) if 2 <= len(text) <= LONGEST and _LETTER.search(text) else None


def _line(text: str, _: Known) -> Mended | None:
    return Mended(text[:LONGEST]) if len(text) >= 2 and _LETTER.search(text) else None


def _by(pattern: re.Pattern[str]) -> Read:
    def read(text: str, _: Known) -> Mended | None:
        found = pattern.match(text)
        return Mended(found[0]) if found and any(c.isdigit() for c in found[0]) else None

    return read


_READERS: Mapping[str, Read] = {
    "serial": _serial,
    "model": _model,
    "mac": _mac,
    "fcc-id": _fcc,
    "fcc.module": _fcc,
    "ic-id": _ic,
    "ic.module": _ic,
    "label.part": _by(_PART),
    "label.p2p-uid": _by(_UID),
    "label.made": _made,
    "label.country": _country,
    "label.hardware": _by(_VERSION),
    "firmware": _by(_VERSION),
    "brand-claimed": _brand,
}
