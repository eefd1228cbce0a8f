"""Text files line by line, in memory that neither a file's size nor its longest line touches."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

LONGEST = 8 << 10
"""Characters of a line that are looked at; what stands beyond is passed over."""

_WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def lines(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """Number, from 1, and text of each line, without its end and without control codes.

    UTF-8, or UTF-16 with its mark; bytes that are neither become �. The stream is left open.
    """
    start = stream.read(4)
    stream.seek(0)
    encoding = next((name for mark, name in _WIDE if start.startswith(mark)), "utf-8")
    text = io.TextIOWrapper(stream, encoding, errors="replace")
    try:
        number = 1
        while line := text.readline(LONGEST):
            yield number, _CONTROL.sub("", line.rstrip("\r\n"))
            while not line.endswith("\n") and len(line) == LONGEST:
                line = text.readline(LONGEST)
            number += 1
    finally:
        text.detach()


def first_lines(head: bytes, most: int = 200) -> list[str]:
    """The first lines that are not blank, at most so many; the last may be cut short."""
    found: list[str] = []
    for _, line in lines(io.BytesIO(head)):
        if line.strip():
            found.append(line)
        if len(found) == most:
            break
    return found
