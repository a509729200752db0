"""Keys written in one breath do what they do one by one, in every box: none is lost, and none overtakes another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from textual import events

from store import Claim, Document, Stop, StoreError, Verdict
from store.reading.read import read_bytes
from tests.tui.screens.conftest import Journey, Open
from tui import in_turn
from tui.claims import Filter
from tui.in_turn import OPENING
from tui.opening import Opening
from tui.screens.open_prompt import OpenPrompt
from tui.screens.opening import OpeningScreen
from tui.session import Session
from tui.store_thread import StoreThread

LETTERS = {
    " ": "space",
    "/": "slash",
    ":": "colon",
    ".": "full_stop",
    "]": "right_square_bracket",
    "?": "question_mark",
}
LETTER = "The letter\n\n“The slates are lost,” said Piet Olsen.\n"


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait longer than for a person: beside something else that is busy all may take its time, in order."""
    monkeypatch.setattr(in_turn, "_PATIENCE", 60.0)


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
        (["]T", "1", "a", "why", "<ctrl+s>", "s", "<escape>"], ["why"], [(2, "supported")]),
        (["]T", "1", "<escape>", "]3"], [], [(2, "refuted")]),
    ],
)
@pytest.mark.usefixtures("patient")
async def test_one_breath_does_what_one_by_one_does(
    open_reader: Open,
    monkeypatch: pytest.MonkeyPatch,
    parts: Sequence[str | events.Paste],
    notes: list[str],
    verdicts: list[tuple[int, str]],
) -> None:
    """Every box: what is typed behind its end is no part of it, and does what it would do after it."""
    real = StoreThread.beside

    async def late(self: StoreThread, work: Callable[[], Any]) -> Any:
        answer = await real(self, work)
        await asyncio.sleep(0.005)  # later than a key would come
        return answer

    monkeypatch.setattr(StoreThread, "beside", late)
    async with open_reader() as journey:
        await journey.ready()

        breath(journey, *parts)

        await journey.until(lambda: kept(journey)[0] == notes and (not verdicts or kept(journey)[1] == verdicts))
        await journey.until(lambda: journey.app.screen is journey.reader)


@pytest.mark.usefixtures("patient")
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


@pytest.mark.usefixtures("patient")
async def test_verdicts_in_one_breath_are_for_one_claim_each(open_reader: Open) -> None:
    """Of the claims without a verdict the one that was judged leaves the list: the next key is for the next one."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("f")
        await journey.sees("without a verdict")
        await journey.press("j", "j", "enter")
        await journey.until(lambda: journey.reading.filter is Filter.UNJUDGED)
        first = [row.claim.id for row in journey.reading.listed[:3]]

        breath(journey, "<tab>", "g", "123")

        await journey.until(lambda: not set(first).intersection(row.claim.id for row in journey.reading.listed))
        given = {row.claim.id: row.verdict.value for row in journey.reading.rows}
        assert [given[claim] for claim in first] == ["supported", "disputed", "refuted"]


async def test_escape_gives_up_what_does_not_come_up(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The triage never comes: the verdict waits for it, Esc ends the waiting, and the verdict is nobody's."""
    never = asyncio.Event()

    async def stop(_session: Session, _document: Document) -> Stop:
        await never.wait()
        return Stop()

    monkeypatch.setattr(Session, "stop", stop)
    async with open_reader() as journey:
        await journey.ready()
        breath(journey, "]T1")
        await journey.until(lambda: any(worker.group == OPENING for worker in journey.reader.workers))
        monkeypatch.setattr(in_turn, "_PATIENCE", 0.0)  # for the keys to come, it has taken long by now

        breath(journey, "<escape>", "]a", "here", "<ctrl+s>")

        await journey.until(lambda: kept(journey)[0] == ["here"])
        never.set()
        await journey.press("]")
        assert not journey.reader.is_triaging
        assert kept(journey)[1] == []


async def test_keys_behind_what_is_never_written_are_waited_with_once(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store answers nobody: of the verdicts typed ahead the first holds the next key for a while, no other does."""
    never = asyncio.Event()
    given: list[str] = []

    async def judge(_session: Session, _document: Document, claim: Claim, _verdict: Verdict) -> None:
        given.append(claim.id)
        await never.wait()

    monkeypatch.setattr(Session, "judge", judge)
    monkeypatch.setattr(in_turn, "_PATIENCE", 0.1)
    async with open_reader() as journey:
        await journey.ready()

        breath(journey, "]1]2]3]")

        await journey.until(lambda: len(given) == len({*given}) == 3)
        await journey.until(lambda: not journey.app._in_turn.is_busy)
        assert journey.app._in_turn._is_late


async def test_keys_behind_an_enter_that_finds_nothing_are_not_held(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be searched, and the hit that Enter takes never comes: letters go into the box as before."""
    async with open_reader() as journey:
        await journey.ready()

        async def fails(_session: Session, _query: str) -> None:
            raise StoreError("The disk is gone.")

        monkeypatch.setattr(Session, "search", fails)
        breath(journey, "//", "biscuit", "<enter>", "tin")

        await journey.sees("Nothing can be searched")
        await journey.until(lambda: journey.query == "biscuittin")


def test_keys_wait_for_what_is_being_read_but_for_those_that_give_it_up() -> None:
    """What is typed before there is a document is for the document."""
    screen = OpeningScreen(Opening("a text", "", lambda _: read_bytes(b"A text.", source="a.txt")), lambda _: None)

    assert screen.holds([events.Key("j", "j")])
    assert screen.holds([events.Paste("words")])
    assert not screen.holds([events.Key("j", "j"), events.Key("escape", None)])
