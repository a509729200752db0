"""Pieces of text with their styles -> one Strip of a fixed width. The last wall before the terminal.

Whatever reaches this place, a Strip made here holds no control character, no tab, no hidden sign and
exactly the cells it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tui.cells import ODD, TAB, cells, harmless, index_at

if TYPE_CHECKING:
    from textual.widget import Widget

Piece = tuple[str, Style]

_JOINS_NOTHING = re.compile(r"(?:^|(?<=\s))\u200d+|\u200d+(?=\t|\Z)")
"""A joiner with nothing before or behind it to join: Rich counts it in two ways, or joins it to the blanks of a tab."""


def strip_of(pieces: Iterable[Piece], width: int, blank: Style, *, indent: int = 0) -> Strip:
    """Draw the pieces behind `indent` cells, padded with `blank` or cut so that the strip has `width` cells."""
    segments = [Segment(" " * indent, blank)] if indent else []
    cell = 0
    for text, style in pieces:
        shown, cell = _shown(text, cell)
        if shown:
            segments.append(Segment(shown, style))
    used = indent + cell
    if used < width:
        segments.append(Segment(" " * (width - used), blank))
    strip = Strip(segments, max(width, used))
    return strip.crop(0, width) if used > width else strip


def clipped(pieces: Iterable[Piece], width: int) -> list[Piece]:
    """The pieces as far as they fit into `width` cells; where something is left out, the last cell is an ellipsis."""
    kept: list[Piece] = []
    room = width
    for text, style in pieces:
        used = cells(text)
        if used > room:
            _shorten(kept, text, style, room)
            break
        kept.append((text, style))
        room -= used
    return kept


def _shorten(kept: list[Piece], text: str, style: Style, room: int) -> None:
    """Put as much of the text behind what is kept as leaves a cell for the ellipsis."""
    if room > 0:
        kept.append((text[: index_at(text, room - 1)] + "…", style))
    elif kept:
        last, style = kept.pop()
        _shorten(kept, last + " ", style, cells(last))


def _shown(text: str, cell: int) -> tuple[str, int]:
    """A text as it may be drawn from a cell on, and the cell behind it."""
    if ODD.search(text) is None and "\n" not in text:
        return text, cell + len(text)
    shown: list[str] = []
    text = _JOINS_NOTHING.sub("", harmless(text).replace("\n", " ").replace("\u00ad", ""))
    for index, part in enumerate(text.split("\t")):
        if index:
            shown.append(" " * (TAB - cell % TAB))
            cell += TAB - cell % TAB
        shown.append(part)
        cell += cells(part)
    return "".join(shown), cell


def is_bare(widget: Widget) -> bool:
    """Whether a widget's strips can go to the screen as they are: nothing around them but room above and below."""
    styles = widget.styles
    is_clear = widget.opacity == 1 and not styles.tint.a
    return is_clear and styles.padding == styles.gutter and not styles.padding.width


def shown_of(widget: Widget, strips: list[Strip], crop: Region, width: int) -> list[Strip]:
    """The strips of a bare widget, `width` cells wide, as its `render_lines` gives them.

    Instead of Textual's way, which pads, filters and encodes each line again: a strip that was on the screen
    before comes with all that done, which halves the cost of a step down.
    """
    paper = widget.background_colors[1]
    for line_filter in widget.get_line_filters():
        strips = [strip.apply_filter(line_filter, paper) for strip in strips]
    if crop.x or crop.right < width:
        strips = [strip.crop(crop.x, crop.right) for strip in strips]
    return strips


def framed(widget: Widget, crop: Region, draw: Callable[[Region], list[Strip]]) -> list[Strip]:
    """Some lines of a widget that is blank inside its frame: one of those is drawn, and stands for all of them."""
    above, below = widget.gutter.top, widget.outer_size.height - widget.gutter.bottom
    asked = [above if above <= y < below else y for y in crop.line_range]
    drawn = {y: draw(Region(crop.x, y, crop.width, 1)) for y in dict.fromkeys(asked)}
    return [strip for y in asked for strip in drawn[y]]
