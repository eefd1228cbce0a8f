"""Fields in, claims out: every fingerprint at once, and the model-number grammars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from debar.identify import fingerprint
from debar.identify.blocks import Blocks
from debar.identify.evidence import About, Claim, Field, Ground
from debar.identify.fingerprint import Fingerprint, FingerprintFile
from debar.identify.models import ModelMatch, Models
from debar.identify.scan import MAX_TEXT, Scanner, compiled
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
_NAMED = "(?P<"
_BRAND_BY_MODEL = 1.4
_QUOTE = 200
_WHOLE = 80
"""Characters; a longer value is quoted only where it matched."""
_SHORT = 300
_REMEMBERED = 1 << 15


class _Set:
    """The fingerprints of some files: one database, and RE2 to confirm and capture."""

    def __init__(self, files: Sequence[tuple[str, FingerprintFile]]) -> None:
        self._prints = [
            (one, compiled(one.pattern, fingerprint.place(path, one.id)), frozenset(file.fields))
            for path, file in files
            for one in file.fingerprints
        ]
        self._scanner = Scanner([one.pattern for one, _, _ in self._prints])

    def build(self) -> None:
        self._scanner.build()

    def matches(self, field: str, text: str) -> Iterator[tuple[Fingerprint, Any]]:
        for index in self._scanner.hits(text):
            one, pattern, fields = self._prints[index]
            if field in fields and (found := pattern.search(text)):
                yield one, found


class Engine:
    """All fingerprints and grammars, compiled. Threads may share it; a forked process goes on using it."""

    def __init__(
        self,
        files: Iterable[tuple[str, FingerprintFile]],
        models: Models,
        blocks: Blocks | None = None,
        weights: Weights = HAND,
    ) -> None:
        """`files`: path and content. Raises BadData with file and line where a pattern is refused."""
        self.models, self.weights = models, weights
        self._blocks = blocks or Blocks(())
        self._sets = _sets([(path, fingerprint.weighed(file, weights)) for path, file in files])
        # Banners repeat: a server's name is the same on a thousand devices of its kind.
        self._remembered = lru_cache(_REMEMBERED)(self._claims)

    @classmethod
    def load(cls, folder: Path = pack.KNOWLEDGE) -> Engine:
        """The engine with the knowledge in a folder. Raises BadData."""
        files = fingerprint.load(folder / "fingerprints")
        blocks = Blocks.load(folder / "blocks")
        return cls(files, Models.load(folder / "models"), blocks, Weights.load(folder))

    @property
    def reads(self) -> tuple[str, ...]:
        """The names of all fields that are looked at."""
        return tuple(sorted({*self._sets, "model", "mac"}))

    def claims(self, fields: Sequence[Field]) -> list[Claim]:
        """What the fields say, each claim once, in the order of the fields."""
        found: dict[Claim, None] = {}
        for field in fields:
            asked = self._remembered if len(field.value) <= _SHORT else self._claims
            found.update(dict.fromkeys(asked(field.name, field.value)))
        return list(found)

    def build(self) -> None:
        """Compile every pattern now instead of when it is first needed, and forget the banners seen.

        Before a process forks, so that its children need not; and before measuring.
        """
        self._remembered.cache_clear()
        self.models.build()
        for ready in {ready for sets in self._sets.values() for ready in sets}:
            ready.build()

    def _claims(self, name: str, value: str) -> tuple[Claim, ...]:
        text = value[:MAX_TEXT].replace("\u00a0", " ")
        return tuple(self._said(name, text))

    def _said(self, name: str, text: str) -> Iterator[Claim]:
        for ready in self._sets.get(name, ()):
            for one, found in ready.matches(name, text):
                yield from _of_print(one, found, name, text, self.weights)
        if name == "model":
            yield from self._of_model(text)
        elif name == "mac":
            yield from self._of_block(text)

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


def _sets(files: Sequence[tuple[str, FingerprintFile]]) -> dict[str, list[_Set]]:
    """Field → what is tried on it: all files that read this one alone, and all that read several.

    Of those that read several each is in one database only: so nothing is compiled twice, and a value
    is scanned twice at most.
    """
    by_field: dict[str, list[tuple[str, FingerprintFile]]] = {}
    several = [each for each in files if len(each[1].fields) > 1]
    for each in files:
        if len(each[1].fields) == 1:
            by_field.setdefault(each[1].fields[0], []).append(each)
    found = {field: [_Set(alone)] for field, alone in by_field.items()}
    shared = _Set(several)
    for field in {field for _, file in several for field in file.fields}:
        found.setdefault(field, []).append(shared)
    return found


def _of_print(one: Fingerprint, found: Any, name: str, text: str, weights: Weights) -> Iterator[Claim]:
    quote = " ".join((text if len(text) <= _WHOLE else str(found[0])).split())[:_QUOTE]
    says = one.says
    said: tuple[tuple[About, str | None], ...] = (
        ("maker", says.maker),
        ("brand", says.brand),
        ("model", says.model),
        ("kind", says.kind),
    )
    for about, value in said:
        if value is not None:
            yield Claim(about, value, one.ground, one.weight or 0.0, quote, name, one.id)
    named = found.groupdict() if _NAMED in one.pattern else {}  # asking RE2 for names takes its time
    for capture, value in named.items():
        if value and (captured := _CAPTURES.get(capture)):
            yield Claim(captured, value.strip(), "badge", weights.of("badge"), quote, name, one.id)


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
