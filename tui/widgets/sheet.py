"""Sheet: what stands over a screen in a frame, one thing below the other. The lines inside the frame are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.geometry import Region

if TYPE_CHECKING:
    from textual.strip import Strip


class Sheet(Vertical):
    """Textual's container, which draws one of the lines that are alike, and not forty."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The frame, with what stands in it left blank."""
        above, below = self.gutter.top, self.outer_size.height - self.gutter.bottom
        asked = [above if above <= y < below else y for y in crop.line_range]
        drawn = {y: super(Sheet, self).render_lines(Region(crop.x, y, crop.width, 1)) for y in dict.fromkeys(asked)}
        return [strip for y in asked for strip in drawn[y]]
