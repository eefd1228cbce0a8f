"""The purchase lines of the example estate: eight years of them, and what each really is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from making.buying import ordinary, security
from making.chance import number, pick
from making.formats.tables import written
from making.makes import WARES, Ware

COUNT = 2000
_A_DAY = 8
"""Lines that are ordered on one day."""
FIRST, LAST = date(2018, 12, 3), date(2026, 11, 20)
BAN = date(2025, 6, 27)
"""The day of the one ban that binds the department's purchases (announced)."""

HEADER = "PO number|Purchase date|Vendor name|Description|Brand|Model|Quantity|Unit price|Buying unit"
TRUE = ("row", "manner", "brand", "maker", "tie", "bought")
UNITS = ("Corporate Services", "Lamps and Lenses", "Services régionaux", "Sécurité", "Boundary Lights")
SELLERS = ("Phare Sécurité inc.", "Lakeshore Alarm Ltd.", "Purchase card", "Northbridge Networks")


@dataclass(frozen=True)
class Bought:
    """A purchase line, and what it really is."""

    cells: tuple[str, ...]
    manner: str = ""
    """buys, accessory, service, refers, excludes; empty where it is about no maker that a measure names."""
    ware: Ware | None = None
    """What it buys or speaks of."""


def purchases() -> bytes:
    """The table of purchases, with rows that are broken in several ways."""
    rows = [list(each.cells) for each in lines()]
    rows[41][6] = "a few"
    rows[96][1] = "2019-02-30"
    rows[151] = rows[151][:2]
    rows[333][1] = "03/04/2020"
    rows[512][3:6] = ["", "", ""]
    rows[512][2] = ""
    rows[777] = [*rows[777], "see file", "approved"]
    rows[1204][7] = "free"
    return written([HEADER.split("|"), *rows]).encode("utf-8-sig")


def truth() -> bytes:
    """What each line is that speaks of a maker whom a measure names, by its row in the table."""
    spoken = [(at, each, each.ware.make) for at, each in enumerate(lines(), 2) if each.manner and each.ware]
    rows = [
        (str(at), each.manner, make.badge, make.maker, make.tie, each.cells[1]) for at, each, make in spoken
    ]
    return written([TRUE, *rows]).encode()


def lines() -> list[Bought]:
    """Every line, by day."""
    found = [_line(at) for at in range(COUNT)]
    taken: set[int] = set()
    for line in security.DATED.strip().splitlines():
        day = date.fromisoformat(line.partition("|")[0].strip())
        at = next(at for at in range(COUNT) if _day(at) >= day and at not in taken)
        taken.add(at)
        found[at] = _dated(at, line)
    return found


def _line(at: int) -> Bought:
    """One line in sixteen, and more since the ban, speaks of a maker whom a measure names."""
    banned = _day(at) >= BAN
    if at % (7 if banned else 16) == 5:
        house = [ware for ware in _NAMED if ware.make.maker == "hikvision"]
        return _spoken(at, house if banned and at % 2 else _NAMED, security.MANNERS)
    if at % 13 == 7:
        return _spoken(at, _INNOCENT, security.INNOCENT)
    kinds = (ordinary.OFFICE, ordinary.LIGHTS, ordinary.SERVICES)
    table = ordinary.TRAPS if at % 19 == 3 else pick(kinds, "table", str(at))
    return _plain(at, pick(table.strip().splitlines(), "line", str(at)))


def _dated(at: int, line: str) -> Bought:
    """A line of a given day, in the place of another."""
    day, vendor, words, brand, model, price, manner, ware = (cell.strip() for cell in line.split("|"))
    cells = list(_cells(at, vendor, words, (brand, model, str(1 + number(9, "many", day)), price)))
    cells[1] = day
    return Bought(tuple(cells), manner, WARES.get(ware))


_NAMED = [ware for ware in WARES.values() if ware.make.tie]
_INNOCENT = [
    ware
    for ware in WARES.values()
    if ware.kind == "camera" and not ware.make.tie and ware.make.maker != "unknown"
]


def _spoken(at: int, wares: list[Ware], manners: str) -> Bought:
    """A line about a ware, bought or only spoken of."""
    key = str(at)
    ware, other = pick(wares, "ware", key), pick(_INNOCENT, "other", key)
    manner, brand, model, words = (
        c.strip() for c in pick(manners.strip().splitlines(), "as", key).split("|")
    )
    many = str(1 + number(12, "many", key))
    fill = {
        "B": ware.make.badge, "M": ware.model, "A": other.make.badge, "AM": other.model, "q": many,
        "n": str(1000 + number(9000, "quote", key)),
    }  # fmt: skip
    columns = [fill.get(column, "") for column in (brand, model)]
    price = f"{20 + number(900, 'price', key)}.00"
    cells = _cells(at, pick(SELLERS, "seller", key), words.format(**fill), (*columns, many, price))
    return Bought(cells, manner if ware.make.tie else "", ware)


def _plain(at: int, line: str) -> Bought:
    """A line that is about nothing of the kind."""
    key = str(at)
    vendor, words, brand, model, price = (cell.strip() for cell in line.split("|"))
    filled = words.format(
        n=2 + number(7, "n", key),
        size=(1 + number(9, "size", key)) * 10,
        place=pick(ordinary.PLACES, "place", key),
        month=ordinary.MONTHS[_day(at).month - 1],
        mois=ordinary.MOIS[_day(at).month - 1],
    )
    return Bought(_cells(at, vendor, filled, (brand, model, str(1 + number(24, "count", key)), price)))


def _cells(at: int, vendor: str, words: str, rest: tuple[str, ...]) -> tuple[str, ...]:
    day = _day(at)
    unit = pick(UNITS, "unit", str(at))
    order = f"PO-{day.year}-{at // _A_DAY + 1:04d}-{at % _A_DAY + 1}"
    return (order, day.isoformat(), vendor, words, *rest, unit)


def _day(at: int) -> date:
    return FIRST + timedelta(days=at // _A_DAY * (LAST - FIRST).days // (COUNT // _A_DAY - 1))
