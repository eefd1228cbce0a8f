"""What every page needs: templates that show values safely, in one language, and load nothing."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from debar.kit.words import Both, Language
from debar.reports import wording

TEMPLATES = Path(__file__).resolve().parent / "templates"
LONGEST = 1200
"""No text of a device or file fills more than this many characters of a page."""

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def environment(
    language: Language,
    words: Mapping[str, Both],
    *,
    folder: Path = TEMPLATES,
    longest: int = LONGEST,
) -> Environment:
    """Templates of a folder in one language; `say(NAME, …)` fills one of the `words`.

    Everything is escaped. A text in both languages shows itself in the one; a day is `|day`.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: seen(value, language, longest),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["day"] = wording.day
    made.globals |= {
        "lang": language,
        "colon": "\u00a0: " if language == "fr" else ": ",
        "say": sayer(words, language),
    }
    return made


def sayer(words: Mapping[str, Both], language: Language) -> Callable[..., str]:
    """What fills one of the words, by its name, in that language."""

    def say(name: str, /, **values: object) -> str:
        return within(words[name].fill(**values), language)

    return say


def seen(value: Any, language: Language = "en", longest: int = LONGEST) -> Any:
    """A value as the page shows it: in one language, without control marks, not without end."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return ""
    text = within(value, language) if isinstance(value, Both) else str(value)
    text = _UNSEEN.sub("\ufffd", text)
    return text if len(text) <= longest else f"{text[:longest]}… ({wording.number(len(text), language)})"


def within(text: Both, language: Language) -> str:
    """The text in that language, with blanks that hold where French wants them."""
    return wording.bound(text.fr) if language == "fr" else text.en


def dressed(style: str) -> dict[str, str]:
    """What a page's head is filled with: the `style`, in which all from outside is escaped, and a `policy`.

    The page may load nothing, and have this style alone.
    """
    return {"style": Markup(style), "policy": _policy(style)}  # noqa: S704  our own text


def _policy(style: str) -> str:
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
