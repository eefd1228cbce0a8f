"""How far the cells of a workbook reach, measured before anybody makes room for them.

A sheet of two cells, one at A1 and one at XFD1048576, asks its reader for 17 billion; one string
that a million cells share asks for a million copies. A few kilobytes can say either.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import IO
from xml.parsers import expat

from debar.kit.rows import Limits

CHUNK = 1 << 20
_ROWS = 1 << 20
_COLUMNS = 1 << 14
_DEPTH = 128
_DIGITS = "0123456789"
_SMALLER = "Save it again with only the sheets and columns that are needed, or as CSV."

Attributes = dict[str, str]


class Refused(Exception):
    """A workbook that is not opened, with what is wrong and what to do."""

    def __init__(self, what: str, cure: str = "Open it in a spreadsheet program and save it again.") -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


class Scan:
    """One XML member of a workbook, looked at as it goes by.

    `strings` are the lengths of the shared strings; the member that holds them fills it. `cells` are
    those of the sheets before. Raises
    Refused for a document type (and with it for entities), for what is not well-formed or nested
    without end, for cells or texts beyond the limits; ValueError for numbers that are none.
    """

    def __init__(self, strings: list[int], limits: Limits, cells: int = 0) -> None:
        self.sheet = _Sheet(limits, cells)
        tables, shared = _Tables(limits), _Shared(strings)
        self._seen: dict[str, Callable[[Attributes], None]] = {
            "row": self.sheet.row,
            "c": self.sheet.cell,
            "v": self.sheet.value,
            "is": self.sheet.value,
            "sst": partial(self._listen, shared.text),
            "si": shared.string,
            "spreadsheet": partial(self._listen, tables.text),
            "table": tables.table,
            "table-row": tables.row,
            "table-cell": tables.cell,
            "covered-table-cell": tables.cell,
            "p": tables.paragraph,
        }
        self._tables = tables
        self._opened = 0
        self._closed: list[str] = []
        self._parser = _parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._closed.append

    @property
    def cells(self) -> int:
        """Those of the sheets before, and of this one, empty ones between others included."""
        return self.sheet.area.held

    def feed(self, chunk: bytes, final: bool = False) -> None:
        """Look at some more bytes, the last ones where `final`."""
        _parse(self._parser, chunk, final)
        if final:
            self._tables.table({})

    def _start(self, name: str, attributes: Attributes) -> None:
        self._opened += 1
        if self._opened - len(self._closed) > _DEPTH:
            raise Refused(f"is nested deeper than {_DEPTH} levels.")
        if len(self._closed) > _DEPTH:
            self._opened -= len(self._closed)
            self._closed.clear()
        seen = self._seen.get(name.rpartition(":")[2] if ":" in name else name)
        if seen:
            seen(attributes)

    def _listen(self, text: Callable[[str], None], _attributes: Attributes) -> None:
        self._parser.CharacterDataHandler = text


def check_copies(stream: IO[bytes], strings: list[int], limits: Limits) -> None:
    """Add up the shared strings that the cells of a sheet stand for. Raises Refused, ValueError."""
    copies = _Copies(strings, limits)
    parser = _parser()
    parser.buffer_text = True
    parser.StartElementHandler = copies.start
    parser.EndElementHandler = copies.end
    parser.CharacterDataHandler = copies.text
    while chunk := stream.read(CHUNK):
        _parse(parser, chunk, final=False)


def check_sheets(book: IO[bytes], relations: IO[bytes], limits: Limits) -> None:
    """Let each sheet that an XLSX workbook lists be a member of its own. Raises Refused.

    A thousand names for one sheet ask for it to be read a thousand times.
    """
    listed = [found[name] for found in _each(book, "sheet") for name in found if name.endswith(":id")]
    if len(listed) > limits.members:
        raise Refused(f"lists more than {limits.members} sheets.")
    targets = {found.get("Id", ""): found.get("Target", "") for found in _each(relations, "Relationship")}
    members = [targets.get(each, each).lower().removeprefix("/").removeprefix("xl/") for each in listed]
    if len(set(members)) < len(members):
        raise Refused("lists one sheet under several names.")


class _Area:
    """The rectangle from the first cell to the last that holds anything."""

    def __init__(self, limits: Limits, before: int = 0) -> None:
        self._limits, self._before = limits, before
        self.rows = self.columns = 0

    @property
    def held(self) -> int:
        """Cells in it, and in the sheets before."""
        return self._before + self.rows * self.columns

    def reach(self, row: int, column: int) -> None:
        """A cell stands there, counted from 1."""
        if row <= self.rows and column <= self.columns:
            return
        self.rows, self.columns = max(row, self.rows), max(column, self.columns)
        if self.rows > _ROWS or self.columns > _COLUMNS or self.held > self._limits.cells:
            raise Refused(f"has a sheet that reaches to row {self.rows}, column {self.columns}.", _SMALLER)


class _Sheet:
    """A sheet of an XLSX workbook: rows and cells that may say where they stand."""

    def __init__(self, limits: Limits, before: int) -> None:
        self.shared = 0
        """Cells that stand for a shared string."""
        self.area = _Area(limits, before)
        self._row = self._column = 0

    def row(self, attributes: Attributes) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0

    def cell(self, attributes: Attributes) -> None:
        if place := attributes.get("r"):
            letters = place.rstrip(_DIGITS)
            self._row, self._column = int(place[len(letters) :]), _column(letters)
        else:
            self._column += 1
        self.shared += attributes.get("t") == "s"

    def value(self, _attributes: Attributes) -> None:
        """The cell at hand holds something."""
        self.area.reach(self._row, self._column)


class _Shared:
    """The strings that the sheets of an XLSX workbook share."""

    def __init__(self, lengths: list[int]) -> None:
        self._lengths = lengths

    def string(self, _attributes: Attributes) -> None:
        self._lengths.append(0)

    def text(self, said: str) -> None:
        if self._lengths:
            self._lengths[-1] += len(said)


class _Tables:
    """The sheets of an ODS workbook: rows and cells that may stand for many like them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._said = 0
        self._area = _Area(limits)
        self.table({})

    def table(self, _attributes: Attributes) -> None:
        self._area = _Area(self._limits, self._area.held)
        self._row = self._column = 0
        self._rows = self._cells = 1

    def row(self, attributes: Attributes) -> None:
        self._rows, self._column = _repeats(attributes, "table:number-rows-repeated"), 0
        self._row += self._rows

    def cell(self, attributes: Attributes) -> None:
        self._cells = _repeats(attributes, "table:number-columns-repeated")
        self._column += self._cells
        if any(name.endswith(":value-type") for name in attributes):
            self.paragraph(attributes)

    def paragraph(self, attributes: Attributes) -> None:
        """The cell holds something."""
        self._area.reach(self._row, self._column)
        self._add(sum(map(len, attributes.values())))

    def text(self, said: str) -> None:
        self._add(len(said))

    def _add(self, characters: int) -> None:
        self._said += characters * self._rows * self._cells
        if self._said > self._limits.text:
            raise Refused("repeats its texts beyond every bound.", _SMALLER)


class _Copies:
    """The shared strings that cells stand for, added up."""

    def __init__(self, strings: list[int], limits: Limits) -> None:
        self._strings, self._limits = strings, limits
        self._sum = 0
        self._open = False
        self._number: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._open = attributes.get("t") == "s"
        self._number.clear()

    def text(self, said: str) -> None:
        if self._open:
            self._number.append(said)

    def end(self, name: str) -> None:
        number = "".join(self._number).strip()
        self._number.clear()
        if not number or name.rpartition(":")[2] != "v":
            return
        place = int(number)
        self._sum += self._strings[place] if 0 <= place < len(self._strings) else 0
        if self._sum > self._limits.text:
            raise Refused("repeats its texts beyond every bound.", _SMALLER)


def _each(stream: IO[bytes], name: str) -> list[Attributes]:
    """The attributes of each element of that name."""
    found: list[Attributes] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag.rpartition(":")[2] == name:
            found.append(attributes)

    parser = _parser()
    parser.StartElementHandler = start
    while chunk := stream.read(CHUNK):
        _parse(parser, chunk, final=False)
    return found


def _repeats(attributes: Attributes, name: str) -> int:
    return max(1, int(attributes.get(name, 1)))


@lru_cache(maxsize=_COLUMNS)
def _column(letters: str) -> int:
    """The number of a column from its letters: A is 1, AA is 27."""
    if not letters.isalpha() or len(letters) > 3:
        raise Refused(f"has a cell in a column {letters[:8]!r}, which no sheet has.")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.XmlDeclHandler = _refuse_encodings
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_encodings(version: str, encoding: str | None, standalone: int) -> None:  # noqa: ARG001  expat's shape
    if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
        raise Refused(f"is written in the encoding {encoding[:20]!r}, which no spreadsheet program uses.")


def _refuse_doctype(*_: object) -> None:
    raise Refused("declares a document type in its XML, which no spreadsheet program does.")


def _parse(parser: expat.XMLParserType, chunk: bytes, final: bool) -> None:
    try:
        parser.Parse(chunk, final)
    except expat.ExpatError as error:
        raise Refused(f"is damaged: its XML cannot be read ({error}).") from None
