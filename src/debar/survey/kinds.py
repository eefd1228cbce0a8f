"""What people call a kind of thing, in English and French, and the kind that is meant (docs/words.md)."""

from __future__ import annotations

from debar.survey.synonyms import synonyms
from debar.survey.values import folded

_WORDS = """
thermal-camera: thermal camera, caméra thermique, caméra thermographique, bullet thermal
body-camera: body camera, body-worn camera, caméra corporelle, caméra d'intervention, bodycam
conference-camera: conference camera, caméra de conférence, visioconférence, video bar, webcam
doorbell: doorbell, video doorbell, sonnette, sonnette vidéo, carillon vidéo
intercom: intercom, video intercom, interphone, vidéophone, portier vidéo, door station, poste de
  porte
encoder: encoder, video encoder, encodeur, encodeur vidéo, decoder, décodeur
recorder: recorder, video recorder, nvr, dvr, xvr, enregistreur, enregistreur vidéo, magnétoscope
  numérique, enregistreur numérique, enregistreur réseau, hybrid recorder, network video recorder
camera: camera, caméra, ip camera, caméra ip, network camera, caméra réseau, dome camera, caméra
  dôme, bullet camera, caméra fixe, ptz, ptz camera, caméra ptz, cctv camera, security camera, ipc,
  turret camera, caméra de surveillance, surveillance camera, video camera, caméra vidéo, analog
  camera, analogue camera, caméra analogique, fisheye camera, dôme, caméra panoramique
access-control: access control, contrôle d'accès, door controller, contrôleur de porte, card reader,
  lecteur, lecteur de cartes, access controller, contrôleur d'accès, face terminal, time clock,
  terminal d'accès
alarm: alarm, alarme, alarm panel, centrale d'alarme, panneau d'alarme, intrusion panel
switch: switch, network switch, commutateur, commutateur réseau, ethernet switch, commutateur poe,
  poe switch
router: router, routeur, firewall, pare-feu, gateway, passerelle
access-point: access point, wireless access point, wifi access point, point d'accès, point d'accès
  sans fil, borne wifi, wap
radio: radio, portable radio, two-way radio, radio portative, radio mobile, émetteur-récepteur,
  walkie-talkie
modem: modem, cellular modem, modem cellulaire
drone: drone, uas, uav, rpas, quadcopter, aéronef sans pilote, satp
phone: phone, telephone, téléphone, ip phone, téléphone ip, voip phone, voip, smartphone, téléphone
  intelligent
printer: printer, imprimante, multifunction printer, imprimante multifonction, scanner, numériseur
server: server, serveur
computer: computer, pc, laptop, ordinateur, ordinateur portable, workstation, poste de travail,
  desktop
display: display, monitor, moniteur, écran, screen, tv, television, téléviseur
storage: storage, nas, stockage, disk array
video-software: vms, video management software, logiciel de gestion vidéo
software: software, logiciel
"""
_KINDS = {folded(word): kind for kind, words in synonyms(_WORDS).items() for word in (kind, *words)}


def kind_of(text: str) -> str | None:
    """The kind that a text as a whole names, `camera` for `Caméras`; None where it names none we know."""
    short = folded(text)
    return _KINDS.get(short) or _KINDS.get(short.removesuffix("s")) or _KINDS.get(_first_of_both(text))


def _first_of_both(text: str) -> str:
    """The first half of `Camera / Caméra`, folded."""
    return folded(text.partition("/")[0]).removesuffix("s")
