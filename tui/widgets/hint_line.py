"""HintLine: what the keys of a screen do, in as many lines as that takes; or words in their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from tui.excerpts import shortened
from tui.hinting import piece, press_clicked
from tui.hints import GAP, Hint, laid_out

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

_MOST = 6
"""Lines that words may take."""


class HintLine(Widget):
    """Hints until there is something to say."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hint-line--key"}
    ALLOW_SELECT = False

    def __init__(self, hints: Iterable[Hint] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show some hints."""
        super().__init__(id=id)
        self._hints: Sequence[Hint] = tuple(hints)
        self._words = ""

    def show(self, hints: Iterable[Hint]) -> None:
        """Show other hints, in place of any words."""
        self._hints, self._words = tuple(hints), ""
        self.refresh(layout=True)

    def update(self, words: str) -> None:
        """Show words in place of the hints; they are clean text. Empty: the hints again."""
        self._words = words
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as it takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The hints, or the words."""
        return Content("\n").join(self._lines(max(1, self.size.width)))

    def _lines(self, width: int) -> list[Content]:
        """What is shown, line by line."""
        words = self._words or (self._hints[0].word if len(self._hints) == 1 and not self._hints[0].key else "")
        if words:
            return [Content(line) for line in shortened(words, width, _MOST).split("\n")]
        key, word = self.get_visual_style("hint-line--key"), self.visual_style
        return [
            Content(" " * GAP).join(piece(hint, key, word) for hint in line) for line in laid_out(self._hints, width)
        ]

    def on_click(self, event: events.Click) -> None:
        """A click on a hint presses its key."""
        press_clicked(self.app, event)
