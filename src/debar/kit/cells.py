"""Cells of a table as text that a spreadsheet shows and never runs."""

from __future__ import annotations

import re

_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)


def unformula(text: str) -> str:
    """The text, made safe to open in a spreadsheet: no cell begins a formula, numbers stay numbers."""
    if not text.startswith(_BEGINS) or _NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def as_meant(cell: str) -> str:
    """The text of a cell that an export guarded: `'-x` is -x, and `="0012"` is 0012."""
    if cell[:2] == '="' and cell[-1] == '"' and len(cell) > 3:
        return cell[2:-1]
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_BEGINS) else cell
