"""Large parsers run in a process of their own, which may fail or hang."""

import pytest

from debar.kit.errors import BadData
from debar.notices import apart, page

HTML = b"<!doctype html><html><body><article><p>%s</p></article></body></html>" % (
    b"Canada on Friday ordered the firm to cease its operations in the country within 120 days. " * 3
)


def test_what_comes_back_is_what_reading_here_gives() -> None:
    assert apart.read(HTML, "a.html") == page.read(HTML, "a.html")


def test_text_needs_no_other_process() -> None:
    assert apart.read(b"Canada banned them.", "a.txt", seconds=0).paragraphs == ("Canada banned them.",)


def test_too_slow_a_parser_is_ended_with_a_message() -> None:
    with pytest.raises(BadData, match=r"a\.html: not read within 0\.001 seconds"):
        apart.read(HTML, "a.html", seconds=0.001)


def test_errors_come_back_as_they_were_said() -> None:
    with pytest.raises(BadData, match=r"^b\.pdf: this PDF is damaged"):
        apart.read(b"%PDF-1.7 and no more", "b.pdf")
