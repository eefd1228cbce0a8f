"""The estate holds together, and says where it does not."""

from datetime import date

import pytest

from debar.estate.bodies import Body, Site
from debar.estate.contracts import Contract
from debar.estate.networks import Consent, Network
from debar.estate.parties import KINDS, LABELS, Party
from debar.estate.register import Estate, faults
from debar.kit import pack
from debar.kit.errors import BadData
from debar.kit.words import Both

DEPARTMENT = Party(jurisdiction="CA", kind="federal-department")
HARBOUR = Both("Harbour office", "Bureau du port")


def lighthouses(**changes: object) -> Estate:
    parts = {
        "bodies": (
            Body("lights", Both("Lights", "Phares"), DEPARTMENT),
            Body("east", Both("East", "Est"), parent="lights"),
        ),
        "sites": (Site("harbour", "east", HARBOUR),),
        "networks": (Network("cctv", "harbour", ("192.0.2.0/24",)),),
        "consents": (Consent("cctv", "security officer", ("scan",), date(2026, 1, 5), date(2026, 2, 1)),),
        "contracts": (Contract("c1", "east", "GS-1", "a supplier"),),
    }
    return Estate(**{**parts, **changes})  # type: ignore[arg-type]  # tests replace one part at a time


def test_an_estate_that_holds_together_has_no_faults() -> None:
    assert list(faults(lighthouses())) == []
    assert lighthouses().checked() == lighthouses()


def test_a_branch_is_the_party_that_the_body_above_it_is() -> None:
    assert lighthouses().party("east") == DEPARTMENT


def test_a_body_without_a_party_above_it_is_told_what_to_add() -> None:
    alone = Estate(bodies=(Body("alone", Both("Alone", "Seul")),))

    with pytest.raises(BadData, match="Add `party:`"):
        alone.party("alone")


def test_a_misspelt_reference_names_the_nearest() -> None:
    estate = lighthouses(sites=(Site("harbour", "eats", HARBOUR),))

    assert list(faults(estate)) == ["site 'harbour': body 'eats' does not exist. Did you mean 'east'?"]
    with pytest.raises(BadData, match=r"no site 'harbor'\. Did you mean 'harbour'\?"):
        lighthouses().site("harbor")


def test_repeated_ids_loops_bad_ranges_and_backward_consents_are_faults() -> None:
    loop = (Body("a", Both("A", "A"), parent="b"), Body("b", Both("B", "B"), parent="a"))
    bad = Estate(
        bodies=(*loop, loop[0]),
        sites=(Site("s", "a", HARBOUR),),
        networks=(Network("n", "s", ("192.0.2.0/99",)),),
        consents=(Consent("n", "security officer", ("scan",), date(2026, 2, 1), date(2026, 2, 1)),),
    )

    told = "\n".join(faults(bad))

    assert "the body 'a' stands there twice" in told
    assert "body 'a' stands above itself" in told
    assert "Write it as 192.0.2.0/24" in told
    assert "it ends (2026-02-01) before it begins" in told


def test_an_address_belongs_to_the_network_that_covers_it_unless_two_sites_claim_it() -> None:
    twice = lighthouses(
        sites=(Site("harbour", "east", HARBOUR), Site("cape", "east", HARBOUR)),
        networks=(
            Network("cctv", "harbour", ("192.0.2.0/24",)),
            Network("cctv-2", "cape", ("192.0.2.0/24",)),
        ),
    )

    assert lighthouses().network_of("192.0.2.7") == lighthouses().networks[0]
    assert lighthouses().network_of("198.51.100.7") is None
    assert lighthouses().network_of("no address") is None
    assert twice.network_of("192.0.2.7") is None
    assert twice.network_of("192.0.2.7", "cape") == twice.networks[1]


def test_the_estate_is_read_from_yaml_and_an_unknown_kind_of_party_is_refused_by_line() -> None:
    text = b"""bodies:
  - id: lights
    name: {en: Lights, fr: Phares}
    party:
      jurisdiction: CA
      kind: federal-departmnt
"""

    with pytest.raises(BadData, match=r"estate\.yaml:6: .*Did you mean 'federal-department'\?"):
        pack.loads(text, Estate, name="estate.yaml")


def test_every_kind_of_party_has_a_name_in_both_languages() -> None:
    assert set(LABELS) == set(KINDS)
