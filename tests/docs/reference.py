"""docs/reference: the commands, and what `--json` prints, made from the code and the schemas by `make docs`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from tui.commands import COMMANDS, quoth

DOCS = Path(__file__).parents[2] / "docs"
_COMMANDS = """# Commands

Made from the program by `make docs`; `quoth COMMAND --help` shows the same.

**Exit codes.** 0 done; 1 a negative result (nothing found, not verbatim); 2 wrong input or usage; 3 the store cannot be
used. Of several files that cannot be read each is told in a line on standard error, the others are done, and the code
is 2.

**DOC** is the beginning of an id, words of a title, or a path. `--` ends options; `-` is standard input.
**Colour** is only for a terminal, and never where `NO_COLOR` is set.
"""
_JSON = """# What `--json` prints

Made from the schemas by `make docs`; a test holds every command against them. All are JSON Schema, draft 2020-12. Spans
are pairs of offsets in code points, half-open. A field that is `null` is not known; none is ever left out.
"""


def commands_page() -> str:
    """Every command with its arguments and options."""
    ctx = quoth.make_context("quoth", [], resilient_parsing=True)
    return _COMMANDS + "".join(part for name in sorted(COMMANDS) for part in _command(ctx, name))


def _command(parent: click.Context, name: str) -> Iterator[str]:
    """One command."""
    command = quoth.get_command(parent, name)
    assert command is not None, "it is in the table"
    ctx = click.Context(command, info_name=name, parent=parent)
    usage = " ".join(["quoth", name, *command.collect_usage_pieces(ctx)])
    text = "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    yield f"\n## {name}\n\n    {usage}\n\n{_plain(text)}\n\n| option | |\n|---|---|\n"
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None:
            yield f"| `{record[0]}` | {_plain(record[1])} |\n"


def _plain(text: str) -> str:
    """Text in which Markdown sees no markup."""
    for sign in "\\*_<[|$":
        text = text.replace(sign, f"\\{sign}")
    return text


def json_page() -> str:
    """Every schema as a table of its fields."""
    parts = [_JSON]
    for path in sorted((DOCS / "reference" / "schemas").glob("*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".schema.json")
        if name in COMMANDS:
            parts.append(f"\n## {name}\n\n{schema['title']} ([schema](schemas/{path.name})).\n")
            parts += _tables(schema)
    return "".join(parts)


def _tables(schema: dict[str, Any]) -> Iterator[str]:
    """A table for a schema, or for each of its alternatives."""
    for each in schema.get("anyOf", [schema]):
        yield "\n| field | is | |\n|---|---|---|\n"
        yield from _rows(each, "")


def _rows(schema: dict[str, Any], before: str) -> Iterator[str]:
    """A row for each field; those inside a field come behind it."""
    if schema.get("type") == "array":
        yield from _rows(schema["items"], f"{before}[]")
    for name, field in schema.get("properties", {}).items():
        path = f"{before}.{name}".lstrip(".")
        yield f"| `{path}` | {_kind(field)} | {_plain(field.get('description', ''))} |\n"
        yield from _rows(field, path)


def _kind(schema: dict[str, Any]) -> str:
    """What a field is, in a few words."""
    if "enum" in schema:
        return ", ".join("null" if value is None else f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    kind = schema["type"]
    if kind == "array":
        is_span = schema.get("maxItems") == 2 and schema["items"].get("type") == "integer"
        return "span" if is_span else f"list of {_kind(schema['items'])}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


PAGES = {DOCS / "reference" / "commands.md": commands_page, DOCS / "reference" / "json.md": json_page}

if __name__ == "__main__":
    for place, page in PAGES.items():
        place.parent.mkdir(exist_ok=True)
        place.write_text(page(), encoding="utf-8")
