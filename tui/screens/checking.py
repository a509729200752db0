"""CheckScreen: is that what they said? A claim's words beside those of its source, with what differs marked.

The words are held against everything kept, one document after the other, or against what the person chooses.
Documents that have them are listed, the best first; the keys of the sidebar move along them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store import visible, visible_line
from tui.checker import Held, best_first
from tui.comparing import quotation_pieces, source_pieces
from tui.hints import Hint
from tui.modes.keyboard import press, spelt
from tui.modes.mode import Mode
from tui.screens.attempts import Failure, attempt
from tui.screens.check_sources import EVERYTHING, choose, choose_file
from tui.screens.comparison_look import QUOTED_LOOKS, SOURCE_LOOKS, listed, painted
from tui.screens.fitting import fit
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tui.claims import Row
    from tui.screens.reader import ReaderScreen

_NARROW = 90
"""Cells below which the sides lie one below the other."""
_LISTED = 5


class CheckScreen(Once[Held | None], ModalScreen[Held | None]):
    """Gives what to go to; None when it was left."""

    CSS_PATH = "../over.tcss"
    AUTO_FOCUS = None
    NOTHING = "Nothing else is kept: open a file to check it against, or a text that you paste."
    """What is said where there is no document to list."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Check what is meant in the reader."""
        super().__init__()
        self.reader = reader
        self.checker = reader.session.checker
        self._row: Row | None = None if reader.pane.selection else reader.row
        self._words = "" if self._row else reader.meant().of(reader.pane.text)
        self._found: Sequence[Held] = ()
        self._at = 0
        self._is_done = False

    def compose(self) -> ComposeResult:
        """Whose words; where they stand; both sides; what is changed, and the keys."""
        with Sheet(id="check"):
            yield Static(id="check-title", markup=False)
            yield Static(id="check-found", markup=False)
            with Horizontal(id="check-sides"):
                for side in ("quoted", "source"):
                    with VerticalScroll(id=f"check-{side}", classes="check-side", can_focus=False):
                        yield Static(id=f"check-{side}-name", classes="check-name", markup=False)
                        yield Static(id=f"check-{side}-words", classes="check-words", markup=False)
            yield Static(id="check-changes", markup=False)
            yield HintLine(id="check-says")

    def on_mount(self) -> None:
        """Begin to look."""
        self.look()

    def on_resize(self) -> None:
        """Side by side where there is room; close together where there are few lines."""
        fit(self, self.app.size)
        self.set_class(self.app.size.width < _NARROW, "-narrow")

    # What is looked for, and where.

    def look(self) -> None:
        """Hold the words against the sources; what was still being looked for is given up."""
        self._found, self._at, self._is_done = (), 0, False
        self._show()
        self.run_worker(self._look, group="check", exclusive=True)

    async def _look(self) -> None:
        """Look, and show what is found so far."""
        if self._row is not None:
            self._words = await self.checker.words(self.reader.reading.document, self._row.claim)
        await self._look_for()
        self._is_done = True
        self._show()

    async def _look_for(self) -> None:
        """Hold the words against one document after the other."""
        if (source := self.checker.source) is not None:
            self._take([await self.checker.check(self._words, source)])
        else:
            await self._look_everywhere()

    async def _look_everywhere(self) -> None:
        """Hold the words against all that is kept but the text they are from."""
        session, found = self.reader.session, list[Held]()
        kept = await attempt(self, session.kept())
        for each in () if isinstance(kept, Failure) else kept:
            if each.id == self.reader.reading.document.id:
                continue
            if (document := self.checker.document(each.id, each.text_hash)) is None:
                read = await attempt(self, session.document(each.id))
                if isinstance(read, Failure):
                    continue
                document = read
            self.checker.keep(document, each.text_hash)
            found.append(await self.checker.check(self._words, document))
            self._take(found)

    def _take(self, found: Sequence[Held]) -> None:
        """Show those that have the words; if none has them, the one that is nearest."""
        best = best_first(found)
        having = tuple(held for held in best if held.comparison.spans) or best[:1]
        if having != self._found:
            self._found = having
            self._show()

    # What is shown.

    @property
    def _here(self) -> Held | None:
        """What the cursor is on."""
        return self._found[self._at] if self._at < len(self._found) else None

    def _show(self) -> None:
        """Put what is known on the screen."""
        here = self._here
        self.query_one("#check-title", Static).update(self._title())
        self.query_one("#check-found", Static).update(Content("\n").join(self._lines()))
        for side, words in zip(("quoted", "source"), self._sides(here), strict=True):
            self.query_one(f"#check-{side}-words", Static).update(words)
        self.query_one("#check-quoted-name", Static).update(visible_line(self.reader.reading.document.title))
        self.query_one("#check-source-name", Static).update(visible_line(here.document.title) if here else "")
        matters = here.comparison.matters if here else ()
        self.query_one("#check-changes", Static).update(f"It changes {', '.join(matters)}." if matters else "")
        self.query_one(HintLine).show(self._keys())

    def _sides(self, here: Held | None) -> tuple[Content, Content]:
        """The words of this document, and those of the other one."""
        if here is None:
            return Content(visible(self._words)), Content("")
        long = self.reader.reading.document if here.is_turned else here.document
        sides = (
            painted(quotation_pieces(here.comparison), QUOTED_LOOKS),
            painted(source_pieces(here.comparison, long.text), SOURCE_LOOKS),
        )
        return sides[::-1] if here.is_turned else sides

    def _title(self) -> Content:
        """What is asked of what."""
        source = self.checker.source
        where = visible_line(source.title) if source else EVERYTHING
        who = visible_line(self._row.who) if self._row else "these words"
        return Content.assemble(("Is that what they said?  ", "bold"), who, (f"  ·  against {where}", "$quiet"))

    def _lines(self) -> Sequence[Content]:
        """A line for each document that has the words, around the one that the cursor is on."""
        if not self._found:
            return [Content(self.NOTHING if self._is_done else "Looking …")]
        first = max(0, min(self._at - _LISTED // 2, len(self._found) - _LISTED))
        lines = [
            listed(held, is_here=number == self._at)
            for number, held in list(enumerate(self._found))[first : first + _LISTED]
        ]
        more = len(self._found) - len(lines)
        return [*lines, Content.styled(f"  and {more} more", "$quiet")] if more else lines

    def _keys(self) -> tuple[Hint, ...]:
        """What the keys of this screen do."""
        keys = [
            (Mode.SIDEBAR, "go", "go there"),
            (Mode.SIDEBAR, "line_down", "next document"),
            (Mode.NORMAL, "next_claim", "next claim"),
            (Mode.SIDEBAR, "library", "another source"),
            (Mode.SIDEBAR, "open_file", "a file"),
            (Mode.SIDEBAR, "leave", "leave"),
        ]
        return tuple(self.reader.keymap.hint(mode, name, words) for mode, name, words in keys)

    def _say(self, words: str) -> None:
        """Say something at the foot."""
        self.query_one(HintLine).update(visible_line(words))

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """The keys of the claims and of the text work here as well."""
        event.stop()
        event.prevent_default()
        key, keymap = spelt(event.key, event.character), self.reader.keymap
        action = press(keymap, Mode.SIDEBAR, key).action or press(keymap, Mode.NORMAL, key).action
        name = action.name if action else ""
        page = self.query_one("#check-source", VerticalScroll)
        doing: dict[str, Callable[[], object]] = {
            "line_down": lambda: self._move(1),
            "line_up": lambda: self._move(-1),
            "page_down": page.scroll_page_down,
            "page_up": page.scroll_page_up,
            "next_claim": lambda: self._claim(1),
            "previous_claim": lambda: self._claim(-1),
            "library": lambda: choose(self),
            "open_file": lambda: choose_file(self),
            "go": self._go,
            **dict.fromkeys(("leave", "quit", "check", "clear"), lambda: self.dismiss(None)),
        }
        if name in doing:
            doing[name]()

    def _move(self, by: int) -> None:
        """Show another document."""
        if self._found:
            self._at = max(0, min(self._at + by, len(self._found) - 1))
            self._show()

    def _claim(self, by: int) -> None:
        """Check the next claim of the list, or the one before."""
        listed = self.reader.reading.listed
        own = self._row.claim.id if self._row else self.reader.reading.row_id
        here = next((number for number, row in enumerate(listed) if row.claim.id == own), -1)
        if 0 <= here + by < len(listed):
            self._row = listed[here + by]
            self.reader.going.to_claim(here + by)
            self.look()
        else:
            self._say("there is no other claim")

    def _go(self) -> None:
        """Read on in the source."""
        here = self._here
        if here is None or here.place is None:
            self._say("there is no place to go to")
        elif here.document is self.checker.source and not self.checker.is_source_kept:
            self._say("this file is not kept: open it in the reader first")
        else:
            self.dismiss(here)
