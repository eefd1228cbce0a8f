"""How many came to which outcome, in words that agree with their number."""

from __future__ import annotations

from collections.abc import Iterator

from debar.kit.words import Both
from debar.law.verdict import Outcome
from debar.reports.parts import Tally
from debar.reports.wording import listed, numbered

_PHRASES: dict[Outcome, tuple[Both, Both]] = {
    "covered": (
        Both("{n} appears covered", "{n} semble visé{e}"),
        Both("{n} appear covered", "{n} semblent visé{e}s"),
    ),
    "conditional": (
        Both("{n} depends on an answer", "{n} dépend d'une réponse"),
        Both("{n} depend on an answer", "{n} dépendent d'une réponse"),
    ),
    "suspected": (
        Both("{n} is suspected", "{n} est soupçonné{e}"),
        Both("{n} are suspected", "{n} sont soupçonné{e}s"),
    ),
    "unknown": (
        Both("{n} is unknown", "{n} est indéterminé{e}"),
        Both("{n} are unknown", "{n} sont indéterminé{e}s"),
    ),
}
"""One and many; {e} is the feminine ending, where French counts lines."""
_REST = Both(
    "for {n} no restriction was found in the measures checked",
    "pour {n}, aucune restriction n'a été trouvée parmi les mesures vérifiées",
)


def said(tally: Tally, *, rest: bool = False) -> Both:
    """Each outcome that something came to, worst first; `rest` names those with no restriction found."""
    return listed(_phrases(tally, rest))


def _phrases(tally: Tally, rest: bool) -> Iterator[Both]:
    ending = "e" if tally.unit == "line" else ""
    for outcome, (one, many) in _PHRASES.items():
        if count := tally.count(outcome):
            yield (one if count == 1 else many).fill(n=numbered(count), e=ending)
    if rest and tally.none_found:
        yield _REST.fill(n=numbered(tally.none_found))
