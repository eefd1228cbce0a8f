"""The report for other programs: all of it as JSON, what was found as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from debar.kit.canon import canonical
from debar.kit.cells import unformula
from debar.kit.words import Language
from debar.reports.parts import DeviceTold, Facts, LineTold, Named, Ruling

COLUMNS = (
    "unit",
    "id",
    "row",
    "name",
    "outcome",
    "shown",
    "site",
    "place",
    "network",
    "location",
    "addresses",
    "macs",
    "serials",
    "kind",
    "brand",
    "brand_grade",
    "maker",
    "maker_grade",
    "model",
    "relabel",
    "measure",
    "clause",
    "force",
    "settles",
    "supplier",
    "on",
    "sources",
    "case",
)
"""Of the CSV form: one row for each device, and for each purchase line that somebody must look at."""

_MARK = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""


def json(facts: Facts) -> bytes:
    """Everything, with both languages beside one another."""
    return msgspec.json.format(canonical(facts), indent=2) + b"\n"


def table(facts: Facts, language: Language = "en") -> bytes:
    """What was found, one row a device or line; no cell can run as a formula. UTF-8 with a mark."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(facts, language):
        writer.writerow([unformula(row.get(column, "")) for column in COLUMNS])
    return (_MARK + text.getvalue()).encode()


def _rows(facts: Facts, language: Language) -> Iterator[dict[str, str]]:
    for device in facts.findings:
        yield _device(device, facts, language)
    for line in facts.purchases:
        yield _line(line, language)


def _device(told: DeviceTold, facts: Facts, language: Language) -> dict[str, str]:
    return {
        "unit": "device",
        "id": told.device,
        "name": told.name,
        "outcome": told.outcome,
        "shown": told.shown.within(language),
        "site": told.site or "",
        "place": told.place.within(language) if told.place else "",
        "network": told.network or "",
        "location": told.location or "",
        "addresses": _joined(told.addresses),
        "macs": _joined(told.macs),
        "serials": _joined(told.serials),
        "kind": told.kind or "",
        "relabel": "" if told.relabel is None else "yes" if told.relabel else "no",
        "settles": _joined(text.within(language) for text in told.settles),
        "on": facts.on.isoformat(),
        "sources": _joined(told.sources),
        "case": told.case or "",
        **_who(told.brand, told.maker, told.model),
        **_clause(told.rulings),
    }


def _line(told: LineTold, language: Language) -> dict[str, str]:
    return {
        "unit": "line",
        "id": told.source,
        "row": str(told.row),
        "name": told.text,
        "outcome": told.outcome,
        "shown": told.shown.within(language),
        "settles": _joined(text.within(language) for text in told.settles),
        "supplier": told.supplier or "",
        "on": told.on.isoformat(),
        **_who(told.brand, told.maker, told.model),
        **_clause(told.rulings),
    }


def _who(brand: Named | None, maker: Named | None, model: Named | None) -> dict[str, str]:
    return {
        "brand": brand.name if brand else "",
        "brand_grade": (brand.grade or "") if brand else "",
        "maker": maker.name if maker else "",
        "maker_grade": (maker.grade or "") if maker else "",
        "model": model.name if model else "",
    }


def _clause(rulings: tuple[Ruling, ...]) -> dict[str, str]:
    """The clause that decides: the first, since the worst stands first."""
    if not rulings:
        return {}
    return {"measure": rulings[0].measure, "clause": rulings[0].clause, "force": rulings[0].force}


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)
