"""Drafts as YAML files in the form of the knowledge, for a person to check and to fill.

What the notice does not tell stands there as a comment, in the form in which it is to be written;
each line that was filled has its sentence above it. Nothing enters the knowledge by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, get_args

from debar.estate.parties import PartyKind
from debar.kit.times import Partial
from debar.kit.words import Language
from debar.law.measure import Conduct, Instrument, Standing
from debar.law.response import Reaction
from debar.notices.drafts import Draft, Field
from debar.notices.known import SAME

_OPEN = "# open: "
_SORTS = f"{_OPEN}subsidiaries: 'yes' | 'no' | open   (affiliates, relabels, own_brands too)"
_LINK = f"{_OPEN}link: {{en: '…', fr: '…'}}   (who ties it to which measure, in what words; name that above)"
_LONGEST_ID = 60
_SLUG = re.compile(r"[^a-z0-9]+")
BOUND: dict[str, dict[str, PartyKind]] = {
    "department": {"CA": "federal-department", "US": "us-executive-agency", "GB": "uk-department"},
    "agency": {"CA": "federal-agency", "US": "us-executive-agency", "AU": "au-entity"},
    "crown-corporation": {"CA": "crown-corporation"},
    "contractor": {"US": "us-federal-contractor"},
    "telecom-provider": {},
}
_INSTRUMENTS: dict[str, Instrument] = {"listing": "list", "warning": "guidance"}
_STANDINGS: dict[str, Standing] = {"pause": "suspended", "end": "repealed"}
_REACTIONS = frozenset(get_args(Reaction))


class Origin(NamedTuple):
    """Where drafts come from."""

    title: str
    """Title of the notice, or the name of its file."""
    publisher: str | None
    url: str | None
    published: date | None
    language: Language
    recorded: date


def file_name(draft: Draft, taken: Sequence[str] = ()) -> str:
    """A name for the draft's file, without an ending; it is the draft's id too."""
    target = draft.first("target") or draft.first("actor")
    day = draft.first("date")
    parts = (draft.place or "", draft.kind, target.value if target else "", day.value if day else "")
    plain = "-".join(_SLUG.sub("-", part.lower()).strip("-") for part in parts if part)
    name = f"draft-{plain}"[:_LONGEST_ID].rstrip("-")
    number = 2
    while name in taken:
        name = f"{name.removesuffix(f'-{number - 1}')}-{number}"
        number += 1
    return name


def as_yaml(draft: Draft, id: str, origin: Origin) -> str:
    """The draft as a file: a measure, or a response in a file of its own."""
    lines = [*_head(draft, origin)]
    lines += _measure(draft, id, origin) if draft.is_measure else _response(draft, id, origin)
    return "\n".join(lines) + "\n"


def _head(draft: Draft, origin: Origin) -> Iterator[str]:
    yield f"# Drafted by a machine from {_plain(origin.title)}. No person has checked it."
    yield f"# What stands behind `{_OPEN.strip()}` is not told by the notice: fill it, or leave it out"
    yield "# where it need not be there."
    for one in draft.known:
        sure = "It is probably" if one.score >= SAME else "It may be"
        why = _plain("; ".join(why.en for why in one.why))
        yield f"# {sure} known already: {one.id} ({one.score:.2f}: {why})."
    for new in draft.news:
        yield f"# {_plain(new.en)}"


def _measure(draft: Draft, id: str, origin: Origin) -> Iterator[str]:
    yield f"id: {id}"
    yield from _value("jurisdiction", draft.first("place"), "CA")
    yield from _both("issuer", draft.first("actor"), origin, said=True)
    yield _open("title: {en: '…', fr: '…'}")
    instrument = _INSTRUMENTS.get(draft.kind)
    choices = " | ".join(get_args(Instrument))
    yield f"instrument: {instrument}" if instrument else _open(f"instrument: {choices}")
    yield from _both("legal_basis", draft.first("basis"), origin)
    yield from _value("announced", draft.first("date") or draft.first("effective"), "2025-06-27")
    yield f"recorded: '{origin.recorded}'"
    yield "confidence: low"
    yield "text: summary"
    yield "clauses:"
    yield from _clause(draft, origin)
    yield from _status(draft, origin)
    yield from _grounds(draft, origin)
    yield from _sources(origin)


def _clause(draft: Draft, origin: Origin) -> Iterator[str]:
    conducts = draft.values("conduct")
    first = draft.first("conduct")
    yield f"  - id: {conducts[0] if conducts else draft.kind}"
    yield from _indented(_value("conduct", first, " | ".join(get_args(Conduct))), 4)
    if len(conducts) > 1:
        yield from _indented(_quotes(draft.all("conduct")[1:]), 4)
        yield f"    also: [{', '.join(conducts[1:])}]"
    if draft.force == "announced":
        yield "    # As the notice tells it; the instrument itself was not read."
    yield f"    force: {draft.force}"
    yield from _indented(_both("says", draft.first("act"), origin, quote=True), 4)
    yield "    targets:"
    yield from _targets(draft)
    products = draft.values("product")
    if products:
        yield from _indented(_quotes(draft.all("product")[:1]), 4)
        yield f"    products: [{', '.join(products)}]"
    yield from _bound(draft)
    yield from _exceptions(draft, origin)
    yield from _runs(draft, origin)


def _targets(draft: Draft) -> Iterator[str]:
    named = [field for field in draft.all("target") if _is_id(field)]
    yield from _indented(_quotes(named), 6)
    yield f"      named: [{', '.join(dict.fromkeys(field.value for field in named))}]"
    for field in draft.all("target"):
        if field not in named:
            yield from _indented(_quotes([field]), 6)
            yield f"      {_open(f'an entity under named, or subject, or lists, for {_plain(field.said)}')}"
    yield f"      {_SORTS}"


def _bound(draft: Draft) -> Iterator[str]:
    kinds = []
    for field in draft.all("bound"):
        kind = BOUND.get(field.value, {}).get(draft.place or "")
        if kind and kind not in kinds:
            kinds.append(kind)
            yield from _indented(_quotes([field]), 4)
    if kinds:
        yield f"    binds_kinds: [{', '.join(kinds)}]"
    else:
        yield f"    {_open('binds_kinds: [federal-department]   (or binds_entities, binds_terms)')}"


def _exceptions(draft: Draft, origin: Origin) -> Iterator[str]:
    told = draft.all("exception")
    if told:
        yield "    exceptions:"
    for number, field in enumerate(told, start=1):
        yield f"      - id: exception-{number}"
        yield from _indented(_both("says", field, origin), 8)


def _runs(draft: Draft, origin: Origin) -> Iterator[str]:
    since = draft.first("effective") or draft.first("date")
    whole = since is not None and Partial.parse(since.value).precision == "day"
    yield "    runs:"
    yield from _indented(_quotes([since]) if since else (), 6)
    yield f"      - recorded: '{origin.recorded}'"
    yield f"        cites: [{_quoted(origin.title)}]"
    yield f"        since: {since.value}" if whole and since else f"        {_open('since: 2025-06-27')}"
    deadline = draft.first("deadline")
    term = draft.first("term")
    if deadline and Partial.parse(deadline.value).precision == "day":
        yield from _indented(_quotes([deadline]), 4)
        yield f"    deadline: {deadline.value}"
    elif deadline or term:
        said = _plain((deadline or term or since or draft.fields[0]).said)
        yield f"    {_open(f'deadline: 2025-10-25   ({said})')}"


def _status(draft: Draft, origin: Origin) -> Iterator[str]:
    standing: Standing = _STANDINGS.get(draft.kind, "proposed" if draft.proposed else "announced")
    day = draft.first("date") or draft.first("effective")
    yield "status:"
    yield f"  - status: {standing}"
    yield f"    recorded: '{origin.recorded}'"
    yield f"    cites: [{_quoted(origin.title)}]"
    yield from _indented(_value("date", day, "2025-06-27"), 4)
    yield from _indented(_both("note", draft.first("act"), origin, quote=True), 4)


def _grounds(draft: Draft, origin: Origin) -> Iterator[str]:
    told = draft.all("ground")
    if told:
        yield "grounds:"
    for quote in dict.fromkeys(field.quote for field in told):
        field = next(each for each in told if each.quote == quote)
        filled, missing = _sides(quote, origin)
        yield f"  - {filled}"
        yield f"    {_open(missing)}"
        yield f"    # {field.grade}"


def _response(draft: Draft, id: str, origin: Origin) -> Iterator[str]:
    yield "responses:"
    yield f"  - id: {id}"
    yield from _indented(_value("date", draft.first("date"), "2025-06-30"), 4)
    actor = draft.first("actor")
    if actor and _is_id(actor):
        yield from _indented(_value("actor", actor, ""), 4)
    else:
        yield f"    {_open('actor: an entity, or a word of your own with `name`')}"
        yield from _indented(_both("name", actor, origin, said=True), 4) if actor else ()
    yield f"    kind: {draft.kind}" if draft.kind in _REACTIONS else f"    {_open('kind: statement')}"
    yield from _indented(_value("of", draft.first("place"), "CN"), 4)
    towards = draft.all("towards")
    if towards:
        yield from _indented(_quotes(towards[:1]), 4)
        yield f"    towards: [{', '.join(dict.fromkeys(field.value for field in towards))}]"
    yield "    measures: []"
    yield f"    {_LINK}"
    yield from _indented(_both("says", draft.first("act"), origin, quote=True), 4)
    if demand := draft.first("demand"):
        yield from _indented(_both("demands", demand, origin), 4)
    yield "    confidence: low"
    yield f"    recorded: '{origin.recorded}'"
    yield from _indented(_sources(origin), 4)


def _sources(origin: Origin) -> Iterator[str]:
    yield "sources:"
    yield f"  - title: {_quoted(origin.title)}"
    for key, value in (("publisher", origin.publisher), ("url", origin.url)):
        yield f"    {key}: {_quoted(value)}" if value else f"    {_open(f'{key}: …')}"
    yield f"    date: '{origin.published}'" if origin.published else f"    {_open('date: 2025-06-27')}"
    yield "    seen: true"


def _value(key: str, field: Field | None, example: str) -> Iterator[str]:
    """A key with its value and its sentence; a comment where the notice does not tell it."""
    if field is None:
        yield _open(f"{key}: {example}")
        return
    yield from _quotes([field])
    yield f"{key}: {_quoted(field.value)}"


def _both(
    key: str, field: Field | None, origin: Origin, *, said: bool = False, quote: bool = False
) -> Iterator[str]:
    """A text in two languages, of which the notice has one."""
    if field is None:
        yield _open(f"{key}: {{en: '…', fr: '…'}}")
        return
    filled, missing = _sides(field.quote if quote else field.said if said else field.value, origin)
    if not quote:
        yield from _quotes([field])
    yield f"{key}:"
    yield f"  {filled}"
    yield f"  {_open(missing)}"


def _sides(text: str, origin: Origin) -> tuple[str, str]:
    other = "en" if origin.language == "fr" else "fr"
    return f"{origin.language}: {_quoted(text)}", f"{other}: '…'"


def _quotes(fields: Sequence[Field]) -> Iterator[str]:
    for field in fields:
        yield f"# {field.grade}: {_quoted(field.quote)}"


def _indented(lines: Iterator[str] | Sequence[str], by: int) -> Iterator[str]:
    yield from (f"{' ' * by}{line}" for line in lines)


def _open(text: str) -> str:
    return f"{_OPEN}{text}"


def _is_id(field: Field) -> bool:
    return field.value != field.said and not field.value.startswith("class")


def _quoted(text: str | None) -> str:
    """Text as YAML reads it back, on one line: JSON, whose marks YAML shares."""
    return json.dumps(_plain(text or ""), ensure_ascii=False)


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
