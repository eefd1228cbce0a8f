"""An identity as paragraphs: what it is, what speaks for and against it, what would settle it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from debar.cli.prose import wrapped
from debar.entities.graph import Graph
from debar.identify.evidence import Claim, Identity
from debar.identify.explain import Point, points
from debar.identify.portrait import portrait
from debar.identify.settle import Observation, settle
from debar.kit.words import Both, Language

WAYS = 6
"""So many observations are told to people, the best first; JSON has them all."""

_FOR = Both("For", "Pour")
_AGAINST = Both("Against", "Contre")
_SETTLES = Both("What would settle it", "Pour trancher")


class Teller:
    """Tells identities in one language, by a graph and as of a day."""

    def __init__(
        self,
        graph: Graph,
        language: Language,
        on: date | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """`notes`: id of a print → what an engineer should know of it; None: no ids and figures are shown."""
        self._graph, self._language, self._on, self._notes = graph, language, on, notes

    def page(self, identity: Identity, seen: Collection[str] = ()) -> str:
        """The whole identity, its id first; a blank line ends it."""
        return "\n".join([identity.id, *self.lines(identity, seen), ""])

    def lines(self, identity: Identity, seen: Collection[str] = ()) -> Iterator[str]:
        """Portrait, grounds for and against, doubt and observations, set in below a title."""
        yield from wrapped(self._say(portrait(identity, self._graph)), "  ")
        told = points(identity, self._graph, self._on)
        yield from self._grounds(_FOR, [each for each in told if not each.against])
        yield from self._grounds(_AGAINST, [each for each in told if each.against])
        yield from self._ways(settle(identity, self._graph, seen))

    def _grounds(self, title: Both, told: Iterable[Point]) -> Iterator[str]:
        for number, each in enumerate(told, 1):
            if number == 1:
                yield f"  {self._say(title)}"
            yield from wrapped(self._say(each.says), f"  {number:>3}. ")
            if self._notes is not None:
                yield from wrapped(_figures(each.claim, self._notes), " " * 7)

    def _ways(self, ways: Sequence[Observation]) -> Iterator[str]:
        for number, each in enumerate(ways[:WAYS], 1):
            if number == 1:
                yield f"  {self._say(_SETTLES)}"
                yield from wrapped(self._say(each.why), "    ")
            yield from wrapped(self._say(each.says), f"  {number:>3}. ")

    def _say(self, text: Both) -> str:
        return text.within(self._language)


def notes() -> dict[str, str]:
    """Id of each fingerprint → its note and where it was seen, as their files tell."""
    from debar.identify import fingerprint

    return {
        one.id: " ".join(filter(None, (one.note, f"Seen: {one.seen}.")))
        for _, file in fingerprint.load()
        for one in file.fingerprints
    }


def _figures(claim: Claim, notes: Mapping[str, str]) -> str:
    parts = (
        claim.text,
        claim.ground,
        f"{claim.weight:+.2f}",
        claim.field,
        claim.print,
        notes.get(claim.print),
    )
    return " · ".join(part for part in parts if part)
