"""Where each fact stands in the directory: paths, anchors and permanent addresses that do not change."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from msgspec import Struct

from debar.entities.model import Link, Source
from debar.kit.errors import BadData
from debar.kit.words import Language
from debar.law.measure import Measure, Step

SECTIONS = ("measures", "bound", "entities", "names", "relations", "timeline", "corrections")


class Place(Struct, frozen=True):
    """Where the directory is to be reached, and who answers for it."""

    base: str
    """Address of its root, with a slash at the end."""
    contact: str
    """Where corrections are asked for: an e-mail address or a web address."""

    def address(self, language: Language, path: str) -> str:
        """The whole address of a page, by its path within the language."""
        return f"{self.base}{language}/{path}"

    @property
    def write_to(self) -> str:
        """The contact as a link."""
        return self.contact if _is_web(self.contact) else f"mailto:{self.contact}"


def place(base: str, contact: str) -> Place:
    """A place whose parts are what they should be. Raises BadData."""
    if not _is_web(base):
        raise BadData(f"--base: {base!r} is no web address. Write it as https://directory.example.org/")
    name, at, domain = contact.partition("@")
    if not _is_web(contact) and not (name and at and "." in domain and not set(contact) & set(' <>"')):
        raise BadData(f"--contact: {contact!r} is neither an e-mail address nor a web address.")
    return Place(base if base.endswith("/") else f"{base}/", contact)


def step_anchors(measure: Measure) -> dict[Step, str]:
    """Of each event in a measure's history; a second of one day and kind is numbered."""
    found: dict[Step, str] = {}
    for step in measure.status:
        anchor = f"step-{step.date}-{step.status}"
        before = sum(each == anchor or each.startswith(f"{anchor}.") for each in found.values())
        found[step] = f"{anchor}.{before + 1}" if before else anchor
    return found


def source_anchor(source: Source) -> str:
    """Of a source within a page; it stays when others come before it."""
    return f"source-{sha256(source.title.encode()).hexdigest()[:10]}"


def shared_anchor(question: str) -> str:
    """Of a question that several clauses of a measure put, by its id."""
    return f"question-{question.rpartition('/')[2]}"


def link_anchor(link: Link) -> str:
    """Of a relation; several of a kind between the same two differ by when they began or were seen."""
    when = link.span.since or link.attested
    return f"{link.kind}-{link.head}-{link.tail}{f'-{when}' if when else ''}"


def web(url: str | None) -> str | None:
    """An address that a page may link to; None for any other."""
    return url if url and _is_web(url) else None


def _is_web(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(text) & set(' <>"')
