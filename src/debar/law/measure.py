"""Measures and their clauses, as `knowledge/law/` writes them: one file, one measure."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from msgspec import Struct

from debar.entities.model import Confidence, Source
from debar.estate.parties import Capacity, PartyKind
from debar.kit.times import Partial
from debar.kit.words import Both
from debar.law.codes import Codes
from debar.law.parts import Duty, Member, Power

Conduct = Literal[
    "purchase",
    "use",
    "import",
    "sell",
    "authorise",
    "operate",
    "export-to",
    "fund",
    "contract-with-user",
    "invest",
]
CONDUCTS: tuple[Conduct, ...] = get_args(Conduct)
Force = Literal["binding", "instructed", "advised", "announced", "proposed"]
Instrument = Literal[
    "statute", "regulation", "order", "directive", "policy", "list", "guidance", "contract-clause", "private"
]
Text = Literal["published", "summary", "confidential", "not-found"]
"""`summary`: only told by the issuer or the press. `confidential`: kept from the public by law."""
Standing = Literal[
    "proposed",
    "announced",
    "in-force",
    "challenged",
    "suspended",
    "stayed",
    "resumed",
    "amended",
    "set-aside",
    "repealed",
    "lapsed",
]
Test = Literal[
    "site-class",
    "acquired-after",
    "acquired-before",
    "authorised-after",
    "authorised-before",
    "contract-clause",
    "made-in",
    "made-outside",
    "no-certificate",
    "local-content-under",
    "trait",
    "listed",
]
"""What the facts of an item, a site or a contract can settle; `values` says what is tested for.

site-class: a class of site. acquired-, authorised-: a day (`after` leaves the day itself out, `before`
too). contract-clause: its number. made-in, made-outside: countries. no-certificate: the certificates
of which it lacks every one. local-content-under: percent. trait: what somebody recorded of it
(docs/words.md). listed: ids of measures whose list names its maker, or it.
"""
Meant = Literal["yes", "no", "open"]
"""Does a clause mean these things too? `open`: its text does not tell, so a person must."""
Depth = Literal["contract", "whole-business"]
"""`contract`: what is done under the contract or award. `whole-business`: everything that it does."""
Sort = Literal["own_brands", "relabels", "subsidiaries", "affiliates", "components", "state_affiliates"]
"""What a target's things may be beside those under its own name: `Targets` says which are meant."""
SORTS: tuple[Sort, ...] = get_args(Sort)


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One event in a measure's history, with its citation."""

    date: Partial
    status: Standing
    note: Both
    recorded: Partial
    cites: tuple[str, ...] = ()
    """Titles of entries in the measure's `sources`."""


class Stage(Struct, frozen=True, forbid_unknown_fields=True):
    """One step of a review or of carrying a measure out."""

    note: Both
    recorded: Partial
    date: Partial | None = None
    """None: no date was found."""
    owner: Both | None = None
    """Who is in charge of it."""
    due: Partial | None = None
    cites: tuple[str, ...] = ()


class Running(Struct, frozen=True, forbid_unknown_fields=True):
    """A span in which a clause binds; `until` is the first day on which it no longer does.

    Two with the same `since` are versions of one span: the one recorded last, of those known,
    counts. A version whose `until` is its `since` withdraws the span.
    """

    since: date
    cites: tuple[str, ...]
    recorded: Partial
    until: date | None = None
    why: Both | None = None
    """What begins or ends it."""
    doubt: Both | None = None
    """A question about these dates that is open: the verdict is then `conditional`.

    Yes means: on the day asked about, the clause did bind.
    """

    def holds(self, day: date) -> bool:
        """Does the clause bind on that day?"""
        return self.since <= day and (self.until is None or day < self.until)


class Asks(Struct, frozen=True, forbid_unknown_fields=True):
    """The question that each `open` of a clause's targets puts. Yes means: they are meant too."""

    own_brands: Both | None = None
    relabels: Both | None = None
    subsidiaries: Both | None = None
    affiliates: Both | None = None
    components: Both | None = None
    state_affiliates: Both | None = None
    """Where none stands here, a question made for the purpose is put."""
    subject: Both | None = None
    """Asked of makers from the places in `subject_open`."""


class Targets(Struct, frozen=True, forbid_unknown_fields=True):
    """Whose things a clause is about."""

    named: tuple[str, ...] = ()
    """Entity ids. Where goods go to somebody (export-to), those who are not to receive them."""
    own_brands: Meant = "yes"
    """Things sold under the named maker's own other brands."""
    relabels: Meant = "yes"
    """Things the named maker made that bear another firm's badge."""
    subsidiaries: Meant = "no"
    """Things made by firms that the named maker owns or controls."""
    affiliates: Meant = "no"
    """Things made by firms under common control with the named maker."""
    components: Meant = "no"
    """Things of other makers with parts of the named maker, or of its subsidiaries, in them."""
    whoever: bool = False
    """Are things meant whoever made them? What narrows them stands under `conditions`."""
    subject: tuple[str, ...] = ()
    """Countries (ISO 3166): every maker subject to their law is a target, by its own country.

    What such a maker owns or controls elsewhere counts as `subsidiaries` says.
    """
    by_nationality: bool = False
    """Are those countries meant as nationality or seat, not as subjection to a law? Words only."""
    lists: tuple[str, ...] = ()
    """Ids of measures whose lists say who is meant on the day asked about."""
    share: float | None = None
    """Firms are meant too of which those named, listed or subject together hold at least so much, in
    percent and along whatever path; `subsidiaries` then says nothing of mere holdings."""
    share_of_one: bool = False
    """Does each owner count alone, so that shares of several are not added up?"""
    secret: Both | None = None
    """Where who is meant is kept from the public: the question whether we were told. Yes: it is meant."""
    subject_open: tuple[str, ...] = ()
    """Places of which the text does not tell whether that law reaches makers there."""
    state_affiliates: Meant | None = None
    """Things made by firms that only the same government body owns as the named maker.

    None: `open` where `affiliates` is open, else `no`: one owner state makes no affiliates by itself.
    """
    asks: Asks = Asks()
    """One question for each of these that is `open`."""

    def meant(self, sort: Sort) -> Meant:
        """Does the clause mean things of this sort too?"""
        if sort != "state_affiliates":
            said: Meant = getattr(self, sort)
            return said
        return self.state_affiliates or ("open" if self.affiliates == "open" else "no")


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that must be true for the clause to bite.

    Without a `test`, only a person can tell: the verdict is `conditional` and asks `question`.
    """

    id: str
    question: Both
    test: Test | None = None
    value: str | None = None
    """What is tested for. A contract that carries no such clause leaves the question to a person."""
    values: tuple[str, ...] = ()
    """What is tested for, where that is several things: one of them is enough."""
    proves: Literal["both", "met"] = "both"
    """`met`: the test can only prove that it is met; where it does not, a person is asked."""


class Exemption(Struct, frozen=True, forbid_unknown_fields=True):
    """What the clause leaves out."""

    id: str
    says: Both
    kinds: tuple[str, ...] = ()
    """Product classes that are left out; where empty, a person must read it."""
    decides: bool = False
    """Does it change verdicts? False: it is only shown beside them."""
    cites: tuple[str, ...] = ()
    """Titles of entries in the measure's `sources`."""
    test: Test | None = None
    """Where given, it applies as the test says, to `kinds` only where those are given too.

    Where facts are missing, a person is asked.
    """
    value: str | None = None
    """What is tested for, as in a condition."""
    values: tuple[str, ...] = ()


class Quota(Struct, frozen=True, forbid_unknown_fields=True):
    """A share up to which the clause lets things be. Above it, all of them are covered."""

    percent: float
    question: Both
    """Is the share above it? Only a person can tell; yes means: it is."""


class Clause(Struct, frozen=True, forbid_unknown_fields=True):
    """One prohibition: who is bound, what they may not do, and with whose things."""

    id: str
    conduct: Conduct
    force: Force
    says: Both
    """What it forbids, in a sentence of our own."""
    targets: Targets
    runs: tuple[Running, ...]
    products: tuple[str, ...] = ("any-product",)
    """Product classes (docs/words.md); any-product for all."""
    also: tuple[Conduct, ...] = ()
    """Other conducts that it forbids in the same words."""
    binds_kinds: tuple[PartyKind, ...] = ()
    binds_entities: tuple[str, ...] = ()
    """Entities that are addressed by name."""
    binds_terms: tuple[str, ...] = ()
    """Numbers of contract clauses that carry it to whoever signs them, as `52.204-25`."""
    binds_abroad: bool = False
    """Does it bind these kinds of party wherever they are?"""
    binds_unclear: Both | None = None
    """A question where no kind expresses who is bound: then `unknown`, never silence.

    Yes means: this party is bound.
    """
    unclear_kinds: tuple[PartyKind, ...] = ()
    """Kinds of party of which that question is asked; where no term stands either, of every kind."""
    unclear_terms: tuple[str, ...] = ()
    """Numbers of contract clauses of whose signers that question is asked."""
    cites: tuple[str, ...] = ()
    """Titles of entries in the measure's `sources` that state the clause."""
    conditions: tuple[Condition, ...] = ()
    exceptions: tuple[Exemption, ...] = ()
    quota: Quota | None = None
    depth: Depth | None = None
    """How deep it reaches into a party that it binds; None: the text doesn't say, or it is a body whole."""
    flows_down: bool | None = None
    """Does a contract clause that carries it bind subcontractors too? None: not by contract, or unclear."""
    deadline: date | None = None
    """The day by which something must be done, as the instrument says."""

    @property
    def conducts(self) -> tuple[Conduct, ...]:
        """Everything that it forbids, the chief thing first."""
        return (self.conduct, *self.also)


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """A worked case: part of the measure's proof, and a test."""

    name: str
    on: date
    conduct: Conduct
    party: CaseParty
    item: CaseItem
    then: Literal["covered", "conditional", "suspected", "unknown", "none-found"]
    clause: str | None = None
    """The clause that must decide; None: any, or none."""
    known: date | None = None
    """As known on that day; None: as known now."""
    yes: tuple[str, ...] = ()
    """Questions answered yes, each as `clause/name`."""
    no: tuple[str, ...] = ()
    """Questions answered no."""


class CaseParty(Struct, frozen=True, forbid_unknown_fields=True):
    """The party of a worked case."""

    kind: PartyKind
    jurisdiction: str
    entity: str | None = None
    also: tuple[Capacity, ...] = ()
    site_classes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    sub_terms: tuple[str, ...] = ()
    """Clauses of contracts that it has as a subcontractor."""


class CaseItem(Struct, frozen=True, forbid_unknown_fields=True):
    """The item of a worked case; grades are `established` where not said."""

    maker: str | None = None
    maker_grade: Literal["established", "strong", "probable", "lead", "none"] = "established"
    brand: str | None = None
    brand_grade: Literal["established", "strong", "probable", "lead", "none"] = "established"
    kind: str | None = None
    acquired: date | None = None
    recipient: str | None = None
    recipient_grade: Literal["established", "strong", "probable", "lead", "none"] = "established"
    model: str | None = None
    authorised: date | None = None
    made_in: str | None = None
    certificates: tuple[str, ...] | None = None
    """None: not known. Empty: it has none."""
    local_content: float | None = None
    traits: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


class SignedOff(Struct, frozen=True, forbid_unknown_fields=True):
    """Who stands for the file, by role, and since which day."""

    role: str
    on: date


class Measure(Struct, frozen=True, forbid_unknown_fields=True):
    """A legal or policy instrument."""

    id: str
    jurisdiction: str
    issuer: Both
    title: Both
    instrument: Instrument
    legal_basis: Both
    announced: Partial
    recorded: Partial
    clauses: tuple[Clause, ...]
    status: tuple[Step, ...]
    sources: tuple[Source, ...]
    confidence: Confidence
    signed_off: SignedOff | None = None
    caveat: Both | None = None
    """What a reader must be told wherever the measure is shown."""
    members: tuple[Member, ...] = ()
    """Whom the list names, where it is one."""
    powers: tuple[Power, ...] = ()
    duties: tuple[Duty, ...] = ()
    text: Text = "published"
    """What of the instrument can be read."""
    codes: Codes = Codes()
    about: tuple[str, ...] = ()
    """Entities that it concerns beside those that its clauses name."""
    shared: tuple[str, ...] = ()
    """Names of questions that several clauses put in the same words: asked once, as `shared/name`, and
    answered for all of them."""
    related: tuple[str, ...] = ()
    notes: Both | None = None
    grounds: tuple[Both, ...] = ()
    """The reasons that the issuer gives."""
    process: tuple[Stage, ...] = ()
    """The review that led to it, or that it sets off, step by step."""
    cases: tuple[Case, ...] = ()
    private: bool = False
    """Attached by a workspace, not part of the published knowledge."""
