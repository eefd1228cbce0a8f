"""Values as people and devices write them, brought to one form: MACs, serials, addresses, days."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from debar.identify.protocols.hardware import mac_of
from debar.kit.times import Partial

_STAND_IN_MACS = frozenset({"001122334455", "123456789ABC", "123456789012", "AABBCCDDEEFF"})
_VIRTUAL = re.compile(r"00005E000[12]|00000C07AC|00000C9FF|000573A00|0007B400|02BF")
"""Addresses that a group of routers or servers shares: VRRP and CARP, HSRP, GLBP, load balancing."""
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST_STAND_IN = 40
_TWELVE = re.compile(r"[0-9A-F]{12}")
_STAND_IN_WORDS = re.compile(
    r"na|none|nil|null|unknown|nonconnue?|inconnue?|so|sansobjet|aucune?|tbd|adeterminer|nd|nondisponible"
    r"|not(?:available|applicable)|unavailable|default|tobefilledby.{1,10}|empty|vide|missing|manquant"
    r"|illisible|illegible|unreadable|x{2,20}"
)
_STAND_IN_SERIALS = re.compile(
    r"(?:system)?serialnumber|no(?:label|serial)|sansnumero|x|0?123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?"
)
_MANGLED = re.compile(r"\d(?:[.,]\d+)?E\+\d+")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan janv january janvier",
            "feb fev fevr february fevrier",
            "mar mars march",
            "apr avr april avril",
            "may mai",
            "jun juin june",
            "jul juil july juillet",
            "aug aou aout august",
            "sep sept september septembre",
            "oct october octobre",
            "nov november novembre",
            "dec december decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: .*)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4})")
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:er|st|nd|rd|th)?,? (\d{4})")


def folded(text: str) -> str:
    """Letters and digits only, without case or accents: what two spellings of one value share."""
    if text.isascii():
        return _NO_LETTER.sub("", text.lower())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


def mac(text: str) -> str | None:
    """A MAC address as `0C:75:D2:00:00:01`, from any usual spelling.

    None where it is none, or only stands in for one.
    """
    found = mac_of(text.replace(" ", ""))
    return found if found and len(found) == 17 and not is_stand_in_mac(found) else None


def is_stand_in_mac(text: str) -> bool:
    """Is it a MAC that no one device has?

    For many (multicast), for a group of routers (VRRP, HSRP …), all one byte, or a textbook example.
    """
    digits = re.sub(r"[-:. ]", "", text).upper()
    if not _TWELVE.fullmatch(digits):
        return False
    if int(digits[:2], 16) & 1 or _VIRTUAL.match(digits):
        return True
    return len({digits[at : at + 2] for at in range(0, 12, 2)}) == 1 or digits in _STAND_IN_MACS


def is_local_mac(mac: str) -> bool:
    """Did the device (a phone that hides, a virtual machine) make up this MAC address itself?"""
    return len(mac) > 1 and mac[1] in "26AEae"


def is_stand_in(text: str) -> bool:
    """Does the text only say that there is no value: `N/A`, `s/o`, `inconnu`, `-`?"""
    if len(text) > _LONGEST_STAND_IN:
        return False
    short = folded(text)
    return not short or bool(_STAND_IN_WORDS.fullmatch(short))


def is_stand_in_serial(text: str) -> bool:
    """The same for a serial number, where `000000` and `12345` say so too."""
    short = folded(text)
    if is_stand_in(text) or _STAND_IN_SERIALS.fullmatch(short):
        return True
    return len(set(short)) == 1 and short.isdigit()


def is_mangled_number(text: str) -> bool:
    """Did a spreadsheet turn a long number into `1.23E+11`, so that its digits are lost?"""
    return bool(_MANGLED.fullmatch(text.strip().upper()))


def serial_key(text: str) -> str | None:
    """What two spellings of a serial number share; None where it is too weak to tell things apart."""
    short = folded(text).removeprefix("sn")
    weak = len(short) < 5 or not any(c.isdigit() for c in short)
    return None if weak or is_stand_in_serial(text) or is_mangled_number(text) else short


def address(text: str) -> str | None:
    """An IP address in its shortest spelling, from `192.0.2.7`, `192.0.2.7:80` or a URL; else None."""
    host = _host(text.strip())
    try:
        found = ip_address(host.split("%", 1)[0])
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return None if found.is_unspecified or found.is_multicast else str(found)


def day(text: str) -> Partial | None:
    """A day, month or year; None where it is none, or can be read in two ways (03/04/2024)."""
    plain = unicodedata.normalize("NFKD", text.strip().casefold()).encode("ascii", "ignore").decode()
    try:
        return _day(plain)
    except ValueError:
        return None


def instant(text: str) -> datetime | None:
    """An ISO instant, aware; None where it is none or names no zone and so could be any."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


def _host(text: str) -> str:
    try:
        if "://" in text:
            return urlsplit(text).hostname or ""
        if text.startswith("[") or (text.count(":") == 1 and "." in text):
            return urlsplit(f"//{text}").hostname or ""
    except ValueError:
        return ""
    return text


def _day(text: str) -> Partial | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _whole(*(int(part) for part in found.groups()))
    if found := _YEAR_LAST.fullmatch(text):
        return _either(int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_MONTH.fullmatch(text):
        return _named(found[1], found[2], found[3])
    if found := _MONTH_DAY.fullmatch(text):
        return _named(found[2], found[1], found[3])
    return Partial.parse(text)


def _whole(year: int, month: int, day: int) -> Partial:
    return Partial.of(date(year, month, day))


def _either(one: int, two: int, year: int) -> Partial | None:
    if one > 12:
        return _whole(year, two, one)
    return _whole(year, one, two) if two > 12 or one == two else None


def _named(day: str, month: str, year: str) -> Partial | None:
    number = _MONTHS.get(month)
    return _whole(int(year), number, int(day)) if number else None
