"""The cards of a family's picture: what is written on each, in one language."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from debar.entities.family import Kind
from debar.entities.model import Link
from debar.kit.words import Both, Language
from debar.law.described import listed
from debar.reports import families, wording
from debar.reports.families import HEADINGS, STANDINGS, Family, Relative, Standing
from debar.reports.forms import branches
from debar.reports.forms.branches import Card, Group, Picture, Text
from debar.reports.forms.tree_words import TREE

_T = TypeVar("_T")
_Key = TypeVar("_Key", bound=Hashable)

_ABOVE: tuple[Kind, ...] = ("parts-from", "made-by", "brand-of", "owner")
"""Those that stand above an entity, the nearest to it last."""
_MANY = 9
"""So many relatives of a kind stand together; more are told apart by how their links stand."""


class Cards:
    """A family's cards in a language."""

    def __init__(self, family: Family, language: Language) -> None:
        self._family, self._language = family, language

    def picture(self) -> Picture:
        """All of them in place."""
        above = [group for kind in _ABOVE for group in self._groups(kind)]
        below = [group for kind in HEADINGS if kind not in _ABOVE for group in self._groups(kind)]
        return branches.picture(above, list(self._root()), below)

    def about(self) -> str:
        """Every name of the picture under its heading, for those who do not see it."""
        told = [self._say(part) for kind in HEADINGS for part in self._listed(kind)]
        return " ".join(told or [self._say(TREE["nobody"])])

    def whole(self, relative: Relative) -> Both | None:
        """What an owner holds in all, where its own link does not say just that."""
        whole, shares = relative.whole, [link.share for link in relative.links]
        if not whole or not whole.most or (whole.least == whole.most and whole.least in shares):
            return None
        name = families.name(self._family.entity)
        if (whole.least, whole.most) == (0, 100):
            return TREE["whole-unknown"].fill(name=name)
        return TREE["whole"].fill(name=name, share=families.between(whole))

    def _root(self) -> Iterator[Text]:
        entity = self._family.entity
        yield Text(self._say(families.name(entity)), "title")
        yield Text(self._say(TREE["as-of"].fill(sort=families.sort(entity), on=self._family.on)))
        yield from (Text(each, "soft") for each in families.other_names(entity, self._language))
        if not self._family.relatives:
            yield Text(self._say(families.NOTHING))

    def _groups(self, kind: Kind) -> Iterator[Group]:
        """The relatives of a kind: together, or where they are many, apart by how their links stand."""
        these = self._of(kind)
        if len(these) > _MANY:
            for (standing, low), part in _by(these, self._stands).items():
                yield self._group(kind, part, self._say(_standing(standing, low)), standing)
        elif these:
            yield self._group(kind, these)

    def _group(
        self, kind: Kind, these: Sequence[Relative], stands: str = "", mark: Standing | None = None
    ) -> Group:
        heading = TREE["counted"].fill(heading=_capital(HEADINGS[kind]), count=len(these))
        cards = (self._card(each, branches.COLUMNS, said=bool(stands)) for each in these)
        return Group(self._say(heading), tuple(cards), stands, mark)

    def _listed(self, kind: Kind) -> Iterator[Both]:
        for (standing, low), part in _by(self._of(kind), self._stands).items():
            names = listed(families.name(each.entity) for each in part)
            how = _standing(standing, low)
            yield TREE["group"].fill(heading=_capital(HEADINGS[kind]), how=how, names=names)

    def _of(self, kind: Kind) -> list[Relative]:
        return [each for each in self._family.relatives if each.kind == kind]

    def _card(self, relative: Relative, room: int, *, said: bool = False) -> Card:
        """`room`: so many columns it may have with its owners. `said`: does the heading say how it stands?"""
        above: list[Card] = []
        rest: list[Relative] = [] if relative.kind in _ABOVE else list(relative.below)
        for each in relative.below if relative.kind in _ABOVE else ():
            left = room - sum(branches.span(card) for card in above)
            if left:
                above.append(self._card(each, left))
            else:
                rest.append(each)
        texts = (*self._written(relative, said), *self._besides(rest))
        full = ". ".join(self._say(each) for each in self._full(relative))
        return Card(self._stands(relative)[0], texts, full, tuple(above))

    def _written(self, relative: Relative, said: bool) -> Iterator[Text]:
        plain = said and len(relative.links) == 1
        where = f" · {relative.entity.country}" if relative.entity.country else ""
        name = f"{self._say(families.name(relative.entity))}{where}"
        yield Text(name, "name", self._stands(relative)[0] if plain else None)
        for link in relative.links:
            how = families.details(link) if plain else families.brief(link, self._family.on)
            if how.en:
                yield Text(self._say(how), "told", None if plain else self._standing(link))
            told = [link.scope, link.note if self._claimed(link) else None]
            yield from (Text(self._say(each), "soft") for each in told if each)
        if whole := self.whole(relative):
            yield Text(self._say(whole))

    def _besides(self, these: Sequence[Relative]) -> Iterator[Text]:
        """Whoever hangs on a card and has none of its own, by name."""
        for (kind, standing), part in _by(these, lambda each: (each.kind, self._stands(each)[0])).items():
            names = listed(families.name(each.entity) for each in part)
            yield Text(self._say(TREE["listed"].fill(heading=HEADINGS[kind], names=names)), "soft", standing)

    def _full(self, relative: Relative) -> Iterator[Both]:
        yield listed([families.name(relative.entity), families.sort(relative.entity)])
        if relative.kind == "owner" and relative.entity.kind == "government-body":
            yield families.STATE_BODY
        for link in relative.links:
            yield families.line(link, self._family.on)
            yield from (_bare(each) for each in families.besides(link))
        if whole := self.whole(relative):
            yield whole
        for kind, part in _by(relative.below, lambda each: each.kind).items():
            names = listed(families.name(each.entity) for each in part)
            yield TREE["listed"].fill(heading=HEADINGS[kind], names=names)

    def _stands(self, relative: Relative) -> tuple[Standing, bool]:
        """How the first of its links stands, and whether its confidence is low."""
        link = relative.links[0]
        return self._standing(link), families.low(link)

    def _claimed(self, link: Link) -> bool:
        """Is it only a claim that may stand on the day, so that it must be said whose?"""
        return families.low(link) and self._standing(link) in ("held", "open")

    def _standing(self, link: Link) -> Standing:
        return families.standing(link, self._family.on)

    def _say(self, text: Both) -> str:
        return wording.bound(text.fr) if self._language == "fr" else text.en


def _standing(standing: Standing, low: bool) -> Both:
    return listed([STANDINGS[standing], *([TREE["low"]] if low else [])])


def _by(these: Iterable[_T], key: Callable[[_T], _Key]) -> dict[_Key, list[_T]]:
    found: dict[_Key, list[_T]] = {}
    for each in these:
        found.setdefault(key(each), []).append(each)
    return found


def _capital(text: Both) -> Both:
    return Both(*(f"{each[:1].upper()}{each[1:]}" for each in (text.en, text.fr)))


def _bare(text: Both) -> Both:
    """Without its full stop, which comes anyway."""
    return Both(text.en.rstrip("."), text.fr.rstrip("."))
