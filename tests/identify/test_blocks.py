"""Who holds a block of hardware addresses."""

from __future__ import annotations

import pytest

from debar.identify.blocks import BlockFile, Blocks, Holder
from debar.kit.times import Partial


def test_our_own_list_comes_before_the_registry_copy() -> None:
    own = BlockFile(Partial.parse("2026-10"), "lab", (Holder("Acme", ("00408C",)),))

    assert Blocks([own]).holder("00:40:8c:00:53:01") == "Acme"
    assert Blocks(()).holder("00:40:8c:00:53:01") == "Axis Communications AB"


def test_the_longest_block_wins() -> None:
    own = BlockFile(
        Partial.parse("2026-10"), "lab", (Holder("Wide", ("001122",)), Holder("Narrow", ("0011223",)))
    )

    assert [Blocks([own]).holder(mac) for mac in ("00:11:22:30:00:01", "00:11:22:40:00:01")] == [
        "Narrow",
        "Wide",
    ]


@pytest.mark.parametrize("mac", ["02:00:5E:00:53:01", "01:00:5E:00:00:01", "00:11", "gate", ""])
def test_local_and_group_addresses_and_nonsense_have_no_holder(mac: str) -> None:
    assert Blocks.load().holder(mac) is None


@pytest.mark.parametrize(
    ("mac", "holder"),
    [
        ("A4:14:37", "Hangzhou Hikvision Digital Technology Co.,Ltd."),
        ("3C:EF:8C:00:53:01", "Zhejiang Dahua Technology Co., Ltd."),
        ("14:2F:FD:00:53:01", "Lt Security Inc"),
    ],
)
def test_the_list_that_we_bring_names_the_holders(mac: str, holder: str) -> None:
    assert Blocks.load().holder(mac) == holder


def test_a_block_that_is_shared_out_has_the_holder_of_the_part_or_none() -> None:
    blocks = Blocks(())

    assert blocks.holder("00:50:C2:00:53:01") == "GD California, Inc."
    assert blocks.holder("40:D8:55") is None
    assert blocks.holder("70:B3:D5:00:53:01") is None


def test_a_part_in_our_own_list_comes_before_the_block_around_it() -> None:
    own = BlockFile(Partial.parse("2026-10"), "lab", (Holder("Acme", ("70B3D5005",)),))

    assert [Blocks([own]).holder(mac) for mac in ("70:B3:D5:00:53:01", "70:B3:D5:01:53:01")] == ["Acme", None]


def test_who_asked_not_to_be_named_is_nobody() -> None:
    assert Blocks(()).holder("00:50:79:00:53:01") is None
