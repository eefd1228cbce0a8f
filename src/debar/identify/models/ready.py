"""One grammar, ready to read: the patterns that find a number, confirm it and take it apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, cast

from debar.identify.models.equivalents import Equivalent
from debar.identify.models.grammar import NOT_HARDWARE, PARTS, Grammar, GrammarFile, PartName
from debar.identify.models.match import ModelFound, ModelMatch, Part
from debar.identify.scan import compiled
from debar.kit.errors import BadData

_TAIL = r"[0-9A-Z]*(?:[-/+.&][0-9A-Z]+|(?:\([0-9A-Z]| \([0-9])[0-9A-Z.,/+×-]{0,15}\)[0-9A-Z]*)*"
_DASH = r"[- ]?"
_BEFORE = "(?:^|[^0-9A-Za-z])"
_AROUND = "-/() "
_REMEMBERED = 1 << 10


class Ready:
    """A grammar of a file. RE2 compiles at first use: of two hundred grammars an estate meets a dozen."""

    def __init__(
        self, grammar: Grammar, file: GrammarFile, place: str, row: Equivalent | None = None
    ) -> None:
        """`place` is what errors call it. `row`: the row of equivalents of which it was made."""
        self.grammar, self.maker, self.row = grammar, file.maker, row
        self._file, self._place = file, place
        self._heads = {_bare(head): head for head in (*grammar.heads, *file.prefixes)}
        self._prefix = f"(?:{_any(file.prefixes)})?" if file.prefixes else ""
        self._apart = lru_cache(_REMEMBERED)(self._taken_apart)
        core = f"{self._prefix}(?:{_any(grammar.heads)})(?:{grammar.body})"
        self.at_start, self.in_text = f"^{core}", f"{_BEFORE}{core}"

    def check(self) -> None:
        """Compile every pattern now. Raises BadData where one is refused or a table is missing."""
        for part in self.grammar.means:
            self._file.table(self.grammar, part)
        _ = self._start, self._within
        unknown = {part for _, groups in self._parts for _, part in groups} - set(PARTS)
        if unknown:
            raise BadData(
                f"{self._place}: no part is called {min(unknown)!r}. There are: {', '.join(PARTS)}."
            )

    def read(self, text: str) -> tuple[int, ModelMatch] | None:
        """What a text that begins with a number says, and where the number ends."""
        found = self._start.search(text)
        return (found.end(), self._said(found.group(1, 2, 3))) if found else None

    def find(self, text: str) -> Iterator[ModelFound]:
        """The numbers in a text."""
        for found in self._within.finditer(text):
            yield ModelFound(found.start(1), found.end(1), self._said(found.group(2, 3, 4)))

    @cached_property
    def _whole(self) -> str:
        heads = _any(self.grammar.heads)
        return f"({self._prefix})({heads})((?:{self.grammar.body}){_TAIL})"

    @cached_property
    def _start(self) -> Any:
        return compiled(f"(?i)^{self._whole}", self._place)

    @cached_property
    def _within(self) -> Any:
        return compiled(f"(?i){_BEFORE}({self._whole})", self._place)

    @cached_property
    def _parts(self) -> list[tuple[Any, list[tuple[int, PartName]]]]:
        """Each pattern with the numbers of its groups and the parts that they are."""
        g = self.grammar
        patterns = [compiled(self._file.pattern(g, each), self._place) for each in g.parts]
        return [(one, [(at, _part(name)) for name, at in one.groupindex.items()]) for one in patterns]

    def _said(self, found: tuple[str | None, ...]) -> ModelMatch:
        """`found`: prefix, head and rest as they stand in the text."""
        prefix, head = (self._heads.get(_bare(each or ""), "") for each in found[:2])
        number = head + _flat(found[2] or "")
        base, parts = self._apart(prefix, number) if self.grammar.parts else ("", ())
        g = self.grammar
        return ModelMatch(
            maker=self.maker,
            brand=g.brand,
            model=prefix + number,
            kind=g.kind,
            line=g.line,
            print=g.id,
            sole=g.sole,
            branded=g.sole if g.branded is None else g.branded,
            base=base,
            parts=parts,
            others=g.others,
            same=self.row,
        )

    def _taken_apart(self, prefix: str, number: str) -> tuple[str, tuple[Part, ...]]:
        """The base and the parts of a number without its prefix; nothing where no pattern fits."""
        tried = ((pattern.search(number.upper()), groups) for pattern, groups in self._parts)
        found, groups = next((pair for pair in tried if pair[0]), (None, []))
        if found is None:
            return "", ()
        placed = ((found.span(at), part) for at, part in groups)
        spans = sorted((span, part) for span, part in placed if span[0] < span[1])
        first = [Part("prefix", prefix.strip(_AROUND))] if prefix else []
        parts = [self._told(name, number[slice(*span)]) for span, name in spans]
        return _without(number, [span for span, name in spans if name in NOT_HARDWARE]), (*first, *parts)

    def _told(self, name: PartName, text: str) -> Part:
        text = text.strip(_AROUND)
        return Part(name, text, self._file.table(self.grammar, name).get(text))


def _part(group: str) -> PartName:
    """The part that a group is: `lens` and `lens2` are both the lens."""
    return cast("PartName", group.rstrip("0123456789"))


def _without(number: str, spans: Iterable[tuple[int, int]]) -> str:
    kept, at = "", 0
    for start, end in spans:
        kept, at = kept + number[at:start], end
    return kept + number[at:]


def _any(heads: Iterable[str]) -> str:
    longest_first = sorted(heads, key=lambda head: (-len(head), head))
    return "|".join(re.escape(head).replace(r"\-", _DASH) for head in longest_first)


@lru_cache(_REMEMBERED)
def _bare(head: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", head.upper())


def _flat(rest: str) -> str:
    return rest.replace(" ", "").upper()
