"""Showing: what is known of the document, put into the widgets of a reader."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from store import visible_line
from tui import claims
from tui.in_turn import OPENING
from tui.listing import MANY
from tui.modes.mode import TITLES, Mode
from tui.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widgets import Static

    from store import Document, Grade, Verdict
    from tui.arriving import Arriving
    from tui.claims import Filter
    from tui.first_steps import FirstSteps
    from tui.listing import Listing
    from tui.only import Only
    from tui.screens.reader import ReaderScreen


class Showing:
    """Attributes down: text, claims, marks, status."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Show nothing yet."""
        self._reader = reader
        self.arriving: Arriving | None = None
        """Where the rest of the text comes from, when only its beginning is there."""
        self._steps: FirstSteps | None = None
        """What is advised in the first session; None: it is not the first."""

    def begin_first_steps(self) -> None:
        """Advise from now on what to do next."""
        from tui.first_steps import FirstSteps  # noqa: PLC0415 - once in a life

        reader = self._reader
        self._steps = FirstSteps(
            lambda name: next(iter(reader.keymap.keys(Mode.NORMAL, name)), ""), lambda: reader.session.scale
        )
        self.status()

    def done(self, name: str) -> None:
        """An action was done, and needs no advice any more."""
        if self._steps is not None:
            self._steps.done(name)

    def document(self, document: Document) -> None:
        """Show a document from its beginning, before anything else is known of it."""
        reader = self._reader
        reader.reading.document = document
        reader.pane.load(document, reader.pane.cursor)
        self.status()

    def whole(self) -> bool:
        """Show all of a text of which only the beginning is there; False: it was refused, and the program ends."""
        if self.arriving is None:
            return True
        whole = self.arriving.whole()
        if whole is None:
            self._reader.app.exit()
            return False
        self.document(whole)
        return True

    def text(self) -> None:
        """Put this reader's own text into the pane."""
        self._reader.pane.load(self._reader.reading.document)
        self.claims()

    def claims(self) -> None:
        """Show the claims that the filter lets through, in the sidebar and in the text."""
        reading = self._reader.reading
        if not self._reader.shows_own_text or not self._reader.is_attached:
            return  # a search looks at another text, or the reader was left while the claims were laid out
        for layer, spans in (*reading.listing.layers.items(), *reading.arranged.marks.items()):
            self._reader.pane.set_layer(layer, spans)
        echoes = {claim: len(found) for claim, found in reading.echoes.items()}
        before = self._reader.sidebar.row
        self._reader.pane.set_signs(reading.listing.signs)
        self._reader.sidebar.grade = self._grade
        self._reader.sidebar.show(
            reading.document.text, reading.listed, reading.current, echoes, reading.arranged.letters
        )
        put(self._reader.title_line, reading.title())
        put(self._reader.empty, "" if reading.listed else reading.why_none())
        self._reader.claims.set_class(not reading.listed, "-empty")
        self.current()
        if self._reader.mode is Mode.SIDEBAR and before is not None and (at := reading.behind(before)) is not None:
            # It was judged or hidden, and the filter has it no more: the next key is meant for what is seen then.
            self._reader.going.to_claim(at)
        if self._reader.is_triaging:
            self._reader.triaging.refresh()
        elif "triaging" in vars(self._reader) and self._reader.triaging.is_awaited:
            # Not called here: ended before it has begun, what was called would never be awaited.
            self._reader.run_worker(self._reader.triaging.open, group=OPENING, exclusive=True)  # type: ignore[arg-type] # mypy takes None for Never

    def narrowed(self, chosen: Filter, only: Only | None) -> None:
        """Show other claims; of many claims they are looked for beside the screen."""
        reading = self._reader.reading
        find = partial(reading.arranged.listing, chosen, only, reading.listing)
        if len(reading.rows) < MANY:
            self._list(find())
        else:
            self._reader.run_worker(self._find(find), group=OPENING, exclusive=True)

    async def _find(self, find: Callable[[], Listing]) -> None:
        """List what was found when it is."""
        self._list(await asyncio.to_thread(find))

    def _list(self, listed: Listing) -> None:
        """Show what a filter lets through."""
        self._reader.reading.show(listed, self._reader.pane.cursor)
        self.claims()

    def _grade(self, verdict: Verdict) -> Grade:
        """How a verdict looks; the scale comes with the first claim that has one."""
        return self._reader.session.scale.grade(verdict)

    def current(self) -> None:
        """Mark the claim that the cursor is in, and show the one it is in or behind in the sidebar."""
        row = (
            self._reader.triaging.row
            if self._reader.is_triaging
            else self._reader.reading.row(self._reader.pane.cursor)
        )
        self._reader.pane.set_layer("current", claims.seen(self._reader.pane.text, row.claim) if row else ())
        if self._reader.sidebar.cursor != self._reader.reading.current:
            self._reader.sidebar.move_to(self._reader.reading.current, quiet=True)
        self.status()

    def status(self) -> None:
        """Say where one is, and which keys fit."""
        reading, pane = self._reader.reading, self._reader.pane
        counts = reading.listed and not self._reader.is_triaging and self._reader.shows_own_text
        claim = f"claim {reading.current + 1} of {len(reading.listed)}" if counts else ""
        self._reader.status.place = standing(pane.document or reading.document, pane.cursor, claim=claim)
        self._reader.status.title = visible_line((pane.document or reading.document).title)
        is_reading = self._reader.mode in (Mode.NORMAL, Mode.SIDEBAR) and bool(reading.listed)
        self._reader.status.advice = self._steps.words if self._steps is not None and is_reading else ""
        waiting = self._reader.hearing.waiting
        self._reader.status.mode = TITLES[self._reader.mode] if waiting is None else f"{waiting.title}: a–z"
        self._reader.status.hints = self._reader.keymap.hints(self._reader.mode)
        self._reader.status.help_key = next(iter(self._reader.keymap.keys(self._reader.mode, "help")), "")


def put(line: Static, words: str) -> None:
    """Put words into a place whose size they do not change; the screen is not laid out again for them."""
    if line.content != words:
        line.update(words, layout=False)
