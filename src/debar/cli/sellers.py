"""Firms named as makers that sell what others make: their name tells the badge, not who made the thing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from debar.cli.prose import wrapped
from debar.cli.show import say
from debar.kit.words import Both

if TYPE_CHECKING:
    from datetime import date

    from debar.entities.graph import Graph
    from debar.kit.words import Language
    from debar.law.verdict import Item

_BADGE_ONLY = Both(
    "{seller} sells under its badge what others make too ({makers}), by sources of which not all are sure."
    " So its name was read as the badge only. Where it is known who made the thing, say how well:"
    " --maker-grade.",
    "{seller} vend aussi sous sa marque ce que d'autres fabriquent ({makers}), selon des sources dont"
    " certaines sont incertaines. Son nom n'a donc été lu que comme marque. Si l'on sait qui a fabriqué"
    " l'article, dites à quel point\u00a0: --maker-grade.",
)


class Sellers:
    """Gathers such firms, and tells each once."""

    def __init__(self, graph: Graph, day: date) -> None:
        self._graph, self._day = graph, day
        self._met: dict[str, frozenset[str]] = {}

    def meet(self, stated: str, item: Item) -> None:
        """Keep the firm stated as the maker of an item, where its name was read as the badge."""
        if stated in self._graph and stated != item.maker:
            self._met[stated] = who_make_for(stated, self._graph, self._day)

    def tell(self, language: Language = "en") -> None:
        """Tell each on stderr."""
        for seller, makers in sorted(self._met.items()):
            if makers:
                names = sorted(self._graph.entity(each).label for each in makers)
                words = {"seller": self._graph.entity(seller).label, "makers": ", ".join(names)}
                say("\n".join(wrapped(_BADGE_ONLY.fill(**words).within(language), hang=2)))


@lru_cache(maxsize=10_000)
def who_make_for(seller: str, graph: Graph, day: date) -> frozenset[str]:
    """Who else makes what bears its own badges on that day, or on a day that no source tells."""
    own = [made.brand for made in graph.brands_of(seller, day) if made.own and made.holds is not False]
    made = (one for brand in own for one in graph.makers_of(brand, day))
    return frozenset(one.maker for one in made if not one.own and one.holds is not False)
