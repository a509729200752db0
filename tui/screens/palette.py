"""The palette: every action of the reader, to be found by typing, with its keys beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.actions.doing import DOING
from tui.hints import shown
from tui.keys import Action
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.screens.once import Once
from tui.widgets.options import Steady

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.screens.reader import ReaderScreen


class Commands(Steady, CommandList):
    """What is found."""


class Palette(Once[None], CommandPalette):
    """Textual's own, left once."""

    def compose(self) -> ComposeResult:
        """As it is, with our list."""
        for widget in super().compose():
            yield Commands() if isinstance(widget, CommandList) else widget


def palette_of(reader: ReaderScreen) -> CommandPalette:
    """A palette over a reader."""
    return palette(reader.mode, reader.keymap, reader.hearing.perform, lambda action: action.name in DOING)


def palette(
    mode: Mode, keymap: Keymap, perform: Callable[[Action], object], knows: Callable[[Action], bool]
) -> CommandPalette:
    """A palette of what can be done in a mode by who `knows` and can `perform` it."""

    class Actions(Provider):
        """The actions that have a meaning where the person is."""

        async def discover(self) -> Hits:
            """All of them, before anything is typed."""
            for action in usable(mode, keymap, knows):
                yield DiscoveryHit(line(keymap, action, mode), partial(perform, action), action.title, action.help)

        async def search(self, query: str) -> Hits:
            """Those whose title, help or keys are like what is typed."""
            matcher = self.matcher(query)
            for action in usable(mode, keymap, knows):
                listed = line(keymap, action, mode)
                if (score := matcher.match(f"{listed} {action.help}")) > 0:
                    yield Hit(score, listed, partial(perform, action), action.title, action.help)

    return Palette([Actions], placeholder="What do you want to do?")


def usable(mode: Mode, keymap: Keymap, knows: Callable[[Action], bool]) -> list[Action]:
    """The actions that can be done from the palette in a mode."""
    return [
        action
        for action in keymap.offered
        if knows(action) and action.name != "palette" and (mode in action.keys or not action.keys)
    ]


def line(keymap: Keymap, action: Action, mode: Mode) -> Content:
    """An action as the palette lists it."""
    keys = " ".join(shown(key) for key in keymap.keys(mode, action.name))
    return Content.assemble(action.title, "   ", (keys, "$accent"))
