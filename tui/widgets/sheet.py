"""Sheet: what stands over a screen in a frame, one thing below the other. The lines inside the frame are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from tui.strips import framed

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip


class Sheet(Vertical):
    """Textual's container, which draws one of the lines that are alike, and not forty."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The frame, with what stands in it left blank."""
        return framed(self, crop, super().render_lines)
