"""CSV in any delimiter and encoding, as lines of cells, in memory that the file's size does not touch."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, dropwhile

from debar.kit.cells import as_meant
from debar.kit.errors import Problem
from debar.kit.rows import Limits, Line, Readable

_CHUNK = 1 << 18
_DELIMITERS = (",", ";", "\t", "|")
NONE = "\x1f"
"""Stands for a delimiter where there is none: no text holds it."""
_SAMPLE = 100
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_FOUR_BYTES = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")
_EVERYDAY, _RARE = 0xB0, 0xD8
"""First bytes of GB 2312's characters of level 1, in daily use, and of those after them."""
_ENOUGH = 3
_LINE_END = re.compile(rb"\r\n|\n|\r(?=.)", re.DOTALL)
_SEP = re.compile(r'"?sep=(?P<delimiter>[^"\r\n\0])"?[ \t,;]*[\r\n]', re.IGNORECASE)
_UNCLOSED = "opens a quote that is never closed; the row was left out."
_CLOSE_IT = 'Close the quote, and write a quote within a cell twice: "".'
_TOO_LONG = "is longer than {mib:.3g} MiB; it was left out."


def lines(stream: Readable, name: str, limits: Limits) -> Iterator[Line | Problem]:
    """The cells of each record, without blanks around them, and the line on which it begins.

    A record that cannot be read is a Problem, and reading goes on at the next line.
    """
    blocks = _blocks(stream, limits)
    begun: list[str | _Cut] = []
    for block in blocks:
        begun.append(block)
        if isinstance(block, str):
            break
    sample = next((block for block in begun if isinstance(block, str)), "")
    feed = _Feed(_split(chain(begun, blocks)), limits)
    if isinstance(next(iter(begun), None), str) and _SEP.match(sample):
        next(feed)
    delimiter = delimiter_of(sample)
    for record in _records(feed, delimiter):
        if isinstance(record, _Broken):
            yield Problem(name, record.line, record.what, record.cure)
        else:
            yield record


def text_of(head: bytes) -> str:
    """The first bytes of a file as text, in whatever encoding it is."""
    return next((block for block in _blocks(io.BytesIO(head), Limits()) if isinstance(block, str)), "")


def is_wide(head: bytes) -> bool:
    """Are the bytes UTF-16 or UTF-32, by their mark or by the zeros between their letters?"""
    return any(head.startswith(mark) for mark, _ in _WIDE) or _unmarked(head) is not None


def as_utf8(stream: Readable) -> Iterator[bytes]:
    """The stream in chunks, without its byte order mark; UTF-16, UTF-32 and GB18030 become UTF-8."""
    chunk = stream.read(_CHUNK)
    for mark, encoding in _WIDE:
        if chunk.startswith(mark):
            yield from _recoded(chunk[len(mark) :], stream, encoding)
            return
    if found := _unmarked(chunk) or _chinese(chunk):
        yield from _recoded(chunk, stream, found)
        return
    chunk = chunk.removeprefix(codecs.BOM_UTF8)
    while chunk:
        yield chunk
        chunk = stream.read(_CHUNK)


def delimiter_of(sample: str) -> str:
    """What parts the cells in that text; NONE where nothing does."""
    if named := _SEP.match(sample):
        return named["delimiter"]
    return max(_agreements(sample), default=(False, 0, NONE))[-1]


def is_steady(sample: str) -> bool:
    """Does something part the cells in that text, and most lines into equally many?"""
    rest = sample[named.end() :] if (named := _SEP.match(sample)) else sample
    return any(steady for steady, *_ in _agreements(rest))


def _agreements(sample: str) -> Iterator[tuple[bool, int, str]]:
    """Each delimiter that most lines hold: do most have one width, and how many stand in those."""
    lines = [line for line in io.StringIO(sample, newline="") if line.strip()][:_SAMPLE]
    for delimiter in _DELIMITERS if lines else ():
        below_titles = dropwhile(lambda width: width == 1, _widths(lines, delimiter))
        widths = Counter(below_titles)
        width, count = max(widths.items(), key=lambda item: (item[0] - 1) * item[1], default=(1, 0))
        if width > 1 and widths[1] * 2 <= widths.total():
            yield count * 2 >= widths.total(), (width - 1) * count, delimiter


def _widths(lines: list[str], delimiter: str) -> list[int]:
    if delimiter == "," and "," not in lines[0]:
        lines = [line.replace(", ", "  ") for line in lines]  # prose, as in "Acme Ltd, Ottawa"
    try:
        return [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
    except csv.Error:
        return [line.count(delimiter) + 1 for line in lines]


def _clean(cells: list[str], read_from: list[str]) -> list[str]:
    clean = [cell.strip() for cell in cells]
    guarded = any("'" in line or '="' in line for line in read_from)
    return [as_meant(cell) for cell in clean] if guarded else clean


class _Broken(Exception):
    """A line that cannot be read."""

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.line, self.what, self.cure = line, what, cure


class _Runaway(Exception):
    """A quoted cell that grows beyond every bound."""


class _Cut:
    """Stands for a line that was too long to keep."""


class _Feed:
    """Physical lines, counted, with those of the record at hand kept for a second look."""

    def __init__(self, lines: Iterator[str | _Cut], limits: Limits) -> None:
        self._lines = lines
        self._again: list[str] = []
        self._limit = limits.line
        self._size = 0
        self.number = 0
        self.taken: list[str] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self.number += 1
        if isinstance(line, _Cut):
            what = _TOO_LONG.format(mib=self._limit / (1 << 20))
            raise _Broken(self.number, what, "Check whether the file is a table, and undamaged.")
        if "\0" in line:
            raise _Broken(self.number, "holds NUL bytes; it was left out.", "Export the file again.")
        self.taken.append(line)
        self._size += len(line)
        if self._size > self._limit and len(self.taken) > 1:
            raise _Runaway
        return line

    def begin(self) -> None:
        """A new record begins."""
        self.taken.clear()
        self._size = 0

    def give_back(self) -> None:
        """Read the last line again, as the first of a record."""
        self._again.append(self.taken.pop())
        self.number -= 1


def _records(feed: _Feed, delimiter: str) -> Iterator[Line | _Broken]:
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.begin()
        start = feed.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _Broken, _Runaway) as error:
            yield from _mended(feed, start, delimiter, error)
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
            continue
        if cells:
            yield start, _clean(cells, feed.taken)


def _mended(feed: _Feed, start: int, delimiter: str, error: Exception) -> Iterator[Line | _Broken]:
    """What can be had of a broken record: its lines, each for itself.

    The last goes back to be read as usual, so that no line is read more than three times.
    """
    if not isinstance(error, _Broken) and len(feed.taken) > 1:
        feed.give_back()
    for number, line in enumerate(list(feed.taken), start):
        yield _alone(line, number, delimiter)
    if isinstance(error, _Broken):
        yield error


def _alone(line: str, number: int, delimiter: str) -> Line | _Broken:
    for strict in (True, False):
        try:
            cells = next(csv.reader([line], delimiter=delimiter, strict=strict), [])
            return number, _clean(cells, [line])
        except csv.Error as error:
            if "field larger" in str(error):
                return _Broken(number, "has a cell too long to read; it was left out.", "Shorten the cell.")
            if "expected after" not in str(error):
                break
    return _Broken(number, _UNCLOSED, _CLOSE_IT)


def _split(blocks: Iterable[str | _Cut]) -> Iterator[str | _Cut]:
    for block in blocks:
        if isinstance(block, _Cut):
            yield block
        else:
            yield from io.StringIO(block, newline="")


def _blocks(stream: Readable, limits: Limits) -> Iterator[str | _Cut]:
    """Runs of whole lines as text, each about a chunk long; a _Cut for a line beyond the limit."""
    rest, cut = b"", False
    for chunk in as_utf8(stream):
        rest += chunk
        if cut:
            found = _LINE_END.search(rest)
            if not found:
                rest = rest[-1:]
                continue
            rest, cut = rest[found.end() :], False
            yield _Cut()
        end = max(rest.rfind(b"\n"), rest.rfind(b"\r", 0, -1)) + 1
        yield from _decoded(rest[:end], limits)
        rest = rest[end:]
        if len(rest) > limits.line:
            rest, cut = rest[-1:], True
    if cut:
        yield _Cut()
    else:
        yield from _decoded(rest, limits)


def _decoded(block: bytes, limits: Limits) -> Iterator[str | _Cut]:
    """Whole lines as text: UTF-8, but a line that is not counts as Windows-1252."""
    try:
        if 0 < len(block) <= limits.line:
            yield block.decode()
            return
    except UnicodeDecodeError:
        pass
    for line in block.splitlines(keepends=True):
        if len(line) > limits.line:
            yield _Cut()
            continue
        try:
            yield line.decode()
        except UnicodeDecodeError:
            yield line.decode("cp1252", "replace")


def _recoded(chunk: bytes, stream: Readable, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    while chunk:
        yield decoder.decode(chunk).encode()
        chunk = stream.read(_CHUNK)
    yield decoder.decode(b"", final=True).encode()


def _unmarked(chunk: bytes) -> str | None:
    """UTF-16 without its mark: every other byte is mostly zero, and the ones between never are."""
    head = chunk[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 3 < len(head) // 2 or not min(even, odd) == 0 < max(even, odd):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _chinese(chunk: bytes) -> str | None:
    """GB18030: hardly a line is UTF-8, and runs of high bytes make characters, most of them everyday ones.

    Text in Western letters has high bytes one by one, which make none.
    """
    lines = [line for line in chunk.splitlines()[:-1] or [chunk] if not line.isascii()]
    if sum(map(_is_utf8, lines)) * 10 >= len(lines):
        return None
    runs = [run for line in lines for run in _HIGH.findall(_FOUR_BYTES.sub(b"", line))]
    firsts = [first for run in runs for first in run[::2]]
    everyday = sum(_EVERYDAY <= first < _RARE for first in firsts)
    if any(len(run) % 2 for run in runs) or everyday < _ENOUGH or everyday * 10 < len(firsts) * 7:
        return None
    return "gb18030"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
