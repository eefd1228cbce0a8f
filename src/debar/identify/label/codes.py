"""Bar and matrix codes: serial, model, address; every password and pairing code in them is dropped.

Hikvision and EZVIZ write site, serial, verification code and model on lines of their own; Dahua and
Imou `{SN:…,DT:…,SC:…,NC:…}`, where SC is the safety code; Reolink `<UID>…</UID>`. Addresses of pages are
kept as their host alone. A code for Wi-Fi, for pairing, or with a login says only that it was there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec import Struct

from debar.identify.evidence import Field
from debar.identify.label.captions import field_of, is_secret
from debar.identify.label.extra import needed
from debar.identify.label.words import Code, Corners
from debar.identify.protocols.hardware import mac_of
from debar.kit.words import Both

if TYPE_CHECKING:
    from PIL.Image import Image

SECRETS: Mapping[str, Both] = {
    "verification": Both(
        "a verification, safety or password code", "un code de vérification, de sécurité ou un mot de passe"
    ),
    "wifi": Both("the name and password of a Wi-Fi network", "le nom et le mot de passe d'un réseau Wi-Fi"),
    "pairing": Both("a code for pairing", "un code de jumelage"),
    "login": Both(
        "logins of devices, exported from an app", "des identifiants d'appareils, exportés d'une application"
    ),
    "person": Both("a person's particulars", "les coordonnées d'une personne"),
}
"""Kinds of what is never kept → in words."""

MAX_TEXT = 2000
"""Characters of a code that are looked at."""
MAX_CODES = 64

_FORMATS = (
    "QRCode",
    "MicroQRCode",
    "RMQRCode",
    "DataMatrix",
    "Aztec",
    "PDF417",
    "Code128",
    "Code39",
    "Code93",
    "EAN13",
    "UPCA",
)
_PRODUCT = frozenset({"EAN-13", "UPC-A"})
_SCHEMES = (
    ("wifi", re.compile(r"(?i)^(?:WIFI|WPA2?):")),
    ("pairing", re.compile(r"(?i)^(?:MT:|X-HM://|DPP:|HAP:|zws2dsk:|smartcode:|otpauth:)")),
    ("login", re.compile(r"^QRC0\d{7}")),
    ("person", re.compile(r"(?i)^(?:BEGIN:V(?:CARD|EVENT)|MECARD:|BIZCARD:|mailto:|tel:|smsto?:)")),
)
_URL = re.compile(r"(?i)^[a-z][a-z0-9+.-]{1,20}://\S+$")
_SITE = re.compile(r"(?i)^(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}$")
_LINES = re.compile(r"[\r\n]+")
_HIK_SERIAL = re.compile(r"[A-Z]{0,2}\d{7,9}|[A-Z0-9]{9}")
_SIX = re.compile(r"[A-Za-z0-9]{6}")
_PAIR = re.compile(
    r"[\"']?(?P<name>[^\W\d_][\w /.#-]{0,30}?)[\"']?\s*[:=：]\s*[\"']?(?P<value>[^\"'{}<>;,&\r\n]{0,200})"
)
_TAG = re.compile(r"<(?P<name>[A-Za-z]\w{0,20})>(?P<value>[^<]{1,200})</(?P=name)>")
_GS1 = re.compile(r"\((?P<name>\d{2,4})\)(?P<value>[^()]{1,90})")
_APPLIES = {"01": "label.gtin", "21": "serial", "240": "label.part", "241": "label.part"}
_DAHUA = {"dt": "model", "sc": "secret", "rc": "secret"}
_SPLIT = re.compile(r"[,;|\s]+")
_VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9:./_+()-]{3,63}")


class Said(Struct, frozen=True):
    """What the text of a code says, without the secrets in it."""

    fields: tuple[Field, ...] = ()
    bare: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def codes(image: Image) -> list[Code]:
    """The codes in an RGB picture, in its pixels. Raises BadConfig where the extra is not installed."""
    zxing = needed("zxingcpp")
    found = zxing.read_barcodes(
        image.convert("L"), formats=zxing.barcode_formats_from_str(",".join(_FORMATS))
    )
    return [_code(each) for each in found[:MAX_CODES] if each.valid]


def said(text: str, product: bool = False) -> Said:
    """What a code's text says; `product`: the code is one of those that shops read."""
    text = text[:MAX_TEXT].strip("\0 \t\r\n\ufeff")
    if product:
        return Said((Field("label.gtin", text),)) if text.isdigit() else Said()
    kind = next((kind for kind, scheme in _SCHEMES if scheme.match(text)), None)
    if kind is not None:
        return Said(dropped=(kind,))
    lines = [line.strip() for line in _LINES.split(text) if line.strip()]
    return _hikvision(lines) or _address(text) or _named(text) or _bare(lines)


def _code(found: Any) -> Code:
    name = str(found.format)
    told = said(str(found.text), name in _PRODUCT)
    return Code(name, _corners(found.position), told.fields, told.bare, told.dropped)


def _corners(position: Any) -> Corners:
    points = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((float(point.x), float(point.y)) for point in points)


def _hikvision(lines: list[str]) -> Said | None:
    """Site, serial, verification code, model: the third is never kept, whatever it looks like."""
    if len(lines) < 3 or not (_SITE.match(lines[0]) or _URL.match(lines[0]) or lines[0].lower() == "www"):
        return None
    if not _HIK_SERIAL.fullmatch(lines[1]):
        return None
    found = [*_host(lines[0]), Field("serial", lines[1])]
    coded = bool(_SIX.fullmatch(lines[2])) or len(lines) > 3
    model = lines[3:4] if coded else lines[2:3]
    found += [Field("model", text[:60]) for text in model if _VALUE.fullmatch(text)]
    return Said(tuple(found), (), ("verification",) if coded else ())


def _address(text: str) -> Said | None:
    return Said(tuple(_host(text))) if _URL.match(text) or _SITE.match(text) else None


def _host(text: str) -> Iterator[Field]:
    """The host of an address; nothing else of it."""
    try:
        host = urlsplit(text if "://" in text else f"//{text}").hostname or ""
    except ValueError:
        return
    if _SITE.match(host):
        yield Field("label.host", host.lower())


def _named(text: str) -> Said | None:
    """Values with their names; those that nobody knows are not kept."""
    pairs = [
        (each["name"].strip(), each["value"].strip())
        for pattern in (_TAG, _PAIR)
        for each in pattern.finditer(text)
    ]
    fields = {field: None for name, value in pairs for field in _pair(name, value)}
    fields |= {
        Field(_APPLIES[each["name"]], each["value"].strip()): None
        for each in _GS1.finditer(text)
        if each["name"] in _APPLIES
    }
    secret = any(_is_secret(name) for name, _ in pairs)
    if not fields and not secret:
        return None
    return Said(tuple(fields), (), ("verification",) if secret else ())


def _pair(name: str, value: str) -> Iterator[Field]:
    field = _DAHUA.get(name.lower()) or field_of(name)
    if _is_secret(name) or field is None or not value:
        return
    if field == "mac":
        yield from (Field("mac", mac) for mac in [_mac(value)] if mac)
    elif field in ("serial", "model", "label.part", "label.p2p-uid", "fcc-id", "ic-id") and _VALUE.fullmatch(
        value.replace(" ", "")
    ):
        yield Field(field, value)


def _is_secret(name: str) -> bool:
    return _DAHUA.get(name.lower()) == "secret" or is_secret(name)


def _bare(lines: list[str]) -> Said:
    """Values without names. Six letters alone are how verification codes look, so they are none."""
    parts = [
        part for line in lines for part in (_SPLIT.split(line) if len(lines) > 1 or "," in line else [line])
    ]
    values = tuple(dict.fromkeys(part for part in parts if _VALUE.fullmatch(part)))
    secret = any(_SIX.fullmatch(value) and value.isalpha() for value in values)
    return Said((), tuple(v for v in values if not _SIX.fullmatch(v)), ("verification",) if secret else ())


def _mac(text: str) -> str | None:
    found = mac_of(text)
    return found if found and len(found) == 17 else None
