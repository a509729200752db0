"""Copying, looks, other windows, and stores that cannot be used."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import DamagedStore, StoreInUse
from store.model.annotation import Verdict
from store.model.document import Document
from tests.tui.screens.conftest import Journey, Open
from tui.session import Opened, Session

if TYPE_CHECKING:
    import pytest


def copied(journey: Journey) -> str:
    """What was handed to the terminal's clipboard last."""
    return journey.app.clipboard


async def test_yank_copies_the_claim_and_says_how(open_reader: Open) -> None:
    """`y` hands the words to the terminal; the screen says that this is all that is known."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]", "y")

        await journey.sees("sent to the terminal’s clipboard (OSC 52)")

        assert copied(journey).startswith("the money never arrived")


async def test_cite_copies_words_with_speaker_and_title(open_reader: Open) -> None:
    """`Y` copies a line that can be pasted into an article."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]", "Y")
        await journey.sees("citation, plain, sent to the terminal’s clipboard")

        assert copied(journey).startswith("“the money never arrived")
        assert "in: The mill on the Asker" in copied(journey)


async def test_words_of_nobody_are_cited_as_those_of_the_document(open_reader: Open) -> None:
    """What the document states itself has no speaker, and no “nobody” stands for one."""
    async with open_reader(
        "# Barge traffic\n\nThe lock was shut for 40 days in 2019, and 312 barges waited.\n"
    ) as journey:
        await journey.ready()
        assert [row.who for row in journey.reading.rows] == ["the document"]
        await journey.press("f", "2", "]", "Y")
        await journey.sees("citation, plain, sent to the terminal’s clipboard")

        assert "– Barge traffic, " in copied(journey)


async def test_clipboard_goes_out_as_osc_52(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sequence holds the words in base64, so that no terminal reads them as commands."""
    async with open_reader() as journey:
        await journey.ready()
        written: list[str] = []
        assert journey.app._driver is not None
        monkeypatch.setattr(journey.app._driver, "write", written.append)

        await journey.press("]", "]", "y")
        await journey.until(lambda: copied(journey))

        sequence = next(piece for piece in written if piece.startswith("\x1b]52;c;"))
        assert base64.b64decode(sequence[7:-1]).decode() == copied(journey)


async def test_citation_is_copied_in_the_form_that_was_chosen(open_reader: Open, tmp_path: Path) -> None:
    """Chosen once in the palette, it stays: for the next Y and the next session."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]", "ctrl+p")
        await journey.type("another form")
        await journey.sees("Plain, Markdown, HTML")
        await journey.press("enter")
        await journey.sees("Copy as a citation in")
        await journey.press("2")
        await journey.sees("citation, markdown, sent")
        assert copied(journey).startswith("> the money never arrived")

    assert 'citation = "markdown"' in (tmp_path / "config.toml").read_text(encoding="utf-8")


async def test_theme_is_remembered(open_reader: Open, tmp_path: Path) -> None:
    """Another look stays for the next time, in the config."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("ctrl+p")
        await journey.type("light or")
        await journey.sees("the config remembers it")
        await journey.press("enter")
        await journey.until(lambda: journey.app.theme == "quoth-light")

    assert 'theme = "quoth-light"' in (tmp_path / "config.toml").read_text(encoding="utf-8")


async def test_other_window_is_heard_of(open_reader: Open) -> None:
    """A verdict given in one window is seen in the other."""
    async with open_reader() as one, open_reader() as other:
        await one.ready()
        await other.ready()

        await one.press("]", "4")

        await one.until(lambda: one.reading.listed[0].verdict is Verdict.UNVERIFIABLE)
        await other.until(lambda: other.reading.listed[0].verdict is Verdict.UNVERIFIABLE)


class Broken(Session):
    """A store that cannot be opened."""

    error: Exception = DamagedStore("the store store/db.json is damaged; it was kept as store/db.json.damaged")

    async def open(self, document: Document) -> Opened:
        """Fail as opening does."""
        del document
        raise self.error


async def test_damaged_store_is_said_and_the_text_can_be_read(open_reader: Open, tmp_path: Path) -> None:
    """The sentence of the error is shown; text and claims are there all the same."""
    async with open_reader(session=Broken(tmp_path / "store")) as journey:
        await journey.ready()

        await journey.sees("is damaged; it was kept as")
        await journey.sees("Anna Brandt quoted")

    assert not (tmp_path / "store").exists()


async def test_locked_store_is_said_with_its_markup_as_text(open_reader: Open, tmp_path: Path) -> None:
    """What an error says is shown as it is: no markup, no control characters."""
    session = Broken(tmp_path / "store")
    session.error = StoreInUse("held by [b]process[/b] 12\x1b[31m; close it")
    async with open_reader(session=session) as journey:
        await journey.sees("held by [b]process[/b] 12␛[31m; close it")
        assert "\x1b" not in journey.screen()


async def test_speakers_and_titles_are_shown_without_control_characters(open_reader: Open) -> None:
    """A name or title from outside reaches the screen with its control characters visible."""
    text = "A \x07 title \u202e\n\n“Well,” said Anna \x9bBrandt\x1b[2J, who left.\n"
    hostile = Document(
        id="0" * 64, title="A \x1b]0;title\x07", source="a\x9bb.txt", language="en", text=text, blocks=()
    )
    async with open_reader(document=hostile) as journey:
        await journey.ready()

        shown = journey.screen()

        assert not any((ord(letter) < 32 and letter != "\n") or 0x7F <= ord(letter) < 0xA0 for letter in shown)
        assert "\u202e" not in shown
