"""Names of brands and makers where a field holds nothing but such a name, looked up in the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from debar.entities.folding import fold
from debar.entities.graph import Graph
from debar.entities.model import Entity
from debar.identify.evidence import Claim, Field, Ground
from debar.identify.relations import brand_in, shown
from debar.identify.weights import HAND, Weights

_READS: dict[str, float] = {
    "brand-claimed": 2.6,
    "maker-claimed": 2.6,
    "upnp.manufacturer": 2.4,
    "isapi.manufacturer": 2.4,
    "sip.manufacturer": 2.0,
    "dhip.manufacturer": 2.0,
    "sadp.oem": 2.0,
    "dhip.vendor": 1.4,
    "onvif.manufacturer": 1.4,
    "onvif.scope-name": 1.4,
}
"""Field → log-odds. ONVIF's and DHIP's say what the badge's owner typed in, and say it poorly."""
_PERSON = ("brand-claimed", "maker-claimed")
_CHIPS = frozenset(
    {"hisilicon", "novatek", "ingenic", "realtek", "rockchip", "ambarella", "sigmastar", "fullhan"}
)
"""Makers of chips, whose sample programs leave their name where a device should name its own maker."""
_NOBODY = frozenset(
    {"general", "private", "onvif", "ipcam", "ip camera", "unknown", "n/a", "none", "other", "oem"}
)


class Badges:
    """Brands and companies of the graph by every name that may stand alone."""

    def __init__(self, graph: Graph, weights: Weights = HAND) -> None:
        self._named: dict[str, Entity] = {}
        for entity in graph.entities:
            if entity.kind in ("company", "brand"):
                for name in entity.names.all():
                    self._named.setdefault(fold(name), entity)
        self._graph, self._weights = graph, weights

    def claims(self, fields: Sequence[Field]) -> Iterator[Claim]:
        """Brand, and maker where the name is a maker's own, of each field that holds a name alone."""
        for field in fields:
            weight = _READS.get(field.name)
            entity = self._of(field) if weight is not None else None
            if weight is not None and entity is not None:
                yield from self._said(field, entity, weight)

    def _of(self, field: Field) -> Entity | None:
        text = field.value.strip().lower()
        if text in _NOBODY or (text in _CHIPS and field.name not in _PERSON):
            return None
        return self._named.get(fold(field.value))

    def _said(self, field: Field, entity: Entity, weight: float) -> Iterator[Claim]:
        quote = field.value[:200]
        brand = brand_in(self._graph, entity.id) or entity.id
        ground: Ground = "legal-name" if field.name in _PERSON else "badge"
        weight = self._weights.of(ground, weight)
        yield Claim("brand", brand, ground, weight, quote, field.name, f"name of {entity.id}")
        maker = self._makes_itself(brand, entity)
        if maker is not None:
            yield Claim("maker", maker, ground, weight, quote, field.name, f"name of {entity.id}")

    def _makes_itself(self, brand: str, entity: Entity) -> str | None:
        """The maker whose own badge this is, where nobody else makes what bears it."""
        if entity.kind == "company" and brand == entity.id:
            return entity.id
        made = self._graph.makers_of(brand) if brand in self._graph else ()
        own = [one.maker for one in made if one.own]
        eponym = next((maker for maker in own if maker == shown(brand)), None)
        return eponym if eponym and len({one.maker for one in made}) == 1 else None
