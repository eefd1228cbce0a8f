"""Who stands on a list on a day: the entries of measures that name makers or models, as known then.

A list may forbid nothing itself; other measures mean whoever stands on it. An entry that names models
means only those.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from debar.kit.words import Both
from debar.law.measure import Measure
from debar.law.part import Part
from debar.law.parts import Member
from debar.law.verdict import Reason

_LISTED = Both(
    'Since {since}, {who} stands on the list of "{title}".',
    "Depuis le {since}, {who} figure sur la liste de la mesure «\u00a0{title}\u00a0».",
)
_WEAK = Both(
    "That it stands there is not well enough sourced.", "Cette inscription n'est pas assez bien attestée."
)
_MODEL = Both("The list names this model ({model}).", "La liste nomme ce modèle ({model}).")
_OTHER_MODEL = Both(
    "The list names only these models: {models}; this is another ({model}).",
    "La liste ne nomme que ces modèles\u00a0: {models}; il s'agit ici d'un autre ({model}).",
)
_NO_MODEL = Both(
    "The list names only these models: {models}; the model of this one is not known.",
    "La liste ne nomme que ces modèles\u00a0: {models}; celui de l'article n'est pas connu.",
)


class Entry(Struct, frozen=True):
    """One entry, and the measure that it stands in."""

    measure: str
    title: Both
    member: Member

    def told(self, who: str, model: str | None) -> Part:
        """That a thing of that model is meant by it, with the entry's sources."""
        member = self.member
        words = _LISTED.fill(who=who, title=self.title, since=member.since)
        reasons = [Reason(words, member.cites)]
        if member.confidence == "low":
            reasons.append(Reason(_WEAK, member.cites))
        listed = Part("suspected" if member.confidence == "low" else "covered", tuple(reasons))
        return self._of_model(listed, model) if member.models else listed

    def _of_model(self, listed: Part, model: str | None) -> Part:
        cites, models = self.member.cites, ", ".join(self.member.models)
        if not model or not bare(model):
            says = Reason(_NO_MODEL.fill(models=models), cites)
            return Part("suspected", (*listed.reasons, says))
        if self.names(model):
            return Part(listed.outcome, (*listed.reasons, Reason(_MODEL.fill(model=model), cites)))
        says = Reason(_OTHER_MODEL.fill(models=models, model=model), cites, against=True)
        return Part("none-found", (*listed.reasons, says))

    def names(self, model: str) -> bool:
        """Does it name that model, however the number is written?"""
        return bare(model) in {bare(each) for each in self.member.models}


class Roll:
    """Whom some lists name on one day."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            found[entry.member.entity].append(entry)
        self._entries = {who: tuple(each) for who, each in found.items()}

    def __iter__(self) -> Iterator[str]:
        """The ids of those who stand there."""
        return iter(self._entries)

    def of(self, id: str) -> tuple[Entry, ...]:
        """The entries that name somebody; none where nobody of that id stands there."""
        return self._entries.get(id, ())


class Rolls:
    """The lists of some measures; of versions of an entry the last counts."""

    def __init__(self, measures: Iterable[Measure] = ()) -> None:
        listing = [measure for measure in measures if measure.members]
        self._entries: Mapping[str, tuple[Entry, ...]] = {
            one.id: tuple(Entry(one.id, one.title, member) for member in current(one.members))
            for one in listing
        }
        self._titles = {one.id: one.title for one in listing}
        self._on = cache(self._roll)
        self.turns = cache(self._turns)

    def on(self, lists: tuple[str, ...], day: date) -> Roll:
        """Whom those lists name on that day. A list that nobody knew of yet names nobody."""
        return self._on(lists, bisect_right(self.turns(lists), day)) if lists else _NOBODY

    def days(self, lists: Iterable[str]) -> dict[str, set[date]]:
        """Everybody who stands on one of them on some day → the days on which that may change."""
        found: defaultdict[str, set[date]] = defaultdict(set)
        for one in (entry.member for each in lists for entry in self._entries.get(each, ())):
            found[one.entity] |= {day for day in (one.since, one.until) if day is not None}
        return dict(found)

    def models(self, lists: Iterable[str]) -> frozenset[str]:
        """The models that they name, without what may be written otherwise."""
        members = (entry.member for each in lists for entry in self._entries.get(each, ()))
        return frozenset(bare(model) for member in members for model in member.models)

    def title(self, id: str) -> Both:
        """The title of a list; its id where nobody knew of it yet."""
        return self._titles.get(id, Both(id, id))

    def _turns(self, lists: tuple[str, ...]) -> Sequence[date]:
        """The days on which the lists change, in order."""
        return sorted(set[date]().union(*self.days(lists).values()))

    def _roll(self, lists: tuple[str, ...], turn: int) -> Roll:
        if not turn:
            return _NOBODY
        day = self.turns(lists)[turn - 1]
        return Roll(e for each in lists for e in self._entries.get(each, ()) if e.member.holds(day))


def current(members: Iterable[Member], known: date | None = None) -> tuple[Member, ...]:
    """The entries as known on a day: of versions of one entry, the one recorded last.

    Entries of one maker and the same models, with one `since`, are versions of one. One whose `until`
    is its `since` withdraws it.
    """
    latest: dict[tuple[str, date, tuple[str, ...]], Member] = {}
    for member in sorted(members, key=lambda member: member.recorded.last):
        if known is None or member.recorded.last <= known:
            latest[member.entity, member.since, member.models] = member
    return tuple(member for member in latest.values() if member.until != member.since)


def bare(model: str) -> str:
    """A model number without what may be written otherwise: case, dashes, blanks, widths."""
    return "".join(c for c in unicodedata.normalize("NFKC", model).upper() if c.isalnum())


_NOBODY = Roll()
