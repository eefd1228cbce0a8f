"""What the report rests on: the sources taken in, with their digests."""

from __future__ import annotations

from debar.reports.names import Names
from debar.reports.parts import SourceTold
from debar.review.decided import Source


def told(source: Source, names: Names) -> SourceTold:
    """What the report says of one source."""
    return SourceTold(
        digest=source.digest,
        name=called(source.name),
        format=source.format,
        bytes=source.bytes,
        site=source.site,
        place=names.site(source.site) if source.site else None,
        taken=source.taken.date(),
        seen=source.seen.date() if source.seen else None,
        sightings=source.sightings,
        problems=source.problems,
        secrets=source.secrets,
        gone=source.gone.date() if source.gone else None,
    )


def called(name: str) -> str:
    """A source's name without the folders in which it happened to lie; members of archives keep theirs."""
    outer, mark, member = name.replace("\\", "/").partition("!")
    return f"{outer.rpartition('/')[2]}{mark}{member}"
