"""A terminal's text, line by line: whose prompt stands there, and which table is being shown."""

from __future__ import annotations

import re
from typing import Literal

Table = Literal["rows", "neighbours", ""]

_PROMPTS = (
    re.compile(
        r"^(?:RP/\S{1,20}:)?(?P<name>[A-Za-z0-9][\w.-]{0,62})(?:/\w{1,20})?\s?(?:\([\w-]{1,40}\))?\s?[#>]\s?(?P<said>.*)$"
    ),
    re.compile(r"^[\w.-]{1,40}@(?P<name>[A-Za-z0-9][\w.-]{0,62})[>#%]\s?(?P<said>.*)$"),
    re.compile(r"^[<\[][~*]?(?P<name>[A-Za-z0-9][\w.-]{0,62})[>\]]\s?(?P<said>.*)$"),
)
_MORE = re.compile(
    r"(?i)<?-{2,8} ?\(?more(?: \d{1,3}%)?\)? ?-{0,8}>?(?:, next page.{0,60}?(?:quit|control-c))?"
)
_SHOW = re.compile(r"(?i)^(?:do |run )?(?:sh\w{0,3}|dis\w{0,5}|get|diag\w*) ")
_ROWS = re.compile(
    r"(?i)\bmac|\barp\b|snoop|bridge|fdb|ethernet-switching|neighbors?$|ipv6 nei|\bnd\b|port-security"
)
_NEIGHBOURS = re.compile(r"(?i)\b(?:lldp|cdp)\b")
_COLUMN = re.compile(
    r"(?i)(?:hardware|link-layer) addr(?:ess)?|mac[ -]?address|\bmac\b|hwaddr|ip[v46]{0,2}[ -]?address"
    r"|\baddress\b|\bvlan(?:/vsi(?:/bd)?|[ -]?id| name)?|\bvid\b|ports?\b|interface|learned-from|logical"
    r"|type|age\w*|protocol|lease"
)
_BEGINS_NEIGHBOURS = re.compile(
    r"(?i)^\s*(?:local (?:intf|interface|port)(?: id)?\s*:|device id\s?:|lldp (?:neighbor|remote)"
    r"|chassis id\s*:|interface \S+ detected \d+ lldp)"
)
_RULE = re.compile(r"^[-=+| ]{3,}$")


class Screen:
    """Where in the text one is."""

    def __init__(self) -> None:
        self.name = ""
        """The switch's name, from its last prompt."""
        self.table: Table = ""
        self.columns: tuple[str, ...] = ()
        """What the columns of the table are: `mac`, `address`, `vlan`, `port` or `other`."""

    def line(self, line: str) -> str | None:
        """The line without what a pager left in it; None where it is a prompt, a heading or a rule."""
        text = _MORE.sub("", line, count=1) if "ore" in line or "ORE" in line else line
        if self._prompt(text.strip()):
            return None
        columns = columns_of(text)
        if columns:
            self.table, self.columns = "rows", columns
            return None
        if _BEGINS_NEIGHBOURS.match(text) and self.table != "neighbours":
            self.table, self.columns = "neighbours", ()
        return None if self.table == "rows" and _RULE.match(text) else text

    def _prompt(self, text: str) -> bool:
        for prompt in _PROMPTS:
            if found := prompt.match(text):
                said = found["said"].strip()
                if text[found.end("name") :][:1] == " " and not _SHOW.match(f"{said} "):
                    return False
                self.name, self.columns = found["name"], ()
                self.table = _table(said)
                return True
        return False


def columns_of(text: str) -> tuple[str, ...]:
    """The columns that a heading names, in its order; empty where the line is no heading of such a table."""
    if any(c.isdigit() for c in text.replace("IPv4", "").replace("IPv6", "")) or "," in text or ":" in text:
        return ()
    found = tuple(_column(part[0].lower()) for part in _COLUMN.finditer(text))
    return found if "mac" in found and ("port" in found or "address" in found) else ()


def _column(name: str) -> str:
    if name.startswith(("mac", "hardware", "hwaddr", "link")):
        return "mac"
    if name.startswith(("vlan", "vid")):
        return "vlan"
    if name.startswith(("port", "interface", "learned", "logical")):
        return "port"
    return "address" if "address" in name else "other"


def _table(said: str) -> Table:
    """The table that a command shows; none where it shows another, or where nothing was typed."""
    if _NEIGHBOURS.search(said):
        return "neighbours"
    return "rows" if _ROWS.search(said) else ""
