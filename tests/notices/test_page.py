"""Bytes of any kind become paragraphs, or an error with its cure."""

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from debar.kit.errors import BadData
from debar.notices import page

PARAGRAPH = (
    "Canada on Friday ordered Hikvision Canada Inc. to cease its operations in the country within 120 days, "
    "citing national security, and the minister explained at length why."
)


def pdf(text: str) -> bytes:
    """A PDF of one page with one line of text on it."""
    stream = f"BT /F1 9 Tf 20 100 Td ({text}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000 200] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\n" % table
    return out + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


def blank(password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_lines_of_a_paragraph_are_one_and_a_short_first_one_is_the_title() -> None:
    read = page.read(b"A ban\r\n\r\nCanada  banned\r\nthem.\n \nAll of them.", "a.txt")

    assert read == page.Page(("A ban", "Canada banned them.", "All of them."), "text", title="A ban")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_survive_each_encoding(encoding: str) -> None:
    assert page.read("L'arrêté est signé.".encode(encoding), "a.txt").paragraphs == ("L'arrêté est signé.",)


def test_a_web_page_gives_its_article_and_facts_and_none_of_its_scripts() -> None:
    html = f"""<!doctype html><html><head><title>Firm must close</title>
    <meta property="article:published_time" content="2025-06-28T10:00:00Z">
    <script>var a = "France bans Bosch";</script></head><body><nav><a href="/">Home</a></nav>
    <article><h1>Firm must close</h1><p>{PARAGRAPH}</p><script>document.write("Spain bans Axis")</script>
    </article></body></html>"""

    read = page.read(html.encode(), "a.html")

    assert (read.title, read.published, read.form) == ("Firm must close", date(2025, 6, 28), "html")
    assert PARAGRAPH in read.paragraphs
    assert "bans" not in " ".join(read.paragraphs)


def test_a_pdf_gives_its_words() -> None:
    assert page.read(pdf("Canada banned them on Friday."), "a.pdf").paragraphs == (
        "Canada banned them on Friday.",
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (bytes(range(256)) * 40, "no text, web page or PDF"),
        (b"\x00" * 500, "no text, web page or PDF"),
        (b"%PDF-1.4 and no more", "damaged"),
        (blank(), "text recognition"),
        (blank("secret"), "password"),
        (b"<html><body><script>for(;;){}</script></body></html>", "no article"),
        (b"a" * (page.MAX_BYTES + 1), "larger than 16 MiB"),
        (b"<html>" + b" " * page.MAX_HTML, "larger than 8 MiB"),
    ],
    ids=[
        "nothing",
        "blanks",
        "binary",
        "zeros",
        "cut",
        "scanned",
        "locked",
        "scripts",
        "large",
        "large-page",
    ],
)
def test_what_cannot_be_read_is_said_with_its_cure(data: bytes, what: str) -> None:
    with pytest.raises(BadData, match=what) as raised:
        page.read(data, "a file")

    assert str(raised.value).startswith("a file: ")
    assert len(str(raised.value).split(". ")) > 1


def test_a_long_text_is_cut_and_says_so() -> None:
    read = page.read(b"Canada banned them. " * 60_000, "a.txt")

    assert read.cut
    assert sum(map(len, read.paragraphs)) <= page.MAX_TEXT


def test_a_word_cut_at_the_end_of_a_line_is_whole_again() -> None:
    assert page.read(b"They may not pur-\nchase it.", "a.txt").paragraphs == ("They may not purchase it.",)


@given(st.binary(max_size=400))
def test_any_bytes_of_text_give_paragraphs_without_line_breaks_or_an_error(data: bytes) -> None:
    if page.sniffed(data) != "text":
        return
    try:
        read = page.read(data, "bytes")
    except BadData:
        return

    assert all(part.strip() == part and "\n" not in part for part in read.paragraphs)
