"""Searching: the search box over a reader; its hits, the look at each of them, and the way back."""

from __future__ import annotations

from asyncio import Event, sleep
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import COURTESY, Span
from tui.hits import Found, found, listed, matches
from tui.in_turn import OPENING
from tui.screens.asking import Answer, Asking
from tui.screens.attempts import Failure, attempt, tried
from tui.screens.picking import Picking
from tui.widgets.hit_list import NOTHING

if TYPE_CHECKING:
    from store import Hit
    from tui.screens.reader import ReaderScreen
    from tui.screens.search_column import SearchColumn
    from tui.widgets.hit_list import HitList

_REST = 0.1
"""Seconds without a key before the text shows the best hit: laying out another document takes longer than a key."""
_TRIED = "Tried: the words, their other forms, what they begin, one to three slips in each."
HERE, EVERYWHERE = "this document", "everything you have kept"


class Searching:
    """What happens between `/` and Enter or Esc."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Nothing is asked yet."""
        self._reader, self._looking = reader, reader.looking
        self._asking = Asking(reader, self._answer)
        self._queries = reader.session.queries
        self.picking = Picking(reader)
        self._made: SearchColumn | None = None
        self._hits: Sequence[Hit] = ()
        self._said = ""
        """What of the query could not be followed."""
        self._answered = ""
        """The query that the listed hits answer."""
        self._taking: Event | None = None
        """Enter was pressed before the answer was there: what the keys behind it wait for."""
        self.found: tuple[Found, ...] = ()
        """Where the last query that was followed matched, in the order of the text."""

    @property
    def is_open(self) -> bool:
        """Whether the box is on the screen."""
        return self._looking.origin is not None

    @property
    def answered(self) -> str:
        """The query that the listed hits answer."""
        return self._answered

    @property
    def span(self) -> Span | None:
        """The passage that is looked at; None: the box is closed, or there is none."""
        return self.hit.passage.span if self.hit else None

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor; None: the box is closed, or there is none."""
        index = self._column.hits.cursor if self.is_open else -1
        return self._hits[index] if 0 <= index < len(self._hits) else None

    def open(self) -> None:
        """Show the empty box in place of the claims."""
        reader = self._reader
        self._looking.begin()
        reader.set_class(True, "-searching")
        if self._made is None:
            self._made = self._make()
            reader.page.mount(self._made)
        self._made.box.value, self._made.box.is_open = "", True
        self._made.box.focus()
        self._asking.begin(is_everywhere=False)
        self._invite()
        reader.run_worker(self._recall(), group="queries")

    async def _recall(self) -> None:
        """Know the queries of other sessions and windows; a store that fails says so where it matters more."""
        if not self._queries.is_kept:
            return
        kept = await tried(self._reader.session.ask(lambda library: library.asked.queries()))
        if not isinstance(kept, Failure):
            self._queries.know(kept)

    def _make(self) -> SearchColumn:
        """The box and the list, which the first paint does not wait for."""
        from tui.screens.search_column import SearchColumn  # noqa: PLC0415 - Textual's input and its styles

        return SearchColumn(self._reader.hearing.key)

    @property
    def _column(self) -> SearchColumn:
        """The box and the list; only asked for when the search is, or was, open."""
        assert self._made is not None, "a search is opened before it is used"
        return self._made

    @property
    def hits(self) -> HitList | None:
        """The list that the moving keys move in; None: the box is closed."""
        return self._column.hits if self.is_open else None

    def type(self, text: str) -> None:
        """Take what was typed before the box had the focus."""
        self._column.box.insert_text_at_cursor(text)

    def reach(self) -> None:
        """Change between this document and everything kept."""
        self._asking.begin(is_everywhere=not self._asking.is_everywhere)
        self._invite()

    def _invite(self) -> None:
        """Say what the box searches, and show no hits."""
        reaches = (EVERYWHERE, HERE) if self._asking.is_everywhere else (HERE, EVERYWHERE)
        self._column.box.placeholder = f"Search {reaches[0]}"
        self._list((), f"Any words you remember, in any order; typos are forgiven.\n\n/ searches {reaches[1]}")

    def ask(self, query: str) -> None:
        """Look for what is in the box now."""
        if not self.is_open:
            return
        if query.strip():
            if self._asking.is_everywhere and not self._hits:
                self._list((), "Looking through everything you have kept …")
            self._asking.ask(query)
            return
        self._asking.stop()
        self._answered = query
        self._stop_taking()
        self._invite()
        self._looking.back()

    def _answer(self, answer: Answer) -> None:
        """List what was found, and say what could not be followed."""
        if not self.is_open:
            return
        self._answered = answer.query
        if isinstance(answer.found, Failure):
            self._stop_taking()
            self._list((), f"Nothing can be searched: {answer.found.sentence}")
            return
        reach = "what you have kept" if self._asking.is_everywhere else HERE
        said = [*answer.found.said, *([] if answer.is_complete else [f"still reading {reach}"])]
        self._list(answer.found.hits, self._nothing(answer.query), " · ".join(said))
        self._reader.run_worker(self._looked(answer.query), group="look", exclusive=True)

    def _nothing(self, query: str) -> str:
        """What to say when nothing is found: where, and what was tried."""
        if not any(sign.isalnum() for sign in query):
            return "Signs alone find nothing: type a word, any that you remember."
        where = "in everything you have kept" if self._asking.is_everywhere else "here"
        return f"Nothing like that {where}.\n{_TRIED}"

    async def _looked(self, query: str) -> None:
        """Show the best hit, or go there when Enter was pressed before it was known."""
        if self._taking is None:
            await sleep(_REST)
        if not self.is_open or query != self._column.box.value:
            return
        index = self._column.hits.cursor
        if 0 <= index < len(self._hits):
            await self._looking.at(self._hits[index])
        else:
            self._looking.back()
        if self._taking is not None:
            self.take()

    def _list(self, hits: Sequence[Hit], otherwise: str, said: str = "") -> None:
        """List hits; words in their place when there are none."""
        reading, titles = self._reader.reading, self._asking.titles
        if hits and hits == self._hits and said == self._said:
            return  # the index grew by what does not matter here: the person may have moved on in the list
        self._hits, self._said = hits, said
        rows = listed(hits, reading.document, reading.arranged.sayers, titles) if hits else NOTHING
        words = "\n".join(filter(None, (otherwise, said)))
        self._column.show(rows, words, self._more(), self.picking.marked(hits))
        COURTESY.show()  # behind the frame of the letter it would wait for up to two thirds of the next key's time
        if not hits:
            self._reader.pane.set_layer("match", ())

    def _more(self) -> str:
        """What stands behind the number of hits: how many are marked, and what could not be followed."""
        counted = f"{len(self.picking)} marked" if len(self.picking) else ""
        return " · ".join(filter(None, (counted, self._said if self._hits else "")))

    def mark(self) -> None:
        """Mark the hit under the cursor, or take its mark away, and go on to the next."""
        if self.hit is None:
            self._reader.say("no hit to mark")
            return
        self.picking.toggle(self.hit)
        self._column.hits.pick(self.picking.marked(self._hits))
        self._column.count(self._more())
        self._column.hits.move(1)

    def look(self, index: int) -> None:
        """Show the place of a hit in the text, without going there."""
        if self.is_open and 0 <= index < len(self._hits):
            self._reader.run_worker(self._looking.at(self._hits[index]), group="look", exclusive=True)

    def take(self) -> None:
        """Go to the hit that is looked at, and leave the box; to the best one when the answer is still to come."""
        if self._column.box.value != self._answered:
            self._take_next()
            return
        self._stop_taking()
        index, origin = self._column.hits.cursor, self._looking.origin
        if origin is None:
            return
        if not 0 <= index < len(self._hits):
            self._reader.say("no hit to go to")
            return
        hit, query, reader = self._hits[index], self._answered, self._reader
        self._queries.ask(query)
        if query.strip() and self._queries.is_kept:  # for other sessions
            kept = reader.session.ask(lambda library: library.asked.remember(query))
            reader.run_worker(attempt(reader, kept), group="queries")
        self._close()
        self._reader.going.places.leave(origin.cursor)
        if hit.passage.document != self._reader.reading.document.id:
            self._looking.show_own()
            self._reader.pane.move_to(origin.cursor)
            self._reader.open_document(hit.passage.document, found(hit))
            return
        self.found = matches(self._hits, hit)
        self.go_to(found(hit))

    def _take_next(self) -> None:
        """Take the best hit as soon as it is known; the keys behind it are for its place."""
        if self._taking is None:
            self._taking = Event()
            self._reader.run_worker(self._taken(self._taking), group=OPENING)

    async def _taken(self, taking: Event) -> None:
        """Wait until the hit is taken; who gives that up takes none."""
        try:
            await taking.wait()
        finally:
            if self._taking is taking:
                self._taking = None

    def _stop_taking(self) -> None:
        """The hit is taken, or there is none to take."""
        if self._taking is not None:
            self._taking.set()
            self._taking = None

    def go_to(self, match: Found) -> None:
        """Stand at a match with its words marked."""
        self._reader.pane.go_to(match.span, mark=False)
        self._reader.pane.set_layer("match", match.words)

    def arrive(self, match: Found) -> None:
        """Stand at the one match that another document's search led to."""
        self.found = (match,)
        self.go_to(match)

    def leave(self) -> None:
        """Leave the box; the person is where they were."""
        self._looking.back()
        self._close()

    def _close(self) -> None:
        """Show the claims again."""
        self._asking.stop()
        self._stop_taking()
        self._looking.origin, self._column.box.is_open = None, False
        self.picking.clear()
        self._reader.set_class(False, "-searching")
        self._reader.pane.focus()

    def clear(self) -> None:
        """No match is marked any more."""
        self.found = ()
        self._reader.pane.set_layer("match", ())

    def older(self) -> None:
        """Put the query before into the box."""
        self._put(self._queries.older(self._column.box.value))

    def newer(self) -> None:
        """Put the query behind into the box."""
        self._put(self._queries.newer(self._column.box.value))

    def _put(self, query: str) -> None:
        """Put a query into the box, the cursor at its end."""
        self._column.box.value = query
        self._column.box.action_end()

    def close(self) -> None:
        """Stop searching for good."""
        self._asking.close()
