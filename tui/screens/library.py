"""LibraryScreen: every document that is kept: to find, to open, to put in order. The first screen without a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from store import Document, Kept, Shelved, SourceState, read_document, visible_line
from tui.in_turn import OPENING, QUITTING
from tui.lazily import Lazily
from tui.modes.mode import Mode
from tui.screens.attempts import Failure, attempt, tried
from tui.screens.room import Room
from tui.screens.shelving import Shelving
from tui.screens.showing import put
from tui.screens.sources import Sources
from tui.shelves import Order, collections, row, shelved
from tui.widgets.document_list import DocumentList

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    from tui.modes.keymap import Keymap
    from tui.opening import Opening
    from tui.session import Session
    from tui.widgets.virtual_list import VirtualList

_CATCH_UP = 1.0
"""Seconds between two looks at what other windows wrote."""
_LOOK = 3.0
"""Seconds between two looks at the files that documents were read from."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be read: a kept document by its id, or one that was just read."""

    id: str = ""
    document: Document | None = None


class LibraryScreen(Room[Chosen]):
    """Gives the document to read."""

    MODE = Mode.LIBRARY

    def __init__(
        self,
        session: Session,
        keymap: Keymap,
        *,
        own: str = "",
        reader: Callable[[Document], Screen[None]] | None = None,
    ) -> None:
        """Everything kept, with the cursor on `own`. The first screen is given how a `reader` is made."""
        super().__init__(session, keymap)
        self._reader = reader
        self.entries: Sequence[Shelved] = ()
        self._listed: Sequence[Shelved] = ()
        self._sources = Sources()
        self._order = Order.READ
        self._collection: str | None = None
        self._here = own
        self._typed = ""
        """What the list was narrowed by."""
        self._news = session.news
        """What of other windows is listed."""
        self.documents = DocumentList(id="documents")
        self._shelving = Shelving(self)

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield self.documents

    @property
    def lists(self) -> tuple[VirtualList, ...]:
        """The one list."""
        return (self.documents,)

    @property
    def doing(self) -> Mapping[str, Callable[[], object]]:
        """What can be done with a document."""
        return {
            "go": self._go,
            "library": self.leave,
            "open_file": self._open_file,
            "sort": self._sort,
            "collections": self._shelving.collect,
            "one_collection": self._choose_collection,
            "edit": self._shelving.edit,
            "take_off": self._shelving.take_off,
            "undo": self._shelving.undo,
            "redo": self._shelving.redo,
        }

    def on_mount(self) -> None:
        """Ask what there is."""
        super().on_mount()
        self.none("Looking …")
        self.refill()
        self.set_interval(_CATCH_UP, self._catch_up)
        self.set_interval(_LOOK, self._look_again)

    def on_screen_resume(self) -> None:
        """A reader was left that may have judged something."""
        if self.entries:
            self.refill()

    # What is known.

    def refill(self) -> None:
        """Ask anew what there is."""
        self._fill()

    @work(group="fill", exclusive=True)
    async def _fill(self) -> None:
        """Everything kept; then, beside the screen, which files are others now."""
        entries = await attempt(self, self.session.ask(lambda library: library.overview()))
        if isinstance(entries, Failure):
            self.none(entries.sentence)
            return
        self.entries = entries
        self.filter_changed()
        await self._look_at_files()

    @work(group="files", exclusive=True)
    async def _look_again(self) -> None:
        """Show which files became others since."""
        if self.is_current:
            await self._look_at_files()

    async def _look_at_files(self) -> None:
        """Look at all files; say what is new of them."""
        if await self._sources.look([entry.kept for entry in self.entries]):
            self.filter_changed()

    @work(group="feed", exclusive=True)
    async def _catch_up(self) -> None:
        """Show what another window did."""
        if not self.is_current:
            return
        news = await tried(self.session.catch_up())
        if not isinstance(news, Failure) and news != self._news:
            self._news = news
            self.refill()

    def filter_changed(self) -> None:
        """List what fits; the cursor stays on its document, else at its place; what was just typed starts anew."""
        self._here = self.entry.kept.id if self.entry else self._here
        is_typed, self._typed = self.box.value != self._typed, self.box.value
        self._listed = shelved(self.entries, self.box.value, self._order, self._collection)
        ids = [entry.kept.id for entry in self._listed]
        now = datetime.now(UTC).astimezone()
        rows = Lazily(self._listed, lambda entry: row(entry, self._sources.state(entry.kept), now))
        at = ids.index(self._here) if self._here in ids else self.documents.cursor
        self.documents.show(rows, 0 if is_typed and self._typed else at)
        self._tell()

    def _tell(self) -> None:
        """How many there are, of which, in which order."""
        shown, every = len(self._listed), len(self.entries)
        which = f" in #{visible_line(self._collection)}" if self._collection else ""
        count = f"{shown} of {every}" if shown != every else str(every)
        put(self.heading, f"Library   {count} document{'' if every == 1 else 's'}{which}   by {self._order.value}")
        key = next(iter(self.keymap.keys(Mode.LIBRARY, "open_file")), "ctrl+p")
        nothing = (
            f"Nothing is kept yet. {key} opens a file, or a text that you paste; what you read is kept."
            if not every
            else ""
        )
        self.none(nothing or ("" if shown else "No document fits that."))

    @property
    def entry(self) -> Shelved | None:
        """The document that the cursor is on."""
        return self._listed[self.documents.cursor] if 0 <= self.documents.cursor < len(self._listed) else None

    @on(DocumentList.Moved)
    def _stay(self) -> None:
        """Remember where the person is, for when the list is another one."""
        self._here = self.entry.kept.id if self.entry else self._here

    # Opening and leaving.

    @on(DocumentList.Chosen)
    def _go(self) -> None:
        """Read it; where its file is another one now, ask which text."""
        from tui.screens.chooser import Chooser  # noqa: PLC0415 - when it is asked for

        if (entry := self.entry) is None:
            return
        kept = entry.kept
        if self._sources.state(kept) is not SourceState.CHANGED:
            self._give(Chosen(kept.id))
            return
        lines = ["the file as it is now; what is unsure of your notes is listed", "the text as it was when you read it"]

        def choose(index: int | None) -> None:
            if index == 0:
                self._read_again(kept)
            elif index == 1:
                self._give(Chosen(kept.id))

        self.app.push_screen(Chooser("The file changed on disk. Read", lines, 0), choose)

    def _read_again(self, kept: Kept) -> None:
        """Read a document's file anew, with the way out in sight."""
        from tui.opening import Opening  # noqa: PLC0415 - when it is asked for
        from tui.screens.opening import OpeningScreen  # noqa: PLC0415 - the same

        path = Path(kept.source)

        def done(opening: Opening) -> None:
            """Read what came of it, unless that was given up."""
            self.app.pop_screen()
            if opening.refusal is not None:
                self.say(str(opening.refusal))
            elif opening.document is not None and not opening.is_cancelled:
                self._give(Chosen(document=opening.document))

        opening = Opening(path.name, "", lambda worker: read_document(path, worker=worker))
        self.app.push_screen(OpeningScreen(opening, done))

    def _open_file(self) -> None:
        """Ask for a path or a text."""
        from tui.screens.open_prompt import OpenPrompt  # noqa: PLC0415 - when it is asked for

        def go(document: Document | None) -> None:
            if document is not None:
                self._give(Chosen(document=document))

        self.app.push_screen(OpenPrompt(""), go)

    def _give(self, chosen: Chosen) -> None:
        """Let it be read: over this screen where it is the first, else by the reader below."""
        if self._reader is None:
            self.dismiss(chosen)
        else:
            self.run_worker(self._open(chosen, self._reader), group=OPENING, exclusive=True)

    async def _open(self, chosen: Chosen, reader: Callable[[Document], Screen[None]]) -> None:
        """Put a reader over this screen."""
        document: Document | Failure | None = chosen.document
        if document is None:
            document = await attempt(self, self.session.document(chosen.id))
        if not isinstance(document, Failure) and self.is_current:
            self.app.push_screen(reader(document))

    def leave(self) -> None:
        """Back to the reader; where there is none, out of the program."""
        if self._reader is not None and not self.box.value:
            self.run_worker(self._end, group=QUITTING, exclusive=True)
        else:
            super().leave()

    async def _end(self) -> None:
        """Close the store, and end."""
        await attempt(self, self.session.close())
        self.app.exit()

    # Order.

    def _sort(self) -> None:
        """Sort by the next thing."""
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.filter_changed()
        self.say(f"by {self._order.value}")

    def _choose_collection(self) -> None:
        """Show one collection, or everything."""
        from tui.screens.chooser import Chooser  # noqa: PLC0415 - when it is asked for

        names = collections(self.entries)
        if not names:
            self.say("there are no collections yet: t puts a document into one")
            return

        def show(index: int | None) -> None:
            if index is not None:
                self._collection = names[index - 1] if index else None
                self.filter_changed()

        counts = [sum(name in entry.kept.collections for entry in self.entries) for name in names]
        lines = ["everything", *(f"#{name}  {count}" for name, count in zip(names, counts, strict=True))]
        here = names.index(self._collection) + 1 if self._collection in names else 0
        self.app.push_screen(Chooser("Show", lines, here), show)
