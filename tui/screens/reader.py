"""ReaderScreen: the text, the claims beside it, the search. It wires them; what a key does is in tui/actions.

key ──> modes ──> action ──> pane, sidebar, session
pane.CursorMoved ──> sidebar.move_to        sidebar.Moved ──> pane.go_to
extraction (a thread) ──> ClaimsFound ──> desk ──> reading ──> sidebar, layers of the pane
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on, work
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from store.model.document import Document
from store.model.span import Span
from store.text.cleaning import visible_line
from tui import claims
from tui.actions.doing import DOING
from tui.claims import Filter, Row
from tui.keys import Action, Group
from tui.messages import ClaimsFound, QueryChanged, ReachAsked
from tui.modes.keyboard import press, spelt
from tui.modes.keymap import Keymap
from tui.modes.mode import TITLES, Mode
from tui.places import Places
from tui.reading import Reading, sentence_at
from tui.screens.attempts import Failure, attempt
from tui.screens.extracting import extract
from tui.screens.keeping import Keeping
from tui.screens.searching import Found, Searching
from tui.screens.selecting import Selecting
from tui.session import Session
from tui.widgets.claims_sidebar import ClaimsSidebar
from tui.widgets.document_pane import DocumentPane
from tui.widgets.hit_list import HitList
from tui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

SMALLEST = (60, 16)
"""Cells and lines below which there is only a message."""
NARROW = 76
"""Cells below which the claims lie below the text instead of beside it."""
LOW = 24
"""Lines below which every blank line is saved."""


class ReaderScreen(Screen[None], inherit_bindings=False):
    """One document, read."""

    AUTO_FOCUS = "#text"

    def __init__(
        self, document: Document, session: Session, keymap: Keymap, *, measure: int, arrival: Found | None = None
    ) -> None:
        """Show a document in lines of `measure` cells; `arrival` is where a search in another one led to."""
        super().__init__()
        self.session, self.keymap = session, keymap
        self.reading = Reading(document=document)
        self.places = Places()
        self.keeping = Keeping(self)
        self.searching = Searching(self)
        self.selecting = Selecting(self)
        self.drafts: dict[int, str] = {}
        """Where a note would start -> what was written of it and not saved."""
        self._measure = measure
        self._arrival = arrival
        self._waiting: Action | None = None
        self.pane = DocumentPane(id="text")
        self.sidebar = ClaimsSidebar(id="claims-list")
        self.status = StatusBar(id="status")

    def compose(self) -> ComposeResult:
        """Text left, claims or search right, status below; a message over all when it is too small."""
        with Horizontal(id="page"):
            yield self.pane
            with Vertical(id="claims"):
                yield Static(id="claims-title", markup=False)
                yield self.sidebar
                yield Static("Looking for claims …", id="claims-empty", markup=False)
        yield self.status
        yield Static(f"quoth needs {SMALLEST[0]} × {SMALLEST[1]} cells.\nMake the window larger.", id="too-small")

    def on_mount(self) -> None:
        """Show the text at once; everything else comes after the first paint."""
        self.pane.set_measure(self._measure)
        self.pane.load(self.reading.document)
        self.status.title = visible_line(self.reading.document.title)
        self.refresh_status()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Open the store and look for claims, each on its thread."""
        self.run_worker(self.keeping.open(), group="open")
        self._extract(self.reading.document)

    @work(thread=True, group="extraction", exclusive=True)
    def _extract(self, document: Document) -> None:
        """Find the claims beside the screen."""
        worker = get_current_worker()
        extract(document, self.post_message, lambda: worker.is_cancelled)

    @on(ClaimsFound)
    def _take_claims(self, message: ClaimsFound) -> None:
        """Show the claims that are known so far."""
        self.reading.found, self.reading.is_complete = message.claims, message.is_done
        self.keeping.refresh()

    # What the person's place is.

    @property
    def mode(self) -> Mode:
        """What the keys mean now: it follows the focus."""
        if self.searching.is_open:
            return Mode.SEARCH
        if self.focused is self.sidebar:
            return Mode.SIDEBAR
        return Mode.VISUAL if self.selecting.is_on else Mode.NORMAL

    @property
    def listing(self) -> ClaimsSidebar | HitList | None:
        """The list that the moving keys move in; None: the text."""
        if self.mode is Mode.SIDEBAR:
            return self.sidebar
        return self.searching.hits

    @property
    def row(self) -> Row | None:
        """The claim that is meant: the sidebar's, else the one that the cursor is in."""
        listed = self.reading.listed
        if self.mode is Mode.SIDEBAR:
            return listed[self.sidebar.cursor] if 0 <= self.sidebar.cursor < len(listed) else None
        return self.reading.row(self.pane.cursor)

    @property
    def shows_own_text(self) -> bool:
        """Whether the pane shows this reader's document, and not one that a search looks at."""
        return self.searching.previewed is None

    def meant(self) -> Span:
        """What an action is about: the hit, the selection, the claim, else the sentence at the cursor."""
        if (hit := self.searching.span) is not None:
            return hit
        if self.pane.selection:
            return self.pane.selection
        if (row := self.row) is not None:
            return row.span
        return sentence_at(self.pane.text, self.pane.cursor)

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """Find the action that the key asks for in this mode, and do it."""
        if self.app.screen is not self:
            # It was typed ahead, behind the key that opened what lies over the reader now.
            event.stop()
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        key = spelt(event.key, event.character)
        pressed = press(self.keymap, self.mode, key, self._waiting)
        was_waiting, self._waiting = self._waiting, pressed.waiting
        if pressed.action is not None or pressed.waiting is not None or was_waiting is not None:
            event.stop()
            event.prevent_default()
        if pressed.action is not None:
            self.perform(pressed.action, pressed.letter)
        elif self.mode is Mode.SEARCH and event.is_printable and event.character:
            self.searching.type(event.character)
        self.refresh_status()

    def perform(self, action: Action, letter: str = "") -> None:
        """Do an action; a selection follows the cursor."""
        self.status.message = ""
        place, is_selecting = self.pane.cursor, self.selecting.is_on
        DOING[action.name](self, *([letter] if action.takes_letter else []))
        if is_selecting and self.pane.cursor != place and action.group in (Group.MOVING, Group.SEARCHING):
            self.selecting.follow()

    # Moving.

    def jump(self, offset: int) -> None:
        """Go to a place, to come back from."""
        self.places.leave(self.pane.cursor)
        self.stand_at(offset)

    def stand_at(self, offset: int) -> None:
        """Go to a place."""
        self.pane.go_to(Span(offset, offset), mark=False)

    def restore(self, position: int) -> None:
        """Go to where the person was, unless they have moved already; or to where a search led."""
        if self._arrival is not None:
            self.searching.arrive(self._arrival)
        elif position and self.pane.cursor == 0 and self.pane.top_offset == 0:
            self.stand_at(min(position, len(self.pane.text)))

    def go_to_claim(self, index: int) -> None:
        """Go to a claim in the text; the sidebar shows it too."""
        if 0 <= index < len(self.reading.listed):
            self.reading.current = index
            self.pane.go_to(self.reading.listed[index].span, mark=False)
            self._show_current()

    @on(DocumentPane.CursorMoved)
    def _follow_text(self, message: DocumentPane.CursorMoved) -> None:
        """The sidebar shows the claim that the cursor is in or behind."""
        if self.shows_own_text:
            self.reading.follow(message.offset)
            self._show_current()

    @on(ClaimsSidebar.Moved, "#claims-list")
    def _follow_sidebar(self, message: ClaimsSidebar.Moved) -> None:
        """The text shows the claim that the sidebar is on."""
        self.go_to_claim(message.index)

    @on(ClaimsSidebar.Chosen, "#claims-list")
    def _choose_claim(self) -> None:
        """A double click goes to the text."""
        self.focus_text()

    @on(DocumentPane.SelectionChanged)
    def _take_selection(self, message: DocumentPane.SelectionChanged) -> None:
        """The mouse selected something, or nothing."""
        self.selecting.take(message.span)

    # The search.

    @on(QueryChanged)
    def _ask(self, message: QueryChanged) -> None:
        """Search as it is typed."""
        self.searching.ask(message.query)

    @on(ReachAsked)
    def _change_reach(self) -> None:
        """Search everything kept, or this document again."""
        self.searching.reach()

    @on(HitList.Moved, "#search-hits")
    def _look_at_hit(self, message: HitList.Moved) -> None:
        """Show the place of the hit that the list is on."""
        self.searching.look(message.index)

    @on(HitList.Chosen, "#search-hits")
    def _take_hit(self) -> None:
        """A double click goes there."""
        self.searching.take()

    # What is shown.

    def show_text(self) -> None:
        """Put this reader's own text into the pane."""
        self.pane.load(self.reading.document)
        self.show_claims()

    def show_claims(self) -> None:
        """Show the claims that the filter lets through, in the sidebar and in the text."""
        reading = self.reading
        if not self.shows_own_text:
            return
        for layer, spans in (reading.layers() | reading.marks).items():
            self.pane.set_layer(layer, spans)
        self.sidebar.show(reading.document.text, reading.listed, reading.current)
        self.query_one("#claims-title", Static).update(self._claims_title())
        self.query_one("#claims-empty", Static).update("" if reading.listed else self.why_no_claims())
        self.query_one("#claims").set_class(not reading.listed, "-empty")
        self._show_current()

    def _claims_title(self) -> str:
        """How many claims are listed, of whom and which."""
        reading = self.reading
        of = f" of {len(reading.rows)}" if len(reading.listed) < len(reading.rows) else ""
        whose = f"{visible_line(reading.speaker)}: " if reading.speaker else ""
        return f"{whose}{reading.filter.value}  {len(reading.listed)}{of}" if reading.rows else ""

    def why_no_claims(self) -> str:
        """Why the list is empty, in words."""
        if not self.reading.is_complete:
            return "Looking for claims …"
        if not self.reading.rows:
            return "No claims were found in this text: nobody is quoted and nothing is stated that could be checked."
        others = len(self.reading.rows)
        return f"None of the {others} claims: f shows others."

    def _show_current(self) -> None:
        """Mark the claim that the cursor is in, and show the one it is in or behind in the sidebar."""
        row = self.reading.row(self.pane.cursor)
        self.pane.set_layer("current", claims.seen(self.pane.text, row.claim) if row else ())
        if self.sidebar.cursor != self.reading.current:
            self.sidebar.move_to(self.reading.current, quiet=True)
        self.refresh_status()

    def refresh_status(self) -> None:
        """Say where one is, and which keys fit."""
        reading, length = self.reading, max(1, len(self.pane.text))
        claim = f"claim {reading.current + 1} of {len(reading.listed)} · " if reading.listed else ""
        self.status.place = f"{claim}{100 * self.pane.cursor // length} %"
        self.status.mode = TITLES[self.mode] if self._waiting is None else f"{self._waiting.title}: a–z"
        self.status.hints = self.keymap.hints(self.mode)
        self.status.help_key = next(iter(self.keymap.keys(self.mode, "help")), "")

    def say(self, words: str) -> None:
        """Say what just happened, in the status bar."""
        self.status.message = visible_line(words)

    def show(self, chosen: Filter, speaker: str | None) -> None:
        """Show other claims."""
        self.reading.show(chosen, speaker, self.pane.cursor)
        self.show_claims()

    def set_measure(self, cells: int) -> None:
        """Other lines; the place stays."""
        self.pane.set_measure(cells)
        self.say(f"lines of {self.pane.measure} cells")

    # Panes.

    def focus_text(self) -> None:
        """Read."""
        self.remove_class("-claims")
        self.pane.focus()

    def focus_claims(self) -> None:
        """Move along the claims."""
        self.remove_class("-alone")
        self.add_class("-claims")
        self.selecting.stop()
        self.sidebar.focus()

    def open_document(self, document_id: str, found: Found | None = None) -> None:
        """Read another document, where one was in it or at the place that a search led to."""
        self.run_worker(self._open_document(document_id, found), group="open")

    async def _open_document(self, document_id: str, found: Found | None) -> None:
        """Keep the place here, and put a screen with the other document in place of this one."""
        await self.keeping.leave()
        document = await attempt(self, self.session.document(document_id))
        if not isinstance(document, Failure):
            other = ReaderScreen(document, self.session, self.keymap, measure=self.pane.measure, arrival=found)
            self.app.switch_screen(other)

    async def quit(self) -> None:
        """Keep the place, close the store, leave."""
        await self.keeping.leave()
        await attempt(self, self.session.close())
        self.searching.close()
        self.app.exit()

    def on_resize(self) -> None:
        """Fit the panes to the screen."""
        self._fit()

    def on_screen_resume(self) -> None:
        """The size may be another one than when something was laid over the reader."""
        self._fit()

    def _fit(self) -> None:
        """What fits on a screen of this size."""
        width, height = self.app.size
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-too-small")
        self.set_class(width < NARROW, "-narrow")
        self.set_class(height < LOW, "-low")

    def on_descendant_focus(self) -> None:
        """The mode may be another one."""
        self.refresh_status()
