"""`debar device`: what was found, device by device, and which of them are one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from debar.cli import asked
from debar.cli.caveats import Caveats
from debar.cli.show import Format, FormatOption, WorkspaceOption, commands, rows, say
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.entities.graph import Graph
    from debar.identify.evidence import Identity
    from debar.kit.words import Language
    from debar.law.verdict import Outcome, Verdict
    from debar.review.case import Case
    from debar.store.workspace import Workspace
    from debar.survey.devices import Device
    from debar.survey.findings import Finding
    from debar.survey.stays import Stay

app = commands("Devices: list, show, merge and split.")

_COLUMNS = ("id", "outcome", "force", "site", "name", "addresses", "brand", "maker", "model", "measure")
WhyOption = Annotated[str, typer.Option(help="The reason; kept in the ledger.")]


@app.command("list")
def list_(
    *,
    outcome: Annotated[
        str, typer.Option(help="Only these: covered, conditional, suspected, unknown or none-found.")
    ] = "",
    body: Annotated[str, typer.Option(help="Only those that this body answers for.")] = "",
    site: Annotated[str, typer.Option(help="Only those at this site.")] = "",
    workspace: WorkspaceOption = ".",
    format: FormatOption = Format.table,
) -> None:
    """Every device with what it is believed to be and what the law says of it, as judged last."""
    from debar.store.workspace import Workspace

    wanted, caveats = _outcome(outcome), Caveats()
    with Workspace.open(Path(workspace)) as opened:
        found = opened.findings(body=body or None, outcome=wanted)
        here = (each for each in found if not site or each.device.site == site)
        rows((_row(each) for each in caveats.over(here)), format, _COLUMNS)
        caveats.tell(opened.config.language)


@app.command("show")
def show(
    device: Annotated[str, typer.Argument(help="The device's id; one that was merged leads on.")],
    *,
    lang: Annotated[str, typer.Option("--lang", help="en or fr; the workspace's where not given.")] = "",
    workspace: WorkspaceOption = ".",
    format: FormatOption = Format.table,
) -> None:
    """One device: what it is, for and against it, what would settle it, verdicts, cases, all seen of it."""
    from msgspec import to_builtins

    from debar.entities.graph import Graph
    from debar.identify.records import explained
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        now = opened.device(device)
        whole = next((each for each in opened.devices() if each.id == now), None)
        if whole is None:
            raise BadData(f"{now}: all evidence of it was dropped. `debar evidence list` shows what was.")
        finding = next((each for each in opened.findings() if each.device.id == now), None)
        ids = {now, *(old for old, end in opened.redirects().items() if end == now)}
        cases = [case for each in sorted(ids) for case in opened.cases(device=each)]
        language = asked.language(lang) if lang else opened.config.language
    graph = Graph.load()
    if format in (Format.json, Format.jsonl):
        told = explained(finding.identity, graph, seen=_seen(whole)) if finding else None
        parts = {"device": whole, "finding": finding, "cases": cases, "explained": told}
        rows([{name: to_builtins(part, enc_hook=str) for name, part in parts.items()}], format)
    else:
        found = _judged(finding, graph, _seen(whole), language) if finding else ()
        rows(_page(whole, found, cases, language), format, ("about", "what", "from"))


@app.command("merge")
def merge(
    kept: Annotated[str, typer.Argument(help="The device whose id stays.")],
    gone: Annotated[str, typer.Argument(help="The device that is the same; its id leads on from now.")],
    *,
    why: WhyOption = "",
    workspace: WorkspaceOption = ".",
) -> None:
    """Make two devices one."""
    from debar.cli.anew import judged_anew
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        opened.devices()
        say(f"{gone} is {opened.merge(kept, gone, why)} from now on.")
        judged_anew(opened)


@app.command("split")
def split(
    device: Annotated[str, typer.Argument(help="The device that is really several.")],
    things: Annotated[list[str], typer.Argument(help="Keys of the things that leave it (`device show`).")],
    *,
    why: WhyOption = "",
    workspace: WorkspaceOption = ".",
) -> None:
    """Make some of what a device was seen as a device of its own."""
    from debar.cli.anew import judged_anew
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        new = opened.split(device, _keys(opened, device, things), why)
        say(f"{new} is a device of its own from now on.")
        judged_anew(opened)


def _keys(workspace: Workspace, device: str, begun: list[str]) -> list[str]:
    """Whole keys of a device's things, of which the digest may be given by how it begins."""
    now = workspace.device(device)
    known = next((each.things for each in workspace.devices() if each.id == now), ())
    keys = []
    for text in begun:
        digest, _, thing = text.partition("/")
        found = [key for key in known if key.startswith(digest) and key.partition("/")[2] == thing]
        if len(found) != 1:
            raise BadData(f"{now} has no one thing {text!r}. `debar device show {now}` lists its things.")
        keys += found
    return keys


def _outcome(text: str) -> Outcome | None:
    from debar.law.verdict import OUTCOMES

    if text:
        asked.one_of(text, OUTCOMES, "--outcome")
    return next((each for each in OUTCOMES if each == text), None)


def _row(finding: Finding) -> dict[str, Any]:
    device, identity, verdicts = finding.device, finding.identity, finding.judgement.verdicts
    return {
        "id": device.id,
        "outcome": finding.judgement.outcome,
        "body": finding.body,
        "site": device.site,
        "network": device.network,
        "name": device.name,
        "addresses": device.addresses,
        "macs": device.macs,
        "serials": device.serials,
        "kind": identity.kind,
        "brand": identity.brand.id if identity.brand else None,
        "maker": f"{identity.maker.id} ({identity.maker.grade})" if identity.maker else None,
        "model": identity.model.id if identity.model else None,
        "relabel": identity.relabel,
        "measure": verdicts[0].measure if verdicts else None,
        "force": verdicts[0].force if verdicts else None,
    }


def _page(
    device: Device, judged: Iterable[dict[str, str]], cases: list[Case], language: Language
) -> Iterator[dict[str, str]]:
    for name in ("id", "name", "site", "network", "location", "state"):
        if value := getattr(device, name):
            yield {"about": name, "what": value, "from": ""}
    for stay in device.stays:
        yield {"about": "was at", "what": _place(stay), "from": _days(stay, language)}
    for text in device.why:
        yield {"about": "joined", "what": text.within(language), "from": ""}
    yield from judged
    for case in cases:
        yield {"about": "case", "what": f"{case.id}: {case.step}", "from": case.measure}
    for each in device.sightings:
        place = f"{each.source[:12]}/{each.thing}"
        yield {"about": "seen", "what": f"{each.field}: {each.value}", "from": place}


def _place(stay: Stay) -> str:
    return " / ".join(part for part in (stay.site, stay.network, stay.address) if part)


def _days(stay: Stay, language: Language) -> str:
    """From when until when it was seen there."""
    from debar.survey.stays import UNDATED

    if stay.first is None or stay.last is None:
        return UNDATED.within(language)
    first, last = stay.first.date(), stay.last.date()
    return str(first) if first == last else f"{first} – {last}"


def _seen(device: Device) -> set[str]:
    """The names of the fields that were seen of it."""
    return {each.field for each in device.sightings}


def _explained(
    identity: Identity, graph: Graph, seen: Collection[str], language: Language
) -> Iterator[dict[str, str]]:
    """What it is, what speaks for and against that, what is in doubt, and what would settle it."""
    from debar.cli.explained import WAYS
    from debar.identify.explain import points
    from debar.identify.portrait import portrait
    from debar.identify.settle import settle

    yield {"about": "is", "what": portrait(identity, graph).within(language), "from": ""}
    for each in points(identity, graph):
        about = f"{'against' if each.against else 'for'} {each.claim.text}"
        yield {"about": about, "what": each.says.within(language), "from": each.claim.print}
    ways = settle(identity, graph, seen)
    if ways:
        yield {"about": "in doubt", "what": ways[0].why.within(language), "from": ""}
    for way in ways[:WAYS]:
        yield {"about": "to settle", "what": way.says.within(language), "from": way.way.id}


def _judged(
    finding: Finding, graph: Graph, seen: Collection[str], language: Language
) -> Iterator[dict[str, str]]:
    row = _row(finding)
    for name in ("kind", "brand", "maker", "model"):
        if row[name]:
            yield {"about": name, "what": row[name], "from": ""}
    yield from _explained(finding.identity, graph, seen, language)
    yield {"about": "outcome", "what": finding.judgement.shown.within(language), "from": ""}
    if finding.why is not None:
        yield {"about": "because", "what": finding.why.within(language), "from": ""}
    if finding.settle is not None:
        yield {"about": "to settle", "what": finding.settle.within(language), "from": ""}
    for verdict in finding.judgement.verdicts:
        yield from _ruled(verdict, language)


def _ruled(verdict: Verdict, language: Language) -> Iterator[dict[str, str]]:
    """What a clause says of it: its force and caveat first."""
    from debar.law.labels import FORCES

    clause = f"{verdict.measure}/{verdict.clause}"
    yield {"about": verdict.outcome, "what": FORCES[verdict.force].within(language), "from": clause}
    if verdict.caveat:
        yield {"about": "caveat", "what": verdict.caveat.within(language), "from": verdict.measure}
    for reason in verdict.reasons:
        yield {"about": verdict.outcome, "what": reason.says.within(language), "from": clause}
