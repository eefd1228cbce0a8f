"""Items judged a second: a million distinct pairs of identity and day, against every measure.

    python bench/judge.py [PAIRS]

The party is several things at once (a Canadian department, a Quebec body, a British department with
sensitive sites, an Australian entity, an agency, contractor and grant recipient of the United States,
a body of four states, a carrier in three countries, a public body of Lithuania and Taiwan), so that
nearly every clause binds. The identities are made from the knowledge: each maker and brand with a
badge, grades, kinds of thing and what else may be recorded of it. First the outcomes with the clauses
that decide them (`Docket`), over all days; then, over fewer, whole judgements with every reason
(`Judge`). Both must say the same.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from datetime import date, timedelta

from debar.entities.graph import Graph
from debar.estate.parties import Capacity, Party, PartyKind
from debar.identify.evidence import Grade
from debar.law.binding import bindings
from debar.law.docket import Brief, Docket
from debar.law.judge import Judge
from debar.law.measure import Conduct
from debar.law.registry import Registry
from debar.law.verdict import Item, Judgement

PAIRS = 1_000_000
IDENTITIES = 2_000
WHOLE = 3_000
TARGET = 10.0
"""Seconds that a million pairs may take."""
SEED = 20261123
FIRST, LAST = date(2019, 1, 1), date(2026, 11, 23)
CONDUCT: Conduct = "use"
GRADES: tuple[Grade, ...] = ("established", "strong", "probable", "lead")
KINDS = ("camera", "recorder", "switch", "router", "network-5g", "drone", "doorbell", "mobile-app", None)
PLACES = (None, None, "CN", "US", "TW")
TRAITS: tuple[tuple[str, ...], ...] = ((), (), ("core-network",), ("security-purpose", "networked"))
IN_THE_STATES: tuple[PartyKind, ...] = ("us-executive-agency", "us-federal-contractor", "us-grant-recipient")
PARTY = Party(
    "CA",
    "federal-department",
    site_classes=("sensitive",),
    also=(
        Capacity("CA-QC", "provincial-body"),
        Capacity("GB", "uk-department"),
        Capacity("AU", "au-entity"),
        *(Capacity("US", kind) for kind in IN_THE_STATES),
        *(Capacity(f"US-{state}", "us-state-body") for state in ("AR", "FL", "TX", "VT")),
        *(Capacity(place, "telecom-provider") for place in ("CA", "GB", "AU")),
        *(Capacity(place, "public-body") for place in ("LT", "TW")),
    ),
)


def identities(graph: Graph, count: int) -> list[Item]:
    """That many distinct identities: a maker, often under a badge, with grades and a kind."""
    draw = random.Random(SEED)
    makers = [entity.id for entity in graph.entities if entity.kind == "company"]
    badges = [entity.id for entity in graph.entities if entity.kind == "brand"]
    found: dict[Item, None] = {}
    while len(found) < count:
        item = Item(
            maker=draw.choice([*makers, None]),
            maker_grade=draw.choice(GRADES),
            brand=draw.choice([*badges, None]),
            brand_grade=draw.choice(GRADES),
            kind=draw.choice(KINDS),
            acquired=draw.choice([None, date(2020, 5, 1), date(2024, 5, 1)]),
            authorised=draw.choice([None, date(2021, 5, 1), date(2026, 2, 1)]),
            made_in=draw.choice(PLACES),
            traits=draw.choice(TRAITS),
        )
        found[item] = None
    return list(found)


def spread(count: int) -> list[date]:
    """That many days, as far apart as fits between the first and the last; each once."""
    span = (LAST - FIRST).days
    if count > span:
        sys.exit(f"at most {span * IDENTITIES:,} pairs")
    return [FIRST + timedelta(days=span * n // count) for n in range(count)]


def brief(judgement: Judgement) -> Brief:
    """What a whole judgement says in short."""
    worst = [v for v in judgement.verdicts if v.outcome == judgement.outcome]
    return Brief(judgement.outcome, tuple(f"{v.measure}/{v.clause}" for v in worst))


def agree(one: Brief, other: Brief) -> bool:
    """Do two say the same, in whatever order?"""
    return one.outcome == other.outcome and sorted(one.clauses) == sorted(other.clauses)


def whole(law: Registry, graph: Graph, docket: Docket, items: list[Item]) -> float:
    """Seconds for whole judgements of items on one day; ends the run where they say otherwise."""
    on = LAST
    judge = Judge(PARTY, CONDUCT, on, law=law, graph=graph)
    begun = time.perf_counter()
    judged = [judge.of(item) for item in items]
    took = time.perf_counter() - begun
    for item, judgement in zip(items, judged, strict=True):
        if not agree(brief(judgement), docket.of(item, on)):
            sys.exit(f"the two disagree on {item}: {brief(judgement)}, {docket.of(item, on)}")
    return took


def main(pairs: int) -> None:
    """Measure and print."""
    law, graph = Registry.load(), Graph.load()
    items = identities(graph, min(IDENTITIES, pairs))
    days = spread(-(-pairs // len(items)))
    clauses = sum(CONDUCT in clause.conducts for measure in law.measures for clause in measure.clauses)
    bound = sum(CONDUCT in b.clause.conducts for b in bindings(PARTY, LAST, law=law, graph=graph))
    print(f"{len(items):,} identities on {len(days):,} days")
    print(f"{len(law.measures)} measures, {clauses} clauses on {CONDUCT}, {bound} of them bind on {LAST}")

    begun = time.perf_counter()
    docket = Docket(PARTY, CONDUCT, law=law, graph=graph)
    outcomes = Counter(docket.of(item, on).outcome for on in days for item in items)
    took = time.perf_counter() - begun
    judged = outcomes.total()
    print(f"{judged:,} judged in {took:.1f} s, {judged / took:,.0f} a second")
    print(f"a million in {took * 1e6 / judged:.1f} s (at most {TARGET:.0f})")
    print(", ".join(f"{count:,} {outcome}" for outcome, count in outcomes.most_common()))

    some = items[:WHOLE]
    slow = whole(law, graph, docket, some)
    print(f"with every reason, each item new: {len(some) / slow:,.0f} a second; the outcomes agree")


if __name__ == "__main__":
    main(int(sys.argv[1].replace("_", "")) if sys.argv[1:] else PAIRS)
