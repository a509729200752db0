"""Speakers: who is quoted, how often, and every statement a jump away; in this document or all of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual.screen import Screen

from store.library.ledger import Said, Voice
from store.library.library import Library
from store.reading.read import read_bytes
from tests.tui.screens.conftest import Journey, Open
from tui.screens.beside import Beside
from tui.screens.speakers import SpeakersScreen
from tui.widgets.statement_list import StatementRow

LETTER = """The roof of the mill, again

“Nobody asked me about slates,” said Piet Olsen. “I have no letter,” Anna Brandt said.
"""


@pytest.fixture
def kept_letter(tmp_path: Path) -> str:
    """Another document on the same shelf; its id."""
    with Library.open(tmp_path / "store") as library:
        return library.shelf.keep(read_bytes(LETTER.encode(), source="/papers/letter.txt", name="letter.txt")).id


def room(journey: Journey) -> SpeakersScreen:
    """The screen of the speakers."""
    screen = journey.app.screen
    assert isinstance(screen, SpeakersScreen)
    return screen


async def enter(journey: Journey) -> None:
    """Wait for the claims, and look at who says them."""
    await journey.ready()
    await journey.press("S")
    await journey.until(lambda: isinstance(journey.app.screen, SpeakersScreen))
    await journey.sees("in this document")


async def test_statement_of_a_speaker_is_a_jump_away(open_reader: Open) -> None:
    """From the voice to what it said, from there to its place; ctrl+o leads back."""
    async with open_reader() as journey:
        await enter(journey)
        await journey.press("f")
        await journey.type("dudk")
        await journey.press("enter")
        await journey.until(lambda: room(journey).voices.row_count == 1)
        await journey.press("enter", "enter")

        await journey.until(lambda: journey.app.screen is journey.reader)
        text, cursor = journey.reader.pane.text, journey.reader.pane.cursor
        assert text[cursor:].startswith(("“Slates", "He wants", "the work"))
        await journey.press("ctrl+o")
        assert journey.reader.pane.cursor == 0


async def test_everything_kept_is_counted_and_gone_to(open_reader: Open, kept_letter: str) -> None:
    """S again counts all documents; a statement of another one opens that one, at its place."""
    async with open_reader() as journey:
        await enter(journey)
        await journey.press("S")
        await journey.sees("in everything you have kept")
        await journey.until(lambda: room(journey).status.place == "2 documents")
        names = [voice.name for voice in room(journey)._listed]
        olsen = names.index("Piet Olsen")
        assert len(room(journey)._listed[olsen].documents) == 2

        for _ in range(olsen):
            await journey.press("j")
        await journey.press("tab")
        rows = room(journey)._listed[olsen].said
        for _ in range(next(n for n, one in enumerate(rows) if one.origin.id == kept_letter)):
            await journey.press("j")
        await journey.press("enter")

        await journey.until(lambda: journey.reading.document.id == kept_letter)
        await journey.until(lambda: journey.reader.pane.cursor == LETTER.index("“Nobody"))


@pytest.mark.usefixtures("kept_letter")
async def test_everything_kept_follows_other_windows(open_reader: Open, tmp_path: Path) -> None:
    """What another window says of a speaker is counted without leaving the view; the cursor keeps its speaker."""
    async with open_reader() as journey:
        await enter(journey)
        await journey.press("S")
        await journey.until(lambda: room(journey).status.place == "2 documents")
        await journey.press("j")
        before = room(journey)._voice
        assert before is not None

        def elsewhere() -> None:
            with Library.open(tmp_path / "store") as library:
                library.notebook.aliases.say(
                    journey.reading.document.id, "Piet Olsen", "Petra Olsen", is_everywhere=True
                )

        await asyncio.to_thread(elsewhere)

        await journey.until(lambda: "Petra Olsen" in [voice.name for voice in room(journey)._listed])
        here = room(journey)._voice
        assert here is not None
        assert here.name == before.name.replace("Piet", "Petra")


@pytest.mark.usefixtures("kept_letter")
async def test_merged_speaker_is_one_everywhere_and_undo_parts_them(open_reader: Open) -> None:
    """M says who somebody really is: every statement moves, in one step that is undone with one key."""
    async with open_reader() as journey:
        await enter(journey)
        await journey.press("S")
        await journey.until(lambda: room(journey).status.place == "2 documents")
        before = {voice.name: len(voice.said) for voice in room(journey)._listed}
        await journey.press("f")
        await journey.type("olsen")
        await journey.press("enter")
        await journey.press("M")
        await journey.type("Petra Olsen")
        await journey.press("enter")
        await journey.sees("statements are theirs now")
        await journey.until(lambda: [voice.name for voice in room(journey)._listed] == ["Petra Olsen"])
        assert len(room(journey)._listed[0].said) == before["Piet Olsen"]

        await journey.press("u")

        await journey.sees("undone: “Piet Olsen” is “Petra Olsen” everywhere")
        await journey.until(lambda: [voice.name for voice in room(journey)._listed] == ["Piet Olsen"])


@pytest.mark.usefixtures("kept_letter")
async def test_merged_speaker_is_told_and_parted_again(open_reader: Open) -> None:
    """In one document only: the list says which names are one, M parts them, and u puts them together again."""
    async with open_reader() as journey:
        await enter(journey)
        await journey.press("f")
        await journey.type("olsen")
        await journey.press("enter", "M")
        await journey.sees("Piet Olsen, in this document, is really")
        await journey.type("Petra Olsen")
        await journey.press("enter")
        await journey.sees("also Piet Olsen")

        await journey.press("S")
        await journey.until(lambda: "2 documents" in room(journey).status.place)
        await journey.until(lambda: [voice.name for voice in room(journey)._listed] == ["Petra Olsen", "Piet Olsen"])
        await journey.press("S")
        await journey.until(lambda: [voice.name for voice in room(journey)._listed] == ["Petra Olsen"])
        await journey.press("M", "2")
        await journey.sees("“Piet Olsen” is a speaker of its own again")
        await journey.until(lambda: [voice.name for voice in room(journey)._listed] == ["Piet Olsen"])
        await journey.press("u")

        await journey.until(lambda: [voice.name for voice in room(journey)._listed] == ["Petra Olsen"])


async def test_two_statements_stand_side_by_side(open_reader: Open) -> None:
    """The first is held, the second chosen: both are shown, whole."""
    async with open_reader(size=(120, 40)) as journey:
        await enter(journey)
        await journey.press("tab", "=")
        await journey.sees("held: choose another one")
        first = room(journey)._said
        await journey.press("tab", "j", "tab", "=")

        await journey.until(lambda: isinstance(journey.app.screen, Beside))

        assert first is not None
        await journey.sees("The mill on the Asker")
        assert "␊" not in journey.screen()
        assert "underlined" not in journey.screen()  # they have next to nothing in common
        await journey.press("escape")
        await journey.until(lambda: isinstance(journey.app.screen, SpeakersScreen))


async def test_what_like_statements_do_not_share_is_underlined(open_reader: Open) -> None:
    """Two versions of one statement: the words that only one of them has stand out."""
    text = "“The bridge will open in the spring,” Ida Falk said.\n\nFalk said the bridge will open in the autumn.\n"
    async with open_reader(text, size=(120, 40)) as journey:
        await enter(journey)
        await journey.press("tab", "=", "j", "=")

        await journey.sees("underlined: only here")

        lines = journey.app.screen._compositor.render_strips()
        marked = {
            segment.text.strip() for line in lines for segment in line if segment.style and segment.style.underline
        }
        assert {"autumn", "spring"} <= {word.strip("“,”") for words in marked for word in words.split()}
        assert not any("bridge" in words for words in marked)


async def test_narrow_screen_shows_voices_over_statements(open_reader: Open) -> None:
    """60 by 16: all of it is there, and leaving leads back to the reader."""
    async with open_reader(size=(60, 16)) as journey:
        await enter(journey)
        await journey.sees("quoted")
        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_only_statements_that_are_seen_are_put_into_words(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A voice may say thousands of things: a key that comes to it makes the rows in view, and lays nothing out."""
    made: list[Said] = []
    row = SpeakersScreen._row

    def make(screen: SpeakersScreen, said: Said) -> StatementRow:
        made.append(said)
        return row(screen, said)

    monkeypatch.setattr(SpeakersScreen, "_row", make)
    async with open_reader() as journey:
        await enter(journey)
        screen = room(journey)
        first, last = (
            tuple(replace(said, words=f"{said.words} {number}") for number in range(2000))
            for said in (screen._listed[0].said[0], screen._listed[-1].said[-1])
        )
        screen._take((Voice(name="Ada", said=first), Voice(name="Ben", said=last)), "")
        await journey.pilot.pause()
        made.clear()
        drawn = str(screen.chart.content)
        laid_out: list[None] = []
        monkeypatch.setattr(Screen, "_refresh_layout", lambda *_, **__: laid_out.append(None))

        await journey.press("j")
        await journey.pilot.pause()

        assert screen.voices.cursor == 1
        assert 0 < len(made) <= screen.statements.height
        assert str(screen.chart.content) != drawn
        assert not laid_out
