"""Searching: the box, the matches, the older queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.hits import Found
    from tui.screens.reader import ReaderScreen


def search(reader: ReaderScreen) -> None:
    """Open the search box."""
    reader.searching.open()


def next_match(reader: ReaderScreen) -> None:
    """The next place that matched the last query; behind the last comes the first."""
    found = reader.searching.found
    _to(reader, next((each for each in found if each.span.start > reader.pane.cursor), next(iter(found), None)))


def previous_match(reader: ReaderScreen) -> None:
    """The place before that matched the last query; before the first comes the last."""
    found = reader.searching.found[::-1]
    _to(reader, next((each for each in found if each.span.start < reader.pane.cursor), next(iter(found), None)))


def _to(reader: ReaderScreen, found: Found | None) -> None:
    """To a match, or say that there is none."""
    if found is None:
        reader.say("no matches: / searches")
    else:
        reader.searching.go_to(found)


def clear(reader: ReaderScreen) -> None:
    """Nothing is marked as found any more."""
    reader.searching.clear()


def mark_hit(reader: ReaderScreen) -> None:
    """Mark the hit, or take its mark away."""
    if reader.looking.origin is None:
        reader.say("hits are marked in the search: / opens it")
    else:
        reader.searching.mark()


def older_query(reader: ReaderScreen) -> None:
    """The query asked before."""
    reader.searching.older()


def newer_query(reader: ReaderScreen) -> None:
    """The query asked after it."""
    reader.searching.newer()
