"""What lies behind a screen looks as Textual would show it, and is mixed once for each style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

from tui.glass import Glass

if TYPE_CHECKING:
    import pytest

STYLES = st.sampled_from(
    [
        None,
        Style(),
        Style(color="#102030", bgcolor="#f0f0f0"),
        Style(color="red", bold=True),
        Style(bgcolor="#223344", underline=True, meta={"@click": "app.bell"}),
        Style(link="https://example.org", italic=True),
    ]
)
PIECES = st.lists(st.tuples(st.text("ab –", min_size=1, max_size=5), STYLES), min_size=1, max_size=6)


@settings(deadline=None)
@given(PIECES, st.sampled_from([0.0, 0.3, 0.6]), st.integers(1, 40))
def test_it_is_what_textual_shows(pieces: Sequence[tuple[str, Style | None]], clear: float, width: int) -> None:
    """Every cell has the letter and the look that Textual's own background gives it; a narrow line is filled up."""
    colour = Color(20, 20, 40, clear)
    segments = [Segment(text, style) for text, style in pieces]
    theirs = Strip(list(BackgroundScreen.process_segments(segments, colour)))

    (ours,) = Glass(colour).before([Strip(segments)], width)

    assert ours.cell_length == width
    shown = ours.crop(0, min(width, theirs.cell_length))
    assert shown.simplify() == theirs.crop(0, min(width, theirs.cell_length)).simplify()


def test_a_style_is_mixed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen of 40 lines has a dozen styles: 40 lines cost what those cost."""
    mixed: list[Style] = []
    real = Glass._mixed

    def noted(glass: Glass, style: Style) -> Style:
        mixed.append(style)
        return real(glass, style)

    monkeypatch.setattr(Glass, "_mixed", noted)
    styles = [Style(color="red"), Style(color="blue")]

    Glass(Color(0, 0, 0, 0.5)).before([Strip([Segment("word", style) for style in styles])] * 40, 9)

    assert len(mixed) == len([*styles, "the blanks behind them"])
