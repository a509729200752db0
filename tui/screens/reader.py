"""ReaderScreen: the text, the claims beside it, the search. It wires them; what a key does is in tui/actions.

key ──> modes ──> action ──> pane, sidebar, session
pane.CursorMoved ──> sidebar.move_to        sidebar.Moved ──> pane.go_to
extraction (a thread) ──> ClaimsFound ──> desk ──> reading ──> sidebar, layers of the pane
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from store import Document, Span, visible_line
from tui.claims import Row
from tui.in_turn import OPENING
from tui.keys import BY_NAME
from tui.messages import RIGHT, ActionAsked, ClaimsFound, QueryChanged, ReachAsked
from tui.modes.keymap import Keymap
from tui.modes.mode import Mode
from tui.reading import Reading, sentence_at
from tui.screens.fitting import SMALLEST, fit
from tui.screens.going import Going
from tui.screens.hearing import Hearing
from tui.screens.keeping import Keeping
from tui.screens.leaving import leave_for, let_go
from tui.screens.looking import Looking
from tui.screens.selecting import Selecting
from tui.screens.showing import Showing
from tui.screens.still import Still
from tui.session import Session
from tui.widgets.claims_sidebar import ClaimsSidebar
from tui.widgets.document_pane import DocumentPane
from tui.widgets.status_bar import StatusBar
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.hits import Found
    from tui.screens.searching import Searching
    from tui.screens.triaging import Triaging
    from tui.widgets.hit_list import HitList


class ReaderScreen(Still[None], Screen[None], inherit_bindings=False):
    """One document, read."""

    AUTO_FOCUS = "#text"

    def __init__(
        self, document: Document, session: Session, keymap: Keymap, *, measure: int, arrival: Found | None = None
    ) -> None:
        """Show a document in lines of `measure` cells; `arrival` is where a search in another one led to."""
        super().__init__()
        self.session, self.keymap = session, keymap
        self.reading = Reading(document=document)
        self.going = Going(self)
        self.showing = Showing(self)
        self.keeping = Keeping(self)
        self.looking = Looking(self)
        self.selecting = Selecting(self)
        self.drafts: dict[Span, str] = {}
        """Where a note would start -> what was written of it and not saved."""
        self._measure = measure
        self.arrival = arrival
        self.has_begun = False
        """Whether the store is being opened and claims are being looked for."""
        self.hearing = Hearing(self)
        self.pane = DocumentPane(id="text")
        self.sidebar = ClaimsSidebar(id="claims-list")
        self.status = StatusBar(id="status")
        self.page = Horizontal(id="page")
        self.claims = Vertical(id="claims")
        self.title_line = Static(id="claims-title", markup=False)
        self.empty = Static("Looking for claims …", id="claims-empty", markup=False)

    def compose(self) -> ComposeResult:
        """Text left, claims or search right, status below; a message over all when it is too small."""
        with self.page:
            yield self.pane
            with self.claims:
                yield self.title_line
                yield self.sidebar
                yield self.empty
        yield self.status
        yield Static(f"quoth needs {SMALLEST[0]} × {SMALLEST[1]} cells.\nMake the window larger.", id="too-small")

    def on_mount(self) -> None:
        """Show the text at once; everything else comes after the first paint."""
        self.pane.set_measure(self._measure)
        self.showing.document(self.reading.document)
        # The frame goes out by a thread of its own, which needs the interpreter for a moment.
        self.call_after_refresh(self.set_timer, 0.01, self._begin)

    def _begin(self) -> None:
        """Go on behind the first paint."""
        from tui.screens.beginning import begin  # noqa: PLC0415 - not for the first paint

        begin(self)

    def on_unmount(self) -> None:
        """It is over."""
        let_go(self)

    @on(ClaimsFound)
    def _take_claims(self, message: ClaimsFound) -> None:
        """Some claims are known, or all."""
        from tui.screens.beginning import take_claims  # noqa: PLC0415 - not for the first paint

        take_claims(self, message)

    # What the first paint does not wait for: made when it is first asked for.

    @cached_property
    def searching(self) -> Searching:
        """The search over this reader."""
        from tui.screens.searching import Searching  # noqa: PLC0415 - not for the first paint

        return Searching(self)

    @cached_property
    def triaging(self) -> Triaging:
        """The triage of this reader's claims."""
        from tui.screens.triaging import Triaging  # noqa: PLC0415 - not for the first paint

        return Triaging(self)

    @property
    def is_triaging(self) -> bool:
        """Whether the triage is on; asking does not make it."""
        return "triaging" in vars(self) and self.triaging.is_on

    # What the person's place is.

    @property
    def mode(self) -> Mode:
        """What the keys mean now: it follows the focus."""
        if self.looking.origin is not None:
            return Mode.SEARCH
        if self.is_triaging:
            return Mode.TRIAGE
        if self.focused is self.sidebar:
            return Mode.SIDEBAR
        return Mode.VISUAL if self.selecting.is_on else Mode.NORMAL

    @property
    def listing(self) -> ClaimsSidebar | HitList | None:
        """The list that the moving keys move in; None: the text."""
        if self.mode is Mode.SIDEBAR:
            return self.sidebar
        return self.searching.hits if self.mode is Mode.SEARCH else None

    @property
    def row(self) -> Row | None:
        """The claim that is meant: the sidebar's, else the one that the cursor is in."""
        if self.mode is Mode.TRIAGE:
            return self.triaging.row
        listed = self.reading.listed
        if self.mode is Mode.SIDEBAR:
            return listed[self.sidebar.cursor] if 0 <= self.sidebar.cursor < len(listed) else None
        return self.reading.row(self.pane.cursor)

    @property
    def shows_own_text(self) -> bool:
        """Whether the pane shows this reader's document, and not one that a search looks at."""
        return self.looking.previewed is None

    def meant(self) -> Span:
        """What an action is about: the hit, the selection, the claim, else the sentence at the cursor."""
        if self.mode is Mode.SEARCH and (hit := self.searching.span) is not None:
            return hit
        if self.pane.selection:
            return self.pane.selection
        if (row := self.row) is not None:
            return row.span
        return sentence_at(self.pane.text, self.pane.cursor)

    # Keys.

    @on(ActionAsked)
    def _perform(self, message: ActionAsked) -> None:
        """Do an action whose name was clicked on."""
        self.hearing.perform(BY_NAME[message.name])

    def on_key(self, event: events.Key) -> None:
        """A key that no widget wanted."""
        self.hearing.key(event)

    def on_paste(self, event: events.Paste) -> None:
        """A text that is pasted where nothing takes it is offered as a document."""
        event.stop()
        self.hearing.pasted(event.text)

    def on_click(self, event: events.Click) -> None:
        """The right button offers what can be done where it was clicked."""
        if event.button == RIGHT:
            self.hearing.perform(BY_NAME["palette"])

    @on(DocumentPane.CursorMoved)
    def _follow_text(self, message: DocumentPane.CursorMoved) -> None:
        """The sidebar shows the claim that the cursor is in or behind."""
        if self.shows_own_text:
            self.reading.follow(message.offset)
            self.showing.current()

    @on(ClaimsSidebar.Moved, "#claims-list")
    def _follow_sidebar(self, message: ClaimsSidebar.Moved) -> None:
        """The text shows the claim that the sidebar is on; who found that needs no advice how to."""
        self.showing.done("go")
        self.going.to_claim(message.index)

    @on(ClaimsSidebar.Chosen, "#claims-list")
    def _choose_claim(self) -> None:
        """A double click goes to the text."""
        self.focus_text()

    @on(DocumentPane.Clicked)
    def _follow_click(self, message: DocumentPane.Clicked) -> None:
        """A click on the sign of a footnote goes to the note."""
        self.going.follow(message.offset)

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

    @on(VirtualList.Moved, "#search-hits")
    def _look_at_hit(self, message: VirtualList.Moved) -> None:
        """Show the place of the hit that the list is on."""
        self.searching.look(message.index)

    @on(VirtualList.Chosen, "#search-hits")
    def _take_hit(self) -> None:
        """A double click goes there."""
        self.searching.take()

    async def keep(self) -> None:
        """Keep the place: the program ends."""
        await self.keeping.leave()

    # What is shown.

    def say(self, words: str) -> None:
        """Say what just happened, in the status bar."""
        self.status.message = visible_line(words)

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
        self.run_worker(leave_for(self, document_id, found), group=OPENING)

    def on_resize(self) -> None:
        """Fit the panes to the screen."""
        fit(self, self.app.size)

    def on_screen_resume(self) -> None:
        """The size may be another one than when something was laid over the reader."""
        fit(self, self.app.size)

    def on_descendant_focus(self) -> None:
        """The mode may be another one. On a narrow screen the claims lie over the text while they have the focus."""
        self.set_class(self.focused is self.sidebar, "-claims")
        self.showing.status()
