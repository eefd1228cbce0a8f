"""Office documents made safe to open: checked, and rewritten with only what was checked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import IO

from msgspec import structs

from debar.kit.extent import CHUNK, Refused, Scan, check_copies, check_sheets
from debar.kit.rows import Limits, Readable

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SMALLER = "Save it again with only the sheets and columns that are needed, or as CSV."
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
)
"""What the standard library raises on archives that are cut short, altered or made up."""
_SHALLOW = 32 << 20
"""Below this many bytes unpacked, no ratio is suspicious."""


def checked(stream: Readable, limits: Limits) -> bytes:
    """The same workbook as a fresh archive that holds only its XML, all of it well-formed.

    Raises Refused for bombs, entities, passwords and damage. Nothing that is not XML is kept,
    so that whoever reads it after meets no byte that was not looked at.
    """
    data = stream.read(limits.file + 1)
    if len(data) > limits.file:
        raise Refused(f"is larger than {limits.file >> 20} MiB.", _SMALLER)
    if data.count(b"PK\x01\x02") > limits.members:
        raise Refused(f"holds more than {limits.members} files.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _rewritten(archive, len(data), limits)
    except _DAMAGED as error:
        raise Refused(f"is damaged ({str(error)[:80]}).") from None


def _rewritten(archive: zipfile.ZipFile, packed: int, limits: Limits) -> bytes:
    members = [member for member in archive.infolist() if _is_kept(member.filename)]
    _refuse_bombs(members, packed, limits)
    limits = structs.replace(limits, cells=min(limits.cells, max(limits.sparse, packed)))
    clean = io.BytesIO()
    strings, cells = list[int](), 0
    with zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for member in sorted(members, key=lambda m: "sharedstrings" not in m.filename.lower()):
            scan = Scan(strings, limits, cells)
            with archive.open(member) as source, target.open(member.filename, "w") as copy:
                _copy(source, copy, None if member.filename == "mimetype" else scan)
            if scan.sheet.shared * max(strings, default=0) > limits.text:
                with archive.open(member) as source:
                    check_copies(source, strings, limits)
            cells = scan.cells
    _check_list(archive, {member.filename.lower(): member for member in members}, limits)
    return clean.getvalue()


def _check_list(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], limits: Limits) -> None:
    book, relations = members.get(_BOOK), members.get(_RELATIONS)
    if book and relations:
        with archive.open(book) as listed, archive.open(relations) as related:
            check_sheets(listed, related, limits)


def _is_kept(name: str) -> bool:
    return name == "mimetype" or name.lower().endswith((".xml", ".rels"))


def _refuse_bombs(members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise Refused("is protected by a password.", "Save it again without a password.")
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        raise Refused("is packed in a way that no spreadsheet program uses.")
    if len({member.filename.lower() for member in members}) < len(members):
        raise Refused("holds two files of one name.")
    size = sum(member.file_size for member in members)
    if size > limits.unpacked or size > max(_SHALLOW, limits.ratio * packed):
        raise Refused(f"grows from {packed >> 10} KiB to {size >> 20} MiB when unpacked.", _SMALLER)


def _copy(source: IO[bytes], copy: IO[bytes], scan: Scan | None) -> None:
    while chunk := source.read(CHUNK):
        if scan:
            scan.feed(chunk)
        copy.write(chunk)
    if scan:
        scan.feed(b"", final=True)
