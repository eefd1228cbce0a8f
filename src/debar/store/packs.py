"""Archives of the knowledge: each version that verdicts rested on, kept with the workspace."""

from __future__ import annotations

import io
import zipfile
import zlib
from importlib.metadata import version
from pathlib import Path

from debar.kit import pack
from debar.kit.canon import digest, digest_all
from debar.kit.errors import Tampered
from debar.review.acts import PackUsed
from debar.review.decided import WORKSPACE
from debar.store import disk
from debar.store.home import Home
from debar.store.models import PackRow
from debar.store.writing import writing

_STAMP = (1980, 1, 1, 0, 0, 0)
"""The time that every member bears: the earliest that ZIP knows."""


def use(home: Home) -> str:
    """Keep an archive of the knowledge as it is; an act says so where it changed. Gives its edition."""
    edition = pack.edition(home.knowledge, home.beside)
    if PackRow.objects.filter(edition=edition, current=True).exists():
        return edition
    data = archive(home.knowledge, home.beside)
    path = home.packs / f"{edition}.zip"
    disk.write(path, data, home.disk)
    with writing() as head:
        PackRow.objects.filter(current=True).update(current=False)
        PackRow.objects.update_or_create(edition=edition, defaults={"archive": digest(data), "current": True})
        act = PackUsed(
            by=home.by, at=home.clock(), pack=edition, archive=digest(data), version=version("debar")
        )
        head.append([(WORKSPACE, act)])
    return edition


def archive(knowledge: Path, beside: Path | None = None) -> bytes:
    """All files that an edition counts, as a ZIP archive: equal files give equal bytes everywhere.

    Nothing is compressed, since compressors differ between versions.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as into:
        for name, path in pack.members(knowledge, beside):
            member = zipfile.ZipInfo(name, _STAMP)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            into.writestr(member, path.read_bytes())
    return whole.getvalue()


def edition_of(path: Path) -> str:
    """The edition of an archived knowledge, worked out from its files. Raises Tampered."""
    try:
        with zipfile.ZipFile(path) as archived:
            parts = [(name.encode(), archived.read(name)) for name in archived.namelist()]
    except (OSError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile) as error:
        raise Tampered(f"{path}: cannot be read as an archive: {error}") from None
    return digest_all(part for pair in parts for part in pair)
