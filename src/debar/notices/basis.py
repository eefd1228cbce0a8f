"""The legal basis that a sentence names: acts, sections, orders, dockets, citations."""

from __future__ import annotations

import re
from typing import NamedTuple


class Basis(NamedTuple):
    """Words that name a law, and where they stand in the sentence."""

    start: int
    end: int
    text: str
    statute: bool
    """Is it a law or an order, and not only a number of a file or a page?"""


_CAPITAL = r"[A-ZÉÈÀÎ][\w'’&-]{0,60}"
_SMALL = r"(?:of|and|for|the|from|to|in|on|by|by the|of the|and the)"
_STATUTES = (
    r"Public Law \d{2,3}-\d{1,4}|Pub\. L\. \d{2,3}-\d{1,4}",
    rf"{_CAPITAL}(?: (?:{_SMALL} )?{_CAPITAL}){{0,9}} (?:Act|Law|Treaty|Code|Regulations|Regulation|Charter)"
    r"(?: of (?:19|20)\d\d)?(?: (?:19|20)\d\d)?",
    r"(?<=under the )(?:[a-z][\w-]+ ){1,5}(?:act|law|treaty|directive)\b",
    r"[Ll]oi (?:canadienne )?(?:de (?:19|20)\d\d )?(?:sur|concernant|relative|visant|régissant)\b"
    r"(?:(?! (?:a|ont|est|sont|qui|que|pour|afin|et a|et l|dont)\b)[^,.;:()«»]){3,160}",
    r"traité (?:bilatéral |d['’])?[\w'’ ]{0,60}?(?:investissement|libre-échange|commerce)\w*",
    r"(?:Executive Order|E\.O\.|EO) (?:No\. )?\d{5}",
    r"décret (?:exécutif |présidentiel )?(?:n[o°ᵒ]\.? ?)?\d{2,5}(?:-\d{2,4})?",
    r"(?:Regulation|Directive|règlement|directive) \((?:EU|UE)\) (?:No )?\d{4}/\d{1,5}",
    r"R\.S\.C\.,? \d{4},? c\. [\w-]+(?: \(\d\w+ Supp\.\))?|L\.R\.C\.? \(\d{4}\),? ch?\. [\w-]+",
    r"S\.C\. \d{4},? c\. \d+|L\.C\. \d{4},? ch?\. \d+|(?:C?Q?LR?Q|RLRQ),? c\. [A-Z]-[\d.]+",
)
_SECTIONS = (
    r"(?:[Ss]ubsection|[Ss]ection|[Pp]aragraph|[Pp]aragraphe|[Aa]rticle|ss?\.|§§?) ?"
    r"\d[\w.-]*(?:\(\w{1,4}\)){0,4}",
)
_NUMBERS = (
    r"\d{2,3} (?:FR|Fed\. Reg\.) \d{3,6}",
    r"\d{1,2} C\.?F\.?R\.? (?:[Pp]arts? )?\d+(?:\.\d+)?(?:\(\w\))?",
    r"\d{1,2} U\.?S\.?C\.? (?:§ ?)?\d+\w*(?:\(\w\))*",
    r"(?:[A-Z]{2,4} )?Docket Nos?\. [A-Z\d][\w-]*(?:, [A-Z\d][\w-]*\d)*",
    r"FCC \d\d-\d{1,4}|DA \d\d-\d{1,4}",
    r"P\.C\. \d{4}-\d{1,5}|C\.P\. \d{4}-\d{1,5}",
    r"(?:SOR|DORS|SI|TR)/\d{4}-\d{1,4}",
    r"(?:FAR|DFARS) \d{1,3}\.\d{1,4}(?:-\d{1,4})?|\b52\.\d{3}-\d{1,3}\b",
    r"\d{4} (?:FC|CF|FCA|CAF|SCC|CSC|QCCS|QCCA) \d{1,5}",
    r"\bT-\d{2,5}-\d\d\b",
    r"RIN \d{4}-[A-Z]{2}\d\d",
)
_WHOLE = re.compile(
    "|".join(
        f"(?P<{name}{number}>{pattern})"
        for name, patterns in (("s", _STATUTES), ("p", _SECTIONS), ("n", _NUMBERS))
        for number, pattern in enumerate(patterns)
    )
)
_JOINT = re.compile(r",? (?:of|of the|under|de|de la|du) (?:the )?")
_ARTICLE = re.compile(r"^(?:The|Under|In|La|Le|An?) (?:the )?")
_SUBJECT_TO = re.compile(
    r"(?i)(?:subject to|assujetti\w* à|complied with|breach of|violat\w+)(?: the| la| l['’])?\s?$"
)
_NO_LAWS = re.compile(
    r"^(?:The |An? |This |Under )?(?:Law|Act|Code|Charter|Regulations?)\b|(?:Criminal|Zip|Dress) Code$"
)


def named(text: str) -> list[Basis]:
    """Every law, section and number of a file in a sentence, from the left.

    A section and the law that it belongs to are one: `section 214 of the Communications Act`.
    """
    found = [_one(match) for match in _WHOLE.finditer(text)]
    kept = [one for one in found if one.text and not _NO_LAWS.search(one.text) and not _of_others(text, one)]
    joined: list[Basis] = []
    for one in kept:
        if joined and _JOINT.fullmatch(text[joined[-1].end : one.start]):
            first = joined.pop()
            whole = text[first.start : one.end]
            joined.append(Basis(first.start, one.end, whole, first.statute or one.statute))
        else:
            joined.append(one)
    return joined


def _of_others(text: str, one: Basis) -> bool:
    """Is it the law that the firms are under, and not the one on which the act rests?"""
    return _SUBJECT_TO.search(text[: one.start]) is not None


def _one(match: re.Match[str]) -> Basis:
    text, start = match[0], match.start()
    if article := _ARTICLE.match(text):
        text, start = text[article.end() :], start + article.end()
    return Basis(start, start + len(text.rstrip()), text.rstrip(), not str(match.lastgroup).startswith("n"))
