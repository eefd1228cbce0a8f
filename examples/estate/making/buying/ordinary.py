"""What any department buys, in the words of whoever typed it, and what only sounds like something else.

A line is `supplier | description | brand | model | price`. `{n}`, `{place}`, `{month}`, `{mois}` and
`{size}` are filled in.
"""

from __future__ import annotations

OFFICE = """
Beaver Office Supply | Copy paper, letter, 20 lb, carton | | | 54.90
Beaver Office Supply | Papier recyclé 8,5 x 11, caisse de {n} | | | 57.10
Beaver Office Supply | Toner for HP LaserJet M507 | HP | CF289X | 289.00
Beaver Office Supply | Cartouche d'encre, lot {n} | Lexmark | 58D1H00 | 214.00
Beaver Office Supply | Chaise ergonomique, tissu noir | | | 412.00
Beaver Office Supply | Sit/stand desk, {size} in. | | | 689.00
Beaver Office Supply | Classeur latéral, {n} tiroirs | | | 318.00
Beaver Office Supply | Whiteboard markers, asst. colours, pkg of {n} | | | 11.40
Beaver Office Supply | Enveloppes à bulles no {n}, boîte de 100 | | | 46.20
Beaver Office Supply | Shredder oil, 12 btl | | | 38.75
Beaver Office Supply | Calendrier mural {mois}, bilingue | | | 9.60
Northbridge Networks | Cat6 patch cable, {n} m, blue | | | 6.25
Northbridge Networks | Câble à fibre optique, {size} m | | | 143.00
Northbridge Networks | SFP module 1000BASE-LX | Cisco | GLC-LH-SMD | 196.00
Northbridge Networks | Switch, 24 ports, PoE+ | Cisco | C9200L-24P | 4120.00
Northbridge Networks | Commutateur 48 ports, étage {n} | Aruba | 2930F-48G | 3980.00
Northbridge Networks | Téléphone IP de bureau | Yealink | SIP-T54W | 219.00
Northbridge Networks | Rack UPS, 1500 VA | APC | SMT1500RM2U | 1190.00
Northbridge Networks | Wi-Fi access point, ceiling | Ubiquiti | U6-LR | 241.00
Northbridge Networks | Serveur lame, soutien {n} ans | Dell | PowerEdge R740 | 11400.00
Northbridge Networks | Notebook, 14 in., docking stn incl. | Dell | Latitude 7440 | 1820.00
Northbridge Networks | Support contract, core switches, {month} | Cisco | | 2400.00
Northbridge Networks | NAS, 4 bays, w/o drives | Synology | DS920+ | 740.00
Cedar Software Ltd. | Database maintenance, annual | | | 31500.00
Cedar Software Ltd. | Licence de traitement de texte, {size} postes | | | 118.00
Cedar Software Ltd. | Endpoint protection, {size} seats | | | 24.00
Cedar Software Ltd. | Traduction automatique, abonnement de {mois} | | | 940.00
Cedar Software Ltd. | GIS layers, shoals and reefs, update {n} | | | 5200.00
Cedar Software Ltd. | Custom report, fog-signal statistics | | | 3800.00
"""

LIGHTS = """
Rivebelle Lamps Co-op | Fresnel lens, {n}th order, reconditioned | | | 18400.00
Rivebelle Lamps Co-op | Ampoule de phare, 1000 W, halogène | | | 88.00
Rivebelle Lamps Co-op | Brass polish, {n} L | | | 61.00
Rivebelle Lamps Co-op | LED lantern, 10 NM, solar | | | 2750.00
Rivebelle Lamps Co-op | Miroir parabolique, {size} cm | | | 1340.00
Rivebelle Lamps Co-op | Lens clockwork, oil and weights | | | 460.00
Rivebelle Lamps Co-op | Verre de lanterne, panneau courbé no {n} | | | 905.00
Shallow Bay Marine | Foghorn compressor, overhaul | | | 7350.00
Shallow Bay Marine | Peinture marine blanche, {size} L | | | 264.00
Shallow Bay Marine | Life jackets, adult, certified | | | 129.00
Shallow Bay Marine | Mooring chain, {size} mm, per m | | | 48.00
Shallow Bay Marine | Bouée de balisage, type {n} | | | 3100.00
Shallow Bay Marine | Diesel, marine, {month} | | | 1.71
Shallow Bay Marine | Vérification de l'ancrage, {place} | | | 2250.00
Shallow Bay Marine | Pump, bilge, 24 V, c/w float sw. | | | 310.00
Shallow Bay Marine | Moteur hors-bord, entretien {mois} | | | 870.00
Great Lakes Radio | Marine VHF radio, fixed mount | Icom | IC-M510 | 899.00
Great Lakes Radio | Antenne VHF, {n} dB, acier inox. | | | 214.00
Great Lakes Radio | Radio batteries, Li-ion, {size} pcs | Motorola | PMNN4409 | 96.00
Great Lakes Radio | Weather station, wind and fog sensor | Vaisala | WXT536 | 4150.00
Great Lakes Radio | Étalonnage, radiophare {place} | | | 1980.00
"""

SERVICES = """
Harbour Guard Services | Guard services, night shift, {month} | | | 22800.00
Harbour Guard Services | Service de gardiennage, jours fériés, {mois} | | | 6100.00
Harbour Guard Services | Reception desk, bilingual, {month} | | | 7400.00
Tidewater Training | Formation en premiers soins, {n} places | | | 1680.00
Tidewater Training | Working at heights, refresher, {place} | | | 345.00
Tidewater Training | Cours de sauvetage en mer, groupe {n} | | | 2900.00
Tidewater Training | Bridge of Lights leadership course | | | 4200.00
Tidewater Training | Second-language training, level {n} | | | 1250.00
Lakeview Catering | Déjeuner de travail, {n} personnes | | | 412.50
Lakeview Catering | Coffee service, meeting of {month} | | | 188.00
Beacon Cleaning Co. | Window cleaning, tower glass, {place} | | | 1150.00
Beacon Cleaning Co. | Nettoyage des bureaux, {mois} | | | 3900.00
Beacon Cleaning Co. | Snow removal, {month}, {place} | | | 2600.00
Spruce & Sons Contracting | Roof repair, {place} | | | 14800.00
Spruce & Sons Contracting | Toiture de bardeaux, maison du gardien | | | 21900.00
Spruce & Sons Contracting | Stairwell railings, galv. steel | | | 5300.00
Spruce & Sons Contracting | Peinture extérieure, tour, {place} | | | 33400.00
Spruce & Sons Contracting | Septic inspection, {month} | | | 620.00
Gannet Air Charter | Helicopter charter, {n} h, {place} | | | 2950.00
Gannet Air Charter | Vol de ravitaillement, {place} | | | 5100.00
Gull Freight | Freight, {place}, {n} pallets | | | 486.00
Gull Freight | Transport de mobilier, {place} | | | 1240.00
Lakeview Print Shop | Notices to mariners, print run {n} | | | 775.00
Lakeview Print Shop | Affiches bilingues, journées portes ouvertes | | | 390.00
Purchase card | Parking, {place} | | | 18.00
Purchase card | Taxi, réunion de {mois} | | | 31.40
Purchase card | Batteries AA, pkg of {size} | | | 22.00
Purchase card | Timbres-poste, rouleau de 100 | | | 107.00
"""

TRAPS = """
Cedar Software Ltd. | Ubuntu LTS support, {n} years | | | 450.00
Tidewater Training | IPC-A-610 soldering standard, course and exam | | | 1250.00
Tidewater Training | Hiking vision safety glasses, box of {n} | | | 96.00
Beaver Office Supply | DS-2 document shredder, cross cut | | DS-2 | 349.00
Shallow Bay Marine | Caméra de recul pour camion | | | 179.00
Hikers' Vision Optometry | Eye examinations, lamp crew | | | 60.00
Lorexco Flooring | Vinyl flooring, corridor, {size} m2 | | | 34.00
Apex Technical Services | Elevator inspection, {month} | | | 890.00
LTS Landscaping | Tree trimming, {place} | | | 640.00
Alibi Escape Rooms | Team day, {n} people | | | 32.00
Luma Candles | Cierges de cérémonie, {n} pièces | | | 14.00
Honeywell Farms Apiary | Honey, gift jars, {n} | | | 11.00
Amcrest Hill Lodge | Lodging, {n} nights, {place} | | | 168.00
Pelco Cleaning Products | Floor wax, {n} L | | | 27.00
Axis Physiotherapy | Ergonomic assessment, {place} | | | 210.00
Swann River Canoes | Canoe rental, {month} | | | 75.00
Northbridge Networks | IPC-2341 industrial PC, fanless | Northbridge | IPC-2341 | 1790.00
Tidewater Training | ZTE: zones tampons écologiques, atelier de {mois} | | | 880.00
Lakeview Print Shop | Annexe au rapport, {n} copies | | | 44.00
Great Lakes Radio | HF radio, hyteresis test set | | | 1420.00
Beaver Office Supply | Imou brand? no: "I.M.O.U." rubber stamp | | | 12.00
Spruce & Sons Contracting | Huawei Street sidewalk repair, {place} | | | 4100.00
"""

PLACES = (
    "Keeper's Hall", "Lantern Quay", "Reef Depot", "Cap-aux-Brumes", "Thunder Narrows", "London",
    "Windmill Point", "Quai de la Lanterne", "Pointe-au-Moulin",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
