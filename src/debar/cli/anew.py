"""After a decision that findings depend on: every device is judged anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from debar.cli.show import say

if TYPE_CHECKING:
    from debar.store.workspace import Workspace


def judged_anew(workspace: Workspace) -> None:
    """Judge every device as of today, where any was judged before, and say what became of cases."""
    if workspace.standing().judged_on is None:
        return
    generation = workspace.refresh(workspace.today)
    say(
        f"{generation.devices} devices, judged as of {generation.on}: "
        f"{len(generation.opened)} cases opened, {len(generation.reopened)} reopened."
    )
