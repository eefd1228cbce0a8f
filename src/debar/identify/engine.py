"""Fields in, claims out: every fingerprint at once, and the model-number grammars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from debar.identify import fingerprint
from debar.identify.blocks import Blocks
from debar.identify.evidence import About, Claim, Field, Ground
from debar.identify.fingerprint import Fingerprint, FingerprintFile
from debar.identify.models import ModelMatch, Models
from debar.identify.scan import MAX_TEXT, Found, Pattern, Scanner, is_plain
from debar.identify.weights import HAND, Weights
from debar.kit import pack

_CAPTURES: dict[str, About] = {"model": "model", "serial": "serial", "firmware": "firmware"}
_GENERIC = frozenset(
    {
        "31",
        "ip camera",
        "ipcamera",
        "ipc",
        "camera",
        "network camera",
        "nvr",
        "dvr",
        "xvr",
        "ip dome",
        "unknown",
    }
    | {
        "n/a",
        "none",
        "network video recorder",
        "embedded net dvr",
        "device",
        "other",
        "virtual",
        "router",
        "-",
    }
)
"""What stands where a model should, and is none; lower case."""
_BRAND_BY_MODEL = 1.4
_QUOTE = 200
_WHOLE = 80
"""Characters; a longer value is quoted only where it matched."""
_SHORT = 300
_REMEMBERED = 1 << 15


class _Print:
    """A fingerprint made ready: what it says, as claims lack only quote and field."""

    __slots__ = ("_says", "fields", "id", "pattern")

    def __init__(self, one: Fingerprint, fields: frozenset[str]) -> None:
        self.id, self.fields, self.pattern = one.id, fields, Pattern(one.pattern)
        said = one.says
        values: tuple[tuple[About, str | None], ...] = (
            ("maker", said.maker),
            ("brand", said.brand),
            ("model", said.model),
            ("kind", said.kind),
        )
        weight = one.weight or 0.0
        self._says = tuple((about, value, one.ground, weight) for about, value in values if value is not None)

    def claims(self, name: str, quote: str) -> list[Claim]:
        """What it says where it matches in a field of that name."""
        return [
            Claim(about, value, ground, weight, quote, name, self.id)
            for about, value, ground, weight in self._says
        ]


class _Set:
    """The fingerprints of some files: one database, and RE2 to confirm and capture."""

    def __init__(self, files: Sequence[FingerprintFile]) -> None:
        self._prints = [_Print(one, frozenset(file.fields)) for file in files for one in file.fingerprints]
        self._scanner = Scanner([one.pattern.source for one in self._prints])

    def build(self) -> None:
        self._scanner.build()

    def claims(self, name: str, text: str, data: bytes, captured: float) -> list[Claim]:
        """What a value says, given as text and in UTF-8; `captured` is what a captured model is worth."""
        hits = self._scanner.hits_in(data)
        if not hits:
            return []
        said: list[Claim] = []
        whole = _quoted(text) if len(text) <= _WHOLE else None
        plain = is_plain(data)
        for one in map(self._prints.__getitem__, hits):
            if name not in one.fields:
                continue
            if plain and whole is not None and one.pattern.sure:
                said += one.claims(name, whole)
            elif found := one.pattern.search(data):
                quote = _quoted(_text(found[0] or b"")) if whole is None else whole
                said += one.claims(name, quote)
                said += _captured(one, found, name, quote, captured)
        return said


class Engine:
    """All fingerprints and grammars, compiled. Threads may share it; a forked process goes on using it."""

    def __init__(
        self,
        files: Iterable[tuple[str, FingerprintFile]],
        models: Models,
        blocks: Blocks | None = None,
        weights: Weights = HAND,
    ) -> None:
        """`files`: path and content; their patterns are taken as checked (`fingerprint.check`)."""
        self.models, self.weights = models, weights
        self._badge = weights.of("badge")
        self._blocks = blocks or Blocks(())
        self._sets = _sets([fingerprint.weighed(file, weights) for _, file in files])
        # Banners repeat: a server's name is the same on a thousand devices of its kind.
        self._remembered = lru_cache(_REMEMBERED)(self._claims)

    @classmethod
    def load(cls, folder: Path = pack.KNOWLEDGE) -> Engine:
        """The engine with the knowledge in a folder. Raises BadData."""
        files = fingerprint.ready(folder / "fingerprints")
        blocks = Blocks.load(folder / "blocks")
        return cls(files, Models.load(folder / "models"), blocks, Weights.load(folder))

    @property
    def reads(self) -> tuple[str, ...]:
        """The names of all fields that are looked at."""
        return tuple(sorted({*self._sets, "model", "mac"}))

    def claims(self, fields: Sequence[Field]) -> list[Claim]:
        """What the fields say, each claim once, in the order of the fields."""
        if len(fields) == 1:
            return list(self._asked(fields[0]))
        return list(dict.fromkeys(claim for field in fields for claim in self._asked(field)))

    def build(self) -> None:
        """Compile every pattern now instead of when it is first needed, and forget the banners seen.

        Before a process forks, so that its children need not; and before measuring.
        """
        self._remembered.cache_clear()
        self.models.build()
        for ready in {ready for sets in self._sets.values() for ready in sets}:
            ready.build()

    def _asked(self, field: Field) -> tuple[Claim, ...]:
        asked = self._remembered if len(field.value) <= _SHORT else self._claims
        return asked(field.name, field.value)

    def _claims(self, name: str, value: str) -> tuple[Claim, ...]:
        return tuple(dict.fromkeys(self._said(name, value[:MAX_TEXT].replace("\u00a0", " "))))

    def _said(self, name: str, text: str) -> list[Claim]:
        said: list[Claim] = []
        if sets := self._sets.get(name):
            data = text.encode("utf-8", "replace")
            for ready in sets:
                said += ready.claims(name, text, data, self._badge)
        if name == "model":
            said += self._of_model(text)
        elif name == "mac":
            said += self._of_block(text)
        return said

    def _of_block(self, mac: str) -> Iterator[Claim]:
        """The holder of the address block, read as the field `mac.vendor`."""
        holder = self._blocks.holder(mac)
        if holder is None:
            return
        quote = f"{mac} = {holder}"
        for claim in self._said("mac.vendor", holder):
            ground: Ground = "hint" if claim.ground == "hint" else "mac"
            yield Claim(claim.about, claim.value, ground, claim.weight, quote, "mac", claim.print)

    def _of_model(self, text: str) -> Iterator[Claim]:
        found = self.models.read(text) or [one.match for one in self.models.find(text)]
        model = found[0].model if found else " ".join(text.split())
        if model.lower() not in _GENERIC:
            yield Claim("model", model, "badge", self.weights.of("badge"), text[:_QUOTE], "model", "model")
        for match in _telling(found):
            yield from _of_grammar(match, text, self.weights)


def _sets(files: Sequence[FingerprintFile]) -> dict[str, list[_Set]]:
    """Field → what is tried on it: all files that read this one alone, and all that read several.

    Of those that read several each is in one database only: so nothing is compiled twice, and a value
    is scanned twice at most.
    """
    by_field: dict[str, list[FingerprintFile]] = {}
    several = [file for file in files if len(file.fields) > 1]
    for file in files:
        if len(file.fields) == 1:
            by_field.setdefault(file.fields[0], []).append(file)
    found = {field: [_Set(alone)] for field, alone in by_field.items()}
    shared = _Set(several)
    for field in {field for file in several for field in file.fields}:
        found.setdefault(field, []).append(shared)
    return found


def _captured(one: _Print, found: Found, name: str, quote: str, weight: float) -> Iterator[Claim]:
    for capture, index in one.pattern.named:
        about = _CAPTURES.get(capture)
        if about is not None and (value := found[index]):
            yield Claim(about, _text(value).strip(), "badge", weight, quote, name, one.id)


def _quoted(text: str) -> str:
    return " ".join(text.split())[:_QUOTE]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _telling(found: Sequence[ModelMatch]) -> Sequence[ModelMatch]:
    """Those that only one maker would use, where there are such; else all."""
    sole = [match for match in found if match.sole]
    return sole or found


def _of_grammar(match: ModelMatch, text: str, weights: Weights) -> Iterator[Claim]:
    quote = text[:_QUOTE]
    yield Claim("maker", match.maker, match.ground, weights.of(match.ground), quote, "model", match.by)
    yield Claim("kind", match.kind, "model", weights.of("model"), quote, "model", match.print)
    if match.brand is not None:
        badge: Ground = "model" if match.branded else "hint"
        weight = weights.of(badge, _BRAND_BY_MODEL if match.branded else None)
        yield Claim("brand", match.brand, badge, weight, quote, "model", match.print)
