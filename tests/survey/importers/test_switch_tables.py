"""What switches and routers of several makers show, pasted from terminals."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debar.identify.evidence import Sighting
from debar.kit.errors import Problem
from debar.survey.importers import SourceFile, choose, switch_tables

DAY = datetime(2026, 10, 19, tzinfo=UTC)
SOURCE = SourceFile("d" * 64, "papers/sw-file.txt", 1, "switch", site="mill", seen=DAY)
MAC = "0C:75:D2:00:00:01"

IOS = """sw-mill-2#terminal length 0
sw-mill-2#sh mac add
          Mac Address Table
-------------------------------------------

Vlan    Mac Address       Type        Ports
----    -----------       --------    -----
 All    0100.0ccc.cccc    STATIC      CPU
  10    0c75.d2ff.0001    STATIC      CPU
  10    0c75.d200.0001    DYNAMIC     Gi1/0/7
  20    0c75.d200.0002    DYNAMIC     Po1
 --More-- \x08\x08\x08  20    0c75.d200.0003    DYNAMIC     Gi1/0/8
Total Mac Addresses for this criterion: 5
"""
ARP = """sw-mill-2#show ip arp
Protocol  Address          Age (min)  Hardware Addr   Type   Interface
Internet  192.0.2.1               -   0c75.d2ff.0001  ARPA   Vlan10
Internet  198.51.100.1            -   0c75.d2ff.0001  ARPA   Vlan20
Internet  192.0.2.7              12   0c75.d200.0001  ARPA   Vlan10
Internet  192.0.2.9               0   Incomplete      ARPA
"""
SNOOPING = """sw-mill-2#show ip dhcp snooping binding
MacAddress          IpAddress        Lease(sec)  Type           VLAN  Interface
------------------  ---------------  ----------  -------------  ----  --------------------
0C:75:D2:00:00:01   192.0.2.7        85022       dhcp-snooping   10    GigabitEthernet1/0/7
"""
CONFIG = """sw-mill-2#show running-config
username keeper secret 5 $1$abcd$aaaaaaaaaaaaaaaaaaaaaa
snmp-server community sesame RO
 switchport port-security mac-address 0c75.d200.00ff
"""
LLDP = """sw-mill-2#show lldp neighbors detail
------------------------------------------------
Local Intf: Gi1/0/7
Chassis id: 0c75.d200.0001
Port id: 0c75.d200.0001
System Name: cam-gate

System Description:
Quill Camera
Release 5.4

Time remaining: 91 seconds
System Capabilities: S
Enabled Capabilities: S
Management Addresses:
    IP: 192.0.2.7

MED Information:
    F/W revision: 5.4.2
    Serial number: QF20240001
    Manufacturer: Quill
    Model: Q-100
------------------------------------------------
Local Intf: Gi1/0/8
Chassis id: 0c75.d2ee.0001
Port id: Gi0/1
System Name: sw-core
Enabled Capabilities: B,R
Management Addresses - not advertised
"""
CDP = """sw-mill-2#show cdp neighbors detail
-------------------------
Device ID: sw-core(FOC1234X0AB)
Entry address(es):
  IP address: 192.0.2.1
Platform: cisco WS-C2960-8TC-L,  Capabilities: Switch IGMP
Interface: GigabitEthernet1/0/24,  Port ID (outgoing port): GigabitEthernet0/1

Version :
Cisco IOS Software, C2960 Software, Version 12.2
"""


def read(text: str) -> list[Sighting | Problem]:
    return list(switch_tables.read(io.BytesIO(text.encode()), SOURCE))


def told(text: str) -> dict[str, dict[str, str]]:
    """Thing → field → value; several values with blanks between."""
    found: dict[str, dict[str, str]] = {}
    for each in read(text):
        if isinstance(each, Sighting):
            facts = found.setdefault(each.thing, {})
            facts[each.field] = f"{facts.get(each.field, '')} {each.value}".strip()
    return found


def notes(text: str) -> list[str]:
    return [str(each) for each in read(text) if isinstance(each, Problem)]


def test_a_row_of_a_mac_table_is_a_thing_at_a_port_and_the_switch_itself_is_none() -> None:
    assert told(IOS) == {
        "line 10": {"mac": MAC, "vlan": "10", "switch-port": "sw-mill-2 Gi1/0/7"},
        "line 11": {"mac": "0C:75:D2:00:00:02", "vlan": "20"},
        "line 12": {"mac": "0C:75:D2:00:00:03", "vlan": "20", "switch-port": "sw-mill-2 Gi1/0/8"},
    }
    assert notes(IOS) == [
        "papers/sw-file.txt: taken for links to other switches, not for the place of what stands behind "
        "them: sw-mill-2 Po1."
    ]
    assert {(s.site, s.seen) for s in read(IOS) if isinstance(s, Sighting)} == {("mill", DAY)}


def test_an_arp_table_gives_addresses_and_the_switch_s_own_are_one_thing() -> None:
    assert told(ARP) == {
        "own sw-mill-2": {
            "address": "192.0.2.1 198.51.100.1",
            "mac": "0C:75:D2:FF:00:01 0C:75:D2:FF:00:01",
            "vlan": "10 20",
            "name": "sw-mill-2 sw-mill-2",
        },
        "line 5": {"address": "192.0.2.7", "mac": MAC, "vlan": "10"},
    }


def test_a_binding_of_dhcp_has_address_and_port() -> None:
    assert told(SNOOPING) == {
        "line 4": {
            "address": "192.0.2.7",
            "mac": MAC,
            "vlan": "10",
            "switch-port": "sw-mill-2 GigabitEthernet1/0/7",
        }
    }


def test_nothing_is_read_of_a_configuration() -> None:
    assert told(IOS + CONFIG + ARP).keys() == {"line 10", "line 11", "line 12", "own sw-mill-2", "line 22"}
    assert not switch_tables.sniffs(CONFIG.encode(), "sw.txt")


def test_a_neighbour_says_itself_what_it_is() -> None:
    assert told(LLDP) == {
        "line 3": {
            "name": "cam-gate",
            "mac": MAC,
            "address": "192.0.2.7",
            "serial": "QF20240001",
            "maker-claimed": "Quill",
            "model": "Q-100",
            "firmware": "5.4.2",
            "snmp.descr": "Quill Camera Release 5.4",
            "switch-port": "sw-mill-2 Gi1/0/7",
        },
        "line 24": {
            "name": "sw-core",
            "mac": "0C:75:D2:EE:00:01",
            "kind-claimed": "switch",
            "switch-port": "sw-mill-2 Gi1/0/8",
        },
    }
    assert told(CDP) == {
        "line 3": {
            "name": "sw-core",
            "address": "192.0.2.1",
            "serial": "FOC1234X0AB",
            "model": "WS-C2960-8TC-L",
            "kind-claimed": "switch",
            "snmp.descr": "Cisco IOS Software, C2960 Software, Version 12.2",
            "switch-port": "sw-mill-2 GigabitEthernet1/0/24",
        }
    }


def test_a_port_that_leads_to_a_switch_is_no_place_of_what_stands_behind_it() -> None:
    crowd = "".join(f"  10    0c75.d200.01{n:02x}    DYNAMIC     Gi1/0/9\n" for n in range(9))
    found = told(IOS + crowd)

    assert "switch-port" not in told(IOS + LLDP)["line 12"]
    assert [line for line, facts in found.items() if "switch-port" in facts] == ["line 10", "line 12"]
    assert "sw-mill-2 Gi1/0/9" in notes(IOS + crowd)[0]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param(
            "n9k# show mac address-table\n"
            "   VLAN     MAC Address      Type      age     Secure NTFY Ports\n"
            "---------+-----------------+--------+---------+------+----+------------------\n"
            "*   10     0c75.d200.0001   dynamic  0         F      F    Eth1/7\n",
            {"vlan": "10", "switch-port": "n9k Eth1/7"},
            id="nxos",
        ),
        pytest.param(
            "ar-mill#show mac address-table\n"
            "Vlan    Mac Address       Type        Ports      Moves   Last Move\n"
            "  10    0c75.d200.0001    DYNAMIC     Et5        1       0:05:10 ago\n",
            {"vlan": "10", "switch-port": "ar-mill Et5"},
            id="eos",
        ),
        pytest.param(
            "cx-mill# show mac-address-table\n"
            "MAC Address          VLAN     Type                      Port\n"
            "0c:75:d2:00:00:01    10       dynamic                   1/1/5\n",
            {"vlan": "10", "switch-port": "cx-mill 1/1/5"},
            id="aos-cx",
        ),
        pytest.param(
            "cx-mill# show arp all-vrfs\n"
            "IPv4 Address     MAC                Port         Physical Port    State     VRF\n"
            "192.0.2.7        0c:75:d2:00:00:01  vlan10       1/1/5            reachable default\n",
            {"vlan": "10", "address": "192.0.2.7"},
            id="aos-cx-arp",
        ),
        pytest.param(
            "HP-mill# show mac-address\n"
            "  MAC Address       Port                            VLAN\n"
            "  ----------------- ------------------------------- ----\n"
            "  0c75d2-000001     25                              50\n",
            {"vlan": "50", "switch-port": "HP-mill 25"},
            id="procurve",
        ),
        pytest.param(
            "<h3c-mill>display mac-address\n"
            "MAC Address      VLAN ID    State            Port/Nickname            Aging\n"
            "0c75-d200-0001   10         Learned          GE1/0/7                  Y\n",
            {"vlan": "10", "switch-port": "h3c-mill GE1/0/7"},
            id="comware",
        ),
        pytest.param(
            "[hw-mill]display mac-address\n"
            "MAC Address    VLAN/VSI/BD                       Learned-From        Type\n"
            "0c75-d200-0001 10/-/-                            GE0/0/7             dynamic\n",
            {"vlan": "10", "switch-port": "hw-mill GE0/0/7"},
            id="vrp",
        ),
        pytest.param(
            "keeper@ex-mill> show ethernet-switching table\n"
            "    Vlan          MAC                 MAC         Age    Logical          NH        RTR\n"
            "    name          address             flags              interface        Index     ID\n"
            "    Vlan10        0c:75:d2:00:00:01   D             -   ge-0/0/7.0       0         0\n",
            {"vlan": "10", "switch-port": "ex-mill ge-0/0/7.0"},
            id="junos",
        ),
        pytest.param(
            "keeper@ex-mill> show arp no-resolve\n"
            "MAC Address       Address         Interface     Flags\n"
            "0c:75:d2:00:00:01 192.0.2.7       irb.10        none\n",
            {"vlan": "10", "address": "192.0.2.7"},
            id="junos-arp",
        ),
        pytest.param(
            "FGT-mill # get system arp\n"
            "Address           Age(min)   Hardware Addr      Interface\n"
            "192.0.2.7         0          0c:75:d2:00:00:01 internal\n",
            {"address": "192.0.2.7"},
            id="fortios-arp",
        ),
        pytest.param(
            "VID  VLAN Name                        MAC Address       Port Type\n"
            "1    default                          0C-75-D2-00-00-01 5    Dynamic\n",
            {"vlan": "1", "switch-port": "sw-file 5"},
            id="no-prompt",
        ),
    ],
)
def test_each_maker_writes_its_tables_otherwise(text: str, row: dict[str, str]) -> None:
    assert list(told(text).values()) == [{"mac": MAC, **row}]
    assert choose(text.encode(), "table.txt").NAME == "switch"


@pytest.mark.parametrize(
    "text",
    [
        "cx-mill# show lldp neighbor-info detail\n"
        "Port                           : 1/1/5\n"
        "Neighbor Chassis-Name          : cam-gate\n"
        "Neighbor Chassis-Description   : Quill Linux\n"
        "Neighbor Chassis-ID            : 0c:75:d2:00:00:01\n"
        "Neighbor Management-Address    : 192.0.2.7\n",
        " LLDP Remote Device Information Detail\n\n"
        "  Local Port   : 1/1/5\n"
        "  ChassisId    : 0c75d2-000001\n"
        "  SysName      : cam-gate\n"
        "  System Descr : Quill Linux\n\n"
        "  Remote Management Address\n"
        "     Type    : ipv4\n"
        "     Address : 192.0.2.7\n",
        "<h3c-mill>display lldp neighbor-information verbose\n"
        "LLDP neighbor-information of port 7[1/1/5]:\n"
        " Chassis ID          : 0c75-d200-0001\n"
        " System name         : cam-gate\n"
        " System description  : Quill\n"
        "                       Linux\n"
        " Management address                : 192.0.2.7\n",
        "ar-mill#show lldp neighbors detail\n"
        "Interface 1/1/5 detected 1 LLDP neighbors:\n\n"
        '  Neighbor 0c75.d200.0001/"eth0", age 12 seconds\n'
        "    Chassis ID     : 0c75.d200.0001\n"
        '  - System Name: "cam-gate"\n'
        '  - System Description: "Quill Linux"\n'
        "    Management Address        : 192.0.2.7\n",
    ],
    ids=["aos-cx", "procurve", "comware", "eos"],
)
def test_each_maker_tells_of_neighbours_otherwise(text: str) -> None:
    ((_, facts),) = told(text).items()

    assert facts.pop("switch-port").endswith(" 1/1/5")
    assert facts == {"name": "cam-gate", "mac": MAC, "address": "192.0.2.7", "snmp.descr": "Quill Linux"}


@pytest.mark.parametrize(
    "pager",
    [
        " --More-- \x08\x08 ",
        "<--- More --->",
        "---(more 35%)---",
        "-- MORE --, next page: Space, quit: Control-C ",
    ],
)
def test_what_a_pager_leaves_is_passed_over_and_names_stay_whole(pager: str) -> None:
    text = (
        "sw-baltimore#show mac address-table\n"
        "Vlan    Mac Address       Type        Ports\n"
        f"{pager}  10    0c75.d200.0001    DYNAMIC     Gi1/0/7\n"
    )

    assert told(text) == {"line 3": {"mac": MAC, "vlan": "10", "switch-port": "sw-baltimore Gi1/0/7"}}


@pytest.mark.parametrize(
    "text",
    [
        "Vlan,Mac Address,Type,Ports\n10,0c75.d200.0001,DYNAMIC,Gi1/0/7\n",
        '{"mac": "0c75.d200.0001"}\n',
        '<?xml version="1.0"?>\n<nmaprun><host/></nmaprun>\n',
        "MAC: 0c75.d200.0001 is the camera at the gate.\n",
        "",
    ],
)
def test_other_text_is_no_switch_table(text: str) -> None:
    assert not switch_tables.sniffs(text.encode(), "sw.txt")


def test_neighbours_beyond_those_kept_are_told() -> None:
    one = "Local Intf: Gi1/0/1\nChassis id: 0c75.d200.0007\n"

    found = read("sw1#show lldp neighbors detail\n" + one * 20_003)

    assert [str(each) for each in found if isinstance(each, Problem)] == [
        "papers/sw-file.txt: holds more than 500000 rows or 20000 neighbours; 3 were left out. "
        "Split the file."
    ]


@given(
    st.text(alphabet="0c75.d2:-/ vlanmacaddressportGi#>show\n", max_size=300),
    st.sampled_from([IOS, LLDP, CDP, ""]),
)
def test_whatever_the_text_it_is_read_to_the_end(text: str, before: str) -> None:
    for found in read(before + text):
        assert isinstance(found, Sighting | Problem)
