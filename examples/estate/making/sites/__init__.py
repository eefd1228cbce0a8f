"""The seven sites of the Department of Inland Lighthouses, one a module."""

from __future__ import annotations

from making.lots import Site
from making.sites.brumes import BRUMES
from making.sites.keepers import KEEPERS
from making.sites.lantern import LANTERN
from making.sites.london import LONDON
from making.sites.narrows import NARROWS
from making.sites.reef import REEF
from making.sites.windmill import WINDMILL

SITES: tuple[Site, ...] = (KEEPERS, LANTERN, REEF, BRUMES, NARROWS, LONDON, WINDMILL)

__all__ = ["BRUMES", "KEEPERS", "LANTERN", "LONDON", "NARROWS", "REEF", "SITES", "WINDMILL"]
