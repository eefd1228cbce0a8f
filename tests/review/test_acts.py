"""Acts as sealed bytes: what was decided can be read again, years later."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from debar.estate.bodies import Body
from debar.estate.contracts import Contract
from debar.estate.register import Estate
from debar.kit.canon import canonical
from debar.kit.errors import Tampered
from debar.kit.times import Partial, RoughSpan
from debar.kit.words import Both
from debar.review import acts
from debar.review.case import word

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ESTATE = Estate(
    bodies=(Body(id="library", name=Both("Library", "Bibliothèque")),),
    contracts=(
        Contract(id="k1", body="library", number="1", counterparty="x", span=RoughSpan(Partial(2025, 4))),
    ),
)


@pytest.mark.parametrize(
    "act",
    [
        acts.Began(by="officer", at=NOON, version="0.1.0"),
        acts.EstateSet(by="officer", at=NOON, estate=ESTATE),
        acts.Planned(by="officer", at=NOON, how="replace", due=date(2027, 3, 31), cost=0),
        acts.Refreshed(
            by="officer", at=NOON, generation=1, on=NOON.date(), edition="d", devices=0, digest="e"
        ),
    ],
    ids=lambda act: word(type(act)),
)
def test_an_act_is_read_back_as_it_was(act: acts.AnyAct) -> None:
    assert acts.decode(canonical(act)) == act


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"{}",
        b'{"act":"forgiven","by":"x","at":"2026-11-23T12:00:00Z"}',
        b'{"act":"noted","by":"x","at":"2026-11-23T12:00:00Z","more":1}',
        b'{"act":"planned","by":"x","at":"2026-11-23T12:00:00Z","how":"dispose","due":"2027-03-31","cost":-1}',
    ],
)
def test_bytes_that_are_no_act_are_tampered_with(payload: bytes) -> None:
    with pytest.raises(Tampered):
        acts.decode(payload)


def test_every_act_has_a_word_of_its_own() -> None:
    words = [word(kind) for kind in get_args(acts.AnyAct)]

    assert len(set(words)) == len(words)


def test_an_entry_of_the_first_version_is_still_read() -> None:
    old = (
        b'{"act":"took-in","at":"2026-11-23T12:00:00Z","bytes":1,"by":"x","dropped":[],"format":"table",'
        b'"name":"a.csv","problems":0,"sightings":2,"source":"s","why":""}'
    )

    assert acts.decode(old) == acts.TookIn(
        by="x", at=NOON, source="s", name="a.csv", format="table", bytes=1, sightings=2, problems=0
    )
