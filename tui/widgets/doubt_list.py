"""DoubtList: what is uncertain or lost; a row shows what it is, the words it was made on, and those there now.

What was struck out and what came stand on two lines, so that they are told apart without any colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from store import ChangeKind, Span, word_diff
from tui.cells import cells
from tui.doubts import Doubt
from tui.excerpts import excerpt
from tui.widgets.virtual_list import VirtualList

Pieces = Sequence[tuple[str, str]]

_LINES = 2
"""Most lines of the words then, and of those now."""
_INDENT = 8
"""Cells of the column with "then" and "now"."""


class DoubtList(VirtualList):
    """Attributes down: `show`; messages up: those of the list."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "doubt-list--what",
        "doubt-list--words",
        "doubt-list--state",
        "doubt-list--quiet",
        "doubt-list--quote",
        "doubt-list--removed",
        "doubt-list--added",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Start with none."""
        super().__init__(id=id)
        self._text = ""
        self._doubts: Sequence[Doubt] = ()

    def show(self, text: str, doubts: Sequence[Doubt]) -> None:
        """Show what is doubtful in `text`; the cursor stays on what it was on, else at its place."""
        here = self._doubts[self.cursor].noun.id if 0 <= self.cursor < len(self._doubts) else ""
        ids = [each.noun.id for each in doubts]
        self._text, self._doubts = text, doubts
        self.rows_changed(cursor=ids.index(here) if here in ids else None)

    @property
    def row_count(self) -> int:
        """How many there are."""
        return len(self._doubts)

    def row_heights(self, width: int) -> Sequence[int]:
        """Lines of each row: what it is, the words then and now, and a blank."""
        room = width - _INDENT
        return [2 + _lines(doubt.quote, room) + _lines(_now(doubt, self._text), room) for doubt in self._doubts]

    def row_lines(self, index: int, width: int) -> Sequence[Pieces]:
        """One doubt: a line of what it is, then its words as they were and as they are."""
        doubt = self._doubts[index]
        old, new = doubt.quote, _now(doubt, self._text)
        removed, added = _marked(old, new) if new else ((), ())
        lines = [_head(doubt, width)]
        lines += _words("then" if new else "on", old, removed, "removed", width - _INDENT)
        if new and not removed and not added:
            return [
                *lines,
                [_label("now"), ("the same words; they may be meant at another place", "doubt-list--quiet")],
            ]
        return [*lines, *_words("now", new, added, "added", width - _INDENT)] if new else lines


def _now(doubt: Doubt, text: str) -> str:
    """The words that stand there now; none where it is lost."""
    return doubt.span.of(text) if doubt.span else ""


def _lines(words: str, width: int) -> int:
    """Lines that words take, without laying them out: none, one or the most there are."""
    if not words:
        return 0
    return 1 if len(words) <= width and cells(words) <= width else _LINES


def _label(word: str) -> tuple[str, str]:
    """What stands left of the words."""
    return f"   {word:<{_INDENT - 3}}", "doubt-list--quiet"


def _head(doubt: Doubt, width: int) -> Pieces:
    """What it is, what the person wrote, and at the right edge how it is with it."""
    room = width - 3 - cells(doubt.what) - cells(doubt.state) - 4
    words = excerpt(doubt.words, (), max(8, room), 1)[0]
    used = sum(cells(text) for text, _ in words)
    return [
        (" ? " if doubt.span else " – ", "doubt-list--state"),
        (doubt.what, "doubt-list--what"),
        ("  ", ""),
        *((text, "doubt-list--words") for text, _ in words),
        (" " * max(1, room - used + 1), ""),
        (doubt.state, "doubt-list--state"),
    ]


def _words(label: str, words: str, marked: Sequence[Span], look: str, width: int) -> list[Pieces]:
    """Some words in at most two lines, with the changed ones marked."""
    laid = excerpt(words, marked, max(8, width), _LINES)
    looks = {True: f"doubt-list--{look}", False: "doubt-list--quote"}
    return [
        [_label("" if index else label), *((text, looks[is_marked]) for text, is_marked in line)]
        for index, line in enumerate(laid)
    ]


def _marked(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """What was removed from the old words, and what was added in the new ones."""
    removed: list[Span] = []
    added: list[Span] = []
    before = after = 0
    for change in word_diff(old, new):
        size = len(change.text)
        is_word = not change.text.isspace()
        if change.kind is ChangeKind.REMOVED and is_word:
            removed.append(Span(before, before + size))
        if change.kind is ChangeKind.ADDED and is_word:
            added.append(Span(after, after + size))
        before += size if change.kind is not ChangeKind.ADDED else 0
        after += size if change.kind is not ChangeKind.REMOVED else 0
    return removed, added
