"""What registers, exports and walk-through sheets call their columns, in English and French."""

from __future__ import annotations

from collections.abc import Sequence

from debar.kit.headers import words
from debar.kit.sheets import Columns
from debar.survey.synonyms import synonyms

COLUMNS = Columns(
    synonyms(
        """
serial: serial number, serial, device serial number, s/n, sn, device serial no, host serial number,
  camera serial number, numéro de série, no de série, n° de série, série, n/s, numéro de série de
  l'appareil, serial number00, 序列号, 设备序列号
mac: mac address, mac, mac addr, physical address, hardware address, hwaddr, ethernet address,
  client id, device mac, camera mac, lan mac, adresse mac, adresse physique, adresse matérielle, mac
  addresses, 物理地址, mac地址
address: ip address, ip, ipv4 address, ipv4, ip addr, device ip, camera ip, host ip, ip v4,
  management ip, primary ip, hardware address url, adresse ip, adresse ipv4, adresse réseau, ipv6
  address, adresse ipv6, address, adresse, host, hôte, primary ip4, primary ipv4, ip addresses,
  assigned ip, ip地址, ipv4地址
model: model, model number, model name, model id, hardware model, camera model, device model,
  product model, part number, mpn, manufacturer part number, device description, modèle, numéro de
  modèle, nom du modèle, no de modèle, référence fabricant, numéro de pièce, 型号, 设备型号
maker-claimed: manufacturer, maker, manufacturer name, made by, oem, producer, device manufacturer,
  fabricant, fabriqué par, constructeur, manufacturier, nom du fabricant, 厂商, 制造商, 生产厂家
brand-claimed: brand, make, brand name, brand on label, badge, label, device brand, trade name,
  marque, marque commerciale, marque sur l'étiquette, nom de marque, 品牌
firmware: firmware, firmware version, software version, fw, fw version, device firmware, os version,
  micrologiciel, version du micrologiciel, version logicielle, version du logiciel, microprogramme,
  软件版本, 固件版本
kind-claimed: device category, device kind, kind, category, asset type, asset category, device
  class, equipment type, product type, type, role, product category, class, device type, catégorie,
  genre, désignation, type d'appareil, type d'équipement, nature, classe, sorte, type de matériel,
  catégorie d'actif, item, article, 设备类型
name: device name, camera name, name, asset name, host name, hostname, display name, nickname,
  machine name, vm name, computer name, fqdn, dns name, alias, nom, nom de l'appareil, nom de la
  caméra, nom d'hôte, nom de l'actif, surnom, netbios name, 名称, 设备名称
site: site, site name, site id, building, facility, property, branch office, building name, site
  code, lieu, nom du site, nom du lieu, immeuble, bâtiment, édifice, installation, succursale,
  propriété
network: network, network name, subnet, vlan, vlan id, scope id, subnet id, network id, réseau, nom
  du réseau, sous-réseau
location: location, room, physical location, room number, position, place, floor, area, zone,
  installed at, mounting location, spot, emplacement, pièce, local, salle, endroit, étage, numéro de
  local, localisation, 位置, 安装位置
state: state, status, lifecycle state, asset status, condition, device status, life cycle, état,
  statut, état de l'appareil, situation, 状态
acquired: purchase date, date purchased, date acquired, acquisition date, acquired, bought on,
  bought, acquired on, invoice date, order date, date of purchase, date d'achat, date d'acquisition,
  acquis le, acheté le, date de facture
supplier: supplier, vendor, vendor name, supplier name, reseller, purchased from, bought from,
  contractor, installer, supplied by, sold by, fourni par, vendu par, fournisseur, vendeur, revendeur,
  nom du fournisseur, acheté chez, entrepreneur, installateur
fcc-id: fcc id, fccid, fcc identifier, fcc, identifiant fcc, numéro fcc
ic-id: ic id, ised id, ised, ised certification number, ic certification number, ic, industry
  canada, industry canada id, certification number, numéro de certification, numéro isde, isde,
  numéro de certification isde, industrie canada
port: port, http port, service port, server port, command port, port de service, port http
driver: driver, hardware driver, driver name, device driver, pilote, pilote matériel
seen: last seen, last seen at, last active scan, last scan, last discovered, last contact,
  timestamp, last online, date of scan, dernière vue, vu pour la dernière fois, dernier contact,
  dernier balayage, dernière connexion
walked: seen on, date seen, inspected on, inspection date, visit date, date of visit, walked on,
  observed on, checked on, vu le, date de visite, date d'inspection, inspecté le, observé le,
  vérifié le
"""
    )
)
"""Header → field of `evidence.FACTS`, or `site`, `network`, `seen`, `walked`."""

PURCHASE = Columns(
    synonyms(
        """
quantity: quantity, qty, quantité, qté
price: unit price, price, amount, total, line total, cost, unit cost, prix unitaire, prix, montant,
  coût
order: po number, purchase order, order number, invoice number, contract number, requisition, bon de
  commande, numéro de commande, numéro de facture, numéro de contrat, réquisition
"""
    )
)
"""Columns of purchase lines, which are no devices yet: `debar screen` reads those."""

PEOPLE = Columns(
    synonyms(
        """
person: user, username, user name, login, owner, owner name, business owner, assigned to, assigned to
  user, assignee, contact, contact name, contact person, primary contact, site contact, custodian,
  employee, employee name, responsible, responsible person, manager, supervisor, technician, inspector,
  surveyor, guard, occupant, requester, requestor, signature, initials, last user, last logged on user,
  last logon user, utilisateur, nom d'utilisateur, dernier utilisateur, propriétaire, attribué à,
  affecté à, assigné à, responsable, personne-ressource, contact sur place, détenteur, titulaire,
  employé, nom de l'employé, gestionnaire, superviseur, technicien, inspecteur, gardien, demandeur,
  initiales, full name, nom complet
first-name: first name, given name, prénom
last-name: last name, surname, family name, nom de famille
mail: email, e-mail, email address, mail, courriel, adresse courriel
phone: phone number, telephone number, mobile, contact phone, phone extension, cell, cell phone,
  numéro de téléphone, cellulaire, poste téléphonique
hardware-user: hardware username, hardware user name, device username, camera username
"""
    )
)
"""Columns about people, which no question of debar needs."""

_DOERS = (("by",), ("par",))
"""The last words of `Installed by` and `Installé par`."""


def about_people(headers: Sequence[str]) -> list[str]:
    """Those of some headers, of which no field is known, whose cells name people: `Owner`, `Inspecté par`."""
    found = PEOPLE.match(headers)
    named = {*found.fields, *(left.header for left in found.left)}
    return [header for header in headers if header in named or words(header)[-1:] in _DOERS]
