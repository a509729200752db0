"""Keeping: all that goes between a reader and the store. Says "saved" only after the store has said so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.worker import WorkerCancelled, WorkerFailed

from store import NOWHERE, Document, Span, visible_line
from tui.listing import MANY
from tui.modes.mode import Mode
from tui.screens.attempts import Failure, attempt, tried

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.worker import Worker

    from tui.screens.reader import ReaderScreen

CATCH_UP = 0.5
"""Seconds between two looks at what other windows wrote."""
REMEMBER = 5.0
"""Seconds between two times that the place is kept."""


class Keeping:
    """The store, as one reader uses it."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Nothing is opened yet."""
        self._reader = reader
        self._is_asked = asyncio.Event()
        self.is_known = asyncio.Event()
        """What was noted on the document is shown, and drafts of notes are there; or there is no store."""
        self._has_store = False
        self._timers: list[Timer] = []
        self._news = reader.session.news
        """What of other windows is shown, or is being laid out."""
        self._place = 0
        """The place that is on disk, in code points."""
        self._is_changed = False
        """Whether the text is another one than at the last visit."""
        self._is_told = False
        """Whether the person was told what that did to their notes."""

    async def open(self) -> None:
        """Keep the document, go to where the person was, look after other windows from now on."""
        reader = self._reader
        opened = await attempt(reader, reader.session.open(reader.reading.document))
        if not isinstance(opened, Failure):
            self._has_store = True
            reader.reading.document = opened.document
            reader.going.places = reader.session.visited.places(opened.document.id, reader.going.places)
            for notice in opened.notices:
                reader.notify(visible_line(notice), severity="warning", markup=False, timeout=20)
            drafts = await attempt(reader, reader.session.drafts(opened.document))
            if not isinstance(drafts, Failure):
                reader.drafts = drafts | reader.drafts
            self._place = opened.position
            self._is_changed = opened.is_changed
            if opened.is_first:
                reader.showing.begin_first_steps()
            reader.going.restore(opened.position)
            self._timers = [
                reader.set_interval(CATCH_UP, lambda: self._run(self._catch_up(), "feed")),
                reader.set_interval(REMEMBER, lambda: self._run(self._remember(), "place")),
            ]
        self._is_asked.set()
        await self._refresh()
        self.is_known.set()

    def _run(self, work: Coroutine[Any, Any, None], group: str, *, exclusive: bool = False) -> Worker[None]:
        """Let the screen's workers do it; they end with the screen."""
        return self._reader.run_worker(work, group=group, exclusive=exclusive)

    def refresh(self) -> Worker[None]:
        """Lay the desk out again: claims, verdicts or annotations are others now."""
        return self._run(self._refresh(), "desk", exclusive=True)

    async def _refresh(self) -> None:
        """Ask for the desk and show it; without a store, the claims alone."""
        await self._is_asked.wait()
        reader, reading = self._reader, self._reader.reading
        make = reader.session.desk if self._has_store else reader.session.bare_desk
        is_all = reading.is_complete
        known = reading.found if is_all else reading.found or None
        desk = await attempt(reader, make(reading.document, known))
        if not isinstance(desk, Failure):
            find = partial(desk.listing, reading.filter, reading.only, reading.listing)
            listed = find() if len(desk.rows) < MANY else await asyncio.to_thread(find)
            reading.is_laid_out = is_all
            reading.take(desk, listed, reader.pane.cursor)
            reader.showing.claims()
            self._tell()

    def _tell(self) -> None:
        """Say once what is not surely in its place any more."""
        from tui.doubts import said  # noqa: PLC0415 - not for the first paint

        reading = self._reader.reading
        if reading.is_complete and not self._is_told:
            self._is_told = True
            key = next(iter(self._reader.keymap.keys(Mode.NORMAL, "unsure")), "ctrl+p")
            if words := said(reading.doubts, key, is_changed=self._is_changed):
                self._reader.say(words)

    def draft(self, span: Span, body: str) -> None:
        """Keep what was written of a note so far, here and on disk; nothing: it was saved, or thrown away."""
        drafts = self._reader.drafts
        if body:
            drafts[span] = body
        else:
            drafts.pop(span, None)
        if self._has_store:
            self._run(self._keep_draft(span, body), "store")

    async def _keep_draft(self, span: Span, body: str) -> None:
        """Put a draft on disk, or say why not."""
        await attempt(self._reader, self._reader.session.keep_draft(self._reader.reading.document, span, body))

    def keep_claims(self) -> None:
        """Spare the next session the extraction."""
        self._run(self._keep_claims(), "claims")

    async def _keep_claims(self) -> None:
        """Keep the claims as they were found, once the document itself is kept."""
        await self._is_asked.wait()
        reading = self._reader.reading
        if self._has_store:
            await attempt(self._reader, self._reader.session.keep_claims(reading.document, reading.found))

    def listen(self) -> None:
        """Look where else the claims stand, once all of them are known."""
        self._run(self.listened(), "echoes", exclusive=True)

    def listen_on(self) -> None:
        """Look again, if there is somebody who was not heard."""
        if self._reader.reading.unheard:
            self.listen()

    async def listened(self) -> None:
        """Ask the store, a few claims at a time, and show what it says."""
        await self._is_asked.wait()
        reader, reading = self._reader, self._reader.reading
        if self._has_store:
            found = await tried(reader.session.echoes(reading.document, reading.found))
            unheard = await tried(reader.session.unheard(reading.document))
            if not isinstance(unheard, Failure):
                reading.unheard = unheard
            if not isinstance(found, Failure) and found != reading.echoes:
                reading.echoes = found
                reader.showing.claims()

    def write(self, work: Awaitable[object], said: str) -> None:
        """Do a change, then say so."""
        self._run(self._write(work, said), "store")

    async def _write(self, work: Awaitable[object], said: str) -> None:
        """Do a change; the words come after the store's answer."""
        if not isinstance(await attempt(self._reader, work), Failure):
            self.done(said)

    def done(self, said: str) -> None:
        """Something was written: show it, and say so."""
        self._run(self._shown(self.refresh(), said), "said")

    async def _shown(self, shown: Worker[None], said: str) -> None:
        """Say what was done once it is there: the next key may already be meant for it."""
        with suppress(WorkerCancelled, WorkerFailed):  # a later one shows it, and the reader ends with one that failed
            await shown.wait()
        self._reader.say(said)

    def step(self, undo_or_redo: Callable[[], Awaitable[str | None]], done: str, otherwise: str) -> None:
        """Undo or redo, and say that it was `done`, and what."""
        self._run(self._step(undo_or_redo, done, otherwise), "store")

    async def _step(self, undo_or_redo: Callable[[], Awaitable[str | None]], done: str, otherwise: str) -> None:
        """Undo or redo; the words for what are the store's."""
        words = await attempt(self._reader, undo_or_redo())
        if not isinstance(words, Failure):
            self.done(visible_line(f"{done}: {words}" if words else otherwise))

    async def _catch_up(self) -> None:
        """Show what another window wrote; stop looking when that fails, which was said."""
        news = await attempt(self._reader, self._reader.session.catch_up())
        if isinstance(news, Failure):
            self._timers[0].stop()
        elif news != self._news:
            self._news = news
            self.refresh()

    async def _remember(self) -> None:
        """Keep the place, when it is another one; stop when that fails, which was said."""
        place = self._reader.pane.cursor
        if not self._has_store or place == self._place or not self._reader.shows_own_text:
            return
        document: Document = self._reader.reading.document
        if isinstance(await attempt(self._reader, self._reader.session.remember(document, place)), Failure):
            self._timers[1].stop()
        self._place = place

    async def leave(self) -> None:
        """Keep the place for the last time; a text that is nowhere else is kept before anything ends."""
        if self._is_asked.is_set():
            await self._remember()
        elif self._reader.reading.document.source in NOWHERE:
            await attempt(self._reader, self._reader.session.open(self._reader.reading.document))
