"""How often "made by a restricted maker" is said rightly, over labelled answers of real devices.

    python bench/accuracy.py RECORDS.jsonl[.gz] [--misses]

Each line has `id`, `protocol` and `raw` or `raw_b64`, which is all that identification is given, and
`source`, `set`, `truth.maker`, `truth.brand`, `restricted` and `relabel`, which only the count reads. A
maker is said where its grade is probable or better. Lines whose `restricted` is null are left out. "By
device" takes all answers of one file (`source` up to `#`) for one device, which is found where any of
them is; `set` recog is left out there, since its files are collections.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from debar.entities.graph import Graph
from debar.identify import Identifier
from debar.identify.evidence import Identity, Record
from debar.identify.records import read

RESTRICTED = ("hikvision", "dahua", "huawei", "zte", "hytera")
"""The makers that the labels call restricted: those of s.889(f)(3), with what they own."""
ENOUGH = ("established", "strong", "probable")
ON = date(2026, 11, 23)


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

    def row(self, name: str) -> str:
        """A line of the table."""
        said, so = self.right + self.false, self.right + self.missed
        precision = f"{self.right / said:8.1%}" if said else "       –"
        recall = f"{self.right / so:8.1%}" if so else "       –"
        return (
            f"{name:16}{so:8}{self.right:8}{self.false:8}{so + self.silent + self.false:8}{precision}{recall}"
        )


class Told(Struct):
    """One labelled answer, and what was made of it."""

    label: dict[str, Any]
    said: bool
    maker: str | None
    grade: str


def labels(path: Path) -> dict[str, dict[str, Any]]:
    """Id → the line, of those that are labelled."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = (json.loads(line) for line in data.splitlines())
    return {each["id"]: each for each in found if each["restricted"] is not None}


def identified(path: Path) -> Iterator[Identity]:
    """What each record is, by `id`, `protocol` and the bytes alone."""
    identifier = Identifier.load()
    with path.open("rb") as stream:
        records = [each for _, each in read(stream, path.name) if isinstance(each, Record)]
    bare = (Record(id=r.id, protocol=r.protocol, raw=r.raw) for r in records)
    for found in identifier.of_records(bare):
        if isinstance(found, Identity):
            yield found


def told(path: Path, graph: Graph) -> list[Told]:
    """Every labelled line with what was said of it."""
    by_id = labels(path)
    rows = []
    for identity in identified(path):
        if label := by_id.get(identity.id):
            maker = identity.maker
            said = maker is not None and maker.grade in ENOUGH and restricted(maker.id, graph)
            rows.append(Told(label, said, maker.id if maker else None, maker.grade if maker else "none"))
    return rows


def restricted(maker: str, graph: Graph) -> bool:
    """Is it one of those, or a firm that one of them owns?"""
    ties = (graph.tie(maker, target, ON) for target in RESTRICTED if maker in graph)
    return any(tie is not None and tie.kind != "affiliate" for tie in ties)


def show(rows: Sequence[Told]) -> None:
    """Print the tables."""
    print(f"{'':16}{'so':>8}{'right':>8}{'false':>8}{'of':>8}{'prec.':>8}{'recall':>8}")
    by_protocol: dict[str, Count] = defaultdict(Count)
    for each in rows:
        for name in (each.label["protocol"], "~ all"):
            by_protocol[name].add(each.label["restricted"], each.said)
    for name in sorted(by_protocol):
        print(by_protocol[name].row(name.removeprefix("~ ")))
    print(by_device(rows).row("devices"))


def by_device(rows: Iterable[Told]) -> Count:
    """The same by device, of those whose answers were taken from one device each."""
    devices: dict[str, list[Told]] = defaultdict(list)
    for each in rows:
        if each.label["set"] != "recog":
            devices[each.label["source"].partition("#")[0]].append(each)
    count = Count()
    for answers in devices.values():
        count.add(any(a.label["restricted"] for a in answers), any(a.said for a in answers))
    return count


def relabels(rows: Iterable[Told]) -> None:
    """Print the share of restricted relabels whose maker is named."""
    badged = [each for each in rows if each.label["relabel"] and each.label["restricted"]]
    named = sum(each.said for each in badged)
    print(f"relabels: maker named for {named} of {len(badged)}")


def misses(rows: Iterable[Told]) -> None:
    """Print what was missed and what was said falsely."""
    for each in rows:
        if each.said != each.label["restricted"]:
            truth, raw = each.label["truth"], str(each.label.get("raw") or each.label.get("raw_b64"))
            kind = "false" if each.said else "missed"
            print(
                f"{kind}: {each.label['protocol']} {truth['maker']}/{truth['brand']}"
                f" → {each.maker} ({each.grade}): {raw[:100]!r}"
            )


def main(arguments: Sequence[str]) -> None:
    names = [each for each in arguments if not each.startswith("--")]
    if not names:
        print("Labelled records are not part of the project: name a file.")
        return
    rows = told(Path(names[0]), Graph.load())
    show(rows)
    relabels(rows)
    if "--misses" in arguments:
        misses(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
