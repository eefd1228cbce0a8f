"""What the law says of each device that we have: one finding a device, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct, structs

from debar.entities.graph import Graph
from debar.estate.bodies import Body, Site
from debar.estate.parties import Party
from debar.estate.register import Estate
from debar.identify import Identifier
from debar.identify.evidence import Claim, Field, Identity
from debar.kit.errors import BadData
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.judge import Judge
from debar.law.registry import Registry
from debar.law.verdict import Answer, Item, Judgement
from debar.survey.devices import NEVER, Device, Summary, fields

NO_SITE = Both(
    "It is not known at which site this device is, and so whom the law binds here. Drop its source (debar "
    "evidence drop) and take it in with --again and --site, or name the site in a column.",
    "On ne sait pas dans quel lieu se trouve cet appareil, ni donc qui la loi lie ici. Retirez sa source "
    "(debar evidence drop) et reprenez-la avec --again et --site, ou indiquez le lieu dans une colonne.",
)
STRANGE_SITE = Both(
    "The source places this device at {place}, which is no site of the estate: add the site, or give --site.",
    "Selon la source, cet appareil se trouve à {place}, qui n'est pas un lieu du parc : ajoutez le lieu, ou "
    "donnez --site.",
)
NO_PARTY = Both(
    "The estate does not say what kind of party the body {body} is, so no clause can be tested.",
    "Le parc n'indique pas quel genre de partie est l'organisme {body}; aucune disposition ne peut donc être "
    "vérifiée.",
)

_CABLE = Both(
    "Follow the cable from switch port {port}.",
    "Suivez le câble depuis le port de commutateur {port}.",
)
_ASK = Both(
    "Take in a scan of {address}, or the export of a system that knows it.",
    "Versez un balayage de {address}, ou l'export d'un système qui le connaît.",
)
_LABEL = Both(
    "Read its label: brand, model, serial number, FCC or IC number.",
    "Lisez son étiquette : marque, modèle, numéro de série, numéro FCC ou IC.",
)
_SOME_DEVICE = "device"
"""The kind of what stands somewhere and of which nothing more is known: no service, no software."""
_PAPER = 1.0
"""Log-odds that a kind is as a register or export says."""


class Finding(Struct, frozen=True):
    """A device, what it is believed to be, and what the law says of its use."""

    device: Summary
    body: str
    """Id of the body that answers for it; empty where that is not known."""
    identity: Identity
    judgement: Judgement
    sources: tuple[str, ...]
    """Digests of the sources that its sightings came from, sorted."""
    why: Both | None = None
    """Why the law could not be asked; the outcome is then `unknown`."""
    settle: Both | None = None
    """What would settle it, where nothing tells what the device is."""


def find(
    devices: Iterable[Device],
    *,
    estate: Estate,
    law: Registry,
    graph: Graph,
    identifier: Identifier,
    on: date,
    known: date | None = None,
    answers: Sequence[Answer] = (),
) -> Iterator[Finding]:
    """A finding for every device, in the order given; those under no restriction too.

    Who makes what bears its badge is asked as of the day on which it was bought; where that is not
    known, whoever ever did counts: things stay in use when their maker has long stopped.

    Judged is the conduct `use`, for the party that answers for the device's site, on the day `on`
    as known on the day `known` (None: as the knowledge stands). Where the site is not known, the
    estate's party counts if it has only one; else the outcome is `unknown`, with the reason.
    """
    court = _Court(estate, law, graph, _Asked(on, known, tuple(answers)))
    for device in devices:
        known_fields = fields(device)
        identity = _kind_claimed(
            identifier.of_fields(device.id, known_fields, on=_acquired(device)), known_fields
        )
        body, site, why = court.place(device)
        item = _item(device, identity, site)
        judgement = court.unknown(item) if why else court.judge(body, item)
        unsettled = judgement.outcome == "unknown" and why is None and _is_faceless(identity)
        settle = settling(device) if unsettled else None
        yield Finding(device.summary, body, identity, judgement, device.sources, why, settle)


def settling(device: Device) -> Both:
    """What would show what a device is of which too little is known: the nearest way first."""
    ports = (s for s in device.sightings if s.field == "switch-port")
    port = max(ports, key=lambda s: (s.seen or NEVER, s.value), default=None)
    address = next((stay.address for stay in reversed(device.stays) if stay.address), None)
    ways = [
        *([_CABLE.fill(port=port.value)] if port else []),
        *([_ASK.fill(address=address)] if address else []),
        _LABEL,
    ]
    return Both(" ".join(way.en for way in ways), " ".join(way.fr for way in ways))


def party(estate: Estate, body: Body, on: date) -> Party | None:
    """The party that a body is, with the contracts that bind it or a body above it on that day.

    None where the estate does not say what party it is.
    """
    try:
        found = estate.party(body.id)
    except BadData:
        return None
    bound = estate.binding(body.id, on)
    terms = {clause for k in bound if k.tier == "prime" for clause in k.clauses}
    below = {clause for k in bound if k.tier == "subcontract" for clause in k.clauses}
    return structs.replace(
        found,
        contracts=tuple(sorted({*found.contracts, *(k.id for k in bound)})),
        terms=tuple(sorted({*found.terms, *terms})),
        sub_terms=tuple(sorted({*found.sub_terms, *below})),
    )


class _Asked(Struct, frozen=True):
    """The day asked about, the day as known on which, and what people answered."""

    on: date
    known: date | None
    answers: tuple[Answer, ...]


class _Court:
    """Bodies, parties and judges, each looked up once."""

    def __init__(self, estate: Estate, law: Registry, graph: Graph, asked: _Asked) -> None:
        self._law, self._graph, self._asked = law, graph, asked
        self._sites = {site.id: site for site in estate.sites}
        self._parties = {body.id: party(estate, body, asked.on) for body in estate.bodies}
        self._sole = _sole(estate.bodies, self._parties)
        self._judges: dict[str, Judge] = {}

    def place(self, device: Device) -> tuple[str, Site | None, Both | None]:
        """Body and site of a device, and why the law cannot be asked (None: it can)."""
        site = self._sites.get(device.site or "")
        body = site.body if site else self._sole
        if not body:
            return "", site, STRANGE_SITE.fill(place=device.place) if device.place else NO_SITE
        return body, site, None if self._parties.get(body) else NO_PARTY.fill(body=body)

    def judge(self, body: str, item: Item) -> Judgement:
        """The verdicts for a body whose party is known."""
        bound = self._parties[body]
        if body not in self._judges and bound is not None:
            self._judges[body] = Judge(
                bound,
                "use",
                self._asked.on,
                law=self._law,
                graph=self._graph,
                known=self._asked.known,
                answers=self._asked.answers,
            )
        return self._judges[body].of(item)

    def unknown(self, item: Item) -> Judgement:
        """What is said of an item about which the law cannot be asked."""
        return Judgement(
            item=item.id,
            outcome="unknown",
            verdicts=(),
            checked=0,
            edition=self._law.edition[:12],
            on=self._asked.on,
            known=self._asked.known or self._law.recorded or self._asked.on,
        )


def _kind_claimed(identity: Identity, known_fields: Sequence[Field]) -> Identity:
    """The identity with the kind that its owner's papers give it, where no answer of its own tells."""
    claimed = sorted({field.value for field in known_fields if field.name == "kind-claimed"})
    if identity.kind is not None or len(claimed) != 1:
        return identity
    claim = Claim("kind", claimed[0], "hint", _PAPER, claimed[0], "kind-claimed", "kind-claimed")
    return structs.replace(identity, kind=claimed[0], grounds=(*identity.grounds, claim))


def _is_faceless(identity: Identity) -> bool:
    """Is nothing known of the maker but a hint?"""
    return identity.maker is None or identity.maker.grade in ("lead", "none")


def _sole(bodies: Sequence[Body], parties: dict[str, Party | None]) -> str:
    """The body that answers where no site is known: the only one at the top, if all are one party."""
    top = [body.id for body in bodies if body.parent is None]
    alike = len({repr(each) for each in parties.values()}) == 1
    return top[0] if len(top) == 1 and alike else ""


def _item(device: Device, identity: Identity, site: Site | None) -> Item:
    return structs.replace(
        Item.of(identity),
        id=device.id,
        kind=identity.kind or _SOME_DEVICE,
        acquired=_acquired(device),
        site_classes=site.classes if site else (),
        evidence=device.sources,
    )


def _acquired(device: Device) -> date | None:
    """The day on which it was bought, where the sources agree on one."""
    days: set[Partial] = set()
    for sighting in device.sightings:
        if sighting.field == "acquired":
            try:
                days.add(Partial.parse(sighting.value))
            except ValueError:
                continue
    exact = [day for day in days if day.day is not None]
    agree = len(exact) == 1 and all(day.first <= exact[0].first <= day.last for day in days)
    return exact[0].first if agree else None
