"""Marked hits: tagged and judged at once, in as many documents as they are in; one step to undo."""

from __future__ import annotations

from textual import events

from tests.tui.screens.conftest import FERRY, Journey, Open, keep_ferry
from tui.modes.mode import Mode
from tui.widgets.search_box import SearchBox


async def mark_best(journey: Journey, query: str, words: str) -> None:
    """Ask for something in place of the query before, and mark the best hit, which has these words."""
    await journey.press("ctrl+u")
    await journey.type(query)
    await journey.until(lambda: (hit := journey.reader.searching.hit) and words in hit.passage.text)
    await journey.press("tab")


async def mark_two(journey: Journey) -> None:
    """Mark a claim of each of two documents."""
    await journey.ready()
    await journey.press("/", "/")
    await mark_best(journey, "boat turns round", "turns round")
    await mark_best(journey, "letter from anybody", "from anybody")
    await journey.sees("2 marked")


async def written(journey: Journey) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The words that were tagged with their tags, and the words that were judged with their verdicts."""
    every = await journey.reader.session.ask(
        lambda library: (library.notebook.annotations(), library.notebook.judgements())
    )
    tags = {one.target.quote.exact: one.tags for one in every[0]}
    return tags, {one.content.quote.exact: one.verdict.value for one in every[1]}


async def test_hits_in_two_documents_are_tagged_at_once(open_reader: Open) -> None:
    """Tab marks, ctrl+t tags what is marked wherever it is; one key takes both back; they are there the next time."""
    await keep_ferry(open_reader)
    async with open_reader() as journey:
        await mark_two(journey)
        await journey.press("ctrl+t")
        await journey.sees("Tags for 2 hits")
        await journey.type("water urgent")
        await journey.press("enter")
        await journey.sees("tags on 2 hits · saved")
        await journey.press("escape", "u")
        await journey.sees("undone: tag water urgent on 2 places")
        assert await written(journey) == ({}, {})
        await journey.press("ctrl+r")
        await journey.sees("done again")
        await journey.leave()

    async with open_reader() as journey:
        await journey.ready()
        tags, _ = await written(journey)
        assert list(tags.values()) == [("water", "urgent")] * 2
        assert any("turns round" in words for words in tags)
        assert any("from anybody" in words for words in tags)


async def test_hits_in_two_documents_are_judged_at_once(open_reader: Open) -> None:
    """Alt and the digit of a verdict judge the marked claims and type nothing; one undo takes both back."""
    await keep_ferry(open_reader)
    async with open_reader() as journey:
        await mark_two(journey)
        # As terminals send it: with the digit, which the box must not take for text.
        journey.reader.query_one(SearchBox).post_message(events.Key("alt+2", "2"))
        await journey.sees("disputed on 2 hits · saved")

        _, verdicts = await written(journey)
        assert list(verdicts.values()) == ["disputed"] * 2
        assert journey.query == "letter from anybody"

        await journey.press("escape", "u")
        await journey.sees("undone: verdict disputed on 2 hits")
        assert await written(journey) == ({}, {})


async def test_hit_under_the_cursor_is_meant_when_none_is_marked(open_reader: Open) -> None:
    """ctrl+t without a mark tags the one hit, and joins the tags that stand there already."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("biscuit tin")
        for tag in ("tin", "letters"):
            await journey.until(lambda: journey.reader.searching.hit)
            await journey.press("ctrl+t")
            await journey.sees("Tags for this hit")
            await journey.type(tag)
            await journey.press("enter")
            await journey.until(lambda: journey.reader.app.screen is journey.reader)
        await journey.until(journey.is_quiet)

        tags, _ = await written(journey)
        assert list(tags.values()) == [("tin", "letters")]


async def test_mark_is_seen_counted_and_taken_away(open_reader: Open) -> None:
    """A marked hit has a bar at its edge; Tab on it again takes it away; the marks go when the box is left."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("roof")
        await journey.until(lambda: journey.hits > 1)
        await journey.press("tab")
        await journey.sees("1 marked")
        assert "┃" in journey.screen()

        await journey.press("up", "tab")
        await journey.until(lambda: "marked" not in journey.screen())
        assert "┃" not in journey.screen()

        await journey.press("tab", "escape", "/")
        assert journey.reader.mode is Mode.SEARCH
        assert len(journey.reader.searching.picking) == 0


async def test_title_has_no_place_to_tag(open_reader: Open) -> None:
    """What cannot be tagged is passed over, and that is said."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/", "/")
        await journey.type("kind:title mill")
        await journey.until(lambda: (hit := journey.reader.searching.hit) and hit.passage.kind == "title")
        await journey.press("ctrl+t")
        await journey.sees("Tags for this hit")
        await journey.type("water")
        await journey.press("enter")

        await journey.sees("nothing written: a title has no place")
        assert await written(journey) == ({}, {})


async def test_tags_of_the_whole_library_are_offered(open_reader: Open) -> None:
    """What was tagged in one document completes in another: in the search and in the text."""
    async with open_reader(FERRY, name="ferry") as journey:
        await journey.ready()
        await journey.press("t")
        await journey.sees("Tags, parted by blanks")
        await journey.type("waterways")
        await journey.press("enter")
        await journey.sees("tags saved")
        await journey.leave()

    async with open_reader() as journey:
        await journey.ready()
        await journey.press("/")
        await journey.type("biscuit tin")
        await journey.until(lambda: journey.reader.searching.hit)
        await journey.press("ctrl+t")
        await journey.sees("waterways")
        await journey.press("w", "tab", "enter")
        await journey.until(lambda: journey.reader.app.screen is journey.reader)
        await journey.until(journey.is_quiet)

        tags, _ = await written(journey)
        assert sorted(tags.values()) == [("waterways",)] * 2
