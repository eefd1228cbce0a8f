"""Numbers of radio approvals, as labels and papers write them: the FCC's (`fcc-id`) and ISED's (`ic-id`).

Fields: `fcc.grantee` (three characters, or five where the first is a digit), `fcc.product`, `fcc.module` (the
id of a radio that is built in, `Contains FCC ID`: its grantee made the radio, not the thing), `ic.company`,
`ic.product`, `ic.module`. Plain: fcc-id, ic-id, as the register writes them, where they are the thing's own.
A grantee need not be the maker: who relabels may file under a code of his own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser, facts, text_of
from debar.kit.errors import BadData

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_MOST = 8
_LONGEST = 4000
_INSIDE = r"(?P<inside>\b(?:contains|contient)\b[^\r\n:]{0,40}?)?"
_SIGN = r"(?:[ -]?(?:id|no\.?|#))?[ \t]{0,4}[:#.]?[ \t]{0,4}"
_PRODUCT = r"(?P<product>[A-Z0-9][A-Z0-9-]{0,13})(?![A-Z0-9-])"
_GRANTEE = rf"(?P<grantee>[2-9][A-Z0-9]{{4}}|[A-Z][A-Z0-9]{{2}})(?P<gap>[ \t]?-[ \t]?|[ \t]?){_PRODUCT}"
_COMPANY = rf"(?P<company>\d{{1,5}}[A-Z]?)[ \t]?-[ \t]?{_PRODUCT}"
_FCC = (
    re.compile(rf"(?i){_INSIDE}\bfcc{_SIGN}{_GRANTEE}"),
    re.compile(rf"(?i)\s*(?!fcc\b)(?P<inside>){_GRANTEE}\s*"),
)
_IC = (
    re.compile(rf"(?i){_INSIDE}\b(?:ic|ised|isde){_SIGN}{_COMPANY}"),
    re.compile(rf"(?i)\s*(?P<inside>){_COMPANY}\s*"),
)
"""Behind its label in running text, and alone."""


def _fcc(raw: bytes) -> Iterator[Field]:
    for found in _found(_FCC, raw, "FCC ID", "2ADTD-5604SD"):
        grantee, product = found["grantee"].upper(), found["product"].upper()
        whole = f"{grantee}{'-' if '-' in found['gap'] else ''}{product}"
        if found["inside"]:
            yield Field("fcc.module", whole)
            continue
        yield Field("fcc.grantee", grantee)
        yield Field("fcc.product", product)
        yield from facts(fcc_id=whole)


def _ic(raw: bytes) -> Iterator[Field]:
    for found in _found(_IC, raw, "ISED certification number", "1234A-ABC123"):
        company, product = found["company"].upper(), found["product"].upper()
        if found["inside"]:
            yield Field("ic.module", f"{company}-{product}")
            continue
        yield Field("ic.company", company)
        yield Field("ic.product", product)
        yield from facts(ic_id=f"{company}-{product}")


def _found(
    patterns: tuple[re.Pattern[str], re.Pattern[str]], raw: bytes, what: str, example: str
) -> list[re.Match[str]]:
    text = text_of(raw[:_LONGEST]).translate(_DASHES)
    labelled, alone = patterns
    found = list(islice(labelled.finditer(text), _MOST))
    if not found and (whole := alone.fullmatch(text)):
        found = [whole]
    if not found:
        raise BadData(f"no {what}. Write it as {example}.")
    return found


PARSERS: Mapping[str, Parser] = {"fcc-id": _fcc, "ic-id": _ic}
