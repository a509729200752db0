"""Asking: a query on its way to its hits. One at a time: the newest key's.

    key ──> the letter is painted ──> the query goes to a thread ──> hits, or in words why not
    next key: whatever is on its way is given up

The letter comes first: while a thread looks for hits it would share the interpreter with the screen.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from tui.finder import Finder
from tui.screens.attempts import Failure, tried

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from store import Findings
    from tui.screens.reader import ReaderScreen

_PAUSE = 0.25
"""Seconds of work on an index that is not complete between two lists of what it has."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a query."""

    query: str
    found: Findings | Failure
    is_complete: bool = True
    """Whether everything that is kept was looked through."""


class Asking:
    """The questions of one reader."""

    def __init__(self, reader: ReaderScreen, tell: Callable[[Answer], Awaitable[None]]) -> None:
        """`tell` takes each answer; it is given up, too, when the next question comes."""
        self._reader, self._tell = reader, tell
        self._finder = Finder(reader.session.scale)
        self._query = ""
        self.is_everywhere = False
        """Whether everything that is kept is searched, or this document."""
        self.titles: dict[str, str] = {}
        """Id of a kept document -> its title; known once everything was searched."""

    def begin(self, *, is_everywhere: bool) -> None:
        """Be ready for a question: what takes its time is done before the first key."""
        self._query, self.is_everywhere, self.titles = "", is_everywhere, {}
        self._run(self._index() if is_everywhere else self._find(""))

    def ask(self, query: str) -> None:
        """Answer this query and no older one, behind the painting of what was typed."""
        self._reader.workers.cancel_group(self._reader, "search")
        self._query = query
        self._reader.call_after_refresh(self._start, query)

    def stop(self) -> None:
        """Answer nothing any more."""
        self._query = ""
        self._reader.workers.cancel_group(self._reader, "search")

    def _start(self, query: str) -> None:
        """Look for it, unless the next key was faster than the screen."""
        if query == self._query:
            self._run(self._everywhere(query) if self.is_everywhere else self._here(query))

    def _run(self, work: Coroutine[None, None, object]) -> None:
        """Do it, and nothing older."""
        self._reader.run_worker(work, group="search", exclusive=True)

    async def _here(self, query: str) -> None:
        """Ask this document."""
        await self._tell(Answer(query, await self._find(query)))

    async def _find(self, query: str) -> Findings:
        """Ask the index of this document; it is made if need be."""
        reading = self._reader.reading
        return await self._finder.search(reading.document, reading.rows, reading.placed, query)

    async def _everywhere(self, query: str) -> None:
        """Ask everything; as long as the index grows, again and again."""
        refused = await self._know_titles()
        while refused is None:
            answer = await tried(self._reader.session.search(query))
            if isinstance(answer, Failure):
                refused = answer
                break
            found, is_complete = answer
            await self._tell(Answer(query, found, is_complete))
            if is_complete:
                return
            refused = await self._index(_PAUSE)
        await self._tell(Answer(query, refused))

    async def _know_titles(self) -> Failure | None:
        """Ask for the titles, once; why that failed."""
        if not self.titles:
            kept = await tried(self._reader.session.kept())
            if isinstance(kept, Failure):
                return kept
            self.titles = {each.id: each.title for each in kept}
        return None

    async def _index(self, seconds: float | None = None) -> Failure | None:
        """Work on the index of everything, for so long or until it is complete; why that failed.

        In small steps: a query, a note or another window gets in between.
        """
        until = None if seconds is None else monotonic() + seconds
        while until is None or monotonic() < until:
            is_complete = await tried(self._reader.session.index())
            if isinstance(is_complete, Failure):
                return is_complete
            if is_complete:
                break
        return None

    def close(self) -> None:
        """Ask nothing any more, for good."""
        self._finder.close()
