"""What the grounds of identification are worth, fitted to labelled answers, and whether p keeps its word.

    python bench/calibrate.py RECORDS.jsonl[.gz] [--write] [--picture FILE.svg] [--pull N]

The lines are those that bench/accuracy.py reads. Answers are put in families (`identify.labelled`), and
every figure is measured on families that the weights were not fitted to. `--write` puts the weights,
fitted to all, into src/debar/knowledge/weights.yaml, with the digest of what they were fitted to.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from debar.entities.graph import Graph
from debar.identify import fingerprint, labelled, protocols
from debar.identify.badges import Badges
from debar.identify.blocks import Blocks
from debar.identify.calibration import Case, Scale, Told, fit, folds, loss, teller
from debar.identify.engine import Engine
from debar.identify.evidence import UNKNOWN_MAKER, Claim
from debar.identify.fuse import fuse
from debar.identify.labelled import COLLECTION, Labelled, Names
from debar.identify.models import Models
from debar.identify.reliability import Forecast, Kept, bins, kept
from debar.identify.weights import HAND, Weights
from debar.kit import pack
from debar.kit.errors import Problem

ON = date(2026, 11, 23)
RESTRICTED = ("hikvision", "dahua", "huawei", "zte", "hytera")
PULL = 30.0
"""Nats, of the loss summed over families, for moving a scale by a factor of e: of 3, 5, 10 and 30
the one under which families that were not fitted to lost least."""


def cases(rows: Sequence[Labelled], graph: Graph) -> list[Case]:
    """The claims of every answer as weighed by hand, with its maker and family."""
    files = fingerprint.load()
    engine = Engine(files, Models.load(), Blocks.load(), HAND)
    badges, names = Badges(graph, HAND), Names(graph)
    found = []
    for row, family in zip(rows, labelled.families(rows), strict=True):
        fields = protocols.parse(row.record.protocol, row.record.raw)
        told = [] if isinstance(fields, Problem) else fields
        claims = (*engine.claims(told), *badges.claims(told))
        right = house(names.maker(row.truth.maker), graph)
        judged = row.set != COLLECTION or bool(row.restricted) or not traced(claims)
        found.append(Case(claims, right, family, bool(row.restricted), judged))
    return found


def traced(claims: Iterable[Claim]) -> bool:
    """Is there a lineage ground? A collection names the badge, and cannot judge what looks behind it."""
    return any(c.about == "maker" and c.ground == "lineage" and c.weight > 0 for c in claims)


def house(maker: str | None, graph: Graph) -> frozenset[str]:
    """A maker, and whoever it held or was held by: a label may name either."""
    if maker is None:
        return frozenset({UNKNOWN_MAKER})
    held = {each.owned for each in graph.owned_by(maker)} | {each.owner for each in graph.owners_of(maker)}
    return frozenset({maker, *held})


def restricted(maker: str, graph: Graph) -> bool:
    """Is it one of those, or a firm that one of them owns?"""
    ties = (graph.tie(maker, target, ON) for target in RESTRICTED if maker in graph)
    return any(tie is not None and tie.kind != "affiliate" for tie in ties)


def forecasts(some: Iterable[Case], weights: Weights, told: Told, graph: Graph) -> dict[str, list[Forecast]]:
    """What was forecast: that the most probable maker made it, and that a restricted one did."""
    found: dict[str, list[Forecast]] = defaultdict(list)
    for case in some:
        makers = told(case, weights)
        known = {maker: p for maker, p in makers.items() if maker != UNKNOWN_MAKER}
        bad = sum(p for maker, p in known.items() if restricted(maker, graph))
        found["restricted maker"].append(Forecast(bad, case.restricted))
        if known and case.judged:
            best = max(known, key=lambda maker: known[maker])
            found["first maker"].append(Forecast(known[best], best in case.right))
    return found


def judged(all_cases: Sequence[Case], told: Told, graph: Graph, pull: float) -> dict[str, list[Forecast]]:
    """Forecasts for every case by weights fitted to the families of other cases."""
    found: dict[str, list[Forecast]] = defaultdict(list)
    for others, these in folds(all_cases):
        scale = fit(others, told, pull)
        of_others = loss(these, scale.weights(), told)
        print(f"  fitted to {len(others)}: {shown(scale)}; loss of the others {of_others:.4f}")
        for name, some in forecasts(these, scale.weights(), told, graph).items():
            found[name].extend(some)
    return found


def shown(scale: Scale) -> str:
    """A scale in a line."""
    return f"prior {scale.prior:.2f}, " + ", ".join(f"{g} ×{by:.2f}" for g, by in sorted(scale.by.items()))


def row(name: str, figures: Kept) -> str:
    """A line of the table."""
    return (
        f"{name:34}{figures.count:7}{figures.rate:8.3f}{figures.brier:9.4f}{figures.skill:8.3f}"
        f"{figures.log_loss:9.4f}{figures.uncertain:8}{figures.error:8.3f}"
    )


def counts(all_cases: Iterable[Case], graph: Graph) -> dict[str, tuple[int, int, int]]:
    """Ground → families, answers, and answers whose maker it named."""
    families: dict[str, set[int]] = defaultdict(set)
    said, right = Counter[str](), Counter[str]()
    for case in all_cases:
        identity = fuse("", case.claims, graph)
        claims = [c for c in (*identity.grounds, *identity.against) if c.about == "maker" and c.weight > 0]
        for ground in {c.ground for c in claims} if case.judged else ():
            families[ground].add(case.family)
            said[ground] += 1
            right[ground] += any(c.ground == ground and c.value in case.right for c in claims)
    return {ground: (len(families[ground]), said[ground], right[ground]) for ground in HAND.grounds}


def written(
    scale: Scale, seen: Mapping[str, tuple[int, int, int]], data: Path, rows: int, families: int
) -> str:
    """The text of weights.yaml."""
    weights = scale.weights()
    lines = [
        "# What each ground is worth, in log-odds against a maker that we do not know.",
        "# Written by bench/calibrate.py --write; docs/identification.md says how, and what it bears.",
        f"prior: {weights.prior:.3f}",
        "grounds:",
    ]
    for ground, each in weights.grounds.items():
        some, said, right = seen[ground]
        lines.append(
            f"  {ground}: {{worth: {each.worth:.3f}, scale: {each.scale:.3f},"
            f" families: {some}, rows: {said}, right: {right}}}"
        )
    digest = sha256(data.read_bytes()).hexdigest()
    day = datetime.now(UTC).date()
    lines += [
        "fitted:",
        "  script: bench/calibrate.py",
        f"  data: {data.name}",
        f"  sha256: {digest}",
        f"  rows: {rows}",
        f"  families: {families}",
        f"  day: '{day}'",
    ]
    return "\n".join(lines) + "\n"


def picture(before: Sequence[Forecast], after: Sequence[Forecast]) -> str:
    """A reliability picture: mean probability across, share that was so upwards; circles by their number."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 420" role="img" font-family="sans-serif"'
        ' font-size="12">',
        "<title>How often what was held for so probable was so</title>",
        '<rect width="420" height="420" fill="#fff"/>',
        '<path d="M40 380H400M40 380V20M40 380L400 20" stroke="#767676" fill="none"/>',
        '<text x="220" y="412" text-anchor="middle">probability given</text>',
        '<text x="14" y="200" transform="rotate(-90 14 200)" text-anchor="middle">share that was so</text>',
    ]
    for name, colour, some, at in (("before", "#b5482a", before, 44), ("after", "#0b5cad", after, 62)):
        parts.append(f'<text x="52" y="{at}" fill="{colour}">{name}</text>')
        for each in bins(some):
            x, y = 40 + 360 * each.p, 380 - 360 * each.share
            size = 3 + 2 * len(str(each.count))
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" fill="none" stroke="{colour}">'
                f"<title>{each.count} answers: {each.p:.2f} given, {each.share:.2f} so</title></circle>"
            )
    return "\n".join([*parts, "</svg>"]) + "\n"


def main(arguments: Sequence[str]) -> None:
    names = [each for each in arguments if not each.startswith("--")]
    if not names:
        print("Labelled records are not part of the project: name a file.")
        return
    path, graph = Path(names[0]), Graph.load()
    pull = float(arguments[arguments.index("--pull") + 1]) if "--pull" in arguments else PULL
    all_cases = cases(labelled.read(path), graph)
    told, families = teller(graph), len({case.family for case in all_cases})
    print(f"{len(all_cases)} answers of {families} families; loss by hand {loss(all_cases, HAND, told):.4f}")
    before, after = forecasts(all_cases, HAND, told, graph), judged(all_cases, told, graph, pull)
    print(f"{'':34}{'n':>7}{'rate':>8}{'Brier':>9}{'skill':>8}{'log':>9}{'unsure':>8}{'ECE':>8}")
    for name in before:
        print(row(f"{name}, by hand", kept(before[name])))
        print(row(f"{name}, fitted to others", kept(after[name])))
    if "--picture" in arguments:
        target = Path(arguments[arguments.index("--picture") + 1])
        target.write_text(picture(before["first maker"], after["first maker"]), "utf-8")
    if "--write" in arguments:
        scale = fit(all_cases, told, pull)
        text = written(scale, counts(all_cases, graph), path, len(all_cases), families)
        (pack.KNOWLEDGE / "weights.yaml").write_text(text, "utf-8")
        print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
