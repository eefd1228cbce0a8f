"""After a decision that findings depend on: every device is judged anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from debar.cli.show import say

if TYPE_CHECKING:
    from debar.store.catalogue import Generation
    from debar.store.workspace import Workspace


def judged_anew(workspace: Workspace) -> None:
    """Judge every device as of today, where any was judged before, and say what became of cases."""
    if workspace.standing().judged_on is None:
        return
    generation = workspace.refresh(workspace.today)
    tell(generation)


def tell(generation: Generation) -> None:
    """Say how many devices were judged, and what became of cases."""
    devices = "1 device" if generation.devices == 1 else f"{generation.devices} devices"
    cases = "1 case" if len(generation.opened) == 1 else f"{len(generation.opened)} cases"
    reopened = len(generation.reopened)
    say(f"{devices}, judged as of {generation.on}: {cases} opened, {reopened} reopened.")
