"""What all parsers share: bounds, decoding, hardened XML, and the removal of passwords."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import re2
from lxml import etree

from debar.identify.evidence import Field
from debar.kit.errors import BadData

MAX_BYTES = 1 << 20
"""Bytes of an answer that are looked at."""
MAX_VALUE = 1 << 18
"""Characters of a field that are kept."""
MAX_FIELDS = 512
"""Fields of one answer that are kept."""
MAX_DEPTH = 64
"""Levels of nesting in XML or JSON."""

Parser = Callable[[bytes], Iterator[Field]]
"""Bytes in, fields out, lazily. Raises BadData where the bytes are no such answer."""

_SECRET = re2.compile(
    r"(?i)(?P<name>\b(?:pass(?:word|wd|phrase)?|pwd|psw|psk|secret|community|(?:access_?)?token|api_?key)"
    r"['\"]?(?:[ \t]*[=:][ \t]*|%3d)['\"]?)[^\s&;,'\"<>]+"
    r"|(?P<tag><(?:[\w-]+:)?(?:password|passwd|userpassword|secret|psk)(?:\s[^>]*)?>)[^<]+"
    r"|(?P<scheme>\bauthorization:[ \t]*\w+[ \t]+)[^\r\n]+"
    r"|(?P<user>://[^\s/:@]{1,64}:)[^\s/@]{1,128}@"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HINT = re.compile(r"(?i)pass|p[sw][wdk]|secret|community|token|key|authorization|://")


def text_of(raw: bytes) -> str:
    """The bytes as text: UTF-8 where it is, else Latin-1; NO-BREAK SPACE as blank, no control codes."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.replace(b"\xc2\xa0", b" ").decode("latin-1")
    return _CONTROL.sub("", text.replace("\u00a0", " "))


def without_secrets(value: str) -> str:
    """The value with every password, community string and token in it struck out."""
    return str(_SECRET.sub(_struck, value)) if _HINT.search(value) else value


def facts(**values: str | None) -> Iterator[Field]:
    """Plain facts (`evidence.FACTS`) of those that have a value; `_` in a name stands for `-`."""
    for name, value in values.items():
        if value and value.strip():
            yield Field(name.replace("_", "-"), value.strip())


def xml(raw: bytes) -> Any:
    """The root element of XML from a device. Broken ends are mended; DTDs are refused.

    Raises BadData where there is no XML, where it has a DTD, or is nested deeper than `MAX_DEPTH`.
    """
    start = raw.find(b"<")
    if start < 0:
        raise BadData("there is no XML in it")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        recover=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(raw[start:], parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise BadData(f"not readable as XML: {error}") from None
    if root is None or not isinstance(root.tag, str):
        raise BadData("not readable as XML")
    document: Any = root.getroottree().docinfo
    if document.doctype:
        raise BadData("it brings a DTD, which no device's answer needs")
    if _deep(root):
        raise BadData(f"nested deeper than {MAX_DEPTH} levels")
    return root


def local(element: Any) -> str:
    """An element's name without its namespace, or without a prefix that was never declared."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def texts(root: Any) -> Iterator[tuple[str, str]]:
    """Name (without namespace) and text of every element that holds text, in order."""
    for element in root.iter():
        text = element.text
        if isinstance(element.tag, str) and isinstance(text, str) and text.strip():
            yield local(element), text.strip()


def first(root: Any) -> dict[str, str]:
    """The first text of each element name, names in lower case."""
    found: dict[str, str] = {}
    for name, text in texts(root):
        found.setdefault(name.lower(), text)
    return found


def _deep(root: Any) -> bool:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _struck(found: Any) -> str:
    kept = found["name"] or found["tag"] or found["scheme"] or found["user"] or ""
    return f"{kept}***" + ("@" if found["user"] else "")
