"""Sites: what was found, what was searched, and what may be said of it: no more than the search bears out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from debar.estate.bodies import Site, Tenure
from debar.estate.register import Estate
from debar.kit.words import Both
from debar.law.verdict import Outcome, worst
from debar.reports.names import Names
from debar.reports.parts import DeviceTold, Place, Reach, Tally
from debar.reports.tallies import said
from debar.reports.wording import counted, days, listed, same
from debar.survey.coverage import METHODS, Covered

TENURES: dict[Tenure, Both] = {
    "owned": Both("owned", "propriété"),
    "leased": Both("leased", "location"),
    "shared": Both("shared", "partage"),
    "contractor-run": Both("run by a contractor", "exploitation par un entrepreneur"),
}
_LANDLORD = Both("{tenure} from {landlord}", "{tenure}, auprès de {landlord}")
_LOOKED = Both("Looked at {parts}, by {methods}, {when}.", "Inspecté : {parts}, par {methods}, {when}.")
_GLIMPSED = Both("Seen in part, by {methods}, {when}.", "Vu en partie, par {methods}, {when}.")
_UNDATED = Both("on days that the sources do not give", "à des dates que les sources ne donnent pas")
_ON = Both("on {day}", "le {day}")
_BETWEEN = Both("from {day}", "{day}")
_NOT_OBSERVED = Both(
    "Devices of a maker that a measure speaks of: not observed there.",
    "Appareils d'un fabricant dont parle une mesure : aucun n'y a été observé.",
)
_TALLIED = Both("{count} known: {found}.", "{count} : {found}.")
_NOT_SEARCHED = Both("Not searched: {parts}.", "Non inspecté : {parts}.")
_PAPER = Both("Known only from records: {parts}.", "Connu seulement par des documents : {parts}.")
_CANNOT = Both("Cannot be searched: {parts}.", "Ne peut être inspecté : {parts}.")
_NOTHING = Both(
    "Nothing can be said of it: it was not searched, and no record of it was handed over.",
    "Rien ne peut en être dit : le lieu n'a pas été inspecté et aucun document n'a été remis.",
)
_WHOLE = Both("the site as a whole", "le lieu dans son ensemble")


def reach(coverage: Iterable[Covered], names: Names, sources: Mapping[str, str]) -> tuple[Reach, ...]:
    """Every part of every site and how far it was searched; `sources` names digests."""
    return tuple(
        Reach(
            site=row.site,
            place=names.site(row.site),
            state=row.state,
            says=row.says,
            network=row.network,
            name=names.network(row.network),
            methods=tuple(METHODS[method] for method in row.methods),
            first=row.first.date() if row.first else None,
            last=row.last.date() if row.last else None,
            sources=tuple(sources.get(digest, digest[:12]) for digest in row.sources),
            devices=row.devices,
        )
        for row in coverage
    )


def places(
    estate: Estate, devices: Sequence[DeviceTold], parts: Sequence[Reach], names: Names
) -> tuple[Place, ...]:
    """Every site of the estate, and one more for devices whose site is not known."""
    found: dict[str | None, list[DeviceTold]] = {site.id: [] for site in estate.sites}
    for device in devices:
        found.setdefault(device.site if device.site in found else None, []).append(device)
    return tuple(
        _place(site, these, [part for part in parts if part.site == site], names)
        for site, these in found.items()
    )


def finest(parts: Sequence[Reach]) -> list[Reach]:
    """The networks of each site; the site as a whole where none of its networks is known."""
    split = {part.site for part in parts if part.network}
    return [part for part in parts if part.network or part.site not in split]


def _place(id: str | None, devices: Sequence[DeviceTold], parts: Sequence[Reach], names: Names) -> Place:
    tally = Tally.of("device", (device.outcome for device in devices))
    site = names.one(id)
    return Place(
        site=id or "",
        name=names.site(id),
        outcome=_outcome(devices, parts),
        devices=tally,
        says=_says(tally, parts),
        tenure=_tenure(site) if site else None,
        controlled_by=site.controlled_by if site else None,
    )


def _outcome(devices: Sequence[DeviceTold], parts: Sequence[Reach]) -> Outcome:
    """The worst of its devices; where nothing was found, unknown until all of it was searched."""
    found = worst(tuple(device.outcome for device in devices))
    searched = bool(parts) and all(part.state == "searched" for part in parts)
    return found if found != "none-found" or searched else "unknown"


def _says(tally: Tally, parts: Sequence[Reach]) -> Both:
    sentences = [*_counted(tally), *_looked(parts)]
    for state, text in (("paper-only", _PAPER), ("not-searched", _NOT_SEARCHED), ("cannot", _CANNOT)):
        if these := [part for part in finest(parts) if part.state == state]:
            sentences.append(text.fill(parts=listed(_part(part) for part in these)))
    if not tally.total and not any(part.state in ("searched", "paper-only") for part in parts):
        sentences = [_NOTHING, *sentences[1:]]
    return Both(" ".join(s.en for s in sentences), " ".join(s.fr for s in sentences))


def _counted(tally: Tally) -> list[Both]:
    known = [_TALLIED.fill(count=counted(tally.total, "device"), found=said(tally))] if tally.open else []
    return known if tally.open > tally.unknown else [_NOT_OBSERVED, *known]


def _looked(parts: Sequence[Reach]) -> list[Both]:
    """What was searched, how and when; and what was seen of a place that cannot be searched."""
    searched = [part for part in finest(parts) if part.state == "searched"]
    glimpsed = [part for part in parts if part.state == "cannot" and part.methods]
    sentences = []
    if searched:
        sentences.append(_LOOKED.fill(parts=listed(map(_part, searched)), **_how(searched)))
    if glimpsed:
        sentences.append(_GLIMPSED.fill(**_how(glimpsed)))
    return sentences


def _how(parts: Sequence[Reach]) -> dict[str, Both]:
    methods = listed(dict.fromkeys(method for part in parts for method in part.methods))
    first = min((part.first for part in parts if part.first), default=None)
    last = max((part.last or part.first for part in parts if part.first), default=None)
    if first is None:
        return {"methods": methods, "when": _UNDATED}
    when = (_ON if first == last else _BETWEEN).fill(day=days(first, last))
    return {"methods": methods, "when": when}


def _part(part: Reach) -> Both:
    return same(part.name) if part.name else _WHOLE


def _tenure(site: Site) -> Both:
    tenure = TENURES[site.tenure]
    return _LANDLORD.fill(tenure=tenure, landlord=site.landlord) if site.landlord else tenure
