"""The turn of the screen is over when its frame is written, not before: who writes needs the interpreter, too."""

from __future__ import annotations

from io import StringIO

import pytest
from textual import events

from tui.driver import KeyParser, Output


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows when the turn is over."""
    told: list[str] = []
    monkeypatch.setattr("tui.driver.COURTESY.end", lambda: told.append("over"))
    return told


def test_turn_is_over_when_the_frame_is_written(ended: list[str]) -> None:
    """Not when it was handed over, nor when only a part of it was written; and once."""
    output = Output(StringIO())
    output.given = 2

    output.drawn()
    output.write("one")
    output.flush()
    assert ended == []
    output.write("two")
    output.flush()
    output.flush()

    assert ended == ["over"]


def test_turn_is_over_when_the_frame_was_written_before_it_was_told_of(ended: list[str]) -> None:
    """The thread that writes may be faster than the screen."""
    output = Output(StringIO())
    output.given = 1
    output.write("one")
    output.flush()
    assert ended == []

    output.drawn()

    assert ended == ["over"]


class Gone(StringIO):
    """A terminal that was closed."""

    def write(self, text: str) -> int:
        """As the system says it."""
        raise OSError(5, text)


def test_turn_is_over_though_the_terminal_is_gone(ended: list[str]) -> None:
    """Who waits does not wait for a terminal that nobody has."""
    output = Output(Gone())
    output.given = 1
    output.drawn()

    output.write("one")
    output.flush()

    assert ended == ["over"]


@pytest.mark.parametrize("digit", list("0123456789"))
def test_alt_and_a_digit_is_a_key_and_no_sign_of_a_mac(digit: str) -> None:
    """Terminals send escape and the digit; the hits of a search are judged with it."""
    (key,) = KeyParser().feed(f"\x1b{digit}")

    assert isinstance(key, events.Key)
    assert (key.key, key.character) == (f"alt+{digit}", digit)


def test_other_keys_are_textuals() -> None:
    """Letters, arrows with alt, a lone escape and digits as they are."""
    parser = KeyParser()
    typed = "2\x1b[1;3D\x1b[Ax"

    assert [key.key for key in parser.feed(typed) if isinstance(key, events.Key)] == ["2", "alt+left", "up", "x"]
