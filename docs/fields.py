"""What the Structs of knowledge files say of their fields, as Markdown tables."""

import ast
import inspect
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any, get_args

import msgspec

Described = dict[str, tuple[str, str]]
"""Field → (type as the source writes it, meaning)."""


def tables(root: type, done: set[str]) -> Iterator[str]:
    """A section for a file's Struct, and one for each Struct inside it that is not `done` yet.

    Structs of any module of the program count, but those of its floor that knows no domain word.
    """
    waiting = [root]
    while waiting:
        kind = waiting.pop(0)
        if kind.__name__ in done:
            continue
        done.add(kind.__name__)
        module = sys.modules[kind.__module__]
        described = _described(_node(module, kind.__name__))
        yield _section(module, kind, described)
        named = (vars(module).get(word) for written, _ in described.values() for word in _words(written))
        waiting += [each for each in named if isinstance(each, type) and _is_told(each)]


def _is_told(kind: type) -> bool:
    if not issubclass(kind, msgspec.Struct):
        return False
    return kind.__module__.startswith("debar.") and not kind.__module__.startswith("debar.kit.")


def _node(module: ModuleType, name: str) -> ast.ClassDef:
    tree = ast.parse(inspect.getsource(module))
    return next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)


def _described(node: ast.ClassDef) -> Described:
    found: Described = {}
    for at, part in enumerate(node.body):
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            following = node.body[at + 1] if at + 1 < len(node.body) else None
            found[part.target.id] = (ast.unparse(part.annotation), _text(following))
    return found


def _text(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return " ".join(str(node.value.value).split())
    return ""


def _words(kind: str) -> list[str]:
    return "".join(c if c.isalnum() or c == "_" else " " for c in kind).split()


def _choices(module: ModuleType, kind: str) -> str:
    """The words that a field may hold, where its type is a closed list."""
    found = [get_args(getattr(module, word, None)) for word in _words(kind)]
    words = [f"`{each}`" for choices in found for each in choices if isinstance(each, str)]
    return f"One of {', '.join(words)}." if words else ""


def _section(module: ModuleType, kind: Any, described: Described) -> str:
    says = " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split())
    lines = [f"### {kind.__name__}", "", says, "", "| field | needed | type | meaning |", "|---|---|---|---|"]
    for field in msgspec.structs.fields(kind):
        written, meaning = described[field.name]
        needed = "yes" if field.required else ""
        told = " ".join(part for part in (meaning, _choices(module, written)) if part)
        cells = [f"`{field.encode_name}`", needed, f"`{written}`", told]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
