"""The palette has every action, wherever it can be done, with its key."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from tests.tui.screens.conftest import Open
from tui.actions.doing import DOING
from tui.keys import ACTIONS, Action, Group
from tui.modes.keymap import keymap
from tui.modes.mode import Mode
from tui.offering import fitting, offers
from tui.screens.palette import Palette

KEYS, _ = keymap()
IN_A_NOTE = {"save", "outside"}
"""What only the note's editor does, whose foot names both: a click there presses the key."""


def knows(action: Action) -> bool:
    """What the reader can do, and what is done in the rooms beside it."""
    return action.name in DOING or bool({Mode.SPEAKERS, Mode.LIBRARY} & action.keys.keys())


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.EDITOR])
def test_palette_has_every_action_of_a_view_with_its_key(mode: Mode) -> None:
    """Nothing that a key does is out of reach for a mouse: the right button opens the palette, and it has it all."""
    offered = {offer.action.name: offer.keys for offer in offers(mode, KEYS, knows)}

    assert {action.name for action in KEYS.actions[mode].values()} - offered.keys() <= {"palette"}
    assert offered == {name: KEYS.keys(mode, name) for name in offered}


def test_every_action_is_in_the_palette_of_some_view() -> None:
    """Also those without a key."""
    offered = {offer.action.name for mode in Mode for offer in offers(mode, KEYS, knows)}
    beyond_the_scale = {action.name for action in ACTIONS} - {action.name for action in KEYS.offered}

    assert {action.name for action in ACTIONS} - offered - beyond_the_scale - IN_A_NOTE == {"palette"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("]", "next_claim"),  # a key
        ("v", "select"),  # a key before words that begin with it
        ("ctrl+r", "redo"),
        ("verdict", "supported"),  # the start of a title before a word inside another
        ("claim next", "next_claim"),  # words in any order
        ("verdcit", "supported"),  # a slip
        ("paragrahp", "next_paragraph"),
        ("nxcl", "next_claim"),  # letters in their order
    ],
)
def test_palette_puts_the_likeliest_first(typed: str, first: str) -> None:
    """What is typed is a key, words of a title, words of the help, a slip, or letters of a title: in this order."""
    found = fitting(offers(Mode.NORMAL, KEYS, knows), typed)

    assert found[0].action.name == first


def test_palette_finds_words_of_the_help_behind_those_of_titles() -> None:
    """An action may be called otherwise than a person thinks; one that is called so comes first."""
    found = [offer.action for offer in fitting(offers(Mode.NORMAL, KEYS, knows), "document")]

    in_title = ["document" in action.title.casefold() for action in found]
    assert in_title == sorted(in_title, reverse=True)
    assert {True, False} == set(in_title)


@pytest.mark.parametrize("typed", ["}}", "qqqq", "€"])
def test_palette_finds_nothing_for_what_is_nowhere(typed: str) -> None:
    """A sign that is no key is not taken for nothing typed."""
    assert fitting(offers(Mode.NORMAL, KEYS, knows), typed) == []


def test_palette_offers_everything_in_its_order_before_anything_is_typed() -> None:
    """A blank is nothing either."""
    everything = offers(Mode.NORMAL, KEYS, knows)

    assert fitting(everything, " ") == everything


def test_palette_begins_with_what_can_be_done() -> None:
    """Who clicks on a claim, or looks for a word, wants a note or a verdict; moving comes last."""
    groups = [offer.action.group for offer in offers(Mode.NORMAL, KEYS, knows)]

    assert groups[0] is Group.CLAIMS
    assert groups.index(Group.MOVING) > max(at for at, group in enumerate(groups) if group is not Group.MOVING)


async def test_letters_and_keys_of_the_palette_happen_in_their_order(open_reader: Open) -> None:
    """Typed at one go: words, a correction, a move in what they find, Enter, and what is meant for the reader."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("ctrl+p")
        await journey.until(lambda: isinstance(journey.app.screen, Palette))
        for key in ("n", "e", "x", "t", "space", "c", "l", "s", "backspace", "a", "down", "up", "enter", "]"):
            journey.app.post_message(events.Key(key, " " if key == "space" else key if len(key) == 1 else None))

        await journey.until(lambda: journey.app.screen is journey.reader and journey.reading.current == 1)


async def test_click_chooses_in_the_palette(open_reader: Open) -> None:
    """One click on a row does what it says."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("ctrl+p")
        await journey.type("light or dark")
        await journey.sees("Light or dark")
        before = journey.app.theme

        await journey.pilot.click("#palette-actions", offset=(8, 0))

        await journey.until(lambda: journey.app.screen is journey.reader and journey.app.theme != before)


async def test_palette_says_when_nothing_is_called_like_that(open_reader: Open) -> None:
    """Enter does nothing then; the palette stays, and esc leaves it."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("ctrl+p")
        await journey.type("qqqq")
        await journey.sees("Nothing that can be done here is called like that.")
        await journey.press("enter")
        assert isinstance(journey.app.screen, Palette)

        await journey.press("escape")

        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_letters_in_the_palette_lay_nothing_out(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed and found changes no place of anything: a layout of the screen costs more than all the rest."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("ctrl+p")
        await journey.until(lambda: isinstance(journey.app.screen, Palette))
        await journey.pilot.pause()
        laid_out: list[object] = []
        monkeypatch.setattr(type(journey.app.screen), "_refresh_layout", lambda *_: laid_out.append(1))

        await journey.type("verdict")
        await journey.sees("Verdict: disputed")
        await journey.press("backspace", "backspace", "down")
        await journey.pilot.pause()

        assert not laid_out


async def test_key_named_at_the_foot_is_pressed_by_a_click(open_reader: Open) -> None:
    """In a sheet over the reader, too: the words at its foot are buttons."""
    async with open_reader(size=(80, 24)) as journey:
        await journey.ready()
        await journey.press("f")
        await journey.sees("esc leave")
        lines = journey.screen().splitlines()
        row = next(row for row, text in enumerate(lines) if "esc leave" in text)

        await journey.pilot.click(offset=(lines[row].index("esc leave") + 1, row))

        await journey.until(lambda: journey.app.screen is journey.reader)


async def test_palette_that_lost_the_focus_still_hears(open_reader: Open) -> None:
    """A window that was too small for its line takes the focus away: letters go on, and Esc leads out."""
    async with open_reader() as journey:
        await journey.ready()
        await journey.press("ctrl+p")
        await journey.until(lambda: isinstance(journey.app.screen, Palette))
        journey.app.screen.set_focus(None)

        await journey.press("n", "o")

        await journey.until(lambda: journey.app.screen.query_one(Input).value == "no")
        journey.app.screen.set_focus(None)
        await journey.press("escape")
        await journey.until(lambda: journey.app.screen is journey.reader)
