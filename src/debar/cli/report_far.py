"""`debar report far-889`: the report of what a contractor found, filled in for one contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from debar.cli import asked
from debar.cli.law_duties import matches_of, moment
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.entities.graph import Graph
    from debar.estate.contracts import Contract
    from debar.estate.register import Estate
    from debar.kit.words import Language
    from debar.law.duties import Owed
    from debar.law.registry import Registry
    from debar.law.verdict import Answer
    from debar.reports.far import Notice
    from debar.reports.far_elements import Supplier, Thing
    from debar.store.workspace import Workspace
    from debar.survey.devices import Device

SHAPES = ("html", "text", "json")
SECTION = ("us-ndaa2019-889a1a", "us-ndaa2019-889a1b")
"""The measures whose contract clauses ask for this report."""


@dataclass(frozen=True)
class Wanted:
    """What the command line asks of the report."""

    contract: str
    devices: Sequence[str]
    identified: str = ""
    notified: str = ""
    supplier: str = ""
    uei: str = ""
    cage: str = ""

    @property
    def seller(self) -> Supplier:
        """The supplier as it was given."""
        from debar.reports.far_elements import Supplier

        return Supplier(self.supplier or None, self.uei or None, self.cage or None)


def notice_of(workspace: Workspace, wanted: Wanted, on: date, answers: Sequence[Answer]) -> Notice:
    """The report for a contract and its devices, from what the workspace holds. Changes nothing.

    `answers` are those that stand, each for the device that its item is now. Raises BadData where
    the contract carries no clause that asks for it, or no device is named.
    """
    from importlib.metadata import version

    from debar.entities.graph import Graph
    from debar.reports import far
    from debar.reports.names import Names

    if not wanted.contract or not wanted.devices:
        raise BadData("far-889 needs --contract and at least one --device.")
    estate, law, graph = workspace.estate(), asked.law_of(workspace), Graph.load()
    contract = estate.contract(wanted.contract)
    ids = tuple(dict.fromkeys(workspace.device(each) for each in wanted.devices))
    things = list(_things(workspace, ids, _Bench(estate, law, graph, tuple(answers)), on))
    return far.of(
        _owing(workspace, contract, law, ids[0], wanted),
        things,
        names=Names(estate, graph),
        on=on,
        edition=law.edition[:12],
        version=version("debar"),
        sources=workspace.sources(),
        supplier=wanted.seller,
    )


def written(notice: Notice, shape: str, language: Language) -> bytes:
    """The report as html, text or json."""
    from debar.reports.forms import far

    if shape == "json":
        return far.json(notice)
    return far.text(notice, language) if shape == "text" else far.html(notice, language)


def _owing(workspace: Workspace, contract: Contract, law: Registry, device: str, wanted: Wanted) -> Owed:
    """The report that the contract's clause asks for, with its clock."""
    from debar.estate.parties import Party
    from debar.law.duties import Recorded, owed
    from debar.law.marks import Event, Mark

    given: dict[Event, str] = {"identification": wanted.identified, "notice": wanted.notified}
    days = tuple(Mark(event, moment(text, f"the day of {event}")) for event, text in given.items() if text)
    recorded = Recorded(workspace.marks(), days, workspace.starts(), device, matches_of(workspace, device))
    measures = [measure for measure in law.measures if measure.id in SECTION]
    party = Party("US", "us-federal-contractor")
    found = owed(party, measures=measures, bound=(), contracts=[contract], recorded=recorded)
    reports = [each for each in found if each.duty.kind == "report" and each.contract == contract]
    if not reports:
        terms = ", ".join(_terms(law))
        raise BadData(
            f"contract {contract.id!r}: it carries no clause that asks for this report ({terms}). "
            "Write its clauses into the register."
        )
    return reports[0]


def _terms(law: Registry) -> list[str]:
    duties = (duty for each in SECTION for duty in law.measure(each).duties if duty.kind == "report")
    return list(dict.fromkeys(term for duty in duties for term in duty.terms))


@dataclass(frozen=True)
class _Bench:
    """What devices are judged by."""

    estate: Estate
    law: Registry
    graph: Graph
    answers: tuple[Answer, ...]


def _things(workspace: Workspace, ids: Sequence[str], bench: _Bench, on: date) -> Iterator[Thing]:
    """The devices, judged for that day without consequences, with what is held on them."""
    from debar.identify import Identifier
    from debar.reports.far_elements import Thing
    from debar.survey.findings import find

    every = {device.id: device for device in workspace.devices()}
    devices = [_device(every, each) for each in ids]
    found = find(
        devices,
        estate=bench.estate,
        law=bench.law,
        graph=bench.graph,
        identifier=Identifier.load(),
        on=on,
        answers=bench.answers,
    )
    for device, finding in zip(devices, found, strict=True):
        cases = [case.id for case in workspace.cases(device=device.id)]
        acts = sorted((act for case in cases for act in workspace.history(case)), key=lambda act: act.at)
        yield Thing(finding, device.sightings, tuple(acts))


def _device(every: dict[str, Device], id: str) -> Device:
    if id not in every:
        raise BadData(f"--device: there is no device {id!r}. `debar device list` names them.")
    return every[id]
