"""How a line speaks of a maker: as what it buys, or as what it must not be, must fit, or replaces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from debar.identify.evidence import Grade
from debar.kit.words import Both
from debar.screening.scan import words
from debar.screening.spot import Spot, Spotter, Stretch
from debar.screening.words import Role, WordList

CAPS: dict[Role, Grade] = {
    "excluded": "none",
    "compared": "lead",
    "compatible": "lead",
    "replaced": "lead",
    "existing": "lead",
    "accessory": "lead",
    "service": "lead",
    "seller": "lead",
    "equivalent": "probable",
}
"""The best grade that a name can have which the line mentions so. Worst first."""

SAYS: dict[Role, Both] = {
    "excluded": Both(
        "The line mentions {name} as what it must not be (“{quote}”).",
        "La ligne mentionne {name} comme ce que l'article ne doit pas être (« {quote} »).",
    ),
    "compared": Both(
        "The line only compares with {name} (“{quote}”).",
        "La ligne ne fait que comparer avec {name} (« {quote} »).",
    ),
    "compatible": Both(
        "The line asks for something that works with {name} (“{quote}”); whose make it is stays open.",
        "La ligne demande un article qui fonctionne avec {name} (« {quote} »); sa marque reste à établir.",
    ),
    "replaced": Both(
        "The line speaks of replacing {name} (“{quote}”): a sign that such a thing is in place.",
        "La ligne parle de remplacer {name} (« {quote} ») : indice qu'un tel article est en place.",
    ),
    "existing": Both(
        "The line speaks of {name} as already in place (“{quote}”).",
        "La ligne mentionne {name} comme déjà en place (« {quote} »).",
    ),
    "accessory": Both(
        "The line buys an accessory for {name} (“{quote}”); whose make the accessory is stays open.",
        "La ligne vise un accessoire pour {name} (« {quote} »); la marque de l'accessoire reste à établir.",
    ),
    "service": Both(
        "The line buys a service on {name} (“{quote}”): a sign that such a thing is in place.",
        "La ligne vise un service sur {name} (« {quote} ») : indice qu'un tel article est en place.",
    ),
    "seller": Both(
        "The line speaks of somebody who deals in {name} (“{quote}”); whose make the thing is stays open.",
        "La ligne parle d'un commerçant de {name} (« {quote} »); la marque de l'article reste à établir.",
    ),
    "equivalent": Both(
        "The line asks for {name} or an equivalent (“{quote}”): another make may be delivered.",
        "La ligne demande {name} ou un équivalent (« {quote} ») : une autre marque peut être livrée.",
    ),
    "claim": Both(
        "The line claims conformity (“{quote}”); a seller's word is weak evidence.",
        "La ligne affirme une conformité (« {quote} »); la parole d'un vendeur est une preuve faible.",
    ),
}

_ROLES = tuple(CAPS)
_STOP = re.compile(r"[;!?|()\n•]|(?<!\bincl)(?<!\be\.g)(?<!\bi\.e)(?<!\bex)\.(?=\s|$)")
_OPENED = re.compile(r"\s*[(:]\s*$")
"""No such makers (Acme), prohibited makes: Acme. What follows says which are meant."""
_FAR = 160
_ALSO = frozenset({"and", "et", "plus", "with", "avec"})
_PASSED: frozenset[Role] = frozenset({"class", "hint", "join", "supply"})
_FOR = frozenset({"for", "pour"})
_HANDED_ON: frozenset[Role] = frozenset({"excluded", "compared", "compatible", "replaced"})


class Manner(NamedTuple):
    """What a line says of a name, and the words that say so (a part of the folded text)."""

    role: Role
    by: Stretch


class Manners:
    """The turns of phrase, compiled once."""

    def __init__(self, lists: Sequence[WordList]) -> None:
        """`lists`: all but the product classes."""
        self._spotter = Spotter(lists)

    def of(
        self, text: str, names: Sequence[Stretch], things: Sequence[Spot]
    ) -> tuple[list[Manner | None], Manner | None]:
        """How each name is spoken of (None: as what is bought), and what the line claims.

        `names` in order, none overlapping; `things`: where product classes are named. All places
        are in the folded text.
        """
        line = _Line(text, names, things, self._spotter.spots(text))
        found: list[Manner | None] = []
        for number in range(len(names)):
            found.append(line.manner(number, found))
        return found, line.claim()


class _Line:
    """One text with its names and cues."""

    def __init__(self, text: str, names: Sequence[Stretch], things: Sequence[Spot], cues: list[Spot]) -> None:
        self.text, self.names, self.things, self.cues = text, names, things, cues
        self._starts = [cue.start for cue in cues]
        self._thing_starts = [thing.start for thing in things]
        passed = [spot.place for spot in (*things, *cues) if spot.list.role in _PASSED]
        self._plain = sorted((*names, *passed))
        self._equivalent = next((_manner(c) for c in cues if c.list.role == "equivalent"), None)

    def manner(self, number: int, before: Sequence[Manner | None]) -> Manner | None:
        """The worst that is said of one name; that of the name before it where a list goes on."""
        name = self.names[number]
        near = self._near(name)
        said = [_manner(cue) for cue in near if self._says(cue, name, near)]
        said += [_manner(thing) for thing in self._accessories(name, near)]
        said += [Manner("compatible", thing.place) for thing in self._partners(name, near)]
        said += [self._equivalent] if self._equivalent else []
        handed = before[number - 1] if number else None
        if handed and handed.role in _HANDED_ON and self._goes_on(self.names[number - 1], name, near):
            said.append(handed)
        return min(said, key=lambda manner: _ROLES.index(manner.role), default=None)

    def claim(self) -> Manner | None:
        """What the line claims of itself."""
        return next((_manner(c) for c in self.cues if c.list.role == "claim"), None)

    def _near(self, name: Stretch) -> list[Spot]:
        first = bisect_left(self._starts, name.start - _FAR)
        return self.cues[first : bisect_left(self._starts, name.end + _FAR)]

    def _says(self, cue: Spot, name: Stretch, near: list[Spot]) -> bool:
        """Do these words speak of that name?"""
        gap = _gap(cue, name)
        if gap is None or self._between(gap) > cue.list.reach:
            return False
        if self._parted(self._meant(cue, gap), near):
            return False
        if cue.list.role == "seller":
            return not words(self.text[gap.start : gap.end])
        if cue.list.role in ("replaced", "existing"):
            return not _has("turn", gap, near)
        return not (cue.list.role == "service" and self._supplied(name, near))

    def _meant(self, cue: Spot, gap: Stretch) -> Stretch:
        """The gap, without a bracket or colon right before the name of what is ruled out."""
        opened = _OPENED.search(self.text, *gap) if cue.list.role == "excluded" else None
        return Stretch(gap.start, opened.start()) if opened else gap

    def _accessories(self, name: Stretch, near: list[Spot]) -> Iterator[Spot]:
        """The accessories before a name that a word joins to it: bracket *for* such a camera."""
        links = [c for c in near if c.list.role == "link" and c.end <= name.start]
        for thing in (c for c in near if c.list.role == "accessory" and c.end <= name.start):
            if any(thing.end <= link.start and self._joined(thing, link, name, near) for link in links):
                yield thing

    def _partners(self, name: Stretch, near: list[Spot]) -> Iterator[Spot]:
        """The thing before a name that is bought *for* another: a switch for Acme cameras."""
        for link in (c for c in near if c.end <= name.start and self.text[c.start : c.end] in _FOR):
            before = self._things(link.start - _FAR, link.start)
            after = self._things(link.end, name.end + _FAR)
            thing = next((t for t in reversed(before) if self._joined(t, link, name, near)), None)
            if thing and self._another(thing, after, Stretch(link.end, name.start), name):
                yield thing

    def _another(self, thing: Spot, after: Sequence[Spot], gap: Stretch, name: Stretch) -> bool:
        """Is the name that of another kind of thing, or of none?"""
        beside = [t for t in after if t.end <= name.start or not self._between(Stretch(name.end, t.start))]
        if not beside:
            return not self._between(gap)
        return all(other.list.gives != thing.list.gives for other in beside)

    def _things(self, start: int, end: int) -> Sequence[Spot]:
        first, last = bisect_left(self._thing_starts, start), bisect_left(self._thing_starts, end)
        return self.things[first:last]

    def _joined(self, thing: Spot, link: Spot, name: Stretch, near: list[Spot]) -> bool:
        first, second = Stretch(thing.end, link.start), Stretch(link.end, name.start)
        if self._parted(second, near) or (self._parted(first, near) and not self._aside(first, link, near)):
            return False
        also = not _ALSO.isdisjoint(words(self.text[thing.end : name.start]))
        return not also and self._between(first) <= 3 and self._between(second) <= 4

    def _aside(self, gap: Stretch, link: Spot, near: list[Spot]) -> bool:
        """Is only a remark set between commas there, as in: supply, 12 V, for Acme?"""
        between = self.text[gap.start : gap.end]
        if not (between.startswith(",") and between.rstrip().endswith(",") and between.count(",") == 2):
            return False
        stopped = _STOP.search(between) or _has("break", gap, near) or self._things(*gap)
        return not stopped and self.text[link.start : link.end] in _FOR

    def _supplied(self, name: Stretch, near: list[Spot]) -> bool:
        """Is the thing bought too, before it is installed?"""
        supplies = [c for c in near if c.list.role == "supply" and c.end <= name.start]
        return any(not _STOP.search(self.text, c.end, name.start) for c in supplies)

    def _goes_on(self, one: Stretch, other: Stretch, near: list[Spot]) -> bool:
        gap = Stretch(one.end, other.start)
        comma = self.text.find(",", *gap)
        if len(self.text[gap.start : gap.end]) > _FAR or _STOP.search(self.text, *gap):
            return False
        if comma >= 0 and self._things(comma, gap.end):  # no Acme, recorder Other: a new thought
            return False
        return not (self._between(gap) or _has("break", gap, near) or _has("turn", gap, near))

    def _parted(self, gap: Stretch, near: list[Spot]) -> bool:
        """Does the sentence, or its thought, end between the two?"""
        between = self.text[gap.start : gap.end]
        stopped = _STOP.search(between) or "," in between or ":" in between.lstrip(" :")
        return bool(stopped) or _has("break", gap, near)

    def _between(self, gap: Stretch) -> int:
        """Words between that are neither names, things, nor such as stand in any list."""
        rest = self.text[gap.start : gap.end]
        first = bisect_left(self._plain, (gap.start, 0))
        for start, end in self._plain[first : bisect_left(self._plain, (gap.end, 0))]:
            if end <= gap.end:
                rest = rest[: start - gap.start] + " " * (end - start) + rest[end - gap.start :]
        return len(words(rest))


def _gap(cue: Spot, name: Stretch) -> Stretch | None:
    """What lies between, where the cue stands on its side of the name."""
    if cue.list.side == "before" and cue.end <= name.start:
        return Stretch(cue.end, name.start)
    if cue.list.side == "after" and cue.start >= name.end:
        return Stretch(name.end, cue.start)
    return None


def _has(role: Role, gap: Stretch, near: list[Spot]) -> bool:
    return any(c.list.role == role and gap.start <= c.start and c.end <= gap.end for c in near)


def _manner(cue: Spot) -> Manner:
    return Manner(cue.list.role, cue.place)
