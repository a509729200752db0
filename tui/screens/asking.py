"""Asking: a query on its way to its hits. One at a time: the newest key's.

    key ──> the letter is painted ──> the query goes to a thread ──> hits, or in words why not
    next keys: the newest of them is asked when the thread is free; those in between never are

The letter comes first: while a thread looks for hits it would share the interpreter with the screen. Where a search
takes longer than a key, now and then the hits of a query that was overtaken are shown: better than none while typing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from tui.finder import Finder
from tui.screens.attempts import Failure, tried

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from textual.worker import Worker

    from store import Findings
    from tui.screens.reader import ReaderScreen

_PAUSE = 0.25
"""Seconds of work on an index that is not complete between two lists of what it has."""
_OLD = 0.1
"""Seconds after which hits of a query that was overtaken are better than those that stand there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a query."""

    query: str
    found: Findings | Failure
    is_complete: bool = True
    """Whether all that is searched was looked through."""


class Asking:
    """The questions of one reader."""

    def __init__(self, reader: ReaderScreen, tell: Callable[[Answer], None]) -> None:
        """`tell` takes each answer."""
        self._reader, self._tell = reader, tell
        self._finder = Finder(reader.session.scale)
        self._query = ""
        """What is asked; empty: nothing is."""
        self._worker: Worker[object] | None = None
        """Who looks for it; None: nobody ever did."""
        self._told = 0.0
        """When something was told last, in seconds."""
        self.is_everywhere = False
        """Whether everything that is kept is searched, or this document."""
        self.titles: dict[str, str] = {}
        """Id of a kept document -> its title; known once everything was searched."""

    def begin(self, *, is_everywhere: bool) -> None:
        """Be ready for a question: what takes its time is done before the first key."""
        self._query, self.is_everywhere, self.titles, self._worker = "", is_everywhere, {}, None
        self._run(self._index())

    def ask(self, query: str) -> None:
        """Answer this query, behind the painting of what was typed."""
        self._query = query
        self._reader.call_after_refresh(self._start, query)

    def stop(self) -> None:
        """Answer nothing any more."""
        self._query = ""

    def _start(self, query: str) -> None:
        """Look for it, unless the next key was faster than the screen, or somebody looks who will come to it."""
        if query == self._query and (self._worker is None or self._worker.is_finished):
            self._worker = self._run(self._look())

    def _run(self, work: Coroutine[None, None, object]) -> Worker[object]:
        """Do it, and nothing older."""
        return self._reader.run_worker(work, group="search", exclusive=True)

    async def _look(self) -> None:
        """Answer the newest query until there is no newer one."""
        while query := self._query:
            answer = await (self._everywhere(query) if self.is_everywhere else self._here(query))
            is_newest = query == self._query
            if is_newest or (self._query and monotonic() - self._told > _OLD):
                self._tell(answer)
                self._told = monotonic()
            if is_newest and answer.is_complete:
                return
            if is_newest and (refused := await self._index(query)) is not None:
                self._tell(Answer(query, refused))
                return

    async def _here(self, query: str) -> Answer:
        """Ask this document."""
        reading = self._reader.reading
        answer = await self._finder.search(reading.document, reading.rows, reading.placed, query)
        await self._finder.beside(reading.arranged.sayers.order)
        return Answer(query, *answer)

    async def _everywhere(self, query: str) -> Answer:
        """Ask everything, as far as it is in the index."""
        refused = await self._know_titles()
        if refused is not None:
            return Answer(query, refused)
        answer = await tried(self._reader.session.search(query))
        return Answer(query, answer) if isinstance(answer, Failure) else Answer(query, *answer)

    async def _know_titles(self) -> Failure | None:
        """Ask for the titles, once; why that failed."""
        if not self.titles:
            kept = await tried(self._reader.session.kept())
            if isinstance(kept, Failure):
                return kept
            self.titles = {each.id: each.title for each in kept}
        return None

    async def _index(self, query: str = "") -> Failure | None:
        """Work on the index for a while, as long as this is the query; why that failed.

        In small steps: a query, a note or another window gets in between. Without a query until it is complete.
        """
        until = monotonic() + _PAUSE
        while query == self._query and (not query or monotonic() < until):
            is_complete = await (self._step() if self.is_everywhere else self._step_here())
            if isinstance(is_complete, Failure):
                return is_complete
            if is_complete:
                break
        return None

    async def _step(self) -> bool | Failure:
        """Work on the index of everything for a moment; whether it is complete."""
        is_complete = await tried(self._reader.session.index())
        if is_complete is True:
            self._reader.keeping.listen_on()
        return is_complete

    async def _step_here(self) -> bool:
        """Work on the index of this document for a moment; whether it is complete."""
        reading = self._reader.reading
        return await self._finder.grow(reading.document, reading.rows, reading.placed)

    def close(self) -> None:
        """Ask nothing any more, for good."""
        self._finder.close()
