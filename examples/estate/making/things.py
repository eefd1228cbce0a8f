"""A thing of the example estate: what stands where, as only its author knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from string import Template

from making.chance import digits, letters, octets
from making.makes import Ware


@dataclass(frozen=True)
class Thing:
    """A device. What its label says is badge and model of the ware."""

    id: str
    site: str
    room: str = ""
    ware: Ware | None = None
    """None: nobody knows."""
    seen: tuple[str, ...] = ()
    """Names of the site's files that tell of it."""
    address: str = ""
    acquired: str = ""
    supplier: str = ""
    state: str = "in use"
    """in use, spare, disposed, to check."""
    labelled: bool = True
    """Can its label be read? If not, papers name neither badge nor model."""
    answers: str = ""
    """What it answers, where that is not what its make answers (faces.py)."""
    host: str = ""
    listed: str = ""
    """Another address under which papers still list it."""
    hardware: str = ""
    """Its hardware address, where that is not to be made up; `none` where nobody saw one."""
    number: str = ""
    """Its serial number, where that is not to be made up; `none` where nobody read one."""
    label: str = ""
    """`brand|model` as papers give them, where no ware says so."""
    grant: str = ""
    """Number of the equipment grant on its label (FCC ID)."""
    maker: str = ""
    """Who really made it, where no ware says so."""
    tie: str = ""
    """The same of its tie to a maker that some measure names."""
    hidden: str = ""
    """What is odd about it, for the table of truth."""

    @property
    def badge(self) -> str:
        """What its label says of the brand; empty where it has none that can be read."""
        return self.ware.make.badge if self.ware and self.labelled else self.label.partition("|")[0]

    @property
    def model(self) -> str:
        """What its label says of the model; empty where it has none that can be read."""
        return self.ware.model if self.ware and self.labelled else self.label.partition("|")[2]

    @property
    def kind(self) -> str:
        """What sort of thing it is."""
        return self.ware.kind if self.ware else ""

    @property
    def face(self) -> str:
        """What it answers on the network."""
        return self.answers or (self.ware.make.face if self.ware else "silent")

    @property
    def holder(self) -> str:
        """Who owns its address block, as a scanner prints it."""
        return self.ware.make.holder if self.ware else ""

    @property
    def mac(self) -> str:
        """Its hardware address; empty where nobody saw one."""
        if self.hardware:
            return self.hardware.removeprefix("none")
        if not self.ware or not self.ware.make.blocks:
            return ""
        blocks = self.ware.make.blocks
        return f"{blocks[int(digits(3, 'block', self.id)) % len(blocks)]}:{octets(3, 'mac', self.id)}"

    @property
    def serial(self) -> str:
        """Its serial number, in the way of its maker; empty where no label was read."""
        if self.number:
            return self.number.removeprefix("none")
        return _SERIALS[self.ware.make.serial](self, self.ware) if self.ware else ""

    def filled(self, text: str) -> str:
        """A text with this device's own values for `$serial`, `$mac`, `$dashes`, `$model`, `$address` …"""
        mac = self.mac or "02:00:5E:10:00:01"
        return Template(text).substitute(
            serial=self.serial,
            tail=self.serial[-9:],
            mac=mac.replace(":", ""),
            small=mac.lower(),
            dashes=mac.replace(":", "-").lower(),
            model=self.ware.model if self.ware else "",
            badge=self.ware.make.badge if self.ware else "",
            address=self.address,
            host=self.host,
        )


def _hik(thing: Thing, ware: Ware) -> str:
    """Model, for a recorder its channels, day, region, a letter, digits."""
    day = (thing.acquired or "2021-05-17").replace("-", "")
    body = f"{letters(1, thing.id)}{digits(8, thing.id)}"
    if ware.kind == "recorder":
        return f"{ware.model}16{day}CCRR{body}WCVU"
    return f"{ware.model}{day}AAWR{body}"


def _dahua(thing: Thing, _ware: Ware) -> str:
    return f"{digits(1, thing.id, 'h')}{letters(1, thing.id)}0{_dahua_body(thing)}"


def _dahua_body(thing: Thing) -> str:
    return f"{digits(4, thing.id)}PA{letters(1, thing.id, 'p')}{digits(5, thing.id, 't')}"


def _plain(thing: Thing, _ware: Ware) -> str:
    return f"{letters(2, thing.id)}{digits(8, thing.id)}"


_SERIALS: dict[str, Callable[[Thing, Ware], str]] = {
    "plain": _plain,
    "mac": lambda thing, _: thing.mac.replace(":", ""),
    "hik": _hik,
    "ezviz": lambda thing, ware: _plain(thing, ware)[:9],
    "dahua": _dahua,
    "lorex": lambda thing, _: f"ND0{_dahua_body(thing)}",
    "amcrest": lambda thing, _: f"AMC0{_dahua_body(thing)}",
}
