"""Does a clause reach this thing: whose is it, and how is that known?

Three ways lead from an item to a target. The maker: who made it, under which badge; whoever else
may have made it counts as a lead. The badge itself: a thing sold under the target's own name is the
target's thing, whoever made it. And parts: those of the target may be in things of the maker. Each
way goes as far as its weakest step; the one that goes furthest counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from msgspec.structs import replace

from debar.entities.model import Link, LinkKind
from debar.entities.ties import Tie
from debar.identify.evidence import UNKNOWN_MAKER, Grade
from debar.kit.words import Both
from debar.law.matter import Matter
from debar.law.part import Part, asked, together
from debar.law.verdict import OUTCOMES, Item, Outcome, Question, Reason

Sort = Literal["own-name", "own_brands", "relabels", "subsidiaries", "affiliates", "components"]

CARRIES: dict[Grade, Outcome] = {
    "established": "covered",
    "strong": "covered",
    "probable": "suspected",
    "lead": "suspected",
    "none": "unknown",
}
GRADED: dict[Grade, Both] = {
    "established": Both("established", "établie"),
    "strong": Both("strong", "solide"),
    "probable": Both("probable", "probable"),
    "lead": Both("only a lead", "simple piste"),
    "none": Both("none", "nul"),
}

_MADE_BY = Both("The maker is {who} (grade: {grade}).", "Le fabricant est {who} (cote : {grade}).")
_BADGED = Both(
    "It is sold as {who} (grade: {grade}).", "L'article est vendu sous la marque {who} (cote : {grade})."
)
_NO_MAKER = Both(
    "Who made it is not known, and its badge is not a name of {targets}.",
    "Le fabricant n'est pas connu, et la marque ne désigne pas {targets}.",
)
STRANGER = Both(
    "{who} is no company that the knowledge knows, so nothing can be said of its ties.",
    "{who} n'est pas une entreprise connue ici; rien ne peut être dit de ses rattachements.",
)
_OTHER = Both(
    "No tie of {who} to {targets} is known.",
    "Entre {who} et {targets}, aucun rattachement n'est connu.",
)
_ONLY_A_LEAD = Both(
    "Only a hint says that {who} made it; somebody else may have.",
    "Seule une piste désigne {who} comme fabricant; ce peut être un autre.",
)
_ONLY_A_BADGE = Both(
    "{who} is a badge that stands on things of other makers; who made this one is not known.",
    "{who} est une marque apposée sur des produits d'autres fabricants; celui de l'article n'est pas connu.",
)
_ALSO = Both(
    "Other grounds speak of {who}; which of them made it is to be settled.",
    "D'autres motifs désignent {who}; il reste à établir lequel l'a fabriqué.",
)
_WHOEVER = Both(
    "It means such things whoever made them.",
    "La disposition vise ces produits, quel qu'en soit le fabricant.",
)
_SORTS: dict[Sort, Both] = {
    "own-name": Both(
        "It is a thing of {target} itself, which the clause names.",
        "C'est un produit propre à {target}, que la disposition nomme.",
    ),
    "own_brands": Both(
        "It bears a brand of {target} other than its name.",
        "L'article porte une marque qui appartient à {target}, autre que son nom.",
    ),
    "relabels": Both(
        "{target} made it, and it bears another firm's badge.",
        "L'article est fabriqué par {target} et porte la marque d'une autre entreprise.",
    ),
    "subsidiaries": Both(
        "It comes from a firm that {target} owns or controls.",
        "L'article provient d'une entreprise que {target} possède ou contrôle.",
    ),
    "affiliates": Both(
        "It comes from a firm under common control with {target}.",
        "L'article provient d'une entreprise sous contrôle commun avec {target}.",
    ),
    "components": Both(
        "Parts of {target}, or of a firm that it owns or controls, are in products of that maker.",
        "Des pièces de {target}, ou d'une entreprise que celle-ci possède ou contrôle,"
        " entrent dans des produits de ce fabricant.",
    ),
}
_MEANT = Both("The clause means such things too.", "La disposition vise aussi ces produits.")
_NOT_MEANT = Both("The clause does not mean such things.", "La disposition ne vise pas ces produits.")
_BADGE_WEAK = Both(
    "The badge, which would take it out, is not well enough established.",
    "La marque, qui l'exclurait, n'est pas assez bien établie.",
)
_UNCERTAIN = Both(
    "Whether this tie held on {on} is not established.",
    "Il n'est pas établi que ce rattachement existait le {on}.",
)
_LINK: dict[LinkKind, Both] = {
    "owns": Both("{head} owns {tail}.", "{head} possède {tail}."),
    "controls": Both("{head} controls {tail}.", "{head} contrôle {tail}."),
    "brand-of": Both("{tail} is a brand of {head}.", "{tail} est une marque qui appartient à {head}."),
    "makes-for": Both(
        "{head} makes what is sold as {tail}.", "{head} fabrique ce qui est vendu sous la marque {tail}."
    ),
    "component-in": Both(
        "Parts of {head} are in products of {tail}.",
        "Des pièces de {head} entrent dans les produits de {tail}.",
    ),
    "formerly": Both("{tail} was called {head}.", "{tail} s'appelait {head}."),
}
_ASK: dict[Sort, Both] = {
    "own_brands": Both(
        'Does "{title}" also mean what {target} sells under its other brands?',
        "La mesure « {title} » vise-t-elle aussi ce que {target} vend sous ses autres marques?",
    ),
    "relabels": Both(
        'Does "{title}" also mean what {target} made and others sell under their own badge?',
        "La mesure « {title} » vise-t-elle aussi ce que {target} fabrique"
        " et que d'autres vendent sous leur marque?",
    ),
    "subsidiaries": Both(
        'Does "{title}" also mean the products of firms that {target} owns or controls?',
        "La mesure « {title} » vise-t-elle aussi les produits des entreprises"
        " que {target} possède ou contrôle?",
    ),
    "affiliates": Both(
        'Does "{title}" also mean the products of firms under common control with {target}?',
        "La mesure « {title} » vise-t-elle aussi les produits des entreprises"
        " sous contrôle commun avec {target}?",
    ),
    "components": Both(
        'Has this product a part of {target} in it, and does "{title}" mean it for that?',
        "Ce produit contient-il une pièce de {target}, et la mesure « {title} » le vise-t-elle pour cela?",
    ),
}


class Reach:
    """Whose things one clause means, asked for item after item."""

    sorts: ClassVar[dict[Sort, Both]] = _SORTS
    meant: ClassVar[dict[bool, Both]] = {True: _MEANT, False: _NOT_MEANT}

    def __init__(self, matter: Matter) -> None:
        self.matter, self.clause, self.on = matter, matter.clause, matter.on
        self.graph, self._name = matter.graph, matter.name

    def of(self, item: Item) -> Part:
        """Covered, conditional, suspected, unknown or none-found, by ownership, badge and parts alone."""
        if self.clause.targets.whoever:
            return Part("covered", (Reason(_WHOEVER, self.clause.cites),))
        ways = [*self._by_maker(item), *self._by_badge(item), *self._by_others(item), *self._by_parts(item)]
        best = min(ways, key=lambda way: OUTCOMES.index(way.outcome), default=None)
        if best and (best.outcome != "none-found" or self._sure(item)):
            return best
        return self._missed(item)

    def _by_maker(self, item: Item, told: Iterable[Reason] | None = None) -> Iterator[Part]:
        """By who made it; `told` says how that is known, where it is not as the item says."""
        described = tuple(self._described(item) if told is None else told)
        if item.maker is None or not _known(item.maker, item.maker_grade):
            return
        for target, tie in self._ties(item.maker):
            sorts = self._sorts(tie, target, item)
            parts = [self._meant(sort, target, item) for sort in sorts]
            made = Part(CARRIES[item.maker_grade], described)
            yield together([made, self._tied(tie), *parts])

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
            yield Reason(_ALSO.fill(who=self._name(again.maker)), item.evidence)
        yield from self._described(replace(again, maker=None))

    def _by_badge(self, item: Item) -> Iterator[Part]:
        """By the name that it is sold under."""
        if item.brand is None or not _known(item.brand, item.brand_grade):
            return
        for target, tie in self._ties(item.brand):
            who = self._reason(_BADGED, item.brand, item.brand_grade, item.evidence)
            part = self._meant(self._badge(tie, item.brand, target), target, item)
            yield together([Part(CARRIES[item.brand_grade], (who,)), self._tied(tie), part])

    def _by_parts(self, item: Item) -> Iterator[Part]:
        """By whose parts are in products of its maker, where that is well enough known."""
        if self.clause.targets.components == "no" or item.maker is None or not self._sure(item):
            return
        made = Part(CARRIES[item.maker_grade], tuple(self._described(replace(item, brand=None))))
        for link in self.graph.parts_in(item.maker):
            if link.holds(self.on) is False:
                continue
            for target, tie in self._ties(link.head):
                if tie.kind != "affiliate":
                    sure = tie.certain and link.holds(self.on) is True and link.confidence != "low"
                    along = self._tied(replace(tie, path=(link, *tie.path), certain=sure))
                    yield together([made, along, self._meant("components", target, item)])

    def _ties(self, id: str) -> Iterator[tuple[str, Tie]]:
        if id not in self.graph:
            return
        for target in sorted(self.clause.targets.named):
            if target in self.graph:
                yield from ((target, tie) for tie in self.graph.ties(id, target, self.on))

    def _sorts(self, tie: Tie, target: str, item: Item) -> list[Sort]:
        """What sort of thing of the target's it is; of two sorts at once, both must be meant."""
        badge = self._badge_of(item, target)
        if tie.kind == "same":
            return [badge or "own-name"]
        firm: Sort = "affiliates" if tie.kind == "affiliate" else "subsidiaries"
        if tie.kind == "own-brand":
            firm = self._badge(tie, item.maker or "", target)
        if badge == "relabels" and self._foreign(item):
            return [firm, "relabels"]
        return [firm]

    def _badge_of(self, item: Item, target: str) -> Sort | None:
        """What the badge makes of a thing that the target made; None where no badge is known."""
        if item.brand is None or item.brand not in self.graph:
            return "relabels" if item.relabel or item.brand else None
        tie = self.graph.tie(item.brand, target, self.on)
        return self._badge(tie, item.brand, target) if tie else "relabels"

    def _badge(self, tie: Tie, brand: str, target: str) -> Sort:
        if tie.kind == "same" or (tie.kind == "own-brand" and self._namesakes(brand, target)):
            return "own-name"
        if tie.kind == "own-brand":
            return "own_brands"
        return "subsidiaries" if tie.kind == "subsidiary" else "affiliates"

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
        sort_says = Reason(self.sorts[sort].fill(target=name), self.clause.cites)
        if sort == "own-name":
            return Part("covered", (sort_says,))
        meant = getattr(targets, sort)
        if meant == "yes":
            return Part("covered", (sort_says, Reason(self.meant[True], self.clause.cites)))
        said = self._ask(sort, name, item) if meant == "open" else self._excluded()
        if said.outcome == "none-found" and not _plain(sort, item):
            says = tuple(replace(reason, against=False) for reason in said.reasons)
            said = Part("suspected", (*says, Reason(_BADGE_WEAK)))
        return together([Part("covered", (sort_says,)), said])

    def _excluded(self) -> Part:
        return Part("none-found", (Reason(self.meant[False], self.clause.cites, against=True),))

    def _ask(self, sort: Sort, name: str, item: Item) -> Part:
        asks = getattr(self.clause.targets.asks, sort)
        words = asks or _ASK[sort].fill(title=self.matter.measure.title, target=name)
        question = Question(self.matter.question(sort.replace("_", "-")), words)
        answer = self.matter.answers.to(question.id, item.id)
        return asked(question, answer, cites=self.clause.cites)

    def _tied(self, tie: Tie) -> Part:
        """The links that the tie runs along, each with its sources."""
        reasons = tuple(Reason(self._along(link), tuple(s.title for s in link.sources)) for link in tie.path)
        if tie.certain:
            return Part("covered", reasons)
        return Part("suspected", (*reasons, Reason(_UNCERTAIN.fill(on=self.on))))

    def _along(self, link: Link) -> Both:
        return _LINK[link.kind].fill(head=self._name(link.head), tail=self._name(link.tail))

    def _missed(self, item: Item) -> Part:
        """Nothing ties it to a target: is that known of its maker, or only not known?"""
        targets = ", ".join(self._name(each) for each in sorted(self.clause.targets.named))
        if item.maker is None or not _known(item.maker, item.maker_grade):
            return Part("unknown", (Reason(_NO_MAKER.fill(targets=targets), item.evidence),))
        if item.maker not in self.graph:
            return Part("unknown", (Reason(STRANGER.fill(who=item.maker), item.evidence),))
        who = self._reason(_MADE_BY, item.maker, item.maker_grade, item.evidence)
        if not self._sure(item):
            weak = _ONLY_A_LEAD if self._makes(item.maker) else _ONLY_A_BADGE
            return Part("unknown", (who, Reason(weak.fill(who=self._name(item.maker)))))
        says = _OTHER.fill(who=self._name(item.maker), targets=targets)
        return Part("none-found", (who, Reason(says, against=True)))

    def _sure(self, item: Item) -> bool:
        """Is the maker known well enough to take the item out?"""
        graded = item.maker_grade in ("established", "strong", "probable")
        return graded and item.maker is not None and self._makes(item.maker)

    def _makes(self, id: str) -> bool:
        """Is it a firm, or a badge that only its own firm's things bear? Other badges make nothing."""
        if id not in self.graph or self.graph.entity(id).kind != "brand":
            return id in self.graph
        made = [one for one in self.graph.makers_of(id, self.on) if one.holds is not False]
        return bool(made) and all(one.own for one in made)

    def _described(self, item: Item) -> Iterator[Reason]:
        """Who made it, and what its badge says."""
        if item.maker is not None:
            yield self._reason(_MADE_BY, item.maker, item.maker_grade, item.evidence)
        if item.brand is not None:
            yield self._reason(_BADGED, item.brand, item.brand_grade, item.evidence)

    def _reason(self, says: Both, id: str, grade: Grade, evidence: tuple[str, ...]) -> Reason:
        return Reason(says.fill(who=self._name(id), grade=GRADED[grade]), evidence)


def _plain(sort: Sort, item: Item) -> bool:
    """Is the badge that would take the item out well enough known, where a badge would?"""
    return sort not in ("relabels", "own_brands") or item.brand_grade in ("established", "strong")


def _known(id: str, grade: Grade) -> bool:
    return id != UNKNOWN_MAKER and grade != "none"
