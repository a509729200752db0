"""Going back and forward between places."""

from __future__ import annotations

from tui.places import Places


def test_back_and_forward_retrace_the_jumps() -> None:
    """Back goes to where the jump came from, forward to where back came from."""
    places = Places()
    places.leave(10)
    places.leave(200)

    assert places.back(300) == 200
    assert places.back(200) == 10
    assert places.back(10) is None
    assert places.forward(10) == 200
    assert places.forward(200) == 300
    assert places.forward(300) is None


def test_new_jump_forgets_what_was_ahead() -> None:
    """After going back and jumping elsewhere, there is no way forward to the old place."""
    places = Places()
    places.leave(10)
    places.back(300)

    places.leave(10)

    assert places.forward(50) is None


def test_back_skips_the_place_one_is_at() -> None:
    """A jump that led nowhere is no step."""
    places = Places()
    places.leave(10)
    places.leave(20)

    assert places.back(20) == 10
