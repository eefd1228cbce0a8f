"""The elements of a report to a contracting officer: one function each, or a blank that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from msgspec import Struct

from debar.estate.contracts import Contract
from debar.identify.evidence import Sighting
from debar.identify.labels import GRADE_WORDS, KINDS
from debar.kit.words import Both
from debar.law.parts import Content
from debar.reports.names import Names
from debar.reports.wording import day, listed, same
from debar.review.acts import CaseAct, Contained, Excepted, Planned, Removed, VerifiedGone
from debar.survey.findings import Finding

_BLANK = Both("Not in what debar holds{more}", "Ne figure pas dans ce que debar détient{more}")
_NO_ORDER = Both(
    ": the register has no order under this contract.", " : le registre n'a aucune commande pour ce contrat."
)
_NO_SUPPLIER = Both(
    ": no source names the supplier of this item.", " : aucune source ne nomme le fournisseur de cet article."
)
_NO_CODE = Both(
    ": no subcontract in the register has it for that supplier.",
    " : aucun contrat de sous-traitance du registre ne le donne pour ce fournisseur.",
)
_NO_BADGE = Both(": nothing seen tells the brand.", " : rien de ce qui a été vu n'indique la marque.")
_NO_MODEL = Both(
    ": nothing seen tells the model number.", " : rien de ce qui a été vu n'indique le numéro de modèle."
)
_NO_ACT = Both(
    ": no containment, plan or removal is recorded on a case of this device.",
    " : aucun confinement, plan ni retrait n'est consigné au dossier de cet appareil.",
)
_NOT_FILLED = Both(": debar does not fill this in.", " : debar ne remplit pas cet élément.")
_GIVEN = Both("as given with the request", "selon la demande")
_REGISTER = Both("register of contracts", "registre des contrats")
_SEEN_IN = Both("seen in {sources}", "vu dans {sources}")
_READ = Both("as identified, {grade}; {sources}", "selon l'identification, {grade}; {sources}")
_WHICH_NUMBER = Both(
    "{model}; whether it is the original maker's, the manufacturer's part number or the wholesaler's is not "
    "known",
    "{model}; on ignore s'il est celui du fabricant d'origine, le numéro de pièce ou celui du grossiste",
)
_MADE_BY = Both(
    "maker as identified: {maker} ({grade})", "fabricant selon l'identification : {maker} ({grade})"
)
_SERIAL = Both("serial number {serial}", "numéro de série {serial}")
_AT = Both("at {site}", "à {site}")
_ACTS: dict[type[CaseAct], Both] = {
    Contained: Both("cut off on {at}: {why}", "mis hors réseau le {at} : {why}"),
    Planned: Both("removal planned by {due}{why}", "retrait prévu d'ici le {due}{why}"),
    Excepted: Both("exception until {until}: {why}", "exception jusqu'au {until} : {why}"),
    Removed: Both("removed on {at}{why}", "retiré le {at}{why}"),
    VerifiedGone: Both("found gone on {at}{why}", "absence vérifiée le {at}{why}"),
}
_BY_LEDGER = Both("ledger, {by}", "registre des décisions, {by}")


class Supplier(Struct, frozen=True):
    """Who supplied the items, as the person who asks for the report says."""

    name: str | None = None
    uei: str | None = None
    cage: str | None = None


NO_SUPPLIER = Supplier()


class Thing(Struct, frozen=True):
    """One device to report, with all that is held on it."""

    finding: Finding
    sightings: tuple[Sighting, ...] = ()
    acts: tuple[CaseAct, ...] = ()
    """Those on its cases, in their order."""


class Told(Struct, frozen=True):
    """One answer to an element, and what it rests on."""

    text: Both
    basis: Both


class Element(Struct, frozen=True):
    """What the clause asks, with the answers held, or the words that stand for a blank."""

    id: str
    asks: Both
    answers: tuple[Told, ...] = ()
    blank: Both | None = None


class Held:
    """What is held on a contract and its items."""

    def __init__(self, contract: Contract, names: Names, sources: dict[str, str], supplier: Supplier) -> None:
        self.contract, self.names = contract, names
        self.supplier, self._sources = supplier, sources

    def element(self, content: Content, thing: Thing | None = None) -> Element:
        """The element answered by its function; blank where it has none, or that finds nothing."""
        if thing is None:
            answers, blank = OF_CONTRACT[content.id](self)
        elif content.id in OF_THING:
            answers, blank = OF_THING[content.id](self, thing)
        else:
            answers, blank = [], _NOT_FILLED
        more = None if answers else _BLANK.fill(more=blank)
        return Element(content.id, content.says, tuple(answers), more)

    def seen_in(self, sightings: Iterable[Sighting]) -> Both:
        """The sources of some sightings by name, without the folders in which they stood."""
        called = dict.fromkeys(
            PurePosixPath(self._sources.get(each.source, each.source[:12])).name for each in sightings
        )
        return _SEEN_IN.fill(sources=listed(same(name) for name in called))

    def suppliers(self, thing: Thing) -> list[Told]:
        """Who supplied it: as the request says, else as sources name it."""
        if self.supplier.name:
            return [Told(same(self.supplier.name), _GIVEN)]
        said = [each for each in thing.sightings if each.field == "supplier"]
        return [
            Told(same(name), self.seen_in(each for each in said if each.value == name))
            for name in dict.fromkeys(each.value for each in said)
        ]


Answer = tuple[list[Told], Both]
"""Answers, and what a blank says where there is none."""


def _contract_number(held: Held) -> Answer:
    number = held.contract.number
    return [Told(same(number), _REGISTER)] if number else [], _NOT_FILLED


def _order_number(held: Held) -> Answer:
    return [Told(same(order.number), _REGISTER) for order in held.contract.orders], _NO_ORDER


def _supplier_name(held: Held, thing: Thing) -> Answer:
    return held.suppliers(thing), _NO_SUPPLIER


def _supplier_uei(held: Held, thing: Thing) -> Answer:
    return _code(held, thing, "uei"), _NO_CODE


def _supplier_cage(held: Held, thing: Thing) -> Answer:
    return _code(held, thing, "cage"), _NO_CODE


def _code(held: Held, thing: Thing, which: str) -> list[Told]:
    """The supplier's code: as the request says, else as the subcontracts of that supplier have it."""
    if given := getattr(held.supplier, which):
        return [Told(same(given), _GIVEN)]
    called = {told.text.en.casefold() for told in held.suppliers(thing)}
    codes = (getattr(each, which) for each in held.contract.passed_on if each.supplier.casefold() in called)
    return [Told(same(code), _REGISTER) for code in dict.fromkeys(codes) if code]


def _brand(held: Held, thing: Thing) -> Answer:
    brand = held.names.graded(thing.finding.identity.brand)
    seen = [each for each in thing.sightings if each.field == "brand-claimed"]
    if brand is None or brand.grade is None:
        return [
            Told(same(each), held.seen_in(seen)) for each in dict.fromkeys(s.value for s in seen)
        ], _NO_BADGE
    basis = _READ.fill(grade=GRADE_WORDS[brand.grade], sources=held.seen_in(thing.sightings))
    return [Told(same(brand.name), basis)], _NO_BADGE


def _model_number(held: Held, thing: Thing) -> Answer:
    model = thing.finding.identity.model
    if model is None:
        return [], _NO_MODEL
    basis = _READ.fill(grade=GRADE_WORDS[model.grade], sources=held.seen_in(thing.sightings))
    return [Told(_WHICH_NUMBER.fill(model=model.id), basis)], _NO_MODEL


def _item_description(held: Held, thing: Thing) -> Answer:
    identity, device = thing.finding.identity, thing.finding.device
    maker = held.names.graded(identity.maker)
    said = [KINDS.get(identity.kind or "other", same(identity.kind or ""))]
    if maker and maker.grade:
        said.append(_MADE_BY.fill(maker=maker.name, grade=GRADE_WORDS[maker.grade]))
    said += [_SERIAL.fill(serial=serial) for serial in device.serials]
    if device.site:
        said.append(_AT.fill(site=held.names.site(device.site)))
    text = Both(", ".join(each.en for each in said), ", ".join(each.fr for each in said))
    return [Told(text, held.seen_in(thing.sightings))], _NOT_FILLED


def _mitigation(_: Held, thing: Thing) -> Answer:
    return [_act(act) for act in thing.acts if type(act) in _ACTS], _NO_ACT


def _act(act: CaseAct) -> Told:
    why = act.why if isinstance(act, Contained | Excepted) else f": {act.why}" if act.why else ""
    words = {"at": day(act.at.date()), "why": why}
    words |= {name: day(getattr(act, name)) for name in ("due", "until") if hasattr(act, name)}
    return Told(
        _ACTS[type(act)].fill(**words), Both(f"ledger, {act.by}", f"registre des décisions, {act.by}")
    )


OF_CONTRACT: dict[str, Callable[[Held], Answer]] = {
    "contract-number": _contract_number,
    "order-number": _order_number,
}
"""Element on the contract → what fills it in."""
OF_THING: dict[str, Callable[[Held, Thing], Answer]] = {
    "supplier-name": _supplier_name,
    "supplier-uei": _supplier_uei,
    "supplier-cage": _supplier_cage,
    "brand": _brand,
    "model-number": _model_number,
    "item-description": _item_description,
    "mitigation": _mitigation,
}
"""Element on an item → what fills it in."""
