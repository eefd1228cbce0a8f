"""Passwords and the like, found so that they are never stored."""

from __future__ import annotations

import re
from collections.abc import Sequence

from debar.kit.headers import words

GONE = "***"
"""What stands where a secret was."""

_ALONE = {
    "communaute", "community", "contrasena", "credential", "credentials", "creds", "identifiants", "jeton",
    "kennwort", "mdp", "nip", "pass", "passcode", "passphrase", "passwd", "password", "passwords", "passwort",
    "pin", "psk", "puk", "pw", "pwd", "secret", "secrets", "senha", "token", "wachtwoord",
}  # fmt: skip
_TOGETHER = re.compile(
    r"pass(?:word|wd|phrase|code)|mots?depasse|^passe$|preshared|prepartage|phrase(?:de)?passe|phrasesecrete|codesecret"
    r"|(?:admin|user|root|web|http|rtsp|onvif|login|camera|cam|device|hardware|host|site)(?:pass|pwd)$"
    r"|(?:api|private|shared|secret|access|encryption|wpa|wpa2|wifi|network|stream|ssh|auth|authentication"
    r"|privacy|vpn|radius)keys?$"
    r"|cle(?:api|privee|partagee|secrete|dacces|dechiffrement|wpa|wifi|reseau|vpn)|密码|口令|验证码"
    r"|(?:verification|security|unlock|access|door|admin|alarm|keypad|installer|recovery|reset|hikconnect|sadp)code"
    r"|coded(?:e|u)?(?:verification|securite|acces|porte|alarme|clavier|recuperation|installateur)"
    r"|(?:snmp|ro|rw|read|write)community|communautesnmp|^snmp(?:v[123]c?)?(?:ro|rw|string|read|write|auth|priv)$"
    r"|jeton(?:api|dacces)"
)
_LOGIN_IN_URL = re.compile(r"(://)[^\s/?#\"'<>@]{0,256}(?:@[^\s/?#\"'<>@]{0,256}){0,8}@")
_SLASH_IN_PASSWORD = re.compile(r"(://)[^\s/?#:@[]{0,64}:(?!\d{1,5}[/?#])[^\s@\"'<>]{0,256}@")
_NAMED = re.compile(
    r"(?i)((?:pass(?:word|wd|phrase)?|psw|pwd|loginpas|mot_?de_?passe|mdp|secret|token|api_?key|access_?key)"
    r"(?:[\"']\s*:\s*[\"']|\s*=\s*[\"']?))[^&\s\"'<>,;]{1,512}"
)
_AUTHORIZATION = re.compile(r"(?i)(authorization\s*:\s*(?:basic|bearer)\s+)[^\s\"'<>]{1,4096}")
_LOGIN_ENCODED = re.compile(r"(?i)(%3A%2F%2F)(?:[^\s/?#\"'<>@%]|%(?!2F|40)){0,256}%40")
_LOGIN_ALONE = re.compile(r"(?<![^\s\"'<(,;=])[\w.+-]{1,64}:[^\s@/\"'<>]{1,256}@(?=[\w\[])")
_SAID = re.compile(
    r"(?i)(?<![a-z0-9])((?:pass(?:word|wd|phrase|code)?|pwd?|psk|mots? de passe|mdp|kennwort|passwort"
    r"|contraseña|pin|nip|puk|secret|token|jeton|(?:wi-?fi|wpa2?|wlan|vpn)[ -](?:key|psk)"
    r"|clé (?:wi-?fi|wpa2?|vpn|réseau))\s{0,3}[:=]\s{0,3}[\"']?)[^\s\"'<>,;&]{1,512}"
)
_WITHOUT_COLON = re.compile(
    r"(?i)(?<![a-z0-9])((?:password|passwd|pwd|mdp|mots? de passe)\s(?:is |est )?)"
    r"(?=[^\s\d]{0,64}\d)[^\s\"'<>,;&]{4,512}"
)
_COMMUNITY = re.compile(
    r"(?i)((?<![a-z])(?:community\s{0,3}=\s{0,3}"
    r"|snmp[ -](?:server )?community(?: string)?(?:\s{0,3}[:=])?\s{1,3}"
    r"|community string(?:\s{0,3}[:=])?\s{1,3})[\"']?)[^\s\"'<>,;&=:]{1,512}"
)
_MAYBE = re.compile(r"[=:%]|(?i:passw|pwd|mdp|passe |community)")
_PATTERNS = ((_LOGIN_IN_URL, r"\1"), (_SLASH_IN_PASSWORD, r"\1"), (_LOGIN_ENCODED, r"\1"), (_LOGIN_ALONE, ""))
_MARKED = (_NAMED, _AUTHORIZATION, _SAID, _WITHOUT_COLON, _COMMUNITY)


def secret_columns(headers: Sequence[str]) -> list[str]:
    """Those of the headers whose cells hold passwords, keys, tokens and the like."""
    return [header for header in headers if _is_secret(header)]


def scrub(text: str) -> tuple[str, bool]:
    """The text without the secrets in it, and whether there were any.

    Takes out the login in an address (`rtsp://user:word@host/` becomes `rtsp://host/`, `user:word@host`
    becomes `host`) and the values of `password=…`, `Password: …`, `mot de passe : …`, `token=…`,
    `snmp-server community …` and of Authorization headers (they become `***`).
    """
    if _MAYBE.search(text) is None:
        return text, False
    clean = text
    for pattern, instead in _PATTERNS:
        clean = pattern.sub(instead, clean)
    for pattern in _MARKED:
        clean = pattern.sub(rf"\1{GONE}", clean)
    return clean, clean != text


def _is_secret(header: str) -> bool:
    said = words(header)
    return any(word in _ALONE for word in said) or _TOGETHER.search("".join(said)) is not None
