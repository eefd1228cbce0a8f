"""Text to read in a terminal: wrapped, with the blanks that French does not break at, as in 49 000."""

from __future__ import annotations

import re
import shutil
import textwrap

WIDTH = 100
"""At most so many columns; fewer where the terminal has fewer."""
_NARROW = 40

_KEPT = re.compile(r"(?<=«) | (?=[»:%$])|(?<=\d) (?=\d{3}\b)")


def wrapped(text: str, head: str = "", hang: int = 0) -> list[str]:
    """The text as lines of at most `WIDTH`: `head` begins the first, blanks as wide the others.

    `hang` sets the other lines in by so much more. Words, addresses and ids are never cut.
    """
    return textwrap.wrap(
        _KEPT.sub("\u00a0", text),
        max(_NARROW, min(WIDTH, shutil.get_terminal_size((WIDTH, 1)).columns)),
        initial_indent=head,
        subsequent_indent=" " * (len(head) + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
