"""Once: a screen that can be left only while it is in front, and that hands on what was typed behind its end.

It also draws what lies behind it, and remembers that until it is told that something there is another.

Textual's `dismiss` takes away whatever lies on top. Of two Esc that come close together the second still
reaches the screen that the first one left, and would take away the one below it, or end the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.color import Color
from textual.strip import Strip
from textual.worker import Worker, active_worker

from tui.glass import Glass
from tui.screens.still import Still
from tui.strips import framed

if TYPE_CHECKING:
    from typing import Self

    from textual.geometry import Region

Result = TypeVar("Result")


class Once(Still[Result]):
    """Stands before Textual's own kind of screen in the bases of ours."""

    _is_left = False
    _behind: list[Strip] | None = None
    """The screen below as it is seen through this one; None: it is to be drawn."""
    _glass = Glass(Color(0, 0, 0, 0))

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again; what lies behind as well where Textual says which regions of it are others."""
        if regions:
            self._behind = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The screen below, where this one is not opaque."""
        colour, stack = self.styles.background, self.app.screen_stack
        if colour.a == 1 or self not in stack[1:]:
            return framed(self, crop, super().render_lines)
        seen, size = self._behind, self.size
        is_as_large = (
            seen is not None and len(seen) == size.height and all(one.cell_length == size.width for one in seen)
        )
        if not is_as_large or self._glass.colour != colour:
            if self._glass.colour != colour:
                self._glass = Glass(colour)
            below = stack[stack.index(self) - 1]
            compositor = below._compositor  # noqa: SLF001 - as Textual's own glass asks it
            strips = below.seen(size) if isinstance(below, Still) else compositor.render_strips(size)
            seen = self._glass.before(strips, size.width)
            for line_filter in self.get_line_filters():
                seen = [strip.apply_filter(line_filter, colour) for strip in seen]
            self._behind = seen
        lines = (seen or [])[crop.y : crop.bottom]
        # The screen below, and what this one was told of its size, may still be as small as the window was.
        if crop.width != size.width or any(strip.cell_length != crop.width for strip in lines):
            lines = [strip.crop_extend(crop.x, crop.right, None) for strip in lines]
        return lines + [Strip.blank(crop.width)] * (crop.height - len(lines))

    @property
    def _is_in_front(self) -> bool:
        """Whether keys are for this screen."""
        return self.app.screen is self

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result; nothing where it was left already."""
        if not self._is_in_front:
            return AwaitComplete.nothing()  # type: ignore[no-untyped-call, no-any-return] # as it is
        self._is_left = True
        for worker in self.workers:
            if worker.node is self and worker is not active_worker.get(None):
                self._give_up(worker)
        return super().dismiss(result)

    def run_worker(self, *arguments: Any, **named: Any) -> Worker[Any]:
        """Begin nothing that a key from before the end asks for."""
        worker = super().run_worker(*arguments, **named)
        if self._is_left:
            self._give_up(worker)
        return worker

    def _give_up(self, worker: Worker[Any]) -> None:
        """Cancel what is only shown: the widgets go before the workers do, and who comes back would find none."""
        if worker.group != "store":
            worker.cancel()

    async def on_event(self, event: events.Event) -> None:
        """Hand on a key that was typed ahead, behind the one that left this screen."""
        if isinstance(event, events.Key) and not self._is_in_front:
            event.stop()
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        await super().on_event(event)
