"""First steps: one thing at a time, and none that was done."""

from __future__ import annotations

from store import USUAL_SCALE
from tui.first_steps import FirstSteps
from tui.modes.keymap import Change, keymap
from tui.modes.mode import Mode


def steps(*changes: Change) -> FirstSteps:
    """The steps of somebody with these keys."""
    keys, _ = keymap(changes)
    return FirstSteps(lambda name: next(iter(keys.keys(Mode.NORMAL, name)), ""), lambda: USUAL_SCALE)


def test_each_step_leaves_once_it_was_made() -> None:
    """Claim, verdict, note, search; whatever else is done in between changes nothing."""
    first = steps()
    seen = [first.words]
    for name in ("next_claim", "line_down", "disputed", "note", "search"):
        first.done(name)
        seen.append(first.words)

    verdict = "1 supported … 5 opinion: your verdict"
    assert seen == ["] goes to the next claim", verdict, verdict, "a writes a note on it", "/ finds words again", ""]


def test_what_was_done_before_its_turn_is_not_advised() -> None:
    """Who searches first is not told how to search."""
    first = steps()
    first.done("search")
    first.done("triage")
    first.done("supported")
    first.done("note")

    assert first.words == ""


def test_keys_are_the_persons_own() -> None:
    """A key that was given to something else is not advised; without a key there is nothing to say."""
    assert steps(Change(action="next_claim", keys=("n",))).words == "n goes to the next claim"
    assert steps(Change(action="next_claim", keys=())).words == ""
