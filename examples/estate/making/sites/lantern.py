"""Lantern Quay, a leased regional office: the landlord runs the cameras, the tenant its own floor."""

# ruff: noqa: E501  tables read better unbroken

from __future__ import annotations

from making.lots import Site, things
from making.things import Thing

_ROOMS = {
    "building": (
        "Gate", "Hall", "Lift 1", "Lift 2", "Quay, north", "Quay, south", "Ramp", "Stairs A", "Stairs B",
        "Archive", "Boiler room", "Cloakroom", "Roof", "Bins", "Salle d'attente", "Corridor, 2nd floor",
        "Passerelle", "Loading bay", "Bicycle store", "Courtyard",
    ),
    "-": ("4th floor",),
}  # fmt: skip

_LOTS = """
9 | Hikvision DS-2CD2347G2-LU | building | vms | - | -
4 | Hikvision DS-2CD2143G2-I  | building | vms | - | -
1 | Hikvision DS-2CD6365G0E-IVS | building | vms | - | -
4 | HiLook IPC-T221H          | building | vms | - | -
3 | LTS CMIP3342W-28M         | building | vms | - | - | hidden=runs on the Hikvision driver
2 | Annke C800                | building | vms | - | - | hidden=added as ONVIF: the driver says nothing
3 | TruVision TVB-5602        | building | vms | - | -
2 | ABUS IPCB42515A           | building | vms | - | -
4 | Dahua IPC-HDW3841EM       | building | vms | - | -
2 | Lorex E841CA              | building | vms | - | -
2 | Honeywell HBW4PER1        | building | vms | - | -
6 | Axis P3268-LV             | building | vms | - | -
3 | Hanwha QNV-8080R          | building | vms | - | -
2 | Bosch NDE-3503-AL         | building | vms | - | -
2 | Avigilon 3.0C-H6SL-D1     | building | vms | - | -
2 | Vivotek FD9389-EHV        | building | vms | - | -
1 | Mobotix M26B              | building | vms | - | -
1 | Pelco IMP831-1ERS         | building | vms | - | -
5 | Yealink SIP-T54W          | floor    | isc | - | -
2 | HP LaserJet M507          | floor    | isc | - | -
4 | Dell OptiPlex 7090        | floor    | isc | - | -
2 | Ubiquiti U6-LR            | floor    | isc | - | -
1 | EZVIZ CS-C6N              | floor    | isc | - | - | hidden=somebody's own camera on the tenant's floor: leases show its block and a name
"""

_ODD: tuple[Thing, ...] = (
    Thing(
        "lq-901", "lantern-quay", "Boiler room", None, ("vms",), "198.51.100.80", label="|IPC-5MP",
        maker="unknown", hidden="a model that begins with IPC-, on the ONVIF driver",
    ),
    Thing("lq-902", "lantern-quay", "Bins", None, ("vms",), "198.51.100.81", maker="unknown", hidden="no model"),
)  # fmt: skip

LANTERN = Site(
    "lantern-quay",
    {"vms": "lantern-quay/landlord-cameras.csv", "isc": "lantern-quay/dhcpd.leases"},
    (
        *things(
            "lantern-quay", "lq", _LOTS, _ROOMS, {"building": "198.51.100.11", "floor": "198.51.100.100"}
        ),
        *_ODD,
    ),
)
"""The regional office."""
