"""What msgspec refused, in words for whoever wrote the value: where, what, and what was meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

import msgspec

from debar.kit.times import decode_partial

Place = tuple[str | int, ...]
"""The way to a value inside a document: names of fields, keys, and numbers in lists from 0."""

_LONGEST = 60
_AT = re.compile(r" - at (?P<key>`key` in )?`\$(?P<place>[^`]*)`$")
_STEP = re.compile(r"\.(?P<name>[^.\[\]]+)|\[(?P<index>\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(?P<name>[^`]*)`")
_EXPECTED = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`")
_NO_DATE = re.compile(r"Invalid RFC3339 encoded (?P<wanted>date|datetime)")
_CHOICE = "Invalid enum value"
_ROUGH = re.compile(r"\d{4}(-\d{2})?", re.ASCII)
_WORDS = {
    "array": "a list",
    "bool": "true or false",
    "date": "a day as 2025-04-30",
    "datetime": "an instant as 2025-04-30T12:00:00Z",
    "float": "a number",
    "int": "a whole number",
    "null": "nothing",
    "object": "names with values",
    "str": "text",
}


class Mistake(NamedTuple):
    """Where a document is wrong, and how."""

    place: Place
    what: str


def mistake(error: msgspec.ValidationError, value: Any, kind: Any) -> Mistake:
    """Where and why `value` could not be read as `kind`; `error` is what msgspec said of it."""
    text = str(error)
    found = _AT.search(text)
    if found is None:
        return Mistake(*_told(text, (), value, kind))
    text, place = text[: found.start()], _steps(found["place"])
    if found["key"]:
        return _bad_key(text, place, value, kind)
    if "..." in place:
        return _inside_mapping(place[: place.index("...")], value, kind)
    return Mistake(*_told(text, place, value, kind))


def meant(given: str, known: Iterable[str]) -> str:
    """A closing sentence: the known word nearest to the given one, or else all of them."""
    words = sorted(known)
    near = difflib.get_close_matches(given, words, n=1, cutoff=0.6) if len(given) <= _LONGEST else []
    if near:
        return f" Did you mean {near[0]!r}?"
    return f" Known: {', '.join(words)}." if words else ""


def brief(value: object) -> str:
    """The value as Python writes it, cut where it is long."""
    text = repr(value[: _LONGEST + 1] if isinstance(value, str) else value)
    return text if len(text) <= _LONGEST + 2 else f"{text[:_LONGEST]}…"


def _told(text: str, place: Place, value: Any, kind: Any) -> tuple[Place, str]:
    if unknown := _UNKNOWN.fullmatch(text):
        name = unknown["name"]
        return (*place, name), f"there is no field {brief(name)}.{meant(name, _fields_at(kind, place))}"
    if missing := _MISSING.fullmatch(text):
        return place, f"the field {missing['name']!r} is missing."
    names = [step for step in place if isinstance(step, str)]
    named = f"{names[-1]!r}: " if names else ""
    return place, named + _reason(text, _value_at(value, place), kind, place)


def _reason(text: str, given: Any, kind: Any, place: Place) -> str:
    if text.startswith(_CHOICE):
        return f"there is no {brief(given)}.{meant(str(given), _choices_at(kind, place))}"
    if no_date := _NO_DATE.fullmatch(text):
        return _no_date(given, no_date["wanted"])
    if not (expected := _EXPECTED.fullmatch(text)):
        return f"{text.replace('Expected', 'expected').replace('`', '').rstrip('.')}."
    wanted = [word for word in expected["wanted"].split(" | ") if word != "null"]
    if isinstance(given, int) and not isinstance(given, bool) and wanted == ["date"]:
        return _no_date(given, "date")
    said = " or ".join(_WORDS.get(word, word) for word in wanted) or "nothing"
    cure = " Put it in quotes." if "str" in wanted and isinstance(given, bool | int | float) else ""
    return f"expected {said}, found {_WORDS.get(expected['got'], expected['got'])}.{cure}"


def _no_date(given: object, wanted: str) -> str:
    if wanted == "date" and _ROUGH.fullmatch(str(given)):
        return f"{given} names no single day. Write the day as well, as 2025-04-30."
    _, example = _WORDS[wanted].split(" as ")
    return f"{brief(given)} is no {'day' if wanted == 'date' else 'instant'}. Write it as {example}."


def _bad_key(text: str, place: Place, value: Any, kind: Any) -> Mistake:
    """Find the key: msgspec names only the mapping."""
    for inner, key, _ in _entries(place, value, kind):
        keys = get_args(inner)[0]
        if _refusal(key, keys) is not None:
            choices = [str(choice) for choice in get_args(keys)]
            return Mistake((*place, key), f"there is no key {brief(key)}.{meant(str(key), choices)}")
    return Mistake(place, f"{text}.")


def _inside_mapping(place: Place, value: Any, kind: Any) -> Mistake:
    """Find the entry that was refused: msgspec writes `[...]` for its key."""
    for inner, key, item in _entries(place, value, kind):
        if (refusal := _refusal(item, get_args(inner)[-1])) is not None:
            found = mistake(refusal, item, get_args(inner)[-1])
            what = found.what if found.place else f"{key!r}: {found.what}"
            return Mistake((*place, key, *found.place), what)
    return Mistake(place, "holds a value that does not fit.")


def _entries(place: Place, value: Any, kind: Any) -> Iterator[tuple[Any, str, Any]]:
    mapping = _value_at(value, place)
    for inner in _kinds_at(kind, place):
        if isinstance(mapping, Mapping) and len(get_args(inner)) == 2:
            for key, item in mapping.items():
                yield inner, key, item


def _refusal(value: Any, kind: Any) -> msgspec.ValidationError | None:
    try:
        msgspec.convert(value, kind, dec_hook=decode_partial)
    except msgspec.ValidationError as error:
        return error
    return None


def _steps(place: str) -> Place:
    steps: list[str | int] = []
    for step in _STEP.finditer(place):
        name, index = step["name"], step["index"]
        steps.append(name or (int(index) if index.isdigit() else index))
    return tuple(steps)


def _value_at(value: Any, place: Place) -> Any:
    for step in place:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _fields_at(kind: Any, place: Place) -> list[str]:
    return [f.encode_name for k in _kinds_at(kind, place) if _is_struct(k) for f in msgspec.structs.fields(k)]


def _choices_at(kind: Any, place: Place) -> list[str]:
    return [c for k in _kinds_at(kind, place) for c in get_args(k) if isinstance(c, str)]


def _kinds_at(kind: Any, place: Place) -> list[Any]:
    """The types that a value may have there; several where a union leaves the choice."""
    kinds = _members(kind)
    for step in place:
        kinds = [m for k in kinds for inner in _inside(k, step) for m in _members(inner)]
    return kinds


def _inside(kind: Any, step: str | int) -> list[Any]:
    if _is_struct(kind):
        return [f.type for f in msgspec.structs.fields(kind) if f.encode_name == step]
    arguments = [a for a in get_args(kind) if a is not ...]
    return arguments[-1:] if get_origin(kind) in (list, tuple, dict, set, frozenset) else []


def _members(kind: Any) -> list[Any]:
    if get_origin(kind) is Annotated:
        return _members(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return [inner for member in get_args(kind) for inner in _members(member)]
    return [kind]


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)
