"""Background: light or dark, by what the terminal says."""

from __future__ import annotations

import pytest

from tui.background import can_be_asked, guessed_light, is_light


@pytest.mark.parametrize(
    ("answer", "light"),
    [
        ("rgb:ffff/ffff/ffff", True),
        ("rgb:fd/f6/e3", True),
        ("rgb:0000/2b2b/3636", False),
        ("rgba:1e1e/1e1e/2e2e/ffff", False),
        ("rgb:0000/ffff/0000", True),
        ("rgb:0000/0000/ffff", False),
        ("nonsense", None),
        ("", None),
    ],
)
def test_answer_is_understood(answer: str, light: bool | None) -> None:  # noqa: FBT001 - a case of the table
    """By the light that the eye sees, in two digits or four."""
    assert is_light(answer) is light


def test_environment_is_the_first_guess() -> None:
    """COLORFGBG, where a terminal sets it; its last number is the paper."""
    assert [guessed_light({"COLORFGBG": said}) for said in ("0;15", "0;default;7", "15;0", "")] == [
        True,
        True,
        False,
        False,
    ]


def test_console_that_prints_the_question_is_not_asked() -> None:
    """The console of Linux and what calls itself dumb."""
    assert [can_be_asked({"TERM": term}) for term in ("xterm-256color", "linux", "dumb")] == [True, False, False]
    assert not can_be_asked({})
