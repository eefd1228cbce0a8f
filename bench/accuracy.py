"""How often "made by a restricted maker" is said rightly, over labelled answers of real devices.

    python bench/accuracy.py RECORDS.jsonl[.gz] [--misses]

Each line has `id`, `protocol` and `raw` or `raw_b64`, which is all that identification is given, and
`source`, `set`, `truth.maker`, `truth.brand`, `restricted` and `relabel`, which only the count reads. A
maker is said where its grade is probable or better. Lines whose `restricted` is null are left out. "By
device" takes all answers of one file (`source` up to `#`) for one device, which is found where any of
them is; `set` recog is left out there, since its files are collections. Shares come with their 95 %
interval (Wilson), which takes answers for independent: what the last lines say of that is part of it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from debar.entities.graph import Graph
from debar.identify import Identifier, labelled
from debar.identify.evidence import GRADES, Identity, Record
from debar.identify.labelled import COLLECTION, Labelled, Names
from debar.identify.reliability import most, wilson

RESTRICTED = ("hikvision", "dahua", "huawei", "zte", "hytera")
"""The makers that the labels call restricted: those of s.889(f)(3), with what they own."""
ENOUGH = ("established", "strong", "probable")
ON = date(2026, 11, 23)
FEW = 30
"""Below so many, a share tells little."""


class Count(Struct):
    """Answers, or devices, by what is so and what was said."""

    right: int = 0
    missed: int = 0
    false: int = 0
    silent: int = 0

    def add(self, so: bool, said: bool) -> None:
        """Count one."""
        name = ("silent", "false", "missed", "right")[2 * so + said]
        setattr(self, name, getattr(self, name) + 1)

    @property
    def said(self) -> int:
        return self.right + self.false

    @property
    def so(self) -> int:
        return self.right + self.missed

    def row(self, name: str) -> str:
        """A line of the table."""
        of = self.so + self.silent + self.false
        precision, recall = share(self.right, self.said), share(self.right, self.so)
        return f"{name:18}{self.so:6}{self.right:6}{self.false:6}{of:6}  {precision:24}{recall}"


class Told(Struct):
    """One labelled answer, and what was made of it."""

    row: Labelled
    identity: Identity
    said: bool
    """Is a restricted maker said, at probable or better?"""

    @property
    def so(self) -> bool:
        return bool(self.row.restricted)


def share(right: int, of: int) -> str:
    """A share with its interval: `96.6% (93.2–98.4)`."""
    if not of:
        return "–"
    low, high = wilson(right, of)
    return f"{right / of:.1%} ({100 * low:.1f}–{100 * high:.1f})"


def told(path: Path, graph: Graph) -> list[Told]:
    """Every labelled line with what was said of it, by `protocol` and the bytes alone."""
    rows = labelled.read(path)
    bare = (Record(id=r.record.id, protocol=r.record.protocol, raw=r.record.raw) for r in rows)
    found = Identifier.load().of_records(bare)
    return [Told(row, each, says(each, graph)) for row, each in zip(rows, found, strict=True)]


def says(identity: Identity, graph: Graph) -> bool:
    """Does it name a restricted maker, at probable or better?"""
    maker = identity.maker
    return maker is not None and maker.grade in ENOUGH and restricted(maker.id, graph)


def restricted(maker: str, graph: Graph) -> bool:
    """Is it one of those, or a firm that one of them owns?"""
    ties = (graph.tie(maker, target, ON) for target in RESTRICTED if maker in graph)
    return any(tie is not None and tie.kind != "affiliate" for tie in ties)


def counted(rows: Iterable[Told], key: Callable[[Told], str]) -> dict[str, Count]:
    """Counts by what `key` gives of a row."""
    found: dict[str, Count] = defaultdict(Count)
    for each in rows:
        found[key(each)].add(each.so, each.said)
    return dict(sorted(found.items()))


def show(rows: Sequence[Told], devices: Count) -> None:
    """Print the table by protocol, and the means over protocols and over makers."""
    print(f"{'':18}{'so':>6}{'right':>6}{'false':>6}{'of':>6}  {'precision':24}recall")
    by_protocol = counted(rows, lambda each: each.row.record.protocol)
    for name, count in by_protocol.items():
        print(count.row(name))
    print(total(rows).row("all"))
    print(devices.row("devices"))
    print()
    print("mean over protocols:", mean(by_protocol.values()))
    by_maker = counted([r for r in rows if r.so], lambda each: each.row.truth.maker or "?")
    print("mean over restricted makers:", mean(by_maker.values()))
    print("  " + ", ".join(f"{maker} {count.right} of {count.so}" for maker, count in by_maker.items()))


def total(rows: Iterable[Told]) -> Count:
    """The count of all rows."""
    count = Count()
    for each in rows:
        count.add(each.so, each.said)
    return count


def mean(counts: Iterable[Count]) -> str:
    """Precision and recall, each part counting once, and over how many parts."""
    counts = list(counts)
    precision = [each.right / each.said for each in counts if each.said]
    recall = [each.right / each.so for each in counts if each.so]
    return (
        f"precision {sum(precision) / max(len(precision), 1):.1%} of {len(precision)}, "
        f"recall {sum(recall) / max(len(recall), 1):.1%} of {len(recall)}"
    )


def by_device(rows: Iterable[Told]) -> Count:
    """The same by device, of those whose answers were taken from one device each."""
    devices: dict[str, list[Told]] = defaultdict(list)
    for each in rows:
        if each.row.set != COLLECTION:
            devices[each.row.source].append(each)
    count = Count()
    for answers in devices.values():
        count.add(any(a.so for a in answers), any(a.said for a in answers))
    return count


def lineage(identity: Identity) -> bool:
    """Is there a ground for some maker that the badge cannot change?"""
    claims = (*identity.grounds, *identity.against)
    return any(c.about == "maker" and c.ground == "lineage" and c.weight > 0 for c in claims)


def relabels(rows: Iterable[Told]) -> None:
    """Print the share of restricted relabels whose maker is named."""
    badged = [each for each in rows if each.row.relabel and each.so]
    sure = [each for each in badged if lineage(each.identity)]
    print(
        "relabels, maker named:", share(sum(each.said for each in badged), len(badged)), f"of {len(badged)}"
    )
    named = share(sum(each.said for each in sure), len(sure))
    print("  of these with a lineage ground:", named, f"of {len(sure)}")
    called = sum(each.identity.relabel is True for each in badged if each.said)
    print(f"  called relabels: {called} of the {sum(each.said for each in badged)} named")


def innocents(rows: Iterable[Told], graph: Graph) -> None:
    """Print how often a restricted maker is said of an innocent, and how often it may be."""
    clear = [each for each in rows if not each.so]
    false = sum(each.said for each in clear)
    hinted = sum((m := each.identity.maker) is not None and restricted(m.id, graph) for each in clear)
    bound = most(false, len(clear))
    print(f"false alarms: {false} of {len(clear)} innocents, at most {bound:.2%} (95 %)")
    print(f"  of which a restricted maker is only a lead: {hinted - false}")


def brands(rows: Iterable[Told], names: Names) -> None:
    """Print how often the brand is right where it is probable or better, and how often it is."""
    known = [(each, brand) for each in rows if (brand := names.brand(each.row.truth.brand))]
    said = [(e, b) for e, b in known if e.identity.brand and e.identity.brand.grade in ENOUGH]
    right = sum(e.identity.brand is not None and e.identity.brand.id == b for e, b in said)
    print("brand right where said:", share(right, len(said)), f"of {len(said)}; said of {len(known)}")


def grades(rows: Iterable[Told], names: Names, graph: Graph) -> None:
    """Print, by grade, how often the maker named is the one that made it."""
    right, count = Counter[str](), Counter[str]()
    for each in rows:
        truth, maker = names.maker(each.row.truth.maker), each.identity.maker
        if maker is not None and truth is not None:
            count[maker.grade] += 1
            right[maker.grade] += one_house(maker.id, truth, graph)
    print("maker right, by grade, of those that the graph knows:")
    for grade in GRADES:
        if count[grade]:
            print(f"  {grade:12}{share(right[grade], count[grade])} of {count[grade]}")


def one_house(one: str, other: str, graph: Graph) -> bool:
    """Are they one firm, or does one of them hold the other?"""
    held = {each.owned for each in graph.owned_by(one)} | {each.owner for each in graph.owners_of(one)}
    return one == other or other in held


def bear(rows: Sequence[Told]) -> None:
    """Print what the figures cannot bear."""
    print("\nWhat these figures cannot bear:")
    so = [each for each in rows if each.so]
    families = labelled.families([each.row for each in rows])
    many = len({family for each, family in zip(rows, families, strict=True) if each.so})
    print(
        f"- The {len(so)} restricted answers are of {many} families; within one they stand or fall together,"
    )
    print("  so their intervals are too narrow. Read the line of devices beside them.")
    for protocol, number in Counter(each.row.record.protocol for each in so).most_common(2):
        files = len({each.row.source for each in so if each.row.record.protocol == protocol})
        print(f"- {number} of them are {protocol}, of {files} files.")
    badged = sum(bool(each.row.relabel) for each in so)
    if badged < FEW:
        print(f"- {badged} relabels are too few for a share: read them one by one.")
    few = [name for name, count in counted(so, lambda e: e.row.truth.maker or "?").items() if count.so < FEW]
    if few:
        print(f"- Fewer than {FEW} answers: {', '.join(few)}.")
    examples = sum(each.row.set == COLLECTION for each in rows) / max(len(rows), 1)
    print(
        f"- {examples:.0%} are examples of a public list of patterns, from which knowledge was written too."
    )


def misses(rows: Iterable[Told]) -> None:
    """Print what was missed and what was said falsely."""
    for each in rows:
        if each.said != each.so:
            truth, maker = each.row.truth, each.identity.maker
            kind = "false" if each.said else "missed"
            named = f"{maker.id} ({maker.grade})" if maker else "nobody"
            raw = each.row.record.raw[:100]
            print(f"{kind}: {each.row.record.protocol} {truth.maker}/{truth.brand} → {named}: {raw!r}")


def main(arguments: Sequence[str]) -> None:
    paths = [each for each in arguments if not each.startswith("--")]
    if not paths:
        print("Labelled records are not part of the project: name a file.")
        return
    graph = Graph.load()
    rows, names = told(Path(paths[0]), graph), Names(graph)
    show(rows, by_device(rows))
    relabels(rows)
    innocents(rows, graph)
    brands(rows, names)
    grades(rows, names, graph)
    bear(rows)
    if "--misses" in arguments:
        misses(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
