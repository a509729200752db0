"""Searching: the search box over a reader; its hits, the look at each of them, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.model.span import Span
from store.text.cleaning import visible_line
from tui.citation import paragraph_number
from tui.claims import Row
from tui.finder import Finder
from tui.queries import Queries
from tui.screens.attempts import Failure, attempt
from tui.widgets.hit_list import HitRow

if TYPE_CHECKING:
    from store.search.passages import Hit
    from tui.screens.reader import ReaderScreen
    from tui.screens.search_column import SearchColumn
    from tui.widgets.hit_list import HitList

HERE, EVERYWHERE = "this document", "everything you have kept"


_CLOSE = 0.6
"""Share of the best score from which a hit counts as a match for `n` and `N`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the person was when the search was opened."""

    cursor: int
    top: int


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A place that the last query led to."""

    span: Span
    """From the first to the last matched word."""
    words: tuple[Span, ...]
    """The matched words."""


class Searching:
    """What happens between `/` and Enter or Esc."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Nothing is asked yet."""
        self._reader = reader
        self._finder = Finder()
        self._queries = Queries()
        self._origin: Origin | None = None
        self._everywhere = False
        self._made: SearchColumn | None = None
        self._hits: Sequence[Hit] = ()
        self._titles: dict[str, str] = {}
        """Id of a kept document -> its title."""
        self.previewed: str | None = None
        """Id of the other document that is being looked at; None: it is the reader's own."""
        self._answered = ""
        """The query that the listed hits answer."""
        self._takes_next = False
        """Whether Enter was pressed before the answer was there."""
        self.found: tuple[Found, ...] = ()
        """Where the last query that was followed matched, in the order of the text."""

    @property
    def is_open(self) -> bool:
        """Whether the box is on the screen."""
        return self._origin is not None

    @property
    def span(self) -> Span | None:
        """The passage that is looked at; None: the box is closed, or there is none."""
        index = self._column.hits.cursor if self.is_open else -1
        return self._hits[index].passage.span if 0 <= index < len(self._hits) else None

    def open(self) -> None:
        """Show the empty box in place of the claims."""
        reader = self._reader
        if self._origin is None:
            self._origin = Origin(reader.pane.cursor, reader.pane.top_offset)
        self._everywhere = False
        reader.set_class(True, "-searching")
        if self._made is None:
            self._made = self._make()
            reader.query_one("#page").mount(self._made)
        self._made.box.value = ""
        self._made.box.focus()
        self._invite()

    def _make(self) -> SearchColumn:
        """The box and the list, which the first paint does not wait for."""
        from tui.screens.search_column import SearchColumn  # noqa: PLC0415 - Textual's input and its styles

        return SearchColumn()

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
        self._everywhere = not self._everywhere
        self._invite()

    def _invite(self) -> None:
        """Say what the box searches, and show no hits."""
        reach = EVERYWHERE if self._everywhere else HERE
        other = HERE if self._everywhere else EVERYWHERE
        self._column.box.placeholder = f"Search {reach}"
        self._list((), f"Any words you remember, in any order; typos are forgiven.\n\n/ searches {other}")

    def ask(self, query: str) -> None:
        """Look for what is in the box now."""
        if not self.is_open:
            return
        if not query.strip():
            self._reader.workers.cancel_group(self._reader, "search")
            self._answered, self._takes_next = query, False
            self._invite()
            self._show_origin()
            return
        if self._everywhere and not self._hits:
            self._list((), "Looking through everything you have kept …")
        self._reader.run_worker(self._ask(query), group="search", exclusive=True)

    async def _ask(self, query: str) -> None:
        """Look for it, and list what was found; a newer query cancels this."""
        reading, session = self._reader.reading, self._reader.session
        if self._everywhere:
            kept = await attempt(self._reader, session.kept())
            self._titles = {} if isinstance(kept, Failure) else {each.id: each.title for each in kept}
            found = await attempt(self._reader, session.search(query))
        else:
            found = await self._finder.search(reading.document, [row.claim for row in reading.rows], query)
        self._answered = query
        if self.is_open and not isinstance(found, Failure):
            where = "in everything you have kept" if self._everywhere else "here"
            self._list(found, f"Nothing like that {where}.")
            await self._look_at(0)
            if self._takes_next:
                self.take()

    def _list(self, hits: Sequence[Hit], otherwise: str) -> None:
        """List hits; words in their place when there are none."""
        self._hits = hits
        self._column.show([self._row(hit) for hit in hits], otherwise)
        if not hits:
            self._reader.pane.set_layer("match", ())

    def _row(self, hit: Hit) -> HitRow:
        """One hit as it is listed: who says it, in which document or paragraph, and its words."""
        span, reading = hit.passage.span, self._reader.reading
        is_own = hit.passage.document == reading.document.id
        paragraph = paragraph_number(reading.document, span.start) if is_own else None
        title = self._titles.get(hit.passage.document, "another document") if self._everywhere else ""
        where = title or (f"¶ {paragraph}" if paragraph else "")
        return HitRow(
            who=visible_line(_speaker(reading.rows, span)) if is_own else "",
            where=visible_line(where),
            text=hit.passage.text[: len(span)],
            marked=tuple(
                Span(max(0, match.start - span.start), match.end - span.start)
                for match in hit.matches
                if match.end > span.start
            ),
        )

    def look(self, index: int) -> None:
        """Show the place of a hit in the text, without going there."""
        if self.is_open:
            self._reader.run_worker(self._look_at(index), group="look", exclusive=True)

    async def _look_at(self, index: int) -> None:
        """Show a hit's place; the text of another document is fetched for it."""
        if not 0 <= index < len(self._hits):
            return
        hit = self._hits[index]
        if not await self._show_document(hit.passage.document):
            return
        pane = self._reader.pane
        pane.go_to(hit.passage.span, mark=False)
        pane.set_layer("match", hit.matches or (hit.passage.span,))

    async def _show_document(self, document_id: str) -> bool:
        """Put the text that a hit is in before the person; whether that worked."""
        own = self._reader.reading.document
        shown = self.previewed or own.id
        if document_id == shown:
            return True
        if document_id == own.id:
            self._show_own()
            return True
        document = await attempt(self._reader, self._reader.session.document(document_id))
        if isinstance(document, Failure) or not self.is_open:
            return False
        self.previewed = document_id
        self._reader.pane.load(document)
        return True

    def _show_own(self) -> None:
        """Put the reader's own text back."""
        if self.previewed is not None:
            self.previewed = None
            self._reader.show_text()

    def _show_origin(self) -> None:
        """Back to what was seen when the search was opened."""
        self._show_own()
        pane = self._reader.pane
        pane.set_layer("match", ())
        if self._origin is not None:
            pane.move_to(self._origin.cursor)
            pane.scroll_to_offset(self._origin.top)

    def take(self) -> None:
        """Go to the hit that is looked at, and leave the box; to the best one when the answer is still to come."""
        self._takes_next = self._column.box.value != self._answered
        if self._takes_next:
            return
        index = self._column.hits.cursor
        if self._origin is None or not 0 <= index < len(self._hits):
            return
        hit, origin = self._hits[index], self._origin
        self._queries.ask(self._column.box.value)
        self._close()
        self._reader.places.leave(origin.cursor)
        if hit.passage.document != self._reader.reading.document.id:
            self._show_own()
            self._reader.pane.move_to(origin.cursor)
            self._reader.open_document(hit.passage.document, _found(hit))
            return
        best = max(each.score for each in self._hits)
        own = [each for each in self._hits if each.passage.document == hit.passage.document]
        self.found = tuple(sorted({_found(each) for each in own if each is hit or each.score >= best * _CLOSE}))
        self.go_to(_found(hit))

    def go_to(self, found: Found) -> None:
        """Stand at a match with its words marked."""
        self._reader.pane.go_to(found.span, mark=False)
        self._reader.pane.set_layer("match", found.words)

    def arrive(self, found: Found) -> None:
        """Stand at the one match that another document's search led to."""
        self.found = (found,)
        self.go_to(found)

    def leave(self) -> None:
        """Leave the box; the person is where they were."""
        self._show_origin()
        self._close()

    def _close(self) -> None:
        """Show the claims again."""
        self._origin, self._takes_next = None, False
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
        self._finder.close()


def _found(hit: Hit) -> Found:
    """What a hit matched; its passage when that is not known."""
    words = hit.matches or (hit.passage.span,)
    return Found(Span(words[0].start, words[-1].end), tuple(words))


def _speaker(rows: Sequence[Row], span: Span) -> str:
    """Who says what stands at a place: the claim whose content meets it most."""

    def shared(row: Row) -> int:
        return sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in row.claim.content)

    best = max(rows, key=shared, default=None)
    return best.who if best is not None and shared(best) > 0 else ""
