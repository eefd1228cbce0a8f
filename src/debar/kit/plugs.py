"""Seams for plugins: what an installed package offers under an entry-point group."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from debar.kit.errors import BadConfig


def plugged(group: str) -> Iterator[tuple[str, Any]]:
    """Name and object of each plugin of a group (`debar.importers`, …), by name.

    Plugins are code that the operator installed. Raises BadConfig for one that cannot be loaded.
    """
    for point in sorted(entry_points(group=group), key=lambda p: p.name):
        yield point.name, _loaded(point)


def _loaded(point: EntryPoint) -> Any:
    try:
        return point.load()
    except (ImportError, AttributeError, SyntaxError) as error:
        package = point.dist.name if point.dist else point.value
        raise BadConfig(
            f"the plugin {point.name!r} of the package {package} cannot be loaded: {error}. "
            "Mend or uninstall that package."
        ) from error
