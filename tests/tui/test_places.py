"""Going back and forward between places."""

from __future__ import annotations

from tui.places import Places, Visited


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


def test_way_from_document_to_document_is_retraced() -> None:
    """Back and forward; who goes elsewhere from there has no way forward any more. A document keeps its places."""
    visited, letter = Visited(), Places(marks={"a": 3})
    assert visited.places("letter", letter) is letter
    visited.leave("letter")
    visited.leave("report")

    assert [visited.back("speech"), visited.back("report"), visited.back("letter")] == ["report", "letter", None]
    assert [visited.forward("letter"), visited.forward("report"), visited.forward("speech")] == [
        "report",
        "speech",
        None,
    ]
    visited.back("speech")
    visited.leave("report")
    assert visited.forward("letter") is None
    assert visited.places("letter", Places()) is letter
