"""Times recorded for clocks, and counsel's word on what starts them: sealed, replaced, verified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from debar.kit.config import Config
from debar.kit.errors import BadData
from debar.law.calendars import Moment
from debar.law.marks import Mark, Said
from debar.review.acts import Marked, StartSaid, decode
from debar.store.models import MarkRow, StartRow
from debar.store.workspace import Workspace

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FRIDAY = Moment(date(2026, 11, 20), time(14, 30))


@pytest.fixture
def workspace(tmp_path: Path, config: Config) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "ws", config, by="officer", clock=lambda: NOON) as made:
        yield made


def test_a_recorded_time_stands_until_the_same_is_recorded_again(workspace: Workspace) -> None:
    workspace.mark(Mark("identification", FRIDAY, device="dev-1", role="guard"), "label read")
    workspace.mark(Mark("identification", FRIDAY, role="guard"), "label read")
    later = Moment(date(2026, 11, 21))
    kept = workspace.acting("chief").mark(
        Mark("identification", later, device="dev-1", role="engineer"), "read again"
    )

    assert kept == Mark(
        "identification", later, device="dev-1", role="engineer", by="chief", why="read again"
    )
    assert workspace.marks() == (
        Mark("identification", FRIDAY, role="guard", by="officer", why="label read"),
        kept,
    )
    acts = [decode(entry.payload) for entry in workspace.ledger()][1:]
    assert [(a.when, a.device, a.by) for a in acts if isinstance(a, Marked)] == [
        (FRIDAY, "dev-1", "officer"),
        (FRIDAY, None, "officer"),
        (later, "dev-1", "chief"),
    ]
    assert workspace.verify() == []


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        (Mark("notice", FRIDAY), "because"),
        (Mark("notice", FRIDAY, role="clerk"), " "),
        (Mark("done", FRIDAY, role="clerk"), "because"),
        (Mark("notice", FRIDAY, role="clerk", duty="m/report"), "because"),
    ],
)
def test_a_time_needs_a_role_and_a_reason_and_only_what_is_done_a_duty(
    workspace: Workspace, mark: Mark, why: str
) -> None:
    with pytest.raises(BadData, match=r"needs a role and a reason|no other event has one"):
        workspace.mark(mark, why)

    assert workspace.marks() == ()


def test_counsels_last_word_on_a_clock_stands(workspace: Workspace) -> None:
    workspace.say_start("m/report", "notice", "as the clause reads")
    kept = workspace.say_start("m/report", "identification", "on second reading")

    assert kept == Said("m/report", "identification", "officer", "on second reading")
    assert workspace.starts() == (kept,)
    acts = [decode(entry.payload) for entry in workspace.ledger()]
    assert [a.start for a in acts if isinstance(a, StartSaid)] == ["notice", "identification"]
    assert workspace.verify() == []


@pytest.mark.parametrize(("duty", "why"), [("", "because"), ("m/report", "")])
def test_counsels_word_needs_a_duty_and_a_reason(workspace: Workspace, duty: str, why: str) -> None:
    with pytest.raises(BadData, match="needs a duty and a reason"):
        workspace.say_start(duty, "notice", why)


def test_a_time_or_a_word_changed_outside_the_ledger_is_found(workspace: Workspace) -> None:
    workspace.mark(Mark("notice", FRIDAY, role="clerk"), "letter")
    workspace.say_start("m/report", "notice", "as the clause reads")

    with workspace.home.at():
        MarkRow.objects.update(mark=Mark("notice", Moment(date(2026, 11, 22)), role="clerk"))
        StartRow.objects.all().delete()

    assert [fault.what for fault in workspace.verify()] == [
        "the recorded time notice is not what was decided",
        "the start of a clock m/report was decided, but its row is missing",
    ]
