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
