"""The words before a value on a type plate, in English, French and Chinese, and what they announce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from debar.kit.secrecy import secret_columns

HIDDEN = "hidden"
"""Announces what is never kept: a password, a key, a verification code."""
IGNORED = "ignored"
"""Announces what tells nothing of who made it: power, size, other numbers. It ends the value before it."""
PARTY = "label.party"
"""Announces who sells, imports or answers for it, which is not who made it."""
MODULE = {"fcc-id": "fcc.module", "ic-id": "ic.module"}
"""Approval numbers → what they are called where they are those of a part that is built in."""

_TABLE = """
hidden: verification code, verify code, validation code, safety code, security code, setup code
hidden: set-up code, pairing code, activation code, unlock code, device verification code, admin code
hidden: login code, web code, access code, password, default password, admin password, login password
hidden: web password, wi-fi password, pwd:, psk:, passphrase, passwd, pin code, wps pin, pin:, admin pw
hidden: admin pin, wi-fi key, wifi key, wpa key, wpa2 key, wireless key, wlan key, network key, wep key
hidden: device key, security key, encryption key, web key, wpa2-psk, pre-shared key, mot de passe
hidden: code de vérification, code de sécurité, code d'activation, code de jumelage, code pin, clé wi-fi
hidden: clé wifi, clé wpa, clé de sécurité, clé réseau, 验证码, 设备验证码, 安全码, 密码, 初始密码
hidden: 默认密码, 无线密码, 配对码, 激活码
built-in: contains, contains transmitter module, contient, contains module, contient le module
fcc-id: fcc id, fcc-id, fcc identifier
ic-id: ic:, ic id:, canada ic:, ised:, ic id, canada id:
mac: mac, mac address, mac addr, mac id, wired mac, wireless mac, wi-fi mac, wifi mac, wlan mac, lan mac
mac: wan mac, eth mac, ethernet mac, bt mac, physical address, hardware address, ethernet address
mac: adresse mac, adresse physique, mac地址, 物理地址
label.p2p-uid: uid:, p2p id, p2p uid, cloud id, device id, did:
serial: serial, serial no, serial number, serialno, s/n, s.n.:, s-n:, sn:, ser no, product sn, device sn
serial: n° de série, no de série, no. de série, numéro de série, nº de série, série:, 序列号, 产品序列号
serial: 设备序列号, 机身号
label.part: part no, part number, p/n, pn:, sku, order code, order no, item no, item number, bom:
label.part: référence:, réf:, 物料编码, 料号, 订货号, numéro de pièce, no de pièce
model: model, model no, model number, model name, model id, m/n, mn:, mod.:, product model, device model
model: hvin, device type:, type no, modèle, n° de modèle, no de modèle, no. de modèle, numéro de modèle
model: 型号, 产品型号, 设备型号, 规格型号
label.made: manufacture date, manufacturing date, manufactured date, date of manufacture
label.made: date of manufacturing, manufactured on, production date, prod. date, mfg date, mfg. date
label.made: mfd date, mfd. date, mfg:, mfg.:, mfd:, date code, d/c:, dom:, date:, date de fabrication
label.made: date de production, fabriqué le, 生产日期, 制造日期, 出厂日期
label.party: imported by, distributed by, sold by, marketed by, supplied by, warranted by, designed by
label.party: serviced by, manufactured for, made for, produced for, importer, distributor
label.party: responsible party, responsible person, uk importer, eu importer, uk rep, eu rep, ec rep
label.party: eurep, ecrep, ukrep, authorized representative, authorised representative, importateur
label.party: distributeur, importé par, distribué par, vendu par, commercialisé par, fabriqué pour
label.party: mandataire:, représentant autorisé, représentant, supplier:, 进口商, 经销商, 代理商
maker-claimed: manufacturer, manufactured by, made by, produced by, maker:, mfr:, mfr.:, fabricant
maker-claimed: fabriqué par, produit par, manufacturé par, 制造商, 生产商, 生产厂商, 制造厂商, 生产企业
maker-claimed: 制造企业, 制造单位, 生产厂
label.country: made in, assembled in, manufactured in, produced in, product of, country of origin
label.country: fabriqué en, fabriqué au, fabriqué aux, fabriqué à, assemblé en, assemblé au
label.country: pays d'origine, 产地, 原产地, 原产国
brand-claimed: brand:, brand name:, trademark:, trade mark:, marque:, 品牌, 商标
firmware: f/w, f/w version, fw:, fw version, firmware, firmware version, software version, s/w version
firmware: fvin, version du micrologiciel, micrologiciel, 固件版本, 软件版本
label.hardware: h/w, h/w version, h/w ver, hw:, hw version, hw rev, hardware version, hardware revision
label.hardware: 硬件版本
kind-claimed: product name:, product:, device name:, product description:, description:, désignation:
kind-claimed: nom du produit, produit:, 产品名称, 设备名称, 名称
ignored: input, output, power:, power supply, power input, power source, rated power, rated voltage
ignored: rating:, voltage, current:, power consumption, consumption:, alimentation, entrée:, sortie:
ignored: puissance, 输入, 输出, 电源, 功率, 功耗, 电压, 电流, 额定电压, imei, meid, iccid, ssid, username:
ignored: user name:, user:, login:, nom d'utilisateur:, default ip, ip address, ip:, gateway:, tel:, tél:
ignored: e-mail:, email:, address:, adresse:, 地址, 电话, qty:, weight:, lens:, lentille:, can ices, kc:
ignored: cmiit id, anatel, resolution:, frequency:, channel:, storage:, capacity:, temperature:, humidity:
ignored: pmn:, warning:, avertissement:, website:, web:
"""
"""Field, and what announces it. A colon: only where a colon, a blank and digits, or nothing follows."""

_NUMBER = r"(?:[ .]*(?:numbers?|nr|no|n[°º]|#|编号|号码)(?![a-z]))?"
_AFTER = r"(?=[ .]*(?:[:：=#]|$)|[ .]+(?=[a-z-]*[0-9])[a-z0-9-]{5})"
_ACCENTS = {"é": "[ée]", "è": "[èe]", "à": "[àa]", "ê": "[êe]", "'": "['’]?", "°": "[°ºo0]", "º": "[°ºo0]"}
_ALIKE = {"l": "[l1it|!]", "i": "[i1l|í]", "o": "[o0]"}
"""What poor photos make of letters; only in captions that are long enough to be told from other words."""
_LONG = 5
_LONGEST = 400
_SHORT = {"sn": "serial", "pn": "label.part", "mn": "model", "ic": "ic-id", "fcc": "fcc-id"}


class Caption(Struct, frozen=True):
    """Words that announce a value: which field, and where they stand in the text."""

    field: str
    start: int
    end: int


def captions(text: str) -> list[Caption]:
    """The captions in a text, in order, none overlapping another; only its first 400 characters count."""
    found = [
        Caption(field, match.start(), match.end())
        for field, pattern in _READY
        for match in pattern.finditer(text[:_LONGEST])
    ]
    found.sort(key=lambda caption: (caption.start, -caption.end))
    return list(_apart(found))


@lru_cache(1 << 10)
def field_of(name: str) -> str | None:
    """The field that a name alone, as in a code, announces; None where it is unknown or nothing is kept."""
    name = " ".join(name.replace("_", " ").split())[:60]
    if short := _SHORT.get(name.lower()):
        return short
    found = captions(f"{_parted(name)}:")
    if len(found) != 1 or found[0].start or found[0].end <= len(_parted(name)):
        return None
    return None if found[0].field in (HIDDEN, IGNORED, PARTY, "built-in") else found[0].field


@lru_cache(1 << 10)
def is_secret(name: str) -> bool:
    """Does a name announce a password, a key, or a code that opens something?"""
    return bool(secret_columns([name])) or any(c.field == HIDDEN for c in captions(f"{_parted(name)}:"))


def _parted(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.replace("_", " "))


def _apart(found: list[Caption]) -> Iterator[Caption]:
    end, built_in = -1, False
    for caption in found:
        if caption.start < end:
            continue
        end = caption.end
        if caption.field == "built-in":
            built_in = True
        else:
            field = MODULE.get(caption.field, caption.field) if built_in else caption.field
            yield Caption(field, caption.start, caption.end)


def _ready(table: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    phrases: dict[str, list[str]] = {}
    for line in table.strip().splitlines():
        field, _, listed = line.partition(": ")
        phrases.setdefault(field, []).extend(phrase.strip() for phrase in listed.split(", "))
    for field, several in phrases.items():
        longest_first = sorted(several, key=lambda phrase: (-len(phrase), phrase))
        whole = "|".join(_pattern(phrase) for phrase in longest_first)
        yield field, re.compile(rf"(?i)(?<![a-zà-ÿ])(?:{whole})[ .]*[:：=]?\s*")


def _pattern(phrase: str) -> str:
    strict = phrase.endswith(":")
    bare = phrase.removesuffix(":").removesuffix(".")
    long = len(bare) >= _LONG
    alike = _ACCENTS | _ALIKE if long else _ACCENTS
    words = bare.split(" ")
    spelt = r"[ .]*".join("".join(alike.get(c, re.escape(c)) for c in word) for word in words)
    spelt = spelt.replace("/", r" ?[/.|]? ?" if long else r" ?[/|] ?")
    if strict:
        return spelt + _AFTER
    # A long word may run into a value in capitals (`ModelM3065`), a short one is part of another (`MACHINE`).
    ends = "(?!(?-i:[a-zà-ÿ]))" if long else "(?![a-zà-ÿ])"
    return spelt + _NUMBER + (ends if len(words) == 1 else "")


_READY = tuple(_ready(_TABLE))
