"""What words and codes of a photo say, told from values alone."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Field
from debar.identify.label.codes import said as of_code
from debar.identify.label.known import Known, bundled
from debar.identify.label.plate import Read
from debar.identify.label.reader import Seen, Thing, parsed
from debar.identify.label.words import Box, Code, Word, turned

LONG = "DS-2CD2043G2-I20210905AAWRC12345678"


@pytest.fixture(scope="module")
def knows() -> Known:
    return bundled()[1]


def word(text: str, x: int = 0, y: int = 0, sure: float = 1.0) -> Word:
    return Word(text, sure, Box(x, y, 14 * len(text), 24).corners)


def lines(*texts: str, x: int = 0, y: int = 0) -> list[Word]:
    return [word(text, x, y + 40 * row) for row, text in enumerate(texts)]


def coded(text: str, x: int = 0, y: int = 400, format: str = "QR Code") -> Code:
    told = of_code(text)
    return Code(format, Box(x, y, 80, 80).corners, told.fields, told.bare, told.dropped)


def seen(words: list[Word], *codes: Code) -> Seen:
    return parsed(words, codes, bundled()[1])


def only(found: Seen) -> Thing:
    (thing,) = found.things
    return thing


def pairs(thing: Thing) -> set[tuple[str, str]]:
    return {(read.field, read.value) for read in thing.reads}


def test_a_type_plate_is_read_line_by_line() -> None:
    thing = only(
        seen(
            lines(
                "HIKVISION",
                "Network Camera",
                "Model: DS-2CD2043G2-I",
                f"S/N: {LONG}",
                "MAC: 02:19:B6:0A:1B:2C",
                "FCC ID: 2ADTD-2CD2043  IC: 1234A-2CD2043",
                "P/N: 300512345",
                "Power: DC12V 0.5A",
                "Hangzhou Hikvision Digital Technology",
                "Co., Ltd.",
                "MFG: 2021/09MADE IN CHINA",
                "CE",
            )
        )
    )

    assert pairs(thing) == {
        ("brand-claimed", "HIKVISION"),
        ("kind-claimed", "Network Camera"),
        ("model", "DS-2CD2043G2-I"),
        ("serial", LONG),
        ("mac", "02:19:B6:0A:1B:2C"),
        ("fcc-id", "2ADTD-2CD2043"),
        ("ic-id", "1234A-2CD2043"),
        ("label.part", "300512345"),
        ("maker-claimed", "Hangzhou Hikvision Digital Technology Co., Ltd."),
        ("label.made", "2021-09"),
        ("label.country", "China"),
        ("label.mark", "CE"),
    }


def test_what_it_says_goes_through_the_one_identification() -> None:
    thing = only(seen(lines("ACME VIEW", f"S/N: {LONG}", "Model: AV-1")))

    found = bundled()[0].of_fields(thing.name, thing.fields)

    assert found.maker is not None
    assert (found.maker.id, found.maker.grade) == ("hikvision", "established")


@pytest.mark.parametrize(("x", "y"), [(200, 0), (0, 36)])
def test_a_value_stands_beside_its_caption_or_below(x: int, y: int) -> None:
    thing = only(seen([word("Serial No."), word("AB1234567", x, y), word("Made in China", 0, 80)]))

    assert pairs(thing) == {("serial", "AB1234567"), ("label.country", "China")}


def test_who_sells_or_imports_it_did_not_make_it() -> None:
    thing = only(
        seen(
            lines(
                "Imported by: Hikvision Canada Inc.",
                "EU REP",
                "Hikvision Europe B.V.",
                "Manufactured for: Lorex Corporation",
            )
        )
    )

    assert pairs(thing) == {
        ("label.party", "Hikvision Canada Inc"),
        ("label.party", "Hikvision Europe B.V"),
        ("label.party", "Lorex Corporation"),
    }
    assert thing.fields == []


def test_a_radio_that_is_built_in_is_not_the_device() -> None:
    thing = only(seen(lines("Model: AV-1", "Contains FCC ID: 2ADTD-1234")))

    assert ("fcc.module", "2ADTD-1234") in pairs(thing)
    assert thing.fields == [Field("model", "AV-1")]


def test_a_partners_name_is_no_brand() -> None:
    assert pairs(only(seen(lines("Works with", "HIKVISION", "Model: AV-1")))) == {("model", "AV-1")}


@pytest.mark.parametrize(
    "plate",
    [
        ["Model: AV-1", "Verification Code: KQXWBA"],
        ["Model: AV-1", "Wi-Fi Key", "KQXWBA12"],
        ["Model: AV-1", "Default password: KQXWBA12 SSID: KQXWBA"],
        ["Model: AV-1", "Mot de passe : KQXWBA12"],
    ],
)
def test_a_password_on_a_label_is_dropped_and_told(plate: list[str]) -> None:
    found = seen(lines(*plate))

    assert found.dropped == ("verification",)
    assert pairs(only(found)) == {("model", "AV-1")}
    assert b"KQXWBA" not in msgspec.json.encode(found)


def test_a_code_outweighs_what_was_printed_alike_and_says_so() -> None:
    thing = only(seen(lines("Model: AV-1", "S/N: 7O259O362493"), coded("702590362493")))

    read = next(each for each in thing.reads if each.field == "serial")
    assert (read.value, read.seen, read.by) == ("702590362493", "7O259O362493", "text and code")
    assert "the code on the label says so" in str(read.why)


def test_a_code_without_a_name_is_kept_only_where_something_explains_it() -> None:
    thing = only(seen(lines("Model: AV-1"), coded("KQXWBA-123-999")))

    assert pairs(thing) == {("model", "AV-1")}
    assert [str(note) for note in thing.notes] == [
        "Values in a QR or bar code whose meaning is not known; they were not kept: 1."
    ]
    assert b"KQXWBA" not in msgspec.json.encode(thing)


def test_the_short_serial_of_a_code_is_part_of_the_long_one() -> None:
    thing = only(
        seen(lines(f"S/N: {LONG}"), coded("www.site.example.org\rC12345678\rKQXWBA\rDS-2CD2043G2-I", 0, 60))
    )

    assert {value for field, value in pairs(thing) if field == "serial"} == {LONG, "C12345678"}
    assert not any("Several serial" in str(note) for note in thing.notes)


def test_labels_that_stand_apart_and_contradict_each_other_are_two_things() -> None:
    two = [*lines("Model: AV-1", "S/N: AB1234567"), *lines("Model: AV-1", "S/N: AB7654399", x=900)]

    found = seen(two)

    assert [thing.name for thing in found.things] == ["label 1", "label 2"]
    assert [dict(pairs(thing))["serial"] for thing in found.things] == ["AB1234567", "AB7654399"]


def test_two_serials_on_one_label_are_told() -> None:
    thing = only(seen(lines("Model: AV-1", "S/N: AB1234567", "S/N: AB7654399")))

    assert [str(note) for note in thing.notes] == [
        "Several serial numbers on what looks like one label: AB1234567, AB7654399. "
        "Photograph each device by itself."
    ]


def test_patches_that_do_not_contradict_each_other_are_one_thing() -> None:
    found = seen([*lines("Model: AV-1"), *lines("S/N: AB1234567", y=600)])

    assert pairs(only(found)) == {("model", "AV-1"), ("serial", "AB1234567")}
    assert "2 patches of writing are taken for one device" in str(only(found).notes[0])


def test_the_label_of_an_adapter_says_nothing_of_the_device() -> None:
    thing = only(
        seen(
            lines(
                "SWITCHING ADAPTER", "Model: ADS-26FSG-12", "Hangzhou Hikvision Digital Technology Co., Ltd."
            )
        )
    )

    assert (thing.adapter, thing.fields) == (True, [])
    assert "power adapter" in str(thing.notes[0])


def test_numbers_that_were_read_poorly_are_not_used_but_told() -> None:
    found = seen(
        [word("Model: AV-1", sure=0.95), word("S/N: AB1234567", 0, 40, 0.8), word("x@x", 0, 80, 0.4)]
    )

    assert pairs(only(found)) == {("model", "AV-1")}
    assert [str(note) for note in only(found).notes] == [
        "Read too poorly to be used: serial number. "
        "Take this photo again, from closer by and with more light.",
        "Compare letter by letter with the label: model.",
    ]
    assert [str(text).split(":")[0] for text in found.better] == [
        "Lines that were read too poorly to be used",
        "Neither a serial number nor a MAC address was found",
    ]


def test_where_nothing_is_there_it_says_how_to_do_better() -> None:
    found = seen([])

    assert (found.things, len(found.better)) == ((), 1)
    assert str(found.better[0]).startswith("Nothing could be read.")
    assert found.better[0].fr.startswith("Rien n'a pu être lu.")


@pytest.mark.parametrize("degrees", [-30, 12, 90, 180])
def test_a_label_that_leans_is_read_as_one_that_stands(degrees: int) -> None:
    straight = [word("Serial No."), word("AB1234567", 200, 0), word("Model", 0, 40), word("AV-1", 200, 40)]
    leaning = [Word(w.text, w.sure, turned(w.corners, math.radians(degrees))) for w in straight]

    assert pairs(only(seen(leaning))) == {("serial", "AB1234567"), ("model", "AV-1")}


def test_places_are_those_in_the_whole_photo() -> None:
    thing = only(parsed(lines("Model: AV-1"), [], bundled()[1], (100, 50)))

    assert thing.reads == (Read("model", "AV-1", "AV-1", "text", 1.0, Box(100, 50, 154, 24)),)


@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.text(max_size=30), st.sampled_from(["S/N:", "Model: X1", "MAC", "EU REP", "Co., Ltd."])
            ),
            st.integers(-50, 900),
            st.integers(-50, 900),
            st.floats(0, 1),
        ),
        max_size=12,
    ),
    st.lists(st.text(max_size=60), max_size=3),
)
def test_any_words_and_codes_give_things_in_bounds(
    given_words: list[tuple[str, int, int, float]], texts: list[str]
) -> None:
    found = seen([word(text, x, y, sure) for text, x, y, sure in given_words], *map(coded, texts))

    assert all(read.value and len(read.value) <= 200 for thing in found.things for read in thing.reads)
