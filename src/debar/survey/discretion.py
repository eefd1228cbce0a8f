"""What is left out of every sighting before anything is stored: secrets, and the people in names."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

from msgspec import structs

from debar.identify.evidence import Sighting
from debar.kit.sheets import scrub
from debar.survey.importers.columns import COLUMNS
from debar.survey.importers.hostnames import impersonal

LONGEST = 16 << 10
"""Characters of a value that are kept."""

LONGEST_KEY = 400
"""Characters of a place, or of the key of a thing; of longer keys the rest becomes a digest."""

_NAMES = frozenset({"name", "dhcp.hostname", "mdns.name", "snmp.name", "upnp.name", "vms.camera"})
"""Fields that hold what somebody called a thing."""
_MOST_REMEMBERED = 1 << 14


class Discretion:
    """Takes out of sightings what is nobody's business, and counts from how many it did."""

    def __init__(self) -> None:
        self.secrets = 0
        """Values, and keys of things, that held a login or a password."""
        self.people = 0
        """Names that said whose device it is."""
        self._known: dict[tuple[str, str], str] = {}

    def clean(self, sighting: Sighting) -> Sighting:
        """The sighting with text that may be kept, none of it longer than it may be."""
        thing = self._once(self._thing, sighting.source, sighting.thing)
        said = {
            "value": self._value(sighting.field, sighting.value),
            "thing": thing,
            "place": thing if sighting.place == sighting.thing else _plain(sighting.place)[:LONGEST_KEY],
            "site": self._once(self._where, "", sighting.site) if sighting.site else sighting.site,
            "network": self._once(self._where, "", sighting.network)
            if sighting.network
            else sighting.network,
        }
        changed = {name: text for name, text in said.items() if text != getattr(sighting, name)}
        return structs.replace(sighting, **changed) if changed else sighting

    def _once(self, read: Callable[[str, str], str], source: str, text: str) -> str:
        """What becomes of a text that stands in many sightings, found out once."""
        known = self._known.get((source, text))
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[source, text] = read(source, text)
        return known

    def _value(self, field: str, text: str) -> str:
        value, secret = scrub(text)
        self.secrets += secret
        if _is_name(field):
            value, someone = impersonal(value) if value else (value, False)
            self.people += someone
        return _plain(value[:LONGEST])

    def _thing(self, source: str, key: str) -> str:
        """The key, with a digest in place of what may not stand in it, so that no two keys become one."""
        kind, _, name = key.partition(" ")
        clean, secret = scrub(key)
        someone = impersonal(name)[1]
        self.secrets += secret
        self.people += someone
        if someone:
            clean = f"{kind[:40]} {_digest(source, key)}"
        elif len(clean) > LONGEST_KEY:
            clean = f"{clean[: LONGEST_KEY - 20]}… {_digest(source, key)}"
        return _plain(clean)

    def _where(self, _: str, text: str) -> str:
        clean, secret = scrub(text)
        self.secrets += secret
        return _plain(clean[:LONGEST_KEY])


@lru_cache(1 << 12)
def _is_name(field: str) -> bool:
    """Does the field hold a name: one of ours, or a column of names beside the one that was read?"""
    head, dot, header = field.partition("other.")
    return field in _NAMES or (bool(dot) and not head and "name" in COLUMNS.map([header]).values())


def _digest(source: str, key: str) -> str:
    """The same for the same key of the same source; nobody reads the key from it."""
    return sha256(f"{source}/{key}".encode("utf-8", "replace")).hexdigest()[:16]


def _plain(text: str) -> str:
    """Text that every database keeps: without NUL and halves of characters."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "").encode("utf-8", "replace").decode()
