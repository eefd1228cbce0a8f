"""Reads a notice: what it tells of measures and responses, which of them are known, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct, structs

from debar.entities.graph import Graph
from debar.kit.words import Both, Language
from debar.law.registry import Registry
from debar.notices import collect, language, lines, mood, sentences
from debar.notices.drafts import Draft, Known
from debar.notices.known import SAME, Matcher
from debar.notices.lines import Line
from debar.notices.mentions import Finder
from debar.notices.merge import gathered
from debar.notices.news import news
from debar.notices.page import Page
from debar.notices.relevance import Weigher
from debar.notices.words import Lexicon

MAX_SENTENCES = 4000

_FOREIGN = Both(
    "neither English nor French, or too short to tell. Nothing was drafted. Read a translation.",
    "ni en anglais ni en français, ou trop court pour le dire. Rien n'a été rédigé. Lire une traduction.",
)
_NOTHING = Both(
    "Nothing in the text tells of a measure about suppliers, or of an answer to one. Nothing was drafted.",
    "Rien dans le texte ne parle d'une mesure visant des fournisseurs, ni d'une réaction à une telle mesure. "
    "Rien n'a été rédigé.",
)
_ORDERS = Both(
    "{count} sentences that speak to whoever reads the file, and tell nothing that happened, were left out.",
    "{count} phrases qui s'adressent au lecteur du fichier, sans rien rapporter, ont été laissées de côté.",
)
_DENIED = Both('Said not to have happened, so not drafted: "{quote}"', "Nié, donc non rédigé : « {quote} »")
_CUT = Both(
    "The notice is longer than is read: only its beginning was.",
    "L'avis est plus long que ce qui est lu : seul le début l'a été.",
)
_NO_DAY = Both(
    "The day of the notice is not known: days such as Friday are left open. Give it with --date.",
    "La date de l'avis n'est pas connue : les jours comme vendredi restent ouverts. La donner avec --date.",
)


class Reading(Struct, frozen=True):
    """All that a notice tells us."""

    language: Language | None
    """None where it is neither English nor French."""
    published: date | None
    sentences: int
    """How many were read."""
    drafts: tuple[Draft, ...]
    remarks: tuple[Both, ...]
    """What the person who reads on should know."""


class Reader:
    """Everything that reading needs, made once. Never changes."""

    def __init__(self, lexicon: Lexicon, graph: Graph, law: Registry) -> None:
        self._lexicon = lexicon
        self._law = law
        self._graph = graph
        self._finder = Finder(lexicon, graph)
        self._matcher = Matcher(law, graph)

    def read(self, page: Page, published: date | None, today: date) -> Reading:
        """The drafts of a notice. `published` is its day; None: the day that it tells itself, if any.

        `today` is the day as of which firms belong together where the notice has no day.
        """
        spoken = language.detect("\n".join(page.paragraphs))
        day = published or page.published
        if spoken is None:
            return Reading(None, day, 0, (), (_FOREIGN,))
        parts = sentences.split(page.paragraphs)
        cut = page.cut or len(parts) > MAX_SENTENCES
        read = [lines.read(each, self._lexicon, self._finder, day) for each in parts[:MAX_SENTENCES]]
        kept = list(mood.told(read))
        collector = collect.Collector(day, collect.is_instrument(page.paragraphs))
        found = collector.collect(kept)
        drafts = self._drafts(found.drafts, kept, day or today)
        remarks = [*_remarks(len(read) - len(kept), found.denied, drafts), *((_CUT,) if cut else ())]
        if day is None and any(d.value is None for line in kept for d in line.days) and drafts:
            remarks.append(_NO_DAY)
        return Reading(spoken, day, len(read), drafts, tuple(remarks))

    def _drafts(self, told: Sequence[Draft], kept: Sequence[Line], on: date) -> tuple[Draft, ...]:
        def related(one: str, other: str) -> bool:
            return self._matcher.related(one, other, on)

        merged = gathered(told, related)
        weigher = Weigher(kept, self._matcher, self._graph, on)
        return tuple(self._placed(weigher.relevant(merged), on))

    def _placed(self, drafts: Iterable[Draft], on: date) -> list[Draft]:
        """Each with what is known of it; responses lean on the measures that the notice tells."""
        found: list[Draft] = []
        several = list(drafts)
        for draft in several:
            if draft.is_measure:
                known = self._matcher.measures(draft, on)
                found.append(
                    structs.replace(draft, known=known, news=news(draft, known, self._law, self._graph))
                )
        about = [draft.known[0] for draft in found if draft.known and draft.known[0].score >= SAME]
        for draft in several:
            if not draft.is_measure:
                known = self._answered(draft, about, on)
                found.append(
                    structs.replace(draft, known=known, news=news(draft, known, self._law, self._graph))
                )
        order = {id(draft): at for at, draft in enumerate(several)}
        return sorted(
            found, key=lambda d: (not d.is_measure, d.kind == "relation-event", order.get(id(d), 0))
        )

    def _answered(self, draft: Draft, about: Sequence[Known], on: date) -> tuple[Known, ...]:
        events = self._matcher.events(draft, {one.id for one in about}, on)
        if draft.kind == "relation-event":
            return events
        own = self._matcher.measures(draft, on) if draft.kind == "ruling" else ()
        sure = tuple(one for one in events if one.score >= SAME)
        answered = self._matcher.answered(sure[:1])
        return (*sure[:1], *(answered or about[:1] or own))


def _remarks(orders: int, denied: Sequence[str], drafts: Sequence[Draft]) -> Iterable[Both]:
    if orders:
        yield _ORDERS.fill(count=orders)
    if not drafts:
        yield _NOTHING
        yield from (_DENIED.fill(quote=quote) for quote in dict.fromkeys(denied))
