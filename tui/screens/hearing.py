"""Hearing: a key becomes an action, by the mode that the reader is in, and the action is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tui.in_turn import OPENING
from tui.keys import Action, Group
from tui.modes.keyboard import press, spelt
from tui.modes.mode import Mode

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


class Hearing:
    """The keys of a reader."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Nothing was pressed yet."""
        self._reader = reader
        self.waiting: Action | None = None
        """The action that the next key is the letter of."""

    def key(self, event: events.Key) -> bool:
        """Find the action that the key asks for in this mode, and do it; whether the key meant something."""
        if self._reader.app.screen is not self._reader:
            # It was typed ahead, behind the key that opened what lies over the reader now.
            event.stop()
            self._reader.app.screen.post_message(events.Key(event.key, event.character))
            return True
        key = spelt(event.key, event.character)
        pressed = press(self._reader.keymap, self._reader.mode, key, self.waiting)
        was_waiting, self.waiting = self.waiting, pressed.waiting
        is_meant = pressed.action is not None or pressed.waiting is not None or was_waiting is not None
        if is_meant:
            event.stop()
            event.prevent_default()
        if pressed.action is not None:
            self.perform(pressed.action, pressed.letter)
        elif self._reader.mode is Mode.SEARCH and event.is_printable and event.character:
            self._reader.searching.type(event.character)
        self._reader.showing.status()
        return is_meant

    def _is_for_this_text(self, action: Action) -> bool:
        """Whether an action is about the reader's own text and not made for hits, though a config may bind it there."""
        is_for_hits = Mode.SEARCH in action.keys or not action.keys
        return not is_for_hits and action.group in (Group.CLAIMS, Group.MARKING)

    @property
    def _is_elsewhere(self) -> bool:
        """Whether the hit that is looked at is in another document."""
        if self._reader.mode is not Mode.SEARCH:
            return False
        hit, own = self._reader.searching.hit, self._reader.reading.document.id
        return not self._reader.shows_own_text or (hit is not None and hit.passage.document != own)

    def pasted(self, text: str) -> None:
        """Offer a text as a document; a few letters were meant for something else."""
        from tui.actions.placing import open_file  # noqa: PLC0415 - not for the first paint

        if text.strip() and self._reader.mode is not Mode.SEARCH:
            open_file(self._reader, text)

    async def _when_known(self, action: Action) -> None:
        """Do it when what was noted here is known: an older note or draft would be overlooked, and overwritten."""
        await self._reader.keeping.is_known.wait()
        if self._reader.app.screen is self._reader:
            self.perform(action)

    def perform(self, action: Action, letter: str = "") -> None:
        """Do an action; a selection follows the cursor."""
        from tui.actions.doing import DOING  # noqa: PLC0415 - not for the first paint

        self._reader.status.message = ""
        self._reader.showing.done(action.name)
        if action.takes_letter and not letter:
            self.waiting = action  # asked for by the mouse or in the palette: the letter comes next
            self._reader.showing.status()
            return
        if self._is_for_this_text(action) and self._is_elsewhere:
            self._reader.say("this hit is in another document: go there first")
            return
        if action.group is Group.MARKING and not self._reader.keeping.is_known.is_set():
            self._reader.run_worker(self._when_known(action), group=OPENING)
            return
        place, is_selecting = self._reader.pane.cursor, self._reader.selecting.is_on
        DOING[action.name](self._reader, *([letter] if action.takes_letter else []))
        if is_selecting and self._reader.pane.cursor != place and action.group in (Group.MOVING, Group.SEARCHING):
            self._reader.selecting.follow()
