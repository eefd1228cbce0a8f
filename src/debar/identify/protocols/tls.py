"""TLS certificates: DER, PEM (a chain: the device's own first), or the names in them as text.

Fields: `tls.subject`, `tls.issuer` (of each certificate in a chain), and of the device's own certificate
`tls.san` (each other name: host, address, mail), `tls.serial` (hexadecimal), `tls.since` and `tls.until`
(days), `tls.key` (`RSA 2048`), `tls.key-id` (SHA-256 of the public key, hex: the same on two devices means
that the key is in the firmware), `tls.sha256` (of the certificate, hex), `tls.self-signed` (`yes`: by its own
key; `no`; `by name`: it names itself, but its signature could not be checked or is another's).
Text: `subject=` and `issuer=` lines, what `openssl x509 -text` prints, RFC 4514 and `/C=…/O=…`; where nothing
is labelled, each line counts as the subject. A name in a certificate may be an old address, so no plain fact.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from typing import NamedTuple

from debar.identify.evidence import Field
from debar.identify.protocols import der
from debar.identify.protocols.answer import Parser, text_of
from debar.kit.errors import BadData

_CHAIN = 8
"""Certificates of a chain that are read."""
_LINES = 400
_NAMES = 60
_PEM = re.compile(rb"-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([^-]{1,200000})-----END")
_BASE64 = re.compile(rb"MII[A-Za-z0-9+/]{100,}={0,2}")
_BLANK = re.compile(rb"\s+")
_LABEL = re.compile(r"(?i)^\s*(?:(subject|issuer)(?: name| dn)? {0,9}[=:]|(?:\d )?([si]):)\s*(\S.*)$")
_SAN_LABEL = re.compile(r"(?i)^\s*(?:x509v3 )?subject alternative name\s*:?")
_SAN = re.compile(r"(?i)\b(?:DNS|IP(?: Address)?|email)\s*:\s*([^\s,]{1,253})")
_DAY = re.compile(r"(?i)^\s*not ?(before|after) {0,9}[=:] {0,9}(\w{3}) {1,2}(\d{1,2}) [\d:]{8} (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SLASHED = re.compile(r"/(?=[A-Za-z][A-Za-z0-9.]{0,30}=)")
_HEX = re.compile(r"(?:\\x[0-9A-Fa-f]{2})+")
_SAN_OID, _RSA, _EC = "2.5.29.17", "1.2.840.113549.1.1.1", "1.2.840.10045.2.1"
_CURVES = {
    "1.2.840.10045.3.1.7": "EC P-256",
    "1.3.132.0.34": "EC P-384",
    "1.3.132.0.35": "EC P-521",
}
_KEYS = {"1.3.101.112": "Ed25519", "1.3.101.113": "Ed448", "1.2.840.10040.4.1": "DSA"}


class _Certificate(NamedTuple):
    whole: bytes
    serial: der.Piece
    issuer: der.Piece
    validity: der.Piece
    subject: der.Piece
    key: der.Piece
    rest: list[der.Piece]


def _answer(raw: bytes) -> Iterator[Field]:
    found = _certificates(raw)
    if not found:
        yield from _text(text_of(raw))
        return
    own, *above = found
    yield from _own(_read(own))
    for each in above:
        yield Field("tls.issuer", der.name(_read(each).issuer))


def _certificates(raw: bytes) -> list[bytes]:
    """The certificates in it as DER, in order; none where it is text. Raises BadData."""
    if raw[:1] == b"\x30" and len(raw) > 1 and raw[1] >= 0x80:
        return [each.whole for each in der.pieces(raw)][:_CHAIN]
    found = [found[1] for found in _PEM.finditer(raw)][:_CHAIN]
    if not found and raw[:3] == b"MII" and _BASE64.fullmatch(_BLANK.sub(b"", raw)):
        found = [raw]
    if not found and b"-----BEGIN CERTIFICATE" in raw:
        raise BadData("a certificate without an end")
    return [_decoded(each) for each in found]


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(_BLANK.sub(b"", text), validate=True)
    except binascii.Error as error:
        raise BadData(f"a certificate that is not base64: {error}") from None


def _read(raw: bytes) -> _Certificate:
    outer = der.piece(raw)
    told = outer.inside
    if outer.tag != der.SEQUENCE or len(told) < 3 or told[0].tag != der.SEQUENCE:
        raise BadData("no certificate")
    parts = told[0].inside
    parts = parts[1:] if parts and parts[0].tag == 0xA0 else parts  # the version, from 2 on
    if len(parts) < 6 or [each.tag for each in parts[:2]] != [der.INTEGER, der.SEQUENCE]:
        raise BadData("no certificate: names or key are not where they belong")
    serial, _, issuer, validity, subject, key, *rest = parts
    return _Certificate(outer.whole, serial, issuer, validity, subject, key, rest)


def _own(found: _Certificate) -> Iterator[Field]:
    yield Field("tls.subject", der.name(found.subject))
    yield Field("tls.issuer", der.name(found.issuer))
    try:
        yield from _details(found)
    except BadData:  # a fault behind the names takes nothing from them
        return


def _details(found: _Certificate) -> Iterator[Field]:
    yield Field("tls.serial", found.serial.value[:32].hex())
    for label, time in zip(("since", "until"), found.validity.inside, strict=False):
        day = der.instant(time)
        yield Field(f"tls.{label}", day.date().isoformat() if day else "")
    yield Field("tls.key-id", hashlib.sha256(found.key.whole).hexdigest())
    yield Field("tls.sha256", hashlib.sha256(found.whole).hexdigest())
    yield Field("tls.self-signed", _self_signed(found))
    yield Field("tls.key", _key(found.key))
    yield from (Field("tls.san", each) for each in _others(found.rest))


def _others(rest: list[der.Piece]) -> Iterator[str]:
    """The subject's other names."""
    for block in (each for each in rest if each.tag == 0xA3):
        for extension in (each for wrapped in block.inside for each in wrapped.inside):
            parts = extension.inside
            if len(parts) > 1 and der.oid(parts[0].value) == _SAN_OID:
                for name in der.piece(parts[-1].value).inside[:_NAMES]:
                    yield _other(name)


def _other(name: der.Piece) -> str:
    if name.tag == 0x87:
        try:
            return str(ip_address(name.value))
        except ValueError:
            return ""
    return der.text(name) if name.tag in (0x81, 0x82, 0x86) else ""


def _key(key: der.Piece) -> str:
    kind, bits, *_ = [*key.inside, key, key]
    number, *parameters = [der.oid(each.value) for each in kind.inside if each.tag == der.OID] or [""]
    if number == _EC:
        return _CURVES.get(parameters[0], "EC") if parameters else "EC"
    if number != _RSA:
        return _KEYS.get(number, number)
    modulus = int.from_bytes(der.piece(der.piece(bits.value, 1).value).value, "big")
    return f"RSA {modulus.bit_length()}"


def _self_signed(found: _Certificate) -> str:
    if found.subject.whole != found.issuer.whole:
        return "no"
    return "yes" if _verified(found.whole) else "by name"


def _verified(raw: bytes) -> bool:
    """Is the signature that of its own key? Broken certificates and old kinds of key are not checked."""
    import warnings

    from cryptography import x509
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a device's certificate, not of our own use of the library
        try:
            own = x509.load_der_x509_certificate(raw)
            own.verify_directly_issued_by(own)
        except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.InvalidVersion):
            return False
    return True


def _text(text: str) -> Iterator[Field]:
    lines = text.splitlines()[:_LINES]
    labelled = [found for line in lines if (found := _LABEL.match(line))]
    for found in labelled:
        which = "subject" if (found[1] or found[2]).lower().startswith("s") else "issuer"
        yield Field(f"tls.{which}", _name(found[3]))
    if not labelled:
        yield from (Field("tls.subject", _name(line)) for line in lines[:20])
    yield from _printed(lines)


def _printed(lines: list[str]) -> Iterator[Field]:
    """Other names and days, as programs print them beside the names."""
    for at, line in enumerate(lines):
        if _SAN_LABEL.match(line):
            yield from (Field("tls.san", each[1]) for each in _SAN.finditer(" ".join(lines[at : at + 2])))
        elif (day := _DAY.match(line)) and day[2].lower() in _MONTHS:
            month = _MONTHS.index(day[2].lower()) + 1
            label = "since" if day[1].lower() == "before" else "until"
            yield Field(f"tls.{label}", f"{day[4]}-{month:02}-{int(day[3]):02}")


def _name(text: str) -> str:
    """A name on one line; `/C=…/O=…` with commas, and escaped bytes as what they stand for."""
    text = _HEX.sub(_unescaped, text.strip())
    if not text.startswith("/"):
        return text
    parts = [part for part in _SLASHED.split(text) if part]
    return ",".join(part.replace(",", "\\,") for part in parts)


def _unescaped(found: re.Match[str]) -> str:
    return text_of(bytes.fromhex(found[0].replace("\\x", "")))


PARSERS: Mapping[str, Parser] = {"tls": _answer}
