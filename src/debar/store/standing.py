"""What is in a workspace, and what is missing, in numbers and sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from debar.kit import pack
from debar.kit.errors import BadData
from debar.law import questions
from debar.law.registry import Registry
from debar.review import acts
from debar.review.decided import WORKSPACE
from debar.store import answers, catalogue, devices, estates, evidence, marks
from debar.store.home import Home
from debar.store.models import CaseRow, CatalogueRow, Head, LedgerRow
from debar.store.writing import writing
from debar.survey import coverage
from debar.survey.coverage import Covered
from debar.survey.importers import SourceFile

_BEARS = (
    acts.EstateSet,
    acts.TookIn,
    acts.Dropped,
    acts.DevicesMerged,
    acts.DeviceSplit,
    acts.Answered,
    acts.Attached,
)
"""Acts that findings depend on."""


class Standing(Struct, frozen=True):
    """The state of a workspace at a glance."""

    folder: str
    database: str
    entries: int
    """Of the ledger."""
    bodies: int
    sites: int
    networks: int
    sources: int
    """Without those that were dropped."""
    sightings: int
    problems: int
    """Rows that could not be read."""
    devices: int
    """In the catalogue."""
    outcomes: dict[str, int]
    """Outcome → devices."""
    cases: dict[str, int]
    """Step → cases."""
    judged_on: date | None
    """The day of the law that the catalogue shows."""
    judged_at: datetime | None
    edition: str | None
    missing: tuple[str, ...]
    """What is still to be done, in the order in which to do it."""


def standing(home: Home) -> Standing:
    """Count everything."""
    estate = estates.estate()
    kept = [source for source in evidence.sources() if source.gone is None]
    refreshed, since = _last_refresh()
    shown = CatalogueRow.objects.filter(generation=catalogue.current() or 0)
    outcomes = Counter(shown.values_list("outcome", flat=True))
    return Standing(
        folder=str(home.folder),
        database=home.place,
        entries=Head.objects.values_list("seq", flat=True).get(pk=1),
        bodies=len(estate.bodies),
        sites=len(estate.sites),
        networks=len(estate.networks),
        sources=len(kept),
        sightings=sum(source.sightings for source in kept),
        problems=sum(source.problems for source in kept),
        devices=outcomes.total(),
        outcomes=dict(outcomes),
        cases=dict(Counter(CaseRow.objects.values_list("step", flat=True))),
        judged_on=refreshed.on if refreshed else None,
        judged_at=refreshed.at if refreshed else None,
        edition=refreshed.edition if refreshed else None,
        missing=(
            *_missing(bool(estate.sites), bool(kept), refreshed is not None, since),
            *_older(home, refreshed),
            *_void(home),
        ),
    )


def covered(home: Home) -> list[Covered]:
    """How far each site and network was searched."""
    files = [
        SourceFile(each.digest, each.name, each.bytes, each.format, each.site, each.network, each.seen)
        for each in evidence.sources()
        if each.gone is None
    ]
    return coverage.of(estates.estate(), files, evidence.sightings(home), devices.of_things())


def reported(home: Home, form: str, digest: str) -> None:
    """Seal that a report was made, by the digest of its bytes."""
    with writing() as head:
        head.append([(WORKSPACE, acts.Reported(by=home.by, at=home.clock(), form=form, digest=digest))])


def _last_refresh() -> tuple[acts.Refreshed | None, int]:
    """The last filling of the catalogue, and how many acts since then findings depend on."""
    since = 0
    rows = LedgerRow.objects.filter(subject=WORKSPACE).order_by("-seq").values_list("payload", flat=True)
    for payload in rows.iterator(chunk_size=50):
        act = acts.decode(bytes(payload))
        if isinstance(act, acts.Refreshed):
            return act, since
        since += isinstance(act, _BEARS)
    return None, since


def _older(home: Home, refreshed: acts.Refreshed | None) -> Iterator[str]:
    """That the knowledge is another one now than that by which devices were judged."""
    if refreshed is not None and refreshed.edition != pack.edition(home.knowledge, home.beside):
        yield (
            "the knowledge changed since devices were judged: run `debar report`; "
            f"`debar law diff {refreshed.edition[:12]} --workspace .` says what changes"
        )


def _void(home: Home) -> Iterator[str]:
    """Answers and words of counsel on what the law, as it is now, does not ask."""
    given = sorted({answer.question for answer in answers.answers()})
    said = [start.duty for start in marks.starts()]
    if not (given or said):
        return
    try:
        law = Registry.load(answers.authorities(), home.knowledge).measures
    except BadData as error:
        yield f"{error} Attach it anew."
        return
    void = [each for each in given if not any(questions.puts(measure, each) for measure in law)]
    duties = {f"{measure.id}/{duty.id}" for measure in law for duty in measure.duties}
    void += [each for each in said if each not in duties]
    if void:
        yield f"no measure asks this any more, so what was answered counts for nothing: {', '.join(void)}"


def _missing(estate: bool, evidence: bool, judged: bool, since: int) -> list[str]:
    found = []
    if not estate:
        found.append(
            "no sites are known: write them down (docs/estate.md) and run `debar estate import FILE`"
        )
    if not evidence:
        found.append("no evidence yet: run `debar intake FILE --site SITE`")
    if evidence and not judged:
        found.append("nothing has been judged yet: run `debar report`")
    if judged and since:
        found.append(f"{since} changes since devices were judged last: run `debar report`")
    return found
