"""Patterns over bytes: texts from the beginning on are compared, others searched for by RE2."""

from __future__ import annotations

import re2
from hypothesis import example, given
from hypothesis import strategies as some

from debar.identify import fingerprint
from debar.identify.scan import Pattern, Scanner, is_plain

PATTERNS = sorted({one.pattern for _, file in fingerprint.load() for one in file.fingerprints})
TEXTS = sorted(
    {
        text
        for _, file in fingerprint.load()
        for one in file.fingerprints
        for text in (*(each.text for each in one.examples), *one.silent)
    }
)
SCANNER = Scanner(PATTERNS)
texts = some.one_of(some.sampled_from(TEXTS), some.text(max_size=12))


@given(
    some.sampled_from(["^a$", "(?i)^Sk-1", "^é\\.b", "(?i)^é", "^", "$", "a|^b", "(?i)^K$"]),
    some.text(alphabet="aAbBsSkK-1é.\n\u017f\u212a", max_size=5),
)
@example("(?i)^Sk-1", "\u017fk-1")
@example("(?i)^K$", "\u212a")
def test_what_is_compared_matches_as_what_is_searched(pattern: str, text: str) -> None:
    found, wanted = Pattern(pattern).search(text.encode()), re2.search(pattern, text)

    assert (found and (found[0] or b"").decode()) == (wanted and wanted[0])


@given(texts, texts)
def test_in_plain_data_what_the_scanner_finds_is_sure(one: str, other: str) -> None:
    data = f"{one} {other}".encode("utf-8", "replace")

    sure = [Pattern(PATTERNS[index]) for index in SCANNER.hits_in(data)] if is_plain(data) else []

    assert [pattern.source for pattern in sure if pattern.sure and pattern.search(data) is None] == []


def test_groups_with_names_are_known_once_something_matched() -> None:
    pattern = Pattern("^Acme (?P<model>[A-Z]+)/(?P<firmware>[0-9]+)?")

    found = pattern.search(b"Acme XY/")

    assert pattern.named == (("model", 1), ("firmware", 2)) or pattern.named == (
        ("firmware", 2),
        ("model", 1),
    )
    assert found is not None
    assert (found[0], found[1], found[2]) == (b"Acme XY/", b"XY", None)
