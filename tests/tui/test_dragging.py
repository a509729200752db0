"""A press of the mouse, followed."""

from __future__ import annotations

from store.model.span import Span
from tui.dragging import Drag


def test_drag_is_a_click_while_it_goes_nowhere() -> None:
    """A press that stays on its character selects nothing."""
    drag = Drag(7)

    assert drag.to(7) is None
    assert drag.is_click


def test_drag_selects_both_ends_in_either_direction() -> None:
    """The character pressed and the one under the mouse are both selected."""
    drag = Drag(7)

    assert drag.to(9) == Span(7, 10)
    assert drag.to(4) == Span(4, 8)
    assert drag.to(7) == Span(7, 8)
    assert not drag.is_click


def test_drag_carries_a_selection_on_at_once() -> None:
    """With shift, the press itself selects up to where it was made."""
    assert Drag(3, is_carried_on=True).to(5) == Span(3, 6)
