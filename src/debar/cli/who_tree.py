"""The surroundings of an entity as `debar who --tree` prints them: as rows, and drawn as a tree."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from debar.entities.family import Kind, Relation, State, relations, state
from debar.entities.graph import Graph
from debar.entities.model import Entity, EntityKind, Link, Source
from debar.kit.words import Both, Language
from debar.law.labels import CONFIDENCES

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.text import Text
    from rich.tree import Tree

    from debar.cli.show import Row

_WIDE = 120
"""Columns of a tree that goes to a file or another program."""
_COLUMNS = (
    "depth",
    "relation",
    "id",
    "name",
    "share",
    "since",
    "until",
    "attested",
    "holds",
    "state",
    "confidence",
    "scope",
    "note",
)
_HEADINGS: dict[Kind, Both] = {
    "owner": Both("owned or controlled by", "possédée ou contrôlée par"),
    "holding": Both("owns or controls", "possède ou contrôle"),
    "own-brand": Both("its own brands", "ses propres marques"),
    "makes-for": Both("makes what others sell as", "fabrique ce que d'autres vendent sous la marque"),
    "brand-of": Both("a brand of", "marque de"),
    "made-by": Both("made by", "fabriquée par"),
    "parts-in": Both("its parts are in some products of", "ses pièces se trouvent dans certains produits de"),
    "parts-from": Both("some products hold parts of", "certains produits contiennent des pièces de"),
}
_KINDS: dict[EntityKind, Both] = {
    "company": Both("company", "entreprise"),
    "brand": Both("brand", "marque"),
    "government-body": Both("government body", "organisme public"),
    "person": Both("person", "personne"),
}
_STATES: dict[State, Both] = {
    "held": Both("held on that day", "avait cours ce jour-là"),
    "open": Both("not known for that day", "inconnu pour ce jour-là"),
    "undated": Both("undated: says nothing about a day", "sans date : ne dit rien d'un jour donné"),
    "ended": Both("has ended, no source says when", "terminé, aucune source ne dit quand"),
    "over": Both("not on that day: it had ended", "non ce jour-là : terminé"),
    "later": Both("not on that day: it had not begun", "non ce jour-là : pas encore commencé"),
}
_OWN = Both("its own, as far as known", "la sienne, pour autant qu'on sache")
"""Said of an own brand without dates: it stands until something else is said."""
_AS_OF = Both("as of {day}", "au {day}")
_IN = Both("{kind} in {country}", "{kind}, {country}")
_CONFIDENCE = Both("{word} confidence", "confiance {word}")
_CONTROLS = Both("controls", "contrôle")
_SINCE = Both("since {day}", "depuis {day}")
_UNTIL = Both("until {day}", "jusqu'à {day}")
_ATTESTED = Both("attested {day}, beginning not known", "attesté {day}, début inconnu")
_FORMERLY = Both("formerly {name}", "anciennement {name}")
_COVERS = Both("covers: {scope}", "vise : {scope}")
_SOURCE = Both("source: {said}", "source : {said}")
_NOT_READ = Both("not read", "non lue")
_NOTHING = Both("no relation is recorded", "aucun lien n'est consigné")
_STATE_BODY = Both(
    "firms that it also owns are no affiliates for that alone; nothing is climbed through it",
    "ses autres entreprises ne sont pas affiliées pour cette seule raison; on ne remonte pas au-delà",
)


@dataclass(frozen=True)
class About:
    """An entity and what stands around it on a day, told in a language."""

    graph: Graph
    entity: Entity
    on: date
    language: Language
    sources: bool
    """Is it told where each relation was read? In JSON it always is."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What CSV shows."""
        return (*_COLUMNS, "sources") if self.sources else _COLUMNS

    def rows(self) -> Iterator[Row]:
        """Each relation as a row, what hangs below it right after it; `of` names what it hangs on."""
        return self._rows(relations(self.graph, self.entity.id, self.on), self.entity.id, 1)

    def draw(self) -> None:
        """Print it as a tree."""
        from rich.console import Console

        width = None if sys.stdout.isatty() else _WIDE
        Console(width=width, highlight=False).print(self._tree())

    def _rows(self, these: Sequence[Relation], of: str, depth: int) -> Iterator[Row]:
        for relation in these:
            link = relation.link
            yield {
                "depth": depth,
                "of": of,
                "relation": relation.kind,
                "id": relation.entity.id,
                "name": self._label(relation.entity),
                "kind": relation.entity.kind,
                "link": link.kind,
                "share": link.share,
                "scope": link.scope and self._say(link.scope),
                "since": link.span.since,
                "until": link.span.until,
                "attested": link.attested,
                "holds": relation.holds,
                "state": state(link, self.on),
                "confidence": link.confidence,
                "basis": link.basis,
                "note": link.note and self._say(link.note),
                "sources": list(link.sources),
            }
            yield from self._rows(relation.below, relation.entity.id, depth + 1)

    def _tree(self) -> Tree:
        from rich.text import Text
        from rich.tree import Tree

        names = self.entity.names
        title = f"{self._named(self.entity)}, {self._say(_AS_OF.fill(day=self.on))}"
        others = [name for name in (names.legal, names.zh, names.fr) if name]
        others += [self._say(_FORMERLY.fill(name=name)) for name in names.former]
        lines = [title, *(name for name in dict.fromkeys(others) if name != self._label(self.entity))]
        tree = Tree(Text("\n".join(lines)))
        found = relations(self.graph, self.entity.id, self.on)
        if not found:
            tree.add(Text(self._say(_NOTHING)))
        self._hang(tree, found)
        return tree

    def _hang(self, tree: Tree, these: Sequence[Relation]) -> None:
        """Each entity once under its heading, with a line for each link to it."""
        from rich.text import Text

        for kind, heading in _HEADINGS.items():
            together: dict[str, list[Relation]] = {}
            for relation in these:
                if relation.kind == kind:
                    together.setdefault(relation.entity.id, []).append(relation)
            branch = tree.add(Text(self._say(heading))) if together else tree
            for same in together.values():
                node = branch.add(self._node(same))
                self._hang(node, [below for relation in same for below in relation.below])

    def _node(self, same: Sequence[Relation]) -> Group:
        """The entity, and below it each link with what is said of it."""
        from rich.console import Group
        from rich.padding import Padding
        from rich.text import Text

        first = same[0]
        told: list[RenderableType] = [Text(self._named(first.entity))]
        if first.kind == "owner" and first.entity.kind == "government-body":
            told.append(Text(self._say(_STATE_BODY)))
        for relation in same:
            told.append(self._line(relation.link))
            told += [Padding(Text(line), (0, 0, 0, 2), expand=False) for line in self._besides(relation.link)]
        return Group(*told)

    def _line(self, link: Link) -> Text:
        from rich.text import Text

        stands = _STATES[state(link, self.on)]
        if link.kind == "brand-of" and state(link, self.on) == "undated":
            stands = _OWN
        word = CONFIDENCES[link.confidence]
        told = [*self._how(link), *self._dates(link), self._say(_CONFIDENCE.fill(word=word))]
        return Text(f"{self._say(stands)}; {', '.join(told)}")

    def _how(self, link: Link) -> Iterator[str]:
        if link.kind == "controls":
            yield self._say(_CONTROLS)
        if link.share is not None:
            share = f"{link.share:g}"
            yield self._say(Both(f"{share}%", f"{share.replace('.', ',')} %"))

    def _dates(self, link: Link) -> Iterator[str]:
        dated = ((_SINCE, link.span.since), (_ATTESTED, link.attested), (_UNTIL, link.span.until))
        yield from (self._say(says.fill(day=day)) for says, day in dated if day)

    def _besides(self, link: Link) -> Iterator[str]:
        if link.scope:
            yield self._say(_COVERS.fill(scope=link.scope))
        if link.note:
            yield self._say(link.note)
        for source in link.sources if self.sources else ():
            yield self._say(_SOURCE.fill(said=self._cited(source)))

    def _cited(self, source: Source) -> str:
        told = [source.publisher, *([str(source.date)] if source.date else [])]
        told += [] if source.seen else [self._say(_NOT_READ)]
        return f"{source.title} ({', '.join(told)})" + (f" {source.url}" if source.url else "")

    def _named(self, entity: Entity) -> str:
        kind = _KINDS[entity.kind]
        what = _IN.fill(kind=kind, country=entity.country) if entity.country else kind
        return f"{self._label(entity)} ({entity.id}), {self._say(what)}"

    def _label(self, entity: Entity) -> str:
        """The name to show; in French the French one, where there is one."""
        return (entity.names.fr if self.language == "fr" else None) or entity.label

    def _say(self, text: Both) -> str:
        return text.within(self.language)
