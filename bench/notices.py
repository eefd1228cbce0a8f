"""How well notices are read: precision and recall by field, on each half of texts of our own.

`python bench/notices.py [-v]`: the development half, on which the reader was built, and the held-out
half, written before it and never tuned to. A draft counts as found where kind and known measure, or
kind and most of the rest, agree; what is drafted from a text about something else counts against it.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from debar.entities.graph import Graph
from debar.kit import pack
from debar.law.registry import Registry
from debar.notices import page, words
from debar.notices.drafts import Draft
from debar.notices.known import SAME
from debar.notices.reader import Reader, Reading

TEXTS = Path(__file__).parents[1] / "tests" / "notices" / "texts"
FIELDS = ("kind", "actor", "conduct", "target", "date", "basis", "known")
TODAY = date(2026, 11, 23)


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    """A draft that a text should give; what is left out, it does not tell."""

    kind: str
    actor: str | None = None
    conduct: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    date: str | None = None
    basis: str | None = None
    known: str | None = None
    force: str | None = None


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    text: str
    drafts: tuple[Wanted, ...]
    published: str | None = None


class TextFile(Struct, frozen=True, forbid_unknown_fields=True):
    texts: tuple[Text, ...]


class Tally:
    """Hits, misses and false finds by field."""

    def __init__(self) -> None:
        self.right, self.missed, self.wrong = Counter[str](), Counter[str](), Counter[str]()

    def line(self, name: str) -> str:
        right, missed, wrong = self.right[name], self.missed[name], self.wrong[name]
        precision = right / (right + wrong) if right + wrong else 1.0
        recall = right / (right + missed) if right + missed else 1.0
        counts = f"({right} right, {wrong} wrong, {missed} missed)"
        return f"{name:8} precision {precision:6.1%}  recall {recall:6.1%}  {counts}"


def values(draft: Draft, name: str) -> set[str]:
    """What a draft says of a field, as the texts write it."""
    if name == "kind":
        return {draft.kind}
    if name == "known":
        return {one.id for one in draft.known[:2] if one.score >= SAME}
    if name == "date":
        return set(draft.values("date")[:1] or draft.values("effective")[:1])
    if name == "actor":
        return {value for value in (*draft.values("actor")[:1], draft.place) if value}
    if name == "basis":
        return set(draft.values("basis"))
    told = [each.value for each in draft.fields if each.name == name]
    return {value.removeprefix("brand-") for value in told if not value.startswith("class")}


def wanted(one: Wanted, name: str) -> set[str]:
    value = getattr(one, name)
    return set() if value is None else {value} if isinstance(value, str) else set(value)


def agree(name: str, want: set[str], have: set[str]) -> tuple[int, int, int]:
    """Right, missed and wrong values of one field."""
    if name in ("actor", "known"):
        if not want:
            return 0, 0, 0
        hit = bool(want & have)
        return int(hit), int(not hit), int(bool(have) and not hit)
    if name == "basis":
        if not want:
            return 0, 0, 0
        hit = any(w.casefold() in h.casefold() for w in want for h in have)
        return int(hit), int(not hit), int(bool(have) and not hit)
    return len(want & have), len(want - have), len(have - want)


def paired(want: Iterable[Wanted], have: Iterable[Draft]) -> Iterator[tuple[Wanted | None, Draft | None]]:
    """Each wanted draft with the one found that is likest, of the same kind; then what is left over."""
    left = list(have)
    for one in want:
        near = [d for d in left if d.kind == one.kind]
        best = max(near, key=lambda d: sum(bool(wanted(one, f) & values(d, f)) for f in FIELDS), default=None)
        if best is not None:
            left.remove(best)
        yield one, best
    yield from ((None, draft) for draft in left)


def score(text: Text, reading: Reading, tally: Tally, known: frozenset[str]) -> list[str]:
    """Count one text; gives what went wrong."""
    wrong = []
    for one, draft in paired(text.drafts, reading.drafts):
        for name in FIELDS:
            want = wanted(one, name) if one else set()
            if name == "known" and not want <= known:
                continue
            have = values(draft, name) if draft else set()
            if one is None:
                right, missed, false = (
                    0,
                    0,
                    len(have) if name not in ("actor", "basis", "known") else int(bool(have)),
                )
            else:
                right, missed, false = agree(name, want, have)
            tally.right[name] += right
            tally.missed[name] += missed
            tally.wrong[name] += false
            if missed or false:
                wrong.append(f"  {text.id}: {name}: wanted {sorted(want)}, found {sorted(have)}")
    return wrong


def measured(name: str, reader: Reader, known: frozenset[str], *, verbose: bool) -> None:
    held = pack.load(TEXTS / f"{name}.yaml", TextFile).texts
    tally, silent, took, size = Tally(), 0, 0.0, 0
    for text in held:
        begun = time.perf_counter()
        read = reader.read(
            page.read(text.text.encode(), text.id),
            date.fromisoformat(text.published) if text.published else None,
            TODAY,
        )
        took += time.perf_counter() - begun
        size += len(text.text)
        silent += not text.drafts and not read.drafts
        faults = score(text, read, tally, known)
        if verbose:
            print("\n".join(faults), end="\n" if faults else "")
    others = sum(1 for text in held if not text.drafts)
    print(f"{name}: {len(held)} texts, {others} about something else, {silent} of these drafted nothing from")
    for field in FIELDS:
        print(f"  {tally.line(field)}")
    print(
        f"  {took / len(held) * 1000:.1f} ms a text, {size / took / 1000:,.0f} thousand characters a second"
    )


def main() -> None:
    law, graph = Registry.load(), Graph.load()
    reader = Reader(words.load(), graph, law)
    known = frozenset([m.id for m in law.measures] + [r.id for r in law.responses])
    chosen = [each for each in sys.argv[1:] if not each.startswith("-")] or ["development", "held-out"]
    for name in chosen:
        measured(name, reader, known, verbose="-v" in sys.argv)


if __name__ == "__main__":
    main()
