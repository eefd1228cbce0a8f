"""A notice as it comes (text, web page or PDF) turned into paragraphs, within bounds."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, structs

from debar.kit.errors import BadData

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_BYTES = 16 << 20
MAX_TEXT = 1_000_000
"""Characters that are read; a notice has some thousands."""
MAX_PAGES = 300
MAX_HTML = 8 << 20

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that a notice may bear."""

Form = Literal["html", "pdf", "text"]

_SAVE_AS_TEXT = "Save the words of the notice as a text file in UTF-8, and read that."
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|article|p|div|meta|h1)\b", re.IGNORECASE)
_SNIFFED = 4096
_MOST_STRANGE = 0.1
_LONGEST_FACT = 300
_LONGEST_TITLE = 160
_BLANKS = re.compile(r"\s+")
_UNSEEN = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]))(?![0-9a-f]);?", re.IGNORECASE
)
"""Control characters by their number, which the parser of web pages refuses."""
_SPLIT_WORD = re.compile(r"(?<=[a-zà-ÿ])[-\u2010\u00ad]\n(?=[a-zà-ÿ])|[\u0002\ufffe\uffff]\s*")


class Page(Struct, frozen=True):
    """What a notice says, and what it tells of itself."""

    paragraphs: tuple[str, ...]
    """Each without line breaks, every run of blanks made one."""
    form: Form
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    cut: bool = False
    """Was it longer than is read?"""


def read(data: bytes, name: str) -> Page:
    """Read the bytes of a notice; `name` is what errors call it.

    Raises BadData, with the cure, for what holds no text that can be read. PDF and HTML go through
    large parsers: `apart.read` runs this in a process of its own.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name)
    if not data.strip():
        raise BadData(f"{name}: the file is empty. Save the notice again.")
    form = sniffed(data)
    if form == "pdf":
        return _pdf(data, name)
    return _html(data, name) if form == "html" else plain(data, name)


def sniffed(data: bytes) -> Form:
    """What the bytes are, by how they begin."""
    start = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return "pdf"
    return "html" if _MARKUP.search(start) else "text"


def too_large(name: str) -> BadData:
    """The error for a file that no notice is as large as."""
    return BadData(f"{name}: larger than {MAX_BYTES >> 20} MiB, which no notice is. {_SAVE_AS_TEXT}")


def plain(data: bytes, name: str) -> Page:
    """A notice in plain text: UTF-8, UTF-16 with its mark, or the old Western European set."""
    text = _decoded(data)
    shown = text[:MAX_TEXT]
    if _strange(shown) > _MOST_STRANGE * len(shown):
        raise BadData(f"{name}: this is no text, web page or PDF. {_SAVE_AS_TEXT}")
    read = _page(shown, "text", name, cut=len(text) > MAX_TEXT)
    first = read.paragraphs[0]
    headed = (
        len(read.paragraphs) > 1 and len(first) <= _LONGEST_TITLE and not first.endswith((".", "?", "!", ":"))
    )
    return structs.replace(read, title=first) if headed else read


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _strange(text: str) -> int:
    return sum(1 for c in text if c == "\ufffd" or (unicodedata.category(c) == "Cc" and c not in "\n\r\t\f"))


def _page(text: str, form: Form, name: str, *, cut: bool = False, facts: Page | None = None) -> Page:
    paragraphs = tuple(_paragraphs(text))
    if not paragraphs:
        raise BadData(f"{name}: no words were found in it. {_SAVE_AS_TEXT}")
    if facts is None:
        return Page(paragraphs, form, cut=cut)
    return Page(paragraphs, form, facts.title, facts.published, facts.publisher, facts.url, cut)


def _paragraphs(text: str) -> list[str]:
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n\n").replace("\f", "\n\n")
    parts: list[list[str]] = [[]]
    for line in _SPLIT_WORD.sub("", clean).split("\n"):
        told = _BLANKS.sub(" ", _visible(line)).strip()
        if told:
            parts[-1].append(told)
        elif parts[-1]:
            parts.append([])
    return [" ".join(part) for part in parts if part]


def _visible(text: str) -> str:
    """Without what nobody sees: control and formatting characters, and halves of characters."""
    return "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


def _pdf(data: bytes, name: str) -> Page:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise BadData(
                f"{name}: this PDF is protected by a password. Save it again without one."
            ) from None
        raise BadData(f"{name}: this PDF is damaged ({error}). Save it again.") from None
    pages = min(len(document), MAX_PAGES)
    text, cut = _pages_text(document, pages), len(document) > pages
    if not text.strip():
        raise BadData(
            f"{name}: this PDF holds pictures of pages and no text. Run text recognition (OCR) over it, "
            "and read what comes out."
        )
    return _page(text[:MAX_TEXT], "pdf", name, cut=cut or len(text) > MAX_TEXT)


def _pages_text(document: PdfDocument, pages: int) -> str:
    parts, length = [], 0
    for number in range(pages):
        part = _page_text(document, number)
        parts.append(part)
        length += len(part)
        if length > MAX_TEXT:
            break
    return "\n\n".join(parts)


def _page_text(document: PdfDocument, number: int) -> str:
    """The words of one page; nothing where the page is damaged."""
    import pypdfium2

    try:
        held: str = document[number].get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return ""
    return held


def _html(data: bytes, name: str) -> Page:
    from trafilatura import bare_extraction

    if len(data) > MAX_HTML:
        raise BadData(f"{name}: a web page larger than {MAX_HTML >> 20} MiB. {_SAVE_AS_TEXT}")
    held = bare_extraction(
        _UNSEEN.sub("", _decoded(data)),
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = str(getattr(held, "text", None) or "")
    if not text.strip():
        raise BadData(f"{name}: this web page holds no article. {_SAVE_AS_TEXT}")
    facts = Page(
        (),
        "html",
        _fact(held, "title"),
        _day(_fact(held, "date")),
        _fact(held, "sitename"),
        _fact(held, "url"),
    )
    return _page(text[:MAX_TEXT].replace("\n", "\n\n"), "html", name, cut=len(text) > MAX_TEXT, facts=facts)


def _fact(held: object, name: str) -> str | None:
    value = _BLANKS.sub(" ", _visible(str(getattr(held, name, None) or ""))).strip()
    return value[:_LONGEST_FACT] or None


def _day(text: str | None) -> date | None:
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return day if day and FIRST <= day <= LAST else None
