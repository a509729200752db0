"""Which actions the help lists, and in which order."""

from __future__ import annotations

import pytest

from tui.helping import keys_of, narrowed, sections
from tui.keys import ACTIONS, BY_NAME
from tui.modes.keymap import Change, keymap
from tui.modes.mode import Mode

DEFAULT, _ = keymap()


@pytest.mark.parametrize("mode", Mode)
def test_help_lists_every_action_once(mode: Mode) -> None:
    """Wherever it is opened, the help is whole; of the verdicts it has those of the scale."""
    listed = [action.name for _, actions in sections(mode, DEFAULT) for action in actions]

    assert sorted(listed) == sorted(action.name for action in DEFAULT.offered)


@pytest.mark.parametrize(
    ("mode", "first"),
    [(Mode.TRIAGE, "triage"), (Mode.LIBRARY, "sort"), (Mode.SPEAKERS, "speakers"), (Mode.VISUAL, "select")],
)
def test_help_starts_with_the_view(mode: Mode, first: str) -> None:
    """What a view is for stands at the top, and all of the first list can be done there."""
    _, here = next(sections(mode, DEFAULT))

    assert here[0].name == first
    assert all(mode in action.keys for action in here)


def test_help_follows_the_persons_own_keys() -> None:
    """An action that was given a key in a view is listed there, with that key."""
    own, _ = keymap([Change(action="history", keys=("h",), mode=Mode.LIBRARY)])
    _, here = next(sections(Mode.LIBRARY, own))

    assert "history" in [action.name for action in here]
    assert keys_of(own, BY_NAME["history"], Mode.LIBRARY)[0] == "h"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("n", "next_match"),
        ("U", "unsure"),
        ("ctrl+r", "redo"),
        ("esc", "leave"),
        ("lines wider", "wider"),
        ("paragrahp", "next_paragraph"),
    ],
)
def test_help_finds_by_key_word_and_slip(query: str, name: str) -> None:
    """A key, words in any order, and a word with a slip lead to the action."""
    found = narrowed(list(sections(Mode.NORMAL, DEFAULT)), query, DEFAULT)

    assert name in [action.name for _, actions in found for action in actions]
    assert sum(len(actions) for _, actions in found) < len(ACTIONS) / 2
