"""The badges of the example estate, and who really makes what bears them.

Which firm makes for which brand is what the knowledge of debar says too, as of the end of 2026.
Hardware addresses are made up under blocks that the registry gives to these firms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

HIK = "0C:75:D2 54:8C:81 24:48:45 EC:C8:9C 24:28:FD 8C:E7:48 44:19:B6"
HIK_HOLDER = "Hangzhou Hikvision Digital Technology"
DAHUA = "74:C9:29 6C:1C:71 3C:EF:8C A0:BD:1D"
DAHUA_HOLDER = "Zhejiang Dahua Technology"


@dataclass(frozen=True)
class Make:
    """A badge, and what stands behind it."""

    badge: str
    maker: str
    """Who makes it, by the id that debar has for the firm, or would have."""
    tie: str = ""
    """How the badge belongs to a maker that some measure names: badge, other-brand, subsidiary, relabel."""
    blocks: tuple[str, ...] = ()
    holder: str = ""
    """Owner of the blocks, as a scanner prints it."""
    face: str = "silent"
    """What it answers on the network (faces.py)."""
    serial: str = "plain"
    """How its serial numbers look (things.py)."""
    driver: str = "ONVIF"
    """Under which driver an operator adds it to a video management system."""


@dataclass(frozen=True)
class Ware:
    """A model that can be bought."""

    make: Make
    model: str
    kind: str

    @property
    def name(self) -> str:
        """Badge and model."""
        return f"{self.make.badge} {self.model}"


def _make(badge: str, maker: str, rest: str) -> Make:
    """Tie, blocks, holder, face, serial and driver from cells between bars; `-` where there is none."""
    cells = [cell.strip().replace("-", "", cell.strip() == "-") for cell in rest.split("|")]
    tie, blocks, holder, face, serial, driver = cells
    return Make(badge, maker, tie, tuple(blocks.split()), holder, face, serial, driver or "ONVIF")


# fmt: off
MAKES: dict[str, Make] = {make.badge: make for make in (
    _make("Hikvision", "hikvision", f"badge|{HIK}|{HIK_HOLDER}|hik|hik|Hikvision"),
    _make("HiLook", "hikvision", f"other-brand|{HIK}|{HIK_HOLDER}|hik|hik|Hikvision"),
    _make("HiWatch", "hikvision", f"other-brand|{HIK}|{HIK_HOLDER}|hik|hik|Hikvision"),
    _make("EZVIZ", "hikvision", "subsidiary|64:F2:FB EC:97:E0|Hangzhou Ezviz Software|stream|ezviz|ONVIF"),
    _make("HIKMICRO", "hikvision", f"subsidiary|{HIK}|{HIK_HOLDER}|silent|plain|Hikvision"),
    _make("Annke", "hikvision", f"relabel|{HIK}|{HIK_HOLDER}|hik|hik|ONVIF"),
    _make("LTS", "hikvision", "relabel|14:2F:FD|LT Security|hik-lts|hik|Hikvision"),
    _make("TruVision", "hikvision", f"relabel|{HIK}|{HIK_HOLDER}|hik|hik|TruVision"),
    _make("Alibi", "hikvision", "relabel|64:25:5E|Observint Technologies|hik|hik|ONVIF"),
    _make("Luma", "hikvision", "relabel|D4:6A:91|SnapAV|hik|hik|ONVIF"),
    _make("ABUS", "hikvision", f"relabel|{HIK}|{HIK_HOLDER}|hik|hik|ONVIF"),
    _make("Dahua", "dahua", f"badge|{DAHUA}|{DAHUA_HOLDER}|dahua|dahua|Dahua"),
    _make("Imou", "dahua", "other-brand|A8:31:62|Hangzhou Huacheng Network Technology|stream|dahua|ONVIF"),
    _make("Lorex", "dahua", "relabel|00:1F:54|Lorex Technology|dahua|lorex|Dahua"),
    _make("Amcrest", "dahua", "relabel|9C:8E:CD|Amcrest Technologies|amcrest|amcrest|Dahua"),
    _make("Honeywell", "dahua", f"relabel|{DAHUA}|{DAHUA_HOLDER}|dahua|dahua|Dahua"),
    _make("IC Realtime", "dahua", f"relabel|{DAHUA}|{DAHUA_HOLDER}|dahua|dahua|Dahua"),
    _make("Intelbras", "dahua", "relabel|18:0D:2C|Intelbras|dahua|dahua|ONVIF"),
    _make("CP Plus", "dahua", "relabel|F0:F9:5D|Aditya Infotech|dahua|dahua|ONVIF"),
    _make("Huawei", "huawei", "badge|00:E0:FC 48:46:FB|HUAWEI TECHNOLOGIES|huawei|plain|-"),
    _make("ZTE", "zte", "badge|00:19:C6 34:4B:50|zte|zte|plain|-"),
    _make("Hytera", "hytera", "badge|64:69:BC|Hytera Communications|silent|plain|-"),
    _make("TP-Link", "tp-link", "badge|50:C7:BF AC:84:C6|TP-LINK TECHNOLOGIES|tp-link|plain|ONVIF"),
    _make("Uniview", "uniview", "badge|6C:F1:7E 48:EA:63|Zhejiang Uniview Technologies|uniview|plain|ONVIF"),
    _make("Tiandy", "tiandy", "badge|3C:DA:6D|Tiandy Technologies|stream|plain|ONVIF"),
    _make("Axis", "axis", "-|B8:A4:4F AC:CC:8E E8:27:25|Axis Communications AB|axis|mac|AXIS"),
    _make("Hanwha", "hanwha", "-|E4:30:22|Hanwha Techwin Security Vietnam|hanwha|plain|Hanwha"),
    _make("Bosch", "bosch", "-|00:04:63 00:01:31|Bosch Security Systems|bosch|plain|Bosch"),
    _make("Avigilon", "avigilon", "-|00:18:85|Motorola Solutions|stream|plain|Avigilon"),
    _make("Vivotek", "vivotek", "-|00:02:D1|Vivotek|vivotek|plain|VIVOTEK"),
    _make("Mobotix", "mobotix", "-|00:03:C5|Mobotix AG|mobotix|plain|MOBOTIX"),
    _make("Pelco", "pelco", "-|00:04:7D|Motorola Solutions|stream|plain|Pelco"),
    _make("Panasonic", "panasonic", "-|00:80:45|Panasonic|panasonic|plain|Panasonic"),
    _make("Sony", "sony", "-|00:01:4A|Sony|sony|plain|Sony"),
    _make("Reolink", "reolink", "-|EC:71:DB|Reolink Innovation|reolink|plain|ONVIF"),
    _make("Ubiquiti", "ubiquiti", "-|74:83:C2 24:5A:4C|Ubiquiti|ssh|plain|-"),
    _make("Cisco", "cisco", "-|E8:0A:B9 48:1B:A4 70:DB:98|Cisco Systems|cisco|plain|-"),
    _make("Aruba", "aruba", "-|4C:D5:87|Aruba, a Hewlett Packard Enterprise Company|aruba|plain|-"),
    _make("HP", "hp", "-|64:4E:D7 3C:D9:2B|HP|hp|plain|-"),
    _make("Brother", "brother", "-|3C:2A:F4|Brother Industries|brother|plain|-"),
    _make("Canon", "canon", "-|00:1E:8F|Canon|canon|plain|-"),
    _make("Lexmark", "lexmark", "-|00:21:B7|Lexmark International|lexmark|plain|-"),
    _make("Yealink", "yealink", "-|80:5E:C0|Yealink(xiamen) Network Technology|yealink|plain|-"),
    _make("Polycom", "polycom", "-|64:16:7F|Polycom|polycom|plain|-"),
    _make("Synology", "synology", "-|00:11:32|Synology Incorporated|synology|plain|-"),
    _make("APC", "apc", "-|00:C0:B7|American Power Conversion|apc|plain|-"),
    _make("Dell", "dell", "-|B8:CA:3A F8:BC:12|Dell|dell|plain|-"),
    _make("Raspberry Pi", "raspberry-pi", "-|DC:A6:32 B8:27:EB|Raspberry Pi Trading|ssh|plain|-"),
    _make("Icom", "icom", "-|00:90:C7|Icom|silent|plain|-"),
)}

_MODELS = """
camera | Hikvision | DS-2CD2143G2-I DS-2CD2T47G2-L DS-2CD2386G2-IU DS-2CD2347G2-LU DS-2DE4425IW-DE
camera | Hikvision | iDS-2CD7A46G0/P-IZHS DS-2CD6365G0E-IVS DS-2CE16D0T-IT3F DS-2CE56D0T-IRMMF
recorder | Hikvision | DS-7616NXI-K2 DS-7732NI-K4 DS-7208HQHI-K2
thermal-camera | Hikvision | DS-2TD2617B-6/PA
intercom | Hikvision | DS-KV6113-WPE1
access-control | Hikvision | DS-K1T671M
camera | HiLook | IPC-B140H IPC-T221H THC-B120-P
recorder | HiLook | NVR-108MH-C/8P
camera | HiWatch | HWI-T241H
camera | EZVIZ | CS-C3W CS-C6N CS-H8C
doorbell | EZVIZ | CS-DB1C
thermal-camera | HIKMICRO | HM-TD1018-2/QW
camera | Annke | C800 C500 C51BX
recorder | Annke | N48PAW
camera | LTS | CMIP9342W-28M CMIP3342W-28M
recorder | LTS | LTN8716-P16
camera | TruVision | TVB-5602 TVD-5602
recorder | TruVision | TVN-1116
camera | Alibi | ALI-NS2024VR
camera | Luma | LUM-510-DOM-IPH-WH
recorder | Luma | LUM-310-NVR-8CH
camera | ABUS | IPCB42515A
camera | Dahua | DH-IPC-HFW2431S IPC-HDW3841EM IPC-HDBW2431R-ZS DH-SD49425XB-HNR DH-HAC-HFW1200T
recorder | Dahua | DHI-NVR4216-16P-4KS2 DH-XVR5108HS
intercom | Dahua | VTO2202F-P
camera | Imou | IPC-C22EP
camera | Lorex | LNE8950AB E841CA E896AB LNB2153 LNE3003
recorder | Lorex | N881A82
camera | Amcrest | IP8M-2496EW IP5M-T1179EW
recorder | Amcrest | NV4108E
camera | Honeywell | HBW4PER1 HED3PR3
recorder | Honeywell | HEN16144
camera | IC Realtime | IPEG-D20F-IRW1
camera | Intelbras | VIP_1230_B
camera | CP Plus | CP-UNC-TA21PL3
router | Huawei | B535-333 AR651
switch | Huawei | S5735-L24T4X
phone | Huawei | P30_Pro
router | ZTE | MF286R
phone | ZTE | Blade_A5
radio | Hytera | PD785 PD685 HM785
switch | TP-Link | TL-SG1016PE
router | TP-Link | Archer_AX55
camera | TP-Link | VIGI_C350
camera | Uniview | IPC2122LB-SF28 IPC3614SB-ADF28KM
recorder | Uniview | NVR302-16S2
camera | Tiandy | TC-C32XN
camera | Axis | P3245-LVE M3106-L P3268-LV M3085-V P1468-LE Q6135-LE
intercom | Axis | I8016-LVE
camera | Hanwha | XNV-8080R QNV-8080R XNO-6080R
recorder | Hanwha | XRN-1620SB1
camera | Bosch | NBE-3502-AL NDE-3503-AL
camera | Avigilon | 3.0C-H6SL-D1 5.0C-H5A-BO2
camera | Vivotek | FD9389-EHV IB9387-HT
camera | Mobotix | M26B
camera | Pelco | IMP831-1ERS
camera | Panasonic | WV-SFV631L
camera | Sony | SNC-VB770
camera | Reolink | RLC-810A
camera | Ubiquiti | UVC-G4-PRO
access-point | Ubiquiti | U6-LR
switch | Ubiquiti | USW-24-POE
switch | Cisco | C9200L-24P C9300-48U
router | Cisco | C1111-8P
phone | Cisco | CP-8841
switch | Aruba | 2930F-24G
printer | HP | LaserJet_M507
computer | HP | EliteDesk_800
printer | Brother | ADS-4700W HL-L6400DW
printer | Canon | iR-ADV_C3530
printer | Lexmark | MX521ade
phone | Yealink | SIP-T54W
conference-camera | Yealink | UVC84
phone | Polycom | VVX_450
storage | Synology | DS920+
power | APC | SMT1500RM2U
server | Dell | PowerEdge_R740
computer | Dell | OptiPlex_7090
computer | Raspberry Pi | 4_Model_B
radio | Icom | IC-M510
"""
# fmt: on

EXCEPTIONS: dict[str, tuple[str, str, str]] = {
    "Lorex LNB2153": ("hikvision", "relabel", "hik"),
    "Lorex LNE3003": ("unknown", "", "stream"),
    "Lorex E896AB": ("unknown", "", "dahua"),
}
"""Models whose maker is another than the badge's usual one: maker, tie, face.

Lorex bought an old line from Hikvision; who makes for it since its sale in November 2022 is only alleged.
"""


def _wares() -> dict[str, Ware]:
    found: dict[str, Ware] = {}
    for line in filter(None, _MODELS.splitlines()):
        kind, badge, models = (cell.strip() for cell in line.split("|"))
        for model in models.split():
            ware = _excepted(Ware(MAKES[badge], model.replace("_", " "), kind))
            found[ware.name] = ware
    return found


def _excepted(ware: Ware) -> Ware:
    if ware.name not in EXCEPTIONS:
        return ware
    maker, tie, face = EXCEPTIONS[ware.name]
    return replace(ware, make=replace(ware.make, maker=maker, tie=tie, face=face))


WARES: dict[str, Ware] = _wares()
"""`badge model` → the ware."""
