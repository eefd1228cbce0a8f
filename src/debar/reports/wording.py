"""How a report says numbers, days and lists, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from debar.kit.times import Partial
from debar.kit.words import Both, Language

_MONTHS: dict[Language, str] = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_NARROW = "\u202f"
_HARD = "\u00a0"
_LOOSE = re.compile(r"(?<=«) | (?=[:»%$])|(?<=\d) (?=\d{3}\b)")


class Unit(Struct, frozen=True):
    """What is counted, as one and as many."""

    one: Both
    many: Both


UNITS: dict[str, Unit] = {
    "device": Unit(Both("device", "appareil"), Both("devices", "appareils")),
    "site": Unit(Both("site", "lieu"), Both("sites", "lieux")),
    "line": Unit(Both("purchase line", "ligne d'achat"), Both("purchase lines", "lignes d'achat")),
    "measure": Unit(Both("measure", "mesure"), Both("measures", "mesures")),
    "question": Unit(Both("question", "question"), Both("questions", "questions")),
    "case": Unit(Both("case", "dossier"), Both("cases", "dossiers")),
    "place": Unit(Both("place", "endroit"), Both("places", "endroits")),
}


def number(count: int, language: Language) -> str:
    """A number with its thousands apart: 12,400 and 12 400."""
    return f"{count:,}".replace(",", _NARROW) if language == "fr" else f"{count:,}"


def counted(count: int, unit: str) -> Both:
    """A number and its unit: `1 device`, `0 appareil`, `12 devices`."""
    words = UNITS[unit]
    en = words.one.en if count == 1 else words.many.en
    fr = words.one.fr if count < 2 else words.many.fr
    return Both(f"{number(count, 'en')} {en}", f"{number(count, 'fr')}{_HARD}{fr}")


def numbered(count: int) -> Both:
    """A number alone."""
    return Both(number(count, "en"), number(count, "fr"))


def day(when: date | Partial | None) -> Both:
    """A day, month or year, as each language writes it; a dash where there is none."""
    if when is None:
        return Both("–", "–")
    rough = when if isinstance(when, Partial) else Partial.of(when)
    return Both(_english(rough), _french(rough))


def days(first: date | None, last: date | None) -> Both:
    """A day, or a first and a last one."""
    if first == last or last is None:
        return day(first)
    return Both("{first} to {last}", "du {first} au {last}").fill(first=day(first), last=day(last))


def listed(items: Iterable[Both]) -> Both:
    """Things in a row: `a, b and c`, `a, b et c`."""
    texts = list(items)
    return Both(_row([t.en for t in texts], "and"), _row([t.fr for t in texts], "et"))


def bound(text: str) -> str:
    """French text whose blanks inside « », before a colon and in numbers no line may be broken at."""
    return _LOOSE.sub(_HARD, text)


def same(text: str) -> Both:
    """A name that is the same in both languages."""
    return Both(text, text)


def _row(texts: Sequence[str], word: str) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {word} {texts[-1]}"


def _english(when: Partial) -> str:
    if when.month is None:
        return str(when.year)
    month = _MONTHS["en"].split()[when.month - 1]
    return f"{month} {when.year}" if when.day is None else f"{when.day}{_HARD}{month} {when.year}"


def _french(when: Partial) -> str:
    if when.month is None:
        return str(when.year)
    month = _MONTHS["fr"].split()[when.month - 1]
    number_of_day = "1er" if when.day == 1 else str(when.day)
    return f"{month} {when.year}" if when.day is None else f"{number_of_day}{_HARD}{month} {when.year}"
