"""LineEditor: something short in one line: tags, a name. It closes only when that is on disk, or when it is left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store import visible_line
from tui.completing import completed, fitting
from tui.hints import Hint
from tui.modes.keyboard import press, spelt
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.screens.attempts import Failure, tried
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.line import Line
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.in_turn import Pressed

Save = Callable[[str], Awaitable[object]]
"""Writes the line; a Failure when that did not work."""

_SHOWN = 12
"""Earlier ones shown below, of those that fit."""


class LineEditor(Once[bool], ModalScreen[bool]):
    """Gives whether the line was saved."""

    CSS_PATH = "../over.tcss"

    def __init__(  # noqa: PLR0913 - what is asked, from where it starts, and where it goes
        self,
        what: str,
        line: str,
        known: Sequence[str],
        save: Save,
        keymap: Keymap,
        *,
        parted: str = "",
        more: Callable[[], Awaitable[Sequence[str]]] | None = None,
    ) -> None:
        """Ask for `what`, starting from `line`; `known` are those used before, `parted` what stands between several.

        `more` gives all that were used before, as soon as the store comes to it.
        """
        super().__init__()
        self._parted, self._more = parted, more
        self._what, self._known = what, [visible_line(each) for each in known]
        self._save, self._keymap = save, keymap
        self._box = Line(line, id="line-text")
        self._is_saving = False

    def compose(self) -> ComposeResult:
        """The line, and what was used before."""
        with Sheet(id="line"):
            yield Static(self._what, id="line-what", markup=False)
            yield self._box
            yield Static(id="line-known", markup=False)
            tab = (Hint("tab", "take the first"),) if self._known or self._more is not None else ()
            leave = self._keymap.hint(Mode.EDITOR, "leave", "leave")
            yield HintLine((Hint("enter", "save"), *tab, leave), id="line-says")

    def on_mount(self) -> None:
        """Ask for all that were used before, beside what is typed."""
        if self._more is not None:
            self.run_worker(self._learn(self._more()), group="known")

    async def _learn(self, more: Awaitable[Sequence[str]]) -> None:
        """Offer those of the store, too; without it, those that are known."""
        learnt = await tried(more)
        if not isinstance(learnt, Failure):
            self._known = list(dict.fromkeys([*map(visible_line, learnt), *self._known]))
            self._offer()

    @on(Input.Changed)
    def _offer(self) -> None:
        """Show what was used before and fits, best first."""
        fits = fitting(self._box.value, self._known, self._parted)
        self.query_one("#line-known", Static).update("   ".join(fits[:_SHOWN]))

    def _complete(self) -> None:
        """Take the best of what fits."""
        box = self._box
        if fits := fitting(box.value, self._known, self._parted):
            box.value = completed(box.value, fits[0], self._parted)
            box.action_end()

    def _submit(self) -> None:
        """Save what stands there now."""
        self._is_saving = True
        self.run_worker(self._try(self._box.value), group="store", exclusive=True)

    async def _try(self, line: str) -> None:
        """Save; stay, with the reason, when that fails."""
        answer = await self._save(visible_line(line).strip())
        self._is_saving = False
        if isinstance(answer, Failure):
            says = self.query_one(HintLine)
            says.update(f"Not saved. {answer.sentence}")
            says.add_class("-failed")
        else:
            self.dismiss(result=True)

    def _asked(self, event: events.Key) -> str:
        """What a key does with the line: "save", "leave", or nothing of that."""
        if event.key == "enter":
            return "save"
        action = press(self._keymap, Mode.EDITOR, spelt(event.key, event.character)).action
        return action.name if action is not None else ""

    def holds(self, _keys: Sequence[Pressed]) -> bool:
        """Whether the line is being saved: what is typed then is no part of it."""
        return self._is_saving

    def on_key(self, event: events.Key) -> None:
        """Save or leave; what was typed before the line had the focus belongs into it."""
        asked = self._asked(event)
        if asked == "leave":
            self.dismiss(result=False)
        elif asked == "save":
            self._submit()
        elif event.key == "tab":
            self._complete()
        elif event.is_printable and event.character:
            self._box.insert_text_at_cursor(event.character)
        else:
            return
        event.stop()
