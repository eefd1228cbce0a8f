"""The report to a contracting officer as one page, as plain text, and for other programs."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from debar.kit.canon import canonical
from debar.kit.words import Both, Language
from debar.reports.far import Notice
from debar.reports.far_elements import Element
from debar.reports.forms import page

WORDS: dict[str, Both] = {
    "contract": Both("Contract", "Contrat"),
    "send": Both("Where to send it", "Où l'envoyer"),
    "when": Both("By when", "Échéance"),
    "elements": Both("Of the contract", "Du contrat"),
    "item": Both("Item {number}: {name}", "Article {number} : {name}"),
    "machine": Both("What the machine found", "Constat de la machine"),
    "asked": Both("What the clause asks", "Ce que la clause demande"),
    "answer": Both("Answer", "Réponse"),
    "basis": Both("Rests on", "Source"),
    "blank": Both("BLANK", "VIDE"),
    "blanks": Both("Blanks left: {count}", "Éléments vides : {count}"),
    "foot": Both("debar {version}, knowledge {edition}", "debar {version}, connaissances {edition}"),
    "signed": Both("Checked and sent by (role), on:", "Vérifié et envoyé par (fonction), le :"),
}
_RULE = "-" * 72


def html(notice: Notice, language: Language = "en") -> bytes:
    """The whole page as UTF-8; it loads nothing, and prints on paper."""
    environment = page.environment(language, WORDS)
    environment.globals["words"] = WORDS
    style = (page.TEMPLATES / "far-889.css").read_text("utf-8")
    whole = environment.get_template("far-889.html").render(notice=notice, **page.dressed(style))
    return whole.encode()


def text(notice: Notice, language: Language = "en") -> bytes:
    """The same as plain text, for a portal or a letter, in UTF-8."""
    lines = [str(page.seen(line, language)) for line in _lines(notice)]
    return ("\n".join(lines) + "\n").encode()


def json(notice: Notice) -> bytes:
    """All of it, both languages side by side."""
    return msgspec.json.format(canonical(notice), indent=2) + b"\n"


def _lines(notice: Notice) -> Iterator[Both | str]:
    yield notice.title
    yield notice.prepared
    yield notice.reserved
    yield from notice.notes
    yield _headed(WORDS["contract"], Both(notice.number, notice.number))
    for name, said in (("send", notice.send), ("when", notice.timing)):
        yield ""
        yield WORDS[name]
        for line in said:
            yield _item(line)
    yield from ("", WORDS["elements"], _RULE)
    for element in notice.elements:
        yield from _element(element)
    for number, part in enumerate(notice.parts, 1):
        yield from ("", WORDS["item"].fill(number=number, name=part.name), _RULE)
        yield _headed(WORDS["machine"], part.shown)
        yield from part.notes
        for element in part.elements:
            yield from _element(element)
    yield from ("", WORDS["blanks"].fill(count=notice.blanks), WORDS["signed"])
    yield WORDS["foot"].fill(version=notice.version, edition=notice.edition)


def _element(element: Element) -> Iterator[Both]:
    if element.blank:
        yield _headed(element.asks, Both(f"[{WORDS['blank'].en}] ", f"[{WORDS['blank'].fr}] "), element.blank)
    for told in element.answers:
        yield _headed(element.asks, told.text, Both(" (", " ("), told.basis, Both(")", ")"))


def _headed(head: Both, *said: Both) -> Both:
    return Both(
        f"{head.en}: {''.join(each.en for each in said)}", f"{head.fr} : {''.join(each.fr for each in said)}"
    )


def _item(line: Both) -> Both:
    return Both(f"- {line.en}", f"- {line.fr}")
