"""Who holds how much of an entity, as `debar who --holdings` prints it: an interval, not a guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from debar.cli import show
from debar.cli.show import Format
from debar.entities.graph import Graph
from debar.entities.holdings import Holding
from debar.entities.model import Entity, Link
from debar.entities.stakes import Stake, stakes
from debar.kit.words import Both, Language
from debar.reports import families

if TYPE_CHECKING:
    from debar.cli.show import Row

_CONTROL: dict[bool | None, Both] = {
    True: Both("yes", "oui"),
    None: Both("not known", "inconnu"),
    False: Both("no", "non"),
}
_COLUMNS = ("owners", "held", "multiplied", "controls", "by")
_LINK = Both("{owner} of {owned}: {told}", "{owner} de {owned}\u00a0: {told}")
_NOTHING_SAID = Both("share not known", "part inconnue")
_UNKNOWN = Both("not known", "inconnue")
_NOBODY = Both(
    "No owner of {name} is recorded as of {day}: who holds it is not known.",
    "Aucun propriétaire de {name} n'est consigné au {day}\u00a0: on ne sait pas qui la détient.",
)
_CIRCLE = Both(
    "These hold each other in a circle: {names}. What that leaves open is in the intervals.",
    "Celles-ci se détiennent en cercle\u00a0: {names}. Ce qui en reste ouvert est dans les intervalles.",
)
_RULES = Both(
    "held: a firm held by half or more counts whole, and a smaller holding carries nothing on. "
    "multiplied: the shares along each path multiplied, the paths added up.",
    "held\u00a0: une entreprise détenue au moins à moitié compte en entier, et une part plus petite ne "
    "transmet rien. multiplied\u00a0: les parts de chaque chemin multipliées, les chemins additionnés.",
)


def print_holdings(
    graph: Graph,
    entity: Entity,
    owners: Iterable[str],
    *,
    on: date,
    language: Language,
    format: Format,
) -> None:
    """Print a row for each owner, and for all of those named together; remarks go to stderr."""
    found = stakes(graph, entity.id, on, tuple(owners))
    if found.held or format is not Format.table:
        show.rows((_row(graph, each, language) for each in found.held), format, _COLUMNS)
    if not found.held:
        show.say(_NOBODY.fill(name=families.name(entity), day=on).within(language))
    elif format is Format.table:
        show.say(_RULES.within(language))
    for circle in found.circles:
        names = ", ".join(families.name(graph.entity(each)).within(language) for each in circle)
        show.say(_CIRCLE.fill(names=names).within(language))


def _row(graph: Graph, stake: Stake, language: Language) -> Row:
    links = stake.majority.path or stake.product.path
    names = [families.name(graph.entity(each)).within(language) for each in stake.owners]
    return {
        "owners": " + ".join(names),
        "ids": list(stake.owners),
        "held": _share(stake.majority).within(language),
        "multiplied": _share(stake.product).within(language),
        "controls": _CONTROL[stake.controls].within(language),
        "least": stake.majority.least,
        "most": stake.majority.most,
        "multiplied_least": stake.product.least,
        "multiplied_most": stake.product.most,
        "by": "; ".join(told.within(language) for told in _path(graph, links)),
        "links": list(links),
    }


def _share(holding: Holding) -> Both:
    return _UNKNOWN if (holding.least, holding.most) == (0, 100) else families.between(holding)


def _path(graph: Graph, links: Iterable[Link]) -> Iterator[Both]:
    for link in links:
        told = families.details(link)
        yield _LINK.fill(
            owner=families.name(graph.entity(link.head)),
            owned=families.name(graph.entity(link.tail)),
            told=told if told.en else _NOTHING_SAID,
        )
