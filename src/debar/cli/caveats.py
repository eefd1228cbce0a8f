"""What a reader must be told of the measures that were met, said once each beside the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from debar.cli.prose import wrapped
from debar.cli.show import say

if TYPE_CHECKING:
    from debar.kit.words import Both, Language
    from debar.law.measure import Measure
    from debar.law.verdict import Verdict
    from debar.screening.screen import Stands
    from debar.survey.findings import Finding

_T = TypeVar("_T", bound="Finding")


class Caveats:
    """Gathers caveats while rows pass by, and tells them once the rows are out."""

    def __init__(self) -> None:
        self._met: dict[str, Both] = {}

    def meet(self, verdicts: Iterable[Verdict | Stands]) -> None:
        """Keep the caveat of each measure that a verdict names."""
        self._met |= {verdict.measure: verdict.caveat for verdict in verdicts if verdict.caveat}

    def of(self, measure: Measure) -> None:
        """Keep the caveat of a measure."""
        if measure.caveat:
            self._met[measure.id] = measure.caveat

    def over(self, findings: Iterable[_T]) -> Iterator[_T]:
        """The findings, as they are; the caveats of their measures are kept."""
        for finding in findings:
            self.meet(finding.judgement.verdicts)
            yield finding

    def tell(self, language: Language = "en") -> None:
        """Tell each on stderr."""
        colon = " : " if language == "fr" else ": "
        for measure, caveat in sorted(self._met.items()):
            say("\n".join(wrapped(f"{measure}{colon}{caveat.within(language)}", hang=2)))
