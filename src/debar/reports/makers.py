"""Who makes for whom: the badges that were met, who made what bears them, and who holds those makers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from debar.entities.graph import Graph, MadeBy
from debar.entities.model import Confidence, Link
from debar.identify.evidence import GRADES
from debar.kit.words import Both
from debar.law.verdict import worst
from debar.reports.parts import Cited, DeviceTold, LineTold, Named, Relation
from debar.reports.wording import day, same

_PRESSING = ("covered", "conditional", "suspected")
_OWN_BADGE = Both("under its own name", "sous son propre nom")
_OWN_BRAND = Both("its own brand", "sa propre marque")
_MAKES_FOR = Both("made for another firm", "produit pour une autre entreprise")
_NOT_RECORDED = Both("no relation recorded: seen on the thing", "aucun lien consigné : vu sur l'objet")
_TIED: dict[str, Both] = {
    "same": _OWN_BADGE,
    "own-brand": _OWN_BRAND,
    "subsidiary": Both("of a firm that it owns or controls", "d'une entreprise qu'il possède ou contrôle"),
    "affiliate": Both("of a firm under the same control", "d'une entreprise sous le même contrôle"),
}
_HOLDS: dict[bool | None, int] = {True: 0, None: 1, False: 2}
_SINCE = Both("since {since}", "depuis {since}")
_SINCE_DAY = Both("since {since}", "depuis le {since}")
_UNTIL = Both("until {until}", "jusqu'en {until}")
_UNTIL_DAY = Both("until {until}", "jusqu'au {until}")
_UNDATED = Both("no dates known", "dates inconnues")
_OVER = Both("did not hold on that day", "n'avait pas cours à cette date")
_SURE: dict[Confidence, Both] = {
    "high": Both("well attested", "bien attesté"),
    "medium": Both("attested", "attesté"),
    "low": Both("weakly attested", "peu attesté"),
}


def relations(
    devices: Iterable[DeviceTold],
    lines: Iterable[LineTold],
    graph: Graph,
    *,
    on: date,
    known: date | None = None,
) -> tuple[Relation, ...]:
    """Each maker and badge met together that a measure speaks of, or whose badge is another firm's.

    The makers met most often come first, and of each the badges met most often.
    """
    network = graph.as_known(known)
    found = [_relation(these, network, on) for these in _met(devices, lines).values()]
    often = Counter[str]()
    for each in found:
        often[each.maker.id] += each.devices + each.lines
    found.sort(key=lambda r: (-often[r.maker.id], r.maker.id, -r.devices - r.lines, r.brand.id))
    return tuple(found)


_Told = DeviceTold | LineTold


def _met(devices: Iterable[DeviceTold], lines: Iterable[LineTold]) -> dict[tuple[str, str], list[_Told]]:
    found: dict[tuple[str, str], list[_Told]] = {}
    every: list[_Told] = [*devices, *lines]
    for told in every:
        if told.maker and told.brand and (told.outcome in _PRESSING or _relabelled(told)):
            found.setdefault((told.maker.name, told.brand.name), []).append(told)
    return found


def _relabelled(told: _Told) -> bool:
    """Does it bear another firm's badge? A badge that is only a lead is none."""
    badged = told.brand is not None and told.brand.grade != "lead"
    return badged and isinstance(told, DeviceTold) and bool(told.relabel)


def _relation(these: list[_Told], graph: Graph, on: date) -> Relation:
    maker = min((told.maker for told in these if told.maker), key=_worth)
    brand = next(told.brand for told in these if told.brand)
    own = maker.name == brand.name
    ids = sorted({told.brand.id for told in these if told.brand})
    made = None if own else _made(maker.id, ids, graph, on)
    devices = sum(isinstance(told, DeviceTold) for told in these)
    return Relation(
        maker=maker,
        brand=brand,
        own_badge=own,
        devices=devices,
        lines=len(these) - devices,
        outcome=worst(tuple(told.outcome for told in these)),
        says=_OWN_BADGE if own else _says(made) if made else _tied(maker.id, brand.id, graph, on),
        owners=tuple(_owners(maker.id, graph, on)),
        cites=tuple(_cited(made.link)) if made else (),
    )


def _worth(named: Named) -> int:
    return GRADES.index(named.grade or "none")


def _made(maker: str, brands: Iterable[str], graph: Graph, on: date) -> MadeBy | None:
    """What is recorded of the two, what held on the day first. A firm and its brand may share a name."""
    named = (name for brand in brands for name in dict.fromkeys((f"brand-{brand}", brand)))
    every = (
        made for name in named if name in graph for made in graph.makers_of(name, on) if made.maker == maker
    )
    return min(every, key=lambda made: _HOLDS[made.holds], default=None)


def _says(made: MadeBy) -> Both:
    kind = _OWN_BRAND if made.own else _MAKES_FOR
    parts = [kind, _SURE[made.link.confidence], *_when(made)]
    return Both(", ".join(part.en for part in parts), ", ".join(part.fr for part in parts))


def _tied(maker: str, brand: str, graph: Graph, on: date) -> Both:
    """What else binds the firm behind the badge to the maker."""
    tie = graph.tie(brand, maker, on) if maker in graph and brand in graph else None
    return _TIED[tie.kind] if tie else _NOT_RECORDED


def _when(made: MadeBy) -> Iterator[Both]:
    span = made.link.span
    if span.since:
        yield (_SINCE_DAY if span.since.day else _SINCE).fill(since=day(span.since))
    if span.until:
        yield (_UNTIL_DAY if span.until.day else _UNTIL).fill(until=day(span.until))
    if made.holds is False:
        yield _OVER
    elif not span.since and not span.until:
        yield _UNDATED


def _owners(maker: str, graph: Graph, on: date) -> Iterator[Both]:
    """Who held the maker on the day, or may have, one step up."""
    every = graph.owners_of(maker, on) if maker in graph else ()
    held = [each for each in every if each.holds is not False]
    for owner in dict.fromkeys(each.owner for each in held):
        yield same(graph.entity(owner).label)


def _cited(link: Link) -> Iterator[Cited]:
    for source in link.sources:
        yield Cited(source.title, source.publisher, source.url, str(source.date) if source.date else None)
