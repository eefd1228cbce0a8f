"""What is told to the person who took a photo: what was made of it, and how to take a better one."""

from __future__ import annotations

from collections.abc import Mapping

from debar.kit.words import Both

BEFORE = Both(
    "Photograph the device and its label only: no people, no screens. Crop first (--crop), and look "
    "with --preview OUT.png at what will be read.",
    "Ne photographiez que l'appareil et son étiquette\u00a0: ni personnes, ni écrans. Recadrez d'abord "
    "(--crop) et vérifiez par --preview SORTIE.png ce qui sera lu.",
)
NOTHING = Both(
    "Nothing could be read. Go closer, hold the camera parallel to the label, wipe it, and light it "
    "from the side.",
    "Rien n'a pu être lu. Rapprochez-vous, tenez l'appareil photo parallèle à l'étiquette, essuyez-la "
    "et éclairez-la de côté.",
)
SMALL = Both(
    "The writing is only {height} pixels high: go closer, so that the label fills the picture.",
    "L'écriture n'a que {height} pixels de haut\u00a0: rapprochez-vous, pour que l'étiquette remplisse "
    "l'image.",
)
UNREAD = Both(
    "Lines that were read too poorly to be used: {count}. Hold still, avoid reflections, go closer.",
    "Lignes trop mal lues pour servir\u00a0: {count}. Ne bougez pas, évitez les reflets, rapprochez-vous.",
)
NO_MODEL = Both(
    "No model number was found: photograph the label that has one, often under the device or inside its"
    " cover.",
    "Aucun numéro de modèle n'a été trouvé\u00a0: photographiez l'étiquette qui le porte, souvent sous "
    "l'appareil ou dans son couvercle.",
)
NO_SERIAL = Both(
    "Neither a serial number nor a MAC address was found: they tell this device from others, and a "
    "serial number often tells its maker.",
    "Ni numéro de série ni adresse MAC n'ont été trouvés\u00a0: ils distinguent cet appareil des "
    "autres, et le numéro de série révèle souvent le fabricant.",
)
SEVERAL = Both(
    "{field} on what looks like one label: {values}. Photograph each device by itself.",
    "{field} sur ce qui semble une seule étiquette\u00a0: {values}. Photographiez chaque appareil "
    "séparément.",
)
SEVERAL_OF: Mapping[str, Both] = {
    "serial": Both("Several serial numbers", "Plusieurs numéros de série"),
    "model": Both("Several model numbers", "Plusieurs numéros de modèle"),
}
UNSURE = Both(
    "Read too poorly to be used: {fields}. Take this photo again, from closer by and with more light.",
    "Trop mal lu pour servir\u00a0: {fields}. Reprenez la photo, de plus près et mieux éclairée.",
)
CHECK = Both(
    "Compare letter by letter with the label: {fields}.",
    "À comparer caractère par caractère avec l'étiquette\u00a0: {fields}.",
)
TOGETHER = Both(
    "{count} patches of writing are taken for one device, since they do not contradict one another.",
    "{count} zones d'écriture sont attribuées à un seul appareil, car elles ne se contredisent pas.",
)
ADAPTER = Both(
    "This is the label of a power adapter: it tells nothing of who made the device. Photograph the "
    "device's own label.",
    "C'est l'étiquette d'un bloc d'alimentation\u00a0: elle ne dit rien du fabricant de l'appareil. "
    "Photographiez l'étiquette de l'appareil.",
)
UNEXPLAINED = Both(
    "Values in a QR or bar code whose meaning is not known; they were not kept: {count}.",
    "Valeurs de sens inconnu dans un code QR ou à barres, non conservées\u00a0: {count}.",
)
FRAMES = Both(
    "The file holds {count} pictures; only the first was read.",
    "Le fichier contient {count} images; seule la première a été lue.",
)
DROPPED = Both(
    "There was {what} on the label; it was dropped and is stored nowhere. Cover it in the photo if you "
    "pass it on.",
    "L'étiquette portait {what}; rien n'en est conservé. Masquez-le sur la photo si vous la transmettez.",
)
PREVIEW = Both(
    "{place} written; nothing was read yet.",
    "{place} est écrit; rien n'a encore été lu.",
)
TAKEN = Both(
    "taken at {position} (latitude, longitude); kept nowhere.",
    "prise à {position} (latitude, longitude); rien n'en est conservé.",
)
NOWHERE = Both(
    "the photo does not say where it was taken.",
    "la photo n'indique pas où elle a été prise.",
)
CONCLUDED: Mapping[str, Both] = {
    "kind": Both("kind", "genre"),
    "brand": Both("brand", "marque"),
    "maker": Both("maker", "fabricant"),
    "model": Both("model", "modèle"),
}
"""What identification concludes, in words."""
FIELDS: Mapping[str, Both] = {
    "brand-claimed": Both("brand", "marque"),
    "maker-claimed": Both("maker named", "fabricant indiqué"),
    "model": Both("model", "modèle"),
    "serial": Both("serial number", "numéro de série"),
    "mac": Both("MAC address", "adresse MAC"),
    "fcc-id": Both("FCC id", "identifiant FCC"),
    "ic-id": Both("ISED number", "numéro ISDE"),
    "fcc.module": Both("FCC id of a part built in", "identifiant FCC d'une pièce intégrée"),
    "ic.module": Both("ISED number of a part built in", "numéro ISDE d'une pièce intégrée"),
    "kind-claimed": Both("kind of thing", "genre d'appareil"),
    "firmware": Both("firmware", "micrologiciel"),
    "label.part": Both("part number", "numéro de pièce"),
    "label.made": Both("made", "date de fabrication"),
    "label.country": Both("made in", "pays de fabrication"),
    "label.party": Both("seller or importer", "vendeur ou importateur"),
    "label.hardware": Both("hardware version", "version du matériel"),
    "label.p2p-uid": Both("remote-access id", "identifiant d'accès à distance"),
    "label.gtin": Both("product code (GTIN)", "code de produit (GTIN)"),
    "label.host": Both("site", "site"),
    "label.mark": Both("mark", "marquage"),
}
"""What the fields of a label are called."""
