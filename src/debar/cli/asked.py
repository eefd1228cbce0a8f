"""What a person asks the law about, turned from words of the command line or a table into values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from debar.cli.show import say
from debar.kit.errors import BadData
from debar.kit.times import utc_now

if TYPE_CHECKING:
    from debar.entities.graph import Graph
    from debar.entities.model import Names
    from debar.estate.parties import Capacity, Party
    from debar.identify import Identifier
    from debar.identify.evidence import Grade
    from debar.kit.words import Language
    from debar.law.judge import Judge
    from debar.law.measure import Conduct
    from debar.law.registry import Registry
    from debar.law.verdict import Answer, Item
    from debar.store.workspace import Workspace

Word = TypeVar("Word", bound=str)
LANGUAGES: tuple[Language, ...] = ("en", "fr")
_CERTAIN = 0.9
"""How alike a name must be to be taken for the entity's."""
_STATED = "strong"
"""The grade of a name that is plainly stated, where no grade is given with it."""

MakerOption = Annotated[str, typer.Option(help="Who made it: an entity id or a name.")]
BrandOption = Annotated[str, typer.Option(help="What the badge says: an entity id or a name.")]
ModelOption = Annotated[str, typer.Option(help="Model number; alone, it may tell the maker.")]
KindOption = Annotated[str, typer.Option(help="What sort of thing it is: camera, recorder, …")]
MakerGradeOption = Annotated[
    str, typer.Option(help="How well the maker is known: established, strong, probable, lead.")
]
BrandGradeOption = Annotated[str, typer.Option(help="How well the brand is known, in the same words.")]
PartyOption = Annotated[str, typer.Option(help="What kind of body asks: federal-department, …")]
PlaceOption = Annotated[str, typer.Option("--jurisdiction", help="Where that body belongs: CA, CA-QC, US, …")]
EntityOption = Annotated[str, typer.Option(help="The entity that asks, where a measure names it.")]
ContractOption = Annotated[
    list[str] | None,
    typer.Option("--contract", help="A clause in that body's contracts, as 52.204-25; may be repeated."),
]
SubcontractOption = Annotated[
    list[str] | None,
    typer.Option(
        "--subcontract", help="A clause in contracts that it has as a subcontractor; as --contract."
    ),
]
AlsoOption = Annotated[
    list[str] | None,
    typer.Option("--also", help="What else that body is, as us-federal-contractor or KIND:PLACE."),
]
SiteClassOption = Annotated[
    list[str] | None,
    typer.Option("--site-class", help="A class of the site where it is, as sensitive or ordinary."),
]
RecipientOption = Annotated[str, typer.Option(help="Who is to receive it, for export-to: an id or a name.")]
AcquiredOption = Annotated[str, typer.Option(help="The day on which it was acquired.")]
OnOption = Annotated[str, typer.Option("--on", help="The day asked about; today where not given.")]
KnownOption = Annotated[str, typer.Option(help="As known on that day; as known now where not given.")]
LanguageOption = Annotated[str, typer.Option("--lang", help="en or fr.")]


@dataclass(frozen=True)
class Court:
    """The law that is asked, with the answers that were given."""

    law: Registry
    answers: tuple[Answer, ...] = ()

    def judge(
        self,
        party: Party,
        conduct: Conduct,
        on: date,
        graph: Graph,
        *,
        known: date | None = None,
        all: bool = False,
    ) -> Judge:
        """A judge for that party, conduct and day."""
        from debar.law.judge import Judge

        return Judge(
            party, conduct, on, law=self.law, graph=graph, known=known, answers=self.answers, all=all
        )


def court(workspace: str) -> Court:
    """The published law, and where a workspace is named its authorities and answers. Raises BadConfig."""
    from debar.law.registry import Registry

    if not workspace:
        return Court(Registry.load())
    from debar.store.workspace import Workspace

    with Workspace.open(Path(workspace)) as opened:
        return Court(law_of(opened), opened.answers())


def language(text: str) -> Language:
    """The language that is asked for. Raises BadData."""
    one_of(text, LANGUAGES, "--lang")
    return "fr" if text == "fr" else "en"


def languages(text: str) -> tuple[Language, ...]:
    """The language that is asked for, or both of them for `both`. Raises BadData."""
    return LANGUAGES if text == "both" else (language(text),)


def today() -> date:
    """The day of those who ask: the law counts in local days."""
    return utc_now().astimezone().date()


def day(text: str, option: str) -> date | None:
    """The day that an option names; None where it is empty. Raises BadData."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadData(f"{option}: {text!r} is no day. Write it as 2025-06-27.") from None


def law_of(workspace: Workspace) -> Registry:
    """The published law with the authorities of an open workspace."""
    from debar.law.registry import Registry

    return Registry.load(workspace.authorities(), beside=workspace.home.beside)


def one_of(text: str, known: tuple[Word, ...], option: str) -> Word:
    """The one of those known that the text is. Raises BadData, naming the nearest."""
    import difflib

    for each in known:
        if each == text:
            return each
    near = difflib.get_close_matches(text, known, n=1)
    meant = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."
    raise BadData(f"{option}: there is no {text!r}. {meant}")


def conduct(text: str) -> Conduct:
    """The conduct that is asked about. Raises BadData."""
    from debar.law.measure import CONDUCTS

    return one_of(text, CONDUCTS, "--conduct")


def party(
    kind: str,
    jurisdiction: str,
    entity: str,
    graph: Graph,
    *,
    terms: Sequence[str] = (),
    sub_terms: Sequence[str] = (),
    also: Sequence[str] = (),
    site_classes: Sequence[str] = (),
) -> Party:
    """Who asks; `terms` are clauses of its contracts, `also` what else it is, as KIND or KIND:PLACE.

    `sub_terms` are clauses of contracts that it has as a subcontractor. Where no place is named a kind
    is at home in its own country. Raises BadData for an unknown kind, entity or class of site.
    """
    from debar.estate.parties import SITE_CLASSES, Party

    first = _capacity(f"{kind}:{jurisdiction}", "--party")
    for each in site_classes:
        one_of(each, tuple(SITE_CLASSES), "--site-class")
    return Party(
        jurisdiction=first.jurisdiction,
        kind=first.kind,
        entity=named(entity, graph, "--entity") if entity else None,
        terms=tuple(terms),
        sub_terms=tuple(sub_terms),
        also=tuple(_capacity(text, "--also") for text in also),
        site_classes=tuple(site_classes),
    )


def party_of(workspace: str, body: str, on: date) -> Party:
    """The party that a workspace's body is, with the contracts that bind it on that day.

    Where no body is named, the only one at its head. Raises BadData and BadConfig.
    """
    from debar.store.workspace import Workspace
    from debar.survey import findings

    with Workspace.open(Path(workspace)) as opened:
        estate = opened.estate()
    heads = [each.id for each in estate.bodies if each.parent is None]
    if not body and len(heads) != 1:
        raise BadData(f"which body? The workspace has {len(heads)} at its head: name one by --body.")
    meant = estate.body(body or heads[0])
    return findings.party(estate, meant, on) or estate.party(meant.id)


def _capacity(text: str, option: str) -> Capacity:
    from debar.estate.parties import KINDS, Capacity, home

    kind, _, place = text.partition(":")
    known = one_of(kind, KINDS, option)
    return Capacity(place or home(known), known)


def named(text: str, graph: Graph, option: str, *, brand: bool = False) -> str:
    """The id of the entity that a text names, by id or by a name that leaves no doubt.

    With `brand`, a brand of that name goes before a company of that name. Raises BadData with what
    may have been meant.
    """
    from debar.entities.names import suggestions

    if found := _bearer(text, graph, brand):
        return found
    near = suggestions(graph, text, 3)
    meant = f" Did you mean {', '.join(near)}?" if near else ""
    raise BadData(f"{option}: no company or brand is called {text!r} here.{meant}")


@lru_cache(maxsize=100_000)
def _bearer(text: str, graph: Graph, brand: bool) -> str | None:
    from debar.entities.names import lookup

    if text in graph:
        return text
    found = [hit.entity for hit in lookup(graph, text) if hit.score >= _CERTAIN]
    wanted = [entity.id for entity in found if (entity.kind == "brand") == brand]
    best = next(iter([*wanted, *(entity.id for entity in found)]), None)
    if best and not _plainly(text, graph.entity(best).names):
        say(f"read {text!r} as {best}, {graph.entity(best).label}")
    return best


def _plainly(text: str, names: Names) -> bool:
    """Is the text one of the names as they are rightly spelt?"""
    proper = set(names.all()) - set(names.misspellings)
    return text.casefold() in {name.casefold() for name in proper}


Identifies = Callable[[], "Identifier"]
"""Gives the identifier; called only where it is needed, since loading it takes a while."""


def item(
    words: Mapping[str, str],
    graph: Graph,
    identifier: Identifies,
    *,
    id: str = "",
    on: date | None = None,
    strict: bool = True,
) -> Item:
    """The item that words describe: maker, brand, model, kind, acquired, recipient and their grades.

    A name that is stated counts as `strong` where no grade is given. Where no maker is stated, or in its
    place a brand or, without a grade, a firm that sells what others make under its own badge, the
    identifier reads brand and model for what they told on the day `on`; beside a stated maker a model
    number that speaks of another is a lead to that one. Names that nobody bears raise BadData where
    `strict`, and otherwise stand as they are: their verdict is `unknown`.
    """
    import msgspec

    acquired = day(words.get("acquired", ""), "--acquired")
    maker = _id(words["maker"], graph, "--maker", strict) if words.get("maker") else ""
    if maker in graph and _only_a_badge(maker, words, graph, on or today()):
        words, maker = {**words, "brand": words.get("brand") or words["maker"], "maker": ""}, ""
    said = _made_by(maker, words, identifier, id, on) if maker else _identified(words, identifier, id, on)
    if words.get("brand"):
        badge = _id(words["brand"], graph, "--brand", strict)
        said = msgspec.structs.replace(said, brand=badge, brand_grade=_grade(words, "brand"))
    if words.get("recipient"):
        to = _id(words["recipient"], graph, "--recipient", strict)
        said = msgspec.structs.replace(said, recipient=to, recipient_grade=_STATED)
    kind = words.get("kind") or said.kind
    return msgspec.structs.replace(said, kind=kind, acquired=acquired, model=words.get("model") or said.model)


def stated(words: Mapping[str, str], graph: Graph) -> str:
    """The id of whoever is stated as the maker; empty where nobody known is."""
    return (_bearer(words["maker"], graph, False) or "") if words.get("maker") else ""


def _only_a_badge(maker: str, words: Mapping[str, str], graph: Graph, on: date) -> bool:
    """Does the name of a stated maker tell no more than a badge? Not where another brand stands beside it."""
    from debar.cli.sellers import who_make_for

    if graph.entity(maker).kind == "brand":
        return True
    if words.get("maker-grade") or not who_make_for(maker, graph, on):
        return False
    badge = _bearer(words["brand"], graph, True) if words.get("brand") else maker
    return badge in graph and badge is not None and graph.tie(badge, maker, on) is not None


def _id(text: str, graph: Graph, option: str, strict: bool) -> str:
    brand = option == "--brand"
    return named(text, graph, option, brand=brand) if strict else _bearer(text, graph, brand) or text


def _made_by(maker: str, words: Mapping[str, str], identifier: Identifies, id: str, on: date | None) -> Item:
    from debar.law.verdict import Item

    told = _identified({"model": words.get("model", "")}, identifier, id, on)
    others = {*told.others, told.maker} - {maker, None} if told.maker_grade != "lead" else set()
    named = tuple(sorted(each for each in others if each))
    return Item(id=id, maker=maker, maker_grade=_grade(words, "maker"), others=named)


def _identified(words: Mapping[str, str], identifier: Identifies, id: str, on: date | None) -> Item:
    from debar.identify.evidence import Field
    from debar.law.verdict import Item

    fields = [Field(name, words[key]) for key, name in _FACTS.items() if words.get(key)]
    return Item.of(identifier().of_fields(id, fields, on)) if fields else Item(id=id)


def _grade(words: Mapping[str, str], what: str) -> Grade:
    from debar.identify.evidence import GRADES

    text = words.get(f"{what}-grade") or _STATED
    return one_of(text, GRADES, f"--{what}-grade")


_FACTS = {"brand": "brand-claimed", "model": "model"}
