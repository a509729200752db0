"""Keys to actions, with a person's own keys, and the letters behind some."""

from __future__ import annotations

import pytest

from store import Grade, Scale, Verdict
from tui.hints import Hint
from tui.keys import BY_NAME, SLOTS
from tui.modes.keyboard import Pressed, press, spelt
from tui.modes.keymap import Change, keymap
from tui.modes.mode import Mode

DEFAULT, _ = keymap()


@pytest.mark.parametrize(
    ("mode", "key", "name"),
    [
        (Mode.NORMAL, "j", "line_down"),
        (Mode.NORMAL, "b", "page_up"),
        (Mode.VISUAL, "b", "previous_word"),
        (Mode.NORMAL, "h", "highlight"),
        (Mode.VISUAL, "h", "left"),
        (Mode.VISUAL, "H", "highlight"),
        (Mode.SIDEBAR, "j", "line_down"),
        (Mode.SEARCH, "down", "line_down"),
        (Mode.SEARCH, "enter", "go"),
        (Mode.EDITOR, "ctrl+s", "save"),
    ],
)
def test_key_asks_for_the_action_of_its_mode(mode: Mode, key: str, name: str) -> None:
    """The same key may mean different things in different modes."""
    action = DEFAULT.action(mode, key)

    assert action is not None
    assert action.name == name


def test_as_many_verdicts_are_offered_as_the_scale_has() -> None:
    """Each called by its own name; every action that judges nothing is offered as ever."""
    own, _ = keymap(
        scale=Scale((Grade(verdict=Verdict("holds"), name="it holds"), Grade(verdict=Verdict("falls"), name="no")))
    )

    assert {action.name for action in own.offered} == set(BY_NAME) - set(SLOTS[2:])
    assert [action.title for action in own.offered if action.name in SLOTS] == ["Verdict: it holds", "Verdict: no"]
    assert own.action(Mode.NORMAL, "3") is None


@pytest.mark.parametrize("keys", [("frobnicate+x",), ("", "ctrl+nothing")])
def test_key_that_cannot_be_pressed_leaves_the_default(keys: tuple[str, ...]) -> None:
    """It is said, and the action has the keys it had; beside one that can be pressed it is left out."""
    own, problems = keymap([Change(action="note", keys=keys)])
    both, _ = keymap([Change(action="note", keys=(*keys, "f5"))])

    assert len(problems) == len(keys)
    assert own.keys(Mode.NORMAL, "note") == DEFAULT.keys(Mode.NORMAL, "note")
    assert both.keys(Mode.NORMAL, "note") == ("f5",)


@pytest.mark.parametrize("letter", list("abcdefghijklmnopqrstuvwxyz/?0123456789]"))
@pytest.mark.parametrize("mode", [Mode.SEARCH, Mode.EDITOR])
def test_letters_are_text_where_one_types(mode: Mode, letter: str) -> None:
    """No printable key asks for an action in the search box or the editor."""
    assert DEFAULT.action(mode, letter) is None


def test_mark_takes_the_letter_behind_it() -> None:
    """`m` waits, and the next key is the mark's letter, whatever it means otherwise."""
    waiting = press(DEFAULT, Mode.NORMAL, "m")

    done = press(DEFAULT, Mode.NORMAL, "q", waiting.waiting)

    assert waiting == Pressed(waiting=BY_NAME["set_mark"])
    assert done == Pressed(BY_NAME["set_mark"], "q")


def test_mark_is_given_up_when_no_letter_follows() -> None:
    """Esc, or anything that is no letter, ends the waiting and does nothing else."""
    assert press(DEFAULT, Mode.NORMAL, "escape", BY_NAME["set_mark"]) == Pressed()


@pytest.mark.parametrize(
    ("key", "character", "expected"),
    [
        ("right_square_bracket", "]", "]"),
        ("upper_g", "G", "G"),
        ("space", " ", "space"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("alt+left", None, "alt+left"),
        ("question_mark", "?", "?"),
        ("enter", "\r", "enter"),
    ],
)
def test_key_is_spelt_as_the_tables_write_it(key: str, character: str | None, expected: str) -> None:
    """A key that has a character of its own is called by it."""
    assert spelt(key, character) == expected


def test_wish_takes_the_key_from_the_default() -> None:
    """Who asks for `n` gets it; what had it by default loses that key in that mode, and only there."""
    changed, problems = keymap([Change(action="next_claim", keys=("n",))])

    assert problems == ()
    assert changed.action(Mode.NORMAL, "n") is BY_NAME["next_claim"]
    assert changed.action(Mode.VISUAL, "n") is BY_NAME["next_match"]
    assert changed.keys(Mode.NORMAL, "next_match") == ()


def test_wish_for_one_mode_leaves_the_others() -> None:
    """A table of one mode changes that mode."""
    changed, _ = keymap([Change(action="note", keys=("i",), mode=Mode.SIDEBAR)])

    assert changed.keys(Mode.SIDEBAR, "note") == ("i",)
    assert changed.keys(Mode.NORMAL, "note") == ("a",)


def test_second_wish_for_a_key_is_a_problem() -> None:
    """The first keeps it, and the second is told."""
    changed, problems = keymap([Change(action="note", keys=("i",)), Change(action="tag", keys=("i", "e"))])

    assert changed.action(Mode.NORMAL, "i") is BY_NAME["note"]
    assert changed.keys(Mode.NORMAL, "tag") == ("e",)
    assert any("i is asked for twice" in problem for problem in problems)


def test_unknown_action_is_a_problem() -> None:
    """A name that no action has is said, and nothing else changes."""
    changed, problems = keymap([Change(action="fly", keys=("f",))])

    assert problems == ("there is no action called fly",)
    assert changed == DEFAULT


def test_hints_begin_with_what_a_newcomer_looks_for() -> None:
    """The way through the claims, a note, a verdict, the search, the triage and the way out: six fit 80 cells."""
    words = [hint.word for hint in DEFAULT.hints(Mode.NORMAL)]

    assert words[:6] == ["claim", "note", "verdict", "search", "triage", "quit"]
    assert "open" in [hint.word for hint in DEFAULT.hints(Mode.LIBRARY)][:2]


@pytest.mark.parametrize("mode", [Mode.TRIAGE, Mode.SPEAKERS, Mode.LIBRARY])
def test_no_hint_leads_where_one_is(mode: Mode) -> None:
    """T is no triage in the triage, nor L a library in the library."""
    assert mode.value not in [hint.word for hint in DEFAULT.hints(mode)]


def test_hints_join_the_verdicts() -> None:
    """Actions with one word share one place in the status bar."""
    assert Hint("1", "verdict", "5") in DEFAULT.hints(Mode.NORMAL)
