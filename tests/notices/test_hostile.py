"""Bytes made to hang, crash or lead astray whatever reads a notice."""

import importlib
import pkgutil
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.notices.conftest import TODAY

import debar.notices
from debar.estate import contract_table, contracts
from debar.kit.errors import BadData
from debar.notices import page
from debar.notices.reader import Reader

LONGEST = 2000
UNITS = (
    *(
        "a",
        "A",
        "É",
        "1",
        ".",
        ",",
        "'",
        "-",
        "(",
        ")",
        '"',
        "«",
        "a ",
        "A ",
        "Ab ",
        "1 ",
        "1.",
        "a-",
        "Ab & ",
    ),
    *("(Ab) ", "of the ", "Loi sur ", "section 1", "traité d'", "under the ", "June ", "within ", "d'ici "),
    *(
        "effective at ",
        "group A ",
        "U.S.",
        "—",
        "Registration ",
        "subject to the ",
        "NOV ",
        "\x02 ",
        "!?",
        ".)",
    ),
)
ARTICLE = b"".join(
    b"<p>On May %d, 2025 the Government of Canada ordered Hikvision Canada Inc. to close &eacute; &#27;.</p>"
    % n
    for n in range(1, 9)
)
HTML = (
    b"<!doctype html><html><head><title>Order</title></head><body><article>%s</article></body></html>"
    % ARTICLE
)
MARKS = (
    b"<",
    b"&#0;",
    b"&#x110000;",
    b"<!--",
    b"<table>",
    b"<p>",
    b"\x00",
    b"\xff\xfe",
    b"<<",
    b"/Kids [2 0 R]",
)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    modules: list[ModuleType] = [contract_table, contracts]
    modules += [
        importlib.import_module(f"debar.notices.{m.name}")
        for m in pkgutil.iter_modules(debar.notices.__path__)
    ]
    for module in modules:
        for name, value in vars(module).items():
            several = value if isinstance(value, tuple) else (value,)
            for each in several:
                found = each[0] if isinstance(each, tuple) and each else each
                if isinstance(found, re.Pattern) and isinstance(found.pattern, str):
                    yield f"{module.__name__}.{name}", found


def pdf(
    words: bytes = b"On June 27, 2025 Canada ordered it to cease the operations.", pages: int = 2
) -> bytes:
    """A PDF whose every page holds these words."""
    text = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % words
    kids = b" ".join(b"%d 0 R" % (n + 5) for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
    ]
    objects += [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>"
    ] * pages
    written, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    last = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + last


def altered(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(held))
        match chance.randrange(4):
            case 0:
                held[at] = chance.randrange(256)
            case 1:
                del held[at : at + chance.randrange(60)]
            case 2:
                held[at:at] = held[: chance.randrange(200)]
            case _:
                held[at:at] = chance.choice(MARKS) * chance.choice((1, 40))
    return bytes(held)


def test_no_pattern_takes_long_over_a_sentence_made_for_it() -> None:
    slow = []
    for name, pattern in patterns():
        for unit in UNITS:
            text = f"{unit * LONGEST}"[:LONGEST] + "\x00"
            begun = time.process_time()
            list(pattern.finditer(text))
            if time.process_time() - begun > 0.2:
                slow.append((name, unit))

    assert slow == []


@pytest.mark.parametrize("unit", [".", "!?", '."', "Xx. ", "U.S. "])
def test_a_page_of_nothing_but_ends_of_sentences_is_split_in_time(unit: str, reader: Reader) -> None:
    glue = "the of and to in that is was " * 600
    text = glue + unit * (150_000 // len(unit)) + "a"
    begun = time.process_time()

    reader.read(page.read(text.encode(), "text"), None, TODAY)

    assert time.process_time() - begun < 10


@pytest.mark.parametrize("seed", [HTML, pdf(), ARTICLE.replace(b"<", b"[")], ids=["html", "pdf", "text"])
def test_altered_files_are_read_or_refused_with_a_cure(seed: bytes) -> None:
    for number in range(120):
        said, parts = "f: ", tuple[str, ...]()
        try:
            parts = page.read(altered(seed, random.Random(number)), "f").paragraphs
        except BadData as error:
            said = str(error)

        assert said.startswith("f: ")
        assert all(part and "\n" not in part for part in parts)


def test_control_characters_by_number_are_left_out_of_a_web_page() -> None:
    read = page.read(HTML, "a.html")

    assert read.paragraphs[0] == (
        "On May 1, 2025 the Government of Canada ordered Hikvision Canada Inc. to close é ."
    )


def test_no_more_pages_of_a_pdf_are_read_than_a_notice_has() -> None:
    read = page.read(pdf(pages=2_000), "long.pdf")

    assert (len(read.paragraphs), read.cut) == (page.MAX_PAGES, True)


WATCHED = """
import sys
CALLS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")
sys.addaudithook(lambda event, _: sys.exit(f"net: {event}") if event in CALLS else None)
from debar.notices import page
page.read(sys.stdin.buffer.read(), "a.html")
"""


def test_nothing_is_fetched_whatever_a_page_names() -> None:
    lure = b"<base href='http://192.0.2.1/'><iframe src='/a'></iframe><img src='b.png'><script src='c'>"
    html = HTML.replace(
        b"<article>", lure + b"</script><link rel=canonical href='http://192.0.2.1/d'><article>"
    )

    ended = subprocess.run([sys.executable, "-c", WATCHED], input=html, capture_output=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, b"")


def wait_for_its_child(pid: int) -> None:
    """Until the process has begun another, at most half a minute."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    end = time.monotonic() + 30
    while time.monotonic() < end and not children.read_text():
        time.sleep(0.02)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks into /proc for the child")
def test_stopping_the_program_leaves_no_file_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "slow.html").write_bytes(
        HTML.replace(b"<article>", b"<article>" + b"<p>a of the</p>" * 300_000)
    )
    command = [sys.executable, "-m", "debar.cli.main", "read", "slow.html", "--draft", "out"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        wait_for_its_child(running.pid)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)

    assert (running.returncode, out) == (130, b"")
    assert b"Stopped" in err
    assert [path.name for path in tmp_path.iterdir()] == ["slow.html"]
