"""The names behind ids: entities, sites and networks as a reader knows them."""

from __future__ import annotations

from debar.entities.graph import Graph
from debar.estate.bodies import Site
from debar.estate.register import Estate
from debar.identify.evidence import UNKNOWN_MAKER, Graded
from debar.kit.words import Both
from debar.reports.parts import Named
from debar.reports.wording import same

NO_SITE = Both("Site not known", "Lieu inconnu")


class Names:
    """Looks ids up in an estate and an entity graph; an id that neither knows stands for itself."""

    def __init__(self, estate: Estate, graph: Graph) -> None:
        self._graph = graph
        self._sites = {site.id: site for site in estate.sites}
        self._networks = {network.id: network.name or network.id for network in estate.networks}

    @property
    def graph(self) -> Graph:
        """The graph of entities that names come from."""
        return self._graph

    def entity(self, id: str) -> str:
        """What a brand or maker is called."""
        return self._graph.entity(id).label if id in self._graph else id

    def site(self, id: str | None) -> Both:
        """What a site is called."""
        if id is None:
            return NO_SITE
        found = self._sites.get(id)
        return found.name if found else same(id)

    def network(self, id: str | None) -> str | None:
        """What a network is called."""
        return self._networks.get(id, id) if id else None

    def one(self, id: str | None) -> Site | None:
        """The site itself."""
        return self._sites.get(id or "")

    def graded(self, what: Graded | None) -> Named | None:
        """A brand or maker with its name and grade; None where it is not known at all."""
        if what is None or what.id == UNKNOWN_MAKER or what.grade == "none":
            return None
        return Named(what.id, self.entity(what.id), what.grade, round(what.p, 4))

    def model(self, what: Graded | None) -> Named | None:
        """A model with its grade."""
        return Named(what.id, what.id, what.grade, round(what.p, 4)) if what else None
