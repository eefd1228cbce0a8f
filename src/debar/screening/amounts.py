"""Days, quantities and sums of money as people write them in English and French."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

LONGEST = 60
"""Characters; no day, quantity or sum is written longer."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier jan janv",
            "february fevrier feb fev fevr",
            "march mars mar",
            "april avril apr avr",
            "may mai",
            "june juin jun",
            "july juillet jul juil",
            "august aout aug",
            "september septembre sep sept",
            "october octobre oct",
            "november novembre nov",
            "december decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}
_PLAIN = str.maketrans("éèêëàâûùôîç", "eeeeaauuoic")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_SOLID = re.compile(r"(20\d{2}|19\d{2})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[t ].*)?")
_NAMED = re.compile(r"(?:le )?(\d{1,2})(?:er|st|nd|rd|th)?[-. ]+([a-z]+)\.?,?[-. ]+(\d{4})")
_AMERICAN = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_NUMBER = re.compile(r"\d+(?:[ .,'\u00a0\u202f]\d+)*")
_PARTS = re.compile(r"[ .,'\u00a0\u202f]")
_COUNTED = re.compile(
    r"(?:(?:qty|quantity|qte|quantite)s?\.?\s*:?\s*)?[x×]?\s*"
    r"(\d+(?:[ .,'\u00a0\u202f]\d+)*)"
    r"\s*[x×]?\s*(?:[a-z]{1,12}\.?)?"
)
_MONEY = re.compile(
    r"(?P<minus>[-−(])?\s*(?:[a-z]{0,3}\s*[$€£])?\s*(?:cad|usd|eur|gbp)?\s*(?P<sign>[-−])?"
    r"(?P<number>\d+(?:[ .,'\u00a0\u202f]\d+)*)"
    r"\s*(?:[$€£]\s*[a-z]{0,3}|cad|usd|eur|gbp)?\s*(?P<close>\)?)(?P<after>[-−])?"
)


def day(text: str) -> date | None:
    """The day that a text gives. None where it gives none, or could mean two.

    03/04/2025 could mean two; 13/04/2025, 3 avril 2025 and 2025-04-03 could not.
    """
    said = text.strip().lower().translate(_PLAIN)
    if len(said) > LONGEST:
        return None
    if found := _ISO.fullmatch(said) or _SOLID.fullmatch(said):
        return _date(*found.groups())
    if found := _NUMBERS.fullmatch(said):
        return _either(*found.groups())
    if found := _NAMED.fullmatch(said):
        return _date(found[3], str(_MONTHS.get(found[2], 0)), found[1])
    if found := _AMERICAN.fullmatch(said):
        return _date(found[3], str(_MONTHS.get(found[1], 0)), found[2])
    return None


def quantity(text: str) -> float | None:
    """How many: `12`, `12 x`, `x12`, `qté : 12`, `1 234 unités`. None where no number is plain."""
    said = text.strip().lower().translate(_PLAIN)
    found = _COUNTED.fullmatch(said) if len(said) <= LONGEST else None
    number = _number(found[1]) if found else None
    return None if number is None else float(number)


def money(text: str) -> Decimal | None:
    """A sum: `1 234,56 $`, `$1,234.56`, `(12.00)` (less than nothing), `CAD 12`. None where it is none."""
    said = text.strip().lower()
    found = _MONEY.fullmatch(said) if len(said) <= LONGEST else None
    if not found or (found["minus"] == "(") != bool(found["close"]):
        return None
    number = _number(found["number"])
    if number is None:
        return None
    return -number if found["minus"] or found["sign"] or found["after"] else number


def _number(text: str) -> Decimal | None:
    """`1 234,56`, `1,234.56`, `1.234,56`, `1234.5`: groups of three, and one sign before the rest."""
    signs = _PARTS.findall(text)
    groups = _PARTS.split(text)
    if not signs:
        return Decimal(text)
    whole, rest = _split(groups, signs)
    thousands = set(signs[: len(whole) - 1])
    regular = len(whole) == 1 or (
        len(thousands) == 1 and len(whole[0]) <= 3 and all(len(g) == 3 for g in whole[1:])
    )
    return Decimal("".join(whole) + (f".{rest}" if rest else "")) if regular else None


def _split(groups: list[str], signs: list[str]) -> tuple[list[str], str]:
    """The groups before the decimal sign, and the digits after it.

    A last sign that differs from those before it is decimal, and so is a single dot or comma
    with other than three digits after it. A single one before three digits parts thousands.
    """
    last = signs[-1]
    differs = len(signs) > 1 and last not in signs[:-1]
    alone = len(signs) == 1 and last in ".," and len(groups[-1]) != 3
    if (differs and last in ".,") or alone:
        return groups[:-1], groups[-1]
    return groups, ""


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _either(one: str, other: str, year: str) -> date | None:
    found = {_date(year, one, other), _date(year, other, one)} - {None}
    return found.pop() if len(found) == 1 else None
