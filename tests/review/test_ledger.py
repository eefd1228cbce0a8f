"""The chain: whatever is changed, left out or put elsewhere is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from debar.review.ledger import ZERO, Entry, Fault, append, faults

SUBJECTS = st.sampled_from(["workspace", "case:case-1", "case:case-2"])
WRITTEN = st.lists(st.tuples(SUBJECTS, st.binary(max_size=40)), min_size=1, max_size=12)


def chain(written: list[tuple[str, bytes]]) -> list[Entry]:
    entries: list[Entry] = []
    seq, prev = 0, ZERO
    for subject, payload in written:
        entries.append(append(seq, prev, subject, payload))
        seq, prev = entries[-1].seq, entries[-1].seal
    return entries


def found(entries: list[Entry], whole: list[Entry]) -> list[Fault]:
    return list(faults(entries, head=(whole[-1].seq, whole[-1].seal)))


def test_the_first_entry_follows_on_nothing() -> None:
    first = append(0, ZERO, "workspace", b"{}")

    assert (first.seq, first.prev) == (1, ZERO)
    assert first.seal == "473519471a4996c7336998bf3ede6537e1d0ff0c51233a08f702ff17c14043f7"


@given(written=WRITTEN)
def test_a_chain_as_written_has_no_fault(written: list[tuple[str, bytes]]) -> None:
    whole = chain(written)

    assert found(whole, whole) == []


@given(written=WRITTEN, data=st.data())
def test_any_changed_byte_is_found(written: list[tuple[str, bytes]], data: st.DataObject) -> None:
    whole = chain(written)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(
        st.one_of(
            st.builds(lambda payload: {"payload": payload}, st.binary(max_size=40)),
            st.builds(lambda subject: {"subject": subject}, SUBJECTS),
            st.builds(lambda seq: {"seq": seq}, st.integers(-3, 20)),
            st.builds(lambda seal: {"seal": seal}, st.text("0123456789abcdef", min_size=64, max_size=64)),
            st.builds(lambda prev: {"prev": prev}, st.text("0123456789abcdef", min_size=64, max_size=64)),
        )
    )
    changed = [*whole[:at], structs.replace(whole[at], **other), *whole[at + 1 :]]

    assert changed == whole or found(changed, whole)


@given(written=WRITTEN, data=st.data())
def test_any_missing_entry_is_found(written: list[tuple[str, bytes]], data: st.DataObject) -> None:
    whole = chain(written)
    gone = data.draw(st.sets(st.integers(0, len(whole) - 1), min_size=1))

    assert found([entry for n, entry in enumerate(whole) if n not in gone], whole)


@given(written=WRITTEN, data=st.data())
def test_any_other_order_is_found(written: list[tuple[str, bytes]], data: st.DataObject) -> None:
    whole = chain(written)
    order = data.draw(st.permutations(whole))

    assert order == whole or found(order, whole)


@given(written=WRITTEN, data=st.data())
def test_an_entry_put_in_anywhere_is_found(written: list[tuple[str, bytes]], data: st.DataObject) -> None:
    whole = chain(written)
    at = data.draw(st.integers(0, len(whole)))
    seq, prev = (0, ZERO) if at == 0 else (whole[at - 1].seq, whole[at - 1].seal)

    assert found([*whole[:at], append(seq, prev, "workspace", b"forged"), *whole[at:]], whole)


def test_a_fault_names_the_entry_and_what_is_wrong() -> None:
    whole = chain([("workspace", b"a"), ("workspace", b"b"), ("workspace", b"c")])

    changed = [whole[0], structs.replace(whole[1], payload=b"B"), whole[2]]

    assert found(changed, whole) == [Fault(2, "was changed after it was sealed")]
    assert found([whole[0], whole[2]], whole) == [
        Fault(3, "follows on entry 1: entries are missing"),
        Fault(3, "does not name the entry before it"),
    ]
    assert found(whole[:2], whole) == [
        Fault(2, "is the last one found, but entry 3 was the last one written")
    ]


def test_where_one_part_ends_and_the_next_begins_is_sealed_too() -> None:
    one = append(0, ZERO, "case:1", b"23")
    other = append(0, ZERO, "case:12", b"3")

    assert one.seal != other.seal
