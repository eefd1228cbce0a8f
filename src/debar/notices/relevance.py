"""Tells what matters here (measures about suppliers, and answers to them) from all else that is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from debar.entities.graph import Graph
from debar.notices.drafts import Draft
from debar.notices.known import Matcher
from debar.notices.lines import Line

_ENOUGH = 3
_MOST_ASIDE = 3


class _Notice(NamedTuple):
    """What the notice as a whole speaks of."""

    security: bool
    aside: int
    """How many words of other matters stand in it."""
    named: frozenset[str]
    """Measures of which it says the name."""


class Weigher:
    """Weighs the drafts of one notice."""

    def __init__(self, lines: Sequence[Line], matcher: Matcher, graph: Graph, on: date) -> None:
        self._on = on
        self._matcher = matcher
        self._graph = graph
        aside = {line.said(h.first, h.end).lower() for line in lines for h in line.of("aside")}
        self._quotes = {line.text: frozenset(matcher.named_in(line.words)) for line in lines}
        self._notice = _Notice(
            any(line.of("security") for line in lines),
            min(len(aside), _MOST_ASIDE),
            frozenset(one for several in self._quotes.values() for one in several),
        )

    def relevant(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Those that matter, in their order."""
        several = list(drafts)
        sure = [
            draft for draft in several if draft.is_measure and draft.kind != "review" and self._measure(draft)
        ]
        return [draft for draft in several if draft in sure or self._beside(draft, sure)]

    def _measure(self, draft: Draft) -> bool:
        worth = self._target(draft) + self._rule(draft)
        if worth <= 0 or draft.place is None or not self._says_what(draft):
            return False
        worth += self._notice.security + bool(draft.all("basis")) + bool(draft.all("product"))
        worth += self._foreign(draft) + draft.instrument + self._plainly(draft)
        return worth - self._notice.aside >= _ENOUGH

    def _plainly(self, draft: Draft) -> bool:
        """Is it told who does it, and what is forbidden?"""
        place = draft.first("place")
        told = place is not None and (place.grade != "lead" or draft.kind == "order")
        return told and bool(draft.all("conduct"))

    def _says_what(self, draft: Draft) -> bool:
        """A bare ban on a firm is told often; that somebody was warned or a thing paused asks for more."""
        return draft.kind not in ("removal", "warning") or bool(draft.all("target"))

    def _target(self, draft: Draft) -> int:
        """2 where a firm is named that some measure names, or a whole class of firms; 1 for other firms."""
        best = 0
        for value in draft.values("target"):
            if value.startswith("class") or self._is_restricted(value):
                best = 2
            elif value in self._graph or self._notice.security:
                best = max(best, 1)
        return best

    def _rule(self, draft: Draft) -> int:
        """As much as is needed where the sentence of its act says a known measure by its name."""
        named = any(self._quotes.get(field.quote) for field in draft.all("act"))
        return _ENOUGH if named and draft.kind in ("pause", "end", "listing", "ruling") else 0

    def _is_restricted(self, id: str) -> bool:
        return id in self._graph and self._matcher.is_restricted(id, self._on)

    def _foreign(self, draft: Draft) -> bool:
        for value in draft.values("target"):
            if (
                value.startswith("class ")
                and draft.place
                and not value.startswith(f"class {draft.place[:2]}")
            ):
                return True
            country = self._graph.entity(value).country if value in self._graph else None
            if country and draft.place and not draft.place.startswith(country):
                return True
        return False

    def _beside(self, draft: Draft, sure: Sequence[Draft]) -> bool:
        """Does a review, a response or an event belong to what is told?"""
        if draft.is_measure:
            return draft.kind == "review" and self._review(draft, sure)
        if draft.kind == "relation-event":
            return bool(sure)
        if draft.kind in ("statement", "representation"):
            return self._answers(draft, sure)
        return self._weighty(draft) and (bool(sure) or self._alone(draft))

    def _review(self, draft: Draft, sure: Sequence[Draft]) -> bool:
        beside = any(other.place == draft.place for other in sure)
        return beside or (self._target(draft) == 2 and self._measure(draft))

    def _answers(self, draft: Draft, sure: Sequence[Draft]) -> bool:
        actor = draft.first("actor")
        if actor is None:
            return False
        theirs = {value for other in sure for value in other.values("target")}
        if draft.place and any(other.place == draft.place for other in sure):
            return actor.value in theirs
        towards = draft.values("towards")
        to_issuer = not towards or any(other.place in towards for other in sure)
        return bool(sure) and to_issuer and (self._is_state(draft) or actor.value in theirs)

    def _is_state(self, draft: Draft) -> bool:
        actor = draft.first("actor")
        known = self._graph.entity(actor.value) if actor and actor.value in self._graph else None
        return draft.place is not None and (known is None or known.kind == "government-body")

    def _weighty(self, draft: Draft) -> bool:
        return self._notice.aside < _MOST_ASIDE and draft.first("actor") is not None

    def _alone(self, draft: Draft) -> bool:
        """Suits are told often; one matters alone where a known firm is in it and security is spoken of."""
        actor = draft.first("actor")
        firms = [*(value for value in draft.values("target")), *((actor.value,) if actor else ())]
        grave = self._notice.security or bool(self._notice.named)
        return grave and not self._notice.aside and any(value in self._graph for value in firms)
