"""Lists that change under the cursor: the next key is for what is seen then, and that is what the person was at."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library.library import Library
from store.model.span import Span
from store.reading.read import read_bytes
from tests.tui.screens.conftest import MILL, Journey, Open
from tui.claims import Filter
from tui.screens.library import LibraryScreen
from tui.screens.speakers import SpeakersScreen
from tui.screens.unsure import UnsureDrawer
from tui.widgets.doubt_list import DoubtList

PATCHED = MILL.replace("We mended the roof in May", "They patched the old roof in April").replace(
    "I have no letter from anybody", "The post has not come"
)
"""One quotation in other words, and one that is not there any more."""


async def unjudged(journey: Journey) -> list[str]:
    """List what has no verdict, and go to the third of it in the list; the ids of all."""
    await journey.ready()
    journey.reader.showing.narrowed(Filter.UNJUDGED, None)
    await journey.press("tab", "g", "j", "j")
    await journey.until(journey.is_quiet)
    return [row.claim.id for row in journey.reading.listed]


@pytest.mark.parametrize("key", ["2", "-"])
async def test_claim_that_leaves_the_list_gives_its_place_to_the_next(open_reader: Open, key: str) -> None:
    """Judged or hidden, and filtered away: the next one is under the cursor, and the text shows that one."""
    async with open_reader() as journey:
        ids = await unjudged(journey)
        await journey.press(key)
        await journey.until(lambda: [row.claim.id for row in journey.reading.listed] == [*ids[:2], *ids[3:]])

        here = journey.reader.row

        assert here is not None
        assert here.claim.id == ids[3]
        assert journey.reader.pane.cursor == here.span.start


async def test_last_claim_that_leaves_the_list_gives_its_place_to_the_one_before(open_reader: Open) -> None:
    """There is none behind it."""
    async with open_reader() as journey:
        ids = await unjudged(journey)
        await journey.press("G", "2")
        await journey.until(lambda: len(journey.reading.listed) == len(ids) - 1)

        row = journey.reader.row
        assert row is not None
        assert row.claim.id == ids[-2]


async def test_what_is_unsure_stays_under_the_cursor(open_reader: Open) -> None:
    """Another window confirms the first of two: what the next key does is still for the second."""
    async with open_reader() as journey:
        await journey.ready()
        for words in ("“We mended the roof in May,”", "“I have no letter from anybody,”"):
            span = Span(MILL.index(words), MILL.index(words) + len(words))
            await journey.reader.session.annotate(journey.reading.document, span, body=words)
        await journey.leave()

    async with open_reader(PATCHED) as journey:
        await journey.ready()
        await journey.until(lambda: len(journey.reading.doubts) == 2)
        await journey.press("U", "j")
        first, second = journey.reading.doubts
        assert first.span is not None
        await journey.reader.session.confirm(first.noun, journey.reading.document, first.span)
        journey.reader.keeping.refresh()
        await journey.sees("0 to confirm, 1 lost")

        drawer = journey.app.screen

        assert isinstance(drawer, UnsureDrawer)
        assert drawer._here == second
        assert drawer.query_one(DoubtList).cursor == 0


async def shelve(journey: Journey, folder: Path, names: str) -> LibraryScreen:
    """Keep some documents, and look at all in the library."""
    with Library.open(folder / "store") as library:
        for name in names:
            text = f"The {name} is kept in a drawer."
            library.shelf.keep(read_bytes(text.encode(), source=f"/papers/{name}.txt", name=f"{name}.txt"))
    await journey.ready()
    await journey.press("L")
    room = journey.app.screen
    assert isinstance(room, LibraryScreen)
    await journey.until(lambda: len(room._listed) == len(names) + 1)
    return room


async def test_document_that_goes_gives_its_place_to_the_next(open_reader: Open, tmp_path: Path) -> None:
    """The cursor is not thrown back to the top, where another `x` would take away what was read last."""
    async with open_reader() as journey:
        room = await shelve(journey, tmp_path, "abcd")
        await journey.press("g", "j", "j")
        ids = [each.kept.id for each in room._listed]
        await journey.press("x")
        await journey.until(lambda: len(room._listed) == 4)

        assert room.entry is not None
        assert room.entry.kept.id == ids[3]


async def test_document_stays_under_the_cursor_of_a_narrowed_library(open_reader: Open, tmp_path: Path) -> None:
    """What comes from elsewhere is listed around it; only what is typed anew starts at the best."""
    async with open_reader() as journey:
        room = await shelve(journey, tmp_path, "abcd")
        await journey.press("f")
        await journey.type("txt")
        await journey.until(lambda: len(room._listed) == 4)
        await journey.press("enter", "j", "j")
        before = room.entry
        assert before is not None
        with Library.open(tmp_path / "store") as library:
            library.shelf.keep(read_bytes(b"The e is new.", source="/papers/e.txt", name="e.txt"))
        await journey.until(lambda: len(room._listed) == 5)

        assert room.entry is not None
        assert room.entry.kept.id == before.kept.id
        await journey.press("f", "e")
        await journey.until(lambda: room.documents.cursor == 0)


async def test_statement_stays_under_the_cursor_when_it_is_judged_elsewhere(open_reader: Open) -> None:
    """The speakers are counted anew; what was chosen of one of them is chosen still, and held if it was."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("S")
        await journey.until(lambda: isinstance(journey.app.screen, SpeakersScreen) and journey.app.screen._listed)
        room = journey.app.screen
        assert isinstance(room, SpeakersScreen)
        await journey.press("g", "enter", "j", "=")
        before = room._said
        assert before is not None
        await journey.reader.session.judge(
            journey.reading.document, before.claim, journey.reader.session.scale.grades[0].verdict
        )
        journey.reader.keeping.refresh()
        await journey.until(lambda: room._said and room._said.verdict != before.verdict)

        said = room._said
        assert said is not None
        assert said.claim.id == before.claim.id
        assert room._row(said).is_held
