"""Reading: the text and the claims follow one another; places, panes and the way out."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from store import Verdict
from tests.tui.screens.conftest import MILL, Open


async def test_reader_shows_text_and_claims_side_by_side(open_reader: Open) -> None:
    """Who, what and in which way stands beside the text."""
    async with open_reader() as journey:
        await journey.ready()

        await journey.sees("Anna Brandt quoted")

        assert "We mended the roof in May" in journey.screen()


async def test_claims_follow_the_text(open_reader: Open) -> None:
    """Moving down the text moves the sidebar's cursor along."""
    async with open_reader() as journey:
        await journey.ready()
        reader = journey.reader

        await journey.press("G")
        await journey.until(lambda: reader.sidebar.cursor == len(journey.reading.listed) - 1)
        await journey.press("g")
        await journey.until(lambda: reader.sidebar.cursor == 0)


async def test_text_follows_the_claims(open_reader: Open) -> None:
    """Moving along the claims moves the cursor of the text to each."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("tab", "j", "j")

        await journey.until(lambda: journey.reader.pane.cursor == journey.reading.listed[2].span.start)
        await journey.press("enter")

        assert journey.reader.focused is journey.reader.pane


async def test_next_and_previous_claim_go_through_all_of_them(open_reader: Open) -> None:
    """`]` visits each listed claim once, in order; `[` goes back the same way."""
    async with open_reader() as journey:
        await journey.ready()
        starts = [row.span.start for row in journey.reading.listed]

        there = []
        for _ in starts:
            await journey.press("]")
            there.append(journey.reader.pane.cursor)
        back = []
        for _ in starts[1:]:
            await journey.press("[")
            back.append(journey.reader.pane.cursor)

        assert there == starts
        assert back == starts[-2::-1]


async def test_next_by_speaker_stays_with_one_person(open_reader: Open) -> None:
    """`>` goes to the next claim by whoever says this one."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]")
        who = journey.reading.listed[0].who

        await journey.press(">")

        assert journey.reading.current > 0
        assert journey.reading.listed[journey.reading.current].who == who


async def test_headings_and_paragraphs_are_steps(open_reader: Open) -> None:
    """`)` goes to the next heading, `}` to the next paragraph."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press(")")

        at_heading = journey.reader.pane.cursor
        await journey.press("}")

        assert MILL[at_heading:].lstrip("# ").startswith("What the roofers say")
        assert MILL[journey.reader.pane.cursor :].startswith("“Slates")


async def test_back_returns_from_a_jump(open_reader: Open) -> None:
    """`ctrl+o` goes to where one was before the jump, `alt+right` forward again."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "G")
        end = journey.reader.pane.cursor

        await journey.press("ctrl+o")
        before = journey.reader.pane.cursor
        await journey.press("alt+right")

        assert before == journey.reading.listed[0].span.start
        assert journey.reader.pane.cursor == end


async def test_mark_is_found_again(open_reader: Open) -> None:
    """`m` and a letter remember a place, a backtick and the letter go there."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "m", "q")
        place = journey.reader.pane.cursor

        await journey.press("G", "grave_accent", "q")

        assert journey.reader.pane.cursor == place


async def test_filter_changes_claims_and_marks(open_reader: Open) -> None:
    """What the filter hides is neither listed nor marked in the text."""
    async with open_reader() as journey:
        await journey.ready()
        assert journey.reader.pane.layer_spans("indirect")

        await journey.press("f", "5")
        await journey.until(lambda: journey.reading.filter.value == "quoted")

        assert not journey.reader.pane.layer_spans("indirect")
        assert {row.claim.kind.value for row in journey.reading.listed} <= {"direct", "mixed"}


async def test_filter_shows_one_verdict_and_one_tag(open_reader: Open) -> None:
    """What there is can be chosen by key or mouse; the heading says of what the claims are."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "1", "]", "t")
        await journey.type("slates")
        await journey.press("enter")
        await journey.until(lambda: any(row.tags for row in journey.reading.rows))

        await journey.press("f")
        await journey.sees("of one verdict …")
        lines = journey.screen().splitlines()
        place = next(row for row, line in enumerate(lines) if "of one verdict" in line)
        await journey.pilot.click(offset=(lines[place].index("verdict"), place))
        await journey.sees("✓ supported 1")
        await journey.press("2")
        await journey.sees("✓ supported: all claims 1 of")
        await journey.press("f", "end", "enter")
        await journey.sees("#slates 1")
        await journey.press("1")

        await journey.sees("#slates: all claims 1 of")
        assert [row.tags for row in journey.reading.listed] == [("slates",)]


async def test_text_without_claims_says_so(open_reader: Open) -> None:
    """An empty sidebar is explained in words."""
    async with open_reader("Rain.\n") as journey:
        await journey.sees("No claims were found in this text")
        assert (journey.reading.is_complete, journey.reading.rows) == (True, ())


async def test_text_alone_fills_the_screen(open_reader: Open) -> None:
    """`z` hides the claims and brings them back."""
    async with open_reader() as journey:
        await journey.ready()
        claims = journey.reader.query_one("#claims")

        await journey.press("z")
        hidden = not claims.display
        await journey.press("z")

        assert hidden
        assert claims.display


async def test_contents_goes_to_a_heading(open_reader: Open) -> None:
    """`o` lists the headings; choosing one goes there."""
    async with open_reader() as journey:
        await journey.ready()

        await journey.press("o", "2")

        await journey.until(lambda: "What the roofers say" in MILL[journey.reader.pane.cursor :][:30])


async def test_small_terminal_gets_a_message_and_recovers(open_reader: Open) -> None:
    """Below 60 × 16 there is a message; enlarged, the text is back."""
    async with open_reader() as journey:
        await journey.ready()

        await journey.pilot.resize_terminal(50, 12)
        await journey.sees("quoth needs 60 × 16 cells")
        assert "We mended the roof in May" not in journey.screen()
        await journey.pilot.resize_terminal(90, 30)

        await journey.sees("We mended the roof in May")
        assert "quoth needs" not in journey.screen()


async def test_place_is_kept_until_the_next_time(open_reader: Open) -> None:
    """Leaving and coming back finds the cursor where it was."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]", "]")
        place = journey.reader.pane.cursor
        await journey.press("q")
        await journey.until(lambda: not journey.app.is_running)

    async with open_reader() as journey:
        await journey.ready()

        await journey.until(lambda: journey.reader.pane.cursor == place)


async def test_help_shows_keys_and_goes(open_reader: Open) -> None:
    """`?` lists the actions, Esc leaves."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("?")
        await journey.sees("Next paragraph")

        await journey.press("escape")

        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_narrow_claims_lie_over_the_text_which_stays(open_reader: Open) -> None:
    """At 60 columns the claims come over the text, as high as it; its lines and its place do not change."""
    async with open_reader(size=(60, 16)) as journey:
        await journey.ready()
        pane, sidebar = journey.reader.pane, journey.reader.sidebar
        before = (pane.size, pane.laid_out, pane.top)
        assert not sidebar.is_on_screen
        await journey.press("tab")
        await journey.until(lambda: sidebar.is_on_screen and sidebar.has_focus)

        assert (pane.size, pane.laid_out, pane.top) == before
        assert journey.reader.claims.region.height == pane.region.height
        assert journey.reader.claims.region.right == pane.region.right
        for key in ("escape", "tab"):
            await journey.press(key)
            await journey.until(lambda: not sidebar.is_on_screen and pane.has_focus)
            await journey.press("tab")
            await journey.until(lambda: sidebar.is_on_screen)


async def test_click_on_the_claim_that_the_list_is_on_goes_to_it(open_reader: Open) -> None:
    """The list follows the text, so its cursor may stand on a claim that the text is not at yet."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.until(lambda: journey.reader.sidebar.cursor == 0)
        assert journey.reader.pane.cursor < journey.reading.listed[0].span.start

        await journey.pilot.click(journey.reader.sidebar, offset=(5, 1))

        await journey.until(lambda: journey.reader.pane.cursor == journey.reading.listed[0].span.start)


async def test_verdict_is_given_by_the_mouse_alone(open_reader: Open) -> None:
    """A claim is clicked on, then the verdicts' place at the foot, which offers them, then one of them."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.sees("] goes to the next claim")
        await journey.pilot.click(journey.reader.sidebar, offset=(5, 5))
        await journey.sees("1 supported … 5 opinion: your verdict")

        lines = journey.screen().splitlines()
        await journey.pilot.click(offset=(lines[-1].index("verdict") + 1, len(lines) - 1))
        await journey.sees("Verdict: disputed")
        lines = journey.screen().splitlines()
        row = next(row for row, line in enumerate(lines) if "Verdict: disputed" in line)
        await journey.pilot.click(offset=(lines[row].index("disputed"), row))

        await journey.until(lambda: [row.verdict for row in journey.reading.rows].count(Verdict.DISPUTED) == 1)


async def test_narrow_claims_go_when_the_text_is_clicked(open_reader: Open) -> None:
    """A mouse leaves the claims as a key does."""
    async with open_reader(size=(60, 16)) as journey:
        await journey.ready()
        await journey.press("tab")
        await journey.until(lambda: journey.reader.sidebar.is_on_screen)

        await journey.pilot.click(offset=(4, 3))

        await journey.until(lambda: not journey.reader.sidebar.is_on_screen)


async def test_low_screen_says_where_the_keys_are(open_reader: Open) -> None:
    """With one line at the foot, that line names the key that shows all others; a click on it does, too."""
    async with open_reader(size=(60, 16)) as journey:
        await journey.ready()
        assert journey.screen().splitlines()[-1].endswith("? keys")

        await journey.pilot.click(offset=(53, 15))

        await journey.sees("Half a page down")


async def test_help_starts_with_the_keys_of_the_view(open_reader: Open) -> None:
    """`?` in the triage begins with what the triage does, not with moving in the text."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("T", "?")

        await journey.sees("Here, in the triage")

        assert journey.screen().index("Leave the claim for later") < journey.screen().index("Write a note")


async def test_help_is_searched_without_asking_for_it(open_reader: Open) -> None:
    """Any letter begins a search, wherever one has scrolled to: no word loses its first one; a blank parts words."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("?")
        await journey.sees("Line down")
        await journey.press("pagedown", "b", "a", "c", "k", "space", "t", "o")

        await journey.sees("Back to where you were")
        assert journey.app.screen.query_one("#help-box", Input).value == "back to"
        assert "Line down" not in journey.screen()


async def test_help_is_searched_by_word_and_by_key(open_reader: Open) -> None:
    """`/` narrows the help to what fits; a single character is a key; Esc gives the whole back, then leaves."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("?", "/")
        await journey.type("unsure")
        await journey.until(lambda: "Next paragraph" not in journey.screen())
        await journey.sees("What is unsure or lost")

        await journey.press("escape", "/", "}")
        await journey.until(lambda: "What is unsure or lost" not in journey.screen())
        await journey.sees("Next paragraph")

        await journey.press("escape")
        await journey.sees("Half a page down")
        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_right_button_offers_what_can_be_done_there(open_reader: Open) -> None:
    """The right button puts the cursor where it was clicked, and opens the palette for that place."""
    async with open_reader() as journey:
        await journey.ready()

        await journey.pilot.click(offset=(10, 7), button=3)

        await journey.sees("What do you want to do?")
        assert journey.reader.pane.text[journey.reader.pane.cursor :].startswith("ver arrived")


async def test_palette_waits_for_the_letter_of_a_mark(open_reader: Open) -> None:
    """An action that takes a letter is in the palette, too: the letter is what is typed next."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "ctrl+p")
        await journey.type("set a mark")
        await journey.sees("Set a mark")
        await journey.press("enter")
        await journey.sees("Set a mark: a–z")
        place = journey.reader.pane.cursor

        await journey.press("k", "G", "`", "k")

        await journey.until(lambda: journey.reader.pane.cursor == place)


async def test_palette_does_an_action_by_its_name(open_reader: Open) -> None:
    """What is typed finds the action, Enter does it."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("ctrl+p")
        await journey.type("light or dark")
        await journey.sees("Light or dark")

        await journey.press("enter")

        await journey.until(lambda: journey.app.theme == "quoth-light")


async def test_selection_grows_and_shrinks_by_sense(open_reader: Open) -> None:
    """`v` starts at the claim; `+` takes the next larger thing, `-` gives it back."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("]", "]", "v")
        pane = journey.reader.pane
        first = pane.selection

        await journey.press("+")
        larger = pane.selection
        await journey.press("escape")

        assert first is not None
        assert first == journey.reading.listed[1].span
        assert larger is not None
        assert larger.covers(first)
        assert len(larger) > len(first)
        assert pane.selection is None


async def test_selection_follows_the_cursor(open_reader: Open) -> None:
    """In visual mode a motion drags the end of the selection along."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("}", "}", "v", "w", "w")

        assert journey.reader.pane.selection is not None
        assert journey.reader.pane.selection.of(MILL) == "The council h"


async def test_claims_are_not_looked_for_twice(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second session takes them from the store's cache: the extraction is not even asked."""
    async with open_reader() as journey:
        await journey.ready()
        before = [row.claim for row in journey.reading.rows]
        await journey.until(lambda: not [each for each in journey.reader.workers if not each.is_finished])

    def refuse(_: object) -> None:
        pytest.fail("the text is gone through again")

    monkeypatch.setattr("tui.extraction.batches", refuse)
    async with open_reader() as journey:
        await journey.ready()
        assert [row.claim for row in journey.reading.rows] == before
