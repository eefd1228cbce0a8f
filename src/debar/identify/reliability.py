"""How well probabilities keep their word, and how far counts can be trusted."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

_LEAST = 1e-3
"""Nothing counts as less probable than this in the log loss: answers are rounded, and labels err."""
_Z = 1.959964


class Forecast(Struct, frozen=True):
    """A probability that was given, and whether the thing was so."""

    p: float
    so: bool


class Kept(Struct, frozen=True):
    """How well probabilities kept their word."""

    count: int
    rate: float
    """The share of what was so: what somebody would say who knows nothing else."""
    brier: float
    skill: float
    """1 less the Brier score in parts of that of the bare rate: 0 is no better, 1 is perfect."""
    log_loss: float
    uncertain: int
    """Forecasts between 0.05 and 0.95."""
    error: float
    """Expected calibration error among the uncertain: by how much, in the mean, p and share differ."""


def kept(forecasts: Sequence[Forecast]) -> Kept:
    """How well forecasts kept their word. Raises ValueError where there are none."""
    if not forecasts:
        raise ValueError("no forecasts")
    count = len(forecasts)
    rate = sum(each.so for each in forecasts) / count
    brier = math.fsum((each.p - each.so) ** 2 for each in forecasts) / count
    blind = rate * (1 - rate)
    unsure = [each for each in forecasts if 0.05 < each.p < 0.95]
    return Kept(
        count=count,
        rate=rate,
        brier=brier,
        skill=1 - brier / blind if blind else 0.0,
        log_loss=math.fsum(_surprise(each) for each in forecasts) / count,
        uncertain=len(unsure),
        error=calibration_error(unsure),
    )


class Bin(Struct, frozen=True):
    """Forecasts of about one probability: their number, mean probability, and the share that was so."""

    count: int
    p: float
    share: float


def bins(forecasts: Iterable[Forecast], number: int = 10) -> list[Bin]:
    """The forecasts by tenths (or `number`) of probability, empty ones left out."""
    held: dict[int, list[Forecast]] = defaultdict(list)
    for each in forecasts:
        held[min(int(each.p * number), number - 1)].append(each)
    return [
        Bin(len(some), math.fsum(f.p for f in some) / len(some), sum(f.so for f in some) / len(some))
        for _, some in sorted(held.items())
    ]


def calibration_error(forecasts: Sequence[Forecast]) -> float:
    """The mean, over forecasts, of how far the share of their bin is from its probability."""
    if not forecasts:
        return 0.0
    return math.fsum(b.count * abs(b.p - b.share) for b in bins(forecasts)) / len(forecasts)


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's score: 0 to 1 where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, spread = right / of, _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = math.sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def most(seen: int, of: int) -> float:
    """The upper end, at 95 %, of a share of which `seen` of `of` were seen; 3/n or so where none was."""
    if not of or seen >= of:
        return 1.0
    low, high = seen / of, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(seen, of, middle) > 0.05 else (low, middle)
    return high


def _at_most(seen: int, of: int, share: float) -> float:
    """The chance of seeing so many or fewer."""
    return math.fsum(math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(seen + 1))


def _surprise(forecast: Forecast) -> float:
    p = min(max(forecast.p, _LEAST), 1 - _LEAST)
    return -math.log(p if forecast.so else 1 - p)
