"""Is a clause about sending things to this recipient? Who made them doesn't matter then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from debar.kit.words import Both
from debar.law.matter import Matter
from debar.law.measure import Conduct
from debar.law.part import Part, furthest, together
from debar.law.reach import CARRIES, Reach
from debar.law.told import STRANGER, Sort
from debar.law.verdict import Item, Outcome, Reason

TO_SOMEBODY: tuple[Conduct, ...] = ("export-to",)
"""Conducts by which things go to somebody: their clauses name who is not to have them."""

_GOES_TO = Both("It is to go to {who} (grade: {grade}).", "L'article est destiné à {who} (cote : {grade}).")
_NOBODY = Both(
    "Who is to receive it is not known, and the clause is about going to {targets}, whoever made the thing.",
    "Le destinataire n'est pas connu; la disposition vise l'envoi à {targets}, quel que soit le fabricant.",
)
_WHOEVER = Both(
    "It means such things whoever receives them.",
    "La disposition vise ces envois, quel qu'en soit le destinataire.",
)
_SORTS: dict[Sort, Both] = {
    "own-name": Both(
        "That is {target}, which the clause names.", "Il s'agit de {target}, que la disposition nomme."
    ),
    "subsidiaries": Both(
        "It is a firm that {target} owns or controls.",
        "C'est une entreprise que {target} possède ou contrôle.",
    ),
    "affiliates": Both(
        "It is a firm under common control with {target}.",
        "C'est une entreprise sous contrôle commun avec {target}.",
    ),
    "state_affiliates": Both(
        "It belongs to the same state body as {target}; that alone makes no affiliate.",
        "Elle relève du même organisme d'État que {target}; cela seul n'en fait pas une société affiliée.",
    ),
}


def reach_of(matter: Matter) -> Reach:
    """What asks whose things a clause means, or, where they go to somebody, who is to receive them."""
    return Recipient(matter) if matter.clause.conduct in TO_SOMEBODY else Reach(matter)


class Recipient(Reach):
    """Who one clause keeps from receiving things, asked for item after item."""

    sorts = _SORTS
    meant: ClassVar[dict[bool, Both]] = {
        True: Both("The clause means such firms too.", "La disposition vise aussi ces entreprises."),
        False: Both("The clause does not mean such firms.", "La disposition ne vise pas ces entreprises."),
    }

    def untouched(self, item: Item, on: date) -> Outcome | None:
        """As for makers, by who is to receive it."""
        to, meant = item.recipient, self.clause.targets
        known = to is not None and to in self.graph and item.recipient_grade != "none"
        if meant.whoever or meant.secret or self._may_be_tied(to):
            return None
        return self._outcome_of_others(to, on) if known else "unknown"

    def of(self, item: Item) -> Part:
        """Covered, conditional, suspected, unknown or none-found, by the recipient alone."""
        if self.clause.targets.whoever:
            return Part("covered", (Reason(_WHOEVER, self.clause.cites),))
        return self._or_secret(furthest(self._ways(item)) or self._missed(item), item)

    def _ways(self, item: Item) -> Iterator[Part]:
        if item.recipient is None or item.recipient_grade == "none":
            return
        known = Part(CARRIES[item.recipient_grade], (self._goes_to(item),))
        for target, tie in self._tied_to(item.recipient):
            sort: Sort = "own-name" if tie.kind in ("same", "own-brand") else self._firm(tie)
            meant = self._meant(sort, target, item)
            yield together([known, self._tied(tie), self._reached(target, item), meant])

    def _reached(self, target: str, item: Item) -> Part:
        return self.roster.told(target, item.id, None, of_things=False)

    def _missed(self, item: Item) -> Part:
        """Nothing ties the recipient to a target: is that known, or only not known?"""
        to = item.recipient
        if not self.roster:
            return Part("none-found", (self._goes_to(item),) if to else ())
        if to is None or item.recipient_grade == "none":
            return Part("unknown", (Reason(_NOBODY.fill(targets=self.roster.whom), item.evidence),))
        if to not in self.graph:
            return Part("unknown", (Reason(STRANGER.fill(who=to), item.evidence),))
        return self._untied(to, self._goes_to(item))

    def _goes_to(self, item: Item) -> Reason:
        return self._reason(_GOES_TO, item.recipient or "", item.recipient_grade, item.evidence)
