"""Contracts from a table that people hold, as CSV, XLSX or ODS, whatever its columns are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any, BinaryIO

from msgspec import structs

from debar.estate.contracts import Contract, Officer, Order, Subcontract
from debar.kit import sheets
from debar.kit.errors import Problem
from debar.kit.sheets import Columns, Row
from debar.kit.times import Partial, RoughSpan

_SAID = {
    "number": (
        "contract number; contract no; contract; contract id; piid; procurement instrument identifier; prime "
        "contract number; award number; agreement number; numéro de contrat; contrat; numéro du contrat"
    ),
    "id": "id; key; identifier; identifiant; clé",
    "body": "body; our body; department; organization; organisme; entité; ministère",
    "counterparty": (
        "counterparty; customer; client; other party; awarded by; awarding agency; buyer; cocontractant; "
        "autre partie; donneur d'ordre"
    ),
    "clauses": (
        "clauses; clause; terms; far clauses; dfars clauses; contract clauses; clauses and versions; "
        "clauses du contrat; conditions"
    ),
    "agency": "agency; federal agency; funding agency; government agency; organisme public; ministère client",
    "office": (
        "contracting office; office; issuing office; issued by; dodaac; office code; bureau des contrats; "
        "service des contrats"
    ),
    "address": "office address; office mailbox; reports to; adresse du bureau; boîte du bureau",
    "order": (
        "order number; order no; task order; task order number; delivery order; delivery order number; call "
        "number; numéro de commande; commande; commande subséquente"
    ),
    "uei": "uei; unique entity id; unique entity identifier; our uei; sam uei; iue",
    "cage": "cage; cage code; our cage; code cage",
    "tier": "tier; role; prime or sub; prime or subcontract; niveau; rang",
    "upper": "upper tier; prime contractor; higher tier; prime; entrepreneur principal; niveau supérieur",
    "sites": "sites; site; places of performance; place of performance; lieux; lieu d'exécution",
    "awarded": "award date; awarded; date awarded; signed; date d'attribution; date de signature",
    "since": "start date; start; effective date; from; début; date de début; en vigueur",
    "until": "end date; end; expiry date; completion date; until; fin; date de fin; échéance",
    "supplier": "subcontractor; subcontractor name; supplier; vendor; sous-traitant; fournisseur",
    "sub_number": "subcontract number; subcontract no; subcontract; numéro de sous-traitance; sous-contrat",
    "sub_uei": "subcontractor uei; supplier uei; vendor uei; iue du sous-traitant",
    "sub_cage": "subcontractor cage; supplier cage; vendor cage; cage du sous-traitant",
    "sub_clauses": (
        "flow down clauses; flowdown clauses; clauses flowed down; clauses passed on; subcontract clauses; "
        "clauses transmises"
    ),
}
COLUMNS = Columns({field: said.split("; ") for field, said in _SAID.items()})
"""Field → what its column may be called, best first."""

MOST = 50_000
"""No more rows are read from one table."""
_PLAIN = ("counterparty", "agency", "uei", "cage", "upper")
_APART = re.compile(r"[;|\n]|,(?=\s*(?:[A-Z]{2,8}\s*)?\d{1,4}\.\d)")
_SPLIT = re.compile(r"[;|\n]")
_DEFENCE = re.compile(
    r"\bDoD\b|\bdefense logistics agency\b"
    r"|\bdep(?:artment|t\.?) of (?:defense|war|the (?:army|navy|air force))\b",
    re.IGNORECASE,
)
_SUB = re.compile(r"sub|sous", re.IGNORECASE)
_NO_ID = re.compile(r"[^a-z0-9.]+")


def read(stream: BinaryIO, name: str, body: str = "") -> Iterator[Contract | Problem]:
    """The contracts of a table, each once, and a Problem for each row or cell that cannot be read.

    Rows with the same contract number are one contract: their clauses, orders and subcontracts are
    put together. `body` is whose they are where no column says it. Names of people are not read:
    a contracting officer is an office and a role here.
    """
    found: dict[str, list[Contract]] = {}
    for count, row in enumerate(sheets.read(stream, name, columns=COLUMNS)):
        if count == MOST:
            yield Problem(name, None, f"more than {MOST} rows; the others were left.", "Split the table.")
            break
        if isinstance(row, Problem):
            yield row
            continue
        cells, place = _cells(row), f"{name}!{row.sheet}" if row.sheet else name
        if wrong := _unread(cells, body):
            yield Problem(place, row.number, *wrong)
            continue
        faults: list[str] = []
        found.setdefault(cells["number"], []).append(_contract(cells, body, faults))
        yield from (Problem(place, row.number, what, "Write it as 2025-04-03.") for what in faults)
    yield from (together(rows) for rows in found.values())


def together(rows: Sequence[Contract]) -> Contract:
    """Rows on one contract as one: what stands first counts, lists are joined."""
    said: dict[str, Any] = {}
    for field in structs.fields(Contract):
        values = [getattr(row, field.name) for row in rows]
        if isinstance(values[0], tuple):
            said[field.name] = tuple(dict.fromkeys(chain.from_iterable(values)))
        else:
            said[field.name] = next(
                (value for value in values if value not in (field.default, "")), values[0]
            )
    return structs.replace(rows[0], **said | {"passed_on": _joined(said["passed_on"])})


def _unread(cells: dict[str, str], body: str) -> tuple[str, str] | None:
    """What keeps a row from being read, and the cure."""
    if not cells.get("number"):
        return "no contract number here.", "Name its column contract number."
    if not (cells.get("body") or body):
        return "whose contract is this?", "Give --body, or a column body."
    return None


def _cells(row: Row) -> dict[str, str]:
    fields = COLUMNS.map(list(row.cells))
    return {field: text.strip() for header, field in fields.items() if (text := row.cells[header] or "")}


def _contract(cells: dict[str, str], body: str, faults: list[str]) -> Contract:
    number = cells["number"]
    subcontract = bool(_SUB.search(cells.get("tier", ""))) or bool(cells.get("upper"))
    plain = {name: cells.get(name) for name in _PLAIN if name != "counterparty"}
    awarded = _rough(cells, "awarded", faults)
    return Contract(
        id=cells.get("id") or _NO_ID.sub("-", number.casefold()).strip("-") or number,
        body=cells.get("body") or body,
        number=number,
        counterparty=cells.get("counterparty") or cells.get("upper") or cells.get("agency") or "",
        clauses=_parts(_APART, cells.get("clauses", "")),
        span=RoughSpan(_rough(cells, "since", faults), _rough(cells, "until", faults)),
        tier="subcontract" if subcontract else "prime",
        defence=_DEFENCE.search(cells.get("agency", "")) is not None,
        officer=Officer(cells["office"], address=cells.get("address")) if cells.get("office") else None,
        orders=tuple(Order(each) for each in _parts(_SPLIT, cells.get("order", ""))),
        sites=_parts(_SPLIT, cells.get("sites", "")),
        awarded=_day(awarded, faults),
        passed_on=tuple(_passed_on(cells)),
        **plain,
    )


def _passed_on(cells: dict[str, str]) -> Iterator[Subcontract]:
    if cells.get("supplier"):
        yield Subcontract(
            cells["supplier"],
            number=cells.get("sub_number"),
            uei=cells.get("sub_uei"),
            cage=cells.get("sub_cage"),
            clauses=_parts(_APART, cells.get("sub_clauses", "")),
        )


def _joined(given: Iterable[Subcontract]) -> tuple[Subcontract, ...]:
    """Subcontracts with one supplier and number as one, with the clauses of all of them."""
    found: dict[tuple[str, str | None], Subcontract] = {}
    for each in given:
        key = (each.supplier, each.number)
        first = found.setdefault(key, each)
        clauses = tuple(dict.fromkeys((*first.clauses, *each.clauses)))
        uei, cage = first.uei or each.uei, first.cage or each.cage
        found[key] = structs.replace(first, clauses=clauses, uei=uei, cage=cage)
    return tuple(found.values())


def _parts(apart: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in apart.split(text) if part.strip()))


def _rough(cells: dict[str, str], field: str, faults: list[str]) -> Partial | None:
    text = cells.get(field, "").removesuffix(" 00:00:00").removesuffix("T00:00:00")
    try:
        return Partial.parse(text) if text else None
    except ValueError as error:
        faults.append(f"{field}: {error}.")
        return None


def _day(rough: Partial | None, faults: list[str]) -> date | None:
    if rough is not None and rough.precision != "day":
        faults.append(f"awarded: {rough} is no whole day.")
        return None
    return rough.first if rough else None
