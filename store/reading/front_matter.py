"""Front matter: the lines between `---` (YAML) or `+++` (TOML) before a Markdown text.

Only plain `key: value` lines and lists are understood: a title, an author, a date. A parser of all of
YAML would be a dependency with a history of running what it reads.
"""

from __future__ import annotations

import re

from store.model.span import Span

_FENCED = re.compile(r"(---|\+\+\+)[ \t]*\n(.{0,20000}?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z][\w-]*)[ \t]*[:=][ \t]*(.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.+)$")


def front_matter(text: str) -> tuple[Span, dict[str, str]]:
    """Where the front matter of a text stands and its fields, names in lower case; an empty span without one."""
    fenced = _FENCED.match(text)
    if fenced is None or not (fields := _fields(fenced[2])):
        return Span(0, 0), {}
    return Span(*fenced.span()), fields


def _fields(body: str) -> dict[str, str]:
    """Each field's value on one line; the items of a list are joined by commas."""
    values: dict[str, list[str]] = {}
    name = ""
    for line in body.split("\n"):
        if field := _FIELD.match(line):
            name = field[1].lower()
            values[name] = [_bare(part) for part in _parts(field[2])]
        elif name and (item := _ITEM.match(line)):
            values[name].append(_bare(item[1]))
    return {name: ", ".join(part for part in parts if part) for name, parts in values.items()}


def _parts(value: str) -> list[str]:
    """The items of `[a, b]`, or the value itself."""
    value = value.strip()
    return value[1:-1].split(",") if value[:1] == "[" and value[-1:] == "]" else [value]


def _bare(value: str) -> str:
    """A value without the quotation marks around it."""
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if is_quoted else value
