"""EvidencePrompt: evidence for some words: an address is taken as it is, other words look for a passage."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store import Span, visible_line
from tui.excerpts import shortened
from tui.hints import Hint
from tui.hits import listed
from tui.picks import pick_of
from tui.screens.attempts import Failure, tried
from tui.screens.fitting import sheet_room
from tui.screens.once import Once
from tui.widgets.hint_line import HintLine
from tui.widgets.hit_list import HitList
from tui.widgets.line import Line
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store import Findings, Hit
    from tui.in_turn import Pressed
    from tui.screens.reader import ReaderScreen

_KEYS = (Hint("enter", "take it"), Hint("up", "choose", "down"), Hint("escape", "leave"))
_INVITE = "An address (https://…), or words of a passage you kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a person gives as evidence."""

    words: str = ""
    """An address; of a passage what stood there when it was found, empty where only a note on it is known."""
    document: str = ""
    """Id of the document that a passage is in."""
    span: Span | None = None
    """The passage; None: it is an address."""


class EvidencePrompt(Once[bool], ModalScreen[bool]):
    """Gives whether something was saved."""

    CSS_PATH = "../over.tcss"

    def __init__(
        self, reader: ReaderScreen, span: Span, words: str, save: Callable[[Given], Awaitable[object]]
    ) -> None:
        """Ask for evidence for `words`, which stand at `span` in the reader's document."""
        super().__init__()
        self._reader, self._span, self._words, self._save = reader, span, words, save
        self._hits: Sequence[Hit] = ()
        self._titles: dict[str, str] = {}
        """Id of a kept document -> its title."""
        self._is_saving = False
        self._box = Line(placeholder=_INVITE, id="evidence-box")
        self._list = HitList(id="evidence-hits")
        self._says = HintLine(_KEYS, id="evidence-says")

    def compose(self) -> ComposeResult:
        """The words, the line, what was found, and what the keys do."""
        with Sheet(id="evidence"):
            yield Static(self._shortened(), id="evidence-words", markup=False)
            yield self._box
            yield self._list
            yield self._says

    def on_mount(self) -> None:
        """Type."""
        self._box.focus()

    def on_resize(self) -> None:
        """Lay the words out anew."""
        self.query_one("#evidence-words", Static).update(self._shortened())

    def _shortened(self) -> str:
        """As much of the words as two lines hold."""
        return shortened(f"Evidence for: {visible_line(self._words)}", sheet_room(self.app.size), 2)

    @property
    def _is_address(self) -> bool:
        """Whether what is typed says where something is, and not what."""
        return "://" in self._box.value or self._box.value.startswith("www.")

    @on(Input.Changed)
    def _changed(self) -> None:
        """Look for a passage, unless it is an address; what was said of the line before is not true of this one."""
        self._says.update("")
        self._says.remove_class("-failed")
        self._ask(self._box.value)

    @work(group="search", exclusive=True)
    async def _ask(self, query: str) -> None:
        """List the passages that fit: no title, which has no place, and not the words that evidence is asked for."""
        if not query.strip() or self._is_address:
            self._show(())
            return
        own = self._reader.reading.document.id
        found = await tried(self._found(query))
        if isinstance(found, Failure):
            self._show(())
            self._fail(f"Nothing can be searched: {found.sentence}")
        else:
            places = ((hit, hit.passage.document, hit.passage.span) for hit in found.hits)
            self._show([hit for hit, document, span in places if span and (document, span) != (own, self._span)])

    async def _found(self, query: str) -> Findings:
        """What fits in everything kept, once all of that is in the index."""
        session = self._reader.session
        if not self._titles:
            self._titles = {each.id: each.title for each in await session.kept()}
        while not await session.index():
            continue
        found, _ = await session.search(query)
        return found

    def _show(self, hits: Sequence[Hit]) -> None:
        """List hits."""
        if hits == self._hits:
            return
        self._hits = hits
        reading = self._reader.reading
        self._list.show(listed(hits, reading.document, reading.arranged.sayers, self._titles))
        self.set_class(bool(hits), "-found")

    def holds(self, _keys: Sequence[Pressed]) -> bool:
        """Whether it is being saved: what is typed then is no part of it."""
        return self._is_saving

    def on_key(self, event: events.Key) -> None:
        """Move along what was found, take it, or leave."""
        steps = {"down": 1, "up": -1}
        if event.key == "escape":
            # Who left while it is being saved would not be told that it failed.
            if not self._is_saving:
                self.dismiss(result=False)
        elif event.key in steps:
            self._list.move(steps[event.key])
        elif event.is_printable and event.character:
            self._box.insert_text_at_cursor(event.character)
        else:
            return
        event.stop()

    @on(Input.Submitted)
    @on(HitList.Chosen)
    def _take(self) -> None:
        """Enter, or a double click; once."""
        if self._is_saving:
            return
        typed = self._box.value.strip()
        if self._is_address:
            given = Given(words=visible_line(typed))
        elif 0 <= self._list.cursor < len(self._hits):
            pick = pick_of(self._hits[self._list.cursor])
            given = Given(words=pick.words, document=pick.document, span=pick.span)
        else:
            self._says.update("Nothing like that was found." if typed else _INVITE)
            return
        self._is_saving = True
        self._try(given)

    @work(group="store", exclusive=True)
    async def _try(self, given: Given) -> None:
        """Save; stay, with the reason, when that fails."""
        answer = await self._save(given)
        self._is_saving = False
        if isinstance(answer, Failure):
            self._fail(f"Not saved. {answer.sentence}")
        else:
            self.dismiss(result=True)

    def _fail(self, words: str) -> None:
        """Say at the foot what did not work: in one place, however many keys ask for it."""
        self._says.update(words)
        self._says.add_class("-failed")
