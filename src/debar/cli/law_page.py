"""A measure as a page to read in the terminal: force and caveat first, then all that is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from debar.cli.law_clause import ClauseLines
from debar.cli.prose import wrapped
from debar.entities.graph import Graph
from debar.entities.model import Source
from debar.identify.labels import CONFIDENCES
from debar.kit.words import Both, Language
from debar.law import described, timeline
from debar.law.labels import FORCES, INSTRUMENTS, STANDINGS, TEXTS
from debar.law.measure import Clause, Measure
from debar.law.registry import Registry
from debar.law.timeline import Moment
from debar.law.verdict import Answer

_FORCE = Both("Force", "Force")
_STANDING = Both("Standing on {on}", "État au {on}")
_JURISDICTION = Both("Jurisdiction", "Ressort")
_ISSUER = Both("Issued by", "Émise par")
_CODES = Both("Filed elsewhere as", "Classée ailleurs comme")
_INSTRUMENT = Both("Instrument", "Acte")
_BASIS = Both("Legal basis", "Fondement")
_ANNOUNCED = Both("Announced", "Annoncée le")
_CONFIDENCE = Both("Confidence", "Confiance")
_RECORDED = Both("Recorded", "Consignée le")
_SIGNED = Both("Signed off", "Approuvée par")
_UNSIGNED = Both("by nobody yet", "personne pour l'instant")
_CLAUSES = Both("Clauses", "Dispositions")
_DEADLINE = Both("Deadline", "Échéance")
_GROUNDS = Both("Grounds given", "Motifs invoqués")
DUTIES = Both("What is to be done", "Ce qui est à faire")
_QUESTIONS = Both("Questions of several clauses", "Questions communes à plusieurs dispositions")
_PROCESS = Both(
    "How it came about and is carried out, step by step",
    "Élaboration et mise en œuvre, étape par étape",
)
_TIMELINE = Both("What happened", "Chronologie")
_BACKGROUND = Both(
    "Background: no source ties it to the measure", "Contexte : aucune source ne le rattache à la mesure"
)
_NO_DATE = Both("no date", "sans date")
_NOTES = Both("Notes", "Notes")
_SOURCES = Both("Sources", "Sources")
_UNSEEN = Both("not opened", "non consultée")
_RELATED = Both("Related", "Mesures connexes")
_LINK = Both("Link", "Lien")
_DEMANDS = Both("Demands", "Demande")
_ORIGINAL = Both("In its own words", "Dans ses propres mots")
_TEXT = Both("Text", "Texte")
_MEMBERS = Both("Whom the list names", "Qui figure à la liste")
_SPAN = Both("from {since} up to, not including, {until}", "du {since} au {until}, ce dernier jour exclu")
_SINCE = Both("since {since}", "depuis le {since}")
_NOT_ON = Both("(not on it on {on})", "(n'y figure pas le {on})")
_MODELS = Both("Only the models", "Seulement les modèles")
_POWERS = Both(
    "Powers: by themselves they forbid nothing", "Pouvoirs : par eux-mêmes, ils n'interdisent rien"
)
_USED: dict[str, Both] = {
    "no": Both("Not used so far.", "Non exercé jusqu'ici."),
    "yes": Both("It has been used.", "A été exercé."),
    "not-found": Both(
        "No use of it was found, which is not to say that there is none.",
        "Aucun exercice de ce pouvoir n'a été trouvé, ce qui ne veut pas dire qu'il n'y en ait pas.",
    ),
}
_SECRET = Both(
    "What is ordered under it may be kept from the public.",
    "Ce qui est ordonné en vertu de ce pouvoir peut ne pas être rendu public.",
)


class Page:
    """Lines of one language, filled as a person reads them."""

    def __init__(
        self,
        measure: Measure,
        law: Registry,
        graph: Graph,
        language: Language,
        *,
        answers: Sequence[Answer] = (),
    ) -> None:
        self.measure, self.law, self.graph, self.language = measure, law, graph, language
        self.answers = answers
        self._clauses = ClauseLines(graph, language, answers=answers, marks=self._marks)
        self._colon = " : " if language == "fr" else ": "
        self._sources = list(_every_source(measure, timeline.of(measure, law)))

    def lines(self, on: date) -> Iterator[str]:
        """The whole page, as of a day."""
        yield from self._head(on)
        yield from self._told_clauses()
        yield from self._list(_GROUNDS, self.measure.grounds)
        yield from self._members(on)
        yield from self._powers()
        yield from self._duties()
        yield from self._process()
        yield from self._story()
        if self.measure.notes:
            yield from self._list(_NOTES, [self.measure.notes])
        yield from self._cited()
        if self.measure.related:
            yield from self._title(_RELATED)
            yield from (f"  {id_}" for id_ in self.measure.related)

    def of_clause(self, clause: Clause, on: date) -> Iterator[str]:
        """The head, one clause, the duties of those whom it binds, and their sources."""
        duties = tuple(d for d in self.measure.duties if not d.clauses or clause.id in d.clauses)
        cited = {*clause.cites}.union(*(each.cites for each in clause.runs))
        cited = cited.union(*(each.cites for each in clause.exceptions), *(duty.cites for duty in duties))
        sources = tuple(source for source in self.measure.sources if source.title in cited)
        alone = replace(self.measure, clauses=(clause,), duties=duties, sources=sources)
        page = Page(alone, self.law, self.graph, self.language, answers=self.answers)
        page._sources = list(sources)
        yield from page._head(on)
        yield from page._told_clauses()
        yield from page._duties()
        yield from page._cited()

    def _head(self, on: date) -> Iterator[str]:
        m = self.measure
        yield from wrapped(self._say(m.title))
        yield m.id
        yield ""
        forces = dict.fromkeys(self._say(FORCES[clause.force]) for clause in m.clauses)
        yield from self._field(_FORCE, "; ".join(forces) or self._say(described.NO_CLAUSE), 0)
        if m.caveat:
            yield from wrapped(self._say(m.caveat), "! ")
        yield ""
        yield from self._field(_STANDING.fill(on=on), self._standing(on), 0)
        yield from self._field(_JURISDICTION, m.jurisdiction, 0)
        yield from self._field(_ISSUER, self._say(m.issuer), 0)
        yield from self._field(_INSTRUMENT, self._say(INSTRUMENTS[m.instrument]), 0)
        yield from self._field(_BASIS, self._say(m.legal_basis), 0)
        yield from self._field(_TEXT, self._say(TEXTS[m.text]), 0)
        if m.codes:
            yield from self._field(_CODES, self._say(m.codes.told()), 0)
        yield from self._field(_ANNOUNCED, str(m.announced), 0)
        yield from self._field(_RECORDED, str(m.recorded), 0)
        yield from self._field(_CONFIDENCE, self._say(CONFIDENCES[m.confidence]), 0)
        signed = f"{m.signed_off.role}, {m.signed_off.on}" if m.signed_off else self._say(_UNSIGNED)
        yield from self._field(_SIGNED, signed, 0)

    def _standing(self, on: date) -> str:
        step = timeline.standing(self.measure, on)
        return self._say(STANDINGS[step]) if step else self._say(_NO_DATE)

    def _told_clauses(self) -> Iterator[str]:
        if self.measure.clauses:
            yield from self._title(_CLAUSES)
        for number, clause in enumerate(self.measure.clauses):
            yield from ([""] if number else [])
            yield from self._clauses.of(self.measure, clause)
        if described.shared(self.measure):
            yield from self._title(_QUESTIONS)
            yield from self._clauses.shared(self.measure)

    def _duties(self) -> Iterator[str]:
        if self.measure.duties:
            yield from self._title(DUTIES)
        for duty in self.measure.duties:
            yield from self._clauses.owed(duty)

    def _members(self, on: date) -> Iterator[str]:
        if self.measure.members:
            yield from self._title(_MEMBERS)
        for member in self.measure.members:
            span = (_SPAN if member.until else _SINCE).fill(since=member.since, until=member.until)
            off = "" if member.holds(on) else f" {self._say(_NOT_ON.fill(on=on))}"
            text = f"{self._name(member.entity)}, {self._say(span)}{off}{self._marks(member.cites)}"
            yield from wrapped(text, "  - ")
            if member.models:
                yield from self._field(_MODELS, ", ".join(member.models), 6)
            if member.note:
                yield from wrapped(self._say(member.note), "      ")

    def _powers(self) -> Iterator[str]:
        if self.measure.powers:
            yield from self._title(_POWERS)
        for power in self.measure.powers:
            yield from wrapped(self._say(power.says) + self._marks(power.cites), "  - ")
            used = f"{self._say(_USED[power.used])} {self._say(_SECRET) if power.secret else ''}"
            yield from wrapped(used.rstrip(), "      ")

    def _process(self) -> Iterator[str]:
        if self.measure.process:
            yield from self._title(_PROCESS)
        for number, stage in enumerate(self.measure.process, 1):
            when = str(stage.date) if stage.date else self._say(_NO_DATE)
            owner = f"  [{self._say(stage.owner)}]" if stage.owner else ""
            yield from wrapped(f"{when}{owner}", f"  {number}. ")
            yield from wrapped(self._say(stage.note) + self._marks(stage.cites), "     ")
            if stage.due:
                yield from self._field(_DEADLINE, str(stage.due), 6)

    def _story(self) -> Iterator[str]:
        moments = timeline.of(self.measure, self.law)
        yield from self._title(_TIMELINE)
        for moment in moments:
            if moment.part not in ("background", "process"):
                yield from self._moment(moment)
        background = [moment for moment in moments if moment.part == "background"]
        if background:
            yield from self._title(_BACKGROUND)
            for moment in background:
                yield from self._moment(moment)

    def _moment(self, moment: Moment) -> Iterator[str]:
        when = str(moment.date) if moment.date else self._say(_NO_DATE)
        until = f" – {moment.until}" if moment.until else ""
        name = self._say(moment.name) if moment.name else self._name(moment.actor) if moment.actor else ""
        who = f", {name}" if name else ""
        yield from wrapped(f"{when}{until}  [{self._say(moment.label)}{who}]", "  ", hang=2)
        yield from wrapped(self._say(moment.says) + self._marks(s.title for s in moment.sources), "    ")
        if moment.demands:
            yield from self._field(_DEMANDS, self._say(moment.demands), 6)
        if moment.original:
            yield from self._field(_ORIGINAL, moment.original, 6)
        if moment.link:
            yield from self._field(_LINK, self._say(moment.link), 6)
        if moment.confidence:
            yield from self._field(_CONFIDENCE, self._say(CONFIDENCES[moment.confidence]), 6)

    def _cited(self) -> Iterator[str]:
        yield from self._title(_SOURCES)
        for number, source in enumerate(self._sources, 1):
            facts = [source.publisher, str(source.date or ""), "" if source.seen else self._say(_UNSEEN)]
            yield from wrapped(f"{source.title}. {', '.join(filter(None, facts))}", f"  [{number}] ")
            if source.url:
                yield f"      {source.url}"

    def _marks(self, titles: Iterable[str]) -> str:
        """Numbers of the sources, as they stand in the list at the end."""
        numbers = {source.title: number for number, source in enumerate(self._sources, 1)}
        return "".join(f" [{numbers[title]}]" for title in titles if title in numbers)

    def _title(self, text: Both) -> Iterator[str]:
        yield ""
        yield self._say(text).upper()

    def _list(self, title: Both, texts: Iterable[Both]) -> Iterator[str]:
        if texts:
            yield from self._title(title)
            for text in texts:
                yield from wrapped(self._say(text), "  - ")

    def _field(self, label: Both, text: str, indent: int = 4) -> list[str]:
        return self._clauses.field(label, text, indent)

    def _name(self, id_: str) -> str:
        return self._clauses.name(id_)

    def _say(self, text: Both) -> str:
        return text.within(self.language)


def _every_source(measure: Measure, moments: Iterable[Moment]) -> Iterator[Source]:
    seen: set[str] = set()
    for source in (*measure.sources, *(s for moment in moments for s in moment.sources)):
        if source.title not in seen:
            seen.add(source.title)
            yield source
