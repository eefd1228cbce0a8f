"""What `debar read` prints: each draft as a page, with who, what, whom, when, on which basis, and quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from debar.cli.prose import wrapped
from debar.entities.graph import Graph
from debar.identify.evidence import Grade
from debar.kit.times import encode_partial
from debar.kit.words import Both, Language
from debar.law.labels import CONDUCTS, FORCES, REACTIONS
from debar.notices.drafts import Draft, Field, FieldName, Known
from debar.notices.known import SAME
from debar.notices.page import Page
from debar.notices.reader import Reading
from debar.notices.words import Kind

COLUMNS = ("kind", "force", "place", "actor", "conduct", "target", "date", "basis", "known")

_KINDS: dict[Kind, Both] = {
    "order": Both("order", "ordre"),
    "ban": Both("ban", "interdiction"),
    "removal": Both("order to remove", "ordre de retrait"),
    "listing": Both("put on a list", "inscription sur une liste"),
    "end": Both("end of a measure or authority", "fin d'une mesure ou d'une autorisation"),
    "pause": Both("suspension of a measure", "suspension d'une mesure"),
    "review": Both("review", "examen"),
    "warning": Both("warning", "mise en garde"),
    "statement": REACTIONS["statement"],
    "representation": REACTIONS["representation"],
    "lawsuit": REACTIONS["lawsuit"],
    "arbitration-notice": REACTIONS["arbitration-notice"],
    "ruling": REACTIONS["ruling"],
    "market": REACTIONS["market"],
    "relation-event": REACTIONS["relation-event"],
}
_FIELDS: dict[FieldName, Both] = {
    "actor": Both("who", "qui"),
    "towards": Both("addressed to", "adressé à"),
    "bound": Both("who is bound", "qui est lié"),
    "conduct": Both("what", "quoi"),
    "target": Both("whom", "qui est visé"),
    "product": Both("products", "produits"),
    "date": Both("when", "quand"),
    "effective": Both("in effect from", "en vigueur le"),
    "deadline": Both("until", "échéance"),
    "term": Both("time allowed", "délai"),
    "basis": Both("basis", "fondement"),
    "ground": Both("grounds", "motifs"),
    "exception": Both("except", "sauf"),
    "demand": Both("demands", "demande"),
    "scene": Both("what happened", "ce qui s'est passé"),
}
_GRADES: dict[Grade, Both] = {
    "established": Both("established", "établi"),
    "strong": Both("plainly said", "dit clairement"),
    "probable": Both("probable", "probable"),
    "lead": Both("taken over from another sentence", "repris d'une autre phrase"),
    "none": Both("none", "aucun"),
}
_BOUND: dict[str, Both] = {
    "department": Both("departments", "ministères"),
    "agency": Both("agencies", "organismes"),
    "crown-corporation": Both("Crown corporations", "sociétés d'État"),
    "contractor": Both("contractors", "entrepreneurs"),
    "telecom-provider": Both("telecommunications providers", "fournisseurs de télécommunications"),
}
_UNITS = {
    "days": Both("days", "jours"),
    "months": Both("months", "mois"),
    "years": Both("years", "ans"),
}
_HEAD = Both("{language}; {day}; {count} sentences read.", "{language}; {day}; {count} phrases lues.")
_DAY = Both("notice of {day}", "avis du {day}")
_LANGUAGES: dict[str, Both] = {"en": Both("English", "Anglais"), "fr": Both("French", "Français")}
_UNKNOWN_DAY = Both("day of the notice unknown", "date de l'avis inconnue")
_KNOWN = Both("Known: {id} ({score}): {why}.", "Connu : {id} ({score}) : {why}.")
_MAYBE = Both("May be: {id} ({score}): {why}.", "Peut-être : {id} ({score}) : {why}.")
_NEWS = Both("New or other: {what}", "Nouveau ou différent : {what}")
_TOLD = Both("as the text tells it", "selon le texte")
_OPEN = Both("not told", "non précisé")
_CLOSE = 0.1
_ALWAYS: tuple[FieldName, ...] = ("actor", "target", "date", "basis")


def lines(found: Reading, page: Page, name: str, graph: Graph, language: Language) -> Iterator[str]:
    """The reading as a page for a person."""
    yield from wrapped(page.title or name)
    day = _DAY.fill(day=found.published) if found.published else _UNKNOWN_DAY
    spoken = _LANGUAGES[found.language or "en"]
    yield from wrapped(_HEAD.fill(language=spoken, day=day, count=found.sentences).within(language))
    for number, draft in enumerate(found.drafts, start=1):
        yield ""
        yield from _draft(draft, number, graph, language)
    if found.remarks:
        yield ""
    for remark in found.remarks:
        yield from wrapped(remark.within(language))


def whole(found: Reading, page: Page, name: str, language: Language) -> dict[str, Any]:
    """The reading as one object."""
    return {
        "source": name,
        "title": page.title,
        "publisher": page.publisher,
        "form": page.form,
        "language": found.language,
        "published": str(found.published) if found.published else None,
        "sentences": found.sentences,
        "drafts": [_object(draft, language) for draft in found.drafts],
        "remarks": [remark.within(language) for remark in found.remarks],
    }


def row(draft: Draft, language: Language) -> dict[str, Any]:
    """A draft as a row: the values alone, and the measure or event that it is about."""
    told: dict[str, Any] = {
        "kind": draft.kind,
        "force": draft.force if draft.is_measure else None,
        "place": draft.place,
    }
    names: tuple[FieldName, ...] = ("actor", "conduct", "target", "date", "basis")
    told |= {each: list(draft.values(each)) for each in names}
    told["known"] = [one.id for one in draft.known if one.score >= SAME]
    told["news"] = [each.within(language) for each in draft.news]
    return told


def _object(draft: Draft, language: Language) -> dict[str, Any]:
    fields = msgspec.to_builtins(draft.fields, enc_hook=encode_partial)
    known = [
        {
            "id": one.id,
            "event": one.event,
            "score": one.score,
            "why": [why.within(language) for why in one.why],
        }
        for one in draft.known
    ]
    return {
        "sort": "measure" if draft.is_measure else "response",
        "kind": draft.kind,
        "force": draft.force if draft.is_measure else None,
        "fields": fields,
        "known": known,
        "news": [each.within(language) for each in draft.news],
    }


def _draft(draft: Draft, number: int, graph: Graph, language: Language) -> Iterator[str]:
    head = _KINDS[draft.kind].within(language)
    if draft.is_measure:
        force = _TOLD if draft.force == "announced" else FORCES[draft.force]
        head = f"{head} ({force.within(language)})"
    yield f"{number}. {head[:1].upper()}{head[1:]}"
    for name, label in _FIELDS.items():
        yield from _field(draft, name, label.within(language), graph, language)
    for quote in dict.fromkeys(field.quote for field in draft.fields):
        marks = ("« ", " »") if language == "fr" else ("“", "”")
        yield from wrapped(f"{marks[0]}{quote}{marks[1]}", "   ", hang=1)
    for one in _worth_showing(draft.known):
        text = (_KNOWN if one.score >= SAME else _MAYBE).fill(
            id=one.id, score=f"{one.score:.2f}", why="; ".join(why.within(language) for why in one.why)
        )
        yield from wrapped(text.within(language), "   ", hang=2)
    for new in draft.news:
        yield from wrapped(_NEWS.fill(what=new).within(language), "   ", hang=2)


def _worth_showing(known: Sequence[Known]) -> list[Known]:
    """The best, and others that are of another sort or nearly as good."""
    return [one for one in known[:2] if one.event != known[0].event or one.score >= known[0].score - _CLOSE]


def _field(draft: Draft, name: FieldName, label: str, graph: Graph, language: Language) -> Iterator[str]:
    told = draft.all(name)
    colon = " : " if language == "fr" else ": "
    if told:
        values = "; ".join(dict.fromkeys(_value(field, graph, language) for field in told))
        grade = _GRADES[told[0].grade].within(language)
        yield from wrapped(f"{label}{colon}{values} ({grade})", "   ", hang=2)
    elif draft.is_measure and name in _ALWAYS:
        yield f"   {label}{colon}{_OPEN.within(language)}"


def _value(field: Field, graph: Graph, language: Language) -> str:
    if field.name == "conduct":
        return next(label.within(language) for conduct, label in CONDUCTS.items() if conduct == field.value)
    if field.name == "bound":
        return _BOUND[field.value].within(language)
    if field.name == "term":
        number, unit = field.value.split()
        return f"{number} {_UNITS[unit].within(language)}"
    if field.name in ("actor", "target") and field.value != field.said and field.value in graph:
        return f"{field.said} = {field.value}"
    return field.said if field.value.startswith("class") else field.value
