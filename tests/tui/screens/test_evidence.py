"""Evidence: an address or a passage, given with a few words, gone to from both ends."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.errors import DamagedStore
from store.library.library import Library
from store.reading.read import read_bytes
from store.text.hashing import text_hash
from tests.tui.screens.conftest import Journey, Open
from tui.in_turn import OPENING
from tui.keys import BY_NAME
from tui.screens.evidence import EvidencePrompt
from tui.screens.help import HelpScreen

REPORT = "The auditors’ report\n\nThe slates were paid for on the ninth of May, by bank transfer.\n"


@pytest.fixture
def report(tmp_path: Path) -> str:
    """Another document on the same shelf; its id."""
    with Library.open(tmp_path / "store") as library:
        return library.shelf.keep(read_bytes(REPORT.encode(), source="/papers/report.txt", name="report.txt")).id


async def test_address_is_evidence_and_is_copied_when_chosen(open_reader: Open) -> None:
    """It is on disk, shown on the claim, and E has it again."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "E")
        await journey.until(lambda: isinstance(journey.app.screen, EvidencePrompt))
        await journey.type("https://example.org/minutes")
        await journey.press("enter")
        await journey.sees("evidence saved")
        await journey.until(lambda: journey.reading.listed[0].has_evidence)
        await journey.sees("§")

        await journey.press("E")
        await journey.sees("1 https://example.org/minutes")
        await journey.press("1")
        await journey.sees("address sent to the terminal’s clipboard")
        assert journey.app.clipboard == "https://example.org/minutes"


async def evidence_kept(journey: Journey) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Words, tags and evidence of all annotations, as the store has them."""
    await journey.until(journey.is_quiet)
    every = await journey.reader.session.ask(lambda library: library.notebook.annotations())
    return sorted((each.body, each.tags, each.evidence) for each in every)


async def test_title_is_no_passage(open_reader: Open, report: str) -> None:
    """It has no place in its text that could be linked: it is not offered, and the words of the text are."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.reader.session.ask(lambda library: library.shelf.edit(report, title="Paid for the lighthouse"))
        await journey.press("]", "E")
        await journey.until(lambda: isinstance(journey.app.screen, EvidencePrompt))
        prompt = journey.app.screen
        assert isinstance(prompt, EvidencePrompt)
        await journey.type("paid for the lighthouse")
        await journey.until(lambda: prompt._hits)

        assert all(hit.passage.span for hit in prompt._hits)


async def test_passage_whose_words_are_others_now_is_not_linked(open_reader: Open, report: str) -> None:
    """Another window read its document anew while it was listed: it is said, and nothing is written."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "E")
        await journey.type("slates paid transfer")
        await journey.sees("The slates were paid")
        source = next(each.source for each in await journey.reader.session.kept() if each.id == report)
        other = read_bytes(f"A correction.\n\n{REPORT}".encode(), source=source, name="report.txt")
        await journey.reader.session.ask(lambda library: library.shelf.keep(other))

        await journey.press("enter")

        await journey.sees("Not saved. Other words stand there by now")
        assert not await journey.reader.session.ask(lambda library: library.notebook.annotations())


async def test_evidence_stays_when_the_note_or_tag_beside_it_goes(open_reader: Open) -> None:
    """They are one annotation; what a person empties is the words, or the tags."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "E")
        await give(journey, "https://example.org/minutes")
        await journey.until(journey.is_quiet)
        await journey.press("t")
        await journey.type("roof")
        await journey.press("enter")
        await journey.sees("tags saved")
        await journey.until(journey.is_quiet)
        assert await evidence_kept(journey) == [("", ("roof",), ("https://example.org/minutes",))]

        await journey.press("t", "ctrl+u", "enter")

        await journey.until(lambda: not any(each.annotation.tags for each in journey.reading.placed))
        assert await evidence_kept(journey) == [("", (), ("https://example.org/minutes",))]


async def test_highlight_is_taken_away_and_evidence_is_not(open_reader: Open) -> None:
    """Evidence alone is drawn as a highlight is; `h` makes a highlight on it, and takes that one away again."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "E")
        await give(journey, "https://example.org/minutes")
        await journey.until(journey.is_quiet)

        await journey.press("h")
        await journey.sees("highlighted · saved")
        await journey.until(lambda: len(journey.reading.placed) == 2)
        await journey.press("h")
        await journey.sees("highlight removed")

        assert await evidence_kept(journey) == [("", (), ("https://example.org/minutes",))]


async def test_evidence_is_on_the_document_as_it_was_kept(open_reader: Open) -> None:
    """Whoever is faster than the store knows his document by another id yet; nothing is refused or lost for that."""
    async with open_reader() as journey:
        await journey.ready()
        kept, early = journey.reading.document.id, text_hash(journey.reading.document.text)
        journey.reading.document = replace(journey.reading.document, id=early)
        await journey.press("]", "E")
        await journey.until(lambda: isinstance(journey.app.screen, EvidencePrompt))
        await journey.type("https://example.org/minutes")
        await journey.press("enter")
        await journey.sees("evidence saved")

        written = await journey.reader.session.ask(lambda library: library.notebook.annotations())
        assert [each.document for each in written] == [kept]


async def test_passage_of_another_document_is_linked_from_both_ends(open_reader: Open, report: str) -> None:
    """A few words find it, Enter links it; E leads there, and from there back."""
    async with open_reader() as journey:
        await journey.ready()
        own = journey.reading.document.id
        await journey.press("]", "]", "E")
        await journey.type("slates paid transfer")
        await journey.sees("The auditors’ report")
        await journey.press("enter")
        await journey.sees("evidence saved")
        await journey.until(journey.is_quiet)
        await journey.until(lambda: journey.reading.placed)

        await journey.press("E")
        await journey.sees("1 “The slates were paid")
        await journey.press("1")
        await journey.until(lambda: journey.reading.document.id == report)
        await journey.until(lambda: journey.reader.pane.cursor == REPORT.index("The slates"))
        await journey.until(lambda: journey.reading.placed)

        await journey.press("E")
        await journey.sees("1 “the money never arrived")
        await journey.press("1")
        await journey.until(lambda: journey.reading.document.id == own)


async def give(journey: Journey, address: str) -> None:
    """Type an address, and wait until it is on the screen as evidence."""
    await journey.until(lambda: isinstance(journey.app.screen, EvidencePrompt))
    await journey.type(address)
    await journey.press("enter")
    await journey.until(lambda: any(address in each.annotation.evidence for each in journey.reading.placed))


async def test_one_piece_of_evidence_is_taken_away(open_reader: Open) -> None:
    """The other stays, and one key brings it back."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "E")
        await give(journey, "https://example.org/a")
        await journey.press("E", "2")
        await give(journey, "https://example.org/b")

        await journey.press("E", "4")
        await journey.sees("Which one is none?")
        await journey.press("1")
        await journey.sees("evidence taken away")
        await journey.until(
            lambda: [each.annotation.evidence for each in journey.reading.placed] == [("https://example.org/b",)]
        )
        await journey.press("u")
        await journey.until(lambda: len(journey.reading.placed[0].annotation.evidence) == 2)


async def test_store_that_fails_says_so_once(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each letter asks a store that cannot answer; it is said at the foot, and not once more over it for each."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "E")
        await journey.until(lambda: isinstance(journey.app.screen, EvidencePrompt))

        def refused(*_: object) -> object:
            raise DamagedStore("The store is damaged: nobody can read it.")

        for name in ("prepare", "find"):
            monkeypatch.setattr(f"store.library.catalogue.Catalogue.{name}", refused)
        await journey.type("slates")
        await journey.sees("Nothing can be searched: The store is damaged")
        await journey.press("down")

        assert journey.screen().count("is damaged") == 1
        assert not journey.app._notifications


async def test_what_the_store_answers_late_comes_up_over_nothing_else(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A history or a list of evidence that was asked for before the help was clicked does not come up over it."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "E")
        await give(journey, "https://example.org/a")
        ask, go_on = journey.reader.session.ask, asyncio.Event()

        async def late(work: Any) -> object:
            await go_on.wait()
            return await ask(work)

        for key in ("H", "E"):
            go_on.clear()
            monkeypatch.setattr(journey.reader.session, "ask", late)
            await journey.press(key)
            journey.reader.hearing.perform(BY_NAME["help"])  # a click: keys wait their turn
            await journey.until(lambda: isinstance(journey.app.screen, HelpScreen))
            monkeypatch.setattr(journey.reader.session, "ask", ask)
            go_on.set()
            await journey.until(lambda: not any(each.group == OPENING for each in journey.reader.workers))

            assert isinstance(journey.app.screen, HelpScreen)
            await journey.press("escape")
            await journey.until(lambda: journey.app.screen is journey.reader)


async def test_nothing_found_is_said_and_nothing_saved(open_reader: Open) -> None:
    """Enter without a passage keeps the prompt, and the words."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "E")
        await journey.type("zzzzqq")
        await journey.press("enter")
        await journey.sees("Nothing like that was found.")
        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)
        assert not journey.reading.placed
