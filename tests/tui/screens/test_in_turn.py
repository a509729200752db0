"""Keys written in one breath do what they do one by one, in every box: none is lost, and none overtakes another."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from textual import events

from store.reading.read import read_bytes
from tests.tui.screens.conftest import Journey, Open
from tui.opening import Opening
from tui.screens.open_prompt import OpenPrompt
from tui.screens.opening import OpeningScreen

LETTERS = {
    " ": "space",
    "/": "slash",
    ":": "colon",
    ".": "full_stop",
    "]": "right_square_bracket",
    "?": "question_mark",
}
LETTER = "The letter\n\n“The slates are lost,” said Piet Olsen.\n"


def breath(journey: Journey, *parts: str | events.Paste) -> None:
    """Post keys by name, words letter by letter and pastes, all before anything is done with the first of them."""
    for part in parts:
        if isinstance(part, events.Paste):
            journey.app.post_message(part)
        elif part.startswith("<"):
            journey.app.post_message(events.Key(part[1:-1], "\r" if part == "<enter>" else None))
        else:
            for letter in part:
                journey.app.post_message(events.Key(LETTERS.get(letter, letter), letter))


def kept(journey: Journey) -> tuple[list[str], list[tuple[int, str]]]:
    """The notes and tags, and which claim has which verdict."""
    notes = sorted(p.annotation.body or " ".join(p.annotation.tags) for p in journey.reading.placed)
    verdicts = [(number, row.verdict.value) for number, row in enumerate(journey.reading.listed, 1)]
    return notes, [(number, value) for number, value in verdicts if value != "open"]


@pytest.mark.parametrize(
    ("parts", "notes", "verdicts"),
    [
        (["]a", "abc", "<backspace>", "d", "<ctrl+s>", "]t", "x", "<enter>", "]1"], ["abd", "x"], [(3, "supported")]),
        (["]a", "left", "<escape>", "]a", "kept", "<ctrl+s>", "]2"], ["kept"], [(3, "disputed")]),
        (
            ["]t", "one", "<enter>", "]t", events.Paste("two and"), "<enter>", "]1"],
            ["one", "two and"],
            [(3, "supported")],
        ),
        (["]t", "one", "<escape>", "]t", "two", "<enter>", "]1"], ["two"], [(3, "supported")]),
        (["]E", "https://a.example/x", "<enter>", "]t", "two", "<enter>", "]1"], ["", "two"], [(3, "supported")]),
        (["]E", "<enter>", "https://a.example", "<enter>", "]1"], [""], [(2, "supported")]),
        (["]E", "https://a", "<escape>", "]1"], [], [(2, "supported")]),
        (["]E", events.Paste("https://a.example"), "/q", "<enter>", "]1"], [""], [(2, "supported")]),
        (["]E", "trees", "<down>", "<up>", "<enter>", "]1"], ["", ""], [(2, "supported")]),
        (["S/", "dudex", "<backspace>", "k", "<enter>", "<enter>", "<enter>", "3"], [], [(4, "refuted")]),
        (["S/", "dudek", "<escape>", "<escape>", "]1"], [], [(1, "supported")]),
        (["?/", "note", "<enter>", "j", "<escape>", "<escape>", "]1"], [], [(1, "supported")]),
        (["L/", "mill", "<enter>", "<enter>", "]1"], [], [(1, "supported")]),
        (["L/", "zzz", "<escape>", "<escape>", "]1"], [], [(1, "supported")]),
        (["O", "abc", "<escape>", "]1"], [], [(1, "supported")]),
        (["/", "biscut tin", "<enter>", "a", "where", "<ctrl+s>", "]1"], ["where"], []),
        (["/", "biscuit", "<escape>", "]1"], [], [(1, "supported")]),
        (["//", "roof slates", "<enter>", "a", "where", "<ctrl+s>"], ["where"], []),
        (["]", "<ctrl+p>", "supported", "<enter>", "]2"], [], [(1, "supported"), (2, "disputed")]),
        pytest.param(
            ["]T", "1", "a", "why", "<ctrl+s>", "s", "<escape>"],
            ["why"],
            [(2, "supported")],
            marks=pytest.mark.xfail(strict=False, reason="a verdict in one write with T may reach the claim before it"),
        ),
    ],
)
async def test_one_breath_does_what_one_by_one_does(
    open_reader: Open, parts: Sequence[str | events.Paste], notes: list[str], verdicts: list[tuple[int, str]]
) -> None:
    """Every box: what is typed behind its end is no part of it, and does what it would do after it."""
    async with open_reader() as journey:
        await journey.ready()

        breath(journey, *parts)

        await journey.until(lambda: kept(journey)[0] == notes and (not verdicts or kept(journey)[1] == verdicts))
        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_paste_behind_the_end_of_a_box_is_not_lost(open_reader: Open) -> None:
    """A text pasted behind the Enter that saves is offered as a document, and is read by the Enter behind it."""
    async with open_reader() as journey:
        await journey.ready()

        breath(journey, "]t", "one", "<enter>", events.Paste(LETTER))

        await journey.until(lambda: kept(journey)[0] == ["one"])
        await journey.until(lambda: isinstance(journey.app.screen, OpenPrompt))
        await journey.sees("Pasted: The letter")

        breath(journey, "<enter>", "]3")

        await journey.until(lambda: journey.reading.document.title == "The letter" and kept(journey)[1])
        assert kept(journey)[1] == [(1, "refuted")]


async def test_escape_is_heard_whatever_is_waited_for(open_reader: Open) -> None:
    """What was to be opened never comes: keys wait for it, and with Esc they do what they do here."""
    async with open_reader() as journey:
        await journey.ready()
        never = asyncio.Event()
        journey.reader.run_worker(never.wait(), group="open")
        breath(journey, "]")
        await journey.pilot.pause()
        assert journey.reader.pane.cursor == 0

        breath(journey, "<escape>", "]")

        await journey.until(lambda: journey.reader.pane.cursor > 0)
        never.set()


def test_keys_wait_for_what_is_being_read_but_for_those_that_give_it_up() -> None:
    """What is typed before there is a document is for the document."""
    screen = OpeningScreen(Opening("a text", "", lambda _: read_bytes(b"A text.", source="a.txt")), lambda _: None)

    assert screen.holds([events.Key("j", "j")])
    assert screen.holds([events.Paste("words")])
    assert not screen.holds([events.Key("j", "j"), events.Key("escape", None)])
