"""The devices of the example estate: what stands where, as only its author knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

SEED = "inland lighthouses, 1"


def number(below: int, *key: str) -> int:
    """A number from 0 up to, not including, `below`; the same for the same key, everywhere."""
    return int.from_bytes(sha256("/".join((SEED, *key)).encode()).digest()[:8], "big") % below


def letters(count: int, *key: str) -> str:
    """That many capital letters."""
    return "".join("ABCDEFGHJKLMNPRSTUVWXYZ"[number(23, *key, str(i))] for i in range(count))


def digits(count: int, *key: str) -> str:
    """That many digits."""
    return "".join(str(number(10, *key, str(i))) for i in range(count))


@dataclass(frozen=True)
class Port:
    """An open port, and what scripts read there: script id → text."""

    number: int
    service: str
    scripts: dict[str, str] = field(default_factory=dict)
    """`{serial}` and `{mac}` stand for the device's own."""


@dataclass(frozen=True)
class Thing:
    """A device. `brand` and `model` are what its label says."""

    id: str
    room: str
    brand: str = ""
    model: str = ""
    block: str = ""
    vendor: str = ""
    """Owner of the address block, as a scanner prints it."""
    address: str = ""
    ports: tuple[Port, ...] = ()
    acquired: str = ""
    supplier: str = ""
    listed: str = ""
    """Another address under which the register still lists it."""
    host: str = ""

    @property
    def mac(self) -> str:
        """Its hardware address; empty where nobody saw one."""
        if not self.block:
            return ""
        tail = sha256(f"{SEED}/mac/{self.id}".encode()).digest()
        return ":".join([self.block, *(f"{octet:02X}" for octet in tail[:3])])

    @property
    def serial(self) -> str:
        """Its serial number, in the way of its maker; empty where no label was read."""
        if not self.model:
            return ""
        day = (self.acquired or "2021-05-17").replace("-", "")
        if self.brand == "Axis":
            return self.mac.replace(":", "")
        if self.brand in ("Hikvision", "HiLook", "Annke", "LTS"):
            return f"{self.model}{day}AAWR{letters(1, self.id)}{digits(8, self.id)}"
        if self.brand in ("Dahua", "Lorex", "Amcrest"):
            head = {"Dahua": digits(1, self.id, "h") + letters(1, self.id), "Lorex": "ND", "Amcrest": "AMC"}
            return (
                f"{head[self.brand]}0{digits(4, self.id)}P{letters(2, self.id, 'p')}{digits(5, self.id, 't')}"
            )
        return f"{letters(2, self.id)}{digits(8, self.id)}"

    def filled(self, text: str) -> str:
        """A text with the device's own serial number and hardware address in its places."""
        return text.format(serial=self.serial, mac=self.mac.replace(":", ""))
