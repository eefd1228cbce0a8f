"""What each field is called where a person reads of it: `sadp.answered` → “Its answer to SADP, …”.

Every name stands before a colon and the words that were read.
"""

from __future__ import annotations

from collections.abc import Mapping

from debar.kit.words import Both

READINGS: Mapping[str, Both] = {
    "axis.brand": Both("The brand in its list of parameters", "La marque dans sa liste de paramètres"),
    "axis.type": Both("Its kind in its list of parameters", "Son genre dans sa liste de paramètres"),
    "brand-claimed": Both(
        "The brand, as a label, an inventory or a person gives it",
        "La marque, telle que l'indique une étiquette, un inventaire ou une personne",
    ),
    "maker-claimed": Both(
        "The maker, as a label, an inventory or a person gives it",
        "Le fabricant, tel que l'indique une étiquette, un inventaire ou une personne",
    ),
    "kind-claimed": Both(
        "Its kind, as a label, an inventory or a person gives it",
        "Son genre, tel que l'indique une étiquette, un inventaire ou une personne",
    ),
    "dhcp.hostname": Both(
        "The name under which it asks for an address (DHCP)",
        "Le nom sous lequel il demande une adresse (DHCP)",
    ),
    "dhcp.vendor-class": Both(
        "The class by which it asks for an address (DHCP)",
        "La classe qu'il indique en demandant une adresse (DHCP)",
    ),
    "dhip.answered": Both(
        "Its answer to DHIP, the discovery protocol of Dahua's firmware",
        "Sa réponse par DHIP, le protocole de découverte du micrologiciel de Dahua",
    ),
    "dhip.class": Both("The class in its answer by DHIP", "La classe dans sa réponse par DHIP"),
    "dhip.firmware": Both(
        "The firmware version in its answer by DHIP",
        "La version du micrologiciel dans sa réponse par DHIP",
    ),
    "dhip.manufacturer": Both(
        "The manufacturer in its answer by DHIP", "Le fabricant dans sa réponse par DHIP"
    ),
    "dhip.vendor": Both("The vendor in its answer by DHIP", "Le vendeur dans sa réponse par DHIP"),
    "driver": Both(
        "The driver by which video software talks to it",
        "Le pilote par lequel un logiciel vidéo lui parle",
    ),
    "favicon.md5": Both("The digest of its page's icon (MD5)", "Le condensé de l'icône de sa page (MD5)"),
    "favicon.mmh3": Both("The digest of its page's icon (mmh3)", "Le condensé de l'icône de sa page (mmh3)"),
    "fcc-id": Both("Its FCC number", "Son numéro FCC"),
    "ic-id": Both("Its ISED number", "Son numéro ISDE"),
    "firmware": Both("Its firmware version", "La version de son micrologiciel"),
    "http.auth": Both("How its web page asks who is there", "La façon dont sa page Web demande qui est là"),
    "http.body": Both("The text of its web page", "Le texte de sa page Web"),
    "http.cookie": Both("The name of its web page's cookie", "Le nom du témoin de sa page Web"),
    "http.header-order": Both(
        "The headers of its web answer, in their order and letters",
        "Les en-têtes de sa réponse Web, dans leur ordre et leurs lettres",
    ),
    "http.header-case": Both(
        "How its web answer writes its headers",
        "La façon dont sa réponse Web écrit ses en-têtes",
    ),
    "http.location": Both("Where its web page leads", "L'endroit où mène sa page Web"),
    "http.redirect": Both("Where its web page leads", "L'endroit où mène sa page Web"),
    "http.p3p": Both("The privacy header of its web page", "L'en-tête de confidentialité de sa page Web"),
    "http.realm": Both("What its web page asks a login for", "Ce pour quoi sa page Web demande un accès"),
    "http.server": Both("The name of its web server", "Le nom de son serveur Web"),
    "http.title": Both("The title of its web page", "Le titre de sa page Web"),
    "isapi.contact": Both(
        "The contact that its ISAPI answer gives", "La personne-ressource que donne sa réponse ISAPI"
    ),
    "isapi.location": Both("The location that its ISAPI answer gives", "Le lieu que donne sa réponse ISAPI"),
    "isapi.manufacturer": Both("The manufacturer in its ISAPI answer", "Le fabricant dans sa réponse ISAPI"),
    "isapi.namespace": Both("The namespace of its ISAPI answer", "L'espace de noms de sa réponse ISAPI"),
    "isapi.platform": Both(
        "The firmware platform in its ISAPI answer",
        "La plateforme du micrologiciel dans sa réponse ISAPI",
    ),
    "isapi-child.proxy-protocol": Both(
        "The protocol by which its recorder talks to it (ISAPI)",
        "Le protocole par lequel son enregistreur lui parle (ISAPI)",
    ),
    "mac": Both("The owner of its hardware address", "Le titulaire de son adresse matérielle"),
    "mac.vendor": Both("The owner of its hardware address", "Le titulaire de son adresse matérielle"),
    "mdns.name": Both("The name that it announces (mDNS)", "Le nom qu'il annonce (mDNS)"),
    "mdns.service": Both("The service that it announces (mDNS)", "Le service qu'il annonce (mDNS)"),
    "mdns.txt": Both("The details that it announces (mDNS)", "Les détails qu'il annonce (mDNS)"),
    "lldp.manufacturer": Both(
        "The manufacturer that it announces to its switch (LLDP)",
        "Le fabricant qu'il annonce à son commutateur (LLDP)",
    ),
    "model": Both("Its model number", "Son numéro de modèle"),
    "name": Both("The name that somebody gave it", "Le nom que quelqu'un lui a donné"),
    "nessus.cpe": Both(
        "What a scanner took it for (Nessus, CPE)", "Ce pour quoi un analyseur l'a pris (Nessus, CPE)"
    ),
    "nessus.os": Both(
        "The system that a scanner guessed (Nessus)", "Le système qu'un analyseur a supposé (Nessus)"
    ),
    "onvif.manufacturer": Both("The manufacturer in its ONVIF answer", "Le fabricant dans sa réponse ONVIF"),
    "onvif.path": Both("The path of its ONVIF service", "Le chemin de son service ONVIF"),
    "onvif.scope": Both("A scope that it announces (ONVIF)", "Une portée qu'il annonce (ONVIF)"),
    "onvif.scope-name": Both("The name that it announces (ONVIF)", "Le nom qu'il annonce (ONVIF)"),
    "rtsp.auth": Both(
        "How its video server asks who is there", "La façon dont son serveur vidéo demande qui est là"
    ),
    "rtsp.path": Both("The path of its video (RTSP)", "Le chemin de sa vidéo (RTSP)"),
    "rtsp.realm": Both(
        "What its video server asks a login for (RTSP)",
        "Ce pour quoi son serveur vidéo demande un accès (RTSP)",
    ),
    "rtsp.sdp": Both("The description of its video (RTSP)", "La description de sa vidéo (RTSP)"),
    "rtsp.server": Both("The name of its video server (RTSP)", "Le nom de son serveur vidéo (RTSP)"),
    "rtsp.session": Both("The name of its video session (RTSP)", "Le nom de sa session vidéo (RTSP)"),
    "sadp.answered": Both(
        "Its answer to SADP, the discovery protocol of Hikvision's firmware",
        "Sa réponse par SADP, le protocole de découverte du micrologiciel de Hikvision",
    ),
    "sadp.hik-connect": Both(
        "The cloud service in its answer by SADP", "Le service infonuagique dans sa réponse par SADP"
    ),
    "sadp.locked": Both(
        "How its answer by SADP says whether it is locked",
        "La façon dont sa réponse par SADP dit s'il est verrouillé",
    ),
    "sadp.oem": Both("The customer whom its answer by SADP names", "Le client que nomme sa réponse par SADP"),
    "sadp.oem-detail": Both(
        "The customer's details in its answer by SADP",
        "Les précisions sur le client dans sa réponse par SADP",
    ),
    "sadp.oem-code": Both(
        "The customer's code in its answer by SADP", "Le code de client dans sa réponse par SADP"
    ),
    "serial": Both("Its serial number", "Son numéro de série"),
    "sip.agent": Both("The name by which it calls (SIP)", "Le nom sous lequel il appelle (SIP)"),
    "sip.manufacturer": Both("The manufacturer in its SIP message", "Le fabricant dans son message SIP"),
    "snmp.descr": Both("Its own description (SNMP)", "La description qu'il donne de lui-même (SNMP)"),
    "snmp.name": Both("The name that was set in it (SNMP)", "Le nom qui y a été inscrit (SNMP)"),
    "snmp.oid": Both(
        "The registered number of its family (SNMP)", "Le numéro enregistré de sa famille (SNMP)"
    ),
    "snmp.value": Both("A value that it gives (SNMP)", "Une valeur qu'il donne (SNMP)"),
    "tls.issuer": Both("Who issued its certificate", "L'émetteur de son certificat"),
    "tls.subject": Both("To whom its certificate was issued", "Le titulaire de son certificat"),
    "upnp.manufacturer": Both(
        "The manufacturer that it announces (UPnP)", "Le fabricant qu'il annonce (UPnP)"
    ),
    "upnp.manufacturer-url": Both(
        "The manufacturer's site that it announces (UPnP)", "Le site du fabricant qu'il annonce (UPnP)"
    ),
    "upnp.model-name": Both("The model that it announces (UPnP)", "Le modèle qu'il annonce (UPnP)"),
    "upnp.model-number": Both("The model that it announces (UPnP)", "Le modèle qu'il annonce (UPnP)"),
    "upnp.name": Both("The name that it announces (UPnP)", "Le nom qu'il annonce (UPnP)"),
    "vms.software": Both(
        "Its software, as the video management system has it",
        "Son logiciel, tel que l'indique le système de gestion vidéo",
    ),
}
"""Field → what it is called."""

FAMILIES: Mapping[str, Both] = {
    "axis": Both("Its list of parameters", "Sa liste de paramètres"),
    "cdp": Both("What it announces to its switch (CDP)", "Ce qu'il annonce à son commutateur (CDP)"),
    "lldp": Both("What it announces to its switch (LLDP)", "Ce qu'il annonce à son commutateur (LLDP)"),
    "dahua-5050": Both(
        "Its answer to the older search protocol of Dahua's firmware (UDP 5050)",
        "Sa réponse par l'ancien protocole de recherche du micrologiciel de Dahua (UDP 5050)",
    ),
    "baichuan": Both(
        "Its answer to Baichuan, the protocol of Reolink's cameras",
        "Sa réponse par Baichuan, le protocole des caméras de Reolink",
    ),
    "dahua-cgi": Both(
        "Its answer to the interface of Dahua's firmware",
        "Sa réponse par l'interface du micrologiciel de Dahua",
    ),
    "dahua-child": Both(
        "What its recorder says of it (Dahua's interface)",
        "Ce que son enregistreur en dit (interface de Dahua)",
    ),
    "dvrip-37777": Both(
        "Its answer on port 37777, the service of Dahua's firmware",
        "Sa réponse au port 37777, le service du micrologiciel de Dahua",
    ),
    "gb28181": Both(
        "What it reports to its video platform (GB28181)", "Ce qu'il déclare à sa plateforme vidéo (GB28181)"
    ),
    "gige": Both(
        "Its answer as an industrial camera (GigE Vision)", "Sa réponse de caméra industrielle (GigE Vision)"
    ),
    "hikvision-8000": Both(
        "Its answer on port 8000, the service of Hikvision's firmware",
        "Sa réponse au port 8000, le service du micrologiciel de Hikvision",
    ),
    "mndp": Both("What it announces to its neighbours (MNDP)", "Ce qu'il annonce à ses voisins (MNDP)"),
    "sadp-8033": Both(
        "Its answer to SADP below IP, the discovery protocol of Hikvision's firmware",
        "Sa réponse par SADP sous IP, le protocole de découverte du micrologiciel de Hikvision",
    ),
    "tp-link": Both(
        "Its answer to TP-Link's discovery protocol", "Sa réponse au protocole de découverte de TP-Link"
    ),
    "xiongmai-34567": Both(
        "Its answer on port 34567, the service of Xiongmai's firmware",
        "Sa réponse au port 34567, le service du micrologiciel de Xiongmai",
    ),
    "dhcp": Both("How it asks for an address (DHCP)", "La façon dont il demande une adresse (DHCP)"),
    "dhip": Both("Its answer by DHIP", "Sa réponse par DHIP"),
    "favicon": Both("The digest of its page's icon", "Le condensé de l'icône de sa page"),
    "ftp": Both("The greeting of its file server (FTP)", "L'accueil de son serveur de fichiers (FTP)"),
    "http": Both("Its web answer", "Sa réponse Web"),
    "isapi": Both("Its answer by ISAPI", "Sa réponse ISAPI"),
    "isapi-child": Both("What its recorder says of it (ISAPI)", "Ce que son enregistreur en dit (ISAPI)"),
    "mac": Both("The owner of its hardware address", "Le titulaire de son adresse matérielle"),
    "mdns": Both("What it announces (mDNS)", "Ce qu'il annonce (mDNS)"),
    "ntp": Both("The answer of its clock service (NTP)", "La réponse de son service d'heure (NTP)"),
    "onvif": Both("Its answer by ONVIF", "Sa réponse ONVIF"),
    "pjl": Both("What it calls itself as a printer (PJL)", "Le nom qu'il se donne comme imprimante (PJL)"),
    "rtsp": Both("The answer of its video server (RTSP)", "La réponse de son serveur vidéo (RTSP)"),
    "sadp": Both("Its answer by SADP", "Sa réponse par SADP"),
    "sip": Both("Its message for calls (SIP)", "Son message d'appel (SIP)"),
    "smtp": Both("The greeting of its mail server (SMTP)", "L'accueil de son serveur de courriel (SMTP)"),
    "snmp": Both("Its answer by SNMP", "Sa réponse SNMP"),
    "ssdp": Both("What it announces (SSDP)", "Ce qu'il annonce (SSDP)"),
    "ssh": Both("The greeting of its SSH service", "L'accueil de son service SSH"),
    "telnet": Both("The greeting of its Telnet service", "L'accueil de son service Telnet"),
    "tls": Both("Its certificate", "Son certificat"),
    "upnp": Both("What it announces (UPnP)", "Ce qu'il annonce (UPnP)"),
    "vendor-udp": Both(
        "Its answer to a maker's discovery protocol", "Sa réponse au protocole de découverte d'un fabricant"
    ),
}
"""What stands before the point of a field's name → what any such field is called."""

ANSWERED = Both(
    "Its answer to a maker's own protocol ({family})",
    "Sa réponse par le protocole propre à un fabricant ({family})",
)
"""What a field is called that says no more than that something answered, as `hanwha.answered`."""

_ANY = Both("What was read ({field})", "Ce qui a été lu ({field})")


def called(field: str) -> Both:
    """What a field is called: by its own name, else by its family's, else by its id."""
    family, _, last = field.partition(".")
    own = READINGS.get(field) or FAMILIES.get(family)
    if own is None:
        return ANSWERED.fill(family=family) if last == "answered" else _ANY.fill(field=field)
    return own
