"""Worked cases: what a measure's own file says must come out, and what comes out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from debar.entities.graph import Graph
from debar.estate.parties import Party
from debar.law.judge import judge
from debar.law.measure import Case, CaseItem, CaseParty, Measure
from debar.law.registry import Registry
from debar.law.verdict import Answer, Item, Judgement


def judged(
    measure: Measure, case: Case, *, law: Registry, graph: Graph, answers: Sequence[Answer] = ()
) -> Judgement:
    """The case under its own measure alone; of other measures only their lists count."""
    return judge(
        item_of(case.item),
        party_of(case.party),
        case.conduct,
        case.on,
        law=alone(measure, law),
        graph=graph,
        known=case.known,
        answers=[*answers, *said(measure, case)],
        all=True,
    )


def comes_out(case: Case, judgement: Judgement) -> bool:
    """Is the outcome the one that the case says, by the clause that it names?"""
    decisive = [verdict.outcome for verdict in judgement.verdicts if verdict.clause == case.clause]
    return judgement.outcome == case.then and (case.clause is None or decisive == [case.then])


def said(measure: Measure, case: Case) -> list[Answer]:
    """The answers that a case takes as given."""
    given = [(name, True) for name in case.yes] + [(name, False) for name in case.no]
    return [Answer(f"{measure.id}/{name}", yes=yes, by="Counsel", why="As read.") for name, yes in given]


def alone(measure: Measure, law: Registry) -> Registry:
    """The measure as the only one that forbids anything."""
    others = (replace(each, clauses=(), cases=()) for each in law.measures if each.id != measure.id)
    listing = [each for each in others if each.members]
    return Registry([measure, *listing], edition=law.edition)


def item_of(case: CaseItem) -> Item:
    """The item of a case. What is not named has no grade."""
    return Item(
        maker=case.maker,
        maker_grade=case.maker_grade if case.maker else "none",
        brand=case.brand,
        brand_grade=case.brand_grade if case.brand else "none",
        model=case.model,
        kind=case.kind,
        acquired=case.acquired,
        recipient=case.recipient,
        recipient_grade=case.recipient_grade if case.recipient else "none",
        authorised=case.authorised,
        made_in=case.made_in,
        certificates=case.certificates,
        local_content=case.local_content,
        traits=case.traits,
        lacks=case.lacks,
    )


def party_of(case: CaseParty) -> Party:
    """The party of a case."""
    return Party(
        case.jurisdiction,
        case.kind,
        entity=case.entity,
        site_classes=case.site_classes,
        terms=case.terms,
        sub_terms=case.sub_terms,
        also=case.also,
    )
