"""Opening a document that takes its time, from the command line and from the reader; pasting one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from textual import events

from store.errors import UnreadableDocument
from store.library.library import Library
from store.model.document import Document
from store.reading.pasted import read_pasted
from store.reading.read import read_bytes
from store.reading.worker import Worker
from tests.tui.screens.conftest import Journey, Open
from tui.app import QuothApp
from tui.config import Config
from tui.opening import Opening
from tui.screens.leaving import quit_from
from tui.screens.open_prompt import OpenPrompt
from tui.screens.opening import OpeningScreen
from tui.screens.reader import ReaderScreen

FERRY = b"# The ferry\n\n\xe2\x80\x9cNobody aboard complained,\xe2\x80\x9d said Ines Falk.\n"


@contextmanager
def slow(*, refusal: str = "") -> Iterator[tuple[Opening, Event]]:
    """A document that is being read until the event is set."""
    go = Event()

    def read(worker: Worker) -> Document:
        del worker
        go.wait()
        if refusal:
            raise UnreadableDocument(refusal)
        return read_bytes(FERRY, source="ferry.md", name="ferry.md")

    yield Opening("ferry\x1b.pdf", "a PDF · 12 MB", read), go
    go.set()


def app_on(opening: Opening, folder: Path) -> QuothApp:
    """The program as the command line starts it."""
    return QuothApp(opening, folder / "store", Config(), folder / "config.toml")


async def test_screen_says_what_is_being_read_and_becomes_the_reader(tmp_path: Path) -> None:
    """Name, format, size and seconds; then the text."""
    with slow() as (opening, go):
        app = app_on(opening, tmp_path)
        async with app.run_test(size=(80, 24)) as pilot:
            journey = Journey(app, pilot)
            await journey.sees("Reading ferry␛.pdf a PDF · 12 MB · 0 s esc cancel")

            go.set()

            await journey.until(lambda: isinstance(app.screen, ReaderScreen))
            await journey.sees("Nobody aboard complained")
            await journey.ready()


async def test_escape_gives_it_up_and_leaves(tmp_path: Path) -> None:
    """At once, with an exit code, and nothing is kept."""
    with slow() as (opening, _):
        app = app_on(opening, tmp_path)
        async with app.run_test(size=(80, 24)) as pilot:
            await Journey(app, pilot).sees("esc cancel")

            await pilot.press("escape")

            assert opening.is_cancelled
        assert app.return_code == 1
    assert not (tmp_path / "store").exists()


async def test_refusal_leaves_the_reader(tmp_path: Path) -> None:
    """It is said on the command line, by who started this."""
    with slow(refusal="ferry.pdf has more than 5,000 pages.") as (opening, go):
        app = app_on(opening, tmp_path)
        async with app.run_test(size=(80, 24)) as pilot:
            await Journey(app, pilot).until(lambda: isinstance(app.screen, OpeningScreen))
            go.set()
            await Journey(app, pilot).until(lambda: app.return_code == 1)
        assert str(opening.refusal) == "ferry.pdf has more than 5,000 pages."


async def test_path_is_completed_and_opened(open_reader: Open, tmp_path: Path) -> None:
    """`O`, a few letters, Tab, Enter: the other document, from the folder of this one."""
    (tmp_path / "ferry.md").write_bytes(FERRY)
    (tmp_path / "fever.md").write_bytes(FERRY)
    async with open_reader() as journey:
        await journey.ready()

        await journey.press("O")
        await journey.sees("ferry.md fever.md")
        await journey.type("fer")
        await journey.until(lambda: "fever.md" not in journey.screen())
        await journey.press("tab")
        await journey.until(lambda: f"{tmp_path}/ferry.md" in journey.screen().replace("\n", ""))
        await journey.press("enter")

        await journey.sees("Nobody aboard complained")
        assert journey.reading.document.title == "The ferry"


async def test_refusal_is_said_and_the_prompt_stays(open_reader: Open) -> None:
    """One sentence; what was typed is still there, and Esc goes back to the text."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("O")
        await journey.until(lambda: isinstance(journey.app.screen, OpenPrompt))
        await journey.type("nowhere")
        await journey.press("enter")
        await journey.sees("nowhere: check the name.")

        await journey.press("escape")

        await journey.until(lambda: journey.app.screen is journey.reader)
        await journey.sees("We mended the roof")


async def test_address_is_refused_without_asking_the_net(open_reader: Open) -> None:
    """A web page is to be saved first."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("O")
        await journey.until(lambda: isinstance(journey.app.screen, OpenPrompt))
        screen = journey.app.screen
        screen.query_one("#open-path").value = "https://example.org/mill"  # type: ignore[attr-defined] # an Input

        await journey.press("enter")

        await journey.sees("save the page to a file first")


async def test_pasted_text_becomes_a_document(open_reader: Open) -> None:
    """Pasted where nothing takes it, it is offered; Enter keeps it, and it is in the library with its title."""
    async with open_reader() as journey:
        await journey.ready()

        journey.app.post_message(events.Paste("The ferry\r\n\r\n“Nobody complained,”\x1b[2J said Ines Falk.\r\n"))
        await journey.sees("Pasted: The ferry")
        await journey.press("enter")

        await journey.sees("“Nobody complained,”␛[2J said")
        await journey.until(lambda: journey.reading.document.source == "pasted" and journey.reading.is_complete)
        kept = {each.title: each.source for each in await journey.reader.session.kept()}
        assert kept["The ferry"] == "pasted"


async def test_two_pasted_texts_are_two_documents(open_reader: Open) -> None:
    """They share a source that is no place."""
    async with open_reader() as journey:
        await journey.ready()
        for title in ("The ferry", "The harbour"):
            journey.app.post_message(events.Paste(f"{title}\n\n“Nobody complained,” said Ines Falk.\n"))
            await journey.sees(f"Pasted: {title}")
            await journey.press("enter")
            await journey.sees(f"reading {title}")
            await journey.ready()

        assert {"The ferry", "The harbour"} <= {each.title for each in await journey.reader.session.kept()}


@pytest.mark.parametrize(("keys", "limit"), [(("slash",), "2,000"), (("a",), "100,000")])
async def test_paste_that_is_too_long_is_refused_in_words(open_reader: Open, keys: tuple[str, ...], limit: str) -> None:
    """Not cut in silence, and not taken until the screen stands still."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press(*keys)
        await journey.until(lambda: journey.app.focused is not journey.reader.pane and journey.app.focused)

        journey.app.post_message(events.Paste("word " * 50_000))

        await journey.sees(f"takes {limit}")


async def test_escape_gives_up_what_the_prompt_reads(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first Esc ends the reading, the second leaves; nothing of it was kept."""
    with slow() as (opening, _):
        monkeypatch.setattr("tui.screens.open_prompt.Opening", lambda *_: opening)
        async with open_reader() as journey:
            await journey.ready()
            await journey.press("O")
            await journey.until(lambda: isinstance(journey.app.screen, OpenPrompt))
            await journey.type("x")
            await journey.press("enter")
            await journey.sees("Reading ferry␛.pdf")

            await journey.press("escape")

            await journey.sees("Given up; nothing of it was kept.")
            assert opening.is_cancelled
            await journey.press("escape")
            await journey.until(lambda: journey.app.screen is journey.reader)


async def test_pasted_text_is_kept_however_soon_one_leaves(tmp_path: Path) -> None:
    """It is nowhere else."""
    app = QuothApp(read_pasted("The ferry\n\nNobody complained.\n"), tmp_path / "store", Config(), tmp_path / "c.toml")
    async with app.run_test(size=(80, 24)):
        assert isinstance(app.screen, ReaderScreen)
        await quit_from(app.screen)

    with Library.open(tmp_path / "store") as library:
        assert [each.title for each in library.shelf.documents()] == ["The ferry"]
