"""Searching: this document, everything kept; the look at a hit, the jump, the way back."""

from __future__ import annotations

from tests.tui.screens.conftest import MILL, Open

FERRY = """The ferry

“The boat turns round at the lighthouse,” said Ines Falk.

The lighthouse keeper waves.
"""


async def test_enter_jumps_with_the_match_marked(open_reader: Open) -> None:
    """A half-remembered, mistyped query finds the place; Enter goes there; the words are marked."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("biscut tin")
        await journey.press("enter")

        pane = journey.reader.pane
        await journey.until(lambda: not journey.reader.searching.is_open)
        assert [span.of(MILL) for span in pane.layer_spans("match")] == ["biscuit tin"]
        assert "biscuit" in MILL[pane.cursor :][:60]


async def test_escape_returns_to_the_old_place(open_reader: Open) -> None:
    """Looking at hits moves the text; Esc puts it back where it was."""
    async with open_reader(size=(80, 18)) as journey:
        await journey.ready()
        await journey.press("]")
        pane = journey.reader.pane
        place, top = pane.cursor, pane.top_offset
        await journey.press("/")
        await journey.type("council decide spring")
        await journey.until(lambda: pane.cursor != place)

        await journey.press("escape")

        assert (pane.cursor, pane.top_offset) == (place, top)
        assert pane.layer_spans("match") == ()
        assert journey.reader.focused is pane


async def test_arrows_look_at_each_hit(open_reader: Open) -> None:
    """Down shows the next hit's place without leaving the box."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("roof")
        await journey.until(lambda: journey.hits > 1)
        await journey.until(lambda: journey.reader.pane.layer_spans("match"))
        first = journey.reader.pane.cursor

        await journey.press("down")

        await journey.until(lambda: journey.reader.pane.cursor != first)
        assert journey.reader.searching.is_open


async def test_next_match_goes_round(open_reader: Open) -> None:
    """`n` goes to the next match and from the last to the first; `N` goes back."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("roof")
        await journey.until(lambda: journey.hits > 1)
        await journey.until(lambda: journey.reader.pane.layer_spans("match"))
        await journey.press("enter")
        start = journey.reader.pane.cursor

        seen = [start]
        for _ in journey.reader.searching.found:
            await journey.press("n")
            seen.append(journey.reader.pane.cursor)
        await journey.press("N")

        assert seen[-1] == start
        assert len(set(seen)) == len(journey.reader.searching.found) > 1
        assert journey.reader.pane.cursor == seen[-2]


async def test_nothing_found_says_so(open_reader: Open) -> None:
    """No hit is a sentence, not an empty box."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("xyzzyplugh")

        await journey.sees("Nothing like that here")


async def test_older_query_is_asked_again(open_reader: Open) -> None:
    """`ctrl+up` brings the query of last time into the box."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("biscuit")
        await journey.until(lambda: journey.hits)
        await journey.press("enter", "/")

        await journey.press("ctrl+up")

        await journey.until(lambda: journey.query == "biscuit")
        await journey.until(lambda: journey.hits)


async def test_second_slash_searches_everything_and_opens_the_other_document(open_reader: Open) -> None:
    """`/` in the empty box reaches every kept document; Enter opens the one that the hit is in."""
    async with open_reader(FERRY, name="ferry") as journey:
        await journey.ready()
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)

    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/", "/")
        await journey.sees("Search everything you have kept")
        await journey.type("lighthous keeper")
        await journey.until(lambda: "waves" in journey.reader.pane.text)
        await journey.press("enter")

        await journey.until(lambda: journey.reading.document.text == FERRY)
        await journey.until(lambda: "lighthouse keeper" in FERRY[journey.reader.pane.cursor :][:30])
        await journey.ready()


async def test_escape_from_another_document_brings_the_own_one_back(open_reader: Open) -> None:
    """After a look at a hit in another document, Esc shows one's own text, place and claims."""
    async with open_reader(FERRY, name="ferry") as journey:
        await journey.ready()
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)

    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]")
        place = journey.reader.pane.cursor
        await journey.press("/", "/")
        await journey.type("lighthouse keeper")
        await journey.until(lambda: "waves" in journey.reader.pane.text)

        await journey.press("escape")

        assert journey.reader.pane.text == MILL
        assert journey.reader.pane.cursor == place
        assert journey.reader.pane.layer_spans("direct")
