"""What a party owes under the measures that bind it, contract by contract, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from debar.estate.contracts import Contract, Term
from debar.estate.parties import HOMES, Capacity, Party
from debar.kit.words import Both
from debar.law.binding import Binding
from debar.law.calendars import Calendar, Count, Moment, calendar_of, count
from debar.law.countries import inside
from debar.law.marks import Event, Mark, Said, latest
from debar.law.measure import Measure
from debar.law.parts import Clock, Duty, Start, Unit


class Due(Struct, frozen=True):
    """One reading of a clock: from one thing that may start it."""

    start: Start
    since: Moment | None = None
    """None: no such day is recorded."""
    mark: Mark | None = None
    """Who recorded that day; None where law, contract or another duty gives it."""
    count: Count | None = None
    projected: bool = False
    """Counted from the earliest deadline of a duty that is not done yet."""


class Owed(Struct, frozen=True):
    """A duty, owed once, or once for each contract that carries it."""

    measures: tuple[Measure, ...]
    """Those that carry it in the same words; one, or several under one contract clause."""
    duty: Duty
    contract: Contract | None = None
    term: Term | None = None
    """The clause of that contract that carries it."""
    sure: bool = True
    """False: whether it binds this party hangs on a question."""
    version_known: bool = True
    """False: the contract does not say which version of the clause it has, and that decides."""
    dues: tuple[Due, ...] = ()
    said: Said | None = None
    """What counsel said starts the clock."""
    done: Mark | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """`measure/duty` for each measure that carries it."""
        return tuple(f"{measure.id}/{self.duty.id}" for measure in self.measures)

    @property
    def uncarried(self) -> bool:
        """Does it hang on a contract clause, and no contract was named at all?"""
        return bool(self.duty.terms) and self.contract is None

    @property
    def open(self) -> bool:
        """Are there several things that may start the clock, and counsel has not said which does?"""
        return len(self.dues) > 1

    @property
    def ends(self) -> Moment | None:
        """The deadline; None where it is not settled, or there is none."""
        if self.duty.due is not None:
            return Moment(self.duty.due)
        only = self.dues[0] if len(self.dues) == 1 else None
        return only.count.ends if only and only.count else None

    @property
    def earliest(self) -> Moment | None:
        """The deadline, or the earliest that it may turn out to be."""
        possible = [due.count.ends for due in self.dues if due.count]
        return self.ends or min(possible, key=lambda end: (end.day, str(end.at or "")), default=None)

    @property
    def calendar(self) -> Calendar | None:
        """The calendar by which its days off are told; None where nothing is counted."""
        clock = self.duty.clock
        return calendar_of(clock.calendar or self.measures[0].jurisdiction) if clock else None


class Recorded(Struct, frozen=True):
    """What is known of the times that clocks start from."""

    marks: tuple[Mark, ...] = ()
    asked: tuple[Mark, ...] = ()
    """Days given with the question: they count before those recorded."""
    said: tuple[Said, ...] = ()
    device: str = ""
    """The device asked about; empty: none in particular."""
    matches: tuple[tuple[str, Moment], ...] = ()
    """Measure, and when the machine first found it on that device."""

    def of(self, event: Event, contract: str, duty: str = "") -> Mark | None:
        """When that happened, for this device and contract."""
        first = latest(self.asked, event, device=self.device, contract=contract, duty=duty)
        return first or latest(self.marks, event, device=self.device, contract=contract, duty=duty)

    def done(self, owing: Owed) -> Mark | None:
        """When a duty was done under its contract."""
        contract = owing.contract.id if owing.contract else ""
        return next((mark for each in owing.ids if (mark := self.of("done", contract, each))), None)

    def matched(self, owing: Owed) -> Moment | None:
        """When the machine first found a measure that carries the duty, on the device asked about."""
        ids = {measure.id for measure in owing.measures}
        days = [when for measure, when in self.matches if measure in ids]
        return min(days, key=lambda when: when.day, default=None)

    def word(self, owing: Owed) -> Said | None:
        """What counsel said starts a duty's clock."""
        return next((said for each in owing.ids for said in self.said if said.duty == each), None)


NOTHING_RECORDED = Recorded()


def owed(
    party: Party,
    *,
    measures: Iterable[Measure],
    bound: Sequence[Binding],
    contracts: Iterable[Contract] = (),
    recorded: Recorded = NOTHING_RECORDED,
) -> list[Owed]:
    """Everything that a party owes, in the order of the measures.

    `bound` are the clauses that bind it or may. `contracts` are those that run; each clause of the
    party's own `terms` that none of them carries counts as a contract of its own. A duty that
    several measures carry by one clause of a contract is owed once. Where no contract is named at
    all, the duties that some would carry are told as such.
    """
    running = tuple(contracts)
    every = [*running, *_loose(party, running)]
    found = _once(owing for measure in measures for owing in _of(measure, party, bound, every))
    clocks = _Clocks(found, bound, recorded)
    return [clocks.timed(owing) for owing in found]


def term_of(clock: Clock) -> Both:
    """How long a clock runs, in words: `10 business days`."""
    one, many = _UNITS[clock.unit]
    return (one if clock.count == 1 else many).fill(n=clock.count)


def _loose(party: Party, contracts: Sequence[Contract]) -> Iterator[Contract]:
    """A contract of no number for each clause that the party is said to have besides."""
    known = {clause for contract in contracts for clause in contract.clauses}
    for term in party.terms:
        if term not in known:
            yield Contract("", "", "", "", (term,))
    for term in party.sub_terms:
        if term not in known:
            yield Contract("", "", "", "", (term,), tier="subcontract")


def _of(
    measure: Measure, party: Party, bound: Sequence[Binding], contracts: Sequence[Contract]
) -> Iterator[Owed]:
    for duty in measure.duties:
        if duty.terms and contracts:
            yield from _by_contract(measure, duty, contracts)
        elif (sure := _binds(measure, duty, party, bound)) is not None:
            yield Owed((measure,), duty, sure=sure and not duty.terms)


def _by_contract(measure: Measure, duty: Duty, contracts: Sequence[Contract]) -> Iterator[Owed]:
    for contract in contracts:
        if term := contract.term(duty.terms):
            within = _within(term, duty)
            if within is not False:
                yield Owed((measure,), duty, contract, term, version_known=within is True)


def _within(term: Term, duty: Duty) -> bool | None:
    """Is the duty in that version of the clause? None where the contract does not say which it has."""
    since = duty.version_since is None or term.since(duty.version_since)
    over = duty.version_until is not None and term.since(duty.version_until)
    if since is False or over is True:
        return False
    return None if since is None or over is None else True


def _binds(measure: Measure, duty: Duty, party: Party, bound: Sequence[Binding]) -> bool | None:
    """True: the party owes it; False: perhaps; None: it does not."""
    if duty.kinds and not any(_is(each, duty, measure) for each in party.capacities):
        return None
    outcomes = [
        binding.part.outcome
        for binding in bound
        if binding.measure.id == measure.id and (not duty.clauses or binding.clause.id in duty.clauses)
    ]
    if not measure.clauses and duty.kinds:
        return True
    return "covered" in outcomes if outcomes else None


def _is(capacity: Capacity, duty: Duty, measure: Measure) -> bool:
    """Is that one of the kinds that owe it, where the measure holds?"""
    places = (capacity.jurisdiction, HOMES.get(capacity.kind, ""))
    return capacity.kind in duty.kinds and any(inside(place, measure.jurisdiction) for place in places)


def _once(found: Iterable[Owed]) -> list[Owed]:
    """Duties that say the same by one clause of one contract as one, with all their measures."""
    kept: dict[object, Owed] = {}
    for number, owing in enumerate(found):
        duty = owing.duty
        key = (duty.id, _pace(duty), duty.terms, owing.contract, owing.term) if duty.terms else number
        same = kept.get(key)
        kept[key] = structs.replace(same, measures=(*same.measures, *owing.measures)) if same else owing
    return list(kept.values())


def _pace(duty: Duty) -> Clock | None:
    """The clock without the words in which it is told."""
    return structs.replace(duty.clock, words=None) if duty.clock else None


class _Clocks:
    """The clocks of duties that may start one another."""

    def __init__(self, found: Sequence[Owed], bound: Sequence[Binding], recorded: Recorded) -> None:
        self._found, self._bound, self._recorded = found, bound, recorded

    def timed(self, owing: Owed, after: tuple[str, ...] = ()) -> Owed:
        """The duty with every reading of its clock; `after` are the duties that wait for it."""
        done, clock = self._recorded.done(owing), owing.duty.clock
        if clock is None:
            return structs.replace(owing, done=done)
        said = self._recorded.word(owing)
        starts = (said.start,) if said and said.start in clock.starts else clock.starts
        dues = tuple(self._counted(owing, clock, self._due(owing, start, after)) for start in starts)
        return structs.replace(owing, dues=dues, said=said, done=done)

    def _due(self, owing: Owed, start: Start, after: tuple[str, ...]) -> Due:
        if start == "duty":
            return self._following(owing, after)
        if start == "in-force":
            return Due(start, self._begins(owing))
        contract = owing.contract
        mark = self._recorded.of(start, contract.id if contract else "")
        if mark:
            return Due(start, mark.when, mark)
        if start == "award" and contract and contract.awarded:
            return Due(start, Moment(contract.awarded))
        return Due(start, self._recorded.matched(owing) if start == "match" else None)

    def _counted(self, owing: Owed, clock: Clock, due: Due) -> Due:
        if due.since is None:
            return due
        place = clock.calendar or owing.measures[0].jurisdiction
        return structs.replace(due, count=count(due.since, clock.count, clock.unit, place, clock.moved))

    def _following(self, owing: Owed, after: tuple[str, ...]) -> Due:
        """From the day on which another duty was done; until it is, from the earliest deadline for it."""
        first = next((each for each in self._found if _goes_before(each, owing)), None)
        if first is None or first.duty.id in after:
            return Due("duty")
        if mark := self._recorded.done(first):
            return Due("duty", mark.when, mark)
        ends = self.timed(first, (*after, owing.duty.id)).earliest
        return Due("duty", ends, projected=ends is not None)

    def _begins(self, owing: Owed) -> Moment | None:
        """The day on which the clauses that carry the duty began to bind, the first of them."""
        mine = {measure.id for measure in owing.measures}
        days = [
            binding.run.since
            for binding in self._bound
            if binding.run is not None
            and binding.measure.id in mine
            and (not owing.duty.clauses or binding.clause.id in owing.duty.clauses)
        ]
        return Moment(min(days)) if days else None


def _goes_before(other: Owed, owing: Owed) -> bool:
    """Is it the duty whose doing starts that clock, by the same measure and contract?"""
    of = owing.duty.clock.of if owing.duty.clock else None
    together = any(measure in owing.measures for measure in other.measures)
    return other.duty.id == of and together and other.contract == owing.contract


_UNITS: dict[Unit, tuple[Both, Both]] = {
    "hours": (Both("{n} hour", "{n} heure"), Both("{n} hours", "{n} heures")),
    "days": (Both("{n} day", "{n} jour"), Both("{n} days", "{n} jours")),
    "business-days": (
        Both("{n} business day", "{n} jour ouvrable"),
        Both("{n} business days", "{n} jours ouvrables"),
    ),
    "months": (Both("{n} month", "{n} mois"), Both("{n} months", "{n} mois")),
    "years": (Both("{n} year", "{n} an"), Both("{n} years", "{n} ans")),
}
