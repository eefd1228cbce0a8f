"""What sources call a site or network is found in the estate, and never guessed."""

from debar.estate.bodies import Body, Site
from debar.estate.networks import Network
from debar.estate.register import Estate
from debar.identify.evidence import Sighting
from debar.kit.words import Both
from debar.survey.places import Places
from debar.survey.things import Thing

ESTATE = Estate(
    bodies=(Body("lights", Both("Lights", "Phares")),),
    sites=(
        Site("old-mill", "lights", Both("The Old Mill", "Le Vieux Moulin"), address="1 Mill Street"),
        Site("quay", "lights", Both("Quay", "Quai")),
        Site("annex", "lights", Both("Annex", "Quai")),
    ),
    networks=(
        Network("mill-cctv", "old-mill", ("192.0.2.0/25",), "Cameras"),
        Network("mill-office", "old-mill", ("192.0.2.128/25",), "Office"),
        Network("quay-cctv", "quay", ("192.0.2.0/25", "198.51.100.0/24")),
    ),
)
PLACES = Places(ESTATE)


def placed(
    site: str | None = None, network: str | None = None, address: str = ""
) -> tuple[str | None, str | None]:
    sighting = Sighting("a", "row 2", "row 2", "address", address, site=site, network=network)
    found = PLACES.put(Thing.of([sighting]))
    return found.site, found.network


def test_a_site_is_known_by_id_and_by_its_names_in_either_language() -> None:
    for text in ("old-mill", "OLD MILL", "the old mill", "Le vieux moulin", "1 Mill Street"):
        assert PLACES.site(text) == "old-mill"


def test_a_name_that_two_sites_bear_is_neither() -> None:
    assert (PLACES.site("Quai"), PLACES.site("quay"), PLACES.site("Harbour"), PLACES.site("")) == (
        None,
        "quay",
        None,
        None,
    )


def test_a_network_brings_its_site() -> None:
    assert placed(network="Cameras") == ("old-mill", "mill-cctv")


def test_an_address_finds_the_network_at_the_site_that_is_named() -> None:
    assert placed("The Old Mill", address="192.0.2.7") == ("old-mill", "mill-cctv")
    assert placed("Quay", address="192.0.2.7") == ("quay", "quay-cctv")
    assert placed("Quay", address="203.0.113.7") == ("quay", None)


def test_an_address_that_lies_at_one_site_only_finds_the_site() -> None:
    assert placed(address="198.51.100.7") == ("quay", "quay-cctv")
    assert placed(address="192.0.2.7") == (None, None)
    assert placed(address="203.0.113.7") == (None, None)


def test_a_site_that_the_estate_does_not_know_is_not_guessed_from_the_address() -> None:
    assert placed("Lighthouse", address="198.51.100.7") == (None, None)


def test_a_network_of_another_site_is_not_believed() -> None:
    assert placed("Quay", "mill-cctv", "198.51.100.7") == ("quay", "quay-cctv")


def test_of_networks_within_one_another_the_narrowest_is_meant_and_of_equal_ones_none() -> None:
    def site(name: str, *ranges: str) -> tuple[Network, ...]:
        return tuple(Network(f"{name}-{n}", name, (each,)) for n, each in enumerate(ranges))

    estate = Estate(
        bodies=ESTATE.bodies,
        sites=ESTATE.sites,
        networks=(
            *site("quay", "192.0.2.0/24", "192.0.2.0/26"),
            *site("annex", "192.0.2.0/24", "192.0.2.0/24"),
        ),
    )
    seen = {
        name: Places(estate)
        .put(Thing.of([Sighting("a", "r", "r", "address", "192.0.2.7", site=name)]))
        .network
        for name in ("quay", "annex")
    }

    assert seen == {"quay": "quay-1", "annex": None}
