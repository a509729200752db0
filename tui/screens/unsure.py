"""UnsureDrawer: what is uncertain or lost in the open document, to look at, to confirm, to take away.

The text above shows the place of the row that the cursor is on. The drawer asks the reader's store, as every
key of the reader does, and follows what the reader knows: what was confirmed, here or in another window, is
gone from the list.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import ModalScreen
from textual.widgets import Static

from store import Span, visible_line
from tui.doubts import Doubt, called
from tui.hints import Hint
from tui.modes.keyboard import press, spelt
from tui.modes.mode import Mode
from tui.screens.attempts import Failure, tried
from tui.screens.fitting import sheet_room
from tui.screens.once import Once
from tui.widgets.doubt_list import DoubtList
from tui.widgets.hint_line import HintLine
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.screens.reader import ReaderScreen

_FOLLOW = 0.1
"""Seconds between two looks at what the reader knows."""
_FRAME = 6
"""Lines of the drawer around its list, and about the cells beside it."""
_LOWEST = 12
"""Lines of the drawer at least: one row of the list."""
_CONFIRM = "y"
_NONE = "Nothing is unsure here: every note, verdict and correction stands where it was made."
_NONE_YET = "Nothing is unsure so far; claims are still being looked for."


class UnsureDrawer(Once[Span | None], ModalScreen[Span | None]):
    """Gives the place to go to; None when it was left."""

    CSS_PATH = "../over.tcss"
    AUTO_FOCUS = "#unsure-list"

    def __init__(self, reader: ReaderScreen) -> None:
        """List what is unsure in the reader's document."""
        super().__init__()
        self._reader = reader
        self._shown: Sequence[Doubt] = ()
        self._seen: tuple[Sequence[Doubt], bool] | None = None
        """What was known at the last look: the doubts, and whether the claims are complete."""
        self._place = reader.pane.cursor, reader.pane.top_offset

    def compose(self) -> ComposeResult:
        """How many there are, the list, and what the keys do."""
        with Sheet(id="unsure"):
            yield Static(id="unsure-title", markup=False)
            yield DoubtList(id="unsure-list")
            yield Static(id="unsure-none", markup=False)
            yield HintLine(self._keys(), id="unsure-says")

    def _keys(self) -> tuple[Hint, ...]:
        """What the keys of this screen do."""
        words = {"go": "go there", "delete": "take away", "undo": "undo", "leave": "leave"}
        go, *others = (self._reader.keymap.hint(Mode.SIDEBAR, name, word) for name, word in words.items())
        return go, Hint(_CONFIRM, "confirm"), *others

    def on_mount(self) -> None:
        """Show what there is, and go on doing so."""
        self._follow()
        self.set_interval(_FOLLOW, self._follow)

    def _follow(self) -> None:
        """Take up what the reader knows, when it is something else."""
        reading = self._reader.reading
        known = reading.doubts
        if self._seen == (known, reading.is_complete):
            return
        found = [called(each, self._reader.session.scale) for each in known]
        self._shown, self._seen = found, (known, reading.is_complete)
        rows = self.query_one(DoubtList)
        rows.show(reading.document.text, found)
        wanted = _FRAME + sum(rows.row_heights(sheet_room(self.app.size)))
        self.query_one("#unsure").styles.height = max(_LOWEST, min(wanted, self.app.size.height * 3 // 5))
        lost = sum(not each.can_be_confirmed for each in found)
        self.query_one("#unsure-title", Static).update(
            f"Unsure  {len(found) - lost} to confirm, {lost} lost" if found else "Unsure"
        )
        self.query_one("#unsure-none", Static).update(_NONE if reading.is_complete else _NONE_YET)
        self.set_class(not found, "-empty")
        self._look()

    @property
    def _here(self) -> Doubt | None:
        """What the cursor is on."""
        rows = self.query_one(DoubtList)
        return self._shown[rows.cursor] if 0 <= rows.cursor < len(self._shown) else None

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """The keys of the claims work here as well; one more says yes."""
        event.stop()
        event.prevent_default()
        key = spelt(event.key, event.character)
        if key == _CONFIRM:
            self._confirm()
            return
        action = press(self._reader.keymap, Mode.SIDEBAR, key).action
        doing = {
            "go": self._go,
            "delete": self._discard,
            "undo": self._undo,
            "redo": self._redo,
            "leave": self._leave,
            "unsure": self._leave,
            "quit": self._leave,
        }
        if action is not None and action.name in doing:
            doing[action.name]()
        elif action is not None:
            self._move(action.name)

    def _move(self, name: str) -> None:
        """Move along the list."""
        rows = self.query_one(DoubtList)
        last = rows.row_count - 1
        if name in {"line_down", "line_up"}:
            rows.move(1 if name == "line_down" else -1)
        elif name in {"start", "end"}:
            rows.move_to(0 if name == "start" else last)
        elif name in {"page_down", "page_up", "half_page_down", "half_page_up"}:
            rows.page((0.5 if name.startswith("half") else 1) * (1 if name.endswith("down") else -1))

    @on(DoubtList.Moved)
    def _look(self) -> None:
        """Show the place in the text above."""
        here = self._here
        if here is not None and here.span is not None:
            pane = self._reader.pane
            pane.go_to(here.span, mark=False)
            line = pane.display_line(here.span.start)
            pane.scroll_to_offset(pane.display_line(max(0, line.start - 1)).start)

    @on(DoubtList.Chosen)
    def _go(self) -> None:
        """Read on there."""
        here = self._here
        if here is None:
            return
        if here.span is None:
            self._say("its words are not in this text any more: there is no place to go to")
            return
        self._return()
        self.dismiss(here.span)

    def _leave(self) -> None:
        """Back to where the person was."""
        self._return()
        self.dismiss(None)

    def _return(self) -> None:
        """Put the text where it was."""
        place, top = self._place
        self._reader.pane.move_to(place)
        self._reader.pane.scroll_to_offset(top)

    # What is done to one.

    def _confirm(self) -> None:
        """Write down that it belongs here."""
        here = self._here
        if here is None:
            return
        if here.span is None or not here.can_be_confirmed:
            gone = (
                "its words are not in this text any more" if here.span is None else "there is no claim of these words"
            )
            self._say(f"nothing to confirm: {gone}")
            return
        reader = self._reader
        self._do(reader.session.confirm(here.noun, reader.reading.document, here.span), f"{here.what} confirmed")

    def _discard(self) -> None:
        """Take it away."""
        if (here := self._here) is not None:
            back = " ".join(self._reader.keymap.keys(Mode.SIDEBAR, "undo")[:1])
            self._do(self._reader.session.discard(here.noun), f"{here.what} taken away · {back} brings it back")

    def _undo(self) -> None:
        """Take the last change back."""
        self._do(self._reader.session.undo(), "undone", "nothing to undo")

    def _redo(self) -> None:
        """Make it again."""
        self._do(self._reader.session.redo(), "done again", "nothing to redo")

    def _do(self, work: Awaitable[object], said: str, otherwise: str = "another window took it away") -> None:
        """Do it, then say so; `otherwise` where the store found nothing to do. It goes on when the drawer is left."""
        self._reader.run_worker(self._done(work, said, otherwise), group="store")

    async def _done(self, work: Awaitable[object], said: str, otherwise: str) -> None:
        """The words come after the store's answer."""
        answer = await tried(work)
        if isinstance(answer, Failure):
            self._say(f"Not saved. {answer.sentence}", is_failure=True)
            return
        what = f"{said}: {answer}" if isinstance(answer, str) else said
        self._say(what if answer is not None else otherwise)
        self._reader.keeping.refresh()

    def _say(self, words: str, *, is_failure: bool = False) -> None:
        """Say something at the foot of the drawer; in the reader's status bar when that is left."""
        if not self.is_attached:
            self._reader.say(words)
            return
        says = self.query_one(HintLine)
        says.set_class(is_failure, "-failed")
        says.update(visible_line(words))
