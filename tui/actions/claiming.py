"""Claims: from one to the next, of one kind or speaker, and which of them are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from store import Verdict, visible_line
from tui import claims
from tui.claims import Filter, Row
from tui.only import By, Only, values

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
    """Choose which claims are shown: of a sort, or of one speaker, verdict or tag."""
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - not for the first paint

    reading, row = reader.reading, reader.row
    lines = [f"{each.value}  {len(claims.shown(reading.rows, each))}" for each in Filter]
    choices: list[Callable[[], None]] = [partial(reader.showing.narrowed, each, None) for each in Filter]
    if row is not None:
        only = Only(By.SPEAKER, row.who, visible_line(row.who))
        lines.append(f"all by {only.title}  {len(claims.shown(reading.rows, Filter.ALL, only))}")
        choices.append(partial(reader.showing.narrowed, Filter.ALL, only))
    for by in By:
        if values(reading.rows, by):
            lines.append(f"of one {by.value} …")
            choices.append(partial(_narrow, reader, by))

    def show(index: int | None) -> None:
        if index is not None:
            choices[index]()

    reader.app.push_screen(Chooser("Show", lines, list(Filter).index(reading.filter)), show)


def _narrow(reader: ReaderScreen, by: By) -> None:
    """Choose one speaker, verdict or tag, the most frequent first; verdicts in the order of the scale."""
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - not for the first paint

    found = values(reader.reading.rows, by)
    names = [value for value, _ in found.most_common()]
    if by is By.VERDICT:
        scale = reader.session.scale
        order = [Verdict.OPEN, *(grade.verdict for grade in scale.among(map(Verdict, names)))]
        names = [verdict.value for verdict in order if verdict.value in found]
    every = [Only(by, value, _title(reader, by, value)) for value in names]

    def show(index: int | None) -> None:
        if index is not None:
            reader.showing.narrowed(Filter.ALL, every[index])

    lines = [f"{only.title}  {found[only.value]}" for only in every]
    reader.app.push_screen(Chooser(f"Which {by.value}?", lines, 0), show)


def _title(reader: ReaderScreen, by: By, value: str) -> str:
    """What a speaker, a verdict or a tag is called."""
    if by is By.VERDICT:
        grade = reader.session.scale.grade(Verdict(value))
        return f"{grade.sign} {grade.name}".strip()
    return visible_line(f"#{value}" if by is By.TAG else value)
