"""The report that FAR 52.204-25(d) and its like ask of contractors, element by element, from what is held.

Prepared for a person to check and send. What nothing held answers is a blank that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from debar.estate.contracts import Contract, Officer
from debar.kit.words import Both
from debar.law.duties import Owed
from debar.law.duty_words import notes, rule, timing
from debar.law.parts import Content, Duty
from debar.law.verdict import SHOWN, worst
from debar.reports.devices import name as called
from debar.reports.far_elements import NO_SUPPLIER, OF_CONTRACT, Element, Held, Supplier, Thing
from debar.reports.names import Names
from debar.reports.wording import day
from debar.review.decided import Source

DIBNET = "https://dibnet.dod.mil"
"""Where the clause sends the reports of contracts of the Department of Defense."""

_TITLE = Both("Report under {clause}", "Rapport en vertu de {clause}")
_TO_DOD = Both(
    "At {address} (Department of Defense). Name the contract there and every order that is affected.",
    "À {address} (département de la Défense). Y nommer le contrat et chaque commande touchée.",
)
_TO_OFFICE = Both("To the {role}, {office}{address}", "À l'agent responsable ({role}), {office}{address}")
_OF_ORDER = Both("Order {number}: {to}", "Commande {number} : {to}")
_TO_UPPER = Both(
    "To {upper}, your higher tier, as the subcontract says.",
    "À {upper}, votre donneur d'ordre, selon le contrat de sous-traitance.",
)
_NOWHERE = Both(
    "Not in what debar holds: the register names no contracting office for this contract.",
    "Ne figure pas dans ce que debar détient : le registre ne nomme aucun bureau des contrats.",
)
_OTHER_SITE = Both(
    "This item stands at a site that the contract, as registered, does not name. Whether it falls under the "
    "contract, counsel must say.",
    "Cet article se trouve dans un lieu que le contrat, tel qu'inscrit au registre, ne nomme pas. Aux "
    "conseillers juridiques de dire s'il relève du contrat.",
)
_NOT_FOUND = Both(
    "The machine found no restriction on this item under this measure: look again before reporting it.",
    "La machine n'a trouvé aucune restriction visant cet article selon cette mesure : revoyez-le avant de le "
    "signaler.",
)
_BORROWED = Both(
    "What this clause asks the report to tell was not found; the elements below are those of {clause}. Look "
    "into the clause of the contract.",
    "Ce que cette clause exige dans le rapport n'a pas été trouvé; les éléments ci-dessous sont ceux de "
    "{clause}. Vérifiez la clause du contrat.",
)
_PREPARED = Both(
    "Prepared by debar on {on}. Not sent, not signed: a person must check it and send it.",
    "Préparé par debar le {on}. Ni envoyé ni signé : une personne doit le vérifier et l'envoyer.",
)
_SUMMARY = Both("{prepared} Blanks left: {count}.", "{prepared} Éléments vides : {count}.")
_NO_CONCLUSION = Both(
    "No legal conclusion: whether the item is covered, and whether it is a substantial or essential "
    "component or critical technology of any system, is for counsel.",
    "Aucune conclusion juridique : il revient aux conseillers juridiques de dire si l'article est visé, et "
    "s'il constitue un composant important ou essentiel, ou une technologie critique, d'un système.",
)


class Part(Struct, frozen=True):
    """One item of the report."""

    device: str
    name: str
    shown: Both
    """The machine's outcome in words that a page may use."""
    elements: tuple[Element, ...]
    notes: tuple[Both, ...] = ()


class Notice(Struct, frozen=True):
    """The report, whatever its form."""

    title: Both
    number: str
    counterparty: str
    clause: str
    on: date
    edition: str
    version: str
    prepared: Both
    reserved: Both
    send: tuple[Both, ...]
    """Where it goes."""
    timing: tuple[Both, ...]
    """By when, and how that was counted."""
    elements: tuple[Element, ...]
    """Those of the contract."""
    parts: tuple[Part, ...]
    """One for each item."""
    notes: tuple[Both, ...] = ()

    @property
    def blanks(self) -> int:
        """How many elements are blank."""
        every = [*self.elements, *(each for part in self.parts for each in part.elements)]
        return sum(1 for each in every if not each.answers)

    @property
    def summary(self) -> Both:
        """That it was prepared, not sent, and how much of it is blank."""
        return _SUMMARY.fill(prepared=self.prepared, count=self.blanks)


def of(
    owing: Owed,
    things: Iterable[Thing],
    *,
    names: Names,
    on: date,
    edition: str,
    version: str,
    sources: Iterable[Source] = (),
    supplier: Supplier = NO_SUPPLIER,
) -> Notice:
    """The report that a duty asks for, under the contract that carries it.

    Raises ValueError where the duty is not owed under a contract.
    """
    contract, term = owing.contract, owing.term
    if contract is None or term is None:
        raise ValueError(f"{owing.duty.id} is not owed under a contract")
    contents, lent = _contents(owing)
    held = Held(contract, names, {each.digest: each.name for each in sources}, supplier)
    return Notice(
        title=_TITLE.fill(clause=term.text),
        number=contract.number,
        counterparty=contract.counterparty,
        clause=term.text,
        on=on,
        edition=edition,
        version=version,
        prepared=_PREPARED.fill(on=day(on)),
        reserved=_NO_CONCLUSION,
        send=tuple(_destinations(contract)),
        timing=_times(owing, on),
        elements=tuple(held.element(each) for each in contents if each.id in OF_CONTRACT),
        parts=tuple(_part(thing, contents, held, owing) for thing in things),
        notes=(*([_BORROWED.fill(clause=lent)] if lent else []), *notes(owing)),
    )


def _contents(owing: Owed) -> tuple[tuple[Content, ...], str]:
    """What the report must tell; of a clause whose list was not found, another's and that one's number."""
    if owing.duty.contents:
        return owing.duty.contents, ""
    every: list[Duty] = [duty for measure in owing.measures for duty in measure.duties]
    like = next((duty for duty in every if duty.kind == "report" and duty.contents), owing.duty)
    return like.contents, ", ".join(like.terms)


def _times(owing: Owed, on: date) -> tuple[Both, ...]:
    said = [line for first, more in timing(owing, on) for line in (first, *more)]
    return (*said, rule()) if said else ()


def _destinations(contract: Contract) -> Iterable[Both]:
    if contract.tier == "subcontract":
        yield _TO_UPPER.fill(upper=contract.upper or contract.counterparty)
        return
    if contract.defence:
        yield _TO_DOD.fill(address=DIBNET)
    if contract.officer:
        yield _to(contract.officer)
    for order in contract.orders:
        if order.officer:
            yield _OF_ORDER.fill(number=order.number, to=_to(order.officer))
    if not contract.defence and not contract.officer:
        yield _NOWHERE


def _to(officer: Officer) -> Both:
    address = f", {officer.address}" if officer.address else ""
    return _TO_OFFICE.fill(role=officer.role, office=officer.office, address=address)


def _part(thing: Thing, contents: Sequence[Content], held: Held, owing: Owed) -> Part:
    finding = thing.finding
    ids = {measure.id for measure in owing.measures}
    verdicts = [v for v in finding.judgement.verdicts if v.measure in ids]
    outcome = worst(tuple(v.outcome for v in verdicts))
    asked = dict.fromkeys(v.question.asks for v in verdicts if v.question and v.outcome == outcome)
    sites = held.contract.sites
    away = [_OTHER_SITE] if sites and finding.device.site not in sites else []
    return Part(
        device=finding.device.id,
        name=called(finding, held.names),
        shown=_NOT_FOUND if outcome == "none-found" else SHOWN[outcome],
        elements=tuple(held.element(each, thing) for each in contents if each.id not in OF_CONTRACT),
        notes=(*asked, *away),
    )
