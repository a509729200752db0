"""Claims: from one to the next, of one kind or speaker, and which of them are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store import Verdict
from tui import claims
from tui.claims import Filter, Row

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


def next_claim(reader: ReaderScreen) -> None:
    """The next claim."""
    _on(reader, lambda _: True, "no claim further on")


def previous_claim(reader: ReaderScreen) -> None:
    """The claim before."""
    _back(reader, lambda _: True, "no claim before this")


def next_unjudged(reader: ReaderScreen) -> None:
    """The next claim that has no verdict."""
    _on(reader, lambda row: row.verdict is Verdict.OPEN, "no claim without a verdict further on")


def previous_unjudged(reader: ReaderScreen) -> None:
    """The claim before that has no verdict."""
    _back(reader, lambda row: row.verdict is Verdict.OPEN, "no claim without a verdict before this")


def next_by_speaker(reader: ReaderScreen) -> None:
    """The next claim by whoever says this one."""
    _by_speaker(reader, _on, "nothing more by")


def previous_by_speaker(reader: ReaderScreen) -> None:
    """The claim before by whoever says this one."""
    _by_speaker(reader, _back, "nothing before by")


Move = Callable[["ReaderScreen", Callable[[Row], bool], str], None]


def _by_speaker(reader: ReaderScreen, move: Move, otherwise: str) -> None:
    """Move to another claim by the speaker of the current one."""
    row = reader.row
    if row is None:
        reader.say("no claim here")
    else:
        move(reader, lambda other: other.who == row.who, f"{otherwise} {row.who}")


def _on(reader: ReaderScreen, wanted: Callable[[Row], bool], otherwise: str) -> None:
    """To the next wanted claim, or say that there is none."""
    _to(reader, claims.after(reader.reading.listed, reader.pane.cursor, reader.reading.current, wanted), otherwise)


def _back(reader: ReaderScreen, wanted: Callable[[Row], bool], otherwise: str) -> None:
    """To the wanted claim before, or say that there is none."""
    _to(reader, claims.before(reader.reading.listed, reader.pane.cursor, reader.reading.current, wanted), otherwise)


def _to(reader: ReaderScreen, index: int, otherwise: str) -> None:
    """To a claim by its index in the list."""
    if index < 0:
        reader.say(otherwise if reader.reading.listed else reader.reading.why_none())
    else:
        reader.going.to_claim(index)


def go(reader: ReaderScreen) -> None:
    """From a claim or a hit to its place in the text."""
    if reader.searching.is_open:
        reader.searching.take()
    elif reader.triaging.is_on:
        reader.triaging.leave()
    else:
        reader.going.to_claim(reader.sidebar.cursor)
        reader.focus_text()


def filter(reader: ReaderScreen) -> None:  # noqa: A001 - named as the action is
    """Choose which claims are shown: of a sort, or of whoever says this one."""
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - not for the first paint

    reading = reader.reading
    who = reader.row.who if reader.row else None
    lines = [f"{each.value}  {reading.arranged.counts.get(each, 0)}" for each in Filter]
    if who is not None:
        lines.append(f"all by {who}  {sum(row.who == who for row in reading.rows)}")

    def show(index: int | None) -> None:
        if index is not None and index < len(Filter):
            reader.show(list(Filter)[index], None)
        elif index is not None:
            reader.show(Filter.ALL, who)

    reader.app.push_screen(Chooser("Show", lines, list(Filter).index(reading.filter)), show)
