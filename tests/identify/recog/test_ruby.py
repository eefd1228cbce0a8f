"""Ruby's regular expressions mean the same in RE2, hyperscan and `regex` once they are said anew."""

from __future__ import annotations

import hyperscan
import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.recog.kept import Print
from debar.identify.recog.pattern import FLAGS, capturing, confirming, scans, translated
from debar.kit.errors import BadData


def made(pattern: str, flags: str = "") -> Print:
    said = translated(pattern, [flag for flag in flags.split(",") if flag])
    return Print(1, 1, said.text, "", (), said.engine, said.scan or "whole", said.exact)


def matches(pattern: str, text: str, flags: str = "") -> bool:
    return bool(confirming(made(pattern, flags))(text.encode()))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("^b$", "a\nb\nc", True),
        (r"\Ab\z", "a\nb\nc", False),
        (r"a\Z", "a\n", True),
        (r"a\z", "a\n", False),
        ("a.b", "a\nb", False),
        ("(?m:a.b)", "a\nb", True),
        ("(?m)a.b", "a\nb", True),
        (r"^\h+$", "c0ffee", True),
        (r"^\H+$", "c0ffee", False),
        (r"a\sb", "a\vb", True),
        (r"^[\S]$", "\v", False),
        ("x(?i)a|B", "xb", True),
        ("x(?i)a|B", "b", False),
        ("(?-i:a)b", "aB", False),
        ("^a{,2}$", "aa", True),
        ("^a{,2}$", "aaa", False),
        ("^(?:a{2}+)$", "aaaa", True),
        ("^xa{2}?$", "x", True),
        ("^a**$", "aaa", True),
        ("^a{b$", "a{b", True),
        ("^[a[bc]]+$", "abc", True),
        (r"^[\w&&[^\d]]+$", "ab", True),
        (r"^[\w&&[^\d]]+$", "a1", False),
        ("^[]a]+$", "]a", True),
        ("^[a-]$", "-", True),
        ("(?x) a b  # both\n c", "abc", True),
        ("a(?#not this)b", "ab", True),
        (r"^\R$", "\r\n", True),
        (r"^\u00e9\x41\101\t$", "éAA\t", True),
        (r"^[[:alpha:]]+$", "abc", True),
        (r"^\p{Upper}\p{^Digit}$", "Ab", True),
        (r"^(a|b)\1$", "aa", True),
        (r"^(a|b)\1$", "ab", False),
        (r"^(?<one>a|b)(c)\k<one>$", "aca", True),
        ("a(?=b)", "ab", True),
        ("a(?!b)", "ab", False),
        ("^(?>a+)b", "aab", True),
        ("^a++a", "aaa", False),
    ],
)
def test_a_pattern_means_what_it_means_in_ruby(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


def test_flags_of_recog_are_those_of_ruby() -> None:
    assert matches("^ABC$", "abc", "REG_ICASE")
    for flag in ("REG_DOT_NEWLINE", "REG_MULTILINE", "REG_LINE_ANY_CRLF"):
        assert matches("a.b", "a\nb", flag)


def test_plain_groups_capture_only_where_none_has_a_name() -> None:
    assert capturing(made("(a)(b)"))(b"ab").groups() == (b"a", b"b")
    assert capturing(made("(?<one>a)(b)"))(b"ab").groups() == (b"a",)
    assert translated("(?<one>a)(b)", []).groups == 1


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a", "a parenthesis is never closed"),
        ("a)", "a parenthesis closes what none opened"),
        ("*a", "nothing stands before"),
        ("[a", "it ends in the middle"),
        ("a\\", "it ends in the middle"),
        (r"a\Kb", "has no like outside Ruby"),
        (r"\k<none>", "names a group 'none' that is not there"),
        (r"\x", "gives no character"),
        ("(?~a)", "is not known here"),
        ("(" * 100 + ")" * 100, "nested deeper than 64"),
        ("a" * 20_000, "longer than 16384 characters"),
        ("(?<=a|bc*)(?P=x)", "is not known here"),
        (r"\p{Nothing}", "neither RE2 nor regex takes it"),
    ],
)
def test_what_cannot_be_said_anew_is_refused_with_the_reason(pattern: str, why: str) -> None:
    with pytest.raises(BadData, match=why):
        translated(pattern, [])


def test_an_unknown_flag_is_refused() -> None:
    with pytest.raises(BadData, match="the flag 'REG_EXTENDED' is not known"):
        translated("a", ["REG_EXTENDED"])


def test_lines_that_a_pattern_names_are_looked_up() -> None:
    assert translated(r"^Acme\/1\.0$", []).exact == ("Acme/1.0",)
    assert translated(r"^(?:a b|c\|d)$", []).exact == ("a b", "c|d")
    for other in ("^a|b$", "a$", "^a.$", r"^\d$", "^(a)$"):
        assert translated(other, []).exact == ()
    assert translated("^a$", ["REG_ICASE"]).exact == ()


def test_the_scan_is_told_what_it_cannot_take_whole() -> None:
    said = [translated(each, []).text for each in ("^a(b)$", "a(?=b)", "a{1,2}b")]

    assert scans(said) == ["whole", "prefiltered", "whole"]
    assert translated(r"[\w&&[^\d]]", []).scan == "none"


@given(st.text(alphabet=r"ab()[]{}|\^$.*+?-:<>=!12,iIxmhsSwWdDAzZk&# " + "\n", max_size=40))
def test_any_pattern_is_said_anew_or_refused(pattern: str) -> None:
    try:
        said = translated(pattern, [])
    except BadData:
        return
    confirming(made(pattern))
    assert said.engine == "regex" or re2.compile(said.text.encode()).groups == said.groups


@given(st.text(alphabet="ab[]|^$.*+?1, \\", max_size=12), st.text(alphabet="abAB1, \t", max_size=12))
def test_over_ascii_the_scan_and_re2_agree(pattern: str, text: str) -> None:
    try:
        one = made(pattern, "REG_ICASE")
    except BadData:
        return
    if one.engine != "re2" or scans([one.pattern]) != ["whole"]:
        return
    hits: list[int] = []
    scanner = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    scanner.compile(expressions=[one.pattern.encode()], ids=[0], elements=1, flags=[FLAGS])

    scanner.scan(text.encode(), lambda *_: hits.append(1), scratch=hyperscan.Scratch(scanner))

    assert bool(hits) is bool(confirming(one)(text.encode()))
