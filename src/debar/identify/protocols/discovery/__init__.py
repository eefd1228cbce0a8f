"""Answers to the searches of single makers, each by the name of maker and port, or by their shape alone.

Fields of each: `<maker>.answered` (in which form), `<maker>.model`, `<maker>.firmware`, `<maker>.serial`, and
what its module says beside. No frame here is a restricted maker's own: those have modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from debar.identify.evidence import Field
from debar.identify.protocols.answer import Parser
from debar.identify.protocols.discovery import (
    bosch,
    building,
    foscam,
    gige,
    hanwha,
    mikrotik,
    nice,
    panasonic,
    sony,
    tplink,
    ubiquiti,
    vision360,
    vivotek,
    vstarcam,
)
from debar.identify.protocols.discovery.frame import Search
from debar.kit.errors import BadData

_SEARCHES: tuple[Search, ...] = (
    *bosch.SEARCHES,
    *hanwha.SEARCHES,
    *vivotek.SEARCHES,
    *sony.SEARCHES,
    *panasonic.SEARCHES,
    *ubiquiti.SEARCHES,
    *vision360.SEARCHES,
    *nice.SEARCHES,
    *vstarcam.SEARCHES,
    *foscam.SEARCHES,
    *gige.SEARCHES,
    *tplink.SEARCHES,
    *mikrotik.SEARCHES,
    *building.SEARCHES,
)


def by_shape(raw: bytes) -> list[Field]:
    """The fields of a frame whose port is not known; none where it is like no answer known, or is broken."""
    search = next((each for each in _SEARCHES if each.fits(raw)), None)
    try:
        return list(search.fields(raw)) if search else []
    except BadData:
        return []


def _only(search: Search) -> Parser:
    def parse(raw: bytes) -> Iterator[Field]:
        if not search.fits(raw):
            raise BadData("no answer to this search, or one that is cut off")
        yield from search.fields(raw)

    return parse


PARSERS: Mapping[str, Parser] = {search.protocol: _only(search) for search in _SEARCHES}
