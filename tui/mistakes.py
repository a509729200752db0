"""Mistakes of a config: what is wrong in words, and the line that it stands in. Pure.

TOML's reader gives values without their lines, so the line of a name is looked for in the text: under
the header of its table, and outside of texts and lists that go over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_NAME = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*(.*)""")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|\#.*""")
_LONG = ('"""', "'''")

_TOLD = 5
"""Mistakes that the screen tells at once; `quoth config` tells all."""

Path = tuple[str, ...]
"""The names down to a value; of a list of tables also the place, from 0."""


class Mistakes:
    """What is wrong with one config, in the order it was found."""

    def __init__(self, text: str) -> None:
        """Nothing yet is wrong with the config of that text."""
        self._text = text
        self._said: list[tuple[int, str]] = []

    def __len__(self) -> int:
        """How many."""
        return len(self._said)

    def add(self, path: Path, words: str) -> None:
        """Say what is wrong with the value at a path."""
        self._said.append((self.line(path), words))

    def said(self) -> tuple[str, ...]:
        """Each in a sentence, with its line, in the order of the lines."""
        ordered = sorted(self._said, key=lambda pair: pair[0])
        return tuple(f"line {line}: {words}" if line else words for line, words in ordered)

    def line(self, path: Path) -> int:
        """The line of a value, from 1 on; that of the table around it where it has none; 0: nowhere."""
        lines = dict(reversed(list(_lines(self._text))))
        return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 0)


def told(mistakes: Sequence[str], name: str) -> str:
    """The mistakes of the config of that name in a few lines."""
    many = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    more = len(mistakes) - _TOLD
    rest = [f"and {more} more: quoth config tells them"] if more > 0 else []
    return "\n".join((f"{name} has {many}; the default is used there", *mistakes[:_TOLD], *rest))


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    """Every table and name of a config with its line, from 1 on."""
    table: Path = ()
    tables: dict[Path, int] = {}
    open_until, depth = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        if open_until or depth > 0:
            open_until, depth = _closed(line, open_until, depth)
        elif header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                yield table, number
                tables[table] = tables.get(table, -1) + 1
                table = (*table, str(tables[table]))
            yield from ((table[:end], number) for end in range(1, len(table) + 1))
        elif name := _NAME.match(line):
            yield (*table, *_parts(name[1])), number
            open_until, depth = _closed(name[2], "", 0)


def _parts(dotted: str) -> Path:
    """The names of a dotted one."""
    return tuple(
        part.strip().strip("\"'") for part in re.findall(r"""\s*(?:"[^"]*"|'[^']*'|[^."']+)""", dotted) if part.strip()
    )


def _closed(line: str, open_until: str, depth: int) -> tuple[str, int]:
    """What is still open behind a line: the mark that ends a text, and how many brackets."""
    if open_until:
        if open_until not in line:
            return open_until, depth
        line = line.partition(open_until)[2]
    for mark in _LONG:
        head, found, tail = line.partition(mark)
        if found and "#" not in head:
            return ("", depth) if mark in tail else (mark, depth)
    bare = _QUOTED.sub("", line)
    return "", depth + sum(bare.count(sign) for sign in "[{") - sum(bare.count(sign) for sign in "]}")
