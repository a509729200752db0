"""Searching: this document, everything kept; the look at a hit, the jump, the way back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.screen import Screen
from textual.widgets import Static

from store.errors import DamagedStore
from tests.tui.screens.conftest import FERRY, MILL, Journey, Open, keep_ferry
from tui import hits
from tui.app import QuothApp
from tui.config import Config
from tui.finder import Finder
from tui.widgets.hit_list import HitList, HitRow
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from pathlib import Path

    from store import Document, Hit

ROOFS = "\n\n".join(f"Roof number {number} was mended by somebody from Asker in May." for number in range(120))


async def find_roofs(journey: Journey) -> None:
    """Search for what the text has more than once, and wait until the first place is shown."""
    await journey.press("/")
    await journey.type("roof")
    await journey.until(lambda: journey.hits > 1)
    await journey.until(lambda: journey.reader.pane.layer_spans("match"))


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
        await find_roofs(journey)
        first = journey.reader.pane.cursor

        await journey.press("down")

        await journey.until(lambda: journey.reader.pane.cursor != first)
        assert journey.reader.searching.is_open


async def test_next_match_goes_round(open_reader: Open) -> None:
    """`n` goes to the next match and from the last to the first; `N` goes back."""
    async with open_reader() as journey:
        await journey.ready()
        await find_roofs(journey)
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
        assert journey.hits == 0
        assert "Tried:" in journey.screen()


async def test_second_slash_searches_everything_and_opens_the_other_document(open_reader: Open) -> None:
    """`/` in the empty box reaches every kept document; Enter opens the one that the hit is in."""
    await keep_ferry(open_reader)
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
    await keep_ferry(open_reader)
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]")
        place = journey.reader.pane.cursor
        await journey.press("/", "/")
        await journey.type("lighthouse keeper")
        await journey.until(lambda: "waves" in journey.reader.pane.text)

        await journey.press("escape")

        await journey.until(lambda: journey.reader.pane.text == MILL)
        await journey.until(lambda: journey.reader.pane.layer_spans("direct"))
        assert journey.reader.pane.cursor == place


async def test_back_from_the_document_that_a_hit_opened_leads_to_where_one_was(open_reader: Open) -> None:
    """With the marks and the note that was begun there; forward leads to the hit again."""
    async with open_reader(FERRY, name="ferry") as journey:
        await journey.ready()
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)

    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]", "m", "a", "a")
        await journey.type("half a thought")
        await journey.press("escape", "escape", "]")
        place, marked = journey.reader.pane.cursor, journey.reader.going.places.marks["a"]
        await journey.press("/", "/")
        await journey.type("lighthouse keeper")
        await journey.until(lambda: "waves" in journey.reader.pane.text)
        await journey.press("enter")
        await journey.until(lambda: journey.reading.document.text == FERRY)
        await journey.ready()
        await journey.until(lambda: "lighthouse keeper" in FERRY[journey.reader.pane.cursor :][:30])
        found = journey.reader.pane.cursor

        await journey.press("ctrl+o")
        await journey.until(lambda: journey.reading.document.text == MILL)
        await journey.ready()
        await journey.until(lambda: journey.reader.pane.cursor == place)
        assert "half a thought" in journey.reader.drafts.values()
        await journey.press("`", "a")
        await journey.until(lambda: journey.reader.pane.cursor == marked)

        await journey.press("alt+right")
        await journey.until(lambda: journey.reading.document.text == FERRY)
        await journey.until(lambda: journey.reader.pane.cursor == found)


async def test_keys_take_effect_in_the_order_they_were_pressed(open_reader: Open) -> None:
    """However late the screen comes to them: what is typed behind a backspace, or Enter, is behind it."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.pilot.pause()
        box = journey.reader.query_one(SearchBox)

        for key in ("r", "o", "x", "backspace", "o", "f", "ctrl+u", "t", "i", "n"):
            box._forward_event(events.Key(key, key if len(key) == 1 else None))
        await journey.until(lambda: journey.reader.searching.answered == "tin")

        for key in ("enter", "j"):
            box._forward_event(events.Key(key, key if len(key) == 1 else None))
        await journey.until(lambda: not journey.reader.searching.is_open)
        place = MILL.index("tin.")
        await journey.until(lambda: journey.reader.pane.cursor > place)
        assert box.value == "tin"


async def test_key_lays_nothing_out_and_puts_only_seen_hits_into_words(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing changes no size on the screen; hits below the list are not put into words. Both cost more than a key."""
    laid_out: list[Screen[None]] = []
    put: list[str] = []
    layout, row = Screen._refresh_layout, hits.hit_row

    def counted(screen: Screen[None], *args: Any, **named: Any) -> None:
        laid_out.append(screen)
        layout(screen, *args, **named)

    def counted_row(hit: Hit, *args: Any) -> HitRow:
        put.append(hit.passage.text)
        return row(hit, *args)

    async with open_reader(ROOFS) as journey:
        await journey.ready_or_empty()
        await journey.press("/", "x")
        await journey.pilot.pause()
        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        monkeypatch.setattr(hits, "hit_row", counted_row)

        for query in ("xr", "xro", "", "r", "ro", "roof", "roof 1", "roof zzz"):
            journey.reader.query_one(SearchBox).value = query
            await journey.until(lambda query=query: journey.reader.searching.answered == query)  # type: ignore[misc] # its own
            await journey.pilot.pause()

        assert journey.hits == 40
        assert laid_out == []
        assert len(put) <= 6 * (journey.reader.query_one(HitList).height // 3 + 2)


async def test_query_is_asked_again_here_in_another_document_and_the_next_session(open_reader: Open) -> None:
    """What led somewhere is asked again with one key, also after the program ended."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("biscuit")
        await journey.until(lambda: journey.hits)
        await journey.press("enter")
        await journey.until(lambda: not journey.reader.searching.is_open)
        await journey.press("/", "ctrl+up")
        await journey.until(lambda: journey.query == "biscuit")
        await journey.until(lambda: journey.hits)
        await journey.press("escape")
        await journey.leave()

    async with open_reader(FERRY, name="ferry") as journey:
        await journey.ready()
        await journey.press("/")
        await journey.until(lambda: journey.reader.session.queries.asked == ["biscuit"])
        await journey.press("ctrl+up")

        await journey.until(lambda: journey.query == "biscuit")


async def test_store_that_fails_says_so_once(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each key asks a store that cannot answer; the person reads about it once, in the place of the hits."""
    async with open_reader(size=(70, 30)) as journey:
        await journey.ready()
        await journey.until(journey.is_quiet)

        def refused(*_: object) -> object:
            raise DamagedStore("The store is damaged: nobody can read it.")

        for name in ("asked.Asked.queries", "catalogue.Catalogue.prepare", "catalogue.Catalogue.find"):
            monkeypatch.setattr(f"store.library.{name}", refused)
        await journey.press("/", "/")
        for letter in "biscuit":
            await journey.press(letter)
        await journey.until(lambda: journey.reader.searching.answered == "biscuit")

        await journey.sees("The store is damaged")
        assert journey.screen().count("is damaged") == 1
        assert len(journey.app._notifications) == 0


async def test_enter_without_a_hit_says_so(open_reader: Open) -> None:
    """Enter that can go nowhere is answered, and the box stays."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("xyzzyplugh")
        await journey.sees("Nothing like that here")

        await journey.press("enter")

        await journey.sees("no hit to go to")
        assert journey.reader.searching.is_open


async def test_place_returns_when_nothing_is_found_any_more(open_reader: Open) -> None:
    """A look at a hit does not stay when the query means nothing: the text is where the person was."""
    async with open_reader(size=(80, 18)) as journey:
        await journey.ready()
        pane = journey.reader.pane
        await journey.press("/")
        await journey.type("spring")
        await journey.until(lambda: pane.cursor != 0)

        await journey.type("xyzzyplugh")

        await journey.until(lambda: pane.cursor == 0)


async def test_signs_alone_ask_for_a_word(open_reader: Open) -> None:
    """A query without a word tried nothing, and does not say that it did."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("!|")

        await journey.sees("Signs alone find nothing")
        assert "Tried" not in journey.screen()


async def test_queries_that_were_overtaken_are_not_asked(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one search takes its time, those typed meanwhile are passed over: the newest comes next."""
    asked: list[str] = []
    go_on = asyncio.Event()
    search = Finder.search

    async def slow(finder: Finder, document: Document, rows: Any, placed: Any, query: str) -> object:
        asked.append(query)
        await go_on.wait()
        return await search(finder, document, rows, placed, query)

    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.until(
            lambda: not any(one.group == "search" for one in journey.reader.workers if not one.is_finished)
        )
        monkeypatch.setattr(Finder, "search", slow)

        await journey.type("biscuit")
        await journey.until(lambda: asked)
        go_on.set()
        await journey.until(lambda: journey.reader.searching.answered == "biscuit")

        assert asked == ["b", "biscuit"]


async def test_what_takes_a_query_back_does_not_wait_for_its_answer(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ctrl+u typed fast behind it: nothing that comes of the old query is waited for, as nothing is for letters."""
    go_on = asyncio.Event()

    async def slow(*_: object) -> None:
        await go_on.wait()
        raise asyncio.CancelledError

    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        monkeypatch.setattr(Finder, "search", slow)
        monkeypatch.setattr("tui.in_turn._PATIENCE", 600)

        for key in ("b", "i", "ctrl+u", "t"):
            journey.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await journey.until(lambda: journey.query == "t")

        assert not go_on.is_set()
        go_on.set()


async def test_queries_are_kept_for_this_session_only_where_a_person_wants_it(open_reader: Open) -> None:
    """`query_history = false`: nothing is written and nothing read of earlier days; ctrl+up has those of now."""
    async with open_reader() as journey:
        await journey.ready()
        library = journey.reader.session
        await library.ask(lambda store: store.asked.remember("of yesterday"))
        library.queries.is_kept = False
        await journey.press("/")
        await journey.type("biscuit")
        await journey.until(lambda: journey.hits)
        await journey.press("enter", "/")
        await journey.press("ctrl+up")
        await journey.until(lambda: journey.query == "biscuit")

        await journey.press("ctrl+up")
        await journey.until(journey.is_quiet)

        assert journey.query == "biscuit"
        assert await library.ask(lambda store: store.asked.queries()) == ("of yesterday",)


@pytest.mark.parametrize("is_kept", [True, False])
def test_config_says_whether_queries_are_kept(tmp_path: Path, *, is_kept: bool) -> None:
    """The app hands it on before anything is searched."""
    app = QuothApp(None, tmp_path / "store", Config(query_history=is_kept), tmp_path / "config.toml")

    assert app.session.queries.is_kept is is_kept


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_all_that_cannot_be_followed_is_read_beside_the_hits(open_reader: Open, size: tuple[int, int]) -> None:
    """In as many lines as it takes; it goes when the query is mended."""
    async with open_reader(size=size) as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("date:20x3 | speaker:nixon tag:wet biscuit")

        column = journey.reader.query_one("#search-count", Static)
        said = "1 hit · “20x3” is no date · nothing has the speaker “nixon” · nothing has the tag “wet”"
        await journey.until(lambda: " ".join(str(column.content).split()) == said)
        await journey.until(lambda: column.size.height == len(str(column.content).splitlines()))
        await journey.press("ctrl+u")
        await journey.type("biscuit")
        await journey.until(lambda: str(column.content) == "1 hit")
        await journey.until(lambda: column.size.height == 1)
