"""The first fingerprint of a file that matches counts, however it is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.recog.kept import Database, Param, Print
from debar.identify.recog.match import NONE, Matcher, encoded, values
from debar.identify.recog.pattern import confirming, scans, translated


def database(*patterns: str, params: tuple[Param, ...] = ()) -> Database:
    said = [translated(each, []) for each in patterns]
    ways = scans([each.text for each in said])
    prints = [
        Print(n, n, one.text, f"print {n}", params, one.engine, one.scan or way, one.exact)
        for n, (one, way) in enumerate(zip(said, ways, strict=True), 1)
    ]
    return Database("made", "http_header.server", "http", tuple(prints))


PATTERNS = (
    "^abc$",
    "^a",
    "^b(?=c)",
    r"^[\w&&[^\d]]c",
    "^(?:bb|cc)$",
    "b",
    r"^\d+$",
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("abc", 0),
        ("abd", 1),
        ("x\nabc", 0),
        ("bc", 2),
        ("cc", 3),
        ("bb", 4),
        ("x\nbb", 4),
        ("xb", 5),
        ("é7", NONE),
        ("7", 6),
        ("é\n7", 6),
        ("", NONE),
        ("z", NONE),
    ],
)
def test_the_first_that_matches_counts(text: str, place: int) -> None:
    assert Matcher(database(*PATTERNS)).places([text]) == [place]


@given(st.lists(st.text("abc7é\n", max_size=6), max_size=8))
def test_it_is_the_one_that_a_loop_finds(texts: list[str]) -> None:
    made = database(*PATTERNS)
    confirms = [confirming(one) for one in made.prints]

    wanted = [next((i for i, ask in enumerate(confirms) if ask(encoded(text))), NONE) for text in texts]

    assert Matcher(made).places(texts) == wanted


def test_a_file_of_lines_alone_needs_no_scan() -> None:
    matcher = Matcher(database("^one$", "^(?:two|three)$"))

    assert matcher.places(["one", "three", "four", "x\ntwo"]) == [0, 1, NONE, 1]
    assert matcher.first("two") is not None


def test_groups_fill_values_and_values_fill_each_other() -> None:
    params = (
        Param(1, "hw.model"),
        Param(2, "os.version"),
        Param(0, "hw.product", "Cam {hw.model}"),
        Param(0, "os.cpe23", "cpe:/o:acme:os:{os.version}"),
        Param(0, "os.product", "OS {os.version}"),
    )
    found = Matcher(database(r"^Cam (\S+)(?: v(\d+))?$", params=params)).first("Cam é1")

    assert found is not None
    assert values(found, "http") == {
        "hw.model": "é1",
        "hw.product": "Cam é1",
        "os.cpe23": "cpe:/o:acme:os:-",
        "service.protocol": "http",
    }


def test_a_pattern_that_takes_too_long_is_given_up_and_counted() -> None:
    matcher = Matcher(database("^(a|aa)+(?=c)", "^a"))

    assert matcher.places(["a" * 60]) == [1]
    assert matcher.slow == {1: 1}
