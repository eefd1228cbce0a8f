"""An identity in words: each ground with what was read, what it means and how much it weighs.

Sentences are built from closed data: what the field is called (`identify.readings`), what its ground
means for a maker, brand, model or kind, the entity's name, and the weight in words. Only the quote is
the device's own, and it comes last of all, so that nothing in it is taken for a place to fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from debar.entities.graph import Graph, MadeBy
from debar.identify.evidence import About, Claim, Ground, Identity
from debar.identify.labels import CONFIDENCES, KINDS
from debar.identify.naming import name_of
from debar.identify.readings import called
from debar.identify.relations import brand_in
from debar.kit.words import Both

ORDER: tuple[About, ...] = ("maker", "brand", "model", "kind", "serial", "firmware")
"""What grounds are about, in the order in which they are told."""
DECIDES = 3.0
"""Log-odds from which a trait that no badge changes decides alone."""
STRONG = 2.0
"""Log-odds from which a ground speaks strongly."""
SOME = 1.0
"""Log-odds below which a ground is a hint."""

_HARD = "\u00a0"

MEANS: Mapping[tuple[About, Ground], Both] = {
    ("maker", "lineage"): Both(
        "That trait is {name}'s own, and no badge changes it",
        "Ce trait est propre à {name}, quelle que soit la marque apposée",
    ),
    ("maker", "legal-name"): Both(
        "The name {name} is plainly written there", "Le nom {name} y figure en toutes lettres"
    ),
    ("maker", "badge"): Both("Products of {name} call themselves so", "Les produits {name} se nomment ainsi"),
    ("maker", "model"): Both(
        "That way of numbering is {name}'s own", "Cette façon de numéroter est propre à {name}"
    ),
    ("maker", "mac"): Both(
        "That block of hardware addresses belongs to {name}",
        "Ce bloc d'adresses matérielles appartient à {name}",
    ),
    ("maker", "relation"): Both(
        "On record, {name} makes what bears that brand",
        "Selon le lien consigné, {name} fabrique ce qui porte cette marque",
    ),
    ("maker", "hint"): Both(
        "That points to {name} without proving it", "Cela oriente vers {name}, sans le prouver"
    ),
    ("brand", "lineage"): Both(
        "That trait is that of products built for {name}, and no badge changes it",
        "Ce trait est propre aux produits destinés à {name}, quelle que soit la marque apposée",
    ),
    ("brand", "legal-name"): Both(
        "The brand {name} is plainly written there", "La marque {name} y figure en toutes lettres"
    ),
    ("brand", "badge"): Both(
        "Products sold as {name} call themselves so",
        "Les produits vendus sous la marque {name} se nomment ainsi",
    ),
    ("brand", "model"): Both(
        "That way of numbering is that of products sold as {name}",
        "Cette façon de numéroter est propre aux produits vendus sous la marque {name}",
    ),
    ("brand", "mac"): Both(
        "That block of hardware addresses belongs to {name}",
        "Ce bloc d'adresses matérielles appartient à {name}",
    ),
    ("brand", "relation"): Both(
        "On record, it goes with the brand {name}", "Selon le lien consigné, il relève de la marque {name}"
    ),
    ("brand", "hint"): Both(
        "That points to the brand {name} without proving it",
        "Cela oriente vers la marque {name}, sans le prouver",
    ),
}
"""What a ground that speaks for a maker or a brand means."""

_UNFIT = Both("That does not fit {name}", "Cela ne concorde pas avec {name}")
_TELLS: Mapping[About, Both] = {
    "model": Both("It names the model: {value}", "Le modèle y est nommé : {value}"),
    "kind": Both("It tells the kind of thing: {value}", "Le genre d'appareil s'y lit : {value}"),
    "serial": Both("It gives the serial number: {value}", "Le numéro de série y figure : {value}"),
    "firmware": Both(
        "It gives the firmware version: {value}", "La version du micrologiciel y figure : {value}"
    ),
}
_DENIES = Both("It speaks against: {value}", "Cela contredit : {value}")

_DECIDES = Both("decides alone", "décisif à lui seul")
_STRONG = Both("speaks strongly for it", "motif fort")
_SOME = Both("speaks for it", "motif d'appui")
_HINT = Both("a hint only", "simple indice")
_AGAINST = Both("speaks against {name}", "motif contre {name}")
_STRONG_AGAINST = Both("speaks strongly against {name}", "motif fort contre {name}")

_READ_BRAND = Both("What tells its brand", "Ce qui indique sa marque")
_MAKES = Both(
    "On record, {maker} makes what is sold as {brand}",
    "Selon le lien consigné, {maker} fabrique ce qui se vend sous la marque {brand}",
)
_OWNS = Both(
    "On record, the brand {brand} is {maker}'s own",
    "Selon le lien consigné, la marque {brand} appartient à {maker}",
)
_ITSELF = Both(
    "On record, {brand} is its maker's own brand",
    "Selon le lien consigné, la marque {brand} est celle de son fabricant",
)
_ENDED = Both(
    "On record, {maker} made what was sold as {brand}, but no longer on that day",
    "Selon le lien consigné, {maker} fabriquait ce qui se vendait sous la marque {brand}, mais plus ce "
    "jour-là",
)
_SURE = Both("confidence: {word}", "confiance : {word}")
_SINCE = Both("since {day}", "depuis {day}")
_UNTIL = Both("until {day} (not including)", "jusqu'à {day} (exclu)")
_ATTESTED = Both("attested {day}", "attesté {day}")
_UNDATED = Both("no dates known", "dates inconnues")


class Point(Struct, frozen=True):
    """One ground, told."""

    claim: Claim
    against: bool
    seen: Both
    """What was read, to stand before a colon and the quote."""
    means: Both
    """What that says, a sentence without its stop."""
    weighs: Both | None
    """How much it weighs; None where it is about neither maker nor brand."""

    @property
    def says(self) -> Both:
        """All of it in a line: what was read, the quote, what it means, how much it weighs."""
        quote = " ".join(self.claim.quote.split())
        en = f"{self.seen.en}: “{quote}”." if quote else f"{self.seen.en}."
        fr = f"{self.seen.fr}{_HARD}: «{_HARD}{quote}{_HARD}»." if quote else f"{self.seen.fr}."
        how = Both(f" ({self.weighs.en})", f" ({self.weighs.fr})") if self.weighs else Both("", "")
        means = self.means.fr.replace(" :", f"{_HARD}:")
        return Both(f"{en} {self.means.en}{how.en}.", f"{fr} {means}{how.fr}.")


def points(identity: Identity, graph: Graph, on: date | None = None) -> tuple[Point, ...]:
    """Each ground told: for before against; maker, brand, model, kind; the strongest first.

    `on` is the day for which relations between brand and maker were asked.
    """
    told = _Told(identity, graph, on)
    return (*told.each(identity.grounds, against=False), *told.each(identity.against, against=True))


def ordered(claims: Sequence[Claim]) -> list[Claim]:
    """Claims by what they are about, the strongest first; those as strong as they came."""
    return sorted(claims, key=lambda claim: (ORDER.index(claim.about), -abs(claim.weight)))


class _Told:
    """What the grounds of one identity are told with."""

    def __init__(self, identity: Identity, graph: Graph, on: date | None) -> None:
        self._graph, self._on = graph, on
        self._chosen: dict[About, str | None] = {
            "maker": identity.maker.id if identity.maker else None,
            "brand": identity.brand.id if identity.brand else None,
        }

    def each(self, claims: Sequence[Claim], *, against: bool) -> Iterator[Point]:
        for claim in ordered(claims):
            link = self._link(claim) if claim.ground == "relation" else None
            seen = _READ_BRAND if claim.ground == "relation" else called(claim.field)
            means = self._relation(claim, link) if link else self._means(claim)
            yield Point(claim, against, seen, means, self._weighs(claim, against))

    def _means(self, claim: Claim) -> Both:
        if claim.about not in ("maker", "brand"):
            kind = KINDS.get(claim.value) if claim.about == "kind" else None
            words = _TELLS[claim.about] if claim.weight > 0 else _DENIES
            return words.fill(value=kind or claim.value)
        words = MEANS[claim.about, claim.ground] if claim.weight > 0 else _UNFIT
        return words.fill(name=name_of(claim.value, self._graph, claim.about))

    def _weighs(self, claim: Claim, against: bool) -> Both | None:
        if claim.about not in ("maker", "brand"):
            return None
        opposed = claim.value if claim.weight <= 0 else self._chosen[claim.about] if against else None
        if opposed is None:
            return _for(claim)
        words = _STRONG_AGAINST if abs(claim.weight) >= STRONG else _AGAINST
        return words.fill(name=name_of(opposed, self._graph, claim.about))

    def _link(self, claim: Claim) -> MadeBy | None:
        """The recorded relation that the claim is from, `MAKER KIND BRAND`."""
        maker, _, rest = claim.print.partition(" ")
        kind, _, brand = rest.partition(" ")
        found = brand_in(self._graph, brand) if brand else None
        made = self._graph.makers_of(found, self._on) if found else ()
        return next((one for one in made if (one.maker, one.link.kind) == (maker, kind)), None)

    def _relation(self, claim: Claim, made: MadeBy) -> Both:
        maker, brand = name_of(made.maker, self._graph), name_of(made.brand, self._graph, "brand")
        words = (_ITSELF if maker == brand else _OWNS) if made.own else _MAKES
        if claim.weight < 0:
            words = _ENDED
        said = words.fill(maker=maker, brand=brand)
        return _row([said, *_dates(made), *_bounds(made)], "; ")


def _for(claim: Claim) -> Both:
    if claim.ground == "lineage" and claim.weight >= DECIDES:
        return _DECIDES
    if claim.ground == "hint" or claim.weight < SOME:
        return _HINT
    return _STRONG if claim.weight >= STRONG else _SOME


def _dates(made: MadeBy) -> list[Both]:
    """Since when and until when, or when a source says that it held; an own brand needs no dates."""
    span = made.link.span
    said = [
        words.fill(day=day)
        for words, day in ((_SINCE, span.since), (_UNTIL, span.until), (_ATTESTED, made.link.attested))
        if day is not None
    ]
    return [_row(said, ", ")] if said else [] if made.own else [_UNDATED]


def _bounds(made: MadeBy) -> list[Both]:
    """How sure the relation is, and which products it means."""
    sure = [] if made.own else [_SURE.fill(word=CONFIDENCES[made.link.confidence])]
    return [*sure, made.link.scope] if made.link.scope else sure


def _row(texts: Sequence[Both], between: str) -> Both:
    return Both(between.join(text.en for text in texts), between.join(text.fr for text in texts))
