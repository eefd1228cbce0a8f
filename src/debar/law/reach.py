"""Does a clause reach this thing: whose is it, and how is that known?

Three ways lead from an item to a target. The maker: who made it, under which badge; whoever else
may have made it counts as a lead. The badge itself: a thing sold under the target's own name is the
target's thing, whoever made it. And parts: those of the target may be in things of the maker. Each
way goes as far as its weakest step; the one that goes furthest counts. Where who is meant is kept
from the public, none of them takes anything out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from msgspec.structs import replace

from debar.entities.model import Link
from debar.entities.ties import Tie
from debar.identify.evidence import UNKNOWN_MAKER, Grade
from debar.kit.words import Both
from debar.law.matter import Matter
from debar.law.part import Part, asked, furthest, together
from debar.law.questions import of_state
from debar.law.roster import Roster
from debar.law.told import (
    ALSO,
    ASK,
    BADGE_WEAK,
    BADGED,
    GRADED,
    ITSELF,
    LINK,
    MADE_BY,
    MEANT,
    NO_MAKER,
    NOT_MEANT,
    ONLY_A_BADGE,
    ONLY_A_LEAD,
    OTHER,
    SORTS,
    STRANGER,
    UNCERTAIN,
    WHOEVER,
    Sort,
)
from debar.law.verdict import Item, Outcome, Question, Reason

CARRIES: dict[Grade, Outcome] = {
    "established": "covered",
    "strong": "covered",
    "probable": "suspected",
    "lead": "suspected",
    "none": "unknown",
}


class Reach:
    """Whose things one clause means, asked for item after item."""

    sorts: ClassVar[dict[Sort, Both]] = SORTS
    meant: ClassVar[dict[bool, Both]] = {True: MEANT, False: NOT_MEANT}

    def __init__(self, matter: Matter) -> None:
        self.matter, self.clause, self.on = matter, matter.clause, matter.on
        self.graph, self._name = matter.graph, matter.name
        self.roster = Roster(matter)

    def of(self, item: Item) -> Part:
        """Covered, conditional, suspected, unknown or none-found, by ownership, badge and parts alone."""
        if self.clause.targets.whoever:
            return Part("covered", (Reason(WHOEVER, self.clause.cites),))
        best = furthest(self._ways(item))
        open_ = best is None or (best.outcome == "none-found" and not self._sure(item, self.on))
        return self._or_secret(self._missed(item) if open_ or best is None else best, item)

    def untouched(self, item: Item, on: date) -> Outcome | None:
        """The outcome on a day where no link at all joins the item to a target; None: ask `of`."""
        meant = self.clause.targets
        if meant.whoever or meant.secret or self._may_be_tied(item.maker, item.brand, *item.others):
            return None
        return self._outcome_of_others(item.maker, on) if self._sure(item, on) else "unknown"

    def _may_be_tied(self, *ids: str | None) -> bool:
        """Does some link lead from one of them to where one leads from a target, whatever the dates?"""
        known = (each for each in ids if each is not None and each in self.graph)
        return any(not self.roster.upward.isdisjoint(self.graph.upward(each)) for each in known)

    def _outcome_of_others(self, id: str | None, on: date) -> Outcome:
        """As `_missed` of somebody who is surely known, without the words."""
        subject = self.roster.subject
        return "unknown" if subject and id and not subject.placed(id, on) else "none-found"

    def _ways(self, item: Item) -> Iterator[Part]:
        yield from self._by_maker(item)
        yield from self._by_badge(item)
        yield from self._by_others(item)
        yield from self._by_parts(item)

    def _by_maker(self, item: Item, told: Iterable[Reason] | None = None) -> Iterator[Part]:
        """By who made it; `told` says how that is known, where it is not as the item says."""
        described = tuple(self._described(item) if told is None else told)
        if item.maker is None or not _known(item.maker, item.maker_grade):
            return
        for target, tie in self._tied_to(item.maker):
            sorts = self._sorts(tie, target, item)
            parts = [self._meant(sort, target, item) for sort in sorts]
            made = Part(CARRIES[item.maker_grade], described)
            yield together([made, self._tied(tie), self._reached(target, item), *parts])

    def _by_others(self, item: Item) -> Iterator[Part]:
        """By who else may have made it. A badge that hangs on the first maker falls with it."""
        for other in item.others:
            again = replace(item, maker=other, maker_grade="lead", relabel=None)
            if item.maker in self.graph and not self._foreign(item):
                again = replace(again, brand=None, brand_grade="none")
            yield from self._by_maker(again, self._of_other(item, again))

    def _of_other(self, item: Item, again: Item) -> Iterator[Reason]:
        """Who is said to have made it, who else may have, and what its badge says."""
        yield from self._described(replace(item, brand=None))
        if again.maker is not None:
            yield Reason(ALSO.fill(who=self._name(again.maker)), item.evidence)
        yield from self._described(replace(again, maker=None))

    def _by_badge(self, item: Item) -> Iterator[Part]:
        """By the name that it is sold under."""
        if item.brand is None or not _known(item.brand, item.brand_grade):
            return
        for target, tie in self._tied_to(item.brand):
            who = self._reason(BADGED, item.brand, item.brand_grade, item.evidence)
            part = self._meant(self._badge(tie, item.brand, target), target, item)
            badged = Part(CARRIES[item.brand_grade], (who,))
            yield together([badged, self._tied(tie), self._reached(target, item), part])

    def _by_parts(self, item: Item) -> Iterator[Part]:
        """By whose parts are in products of its maker, where that is well enough known."""
        if self.clause.targets.components == "no" or item.maker is None or not self._sure(item, self.on):
            return
        made = Part(CARRIES[item.maker_grade], tuple(self._described(replace(item, brand=None))))
        for link in self.graph.parts_in(item.maker):
            if link.holds(self.on) is False:
                continue
            for target, tie in self._tied_to(link.head):
                if tie.kind != "affiliate":
                    sure = tie.certain and link.holds(self.on) is True and link.confidence != "low"
                    along = self._tied(replace(tie, path=(link, *tie.path), certain=sure))
                    reached = self._reached(target, item)
                    yield together([made, along, reached, self._meant("components", target, item)])

    def _tied_to(self, id: str) -> Iterator[tuple[str, Tie]]:
        return self.roster.ties(id) if id in self.graph else iter(())

    def _reached(self, target: str, item: Item) -> Part:
        """What makes a target of somebody whom the clause does not name."""
        return self.roster.told(target, item.id, item.model)

    def _or_secret(self, found: Part, item: Item) -> Part:
        """What was found, or what a person says who was told whom the clause means."""
        asks = self.clause.targets.secret
        if asks is None or found.outcome in ("covered", "conditional", "suspected"):
            return found
        question = Question(self.matter.question("secret"), asks)
        answer = self.matter.answers.to(question.id, item.id)
        told = asked(question, answer, cites=self.clause.cites, until="unknown")
        reasons = (*found.reasons, *told.reasons)
        if told.outcome != "none-found":
            return Part(told.outcome, reasons, told.question)
        return Part(found.outcome, reasons, found.question)

    def _sorts(self, tie: Tie, target: str, item: Item) -> list[Sort]:
        """What sort of thing of the target's it is; of two sorts at once, both must be meant."""
        badge = self._badge_of(item, target)
        if tie.kind == "same":
            return [badge or "own-name"]
        firm = self._badge(tie, item.maker or "", target)
        if badge == "relabels" and self._foreign(item):
            return [firm, "relabels"]
        return [firm]

    def _badge_of(self, item: Item, target: str) -> Sort | None:
        """What the badge makes of a thing that the target made; None where no badge is known."""
        if item.brand is None or item.brand not in self.graph:
            return "relabels" if item.relabel or item.brand else None
        tie = self.graph.tie(item.brand, target, self.on)
        if tie is None or tie.kind == "affiliate":
            return "relabels"
        return self._badge(tie, item.brand, target)

    def _badge(self, tie: Tie, brand: str, target: str) -> Sort:
        if tie.kind == "same" or (tie.kind == "own-brand" and self._namesakes(brand, target)):
            return "own-name"
        if tie.kind == "own-brand":
            return self._whose(brand, target)
        return self._firm(tie)

    def _firm(self, tie: Tie) -> Sort:
        """What a firm is to the target, by the tie between them."""
        if tie.kind == "subsidiary":
            return "subsidiaries"
        of_state = any(self.graph.entity(link.head).kind == "government-body" for link in tie.path)
        return "state_affiliates" if of_state else "affiliates"

    def _whose(self, brand: str, target: str) -> Sort:
        """Of a badge that the target and a subsidiary of it both call their own: the sort more surely meant.

        Where both are open, one question settles it: the one on subsidiaries.
        """
        shared = any(
            made.own and (tie := self.graph.tie(made.maker, target, self.on)) and tie.kind == "subsidiary"
            for made in self.graph.makers_of(brand, self.on)
            if made.holds is not False
        )
        meant = self.clause.targets.meant
        surest = ("yes", "open", "no").index
        if shared and surest(meant("subsidiaries")) <= surest(meant("own_brands")):
            return "subsidiaries"
        return "own_brands"

    def _namesakes(self, brand: str, target: str) -> bool:
        """Is the brand the target's very name?"""
        one, other = (self.graph.entity(each).names for each in (brand, target))
        return not {n.casefold() for n in one.all()}.isdisjoint(n.casefold() for n in other.all())

    def _foreign(self, item: Item) -> bool:
        """Is the badge none of its maker's own?"""
        if item.brand is None or item.maker is None or item.brand not in self.graph:
            return bool(item.relabel)
        return self.graph.tie(item.brand, item.maker, self.on) is None

    def _meant(self, sort: Sort, target: str, item: Item) -> Part:
        """Does the clause mean this sort of thing?"""
        targets = self.clause.targets
        name = self.graph.entity(target).label
        words = ITSELF if sort == "own-name" and target not in targets.named else self.sorts[sort]
        sort_says = Reason(words.fill(target=name), self.clause.cites)
        if sort == "own-name":
            return Part("covered", (sort_says,))
        meant = targets.meant(sort)
        if meant == "yes":
            return Part("covered", (sort_says, Reason(self.meant[True], self.clause.cites)))
        said = self._ask(sort, name, item) if meant == "open" else self._excluded()
        if said.outcome == "none-found" and not _plain(sort, item):
            says = tuple(replace(reason, against=False) for reason in said.reasons)
            said = Part("suspected", (*says, Reason(BADGE_WEAK)))
        return together([Part("covered", (sort_says,)), said])

    def _excluded(self) -> Part:
        return Part("none-found", (Reason(self.meant[False], self.clause.cites, against=True),))

    def _ask(self, sort: Sort, name: str, item: Item) -> Part:
        question = Question(self.matter.question(sort.replace("_", "-")), self._asks(sort, name))
        answer = self.matter.answers.to(question.id, item.id)
        return asked(question, answer, cites=self.clause.cites)

    def _asks(self, sort: Sort, name: str) -> Both:
        if sort == "state_affiliates":
            return of_state(self.matter.measure, self.clause)
        asks = getattr(self.clause.targets.asks, sort)
        return asks or ASK[sort].fill(title=self.matter.measure.title, target=name)

    def _tied(self, tie: Tie) -> Part:
        """The links that the tie runs along, each with its sources."""
        reasons = tuple(Reason(self._along(link), tuple(s.title for s in link.sources)) for link in tie.path)
        if tie.certain:
            return Part("covered", reasons)
        return Part("suspected", (*reasons, Reason(UNCERTAIN.fill(on=self.on))))

    def _along(self, link: Link) -> Both:
        return LINK[link.kind].fill(head=self._name(link.head), tail=self._name(link.tail))

    def _missed(self, item: Item) -> Part:
        """Nothing ties it to a target: is that known of its maker, or only not known?"""
        if not self.roster:
            return Part("none-found", tuple(self._described(item)))
        if item.maker is None or not _known(item.maker, item.maker_grade):
            return Part("unknown", (Reason(NO_MAKER.fill(targets=self.roster.whom), item.evidence),))
        if item.maker not in self.graph:
            return Part("unknown", (Reason(STRANGER.fill(who=item.maker), item.evidence),))
        who = self._reason(MADE_BY, item.maker, item.maker_grade, item.evidence)
        if not self._sure(item, self.on):
            weak = ONLY_A_LEAD if self._makes(item.maker, self.on) else ONLY_A_BADGE
            return Part("unknown", (who, Reason(weak.fill(who=self._name(item.maker)))))
        return self._untied(item.maker, who)

    def _untied(self, id: str, told: Reason) -> Part:
        """Of somebody surely known: no tie, or too small a holding; or a country that is not recorded."""
        short = self.roster.short(id)
        if self.roster.subject:
            part = self.roster.subject.missed(id, told)
            return Part(part.outcome, (*part.reasons, *([short] if short else ())))
        other = OTHER.fill(who=self._name(id), targets=self.roster.whom)
        return Part("none-found", (told, short or Reason(other, against=True)))

    def _sure(self, item: Item, on: date) -> bool:
        """Is the maker known well enough to take the item out?"""
        graded = item.maker_grade in ("established", "strong", "probable")
        return graded and item.maker is not None and self._makes(item.maker, on)

    def _makes(self, id: str, on: date) -> bool:
        """Is it a firm, or a badge that only its own firm's things bear? Other badges make nothing."""
        if id not in self.graph or self.graph.entity(id).kind != "brand":
            return id in self.graph
        made = [one for one in self.graph.makers_of(id, on) if one.holds is not False]
        return bool(made) and all(one.own for one in made)

    def _described(self, item: Item) -> Iterator[Reason]:
        """Who made it, and what its badge says."""
        if item.maker is not None:
            yield self._reason(MADE_BY, item.maker, item.maker_grade, item.evidence)
        if item.brand is not None:
            yield self._reason(BADGED, item.brand, item.brand_grade, item.evidence)

    def _reason(self, says: Both, id: str, grade: Grade, evidence: tuple[str, ...]) -> Reason:
        return Reason(says.fill(who=self._name(id), grade=GRADED[grade]), evidence)


def _plain(sort: Sort, item: Item) -> bool:
    """Is the badge that would take the item out well enough known, where a badge would?"""
    return sort not in ("relabels", "own_brands") or item.brand_grade in ("established", "strong")


def _known(id: str, grade: Grade) -> bool:
    return id != UNKNOWN_MAKER and grade != "none"
