"""ONVIF: what services answer, and discovery messages that hold several devices."""

from __future__ import annotations

import pytest

from debar.identify.protocols import parse, things
from debar.kit.errors import Problem

SOAP = '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>{}</s:Body></s:Envelope>'


def fields(inside: str, protocol: str = "onvif-soap") -> list[tuple[str, str]]:
    found = parse(protocol, SOAP.format(inside).encode())
    assert not isinstance(found, Problem)
    return [(field.name, field.value) for field in found if field.name != "onvif.namespace"]


def test_interfaces_and_names_of_the_host_become_plain_facts() -> None:
    interfaces = (
        "<GetNetworkInterfacesResponse><NetworkInterfaces><Info><Name>eth0</Name>"
        "<HwAddress>3c:ef:8c:00:53:01</HwAddress></Info><IPv4><Config><Manual><Address>192.0.2.5</Address>"
        "</Manual><FromDHCP><Address>0.0.0.0</Address></FromDHCP></Config></IPv4></NetworkInterfaces>"
        "</GetNetworkInterfacesResponse>"
    )
    host = "<HostnameInformation><FromDHCP>false</FromDHCP><Name>gate</Name></HostnameInformation>"

    assert fields(interfaces) == [("mac", "3C:EF:8C:00:53:01"), ("address", "192.0.2.5")]
    assert fields(host) == [("name", "gate")]


def test_services_give_their_namespace_path_and_port() -> None:
    services = (
        "<GetServicesResponse><Service><Namespace>http://www.onvif.org/ver10/device/wsdl</Namespace>"
        "<XAddr>http://192.0.2.5:2020/onvif/device_service</XAddr></Service></GetServicesResponse>"
    )

    assert fields(services) == [
        ("onvif.service", "http://www.onvif.org/ver10/device/wsdl"),
        ("onvif.path", "/onvif/device_service"),
        ("onvif.port", "2020"),
    ]


@pytest.mark.parametrize("name", ["CP%20PLUS", "CP+PLUS"])
def test_scopes_may_write_a_blank_in_two_ways(name: str) -> None:
    scopes = f"<Scopes><ScopeItem>onvif://www.onvif.org/name/{name}</ScopeItem></Scopes>"

    assert fields(scopes) == [
        ("onvif.scope", "onvif://www.onvif.org/name/CP PLUS"),
        ("onvif.scope-name", "CP PLUS"),
    ]


def test_a_scope_may_name_the_manufacturer() -> None:
    scope = "onvif://www.onvif.org/manufacturer/Acme"

    assert fields(f"<Scopes><ScopeItem>{scope}</ScopeItem></Scopes>") == [
        ("onvif.scope", scope),
        ("onvif.manufacturer", "Acme"),
    ]


def match(uuid: str, address: str, model: str) -> str:
    return (
        f"<d:ProbeMatch><a:Address>urn:uuid:{uuid}</a:Address><d:Types>dn:NetworkVideoTransmitter</d:Types>"
        f"<d:Scopes>onvif://www.onvif.org/hardware/{model}</d:Scopes>"
        f"<d:XAddrs>http://{address}/onvif/device_service http://[fe80::1]/onvif/device_service</d:XAddrs></d:ProbeMatch>"
    )


ONE, TWO = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"


def test_the_address_at_which_a_device_says_it_is_found_is_its_own() -> None:
    assert fields(match(ONE, "192.0.2.7:8899", "A"), "ws-discovery") == [
        ("onvif.endpoint", ONE),
        ("onvif.types", "dn:NetworkVideoTransmitter"),
        ("onvif.scope", "onvif://www.onvif.org/hardware/A"),
        ("onvif.scope-hardware", "A"),
        ("model", "A"),
        ("onvif.path", "/onvif/device_service"),
        ("onvif.port", "8899"),
        ("address", "192.0.2.7"),
        ("address", "fe80::1"),
    ]


def test_several_devices_in_one_message_are_not_mixed() -> None:
    inside = match(ONE, "192.0.2.7", "A") + match(TWO, "192.0.2.8", "B") + match(ONE, "192.0.2.7", "A")
    found = things("ws-discovery", SOAP.format(f"<d:ProbeMatches>{inside}</d:ProbeMatches>").encode())

    assert not isinstance(found, Problem)
    assert [(thing.key, [f.value for f in thing.fields if f.name == "model"]) for thing in found] == [
        ("", ["A"]),
        (TWO, ["B"]),
    ]
