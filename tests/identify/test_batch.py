"""Batches in, batches out: the same identities as record by record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from debar.identify import Identifier
from debar.identify.batch import Batches, as_records, identify_batch, questions
from debar.identify.evidence import Identity, Record
from debar.identify.records import shown
from debar.kit.errors import BadData

SADP = (
    b"<ProbeMatch><DeviceDescription>%s</DeviceDescription><DeviceSN>%s20210905AAWRG12345678</DeviceSN>"
    b"<SoftwareVersion>V5.6.2build 190701</SoftwareVersion></ProbeMatch>"
)
RECORDS = [
    Record("a", "http-server", b"App-webs/"),
    Record("b", "sadp", SADP % (b"DS-2CD2042WD-I", b"DS-2CD2042WD-I")),
    Record("c", "sadp", SADP % (b"DS-2CD2032-I", b"DS-2CD2032-I")),
    Record("d", "mac", b"14:2F:FD:00:53:01", "gate"),
    Record("e", "http-server", b"nginx"),
    Record("f", "http-server", b"App-webs/", "gate"),
    Record("g", "http-server", b"App-webs/"),
    Record("h", "http-title", b"NETSurveillance WEB"),
    Record("i", "http-title", b"WEB " + b"x" * 9000),
]
ALONE = [record for record in RECORDS if record.device is None]


@pytest.fixture(scope="module")
def identifier() -> Identifier:
    return Identifier.load()


def batch(records: list[Record]) -> pa.RecordBatch:
    rows = [{"id": r.id, "protocol": r.protocol, "raw": r.raw, "device": r.device} for r in records]
    return pa.RecordBatch.from_pylist(rows)


def row(identity: Identity) -> dict[str, Any]:
    """The identity as a row of a batch."""
    model = identity.model
    told = shown(identity)
    if model is not None:
        told["model"]["p"] = model.p
    return {**told, "problem": None}


def rows(found: pa.RecordBatch) -> list[dict[str, Any]]:
    found.validate(full=True)
    listed: list[dict[str, Any]] = found.to_pylist()
    return listed


def test_identities_are_those_of_the_records_one_by_one(identifier: Identifier) -> None:
    found = identify_batch(batch(RECORDS), identifier)

    assert rows(found) == [row(identity) for identity in identifier.of_records(RECORDS)]


def test_what_was_remembered_is_the_same_again(identifier: Identifier) -> None:
    batches = Batches(identifier)

    first, again = (batches.identities(batch(given)) for given in (ALONE, ALONE[::-1]))

    assert rows(again) == rows(first)[::-1]


def test_each_answer_is_asked_once() -> None:
    asked, places = questions(as_records(batch(RECORDS[:1] * 3 + RECORDS[4:5])))

    assert asked.column("asked").to_pylist() == [b"http-server\0App-webs/", b"http-server\0nginx"]
    assert places.to_pylist() == [0, 0, 0, 1]


def test_what_cannot_be_parsed_is_empty_and_says_why(identifier: Identifier) -> None:
    given = batch([Record("a", "sadp", b"x"), Record("b", "sadp", b"y", "gate")])
    lacking = pa.record_batch({"id": ["c"], "protocol": ["sadp"], "raw": pa.array([None], pa.binary())})

    found = rows(identify_batch(given, identifier)) + rows(identify_batch(lacking, identifier))

    assert [(each["id"], each["maker"], each["problem"]) for each in found] == [
        ("a", None, "sadp: there is no XML in it"),
        ("b", None, "row 1: sadp: there is no XML in it"),
        ("c", None, "there is no protocol, or nothing in raw. Give each record both."),
    ]


def test_columns_of_other_kinds_are_taken_where_nothing_is_lost(identifier: Identifier) -> None:
    given = pa.record_batch(
        {
            "extra": [1.5],
            "raw": pa.array(["App-webs/"], pa.large_string()),
            "protocol": pa.array(["http-server"]).dictionary_encode(),
            "id": pa.array([7], pa.int64()),
        }
    )

    (found,) = rows(identify_batch(given, identifier))

    assert (found["id"], found["maker"]["id"], found["maker"]["grade"]) == ("7", "hikvision", "established")


def unfit() -> Iterator[tuple[pa.RecordBatch, str]]:
    yield pa.record_batch({"id": ["a"], "raw": ["x"]}), "there is no column 'protocol'"
    yield (
        pa.record_batch({"id": ["a"], "protocol": ["http"], "raw": [1.5]}),
        "the column 'raw' cannot be used",
    )
    bad = pa.array([b"\xff"], pa.binary())
    yield pa.record_batch({"id": bad, "protocol": ["http"], "raw": ["x"]}), "the column 'id' cannot be used"


@pytest.mark.parametrize(("given", "said"), list(unfit()))
def test_columns_that_do_not_fit_are_refused(
    identifier: Identifier, given: pa.RecordBatch, said: str
) -> None:
    with pytest.raises(BadData, match=said):
        identify_batch(given, identifier)


def test_a_nul_in_the_name_of_a_protocol_does_not_smuggle_an_answer(identifier: Identifier) -> None:
    given = batch([Record("a", "http-server\0App-webs/", b"x")])

    (found,) = rows(identify_batch(given, identifier))

    assert found["maker"] is None
    assert found["problem"].startswith("no protocol")


def test_no_records_give_no_identities(identifier: Identifier) -> None:
    empty = pa.RecordBatch.from_pylist([], batch(RECORDS).schema)

    assert rows(identify_batch(empty, identifier)) == []
