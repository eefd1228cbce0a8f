"""Rows of a table that stand for no thing: its header again, a total, a remark below."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from debar.kit.sheets import Columns

HEADER = "names the columns again; passed over."
TOTAL = "is a total and no thing; passed over."
REMARK = "is a remark and no thing; passed over."

_TOTAL = re.compile(
    r"(?i)(?:grand[ -]|sub[ -]?|sous[ -]?)?(?:totals?|totaux)(?: (?:général|general|global))?"
    r"(?: (?:number |nombre )?(?:of |des? |d['’])?(?:devices?|items?|assets?|cameras?|units?|rows?"
    r"|appareils?|articles?|actifs?|caméras?|unités?|lignes?))?(?:\s?[:=(].{0,40}| \d.{0,20})?"
    r"|(?:number|count|nombre|quantité)(?: of | des? | d['’]).{1,60}?\s?[:=].{0,20}"
)
_REMARK = re.compile(
    r"(?i)(?:notes?|n\.?b\.?|nota(?: bene)?|remarques?|remarks?|comments?|commentaires?|légende|legend"
    r"|source)\s?:.*"
    r"|(?:generated|exported|printed|updated|généré|exporté|imprimé|mis à jour)e?s?\s(?:on|by|at|le|par|:).*"
    r"|page \d{1,5}(?:\s?(?:of|de|sur|/)\s?\d{1,5})?|(?:end of|fin d[ue]s?) .*|[*†].*",
    re.DOTALL,
)
_PROSE = 10
"""A cell alone in its row with so many words is a sentence."""
_FEW = 3
"""A table of fewer columns may have rows of one cell."""
_DIGIT = re.compile(r"\d")


def aside(cells: dict[str, str], known: Iterable[tuple[str, str]], columns: Columns) -> str | None:
    """What a row is if it is no thing; None where it may be one.

    `cells` are header and text of the whole row, `known` field and text of the columns that we know.
    """
    known = [(field, text) for field, text in known if text]
    if _is_header(known, columns):
        return HEADER
    first = next((text for text in cells.values() if text), "")
    if _TOTAL.fullmatch(first[:200]) and not any(field in _TELLING for field, _ in known):
        return TOTAL
    alone = len(cells) >= _FEW and sum(map(bool, cells.values())) == 1
    if alone and (_REMARK.fullmatch(first) or len(first.split()) >= _PROSE):
        return REMARK
    return None


_TELLING = frozenset({"serial", "mac", "model", "fcc-id", "ic-id"})
"""What no total has."""


def _is_header(known: list[tuple[str, str]], columns: Columns) -> bool:
    """Do at least two cells, and most, name the very field that they stand under?"""
    words = [(field, text) for field, text in known if not _DIGIT.search(text)]
    if len(words) < 2 or len(words) * 2 < len(known) or not any(_names(columns, *each) for each in words[:2]):
        return False
    return sum(_names(columns, *each) for each in words) * 2 > len(known)


@lru_cache(1 << 13)
def _names(columns: Columns, field: str, text: str) -> bool:
    return columns.map([text]).get(text) == field
