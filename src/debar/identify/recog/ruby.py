r"""Regular expressions as Ruby writes them, said again so that RE2, hyperscan and `regex` mean the same.

What differs: `^` and `$` are ends of lines, `(?m)` lets the dot take line ends, an option in the middle
holds to the end of its group with every alternative that follows, `\h` is a hexadecimal digit, `{,n}`
counts from 0, `{n}+` and `{n}?` repeat a repetition, plain groups do not capture beside named ones, `\s`
takes the vertical tab, classes nest. Written after doc/RE of Onigmo 6, the engine of Ruby.
"""

from __future__ import annotations

import re

from debar.kit.errors import BadData

LONGEST = 16 << 10
"""Characters of a pattern."""
_DEEPEST = 64
_LAST = 0x10FFFF
_LATIN_CONTROLS = 0x9F
_SPACES = r"\x09-\x0d\x20"
_NO_SPACES = "\\x00-\\x08\\x0e-\\x1f\\x21-\U0010ffff"
_HEX = "0-9A-Fa-f"
_NO_HEX = "\\x00-\\/\\:-\\@G-\\`g-\U0010ffff"
_LINE = "(?:\\r\\n|[\\x0a-\\x0d\\x85\u2028\u2029])"
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b"}
_WORDS = {
    "s": f"[{_SPACES}]",
    "S": f"[^{_SPACES}]",
    "h": f"[{_HEX}]",
    "H": f"[^{_HEX}]",
    "R": _LINE,
    "Z": r"\n?\z",
}
_PLAIN_ESCAPES = "dDwWbBAz"
_NOWHERE = "GKXg"
_CLASS_WORDS = {"s": _SPACES, "S": _NO_SPACES, "h": _HEX, "H": _NO_HEX}
_CLASS_ESCAPES = "dDwW"
_PROPERTIES = {"alpha": "L", "digit": "Nd", "lower": "Ll", "upper": "Lu", "punct": "P", "cntrl": "Cc"}
_NAMED = re.compile(r"(?<!\\)(?:\\\\)*\(\?(?:<(?![=!])|')")
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")
_OPTIONS = re.compile(r"\?([imxadu]*)(?:-([imx]*))?([:)])")
_POSIX = re.compile(r"\[:\^?[a-z]{3,6}:\]")
_LOOK = ("?=", "?!", "?<=", "?<!", "?>")
_NUMBERS = {
    "x": re.compile(r"\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{1,2})"),
    "u": re.compile(r"\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{4})"),
}
_DIGITS = re.compile(r"[0-9]{0,3}")
_OCTAL = re.compile(r"[0-7]{1,3}")
_REFERENCE = re.compile(r"[<'](\w+)[>']")
_PROPERTY = re.compile(r"\{(\^?)([A-Za-z_ ]+)\}")
_CAPTURES = re.compile(r"\((?!\?)|\(\?<(?![=!])")


class Ruby:
    """One pattern, read once from left to right."""

    def __init__(self, pattern: str) -> None:
        """Raises BadData where the pattern is too long to be one."""
        if len(pattern) > LONGEST:
            raise BadData(f"longer than {LONGEST} characters")
        self._text, self._at, self._deep, self._extended = pattern, 0, 0, False
        self._named = bool(_NAMED.search(pattern))
        self._names: list[str] = []
        self.groups = 0
        """How many groups capture; final once it was read."""
        self.nested = False
        """Has it a class inside a class, which RE2 would read as something else?"""

    def said(self) -> str:
        """The pattern for the others, under the flag `m` as they know it. Raises BadData, saying why."""
        found = self._alternatives()
        if self._at < len(self._text):
            raise BadData("a parenthesis closes what none opened")
        return found

    def _alternatives(self) -> str:
        """All up to the end of the group, which is left standing."""
        before, self._deep = self._extended, self._deep + 1
        if self._deep > _DEEPEST:
            raise BadData(f"groups nested deeper than {_DEEPEST}")
        out: list[str] = []
        while (char := self._peek()) not in ("", ")"):
            if char == "|":
                self._at += 1
                out.append("|")
            elif self._extended and (char.isspace() or char == "#"):
                self._skip(char)
            else:
                out.append(self._counted(self._atom()))
        self._extended, self._deep = before, self._deep - 1
        return "".join(out)

    def _peek(self, count: int = 1) -> str:
        return self._text[self._at : self._at + count]

    def _skip(self, char: str) -> None:
        end = self._text.find("\n", self._at) if char == "#" else self._at
        self._at = len(self._text) if end < 0 else end + 1

    def _take(self) -> str:
        if self._at >= len(self._text):
            raise BadData("it ends in the middle")
        self._at += 1
        return self._text[self._at - 1]

    def _atom(self) -> str:
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == "\\":
            return self._escape()
        if char in "*+?":
            raise BadData(f"nothing stands before {char!r} that it could repeat")
        return char if char in "^$." else literal(char)

    def _counted(self, atom: str) -> str:
        """The atom with what repeats it, and with what repeats that."""
        repeated = False
        while sign := self._sign():
            atom = f"(?:{atom}){sign}" if repeated else atom + sign
            repeated = True
        return atom

    def _sign(self) -> str:
        char = self._peek()
        if char and char in "*+?":
            self._at += 1
            return char + self._after("?+")
        found = _COUNT.match(self._text, self._at) if char == "{" else None
        if found is None or not (found[1] or found[3]):
            return ""
        self._at = found.end()
        fixed = not found[2]
        sign = f"{{{found[1] or '0'}{found[2]}{found[3]}}}"
        return sign if fixed else sign + self._after("?")

    def _after(self, signs: str) -> str:
        char = self._peek()
        if not char or char not in signs:
            return ""
        self._at += 1
        return char

    def _group(self) -> str:
        if self._peek(2) == "?#":
            end = self._text.find(")", self._at)
            self._at = len(self._text) if end < 0 else end + 1
            return "(?:)"
        if found := _OPTIONS.match(self._text, self._at):
            return self._under_options(found)
        opening = "(" + self._opening()
        return self._closed(opening)

    def _opening(self) -> str:
        look = next((each for each in _LOOK if self._text.startswith(each, self._at)), None)
        if look is not None:
            self._at += len(look)
            return look
        if self._peek() != "?":
            self.groups += not self._named
            return "?:" if self._named else ""
        if self._peek(2) not in ("?<", "?'"):
            raise BadData(f"the group {self._peek(3)!r} is not known here")
        end = self._text.find(">" if self._peek(2) == "?<" else "'", self._at + 2)
        self._names.append(self._text[self._at + 2 : max(end, 0)])
        self._at = max(end + 1, self._at + 2)
        self.groups += 1
        return ""

    def _under_options(self, found: re.Match[str]) -> str:
        """An option for a group, or for the rest of this one with every alternative that follows."""
        before, off = self._extended, found[2] or ""
        self._at = found.end()
        self._extended = "x" in found[1] or (before and "x" not in off)
        on, off = _flags(found[1]), _flags(off)
        opening = f"(?{on}{'-' + off if off else ''}:"
        whole = self._closed(opening) if found[3] == ":" else f"{opening}{self._alternatives()})"
        self._extended = before
        return whole

    def _closed(self, opening: str) -> str:
        inside = self._alternatives()
        if self._peek() != ")":
            raise BadData("a parenthesis is never closed")
        self._at += 1
        return f"{opening}{inside})"

    def _escape(self) -> str:
        char = self._take()
        if char in _PLAIN_ESCAPES:
            return f"\\{char}"
        if char in _WORDS:
            return _WORDS[char]
        if char in _NOWHERE:
            raise BadData(f"\\{char} has no like outside Ruby")
        if char in "pP":
            return self._property(char)
        if char == "k":
            return f"\\{self._reference()}(?:)"
        number = self._number(char)
        return f"\\{number}(?:)" if number else literal(self._char(char))

    def _number(self, first: str) -> str:
        """The number of a group that is referred to; empty where the digits give a character, or are none."""
        if first not in "123456789":
            return ""
        more = _DIGITS.match(self._text, self._at)
        number = first + (more[0] if more else "")
        if len(number) > 1 and int(number) > len(_CAPTURES.findall(self._text)):
            return ""
        self._at += len(number) - 1
        return number

    def _reference(self) -> str:
        """The number of the group whose name follows."""
        found = _REFERENCE.match(self._text, self._at)
        if found is None:
            raise BadData("\\k names no group")
        self._at = found.end()
        if found[1].isdecimal():
            return found[1]
        if found[1] not in self._names:
            raise BadData(f"\\k names a group {found[1]!r} that is not there")
        return str(self._names.index(found[1]) + 1)

    def _property(self, sign: str) -> str:
        found = _PROPERTY.match(self._text, self._at)
        if found is None:
            raise BadData(f"\\{sign} names no property")
        self._at = found.end()
        negated = (sign == "P") != bool(found[1])
        return f"\\{'P' if negated else 'p'}{{{_PROPERTIES.get(found[2].lower(), found[2])}}}"

    def _char(self, char: str) -> str:
        """The character that an escape stands for, its first letter taken already."""
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char in "xu01234567":
            return self._by_number(char)
        if char == "c":
            return chr(ord(self._take()) & 0x1F)
        if char in "CM":
            raise BadData(f"\\{char} is not known here")
        return char

    def _by_number(self, char: str) -> str:
        if char not in _NUMBERS:
            self._at -= 1
        found = _NUMBERS.get(char, _OCTAL).match(self._text, self._at)
        if found is None:
            raise BadData(f"\\{char} gives no character")
        self._at = found.end()
        number = int(found[1] or found[2], 16) if char in _NUMBERS else int(found[0], 8)
        if number > _LAST or 0xD800 <= number < 0xE000:
            raise BadData(f"\\{char} gives no character")
        return chr(number)

    def _class(self) -> str:
        """A class, its opening bracket taken already."""
        negated = self._after("^")
        out: list[str] = []
        if self._peek() == "]":  # the first one is none that closes
            self._at += 1
            out.append(r"\]")
        while (char := self._take()) != "]":
            out.append(self._member(char))
        self.nested = self.nested or any(each.startswith("[") and not each.startswith("[:") for each in out)
        return f"[{negated}{''.join(out)}]" if out else "[^\\x00-\U0010ffff]"

    def _member(self, char: str) -> str:
        if char == "[":
            return self._inner()
        if char == "&" and self._peek() == "&":
            self._at += 1
            self.nested = True
            return "&&"
        first = self._class_escape() if char == "\\" else literal(char)
        if self._peek() != "-" or self._peek(2) in ("-]", "-[") or not _single(first):
            return first
        self._at += 1
        last = self._take()
        second = self._class_escape() if last == "\\" else literal(last)
        return f"{first}-{second}" if _single(second) else f"{first}\\-{second}"

    def _inner(self) -> str:
        if found := _POSIX.match(self._text, self._at - 1):
            self._at = found.end()
            return found[0]
        inner = self._class()
        plain = not inner.startswith("[^") and not self.nested
        return inner[1:-1] if plain else inner

    def _class_escape(self) -> str:
        char = self._take()
        if char in _CLASS_ESCAPES:
            return f"\\{char}"
        if char in _CLASS_WORDS:
            return _CLASS_WORDS[char]
        if char in "pP":
            return self._property(char)
        return literal("\b" if char == "b" else self._char(char))


def literal(char: str) -> str:
    """One character as all of them read it, in a class and outside."""
    if char.isalnum() or char in " _" or ord(char) > _LATIN_CONTROLS:
        return char
    return f"\\{char}" if "!" <= char <= "~" else f"\\x{ord(char):02x}"


def _single(said: str) -> bool:
    """Is it one character, and no class of several?"""
    return len(said) == 1 or (said[0] == "\\" and (said[1] == "x" or not said[1].isalnum()))


def _flags(ruby: str) -> str:
    """Ruby's options as flags: its `m` is their `s`; `x` is seen to here."""
    return ("i" if "i" in ruby else "") + ("s" if "m" in ruby else "")
