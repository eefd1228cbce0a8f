"""Facts of an item beside whose it is: options and columns for what conditions and exceptions test."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from debar.cli import asked
from debar.kit.errors import BadData

if TYPE_CHECKING:
    from debar.law.verdict import Item

AuthorisedOption = Annotated[
    str, typer.Option(help="The day on which its type was authorised, as by the FCC.")
]
MadeInOption = Annotated[str, typer.Option(help="The country in which it was made, as CN.")]
CertificateOption = Annotated[
    list[str] | None,
    typer.Option("--certificate", help="A certificate that it has; may be repeated; none: it has none."),
]
LocalContentOption = Annotated[
    str, typer.Option(help="How many percent of it are made in the buyer's country.")
]
TraitOption = Annotated[
    list[str] | None,
    typer.Option("--trait", help="What it is or does, as networked (docs/words.md); may be repeated."),
]
LacksOption = Annotated[
    list[str] | None,
    typer.Option("--lacks", help="A trait that it is known not to have; may be repeated."),
]
SYNONYMS: dict[str, tuple[str, ...]] = {
    "authorised": ("authorized", "date authorised", "date authorized", "grant date", "date d'homologation"),
    "made-in": ("made in", "country of origin", "origin", "pays d'origine", "fabriqué en"),
    "certificate": ("certificates", "certificat", "certificats"),
    "local-content": ("local content", "domestic content", "contenu local"),
    "trait": ("traits", "caractéristique", "caractéristiques"),
    "lacks": ("without", "sans"),
}
"""Fact of an item → what tables call it, in English and French."""

_PARTS = re.compile(r"\s*[,;]\s*")
_COUNTRY = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_WHOLE = 100
_NONE = ("none", "aucun")


def words(
    *,
    authorised: str = "",
    made_in: str = "",
    certificate: list[str] | None = None,
    local_content: str = "",
    trait: list[str] | None = None,
    lacks: list[str] | None = None,
) -> dict[str, str]:
    """The facts that options give, by the names of their columns; several things in one, with commas."""
    return {
        "authorised": authorised,
        "made-in": made_in,
        "certificate": ", ".join(certificate or ()),
        "local-content": local_content,
        "trait": ", ".join(trait or ()),
        "lacks": ", ".join(lacks or ()),
    }


def told(item: Item, words: Mapping[str, str]) -> Item:
    """The item with the facts that words give. Raises BadData for no day, country, percentage or trait."""
    from msgspec.structs import replace

    return replace(
        item,
        authorised=asked.day(words.get("authorised", ""), "--authorised"),
        made_in=_country(words.get("made-in", "")),
        certificates=_certificates(words.get("certificate", "")),
        local_content=_percent(words.get("local-content", "")),
        traits=_traits(words.get("trait", ""), "--trait"),
        lacks=_traits(words.get("lacks", ""), "--lacks"),
    )


def _country(text: str) -> str | None:
    if text and not _COUNTRY.fullmatch(text.upper()):
        raise BadData(f"--made-in: {text!r} is no country. Write its code, as CN or CA-QC.")
    return text.upper() or None


def _certificates(text: str) -> tuple[str, ...] | None:
    if not text:
        return None
    return () if text.casefold() in _NONE else _each(text)


def _percent(text: str) -> float | None:
    if not text:
        return None
    try:
        percent = float(text.replace("%", "").replace(",", ".").strip())
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= _WHOLE:
        raise BadData(f"--local-content: {text!r} is no percentage from 0 to 100. Write it as 50.")
    return percent


def _traits(text: str, option: str) -> tuple[str, ...]:
    from debar.law.traits import TRAITS

    return tuple(asked.one_of(each, tuple(TRAITS), option) for each in _each(text))


def _each(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.split(text.strip()) if part)
