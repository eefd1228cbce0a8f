"""What was looked at, how and when; what was not; and what cannot be. It never says that nothing is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct, structs

from debar.estate.bodies import Site
from debar.estate.networks import Method, Network
from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.words import Both
from debar.survey.devices import things
from debar.survey.importers import SourceFile, method_of, sees
from debar.survey.things import Thing

State = Literal["searched", "paper-only", "not-searched", "cannot"]

STATES: dict[State, Both] = {
    "searched": Both("searched", "inspecté"),
    "paper-only": Both("paper only", "sur papier seulement"),
    "not-searched": Both("not searched", "non inspecté"),
    "cannot": Both("cannot be searched", "ne peut être inspecté"),
}
METHODS: dict[Method, Both] = {
    "import": Both("records", "documents"),
    "scan": Both("network scan", "balayage du réseau"),
    "listen": Both("listening", "écoute"),
    "walk": Both("walk-through", "visite"),
}

_SEARCHED = Both(
    "Searched by {methods}, {when}. Devices seen: {seen}{named}. What was switched off, silent, on another "
    "network or out of sight is not among them.",
    "Inspecté ({methods}), {when}. Appareils vus : {seen}{named}. Ce qui était éteint, muet, sur un autre "
    "réseau ou hors de vue n'en fait pas partie.",
)
_NAMED = Both(
    "; known only from records: {named}",
    "; connus seulement par des documents : {named}",
)
_PAPER = Both(
    "Known only from records. Devices named: {devices}. Nobody has looked at the place itself.",
    "Connu seulement par des documents. Appareils nommés : {devices}. Personne n'a examiné le lieu lui-même.",
)
_BARE = Both(
    "{says} Devices of which nothing tells what they are, only that something had an address, a lease or a "
    "switch port: {bare}.",
    "{says} Appareils dont rien ne dit ce qu'ils sont, seulement que quelque chose avait une adresse, un "
    "bail ou un port de commutateur : {bare}.",
)
_NARROW = Both(
    "{says} Asked for were only {sees}: others are not among them.",
    "{says} Seuls ont été recherchés les {sees} : les autres n'en font pas partie.",
)
_BARE_FIELDS = frozenset(
    {"address", "mac", "name", "port", "vlan", "switch-port", "location", "state", "acquired", "supplier"}
)
"""Fields that tell that there is something, and where; not what it is."""
_NOT = Both("Not searched: nothing is known of it.", "Non inspecté : on n'en sait rien.")
_CANNOT = Both(
    "Cannot be searched, or not as a whole: {why} Devices known of: {devices}.",
    "Ne peut être inspecté, ou pas en entier : {why} Appareils connus : {devices}.",
)
_NOWHERE = Both(
    "Devices whose site is not known: {devices}. They count for no site above.",
    "Appareils dont le lieu est inconnu : {devices}. Ils ne comptent pour aucun lieu ci-dessus.",
)
_ON = Both("on {first}", "le {first}")
_DATED = Both("from {first} to {last}", "du {first} au {last}")
_UNDATED = Both("on a day that the sources do not give", "à une date que les sources ne donnent pas")


class Covered(Struct, frozen=True):
    """How far a site, or one of its networks, was searched."""

    site: str | None
    """Id; None for devices whose site is not known."""
    network: str | None
    """Id; None for the site as a whole."""
    state: State
    methods: tuple[Method, ...] = ()
    sources: tuple[str, ...] = ()
    """Digests, sorted."""
    first: datetime | None = None
    last: datetime | None = None
    devices: int = 0
    """All that are known of here."""
    named: int = 0
    """Those of them that only records name: nobody saw them."""
    bare: int = 0
    """Those of all of which no source says what they are: an address, a name or a port is all."""
    answered: int = 0
    """Addresses that answered a scan or were heard."""
    addresses: int | None = None
    """Addresses that the network has; None where its ranges are not known."""
    why: Both | None = None
    """Why it cannot be searched, in the words of the estate."""
    says: Both = Both("", "")
    """All of this in a sentence, with what it leaves open."""


def of(
    estate: Estate,
    sources: Iterable[SourceFile],
    sightings: Iterable[Sighting],
    known: Mapping[str, str] | None = None,
) -> list[Covered]:
    """Coverage of every site, each followed by its networks, in the order of the estate.

    `sources` are those taken in; one that told of nothing counts for the site that it was brought
    for. `sightings` follow on one another by source. `known` says which device a thing is; a thing
    not in it counts as a device of its own. Last comes what no site is known for, if anything.
    """
    tallies: dict[tuple[str | None, str | None], _Tally] = {}
    telling: set[str] = set()
    sources = list(sources)
    formats = {source.digest: source.format for source in sources}
    for thing in things(sightings, estate):
        device = (known or {}).get(thing.key, thing.key)
        if tells(thing.sightings):
            telling.add(device)
        for place in {(thing.site, None), (thing.site, thing.network)}:
            tallies.setdefault(place, _Tally()).add(thing, device, formats)
    for source in sources:
        for place in {(source.site, None), (source.site, source.network)}:
            if source.site is not None:
                tallies.setdefault(place, _Tally()).mention(source)
    for tally in tallies.values():
        tally.bare = len(tally.devices - telling)
    return list(_rows(estate, tallies))


def tells(sightings: Iterable[Sighting]) -> bool:
    """Does any of them say what the thing is, rather than only that something is there?"""
    fields = (sighting.field for sighting in sightings)
    return any(field not in _BARE_FIELDS and not field.startswith("other.") for field in fields)


class _Tally:
    """What was seen at one place."""

    def __init__(self) -> None:
        self.methods: set[Method] = set()
        self.sources: set[str] = set()
        self.devices: set[str] = set()
        self.met: set[str] = set()
        self.answered: set[str] = set()
        self.seen: set[datetime] = set()
        self.sees: set[Both | None] = set()
        """What alone each way of looking finds; None where it finds anything."""
        self.bare = 0

    def add(self, thing: Thing, device: str, formats: Mapping[str, str]) -> None:
        """Count a thing that was seen or named there."""
        methods = {sighting.method for sighting in thing.sightings}
        self.methods |= methods
        self.devices.add(device)
        source = thing.key.partition("/")[0]
        self.sources.add(source)
        self.seen.update(at for at in (thing.first_seen, thing.last_seen) if at)
        if methods - {"import"}:
            self.met.add(device)
            self.sees.add(sees(formats.get(source, "")))
        if methods & {"scan", "listen"}:
            self.answered.update(thing.addresses)

    def mention(self, source: SourceFile) -> None:
        """Count a source that was brought for the place, whatever it told of."""
        self.sources.add(source.digest)
        method = method_of(source.format)
        self.methods.add(method)
        if method != "import":
            self.sees.add(sees(source.format))
        if source.seen:
            self.seen.add(source.seen)


def _rows(estate: Estate, tallies: Mapping[tuple[str | None, str | None], _Tally]) -> Iterator[Covered]:
    nothing = _Tally()
    for site in estate.sites:
        yield _row(site, None, tallies.get((site.id, None), nothing))
        for network in estate.networks:
            if network.site == site.id:
                yield _row(site, network, tallies.get((site.id, network.id), nothing))
    if (tally := tallies.get((None, None))) is not None:
        says = _NOWHERE.fill(devices=len(tally.devices))
        yield _filled(tally, None, None, "paper-only" if tally.methods <= {"import"} else "searched", says)


def _row(site: Site, network: Network | None, tally: _Tally) -> Covered:
    looked = bool(tally.methods - {"import"})
    unsearchable = site.unsearchable if network is None or not looked else None
    if unsearchable is not None:
        says = _CANNOT.fill(why=unsearchable, devices=len(tally.devices))
        return structs.replace(_filled(tally, site, network, "cannot", says), why=unsearchable)
    if looked:
        says = _SEARCHED.fill(
            methods=_list(tally), when=_when(tally), seen=len(tally.met), named=_named(tally)
        )
        return _filled(tally, site, network, "searched", _narrowed(says, tally))
    if tally.devices:
        return _filled(tally, site, network, "paper-only", _PAPER.fill(devices=len(tally.devices)))
    return _filled(tally, site, network, "not-searched", _NOT)


def _filled(tally: _Tally, site: Site | None, network: Network | None, state: State, says: Both) -> Covered:
    return Covered(
        site=site.id if site else None,
        network=network.id if network else None,
        state=state,
        methods=tuple(sorted(tally.methods)),
        sources=tuple(sorted(tally.sources)),
        first=min(tally.seen, default=None),
        last=max(tally.seen, default=None),
        devices=len(tally.devices),
        named=len(tally.devices - tally.met),
        bare=tally.bare,
        answered=len(tally.answered),
        addresses=_addresses(network),
        says=_BARE.fill(says=says, bare=tally.bare) if tally.bare else says,
    )


def _narrowed(says: Both, tally: _Tally) -> Both:
    """With what alone was looked for, where nobody looked for anything else."""
    found = sorted((each for each in tally.sees if each is not None), key=str)
    if None in tally.sees or not found:
        return says
    words = Both(_row_of([f.en for f in found], "and"), _row_of([f.fr for f in found], "et"))
    return _NARROW.fill(says=says, sees=words)


def _addresses(network: Network | None) -> int | None:
    if network is None or not network.ranges:
        return None
    return sum(each.num_addresses for each in network.parsed())


def _list(tally: _Tally) -> Both:
    names = [METHODS[method] for method in sorted(tally.methods)]
    return Both(_row_of([n.en for n in names], "and"), _row_of([n.fr for n in names], "et"))


def _row_of(names: list[str], word: str) -> str:
    """`a, b and c`."""
    return f"{', '.join(names[:-1])} {word} {names[-1]}" if len(names) > 1 else "".join(names)


def _named(tally: _Tally) -> Both:
    """What only records tell of; nothing where that is none."""
    only = len(tally.devices - tally.met)
    return _NAMED.fill(named=only) if only else Both("", "")


def _when(tally: _Tally) -> Both:
    if not tally.seen:
        return _UNDATED
    first, last = min(tally.seen).date(), max(tally.seen).date()
    return (_ON if first == last else _DATED).fill(first=first, last=last)
