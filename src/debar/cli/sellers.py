"""Firms named as makers that sell what others make: taken at the word of who asks, and told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from debar.cli.prose import wrapped
from debar.cli.show import say
from debar.kit.words import Both

if TYPE_CHECKING:
    from datetime import date

    from debar.entities.graph import Graph
    from debar.kit.words import Language
    from debar.law.verdict import Item, Outcome

_AT_THE_WORD = Both(
    "{seller} sells under its badge what others make too ({makers}), by sources of which not all are"
    " sure. It was taken for the maker as stated. Where only the badge is known, give it as the brand.",
    "{seller} vend aussi sous sa marque ce que d'autres fabriquent ({makers}), selon des sources dont"
    " certaines sont incertaines. L'entreprise a été prise pour le fabricant, comme indiqué. Si seule la"
    " marque est connue, donnez-la comme marque.",
)


class Sellers:
    """Gathers such firms where nothing was found for that reason, and tells each once."""

    def __init__(self, graph: Graph, day: date) -> None:
        self._graph, self._day = graph, day
        self._met: dict[str, list[str]] = {}

    def meet(self, item: Item, outcome: Outcome) -> None:
        """Keep the stated maker of an item for which nothing was found, if others make for it."""
        maker = item.maker
        if outcome != "none-found" or maker is None or maker not in self._graph or maker in self._met:
            return
        self._met[maker] = sorted(self._graph.entity(each).label for each in self._who_make_for(maker))

    def tell(self, language: Language = "en") -> None:
        """Tell each on stderr."""
        for seller, makers in sorted(self._met.items()):
            if makers:
                words = {"seller": self._graph.entity(seller).label, "makers": ", ".join(makers)}
                say("\n".join(wrapped(_AT_THE_WORD.fill(**words).within(language), hang=2)))

    def _who_make_for(self, seller: str) -> set[str]:
        """Who else makes what bears its own badges on that day, or on a day that no source tells."""
        own = [b.brand for b in self._graph.brands_of(seller, self._day) if b.own and b.holds is not False]
        made = (one for brand in own for one in self._graph.makers_of(brand, self._day))
        return {one.maker for one in made if not one.own and one.holds is not False}
