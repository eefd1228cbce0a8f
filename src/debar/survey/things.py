"""Things: what one source describes as one, a row or a host, and the keys that tell it from others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from debar.identify.evidence import Sighting
from debar.survey import values


class Thing(Struct, frozen=True):
    """The sightings that a source gives of one thing."""

    key: str
    """`source digest/thing`."""
    sightings: tuple[Sighting, ...]
    site: str | None = None
    network: str | None = None
    addresses: tuple[str, ...] = ()
    macs: tuple[str, ...] = ()
    serials: tuple[str, ...] = ()
    """Folded, as `values.serial_key`; weak ones are left out, and those that only say the model again."""
    models: tuple[str, ...] = ()
    """Folded, those with a digit in them."""
    first_seen: datetime | None = None
    last_seen: datetime | None = None

    @classmethod
    def of(cls, sightings: Sequence[Sighting]) -> Thing:
        """The thing that some sightings, at least one and all of one thing, describe."""
        first = sightings[0]
        models = _each(map(values.folded, _values(sightings, "model")))
        serials = filter(None, map(values.serial_key, _values(sightings, "serial")))
        seen = [sighting.seen for sighting in sightings if sighting.seen is not None]
        return cls(
            key=f"{first.source}/{first.thing}",
            sightings=tuple(sightings),
            site=next((s.site for s in sightings if s.site), None),
            network=next((s.network for s in sightings if s.network), None),
            addresses=_each(filter(None, map(values.address, _values(sightings, "address")))),
            macs=_each(filter(None, map(values.mac, _values(sightings, "mac")))),
            serials=_each(serial for serial in serials if serial not in models),
            models=tuple(filter(_is_number, models)),
            first_seen=min(seen, default=None),
            last_seen=max(seen, default=None),
        )


def _values(sightings: Sequence[Sighting], field: str) -> list[str]:
    return [sighting.value for sighting in sightings if sighting.field == field]


def _is_number(model: str) -> bool:
    return len(model) > 2 and any(c.isdigit() for c in model)


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(texts)))
