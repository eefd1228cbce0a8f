"""The leases of a Windows DHCP server, as PowerShell's Export-Csv writes them, are a table like others."""

import io

from debar.identify.evidence import Sighting
from debar.survey.importers import SourceFile, choose

LEASES = """#TYPE Microsoft.Management.Infrastructure.CimInstance#root/DHCP/DhcpServerv4Lease
"IPAddress","ScopeId","AddressState","ClientId","ClientType","Description","HostName","LeaseExpiryTime"
"192.0.2.7","192.0.2.0","Active","0c-75-d2-00-00-01","Dhcp","","cam-gate.example.org","11/24/2026 10:00:00 AM"
"192.0.2.8","192.0.2.0","InactiveReservation","0c-75-d2-00-00-02","Dhcp","Camera","",
"""


def test_address_mac_and_name_are_read_of_each_lease() -> None:
    source = SourceFile("d" * 64, "leases.csv", 1, "table", site="mill")
    reader = choose(LEASES.encode(), source.name)

    found = [s for s in reader.read(io.BytesIO(LEASES.encode()), source) if isinstance(s, Sighting)]

    assert reader.NAME == "table"
    assert [(s.thing, s.field, s.value) for s in found if not s.field.startswith("other.")] == [
        ("row 3", "address", "192.0.2.7"),
        ("row 3", "mac", "0C:75:D2:00:00:01"),
        ("row 3", "name", "cam-gate.example.org"),
        ("row 4", "address", "192.0.2.8"),
        ("row 4", "mac", "0C:75:D2:00:00:02"),
    ]
