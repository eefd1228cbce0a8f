"""How much of a firm some owners hold together on a day, directly and through other firms.

What is not known is an interval: a share that nobody recorded lies between nothing and what the known
owners leave; so does one whose dates or source leave doubt, up to what it says. Control without a
share says nothing of one. What a government body holds counts where it is among the owners itself;
that the same body holds another of them too counts for nothing. Two rules count what lies between:

- `majority`: a firm of which the owners together hold 50 percent or more counts as one of them, whole;
  what they hold of the next firm is then the sum of the direct shares of all who count. A smaller
  holding carries nothing on. So count the Office of Foreign Assets Control of the United States
  (guidance of 13 August 2014 on entities owned by blocked persons, and its FAQ 401) and after it the
  Bureau of Industry and Security (90 FR 47201, 30 September 2025).
- `product`: along each path the shares are multiplied, and the paths added up: what reaches the
  owners of each dollar that the firm pays out. For tests below one half, of which no source that was
  found says how to count what lies between.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from debar.entities.model import Link
from debar.entities.network import Network

Rule = Literal["majority", "product"]
WHOLE = 50.0
"""Percent; so much and more counts as whole under the rule of majorities."""

_ROUNDS = 2_000
"""Rounds after which holdings in a circle are taken as not to be bounded from above."""
_STEPS = 200_000
"""The same for very many firms: so often one of them is counted at most."""
_SETTLED = 1e-10
_ALL = 100.0


class Holding(Struct, frozen=True):
    """What some owners together hold of a firm, in percent, at least and at most."""

    least: float
    most: float
    owners: tuple[str, ...] = ()
    """Those of them from whom the links lead down, by id."""
    path: tuple[Link, ...] = ()
    """The links that carry it, from the firm on, each once."""


def of(network: Network, owners: Collection[str], firm: str, on: date, rule: Rule = "majority") -> Holding:
    """What the owners together hold of the firm on that day. One of them holds all of itself.

    Ids that nothing has are passed over among the owners. Raises BadData for an unknown firm.
    """
    start = _node(network, firm)
    stakes = _stakes(network, owners, start, on)
    if start not in stakes:
        return Holding(_ALL, _ALL, (start,))
    least = _weights(stakes, _least, rule)
    most = _weights(stakes, _most, rule, above=True)
    path = tuple(dict.fromkeys(_carrying(stakes, start, most)))
    heads = {_node(network, link.head) for link in path}
    low, high = (_percent(sum_(stakes[start], w)) for sum_, w in ((_least, least), (_most, most)))
    return Holding(low, max(low, high), tuple(sorted(heads - stakes.keys())), path)


class _Stake(Struct, frozen=True):
    """What one owner holds of a firm directly, as parts of one."""

    owner: str
    least: float
    most: float
    links: tuple[Link, ...]


_Stakes = Mapping[str, Sequence[_Stake]]
"""Each firm on the way up → who holds it. The owners asked about are not among the keys."""
_Weights = Mapping[str, float]
_Sum = Callable[[Sequence[_Stake], _Weights], float]


def _stakes(network: Network, owners: Collection[str], start: str, on: date) -> _Stakes:
    found: dict[str, Sequence[_Stake]] = {}
    edge = [start]
    for node in edge:
        names = network.renamings(node)
        if node in found or not names.keys().isdisjoint(owners):
            continue
        found[node] = tuple(_held(network, names, on))
        edge += [stake.owner for stake in found[node]]
    return found


def _held(network: Network, names: Iterable[str], on: date) -> Iterator[_Stake]:
    """Who holds a firm directly, whatever names both went by."""
    links: dict[str, list[Link]] = {}
    for link in network.reaching(names, "owns", "controls"):
        if link.holds(on) is not False:
            links.setdefault(_node(network, link.head), []).append(link)
    for owner, held in links.items():
        yield _stake(owner, held, on)


def _stake(owner: str, held: Sequence[Link], on: date) -> _Stake:
    """Where several sources give a share, all that lies between them is possible."""
    told = [link for link in held if link.share is not None]
    sure = [link.share or 0.0 for link in told if link.holds(on) and link.confidence != "low"]
    if not told:
        return _Stake(owner, 0.0, 1.0, tuple(held))
    most = max(link.share or 0.0 for link in told)
    return _Stake(owner, min(sure, default=0.0) / _ALL, most / _ALL, tuple(told))


def _least(stakes: Sequence[_Stake], weights: _Weights) -> float:
    """What is sure to come from holders that count as `weights` says; others count for nothing."""
    return min(1.0, sum(stake.least * weights.get(stake.owner, 1.0) for stake in stakes))


def _most(stakes: Sequence[_Stake], weights: _Weights) -> float:
    """What may come from them: all that is not surely held lies with those who count for most."""
    rest = max(0.0, 1.0 - sum(stake.least for stake in stakes))
    found = 0.0
    for stake in sorted(stakes, key=lambda stake: -weights.get(stake.owner, 1.0)):
        more = min(rest, stake.most - stake.least)
        rest -= more
        found += (stake.least + more) * weights.get(stake.owner, 1.0)
    return min(1.0, found)


def _weights(stakes: _Stakes, sum_: _Sum, rule: Rule, *, above: bool = False) -> _Weights:
    """How much of each firm on the way counts, 0 to 1; the owners themselves are left out: they do whole.

    It grows from nothing until nothing changes. What grows too long, in a circle, is whole where a
    bound from above is wanted.
    """
    weights = dict.fromkeys(stakes, 0.0)
    below = _below(stakes)
    moving = deque(stakes)
    waiting = set(stakes)
    for _ in range(min(_ROUNDS * len(stakes), _STEPS)):
        if not moving:
            break
        node = moving.popleft()
        waiting.discard(node)
        grown = _counts(sum_(stakes[node], weights), rule)
        if grown - weights[node] > _SETTLED:
            weights[node] = grown
            more = [firm for firm in below.get(node, ()) if firm not in waiting]
            moving += more
            waiting.update(more)
    return weights | dict.fromkeys(moving if above else (), 1.0)


def _below(stakes: _Stakes) -> Mapping[str, list[str]]:
    """Each holder → the firms on the way of which it holds something."""
    found: dict[str, list[str]] = {}
    for firm, held in stakes.items():
        for owner in dict.fromkeys(stake.owner for stake in held):
            found.setdefault(owner, []).append(firm)
    return found


def _counts(share: float, rule: Rule) -> float:
    if rule == "product":
        return share
    return 1.0 if _percent(share) >= WHOLE else 0.0


def _carrying(stakes: _Stakes, start: str, most: _Weights) -> Iterator[Link]:
    """The links from a firm up to the owners, along everybody who may count for something."""
    met = {start}
    waiting = deque(met)
    while waiting:
        for stake in stakes.get(waiting.popleft(), ()):
            if stake.most and most.get(stake.owner, 1.0):
                yield from stake.links
                waiting += [stake.owner] if stake.owner not in met else []
                met.add(stake.owner)


def _node(network: Network, id: str) -> str:
    """One id for all that an entity was called."""
    return min(network.renamings(id))


def _percent(part: float) -> float:
    """In percent, without what adding binary fractions leaves over."""
    return round(part * _ALL, 6)
