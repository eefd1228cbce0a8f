"""The surroundings of an entity as `debar who --tree` prints them: as rows, and drawn as a tree."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from debar.cli.show import Form
from debar.entities.family import Relation, relations, state
from debar.entities.graph import Graph
from debar.entities.model import Entity, Link
from debar.kit.words import Both, Language
from debar.reports import families
from debar.reports.families import Family, Relative

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
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
_AS_OF = Both("as of {day}", "au {day}")
_SOURCE = Both("source: {said}", "source\u00a0: {said}")


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

    def family(self) -> Family:
        """The same as values."""
        return families.family_of(self.graph, self.entity.id, self.on)

    def draw(self) -> None:
        """Print it as a tree."""
        from rich.console import Console

        width = None if sys.stdout.isatty() else _WIDE
        Console(width=width, highlight=False).print(self._tree())

    def drawn(self, form: Form) -> bytes:
        """The tree as a picture, or as a page with it."""
        from debar.kit import pack
        from debar.reports.forms import tree

        return (tree.svg if form is Form.svg else tree.html)(self.family(), pack.edition(), self.language)

    def _rows(self, these: Sequence[Relation], of: str, depth: int) -> Iterator[Row]:
        for relation in these:
            link = relation.link
            yield {
                "depth": depth,
                "of": of,
                "relation": relation.kind,
                "id": relation.entity.id,
                "name": self._say(families.name(relation.entity)),
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

        family = self.family()
        title = f"{self._named(self.entity)}, {self._say(_AS_OF.fill(day=self.on))}"
        tree = Tree(Text("\n".join([title, *families.other_names(self.entity, self.language)])))
        if not family.relatives:
            tree.add(Text(self._say(families.NOTHING)))
        self._hang(tree, family.relatives)
        return tree

    def _hang(self, tree: Tree, these: Sequence[Relative]) -> None:
        """Each entity once under its heading, with a line for each link to it."""
        from rich.text import Text

        for kind, heading in families.HEADINGS.items():
            together = [relative for relative in these if relative.kind == kind]
            branch = tree.add(Text(self._say(heading))) if together else tree
            for relative in together:
                self._hang(branch.add(self._node(relative)), relative.below)

    def _node(self, relative: Relative) -> Group:
        """The entity, and below it each link with what is said of it."""
        from rich.console import Group
        from rich.padding import Padding
        from rich.text import Text

        told: list[RenderableType] = [Text(self._named(relative.entity))]
        if relative.kind == "owner" and relative.entity.kind == "government-body":
            told.append(Text(self._say(families.STATE_BODY)))
        for link in relative.links:
            told.append(Text(self._say(families.line(link, self.on))))
            told += [Padding(Text(line), (0, 0, 0, 2), expand=False) for line in self._besides(link)]
        return Group(*told)

    def _besides(self, link: Link) -> Iterator[str]:
        yield from (self._say(told) for told in families.besides(link))
        for source in link.sources if self.sources else ():
            said = self._say(_SOURCE.fill(said=families.cited(source)))
            yield f"{said} {source.url}" if source.url else said

    def _named(self, entity: Entity) -> str:
        return f"{self._say(families.name(entity))} ({entity.id}), {self._say(families.sort(entity))}"

    def _say(self, text: Both) -> str:
        return text.within(self.language)
