"""The words for the verdicts are the person's; a mistake is said, and the usual word stays."""

from __future__ import annotations

from store import Verdict
from tui.scale import USUAL, scale


def test_words_are_those_of_the_config() -> None:
    """What is not named stays as usual."""
    problems: list[str] = []

    words = scale({"supported": "true", "disputed": " half true "}, problems)

    assert words == {**USUAL, Verdict.SUPPORTED: "true", Verdict.DISPUTED: "half true"}
    assert problems == []


def test_mistakes_are_said_and_change_nothing() -> None:
    """No such verdict, no word, no table."""
    problems: list[str] = []

    assert scale({"tru": "x", "open": 5, "refuted": "", "opinion": "y" * 21}, problems) == USUAL
    assert scale("true", problems) == USUAL
    assert len(problems) == 5
    assert all("\x1b" not in word for word in scale({"open": "a\x1b[2Jb"}, problems).values())
