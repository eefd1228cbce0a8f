"""How cameras and the like stand in purchase lines: bought, or only spoken of.

A manner is `what it does | brand column | model column | words`. What it does: buys, accessory,
service, refers, excludes. `{B}` is the badge, `{M}` the model, `{q}` how many, `{n}` a number, `{A}`
and `{AM}` an innocent badge and model. A column is `B` or `M` (of the ware), `A` or `AM` (of the
innocent one), or left empty.
"""

# ruff: noqa: E501  tables read better unbroken

from __future__ import annotations

MANNERS = """
buys | B | M | {B} {M}
buys | B | M | IP camera, outdoor, 4 MP
buys | B | M | Caméra réseau extérieure, 4 MP
buys | B |   | {B} {M}, c/w mtg brkt and 10 m cbl
buys |   |   | CAM IP DÔME 4MP EXT {B} {M}
buys |   |   | {q} x {B} {M}
buys |   |   | Supply & install {q} {B} cameras, incl. cabling and lift
buys |   |   | Fourniture et installation de {q} caméras {B} {M}
buys |   | M | {B} unit, as per quote Q-{n}
buys |   |   | {B} {M} or approved equivalent
buys |   |   | {B} {M} ou l'équivalent
buys |   |   | Achat urgent : {B} {M}, selon soumission {n}
buys | B | M | Kit de surveillance, {q} canaux
buys |   |   | {B} cameras qty {q}, poss. add'l later
buys |   |   | Not Axis this time but {B} {M}
buys |   |   | Replace old Axis cameras with {B} {M}
accessory |   |   | Wall bracket for {B} {M}
accessory |   |   | Support mural pour caméra {B}
accessory |   |   | 6 TB drive compatible with {B} recorders
accessory |   |   | Disque dur compatible avec enregistreur {B}
accessory |   |   | Power supply, 12 V, for {B} camera
service |   |   | Removal and disposal of {q} {B} cameras
service |   |   | Retrait et élimination de {q} caméras {B}
service |   |   | Maintenance of existing {B} system
service |   |   | Entretien du système {B} existant
refers | A | AM | Replaces our {B} {M}
refers | A | AM | Caméra {A} {AM}, en remplacement de {B} {M}
refers | A | AM | Camera equivalent to {B} {M}
refers |   |    | {A} {AM} camera, similar to {B}
excludes |   |    | Network camera, no {B}, NDAA compliant
excludes |   |    | Caméra réseau, toute marque sauf {B}
excludes | A | AM | Dome camera; {B} not accepted
excludes |   |    | Caméras {A}; ne pas proposer {B}
"""

INNOCENT = """
buys | B | M | Dome camera, outdoor
buys | B | M | Caméra fixe
buys |   |   | {B} {M}
buys |   |   | {q} x {B} {M}, c/w bracket
buys |   |   | Fourniture et installation de {q} caméras {B} {M}
buys |   |   | {B} {M} or equivalent
buys | B | M | Camera, vandal dome, NDAA compliant
"""

DATED = """
2018-12-13 | Northbridge Networks | Commutateur Huawei S5735-L24T4X | Huawei | S5735-L24T4X | 1420.00 | buys | Huawei S5735-L24T4X
2019-08-13 | Phare Sécurité inc. | Caméra Hikvision DS-2CD2143G2-I, 4 MP | | | 295.00 | buys | Hikvision DS-2CD2143G2-I
2020-08-13 | Great Lakes Radio | Portable radio, UHF, with charger | Hytera | PD785 | 610.00 | buys | Hytera PD785
2022-11-25 | Lakeshore Alarm Ltd. | Dahua lite series bullet | Dahua | DH-IPC-HFW2431S | 152.00 | buys | Dahua DH-IPC-HFW2431S
2023-02-09 | Purchase card | Ensemble Lorex 8 caméras | Lorex | N881A82 | 1249.00 | buys | Lorex N881A82
2023-10-30 | Cedar Software Ltd. | Kaspersky Endpoint Security, 50 seats | Kaspersky | | 38.00 | |
2024-06-20 | Tidewater Training | Drone DJI, inspection de toiture | DJI | Mavic 3 Enterprise | 5150.00 | |
2025-06-26 | Phare Sécurité inc. | Hikvision 4 MP turret camera | Hikvision | DS-2CD2347G2-LU | 310.00 | buys | Hikvision DS-2CD2347G2-LU
2025-06-27 | Phare Sécurité inc. | Hikvision 4 MP turret camera | Hikvision | DS-2CD2347G2-LU | 310.00 | buys | Hikvision DS-2CD2347G2-LU
2025-07-07 | Phare Sécurité inc. | Enregistreur réseau 16 canaux | Hikvision | DS-7616NXI-K2 | 980.00 | buys | Hikvision DS-7616NXI-K2
2025-07-28 | Hikvision Canada Inc. | Extended warranty, recorders | | | 640.00 | service | Hikvision DS-7616NXI-K2
2025-08-19 | Hikvison Canada Inc | Mounting bracket, wall | | | 24.00 | accessory | Hikvision DS-2CD2143G2-I
2025-09-09 | Lakeshore Alarm Ltd. | HiLook turret camera IPC-T221H | HiLook | IPC-T221H | 129.00 | buys | HiLook IPC-T221H
2025-10-23 | Purchase card | EZVIZ C3W caméra Wi-Fi | EZVIZ | CS-C3W | 119.00 | buys | EZVIZ CS-C3W
2025-11-14 | Lakeshore Alarm Ltd. | Camera, bullet, as quoted: DS-2CD2T47G2-L | | | 355.00 | buys | Hikvision DS-2CD2T47G2-L
2025-12-07 | Lakeshore Alarm Ltd. | Replaces our DS-2CD2143G2-I | Axis | P3245-LVE | 1090.00 | refers | Hikvision DS-2CD2143G2-I
2026-02-16 | Shallow Bay Marine | Scanner for parcels, rental | Nuctech | CX6040 | 9200.00 | |
2026-05-05 | Dahua Technology Canada Inc. | Recorder firmware visit | | | 480.00 | service | Dahua DHI-NVR4216-16P-4KS2
"""
"""Lines that stand once, on the days around which measures begin: what they do and which ware comes last."""
