"""What makers and brands are called where a person reads of them."""

from __future__ import annotations

from debar.entities.graph import Graph
from debar.identify.evidence import UNKNOWN_MAKER, About
from debar.identify.relations import brand_in
from debar.kit.words import Both

_NOBODY_KNOWN = Both("a maker not known here", "un fabricant inconnu ici")
_NO_BRAND_KNOWN = Both("a brand not known here", "une marque inconnue ici")


def name_of(id: str, graph: Graph, about: About = "maker") -> Both:
    """The name of a maker or brand in each language; an id that the graph does not know names itself."""
    if id == UNKNOWN_MAKER:
        return _NO_BRAND_KNOWN if about == "brand" else _NOBODY_KNOWN
    found = brand_in(graph, id) if about == "brand" else id
    if found is None or found not in graph:
        return Both(id, id)
    entity = graph.entity(found)
    return Both(entity.label, entity.names.fr or entity.label)
