"""A device told: what it is, how that is known, what the law says, what would settle it."""

from __future__ import annotations

from debar.identify.evidence import Ground as GroundKind
from debar.identify.explain import Point, points
from debar.identify.portrait import portrait
from debar.identify.settle import settle
from debar.kit.words import Both
from debar.law.registry import Registry
from debar.law.verdict import OUTCOMES
from debar.reports.names import Names
from debar.reports.parts import CaseTold, DeviceTold, Ground
from debar.reports.rulings import ruling, settles
from debar.reports.wording import day, same
from debar.survey.devices import Summary
from debar.survey.findings import Finding

WAYS = 4
"""So many observations are told of a device, those that would settle most."""

_BY: dict[GroundKind, Both] = {
    "lineage": Both("a trait that a badge cannot change", "un trait que l'étiquette ne peut changer"),
    "legal-name": Both("its own name plainly written", "son propre nom écrit en toutes lettres"),
    "badge": Both("what the device calls itself", "ce que l'appareil dit de lui-même"),
    "model": Both("the model number", "le numéro de modèle"),
    "relation": Both(
        "a recorded relation between brand and maker", "un lien consigné entre marque et fabricant"
    ),
    "mac": Both("the owner of its hardware address", "le titulaire de son adresse matérielle"),
    "hint": Both("a hint", "un indice"),
}


def told(finding: Finding, names: Names, law: Registry, case: CaseTold | None = None) -> DeviceTold:
    """What the report says of one device. Where a case was decided, its words stand first."""
    device, identity, judgement = finding.device, finding.identity, finding.judgement
    rulings = tuple(ruling(verdict, law) for verdict in judgement.verdicts)
    brand, maker = names.graded(identity.brand), names.graded(identity.maker)
    ways = settle(identity, names.graph, _seen(device))[:WAYS]
    settled = settles(judgement.outcome, rulings, [each.says for each in ways])
    return DeviceTold(
        device=device.id,
        name=name(finding, names),
        outcome=judgement.outcome,
        shown=case.shown if case and case.decided else shown(finding),
        site=device.site,
        place=names.site(device.site) if device.site or not device.place else same(device.place),
        network=names.network(device.network),
        location=device.location,
        addresses=device.addresses,
        macs=device.macs,
        serials=device.serials,
        kind=identity.kind,
        brand=brand,
        maker=maker,
        model=names.model(identity.model),
        relabel=identity.relabel,
        portrait=portrait(identity, names.graph),
        grounds=tuple(dict.fromkeys(_ground(each, names) for each in points(identity, names.graph))),
        doubt=ways[0].why if ways and judgement.outcome in ("suspected", "unknown") else None,
        rulings=rulings,
        settles=(case.next,) if case and case.next else (finding.why,) if finding.why else settled,
        joined=device.why,
        sources=finding.sources,
        case=case.id if case else None,
    )


def name(finding: Finding, names: Names) -> str:
    """What to call a device: by its badge and model, else by its own name, else by what was seen of it.

    Never by its maker: that is a conclusion, which stands beside the name with its grade.
    """
    device, identity = finding.device, finding.identity
    brand = names.graded(identity.brand)
    model = identity.model.id if identity.model else None
    label = " ".join(filter(None, (brand.name if brand else None, model)))
    return label or device.name or next(iter((*device.addresses, *device.macs, *device.serials)), device.id)


def shown(finding: Finding) -> Both:
    """The outcome of a finding in words, with its day spelt out."""
    judgement = finding.judgement
    text = judgement.shown
    if judgement.outcome != "none-found":
        return text
    written = Both(judgement.on.isoformat(), judgement.on.isoformat())
    spoken = day(judgement.on)
    return Both(text.en.replace(written.en, spoken.en), text.fr.replace(written.fr, spoken.fr))


def order(device: DeviceTold) -> tuple[int, str, str, str]:
    """Worst first, then by site, name and id."""
    return OUTCOMES.index(device.outcome), device.site or "~", device.name.casefold(), device.device


def _seen(device: Summary) -> list[str]:
    """The plain facts that are known of a device beside the grounds of its identity."""
    held = {"mac": device.macs, "serial": device.serials}
    return [field for field, values in held.items() if values]


def _ground(point: Point, names: Names) -> Ground:
    claim = point.claim
    value = names.entity(claim.value) if claim.about in ("brand", "maker") else claim.value
    means = point.means
    if point.weighs:
        means = Both(f"{means.en} ({point.weighs.en})", f"{means.fr} ({point.weighs.fr})")
    return Ground(
        about=claim.about,
        value=value,
        by=_BY[claim.ground],
        quote=claim.quote,
        field=claim.field,
        print=claim.print,
        seen=point.seen,
        means=means,
        against=point.against,
    )
