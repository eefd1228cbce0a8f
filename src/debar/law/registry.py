"""All measures and responses of one version of the knowledge."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from debar.kit import pack
from debar.kit.errors import BadData
from debar.kit.kept import kept
from debar.law import roll
from debar.law.faults import Fault, faults, response_faults
from debar.law.measure import Measure
from debar.law.response import Response, ResponseFile
from debar.law.roll import Rolls
from debar.law.running import current, since_known


class Registry:
    """The measures that we know, the published ones and those of a workspace, with the responses."""

    def __init__(
        self, measures: Iterable[Measure], responses: Iterable[Response] = (), edition: str = ""
    ) -> None:
        self.measures = tuple(sorted(measures, key=lambda m: m.id))
        self.responses = tuple(sorted(responses, key=lambda r: (r.date.first, r.id)))
        self.edition = edition
        self._by_id = {measure.id: measure for measure in self.measures}
        self._known = lru_cache(maxsize=64)(self._find_known)
        self._rolls = lru_cache(maxsize=64)(lambda known: Rolls(self.known(known)))
        for one, next_ in pairwise(self.measures):
            if one.id == next_.id:
                raise BadData(f"two measures are called {one.id!r}. Give one of them another id.")

    @classmethod
    def load(
        cls, private: Sequence[Measure] = (), folder: Path = pack.KNOWLEDGE, beside: Path | None = None
    ) -> Registry:
        """The published law, with a workspace's own measures; its edition counts what is laid `beside` too.

        Raises BadData, as file:line, for published law that does not hold together, and by id for a
        private measure that does not, or that takes a published one's id.
        """
        published = _published(folder)
        if beside is not None and pack.files(beside):
            published = cls(published.measures, published.responses, pack.edition(folder, beside))
        if not private:
            return published
        law = cls((*published.measures, *private), published.responses, published.edition)
        ids = [measure.id for measure in law.measures]
        lists = _lists(law.measures)
        for measure in private:
            for fault in faults(measure, measures=ids, lists=lists):
                raise BadData(f"{measure.id}: {fault.what}")
        return law

    @property
    def recorded(self) -> date | None:
        """The last day on which anything entered this law; None where it is empty."""
        return max(map(_complete, self.measures), default=None)

    def measure(self, id: str) -> Measure:
        """The measure with that id. Raises BadData, naming the nearest."""
        if id not in self._by_id:
            raise BadData(f"no measure {id!r}.{_near(id, self._by_id)}")
        return self._by_id[id]

    def known(self, known: date | None = None) -> tuple[Measure, ...]:
        """The measures as far as they had entered the knowledge by that day; None: all.

        Steps, stages, powers and entries of lists that entered later are left out of them; of the spans
        of a clause those count that `running.current` gives.
        """
        return self.measures if known is None else self._known(known)

    def as_known(self, known: date | None) -> Registry:
        """The law as far as it had entered the knowledge by that day, responses too; None: all of it."""
        if known is None:
            return self
        responses = (each for each in self.responses if since_known(each.recorded, known))
        return Registry(self.known(known), responses, self.edition)

    def rolls(self, known: date | None = None) -> Rolls:
        """Whom the lists of its measures name, as known on that day; None: as known now."""
        return self._rolls(known)

    def in_force(self, on: date, known: date | None = None) -> tuple[Measure, ...]:
        """The measures of which some clause binds on that day, whatever its force."""
        return tuple(
            m
            for m in self.known(known)
            if any(run.holds(on) for clause in m.clauses for run in current(clause.runs, known))
        )

    def responses_to(self, measure: str) -> tuple[Response, ...]:
        """What was done about a measure, and what is told beside it as background, by date."""
        return tuple(r for r in self.responses if measure in r.measures or measure in r.background)

    def unknown(self, entities: Container[str]) -> tuple[Fault, ...]:
        """References to entities that do not exist, given those that do."""
        ids = {m.id for m in self.measures}
        lists = _lists(self.measures)
        found = [f for m in self.measures for f in faults(m, entities=entities, measures=ids, lists=lists)]
        found += [f for r in self.responses for f in response_faults(r, entities=entities, measures=ids)]
        return tuple(found)

    def _find_known(self, known: date) -> tuple[Measure, ...]:
        return tuple(_as_known(m, known) for m in self.measures if since_known(m.recorded, known))


class _Law(Struct, frozen=True):
    measures: tuple[Measure, ...]
    responses: tuple[Response, ...]


@cache
def _published(folder: Path) -> Registry:
    edition = pack.edition(folder)
    law = kept("law", folder, edition, _Law, lambda: _law(folder))
    return Registry(law.measures, law.responses, edition)


def _law(folder: Path) -> _Law:
    found = read(folder / "law", folder / "responses")
    return _Law(found.measures, found.responses)


def read(law: Path, responses: Path, edition: str = "") -> Registry:
    """The law in two folders. Raises BadData with file and line where it does not hold together."""
    files = pack.files(law)
    measures = {path: pack.load(path, Measure) for path in files}
    replies = {path: pack.load(path, ResponseFile) for path in pack.files(responses)}
    ids, lists = {m.id for m in measures.values()}, _lists(measures.values())
    for path, measure in measures.items():
        for fault in faults(measure, measures=ids, lists=lists, stem=path.stem):
            raise BadData(fault.located(path))
    for path, file in replies.items():
        for i, response in enumerate(file.responses):
            for fault in response_faults(response, measures=ids, at=("responses", i)):
                raise BadData(fault.located(path))
    return Registry(measures.values(), (r for f in replies.values() for r in f.responses), edition)


def _as_known(measure: Measure, known: date) -> Measure:
    """The measure without what was recorded after that day."""
    if _complete(measure) <= known:
        return measure
    return replace(
        measure,
        status=tuple(step for step in measure.status if since_known(step.recorded, known)),
        process=tuple(stage for stage in measure.process if since_known(stage.recorded, known)),
        powers=tuple(power for power in measure.powers if since_known(power.recorded, known)),
        members=roll.current(measure.members, known),
    )


def _complete(measure: Measure) -> date:
    """The last day on which anything entered it."""
    days = [measure.recorded, *(run.recorded for clause in measure.clauses for run in clause.runs)]
    days += [step.recorded for step in measure.status] + [stage.recorded for stage in measure.process]
    days += [power.recorded for power in measure.powers] + [one.recorded for one in measure.members]
    return max(day.last for day in days)


def _lists(measures: Iterable[Measure]) -> frozenset[str]:
    """The ids of those that name members."""
    return frozenset(measure.id for measure in measures if measure.members)


def _near(id: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(id, list(known), n=1, cutoff=0.5)
    return f" Did you mean {near[0]!r}?" if near else ""
