"""Shelving: what is changed in the library: titles, authors, dates, collections, what stands on the shelf."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from store import Kept, visible_line
from tui.screens.attempts import Failure, attempt, tried
from tui.shelves import collections, collections_in

if TYPE_CHECKING:
    from tui.screens.library import LibraryScreen

_FIELDS = ("title", "author", "date")


class Shelving:
    """Changes the document that the cursor of a library is on."""

    def __init__(self, room: LibraryScreen) -> None:
        """Nothing is changed yet."""
        self._room = room

    def collect(self) -> None:
        """Put the document into collections."""
        if (entry := self._room.entry) is not None:
            line = ", ".join(entry.kept.collections)
            self._ask(
                f"Collections of “{visible_line(entry.kept.title)}”, parted by commas",
                line,
                collections(self._room.entries),
                lambda text: self._edited(entry.kept, collections=collections_in(text)),
            )

    def edit(self) -> None:
        """Choose what to edit, then edit it."""
        from tui.screens.chooser import Chooser  # noqa: PLC0415 - when it is asked for

        if (entry := self._room.entry) is None:
            return
        kept = entry.kept
        values = {"title": kept.title, "author": kept.author or "", "date": kept.date or ""}

        def choose(index: int | None) -> None:
            if index is not None:
                name = _FIELDS[index]
                self._ask(name.capitalize(), values[name], (), lambda text: self._edited(kept, **{name: text}))

        lines = [f"{name:<8}{values[name] or '–'}" for name in _FIELDS]
        self._room.app.push_screen(Chooser("Edit", lines, 0), choose)

    def _edited(self, kept: Kept, **given: object) -> Awaitable[object]:
        """Write what was edited."""
        return self._room.session.ask(lambda library: library.shelf.edit(kept.id, **given))  # type: ignore[arg-type] # by its own name

    def _ask(self, what: str, line: str, known: Sequence[str], write: Callable[[str], Awaitable[object]]) -> None:
        """Ask for a line, and write it."""
        from tui.screens.line_editor import LineEditor  # noqa: PLC0415 - when it is asked for

        async def save(text: str) -> object:
            return await tried(write(text))

        def close(is_saved: bool | None) -> None:  # noqa: FBT001 - Textual calls it so
            if is_saved:
                self._room.say("saved · u takes it back")
                self._room.refill()

        self._room.app.push_screen(LineEditor(what, line, known, save, self._room.keymap, parted=","), close)

    def take_off(self) -> None:
        """Take the document off the shelf."""
        if (entry := self._room.entry) is not None:
            kept = entry.kept
            gone = self._room.session.ask(lambda library: library.shelf.remove(kept.id))
            self._write(gone, f"“{visible_line(kept.title)}” is off the shelf · u brings it back")

    def _write(self, work: Awaitable[object], said: str, otherwise: str = "") -> None:
        """Do a change, then say so; where the store answers in words, they belong to it."""
        self._room.run_worker(self._written(work, said, otherwise), group="store")

    async def _written(self, work: Awaitable[object], said: str, otherwise: str) -> None:
        """The words come after the store's answer."""
        answer = await attempt(self._room, work)
        if isinstance(answer, Failure):
            return
        what = f"{said}: {answer}" if isinstance(answer, str) else said
        self._room.say(otherwise if otherwise and answer is None else what)
        self._room.refill()

    def undo(self) -> None:
        """Take the last change back."""
        self._write(self._room.session.undo(), "undone", "nothing to undo")

    def redo(self) -> None:
        """Make it again."""
        self._write(self._room.session.redo(), "done again", "nothing to redo")
