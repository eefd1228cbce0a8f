"""Which measure or event of the knowledge a draft is about, how sure that is, and why."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from debar.entities.graph import Graph
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.labels import CONDUCTS, REACTIONS
from debar.law.measure import Measure
from debar.law.registry import Registry
from debar.law.response import Response
from debar.notices.drafts import Draft, Known
from debar.notices.tokens import Phrases, Token, fold, tokens

SAME = 0.5
"""From this score on, a draft is taken for one about the measure."""
_SHOWN = 3
_CLEAR = 0.3

_PLACE = Both("same place: {place}", "même ressort : {place}")
_TARGET = Both("same target: {names}", "même cible : {names}")
_CONDUCT = Both("same conduct: {names}", "même conduite : {names}")
_DAY = Both("same day: {day}", "même jour : {day}")
_NEAR_DAY = Both("same time: {day}", "même époque : {day}")
_BASIS = Both("same law: {name}", "même loi : {name}")
_LIST = Both("both are a list", "une liste dans les deux cas")
_TITLE = Both("words of its title: {words}", "mots de son titre : {words}")
_ANSWERED = Both("{id} is about it", "{id} s'y rapporte")
_ANSWERS = Both("it is about the same measure", "même mesure en cause")
_NAMED = Both("said by its name", "désignée par son nom")
_ACTOR = Both("same actor: {name}", "même auteur : {name}")
_KIND = Both("same kind: {kind}", "même genre : {kind}")
_WORDS = Both("shared words: {words}", "mots communs : {words}")

_WORD = re.compile(r"[^\W\d_]{4,}")
_CAPITALS = re.compile(r"(?:[A-Z][\w’'-]+ ){1,5}(?:List|Rule|Act|Liste|Order)\b")
_COMMON = frozenset({
    "with", "from", "that", "this", "have", "been", "were", "will", "they", "their", "which",
    "other", "would", "about", "after", "before", "canada", "canadian", "chinese", "china", "avec",
    "dans", "pour", "leur", "cette", "sont", "plus", "après", "avant", "canadien", "canadienne",
    "chinois", "chinoise", "chine", "order", "décret", "measure", "government", "gouvernement",
    "products", "produits",
})  # fmt: skip
_CONCEPTS = {
    "arrest": "arrest extradition",
    "detention": "detain détenu détention espionage espionnage",
    "election": "election élection",
    "interference": "interference ingérence meddling",
    "expulsion": "persona expel expuls",
    "tariff": "surtax tariff duty levies droit percent canola",
}


class _Marks(NamedTuple):
    """What a measure can be known by."""

    targets: frozenset[str]
    days: tuple[Partial, ...]
    conducts: frozenset[str]
    title: frozenset[str]
    basis: str
    names: tuple[str, ...]


class Matcher:
    """Compares drafts with everything that the law holds. Never changes."""

    def __init__(self, law: Registry, graph: Graph) -> None:
        self._law = law
        self._graph = graph
        self._marks = {measure.id: _marks(measure, graph) for measure in law.measures}
        self._names = Phrases((name, of) for of, marks in self._marks.items() for name in marks.names)
        self.restricted = frozenset(one for marks in self._marks.values() for one in marks.targets)
        """Entities that some measure names."""
        self._related = lru_cache(maxsize=1 << 14)(self._tied)

    def is_restricted(self, id: str, on: date) -> bool:
        """Does some measure name it, or whose it is?"""
        return any(self.related(id, other, on) for other in self.restricted)

    def related(self, one: str, other: str, on: date) -> bool:
        """Are they one firm, or parent and subsidiary, or a firm and its brand?"""
        return one == other or self._related(one, other, on)

    def named_in(self, words: Sequence[Token]) -> list[str]:
        """Measures of which a sentence says the name: Affiliates Rule, Covered List."""
        return list(dict.fromkeys(hit.value for hit in self._names.hits(words)))

    def measures(self, draft: Draft, on: date) -> tuple[Known, ...]:
        """The measures that the draft may be about, best first; `on`: the day of the notice."""
        told = _told(draft)
        found = [self._measure(draft, measure, told, on) for measure in self._law.measures]
        good = sorted((k for k in found if k.score >= _CLEAR), key=lambda k: (-k.score, k.id))
        return tuple(good[:_SHOWN])

    def events(self, draft: Draft, about: Container[str], on: date) -> tuple[Known, ...]:
        """The entries of `responses/` that the draft may be about, best first.

        `about`: the measures that the notice as a whole is about.
        """
        told = _told(draft)
        found = [self._event(draft, response, told, about, on) for response in self._law.responses]
        good = sorted((k for k in found if k.score >= _CLEAR), key=lambda k: (-k.score, k.id))
        return tuple(good[:_SHOWN])

    def answered(self, events: Sequence[Known]) -> tuple[Known, ...]:
        """The measures that an event is about, by what the knowledge says of it: as sure as the event is."""
        ids = {one.id: one for one in events}
        found = [(r, ids[r.id]) for r in self._law.responses if r.id in ids]
        return tuple(
            Known(measure, event.score, (_ANSWERED.fill(id=event.id),))
            for response, event in found
            for measure in (response.measures or response.background)
        )

    def _tied(self, one: str, other: str, on: date) -> bool:
        if one not in self._graph or other not in self._graph:
            return False
        kinds = [tie.kind for pair in ((one, other), (other, one)) for tie in self._graph.ties(*pair, on)]
        return any(kind in ("same", "own-brand", "subsidiary") for kind in kinds)

    def _measure(self, draft: Draft, measure: Measure, told: Mapping[str, str], on: date) -> Known:
        marks = self._marks[measure.id]
        why: list[Both] = []
        points = self._by_place(draft, measure, why)
        points += self._by_target(draft, marks, on, why)
        points += _by_conduct(draft, marks, why) + _by_kind(draft, measure, why)
        points += _by_date(draft, marks.days, why) + self._by_basis(draft, measure, why)
        points += self._by_name(draft, measure, why)
        shared = sorted(told[stem] for stem in told.keys() & marks.title)
        if shared:
            points += min(0.18, 0.05 * len(shared))
            why.append(_TITLE.fill(words=", ".join(shared[:5])))
        return Known(measure.id, round(max(0.0, min(1.0, points)), 2), tuple(why))

    def _by_place(self, draft: Draft, measure: Measure, why: list[Both]) -> float:
        place = draft.place
        if place is None:
            return 0.0
        if place == measure.jurisdiction:
            why.append(_PLACE.fill(place=place))
            return 0.3
        return -0.1 if _within(place, measure.jurisdiction) else -0.5

    def _by_target(self, draft: Draft, marks: _Marks, on: date, why: list[Both]) -> float:
        named = [value for value in draft.values("target") if value in self._graph]
        if not named:
            return 0.0
        if not marks.targets:
            return -0.1  # who names a firm speaks hardly of what names none
        same = [v for v in named if any(self.related(v, target, on) for target in marks.targets)]
        if not same:
            return -0.3
        why.append(_TARGET.fill(names=", ".join(self._graph.entity(v).label for v in same)))
        exact = len([v for v in same if v in marks.targets]) / len(named)
        return 0.2 + 0.1 * len(same) / len(named) + 0.05 * exact - min(0.08, 0.004 * len(marks.targets))

    def _by_name(self, draft: Draft, measure: Measure, why: list[Both]) -> float:
        act = draft.first("act")
        if act is None or measure.id not in self.named_in(tokens(act.quote)):
            return 0.0
        why.append(_NAMED)
        return 0.25

    def _by_basis(self, draft: Draft, measure: Measure, why: list[Both]) -> float:
        basis = self._marks[measure.id].basis
        for value in draft.values("basis"):
            folded = " ".join(map(fold, value.split()))
            if len(folded) > 3 and (folded in basis or measure.id in self.named_in(tokens(value))):
                why.append(_BASIS.fill(name=value))
                return 0.15
        return 0.0

    def _event(
        self, draft: Draft, response: Response, told: Mapping[str, str], about: Container[str], on: date
    ) -> Known:
        why: list[Both] = []
        answered = any(one in about for one in (*response.measures, *response.background))
        if answered:
            why.append(_ANSWERS)
        points = _by_sort(draft, response, why)
        points += self._by_actor(draft, response, on, why)
        points += _by_date(draft, (response.date, *((response.until,) if response.until else ())), why)
        points += self._by_words(draft, response, told, why)
        if draft.kind != "relation-event":
            points += 0.15 if answered else -0.2
        return Known(response.id, round(max(0.0, min(1.0, points)), 2), tuple(why), event=True)

    def _by_actor(self, draft: Draft, response: Response, on: date, why: list[Both]) -> float:
        actor = draft.first("actor")
        if actor is None:
            return 0.0
        both = actor.value in self._graph and response.actor in self._graph
        if both and self.related(actor.value, response.actor, on):
            why.append(_ACTOR.fill(name=self._graph.entity(response.actor).label))
            return 0.3
        if draft.place and draft.place == self._place_of(response):
            why.append(_PLACE.fill(place=draft.place))
            return 0.1
        return 0.0 if draft.kind == "relation-event" else -0.3

    def _place_of(self, response: Response) -> str | None:
        if response.of:
            return response.of
        return self._graph.entity(response.actor).country if response.actor in self._graph else None

    def _by_words(self, draft: Draft, response: Response, told: Mapping[str, str], why: list[Both]) -> float:
        named = f"{response.name.en} {response.name.fr}" if response.name else ""
        theirs = keywords(f"{response.says.en} {response.says.fr} {named}")
        act = draft.first("act")
        concept = keywords(_CONCEPTS.get(act.value, "")) if act else {}
        shared = sorted(told[stem] for stem in told.keys() & theirs.keys())
        points = min(0.2, 0.05 * len(shared))
        if draft.kind == "relation-event":
            points = min(0.4, 0.08 * len(shared)) + (0.2 if concept.keys() & theirs.keys() else -0.3)
        if shared:
            why.append(_WORDS.fill(words=", ".join(shared[:6])))
        return points


def keywords(text: str) -> dict[str, str]:
    """The words of a text that tell something, by their stems."""
    return {_stem(word): word for word in _WORD.findall(text) if word.lower() not in _COMMON}


def _stem(word: str) -> str:
    plain = fold(word)
    for ending in (
        "ations",
        "ation",
        "ment",
        "ing",
        "ions",
        "ion",
        "ees",
        "ed",
        "es",
        "al",
        "ee",
        "er",
        "s",
        "e",
    ):
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)]
    return plain


def _marks(measure: Measure, graph: Graph) -> _Marks:
    targets = {one for clause in measure.clauses for one in (*clause.targets.named, *clause.binds_entities)}
    targets |= {member.entity for member in measure.members} | set(measure.about)
    states = {one for one in targets if one in graph and graph.entity(one).kind == "government-body"}
    days = [measure.announced, *(step.date for step in measure.status)]
    days += [stage.date for stage in measure.process if stage.date]
    days += [Partial.of(run.since) for clause in measure.clauses for run in clause.runs]
    days += [Partial.of(member.since) for member in measure.members]
    titles = f"{measure.title.en} {measure.title.fr}"
    basis = f"{measure.legal_basis.en} {measure.legal_basis.fr}"
    names = _CAPITALS.findall(measure.title.en)
    return _Marks(
        frozenset(targets - states),
        tuple(dict.fromkeys(days)),
        frozenset(conduct for clause in measure.clauses for conduct in clause.conducts),
        frozenset(keywords(titles)),
        " ".join(map(fold, basis.split())),
        tuple(name for name in names if len(name.split()) > 1),
    )


def _within(place: str, other: str) -> bool:
    return place.startswith(f"{other}-") or other.startswith(f"{place}-")


def _by_conduct(draft: Draft, marks: _Marks, why: list[Both]) -> float:
    told = set(draft.values("conduct"))
    same = sorted(told & marks.conducts)
    if not told or not marks.conducts:
        return 0.0
    if not same:
        return -0.1
    labels = [label for conduct, label in CONDUCTS.items() if conduct in same]
    names = Both(", ".join(label.en for label in labels), ", ".join(label.fr for label in labels))
    why.append(_CONDUCT.fill(names=names))
    return 0.15


def _by_kind(draft: Draft, measure: Measure, why: list[Both]) -> float:
    is_list = measure.instrument == "list" or "list" in measure.id.split("-")
    if draft.kind == "listing":
        if is_list:
            why.append(_LIST)
        return 0.12 if is_list else -0.08
    if draft.kind == "review":
        return 0.1 if "review" in measure.title.en.lower() else 0.0
    if draft.kind == "order":
        return 0.05 if measure.instrument == "order" else -0.05
    return -0.05 if draft.kind == "ban" and is_list else 0.0


def _by_date(draft: Draft, days: Sequence[Partial], why: list[Both]) -> float:
    told = [Partial.parse(v) for name in ("date", "effective") for v in draft.values(name)]
    if not told:
        return 0.0
    return max(_nearness(one, days, why) for one in told[:3])


def _nearness(told: Partial, days: Sequence[Partial], why: list[Both]) -> float:
    if told.precision == "day" and told in days:
        why.append(_DAY.fill(day=told))
        return 0.25
    gaps = [max((d.first - told.last).days, (told.first - d.last).days, 0) for d in days]
    gap = min(gaps, default=9999)
    if gap <= 31:
        why.append(_NEAR_DAY.fill(day=told))
        return 0.15 if gap <= 3 else 0.08
    return -0.05 if gap <= 366 else -0.2


def _by_sort(draft: Draft, response: Response, why: list[Both]) -> float:
    alike = {draft.kind, *_ALIKE.get(draft.kind, ())}
    if response.kind in alike:
        why.append(_KIND.fill(kind=REACTIONS[response.kind]))
        return 0.25
    return -0.4


_ALIKE = {
    "statement": ("representation", "disclosure"),
    "representation": ("statement",),
    "relation-event": ("retaliation", "agreement", "disclosure"),
    "arbitration-notice": ("statement",),
    "market": ("restructuring",),
}


def _told(draft: Draft) -> dict[str, str]:
    """The telling words of the sentences that a draft rests on, by their stems."""
    scenes = draft.values("scene")
    found: dict[str, str] = {}
    for text in scenes or dict.fromkeys(field.quote for field in draft.fields):
        found |= keywords(text)
    return found
