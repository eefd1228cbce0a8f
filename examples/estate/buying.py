"""The purchase lines of the example estate: what was bought, in the words of whoever typed it."""

from __future__ import annotations

from datetime import date, timedelta

from things import number

Line = tuple[str, str, str, str, str, str]
"""Vendor, description, brand, model, quantity, unit price."""

# A table reads better unbroken.
# fmt: off
PLAIN: tuple[Line, ...] = (
    ("Beaver Office Supply", "Copy paper, letter, 20 lb, carton", "", "", "40", "54.90"),
    ("Beaver Office Supply", "Papier recyclé 8,5 x 11, caisse", "", "", "25", "57.10"),
    ("Beaver Office Supply", "Toner for HP LaserJet M507", "HP", "CF289X", "12", "289.00"),
    ("Beaver Office Supply", "Chaise ergonomique, tissu noir", "", "", "6", "412.00"),
    ("Northbridge Networks", "Switch, 24 ports, PoE+", "Cisco", "C9200L-24P", "2", "4120.00"),
    ("Northbridge Networks", "Téléphone IP de bureau", "Yealink", "SIP-T54W", "30", "219.00"),
    ("Northbridge Networks", "Cat6 patch cable, 3 m, blue", "", "", "200", "6.25"),
    ("Northbridge Networks", "Câble à fibre optique, 50 m", "", "", "8", "143.00"),
    ("Rivebelle Lamps Co-op", "Fresnel lens, 4th order, reconditioned", "", "", "1", "18400.00"),
    ("Rivebelle Lamps Co-op", "Ampoule de phare, 1000 W, halogène", "", "", "36", "88.00"),
    ("Rivebelle Lamps Co-op", "Brass polish, 5 L", "", "", "14", "61.00"),
    ("Shallow Bay Marine", "Foghorn compressor, overhaul", "", "", "1", "7350.00"),
    ("Shallow Bay Marine", "Peinture marine blanche, 20 L", "", "", "22", "264.00"),
    ("Shallow Bay Marine", "Life jackets, adult, certified", "", "", "18", "129.00"),
    ("Harbour Guard Services", "Guard services, night shift, October", "", "", "1", "22800.00"),
    ("Harbour Guard Services", "Service de gardiennage, jours fériés", "", "", "1", "6100.00"),
    ("Phare Sécurité inc.", "Dome camera, outdoor", "Axis", "P3245-LVE", "4", "1090.00"),
    ("Phare Sécurité inc.", "Caméra réseau, intérieur", "Axis", "M3106-L", "3", "640.00"),
    ("Phare Sécurité inc.", "Camera, vandal dome", "Hanwha", "XNV-8080R", "2", "930.00"),
    ("Phare Sécurité inc.", "Caméra fixe", "Bosch", "NBE-3502-AL", "2", "980.00"),
    ("Phare Sécurité inc.", "Video licence, channel", "Milestone", "XProtect Professional+", "24", "205.00"),
    ("Great Lakes Radio", "Marine VHF radio, fixed mount", "Icom", "IC-M510", "5", "899.00"),
    ("Tidewater Training", "Formation en premiers soins, 12 places", "", "", "1", "1680.00"),
    ("Tidewater Training", "Bridge of Lights leadership course", "", "", "1", "4200.00"),
    ("Lakeview Catering", "Déjeuner de travail, 15 personnes", "", "", "1", "412.50"),
    ("Lakeview Catering", "Coffee service, quarterly meeting", "", "", "1", "188.00"),
    ("Cedar Software Ltd.", "Database maintenance, annual", "", "", "1", "31500.00"),
    ("Cedar Software Ltd.", "Licence de traitement de texte, 100 postes", "", "", "100", "118.00"),
)

TRAPS: tuple[Line, ...] = (
    ("Cedar Software Ltd.", "Ubuntu LTS support, 3 years", "", "", "10", "450.00"),
    ("Tidewater Training", "IPC-A-610 soldering standard, course and exam", "", "", "2", "1250.00"),
    ("Tidewater Training", "Hiking vision safety glasses, box of 10", "", "", "3", "96.00"),
    ("Beaver Office Supply", "DS-2 document shredder, cross cut", "", "DS-2", "1", "349.00"),
    ("Shallow Bay Marine", "Caméra de recul pour camion", "", "", "1", "179.00"),
    ("Hikers' Vision Optometry", "Eye examinations, lamp crew", "", "", "4", "60.00"),
    ("Lorexco Flooring", "Vinyl flooring, corridor", "", "", "120", "34.00"),
    ("Apex Technical Services", "Elevator inspection", "", "", "1", "890.00"),
    ("Northbridge Networks", "IPC-2341 industrial PC, fanless", "Northbridge", "IPC-2341", "1", "1790.00"),
)

MARKED: tuple[Line, ...] = (
    ("Phare Sécurité inc.", "Hikvision 4 MP turret camera", "Hikvision", "DS-2CD2347G2-LU", "6", "310.00"),
    ("Purchase card", "Ensemble Lorex 8 caméras", "Lorex", "N881A82", "1", "1249.00"),
    ("Cedar Software Ltd.", "Kaspersky Endpoint Security, 50 seats", "Kaspersky", "", "50", "38.00"),
    ("Northbridge Networks", "LTE router", "ZTE", "MF286R", "2", "168.00"),
    ("Phare Sécurité inc.", "Caméra Hikvision DS-2CD2143G2-I, 4 MP", "", "", "8", "295.00"),
    ("Great Lakes Radio", "Portable radio, UHF, with charger", "Hytera", "PD785", "8", "610.00"),
    ("Northbridge Networks", "Commutateur Huawei S5735-L24T4X", "Huawei", "S5735-L24T4X", "1", "1420.00"),
    ("Lakeshore Alarm Ltd.", "Caméra tourelle LTS CMIP3342W-28M", "LTS", "CMIP3342W-28M", "5", "164.00"),
    ("Tidewater Training", "Drone DJI, inspection de toiture", "DJI", "Mavic 3 Enterprise", "1", "5150.00"),
    ("Purchase card", "Dahua lite series bullet", "Dahua", "DH-IPC-HFW2431S", "2", "152.00"),
    ("Phare Sécurité inc.", "Enregistreur réseau 16 canaux", "Hikvision", "DS-7616NXI-K2", "1", "980.00"),
    ("Hikvision Canada Inc.", "Extended warranty, recorders", "", "", "1", "640.00"),
    ("Hikvison Canada Inc", "Mounting bracket, wall", "", "", "10", "24.00"),
    ("Lakeshore Alarm Ltd.", "HiLook turret camera IPC-T221H", "HiLook", "IPC-T221H", "4", "129.00"),
    ("Lakeshore Alarm Ltd.", "4K PoE camera", "Annke", "C800", "3", "118.00"),
    ("Purchase card", "EZVIZ C3W caméra Wi-Fi", "EZVIZ", "CS-C3W", "1", "119.00"),
    ("Lakeshore Alarm Ltd.", "Camera, bullet, as quoted: DS-2CD2T47G2-L", "", "", "2", "355.00"),
    ("Lakeshore Alarm Ltd.", "Replaces our DS-2CD2143G2-I", "Axis", "P3245-LVE", "1", "1090.00"),
    ("Purchase card", "Amcrest 4K bullet camera", "Amcrest", "IP8M-2496EW", "1", "139.00"),
    ("Great Lakes Radio", "Radio Hytera, batterie de rechange", "Hytera", "BL2010", "8", "72.00"),
    ("Shallow Bay Marine", "Scanner for parcels, rental", "Nuctech", "CX6040", "1", "9200.00"),
)

# fmt: on
UNITS = ("Corporate Services", "Lamps and Lenses", "Services régionaux", "Sécurité")
FIRST = date(2024, 12, 3)


def lines(count: int) -> list[list[str]]:
    """That many purchase lines as cells: each marked line and trap once, the rest plain."""
    special = [*MARKED, *TRAPS]
    places = {at * (count // len(special)): line for at, line in enumerate(special)}
    return [_cells(at, places.get(at) or _plain(at)) for at in range(count)]


def _plain(at: int) -> Line:
    vendor, what, brand, model, quantity, price = PLAIN[number(len(PLAIN), "plain", str(at))]
    return (vendor, what, brand, model, str(1 + number(2 * int(quantity), "quantity", str(at))), price)


def _cells(at: int, line: Line) -> list[str]:
    vendor, what, brand, model, quantity, price = line
    day = FIRST + timedelta(days=at * 18 // 5 + number(3, "day", str(at)))
    unit = UNITS[number(len(UNITS), "unit", str(at))]
    return [f"PO-{day.year}-{at + 1:04d}", day.isoformat(), vendor, what, brand, model, quantity, price, unit]
