"""Still: a screen that draws and lays out nothing again for nothing.

Textual draws all of a screen again whenever another widget of it gets the focus, when one is laid over it or
taken away, and for every message that reaches one which lies behind another; and it lays out every screen below one
that is opened. Each time that is 5 to 15 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.reactive import Reactive

from store import COURTESY
from tui.collecting import WASTE
from tui.compositing import Compositing

if TYPE_CHECKING:
    from typing import Self

    from textual.events import Idle
    from textual.geometry import Region, Size
    from textual.screen import Screen as Front
    from textual.strip import Strip
    from textual.widget import Widget
else:
    # Textual looks for styles along the first base that is a node: that must be its own kind of screen.
    from typing import Generic as Front

Result = TypeVar("Result")


class Still(Front[Result]):
    """Stands before Textual's own kind of screen in the bases of ours."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Each widget shows by itself whether it has the focus."""
    _laid_out: Size | None = None
    """The size that it was laid out for."""
    _was_behind = False
    """Whether it was in front and something was laid over it."""
    _is_drawn_anyway = False
    """Whether the next wish to draw all of it is one too many."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Draw with a narrower eye."""
        super().__init__(*arguments, **named)
        self._compositor: Compositing = Compositing()

    async def _on_idle(self, event: Idle) -> None:
        """Draw what a key or its answer changed as soon as all is heard: behind a frame Textual waits up to 33 ms."""
        await super()._on_idle(event)
        is_changed = self._layout_required or self._scroll_required or self._repaint_required
        if COURTESY.is_awaited and (is_changed or self._dirty_widgets):
            COURTESY.is_awaited = False
            self.call_next(self._on_timer_update)

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size."""
        if size != self._laid_out:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Lay out, and remember for which size."""
        self._laid_out = self.outer_size if size is None else size
        super()._refresh_layout(size, scroll)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw or lay out again; a layout draws what it moves, shows and hides."""
        if self._is_drawn_anyway and not regions:
            self._is_drawn_anyway = False
            return self
        is_moved = layout and not regions
        return super().refresh(*regions, repaint=repaint and not is_moved, layout=layout, recompose=recompose)

    def on_unmount(self) -> None:
        """It is over: what it held is garbage as soon as nothing of it is drawn any more."""
        WASTE.leave()

    def on_screen_suspend(self) -> None:
        """Something is laid over it and draws what it sees of it: nothing is to be drawn here."""
        self._repaint_required, self._was_behind = False, True

    def comes_back(self) -> None:
        """What lay over it is taken away: it draws all of itself when it is told so, and Textual asks for it again."""
        self._is_drawn_anyway = self._was_behind

    def seen(self, size: Size) -> list[Strip]:
        """All of it, line by line, for a terminal of some size; where nothing changed since then as it was drawn."""
        is_changed = self._dirty_widgets or self._layout_required or self._scroll_required or size != self.size
        strips = None if is_changed else self._compositor.drawn_last()
        return self._compositor.render_strips(size) if strips is None else strips

    def _compositor_refresh(self) -> None:
        """Draw what is another; behind another screen, tell that one which regions are, once."""
        app, changed = self.app, self._compositor._dirty_regions  # noqa: SLF001 - Textual's own asks it so
        if self is app.screen or self not in app._background_screens:  # noqa: SLF001 - the same
            super()._compositor_refresh()
        elif changed:
            app.screen.refresh(*changed)
            changed.clear()
            self._compositor.forget()
            self._dirty_widgets.clear()
