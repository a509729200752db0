"""Find every sync, lock and checksum in some code, and make the code without that one.

self._disk.sync(descriptor)              ->  pass
with storage.engine.lock:                ->  if True:
threading.RLock()                        ->  a lock that lets everybody in
body if line == seal(body) else None     ->  body if True else None
unseal(line)                             ->  line[9:-1]
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_SYNCS = {"sync", "sync_folder", "settle", "_settle", "fsync", "fdatasync"}
_LOCKS = {"lock", "flock"}
_OPEN_LOCK = "__import__('types').SimpleNamespace(acquire=lambda: True, release=lambda: None)"
_CHECKSUMS = {"seal", "crc32"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard:
    """One safeguard of some code."""

    kind: str
    """sync, lock or checksum."""
    line: int
    code: str
    """As it stands there."""
    without: str
    """All of the code, without it."""


def safeguards(code: str) -> Iterator[Safeguard]:
    """Every safeguard, in the order of the code."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        for kind, replacement in _replacements(node):
            shown = ast.unparse(node).partition("\n")[0]
            yield Safeguard(kind=kind, line=_line(node), code=shown, without=_without(tree, node, replacement))


def _replacements(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What a node becomes if it is a safeguard that is taken out."""
    if isinstance(node, ast.Expr) and (name := _called(node.value)):
        if name in _SYNCS:
            yield "sync", ast.Pass()
        if name in _LOCKS and "LOCK_UN" not in ast.unparse(node):
            yield "lock", ast.Pass()
    if isinstance(node, ast.With) and "lock" in ast.unparse(node.items[0].context_expr):
        yield "lock", ast.If(test=ast.Constant(value=True), body=node.body, orelse=[])
    if isinstance(node, ast.Call) and _called(node) == "RLock":
        yield "lock", ast.parse(_OPEN_LOCK, mode="eval").body
    if isinstance(node, ast.Compare) and _is_checksum(node):
        yield "checksum", ast.Constant(value=isinstance(node.ops[0], ast.Eq))
    if isinstance(node, ast.Call) and _called(node) == "unseal":
        yield "checksum", ast.parse(f"({ast.unparse(node.args[0])})[9:-1]", mode="eval").body


def _called(node: ast.AST) -> str:
    """The last name of what is called; empty if nothing is."""
    if not isinstance(node, ast.Call):
        return ""
    called = node.func
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _is_checksum(node: ast.Compare) -> bool:
    """Whether a comparison is one of checksums; of a text's hash where it refuses what is not the same."""
    if isinstance(node.ops[0], ast.NotEq) and any(_called(part) == "text_hash" for part in ast.walk(node)):
        return True
    return any(_called(part) in _CHECKSUMS or _is_text(part, "crc") for part in ast.walk(node))


def _is_text(node: ast.AST, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def _without(tree: ast.Module, node: ast.AST, replacement: ast.AST) -> str:
    """The code with a node replaced."""
    mark = "_the_one_that_goes"
    setattr(node, mark, True)
    twin = copy.deepcopy(tree)
    delattr(node, mark)

    class Taking(ast.NodeTransformer):
        def visit(self, each: ast.AST) -> ast.AST:
            return replacement if hasattr(each, mark) else self.generic_visit(each)

    return ast.unparse(ast.fix_missing_locations(Taking().visit(twin)))
