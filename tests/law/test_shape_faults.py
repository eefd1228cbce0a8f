"""Ids, places, addresses and clocks of a measure that cannot be; and files that anybody may have altered."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from debar.entities.graph import Graph
from debar.kit import pack
from debar.kit.errors import BadData
from debar.law import authority
from debar.law.check import Proof, checked_file
from debar.law.registry import Registry

OWN = """\
id: own-7
jurisdiction: CA
issuer: {en: Council, fr: Conseil}
title: {en: Ban, fr: Interdiction}
instrument: order
legal_basis: {en: Act, fr: Loi}
announced: '2026-01-01'
recorded: '2026-01-05'
confidence: high
clauses: []
status: []
sources:
  - {title: Gazette, publisher: Printer, url: 'https://example.org/a'}
duties:
  - id: report
    kind: report
    says: {en: Report., fr: Rapport.}
    version_since: 2023-12
    clock: {count: 10, unit: business-days, starts: [notice], calendar: US}
  - id: follow
    kind: follow-up
    says: {en: Follow up., fr: Suivi.}
    clock: {count: 10, unit: days, starts: [duty], of: report}
"""
JUNK: tuple[Any, ...] = (
    *(
        None,
        "",
        0,
        -1,
        10**17,
        150.0,
        "x",
        "hikvison",
        "2025-02-30",
        "9999-12-31",
        "0001-01-01",
        "A" * 5000,
        [],
        {},
    ),
    *(
        [None],
        [[]],
        {"en": "a"},
        {"en": "", "fr": ""},
        True,
        "shared",
        "../x",
        "CN",
        "made-in",
        "{evil}",
        "duty",
    ),
)


def file(folder: Path, text: str) -> Path:
    path = folder / "own-7.yaml"
    path.write_text(text, "utf-8")
    return path


def test_what_holds_is_read(tmp_path: Path) -> None:
    assert [duty.id for duty in authority.read(file(tmp_path, OWN)).duties] == ["report", "follow"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: own-7", "id: own-7/../x", ":1: 'own-7/../x' is no id: write lower-case letters"),
        ("id: follow", "id: Follow Up", ":20: 'Follow Up' is no id"),
        ("jurisdiction: CA", "jurisdiction: Canada", ":2: 'Canada' is no country: write its code"),
        ("'https://example.org/a'", "'javascript:alert(1)'", ":13: 'javascript:alert(1)' is no web address."),
        (
            "2023-12",
            "2023-12\n    version_until: 2020-01",
            ":19: no version lies from 2023-12 on and before 2020-01",
        ),
        ("count: 10, unit: business", "count: 0, unit: business", ":19: 0 business-days cannot be counted"),
        ("count: 10, unit: business", "count: -5, unit: business", ":19: -5 business-days cannot be counted"),
        ("count: 10, unit: days", "count: 99999999, unit: days", ":23: 99999999 days cannot be counted"),
        ("[notice]", "[]", ":19: nothing starts the clock"),
        ("[notice]", "[duty]", ":19: a clock that another duty starts says `duty` here, and which one under"),
        ("of: report", "of: follow", ":23: the duty 'follow' cannot start its own clock"),
        ("calendar: US", "calendar: __name__", ":19: '__name__' is no country"),
        ("[notice]", "[notise]", ":19: 'starts'"),
        ("en: Ban", "en: B\u202ean", ":4: a control character stands here"),
    ],
)
def test_what_cannot_be_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert OWN.count(old) == 1

    with pytest.raises(BadData) as caught:
        authority.read(file(tmp_path, OWN.replace(old, new)))
    assert said in str(caught.value)


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if at:
        yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*at, key))


def altered(text: str, chance: random.Random) -> str:
    held = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    for _ in range(chance.choice((1, 1, 3))):
        *way, last = chance.choice(list(places(held)))
        inside = held
        for step in way:
            inside = inside[step]
        if chance.random() < 0.3:
            del inside[last]
        else:
            inside[last] = chance.choice(JUNK)
    return re.sub(r"'(-?\d+(?:\.\d+)?|true|false)'", r"\1", yaml.safe_dump(held, sort_keys=False))


@pytest.mark.parametrize("id_", ["us-ndaa2019-889a1b", "ca-fed-hikvision-use-2025", "us-entity-list-2019-10"])
def test_an_altered_measure_is_refused_by_file_and_line_or_judged(id_: str, tmp_path: Path) -> None:
    text = (pack.KNOWLEDGE / "law" / f"{id_}.yaml").read_text("utf-8")
    law, graph, path = Registry.load(), Graph.load(), tmp_path / f"{id_}.yaml"

    for number in range(25):
        path.write_text(altered(text, random.Random(number)), "utf-8")
        wrong = list(checked_file(path, law, graph, Proof()))

        assert all(re.match(re.escape(str(path)) + r":\d+: .", each.what) for each in wrong)
