"""A text in a pane: where its column stands, what a row looks like, and where the view goes."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.style import Style

from store.model.span import Span
from tui.highlighting import LAYERS, Layers
from tui.page import GUTTER, MARK, lay_out, revealing, showing

TEXT = st.text(alphabet=st.sampled_from("ab  \n\té—\u0301\u200d\ufe0f❤港👩\x07"), max_size=120)
SPANS = st.lists(st.builds(lambda start, length: Span(start, start + length), st.integers(0, 120), st.integers(1, 20)))


def ink(bits: int) -> Style:
    """A style that is another one for every set of layers."""
    return Style(color=f"color({bits % 256})")


@settings(deadline=None)
@given(st.integers(1, 300), st.integers(20, 120))
def test_lay_out_centres_a_column_no_wider_than_the_measure(width: int, measure: int) -> None:
    """A gutter at the left, at most the measure, and the same room on both sides when there is room."""
    page = lay_out("text", width, measure)

    assert page.wrapped.width <= max(1, min(measure, width - GUTTER))
    assert page.left + page.wrapped.width <= max(width, 2)
    if width >= measure + 2 * GUTTER:
        assert page.left == (width - measure) // 2


@settings(deadline=None)
@example(text="a\u200d\t\u0301", spans=[Span(0, 1)], width=7, is_marked=False)
@given(TEXT, SPANS, st.integers(6, 60), st.booleans())
def test_draw_shows_the_row_and_only_the_row(text: str, spans: list[Span], width: int, is_marked: bool) -> None:  # noqa: FBT001 # hypothesis calls it
    """However it is cut into runs, a row has the pane's width and the same signs as without any layer."""
    page, layers, empty = lay_out(text, width, 88), Layers(), Layers()
    layers.put("direct", spans)
    layers.put("match", [span.shifted(1) for span in spans])
    mark = (MARK, Style(bold=True)) if is_marked else None

    for row in range(page.wrapped.line_count):
        drawn = page.wrapped.drawn(row)
        strip = page.draw(row, layers.runs(drawn.start, drawn.end), ink, mark)
        plain = page.draw(row, empty.runs(drawn.start, drawn.end), ink, mark)
        assert strip.cell_length == width
        assert strip.text == plain.text


def test_draw_gives_each_run_its_ink() -> None:
    """Segments change where layers do."""
    page, layers = lay_out("He said “no” twice.", 30, 88), Layers()
    layers.put("direct", [Span(8, 12)])

    strip = page.draw(0, layers.runs(0, 19), ink, None)

    styles = {segment.text: segment.style for segment in strip}
    assert styles["“no”"] == ink(1 << LAYERS.index("direct"))
    assert styles["He said "] == ink(0)


@settings(deadline=None)
@given(st.integers(0, 100), st.integers(1, 40), st.integers(0, 140), st.integers(0, 5))
def test_revealing_moves_the_view_as_little_as_shows_the_row(top: int, height: int, row: int, margin: int) -> None:
    """The row is in view with its margin, and a view that already had it stays."""
    moved = revealing(top, height, row, margin)

    kept = min(margin, (height - 1) // 2)
    assert moved + kept <= row <= moved + height - 1 - kept
    if top + kept <= row <= top + height - 1 - kept:
        assert moved == top


@settings(deadline=None)
@given(st.integers(0, 100), st.integers(4, 40), st.integers(0, 140), st.integers(0, 60))
def test_showing_has_the_first_row_in_view_and_all_if_they_fit(top: int, height: int, first: int, rows: int) -> None:
    """What is jumped to is seen from its beginning, whole where the view holds it."""
    moved = showing(top, height, first, first + rows)

    assert moved <= first < moved + height
    if rows < height - 3:
        assert first + rows < moved + height
