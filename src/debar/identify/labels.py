"""The words for kinds of things, grades and degrees of confidence, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from debar.entities.model import Confidence
from debar.identify.evidence import Grade
from debar.kit.words import Both

GRADE_WORDS: Mapping[Grade, Both] = {
    "established": Both("established", "établie"),
    "strong": Both("strong", "solide"),
    "probable": Both("probable", "probable"),
    "lead": Both("a lead only", "simple piste"),
    "none": Both("none", "nulle"),
}

CONFIDENCES: Mapping[Confidence, Both] = {
    "high": Both("high", "élevée"),
    "medium": Both("medium", "moyenne"),
    "low": Both("low", "faible"),
}

KINDS: dict[str, Both] = {
    "access-control": Both("access control", "contrôle d'accès"),
    "access-point": Both("access point", "point d'accès"),
    "accessory": Both("accessory", "accessoire"),
    "ai-model": Both("artificial-intelligence model", "modèle d'intelligence artificielle"),
    "alarm": Both("alarm", "système d'alarme"),
    "antivirus": Both("antivirus", "antivirus"),
    "battery": Both("battery", "batterie"),
    "biotech": Both("biotechnology", "biotechnologie"),
    "body-camera": Both("body camera", "caméra corporelle"),
    "camera": Both("camera", "caméra"),
    "cellular-module": Both("cellular module", "module cellulaire"),
    "cloud-service": Both("cloud or online service", "service infonuagique ou en ligne"),
    "component-radio-module": Both(
        "radio module built into other things", "module radio intégré à d'autres produits"
    ),
    "component-soc": Both("system on a chip", "système sur puce"),
    "computer": Both("computer", "ordinateur"),
    "conference-camera": Both("conference camera", "caméra de visioconférence"),
    "connected-vehicle": Both("connected vehicle", "véhicule connecté"),
    "device": Both("device, of which kind is not known", "appareil de genre inconnu"),
    "display": Both("display", "écran"),
    "doorbell": Both("doorbell", "sonnette vidéo"),
    "drone": Both("drone", "drone"),
    "drone-component": Both("drone component", "composant de drone"),
    "encoder": Both("encoder", "encodeur vidéo"),
    "intercom": Both("intercom", "interphone"),
    "inverter": Both("inverter", "onduleur"),
    "lidar": Both("lidar", "lidar"),
    "mobile-app": Both("mobile application", "application mobile"),
    "modem": Both("modem", "modem"),
    "network-4g": Both("4G network equipment", "équipement de réseau 4G"),
    "network-5g": Both("5G network equipment", "équipement de réseau 5G"),
    "network-fibre": Both("fibre access network equipment", "équipement de réseau d'accès en fibre optique"),
    "other": Both("something else", "autre chose"),
    "phone": Both("telephone", "téléphone"),
    "photo-camera": Both("photo camera", "appareil photo"),
    "power-station": Both("portable power station", "centrale électrique portative"),
    "printer": Both("printer", "imprimante"),
    "radio": Both("radio", "radio"),
    "recorder": Both("recorder", "enregistreur"),
    "research": Both("research project", "projet de recherche"),
    "robot": Both("robot", "robot"),
    "router": Both("router", "routeur"),
    "router-consumer": Both("consumer router", "routeur grand public"),
    "screening-equipment": Both("screening equipment", "matériel de contrôle de sûreté"),
    "securities": Both("securities", "valeurs mobilières"),
    "semiconductor": Both("semiconductor", "semi-conducteur"),
    "server": Both("server", "serveur"),
    "software": Both("software", "logiciel"),
    "storage": Both("storage", "stockage"),
    "switch": Both("switch", "commutateur"),
    "telecom-service": Both("telecommunications service", "service de télécommunications"),
    "thermal": Both("thermal imaging", "imagerie thermique"),
    "thermal-camera": Both("thermal camera", "caméra thermique"),
    "vehicle-connectivity": Both("vehicle connectivity hardware", "matériel de connectivité pour véhicules"),
    "video-service": Both("video service", "service vidéo"),
    "video-software": Both("video software", "logiciel vidéo"),
}
"""The kinds of thing; what a device itself calls otherwise stands as it is written."""
