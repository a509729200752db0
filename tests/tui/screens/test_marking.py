"""Notes, tags, verdicts, highlights: on disk before the screen says so, and there again the next time."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import Static

from store.errors import StoreNotWritable
from store.library.library import Library
from store.model.annotation import Annotation, Verdict
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes
from tests.tui.screens.conftest import Journey, Open
from tests.tui.screens.test_in_turn import breath
from tui.app import QuothApp
from tui.screens.note_editor import Note, NoteEditor
from tui.session import Opened, Session


async def note_on_first_claim(journey: Journey, words: str) -> None:
    """Write a note on the first claim."""
    await journey.press("]", "a")
    await journey.type(words)
    await journey.press("ctrl+s")


async def test_note_is_there_again_the_next_time(open_reader: Open) -> None:
    """Written, saved, left, opened again: the note is in the text and on the claim."""
    async with open_reader() as journey:
        await journey.ready()
        await note_on_first_claim(journey, "Ask for the bill")
        await journey.sees("note saved")
        await journey.leave()

    async with open_reader() as journey:
        await journey.ready()
        await journey.until(lambda: journey.reading.listed[0].has_note)
        await journey.press("g", "]", "a")

        await journey.sees("Ask for the bill")


async def test_note_is_changed_not_doubled(open_reader: Open) -> None:
    """`a` where a note is opens that note."""
    async with open_reader() as journey:
        await journey.ready()
        await note_on_first_claim(journey, "One")
        await journey.until(lambda: journey.reading.placed)
        await journey.press("a")
        await journey.type(" two")
        await journey.press("ctrl+s")

        await journey.until(lambda: [p.annotation.body for p in journey.reading.placed] == ["One two"])


class FullDisk(Session):
    """A store on a disk that is full when something is written."""

    async def annotate(self, document: Document, span: Span, *, body: str = "", tags: object = ()) -> Annotation:
        """Fail as a full disk does."""
        del document, span, body, tags
        raise StoreNotWritable("the store cannot be written: no space left on the disk; free some and save again")


async def test_note_stays_in_the_editor_when_it_cannot_be_saved(open_reader: Open, tmp_path: Path) -> None:
    """A failure shows its sentence, and what was typed stays."""
    async with open_reader(session=FullDisk(tmp_path / "store")) as journey:
        await journey.ready()
        await note_on_first_claim(journey, "Ask for the bill")

        await journey.sees("Not saved. the store cannot be written: no space left")

        assert "Ask for the bill" in journey.screen()
        assert journey.app.screen is not journey.reader


async def test_draft_is_kept_even_before_it_is_drawn(open_reader: Open) -> None:
    """Asked to end in the very moment in which a note is opened, the draft of before is still the draft."""
    kept: list[str] = []
    async with open_reader() as journey:
        await journey.ready()
        keys = journey.reader.keymap
        editor = NoteEditor("words", "a note", lambda _: asyncio.sleep(0), keys, draft="half", keep=kept.append)

        await editor.keep()

    assert kept == ["half"]


async def test_draft_survives_escape(open_reader: Open) -> None:
    """Left without saving, the words are there when the editor opens again."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "a")
        await journey.type("half a thought")
        await journey.press("escape")
        await journey.sees("draft kept")

        await journey.press("a")

        await journey.sees("half a thought")
        assert not journey.reading.placed
        await journey.press("escape", "a")
        await journey.sees("half a thought")


async def test_draft_of_a_note_is_found_from_all_of_its_words(open_reader: Open) -> None:
    """The note on two sentences is one: a draft of it, begun in the first, is there from the second."""
    text = "Rain fell on the quay. The clerk went home.\n"
    async with open_reader(text) as journey:
        await journey.ready_or_empty()
        await journey.reader.session.annotate(journey.reading.document, Span(0, len(text) - 1), body="why?")
        journey.reader.keeping.refresh()
        await journey.until(lambda: journey.reading.placed)
        await journey.press("a")
        await journey.sees("Rain fell on the quay. The clerk went home.")
        await journey.type(" Ask him")
        await journey.press("escape")
        await journey.sees("draft kept")

        journey.reader.pane.move_to(text.index("clerk"))
        await journey.press("a")
        await journey.until(lambda: isinstance(journey.app.screen, NoteEditor))

        assert journey.app.screen.query_one(Note).text == "why? Ask him"


async def test_note_that_is_emptied_keeps_what_another_window_wrote(open_reader: Open) -> None:
    """Its words go; those that came meanwhile were never seen here, and stay."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "a")
        await journey.type("why?")
        await journey.press("ctrl+s")
        await journey.sees("note saved")
        await journey.until(lambda: journey.reading.placed)
        await journey.press("a")
        await journey.until(lambda: isinstance(journey.app.screen, NoteEditor))
        note = journey.reading.placed[0].annotation
        await journey.reader.session.change(note, body=note.body, tags=("urgent",))

        await journey.press("ctrl+u", "ctrl+s")

        await journey.until(lambda: journey.app.screen is journey.reader)
        (kept,) = await journey.reader.session.ask(lambda library: library.notebook.annotations())
        assert (kept.body, kept.tags) == ("", ("urgent",))


async def test_note_at_the_end_is_on_the_last_sentence(open_reader: Open) -> None:
    """Behind the last word there is nothing to mark, so the last sentence is meant."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("G", "a")
        await journey.type("so they say")
        await journey.press("ctrl+s")
        await journey.sees("note saved")

        await journey.until(lambda: journey.reading.placed)
        (placed,) = journey.reading.placed
        assert placed.annotation.target.quote.exact.strip()


async def test_verdict_is_marked_and_kept(open_reader: Open) -> None:
    """A digit judges the claim; the sidebar shows it; the next time it is still so."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "3")
        await journey.until(lambda: journey.reading.listed[0].verdict is Verdict.REFUTED)
        await journey.sees("refuted · saved")
        await journey.leave()

    async with open_reader() as journey:
        await journey.until(lambda: journey.reading.listed and journey.reading.listed[0].verdict is Verdict.REFUTED)


async def test_next_unjudged_skips_what_is_judged(open_reader: Open) -> None:
    """`.` goes to a claim without a verdict."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]", "1")
        await journey.until(lambda: journey.reading.listed[1].verdict is Verdict.SUPPORTED)

        await journey.press("[", ".")

        assert journey.reading.current == 2


async def test_undo_takes_back_and_redo_does_again(open_reader: Open) -> None:
    """`u` undoes the last change and says what it was; `ctrl+r` does it again."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "2")
        await journey.until(lambda: journey.reading.listed[0].verdict is Verdict.DISPUTED)

        await journey.press("u")
        await journey.sees("undone: ")
        await journey.until(lambda: journey.reading.listed[0].verdict is Verdict.OPEN)
        await journey.press("ctrl+r")
        await journey.sees("done again: ")
        await journey.until(lambda: journey.reading.listed[0].verdict is Verdict.DISPUTED)


async def test_tags_are_kept_and_listed(open_reader: Open) -> None:
    """`t` tags; Enter saves."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "t")
        await journey.type("roof, money")
        await journey.press("enter")

        await journey.until(lambda: [p.annotation.tags for p in journey.reading.placed] == [("roof", "money")])
        await journey.until(lambda: journey.reading.listed[0].has_tag)


async def test_highlight_of_a_selection_is_seen_and_taken_back(open_reader: Open) -> None:
    """`H` highlights the selection, `x` deletes it, `u` brings it back."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("}", "}", "v", "e", "H")
        pane = journey.reader.pane
        await journey.until(lambda: pane.layer_spans("highlight"))
        assert pane.selection is None

        await journey.press("x")
        await journey.until(lambda: not pane.layer_spans("highlight"))
        await journey.press("u")
        await journey.until(lambda: pane.layer_spans("highlight"))


async def test_digit_outside_of_a_claim_judges_nothing(open_reader: Open) -> None:
    """Where the cursor is in no claim, a verdict is refused in words."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("g", "1")

        await journey.sees("no claim here")
        assert not await journey.reader.session.ask(lambda library: library.notebook.judgements())


async def test_draft_survives_a_crash(open_reader: Open) -> None:
    """What was typed is on disk when the typing pauses; the next session's `a` goes on with it."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "a")
        await journey.type("half a thou")
        await journey.until(lambda: "half a thou" in journey.reader.drafts.values())
        await journey.until(journey.is_quiet)
        # Nothing is left or closed: the program is gone.

    async with open_reader() as journey:
        await journey.ready()
        await journey.until(lambda: journey.reader.drafts)
        await journey.press("]", "a")
        await journey.sees("half a thou")
        await journey.type("ght")
        await journey.press("ctrl+s")
        await journey.sees("note saved")
        await journey.until(lambda: journey.reading.placed)
        assert [each.annotation.body for each in journey.reading.placed] == ["half a thought"]
        await journey.until(journey.is_quiet)

    async with open_reader() as journey:
        await journey.ready()
        assert journey.reader.drafts == {}


async def test_note_is_written_in_the_persons_own_editor(
    open_reader: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ctrl+e hands the words over and takes up what was saved; an editor that fails leaves them as they are."""
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "%s, and the roofers" "$(cat "$1")" > "$1"\n')
    script.chmod(0o700)
    monkeypatch.setattr(QuothApp, "suspend", lambda _: nullcontext())
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "a")
        await journey.type("Ask the mill")
        monkeypatch.setenv("VISUAL", str(script))
        await journey.press("ctrl+e")
        await journey.sees("Ask the mill, and the roofers")
        monkeypatch.setenv("VISUAL", str(tmp_path / "nothing there"))
        await journey.press("ctrl+e")
        await journey.sees("cannot be used")
        await journey.press("ctrl+s")
        await journey.sees("note saved")
        await journey.until(lambda: journey.reading.placed)
        assert journey.reading.placed[0].annotation.body == "Ask the mill, and the roofers"


async def test_marks_are_there_when_one_comes_back_from_another_document(open_reader: Open, tmp_path: Path) -> None:
    """Opening another document and coming back drops neither marks nor drafts."""
    with Library.open(tmp_path / "store") as library:
        text = "# Weather\n\n“It will rain,” said the baker.\n"
        other = library.shelf.keep(read_bytes(text.encode(), source="/papers/weather.md", name="weather.md"))
    async with open_reader() as journey:
        await journey.ready()
        own = journey.reading.document.id
        await journey.press("]", "m", "q", "a")
        await journey.type("begun")
        await journey.press("escape")
        await journey.until(journey.is_quiet)

        journey.reader.open_document(other.id)
        await journey.until(lambda: journey.reading.document.id == other.id)
        await journey.ready()
        journey.reader.open_document(own)
        await journey.until(lambda: journey.reading.document.id == own and journey.reader.drafts)

        assert "q" in journey.reader.going.places.marks
        assert list(journey.reader.drafts.values()) == ["begun"]


@pytest.mark.parametrize(("key", "name"), [("a", "#note-words"), ("E", "#evidence-words")])
async def test_words_longer_than_two_lines_end_in_an_ellipsis(open_reader: Open, key: str, name: str) -> None:
    """Above a note and above the line for evidence: two lines, and a sign that there is more."""
    said = " ".join(f"We mended lock {number} and it rained." for number in range(6))

    async with open_reader(f"Lock\n\n“{said}” said Ilse Marten.\n", size=(60, 20)) as journey:
        await journey.ready()
        await journey.press("]", key)
        await journey.until(lambda: bool(journey.app.screen.query(name)))

        words = journey.app.screen.query_one(name, Static)
        await journey.until(lambda: words.size.height)
        assert str(words.content).endswith("…")
        assert len(str(words.content).splitlines()) == words.size.height == 2


async def test_note_asked_for_before_the_store_is_open_goes_on_with_its_draft(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written last time and not saved is there, not overwritten; the keys behind wait for the box."""
    async with open_reader("The weir\n\nNobody said a word about the weir.\n", name="weir") as journey:
        await journey.ready_or_empty()
        await journey.press("a")
        await journey.type("who pays")
        await journey.press("escape")
        await journey.sees("draft kept")
        await journey.leave()
    is_open = asyncio.Event()
    real = Session.open

    async def late(session: Session, document: Document) -> Opened:
        await is_open.wait()
        return await real(session, document)

    monkeypatch.setattr(Session, "open", late)
    async with open_reader("The weir\n\nNobody said a word about the weir.\n", name="weir") as journey:
        await journey.until(lambda: journey.reader.has_begun)
        breath(journey, "a?", "<ctrl+s>")
        is_open.set()

        await journey.until(lambda: [each.annotation.body for each in journey.reading.placed] == ["who pays?"])
