"""The estate in rows: read as one value, replaced as one value."""

from __future__ import annotations

from typing import Any, Literal

from django.db import models
from django.db.models import Value
from django.db.models.functions import Cast
from msgspec import Struct

from debar.estate.bodies import Body, Site
from debar.estate.contracts import Contract
from debar.estate.networks import Consent, Network
from debar.estate.register import Estate
from debar.kit.errors import NotAllowed
from debar.review.acts import EstateSet
from debar.review.decided import WORKSPACE
from debar.store.fields import StructField
from debar.store.home import Home
from debar.store.models import BodyRow, ConsentRow, ContractRow, NetworkRow, SiteRow, SourceRow
from debar.store.writing import writing

_ROWS: dict[str, type[models.Model]] = {
    "bodies": BodyRow,
    "sites": SiteRow,
    "networks": NetworkRow,
    "consents": ConsentRow,
    "contracts": ContractRow,
}


_KINDS = {
    "bodies": StructField(Body),
    "sites": StructField(Site),
    "networks": StructField(Network),
    "consents": StructField(Consent),
    "contracts": StructField(Contract),
}


class Change(Struct, frozen=True):
    """What a new estate does to one body, site, network, consent or contract."""

    part: str
    """`bodies`, `sites`, `networks`, `consents` or `contracts`."""
    id: str
    what: Literal["added", "removed", "changed"]


def estate() -> Estate:
    """The estate as the rows hold it, read in one statement: never half of one and half of another."""
    each = [
        kind._default_manager.order_by().values_list(Value(part), "place", Cast("value", models.TextField()))
        for part, kind in _ROWS.items()
    ]
    found: dict[str, list[Any]] = {part: [] for part in _ROWS}
    for part, _, text in sorted(each[0].union(*each[1:], all=True), key=lambda row: row[1]):
        found[part].append(_KINDS[part].from_db_value(text, None, None))
    return Estate(**{part: tuple(values) for part, values in found.items()})


def changes(old: Estate, new: Estate) -> list[Change]:
    """What is added, removed and changed from one estate to another, in the order of the file."""
    found: list[Change] = []
    for part in _ROWS:
        before, after = _by_id(getattr(old, part)), _by_id(getattr(new, part))
        found += [Change(part, name, "removed") for name in before if name not in after]
        for name, value in after.items():
            if name not in before:
                found.append(Change(part, name, "added"))
            elif value != before[name]:
                found.append(Change(part, name, "changed"))
    return found


def set_estate(home: Home, new: Estate, why: str) -> list[Change]:
    """Replace the estate. Nothing is written where nothing changes.

    Raises BadData where a reference leads nowhere, NotAllowed where evidence names what would go.
    """
    new.checked()
    with writing() as head:
        old = estate()
        if old == new:
            return []
        _refuse_loss(new)
        for part, kind in _ROWS.items():
            kind._default_manager.all().delete()
            kind._default_manager.bulk_create(_rows(kind, getattr(new, part)), batch_size=500)
        head.append([(WORKSPACE, EstateSet(by=home.by, at=home.clock(), why=why, estate=new))])
    return changes(old, new)


def _rows(kind: type[models.Model], values: tuple[Any, ...]) -> list[models.Model]:
    with_id = kind is not ConsentRow
    return [
        kind(place=n, value=value, **({"id": value.id} if with_id else {})) for n, value in enumerate(values)
    ]


def _by_id(values: tuple[Any, ...]) -> dict[str, Any]:
    return {_id(value): value for value in values}


def _id(value: Any) -> str:
    if isinstance(value, Consent):
        return f"{value.network}: {value.by}, {value.since} to {value.until}"
    return str(value.id)


def _refuse_loss(new: Estate) -> None:
    sites, networks = {s.id for s in new.sites}, {n.id for n in new.networks}
    for source in SourceRow.objects.values_list("source", flat=True):
        if source.gone is not None:
            continue
        for word, named, known in (("site", source.site, sites), ("network", source.network, networks)):
            if named is not None and named not in known:
                raise NotAllowed(
                    f"the {word} {named!r} cannot go: the source {source.name} ({source.digest[:12]}) "
                    f"was taken in for it. Keep the {word}, or drop the source with `debar evidence drop`."
                )
