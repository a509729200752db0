"""InTurn: one key after the other. The next is given away only when all is done that the one before asked for.

    / f l o o d Enter a      written in one breath, as a macro, a slow line or a quick hand does it
    └ the box opens ┘ └ the hit is known ┘ └ the place is reached: what `a` is a note on

Textual puts a key at once into the queue of what has the focus in that moment. What a key does comes about along
several queues, so letters overtook a backspace, an Enter or the box that is just being opened, and were saved with what
they were typed behind, or did in the text what was meant for the box.

Most keys are done when somebody took them, and nothing else is in front then: the next one follows at once. Else all
queues along which a key goes are waited for, and the work beside the screen that brings up what the next one is for.
Esc comes in its turn as well. Only where that work takes long it gives up: the work ends, and the keys before the Esc,
which were meant for what did not come up, do nothing. Anywhere else they would be a verdict on another claim.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable
from weakref import ref

from textual import events
from textual.app import ScreenStackError

from tui.in_order import EDITING, ERASING

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.widget import Widget

Pressed = events.Key | events.Paste
"""A key, or a text that was pasted."""
Front: TypeAlias = "tuple[ref[Screen[Any]], ref[Widget] | None]"
"""A screen and what has the focus on it; held weakly, or a screen that was left would stay until the next key."""

_LOOK = 0.002
"""Seconds between two looks at what is waited for."""
_CALM = 0.03
"""Seconds behind a key after which nothing is waited for where all queues are empty: a person types no faster."""
_BREATH = 0.005
"""Seconds behind a key in which nobody can have seen what it did: what came until then was typed ahead."""
_ROUNDS = 2
"""Ways of a key's own length: one for the key, one for what the app, at its end, tells the box that it came from."""
_PATIENCE = 2.0
"""Seconds after which a key, a queue or an answer is not waited for any longer; from then on Esc gives up."""
OPENING = "opening"
"""The group of workers that bring up what the next key is meant for; one who gives up ends them."""
QUITTING = "quit"
"""The group of the worker that ends the program: there is nobody whom a key could be for."""
ARRIVING = frozenset({"desk", "extraction", "keeping"})
"""Groups of workers that fill a screen which has just come up."""
ANSWERING = frozenset({"entries", "search"})
"""Groups of workers that find what an Enter or an arrow key in a box takes."""
SHOWING = frozenset({"fill", "gather", "said", "store"})
"""Groups of workers that write, and show what there is then: the next key may be meant for another claim or row."""


@runtime_checkable
class Holds(Protocol):
    """A screen that may be in the middle of what the keys behind it wait for."""

    def holds(self, keys: Sequence[Pressed]) -> bool:
        """Whether these keys, which were pressed meanwhile, are not for it any more."""


@runtime_checkable
class Arrives(Protocol):
    """A screen that shows something before it begins to find the rest."""

    has_begun: bool
    """Whether it has; what it finds it finds with workers."""


def has(keys: Sequence[Pressed], *names: str) -> bool:
    """Whether a key with one of these names is among some."""
    return any(isinstance(key, events.Key) and key.key in names for key in keys)


class InTurn:
    """The keys and pastes of an app."""

    def __init__(self, app: App[Any], give: Callable[[Pressed], Awaitable[None]]) -> None:
        """Nothing was pressed yet; `give` takes a key to what has the focus."""
        self._app, self._give = app, give
        self._waiting: deque[Pressed] = deque()
        self._task: asyncio.Task[None] | None = None
        self._given = 0.0
        """When the last key was given away, in seconds of the clock that keys are stamped with."""
        self._here: Front | None = None
        """What was in front when the last key was given away."""
        self._screen: ref[Screen[Any]] | None = None
        """The screen of that."""
        self._taken = asyncio.Event()
        """Somebody took the last key, or it went all the way up to the app."""
        self._is_late = False
        """Whether such work took too long behind one of the keys that wait: it is not waited for behind the others."""

    def take(self, event: Pressed) -> None:
        """A key that was pressed, or a text that was pasted."""
        self._waiting.append(event)
        if self._task is None:
            self._begin()

    @property
    def is_busy(self) -> bool:
        """Whether a key waits to be given away."""
        return self._task is not None

    def _begin(self) -> None:
        """Give away what waits, beside the app's own queue."""
        self._is_late = False
        self._task = asyncio.create_task(self._run())
        self._task.add_done_callback(self._end)

    def _end(self, task: asyncio.Task[None]) -> None:
        """Ready for the next one, which may have come since the last look; what went wrong is the app's."""
        self._task = None
        if self._waiting and self._app.is_running:
            self._begin()
        if not task.cancelled() and (error := task.exception()) is not None:
            self._app._handle_exception(error)  # type: ignore[arg-type] # noqa: SLF001 - as its own queues do

    async def _run(self) -> None:
        """Give away all that waits; where the app ends meanwhile, there is nobody to give it to."""
        with suppress(ScreenStackError):
            while self._waiting:
                await self._settled()
                event = self._waiting.popleft()
                self._given, self._here = monotonic(), self._front
                self._screen = self._here[0]
                self._taken.clear()
                self._watch(event)
                await self._give(event)
                if not event.is_forwarded:
                    self._taken.set()

    def _watch(self, event: Pressed) -> None:
        """Hear when somebody takes it."""
        before = event.stop

        def taken(stop: bool = True) -> Message:  # noqa: FBT001, FBT002 - as Textual has it
            self._taken.set()
            return before(stop)

        event.stop = taken  # type: ignore[method-assign] # this one's alone

    def came_up(self) -> None:
        """Nobody took it, and the app has done what it does with it: what that leads to is on its way."""
        self._here = None
        self._taken.set()

    async def _settled(self) -> None:
        """Wait until all is done that the last key asked for."""
        end = self._given + _PATIENCE
        await self._is_taken(end)
        rounds, held = _ROUNDS if self._is_done else 0, self._app.screen
        while rounds < _ROUNDS or self._is_held(end):
            if monotonic() >= end and has(self._waiting, "escape") and self._is_working({OPENING}):
                self._give_up()
                return
            if self._is_held(end):
                await asyncio.sleep(_LOOK)
                rounds = 0
                if self._app.screen is not held:
                    held, end = self._app.screen, monotonic() + _PATIENCE
            else:
                before = self._front
                for pump in self._along:
                    await _passed(pump)
                rounds += 1
                if self._front != before:
                    rounds, end = 0, monotonic() + _PATIENCE

    async def _is_taken(self, end: float) -> None:
        """Wait until the last key was taken, or went with what it was given to."""
        while self._given and not self._taken.is_set() and self._front == self._here and monotonic() < end:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._taken.wait(), 10 * _LOOK)

    @property
    def _is_done(self) -> bool:
        """Whether the next key may follow at once."""
        if self._front == self._here and not self._app.message_queue_size and (self._is_text or not self._is_in_box):
            return True
        is_long_ago = monotonic() - self._given > _CALM
        return is_long_ago and not any(pump.message_queue_size for pump in self._along)

    @property
    def _front(self) -> Front:
        """What a key is given to now."""
        focused = self._app.focused
        return ref(self._app.screen), None if focused is None else ref(focused)

    @property
    def _along(self) -> list[MessagePump]:
        """The queues along which a key and what it asks for go."""
        return [*(self._app.focused or self._app.screen).ancestors_with_self]

    def _is_held(self, end: float) -> bool:
        """Whether the next key is to wait for work beside the screen."""
        screen = self._app.screen
        if isinstance(screen, Holds) and screen.holds(self._waiting):
            return True
        if not self._is_late and self._waiting[0].time < self._given + _BREATH and self._is_unseen:
            self._is_late = monotonic() >= end
            if not self._is_late:
                return True
        return self._is_working({OPENING, QUITTING})

    @property
    def _is_unseen(self) -> bool:
        """Whether what the last key did is still to be shown: a key that was typed ahead is for what is shown then."""
        screen, groups = self._app.screen, SHOWING
        if self._screen != ref(screen):
            if isinstance(screen, Arrives) and not screen.has_begun:
                return True
            groups |= ARRIVING
        return self._is_working(groups | ANSWERING if self._is_in_box and not self._is_text else groups)

    def _is_working(self, groups: AbstractSet[str]) -> bool:
        """Whether one of these groups is at work for the screen in front."""
        screen = self._app.screen
        return any(
            worker.group in groups and worker.node is screen and not worker.is_finished for worker in self._app.workers
        )

    def _give_up(self) -> None:
        """End what was to come up, and forget the keys that were meant for it."""
        self._app.workers.cancel_group(self._app.screen, OPENING)
        while not has([self._waiting[0]], "escape"):
            self._waiting.popleft()

    @property
    def _is_in_box(self) -> bool:
        """Whether a box to type in has the focus."""
        from textual.widgets import Input, TextArea  # noqa: PLC0415 - not for the first paint

        return isinstance(self._app.focused, Input | TextArea)

    @property
    def _is_text(self) -> bool:
        """Whether what comes next is for nothing but the text in a box."""
        key = self._waiting[0]
        return not isinstance(key, events.Key) or key.is_printable or key.key in EDITING | ERASING


async def _passed(pump: MessagePump) -> None:
    """Wait until a queue has come to its end as it is now, or is closed."""
    passed = asyncio.Event()
    if not pump.call_later(passed.set):
        return
    end = monotonic() + _PATIENCE
    while not passed.is_set() and not pump._closed and monotonic() < end:  # noqa: SLF001 - not running: not yet, or no more
        with suppress(TimeoutError):
            await asyncio.wait_for(passed.wait(), 10 * _LOOK)
