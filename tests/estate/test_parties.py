"""What a party is to the law, and what follows from the classes of a site."""

from pathlib import Path

import pytest

from debar.estate.parties import KINDS, LABELS, SITE_CLASSES, Capacity, Party, home, implied

WORDS = Path(__file__).parents[2] / "docs" / "words.md"


@pytest.mark.parametrize("limb", ["holds-secret", "vetted-staff", "ministers", "designated"])
def test_each_of_the_four_grounds_makes_a_site_sensitive(limb: str) -> None:
    assert implied([limb]) == {limb, "sensitive"}


def test_no_other_class_makes_a_site_sensitive() -> None:
    assert [implied(["ordinary"]), implied([])] == [frozenset(["ordinary"]), frozenset()]


def test_a_kind_is_at_home_in_its_own_country() -> None:
    homes = {kind: home(kind) for kind in KINDS}

    assert (homes["uk-department"], homes["au-entity"], homes["us-grant-recipient"]) == ("GB", "AU", "US")
    assert (homes["federal-department"], homes["private-person"]) == ("CA", "CA")


def test_a_party_is_all_that_it_is_said_to_be() -> None:
    party = Party("CA", "private-person", also=(Capacity("US", "us-federal-contractor"),))

    assert party.capacities == (
        Capacity("CA", "private-person"),
        Capacity("US", "us-federal-contractor"),
    )


def test_every_kind_has_a_name_and_every_site_class_stands_in_the_glossary() -> None:
    text = WORDS.read_text("utf-8")

    assert set(LABELS) == set(KINDS)
    assert [each for each in SITE_CLASSES if f"| {each} |" not in text] == []
