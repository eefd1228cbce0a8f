"""The family of an entity as pages tell it: each relative once under its heading, and how each link stands.

One home for these words: the tree in the terminal, the picture and the page say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from debar.entities.family import Kind, Relation, State, relations, state
from debar.entities.graph import Graph
from debar.entities.holdings import Holding
from debar.entities.model import Entity, EntityKind, Link, Source
from debar.identify.labels import CONFIDENCES
from debar.kit.words import Both, Language
from debar.law.described import listed

Standing = Literal[State, "own"]
"""How a link stands on the day; `own`: a badge said to be its own, without dates, which stands so far."""

HEADINGS: dict[Kind, Both] = {
    "owner": Both("owned or controlled by", "possédée ou contrôlée par"),
    "holding": Both("owns or controls", "possède ou contrôle"),
    "own-brand": Both("its own brands", "ses propres marques"),
    "makes-for": Both("makes what others sell as", "fabrique ce que d'autres vendent sous la marque"),
    "brand-of": Both("a brand of", "marque de"),
    "made-by": Both("made by", "fabriquée par"),
    "parts-in": Both("its parts are in some products of", "ses pièces se trouvent dans certains produits de"),
    "parts-from": Both("some products hold parts of", "certains produits contiennent des pièces de"),
}
"""In the order in which they are told."""
STANDINGS: dict[Standing, Both] = {
    "held": Both("held on that day", "avait cours ce jour-là"),
    "own": Both("its own, as far as known", "la sienne, pour autant qu'on sache"),
    "open": Both("not known for that day", "inconnu pour ce jour-là"),
    "undated": Both("undated: says nothing about a day", "sans date\u00a0: ne dit rien d'un jour donné"),
    "ended": Both("has ended, no source says when", "terminé, aucune source ne dit quand"),
    "over": Both("not on that day: it had ended", "non ce jour-là\u00a0: terminé"),
    "later": Both("not on that day: it had not begun", "non ce jour-là\u00a0: pas encore commencé"),
}
NOTHING = Both("no relation is recorded", "aucun lien n'est consigné")
STATE_BODY = Both(
    "firms that it also owns are no affiliates for that alone; nothing is climbed through it",
    "ses autres entreprises ne sont pas affiliées pour cette seule raison; on ne remonte pas au-delà",
)

_KINDS: dict[EntityKind, Both] = {
    "company": Both("company", "entreprise"),
    "brand": Both("brand", "marque"),
    "government-body": Both("government body", "organisme public"),
    "person": Both("person", "personne"),
}
_IN = Both("{kind} in {country}", "{kind}, {country}")
_LINE = Both("{stands}; {more}", "{stands}; {more}")
_CONFIDENCE = Both("{word} confidence", "confiance {word}")
_CONTROLS = Both("controls", "contrôle")
_SINCE = Both("since {day}", "depuis {day}")
_UNTIL = Both("until {day}", "jusqu'à {day}")
_ATTESTED = Both("attested {day}, beginning not known", "attesté {day}, début inconnu")
_FORMERLY = Both("formerly {name}", "anciennement {name}")
_COVERS = Both("covers: {scope}", "vise\u00a0: {scope}")
_SOURCE = Both("{title} ({said})", "{title} ({said})")
_NOT_READ = Both("not read", "non lue")
_FROM_TO = Both("{least} to {most}", "de {least} à {most}")


class Relative(Struct, frozen=True):
    """One entity beside another, with every link of one kind between them."""

    kind: Kind
    entity: Entity
    links: tuple[Link, ...]
    """What held on the day first."""
    below: tuple[Relative, ...] = ()
    """As in `Relation`."""
    whole: Holding | None = None
    """Of an owner: what reaches it in all of the entity whose family it is, the shares multiplied."""


class Family(Struct, frozen=True):
    """An entity and what stands around it on a day."""

    entity: Entity
    on: date
    relatives: tuple[Relative, ...]
    """In the order of the headings."""


def family_of(graph: Graph, id: str, on: date) -> Family:
    """The family of an entity on a day. Raises BadData for an unknown id."""
    entity = graph.entity(id)
    return Family(entity, on, tuple(_relatives(graph, entity.id, on, relations(graph, id, on), climbs=True)))


def name(entity: Entity) -> Both:
    """The name to show; in French the French one, where there is one."""
    return Both(entity.label, entity.names.fr or entity.label)


def sort(entity: Entity) -> Both:
    """What it is and where: `company in CA`."""
    kind = _KINDS[entity.kind]
    return _IN.fill(kind=kind, country=entity.country) if entity.country else kind


def other_names(entity: Entity, language: Language) -> tuple[str, ...]:
    """Its legal name, its names in other languages and its former ones; without the one that is shown."""
    names = entity.names
    told = [each for each in (names.legal, names.zh, names.fr) if each]
    told += [_FORMERLY.fill(name=each).within(language) for each in names.former]
    return tuple(each for each in dict.fromkeys(told) if each != name(entity).within(language))


def standing(link: Link, on: date) -> Standing:
    """How a link stands on that day."""
    stands = state(link, on)
    return "own" if link.kind == "brand-of" and stands == "undated" else stands


def details(link: Link) -> Both:
    """Control, share and dates: `100%, since 2018-02, until 2022-11-24`; empty where nothing is known."""
    return listed([*_how(link), *_dates(link)])


def brief(link: Link, on: date) -> Both:
    """How it stands on that day, with control, share and dates; its confidence where that is low."""
    told = [STANDINGS[standing(link, on)], details(link), *([_confidence(link)] if low(link) else [])]
    return listed(each for each in told if each.en)


def line(link: Link, on: date) -> Both:
    """The same with its confidence, whatever it is: `held on that day; 100%, high confidence`."""
    more = listed(each for each in (details(link), _confidence(link)) if each.en)
    return _LINE.fill(stands=STANDINGS[standing(link, on)], more=more)


def besides(link: Link) -> tuple[Both, ...]:
    """Which products are meant, where that is limited, and what else is said of the link."""
    scope = _COVERS.fill(scope=link.scope) if link.scope else None
    return tuple(each for each in (scope, link.note) if each)


def low(link: Link) -> bool:
    """Is it a claim in which little trust is put?"""
    return link.confidence == "low"


def cited(source: Source) -> Both:
    """A source with its publisher and date, and whether it was read."""
    told = [Both(source.publisher, source.publisher)]
    told += [Both(str(source.date), str(source.date))] if source.date else []
    told += [] if source.seen else [_NOT_READ]
    return _SOURCE.fill(title=source.title, said=listed(told))


def percent(share: float) -> Both:
    """`38.88%`, and `38,88 %` in French."""
    text = f"{share:.2f}".rstrip("0").rstrip(".")
    return Both(f"{text}%", f"{text.replace('.', ',')}\u00a0%")


def between(holding: Holding) -> Both:
    """What is held, as one share or as an interval: `0% to 38.88%`."""
    least, most = percent(holding.least), percent(holding.most)
    return least if least == most else _FROM_TO.fill(least=least, most=most)


def _confidence(link: Link) -> Both:
    return _CONFIDENCE.fill(word=CONFIDENCES[link.confidence])


def _relatives(
    graph: Graph, root: str, on: date, these: Sequence[Relation], *, climbs: bool
) -> Iterator[Relative]:
    """`climbs`: do owners among them stand above the root itself?"""
    for kind in HEADINGS:
        together: dict[str, list[Relation]] = {}
        for relation in these:
            if relation.kind == kind:
                together.setdefault(relation.entity.id, []).append(relation)
        for same in together.values():
            above = climbs and kind == "owner"
            below = [relation for each in same for relation in each.below]
            yield Relative(
                kind,
                same[0].entity,
                tuple(dict.fromkeys(relation.link for relation in same)),
                tuple(_relatives(graph, root, on, below, climbs=above)),
                graph.holding([same[0].entity.id], root, on, rule="product") if above else None,
            )


def _how(link: Link) -> Iterator[Both]:
    if link.kind == "controls":
        yield _CONTROLS
    if link.share is not None:
        yield percent(link.share)


def _dates(link: Link) -> Iterator[Both]:
    dated = ((_SINCE, link.span.since), (_ATTESTED, link.attested), (_UNTIL, link.span.until))
    yield from (says.fill(day=day) for says, day in dated if day)
