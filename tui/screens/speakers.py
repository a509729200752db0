"""SpeakersScreen: everybody who is quoted in this document, or in everything kept, and all that they said."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal
from textual.widgets import Static

from store import Ledger, Said, Voice, likeness
from tui.hits import Found
from tui.lazily import Lazily
from tui.modes.mode import Mode
from tui.screens import merging
from tui.screens.attempts import Failure, attempt, tried
from tui.screens.copying import copy
from tui.screens.room import Room
from tui.screens.showing import put
from tui.speaking import course
from tui.spoken import spoken
from tui.voices import chart, is_same, statement_row, voice_row, voices_of, words_of
from tui.widgets.sheet import Sheet
from tui.widgets.statement_list import StatementList, StatementRow
from tui.widgets.voice_list import VoiceList

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.reader import ReaderScreen
    from tui.widgets.virtual_list import VirtualList

_FOLLOW = 0.2
"""Seconds between two looks at what the reader knows."""
_TALL = 34
"""Lines of the screen from which the bars of a voice are three lines high."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands."""

    document: str
    found: Found


class SpeakersScreen(Room[Place]):
    """Gives the place of a statement to go to."""

    MODE = Mode.SPEAKERS

    def __init__(self, reader: ReaderScreen) -> None:
        """The speakers of the reader's document."""
        super().__init__(reader.session, reader.keymap)
        self._reader = reader
        self._everywhere = False
        self._seen: object = None
        """The claims that were shown last: others mean that they are counted anew."""
        self._news: int | None = None
        """How much of other windows is counted in everything; None while that is being counted."""
        self._all: tuple[Voice, ...] = ()
        self._listed: Sequence[Voice] = ()
        self._held: Said | None = None
        self.voices, self.statements = VoiceList(id="voices"), StatementList(id="statements")
        self.chart = Static(id="voice-chart", markup=False)

    def body(self) -> Iterable[Widget]:
        """Voices left, what one of them said right."""
        yield Horizontal(self.voices, Sheet(self.chart, self.statements, id="voice"), id="room-body")

    @property
    def lists(self) -> tuple[VirtualList, ...]:
        """Voices and statements."""
        return self.voices, self.statements

    @property
    def doing(self) -> Mapping[str, Callable[[], object]]:
        """What can be done with a voice or a statement."""
        return {
            "go": self._go,
            "next_pane": self._next_pane,
            "speakers": self._reach,
            "merge": self._merge,
            "beside": self._beside,
            "yank": self._yank,
            "undo": lambda: self._step(self.session.undo, "undone", "nothing to undo"),
            "redo": lambda: self._step(self.session.redo, "done again", "nothing to redo"),
        }

    def on_mount(self) -> None:
        """Show who is there, and go on doing so."""
        super().on_mount()
        self._follow()
        self.set_interval(_FOLLOW, self._follow)

    # What is known.

    def _follow(self) -> None:
        """Count again when the reader's claims are others now; of everything, when another window wrote."""
        if self._everywhere:
            if self._news not in (None, self.session.news):
                self._gather()
        elif self._seen is not (rows := self._reader.reading.rows):
            self._seen = rows
            self._count()

    @work(group="gather", exclusive=True)
    async def _count(self) -> None:
        """Count who says what in the reader's document, beside the screen: 10,000 claims take 0.1 s."""
        reading = self._reader.reading
        voices = await asyncio.to_thread(lambda: voices_of(reading.document, reading.judged()))
        self._take(voices, "Nobody is quoted in this document." if reading.is_laid_out else "Looking …")

    def _reach(self) -> None:
        """This document, or everything kept."""
        self._everywhere = not self._everywhere
        self._seen, self._held, self._all = None, None, ()
        if self._everywhere:
            self._gather()
        else:
            self._follow()

    @work(group="gather", exclusive=True)
    async def _gather(self) -> None:
        """Go through everything kept, one document after the other; the first time what is known so far is shown."""
        news, self._news, is_first = self.session.news, None, not self._all
        kept = await attempt(self, self.session.kept())
        if isinstance(kept, Failure):
            return
        ledger, unread = Ledger(), 0
        for number, each in enumerate(kept, 1):
            self.status.place = f"{number} of {len(kept)} documents"
            desk = await tried(spoken(self.session, each.id))
            if isinstance(desk, Failure):
                unread += 1
                continue
            ledger.add(desk.document, desk.claims)
            if is_first and number % 16 == 1:
                self._take(ledger.voices(), "Looking …")
                await asyncio.sleep(0)
        self._take(ledger.voices(), "Nobody is quoted in what you have kept.")
        self._news = news
        missing = f", {unread} cannot be read" if unread else ""
        self.status.place = f"{len(kept)} document{'' if len(kept) == 1 else 's'}{missing}"

    def _take(self, voices: tuple[Voice, ...], otherwise: str) -> None:
        """Show these voices."""
        self._all, self._along = voices, course(voices)
        total = sum(len(voice.said) for voice in voices)
        where = "everything you have kept" if self._everywhere else "this document"
        many = f"{len(voices)} speaker{'' if len(voices) == 1 else 's'}"
        put(self.heading, f"{many} in {where}   {total} statement{'' if total == 1 else 's'}")
        if not self._everywhere:
            self.status.place = ""
        self.none("" if voices else otherwise)
        self.filter_changed()

    def filter_changed(self) -> None:
        """List the voices whose names fit what is typed; the cursors stay on the same name and the same statement."""
        typed, before, said = self.box.value, self._voice, self._said
        fits = [(likeness(typed, voice.name), voice) for voice in self._all]
        kept = [pair for pair in fits if pair[0] > 0]
        self._listed = [voice for _, voice in sorted(kept, key=lambda pair: -pair[0])] if typed else self._all
        names = [voice.name for voice in self._listed]
        at = names.index(before.name) if before and before.name in names else 0 if typed else self.voices.cursor
        self.voices.show(Lazily(self._listed, lambda voice: voice_row(voice, self._along)), at)
        self._show_voice(said)

    @property
    def _voice(self) -> Voice | None:
        """The voice that the cursor is on."""
        return self._listed[self.voices.cursor] if 0 <= self.voices.cursor < len(self._listed) else None

    @property
    def _said(self) -> Said | None:
        """The statement that the cursor is on."""
        voice, at = self._voice, self.statements.cursor
        return voice.said[at] if voice is not None and 0 <= at < len(voice.said) else None

    @on(VoiceList.Moved, "#voices")
    def _show_other(self) -> None:
        """Show another voice."""
        self._show_voice(None)

    def _show_voice(self, before: Said | None) -> None:
        """Show what the voice under the cursor said, and when; on the statement of before, if it is there."""
        said = self._voice.said if self._voice else ()
        self._list(next((at for at, one in enumerate(said) if is_same(one, before)), 0))
        self.call_after_refresh(self._draw)

    def _list(self, cursor: int) -> None:
        """List what the voice under the cursor said; into words when it is seen."""
        said = self._voice.said if self._voice else ()
        self.statements.show(Lazily(said, self._row), [words_of(one) for one in said], cursor)

    def on_resize(self) -> None:
        """The bars are as wide as what stands below them."""
        super().on_resize()
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        """Show when the voice under the cursor speaks."""
        voice, before = self._voice, str(self.chart.content)
        drawn = self._drawn(voice) if voice else ""
        if drawn != before:
            # As high as before, nothing around it moves: laying out the screen costs more than all the rest of a key.
            self.chart.update(drawn, layout=drawn.count("\n") != before.count("\n"))

    def _row(self, said: Said) -> StatementRow:
        """A statement as it is listed."""
        document = None if self._everywhere else self._reader.reading.document
        return statement_row(said, document, self.session.scale, is_held=is_same(said, self._held))

    def _drawn(self, voice: Voice) -> str:
        """When a voice speaks: bars, and what stands at their ends."""
        width = max(12, min(60, self.statements.size.width - 4))
        return chart(voice, self._along, width, 3 if self.size.height >= _TALL else 1)

    # What is done.

    @on(VoiceList.Chosen, "#voices")
    @on(StatementList.Chosen, "#statements")
    def _go(self) -> None:
        """From a voice to its statements, from a statement to its place."""
        if self.listing is self.voices:
            self.set_focus(self.statements)
            self.say("their statements: enter goes to the place")
        elif (said := self._said) is not None:
            self.dismiss(Place(said.origin.id, Found(said.claim.span, said.claim.content)))

    def _next_pane(self) -> None:
        """From voices to statements, and back."""
        self.set_focus(self.voices if self.listing is self.statements else self.statements)

    def leave(self) -> None:
        """From the statements to the voices; from there to the reader."""
        if self.listing is self.statements:
            self.set_focus(self.voices)
        else:
            super().leave()

    def _yank(self) -> None:
        """Copy the words of a statement."""
        if (said := self._said) is not None:
            copy(self, said.words, "words")

    def _beside(self) -> None:
        """Hold a statement; with one held, show the two side by side."""
        from tui.screens.beside import Beside  # noqa: PLC0415 - when it is asked for

        said, held = self._said, self._held
        if said is None:
            return
        if held is None or is_same(said, held):
            self._held = None if held else said
            self._list(self.statements.cursor)
            self.say("held: choose another one to stand beside it" if self._held else "not held any more")
            return
        self._held = None
        self._list(self.statements.cursor)
        self.app.push_screen(Beside(held, said, self.keymap))

    def _merge(self) -> None:
        """Say that a voice is really somebody else, or that a name of theirs is not: a layer of the person's own."""
        if (voice := self._voice) is None:
            return
        if not voice.name:
            self.say("these are different people: r on a claim says who it is")
        elif voice.also:
            merging.choose(self, voice, self._all, self._document)
        else:
            merging.ask(self, voice, self._all, self._document)

    @property
    def _document(self) -> str | None:
        """The document that is looked at; None: all of them."""
        return None if self._everywhere else self._reader.reading.document.id

    def _step(self, undo_or_redo: Callable[[], Awaitable[str | None]], done: str, otherwise: str) -> None:
        """Undo or redo, and say what."""
        self.run_worker(self._stepped(undo_or_redo, done, otherwise), group="store")

    async def _stepped(self, undo_or_redo: Callable[[], Awaitable[str | None]], done: str, otherwise: str) -> None:
        """The words for what are the store's."""
        words = await attempt(self, undo_or_redo())
        if not isinstance(words, Failure):
            self.changed(f"{done}: {words}" if words else otherwise)

    def changed(self, words: str) -> None:
        """Something was written: say so, and count again."""
        self.say(words)
        self._reader.keeping.refresh()
        if self._everywhere:
            self._gather()
