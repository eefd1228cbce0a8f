"""Who holds a block of hardware addresses: our own dated list first, then the registry's copy in netaddr."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from debar.kit import kept, pack
from debar.kit.times import Partial

_LOCAL = 0x02
_GROUP = 0x01
_PARTED = ("0050C2", "40D855")
"""Blocks whose parts of 36 bits are registered each for itself (Individual Address Blocks, until 2014)."""


class Holder(Struct, frozen=True, forbid_unknown_fields=True):
    """A holder and its blocks."""

    name: str
    """As the registry writes it."""
    prefixes: tuple[str, ...]
    """Hexadecimal digits without separators: 6, 7 (28 bits) or 9 (36 bits)."""


class BlockFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file under `knowledge/blocks/`: holders as of a day."""

    as_of: Partial
    source: str
    holders: tuple[Holder, ...]


class Blocks:
    """Blocks of hardware addresses and their holders."""

    def __init__(self, files: Iterable[BlockFile]) -> None:
        self._own = {p: holder.name for file in files for holder in file.holders for p in holder.prefixes}

    @classmethod
    def load(cls, folder: Path = pack.KNOWLEDGE / "blocks") -> Blocks:
        """Read every block file under a folder. Raises BadData."""
        return cls(file for _, file in kept.files("blocks", folder, BlockFile))

    def holder(self, mac: str) -> str | None:
        """The holder of an address (or of a prefix of three octets and more), None where not known.

        Addresses that were made up locally, and group addresses, have none; nor have blocks whose holder
        asked not to be named, or that the registry shares out in parts of 28 or 36 bits of which nobody here
        knows the holder.
        """
        digits = mac.replace(":", "").replace("-", "").replace(".", "").upper()
        if len(digits) < 6 or any(d not in "0123456789ABCDEF" for d in digits):
            return None
        if int(digits[:2], 16) & (_LOCAL | _GROUP):
            return None
        own = next((self._own[digits[:n]] for n in (9, 7, 6) if digits[:n] in self._own), None)
        return own or _registered(digits[:6]) or _in_part(digits[:9])


_UNNAMED = ("ieee registration authority", "private")


@lru_cache(4096)
def _registered(prefix: str) -> str | None:
    from netaddr import OUI, NotRegisteredError

    try:
        return _named(OUI(int(prefix, 16)).registration().org)
    except NotRegisteredError:
        return None


@lru_cache(4096)
def _in_part(prefix: str) -> str | None:
    """The holder of one of the older blocks of 36 bits; the copy knows no newer parts."""
    from netaddr import IAB, NotRegisteredError

    if len(prefix) < 9 or prefix[:6] not in _PARTED:
        return None
    try:
        return _named(IAB(int(prefix, 16)).registration().org)
    except NotRegisteredError:
        return None


def _named(holder: str) -> str | None:
    return None if holder.strip().lower() in _UNNAMED else holder
