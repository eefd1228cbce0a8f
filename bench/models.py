"""How rightly a maker is read from the model string alone, over labelled names.

    python bench/models.py NAMES.jsonl[.gz] [--misses]

Each line has `model`, which is all that the reading is given, and `source`, `maker`, `brand` and
`restricted`, which only the count reads. A maker is *said* where only it uses such names; where several
do, all of them are stated and the answer counts as *several*: neither right nor wrong. Names whose
maker the labels leave open (`restricted` null) are left out of recall and counted by themselves. "By family"
counts every head of a number (letters and first digits) once, since lists hold many sizes of one thing.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from debar.identify.models import ModelMatch, Models, makers_of

MEASURED = ("hikvision", "dahua")
"""The makers whose names are told apart here."""
RESTRICTED = ("hikvision", "dahua", "huawei", "zte", "hytera")
Said = Literal["right", "wrong", "several", "silent"]
_Z = 1.96
_FAMILY = re.compile(r"[^A-Z0-9]*([A-Z]*[^A-Z0-9]{0,2}[0-9]?[A-Z]*[0-9]{0,2})")


class Told(Struct, frozen=True):
    """One labelled name, and whose it was said to be."""

    source: str
    model: str
    maker: str | None
    brand: str | None
    restricted: bool | None
    makers: tuple[str, ...]
    sole: bool

    @property
    def said(self) -> Said:
        """How that fits the label; `several` where the true maker is among those stated."""
        if not self.makers:
            return "silent"
        if not self.sole:
            return "several" if self.maker in self.makers else "silent"
        return "right" if self.makers == (self.maker,) else "wrong"


def labels(path: Path) -> list[dict[str, Any]]:
    """The lines of the file."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.splitlines()]


def told(path: Path, models: Models) -> list[Told]:
    """Every name with what was said of it."""
    return [_told(label, _read(label["model"], models)) for label in labels(path)]


def _read(text: str, models: Models) -> list[ModelMatch]:
    """As a device's model field is read: as one number, else as a text that holds some."""
    return models.read(text) or [found.match for found in models.find(text)]


def _told(label: dict[str, Any], matches: Sequence[ModelMatch]) -> Told:
    maker = label["maker"].lower() if label["maker"] else None
    return Told(
        source=_source(label["source"]),
        model=label["model"],
        maker=maker,
        brand=label["brand"],
        restricted=label["restricted"],
        makers=makers_of(matches),
        sole=any(match.sole for match in matches),
    )


def _source(text: str) -> str:
    place, _, rest = text.partition(":")
    part = "#" + rest.partition("#")[2] if "#" in rest else ""
    return f"{place.rpartition('/')[2]}:{rest.partition('@')[0].rpartition('/')[2]}{part}"


def families(rows: Iterable[Told]) -> list[Told]:
    """One of each family, maker and answer: the first."""
    found: dict[tuple[str, str | None, str, str], Told] = {}
    for row in rows:
        family = _FAMILY.match(row.model.upper())
        found.setdefault((row.source, row.maker, family[0] if family else "", row.said), row)
    return list(found.values())


def wilson(hits: int, of: int) -> str:
    """A share with its 95 percent interval; `–` of nothing."""
    if not of:
        return "–".rjust(21)
    p, n = hits / of, of
    middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return f"{p:7.2%} [{middle - half:.3f} {min(1.0, middle + half):.3f}]".rjust(21)


def show(title: str, rows: Sequence[Told]) -> None:
    """Print the table of the measured makers, by source, and the averages over sources."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for row in rows:
        if row.maker in MEASURED:
            groups[row.maker, row.source].append(row)
    print(
        f"{title:54}{'names':>7}{'right':>7}{'wrong':>7}{'several':>8}{'silent':>8}{'recall':>22}{'named':>22}"
    )
    recalls, named = [], []
    for (maker, source), group in sorted(groups.items()):
        count = Counter(row.said for row in group)
        stated = count["right"] + count["several"]
        numbers = f"{len(group):7}{count['right']:7}{count['wrong']:7}{count['several']:8}{count['silent']:8}"
        shares = f"{wilson(count['right'], len(group))} {wilson(stated, len(group))}"
        print(f"{maker + ' ' + source:54}{numbers} {shares}")
        recalls.append(count["right"] / len(group))
        named.append(stated / len(group))
    if recalls:
        print(f"mean over makers and sources: recall {_mean(recalls):.2%}, named {_mean(named):.2%}")


def precision(rows: Iterable[Told]) -> None:
    """Print how often "this maker's alone" is right, by maker said, averaged, and the false alarms."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for row in rows:
        if row.sole and row.restricted is not None:
            for maker in set(row.makers) & set(MEASURED):
                counts[maker][maker == row.maker] += 1
    for maker, count in sorted(counts.items()):
        print(
            f"precision {maker:12}{count[True]:7} of {count.total():7} {wilson(count[True], count.total())}"
        )
    if counts:
        print(f"mean over makers: {_mean([c[True] / c.total() for c in counts.values()]):.2%}")


def alarms(rows: Sequence[Told]) -> list[Told]:
    """Print how many names of innocent makers were held for a restricted maker's alone; gives them."""
    innocent = [row for row in rows if row.restricted is False]
    false = [row for row in innocent if row.sole and _restricted(row)]
    shared = sum(not row.sole and _restricted(row) for row in innocent)
    open_ = sum(row.restricted is None and row.sole and _restricted(row) for row in rows)
    print(
        f"innocent names {len(innocent)}: false alarms {len(false)}, shared with a restricted maker {shared}"
    )
    print(f"relabels whose maker the labels leave open: {open_} held for a restricted maker's")
    return false


def _restricted(row: Told) -> bool:
    return not set(RESTRICTED).isdisjoint(row.makers)


def misses(rows: Iterable[Told]) -> None:
    """Print what was wrong and what nothing was said of."""
    for row in rows:
        if row.maker in MEASURED and row.said in ("wrong", "silent"):
            print(f"{row.said}: {row.maker}/{row.brand} {row.model!r} → {', '.join(row.makers) or '–'}")


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares)


def main(arguments: Sequence[str]) -> None:
    """Read the file that the arguments name and print the tables."""
    names = [each for each in arguments if not each.startswith("--")]
    if not names:
        print("Labelled names are not part of the project: name a file.")
        return
    rows = told(Path(names[0]), Models.load())
    show("by name", rows)
    show("by family", families(rows))
    precision(rows)
    false = alarms(rows)
    if "--misses" in arguments:
        misses(rows)
        for row in false:
            print(f"false alarm: {row.maker}/{row.brand} {row.model!r} → {', '.join(row.makers)}")


if __name__ == "__main__":
    main(sys.argv[1:])
