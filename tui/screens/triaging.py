"""Triaging: the claims of a reader come up one after the other to be judged, each in its place in the text."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from store import Verdict, as_read, visible_line
from tui.claims import Filter, Row, style_of
from tui.hints import shown
from tui.keys import SLOTS
from tui.listing import MANY
from tui.modes.mode import Mode
from tui.screens.attempts import Failure, attempt
from tui.triage import Triage
from tui.widgets.claims_sidebar import KINDS

if TYPE_CHECKING:
    from store import Scale, Stop
    from tui.screens.reader import ReaderScreen
    from tui.widgets.triage_card import Card, TriageCard

_EVERYTHING = (Filter.STATEMENTS, Filter.ALL, Filter.UNJUDGED, Filter.ANNOTATED)
"""Filters that say nothing of what a person wants to judge: then it is every claim."""


class Triaging:
    """What happens between `T` and leaving it."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Nothing is judged yet."""
        self._reader = reader
        self._triage = Triage()
        self._card: TriageCard | None = None
        self.is_on = False
        self._said = ""
        """What was said when there was nothing to judge yet."""

    @property
    def is_awaited(self) -> bool:
        """Whether somebody asked for it before the claims were known, and has done nothing since."""
        return bool(self._said) and self._reader.status.message == self._said

    @property
    def row(self) -> Row | None:
        """The claim that is looked at."""
        return self._triage.here

    def _rows(self) -> tuple[Row, ...]:
        """What is judged: every claim, or those of the sort, speaker, verdict or tag that is shown."""
        reading = self._reader.reading
        if reading.only is None and reading.filter in _EVERYTHING:
            return reading.rows
        return reading.listed

    async def open(self) -> None:
        """Start, or go on where it stopped."""
        from tui.widgets.triage_card import TriageCard  # noqa: PLC0415 - not for the first paint

        reader = self._reader
        stop = await attempt(reader, reader.session.stop(reader.reading.document))
        if not self._rows():
            reader.say(reader.reading.why_none())
            self._said = reader.status.message
            return
        reader.selecting.stop()
        here, skipped = (None, ()) if isinstance(stop, Failure) else (stop.here, stop.skipped)
        begin = partial(self._triage.begin, self._rows(), here, skipped)
        if len(self._rows()) < MANY:
            begin()
        else:
            await asyncio.to_thread(begin)
        if self._card is None:
            self._card = TriageCard(id="triage")
            await reader.mount(self._card, before=reader.status)
        self.is_on, self._said = True, ""
        reader.set_class(True, "-triage")
        reader.pane.focus()
        self._show()

    def leave(self) -> None:
        """Back to reading, at the claim that was looked at."""
        self.is_on = False
        self._reader.set_class(False, "-triage")
        self._reader.focus_text()
        self._reader.showing.current()

    def judge(self, verdict: Verdict) -> None:
        """Give a verdict, and go on to the next claim while it is written."""
        if (row := self.row) is None:
            return
        self._reader.run_worker(self._write(row, verdict), group="store")
        self._triage.judge(verdict)
        self._moved()

    async def _write(self, row: Row, verdict: Verdict) -> None:
        """Write a verdict; a claim whose verdict is not on disk stays to be judged."""
        reader = self._reader
        if isinstance(
            await attempt(reader, reader.session.judge(reader.reading.document, row.claim, verdict)), Failure
        ):
            self._triage.given.pop(row.claim.id, None)
            self._show()
        else:
            self._triage.wrote(row.claim.id, verdict)
            reader.keeping.done(f"{reader.session.scale.name(verdict)} · saved")

    def skip(self) -> None:
        """Leave it for later."""
        self._triage.skip()
        self._moved()

    def back(self) -> None:
        """To the claim before."""
        if self._triage.back():
            self._moved()
        else:
            self._reader.say("this is the first one")

    def _moved(self) -> None:
        """Show another claim, and keep where one is."""
        from store import Stop  # noqa: PLC0415 - it brings the store, which is open by now

        here = self.row
        stop = Stop(here.claim.id if here else None, tuple(self._triage.skipped))
        self._reader.run_worker(self._keep(stop), group="store")
        self._show()

    async def _keep(self, stop: Stop) -> None:
        """Keep where one is."""
        reader = self._reader
        await attempt(reader, reader.session.keep_stop(reader.reading.document, stop))

    def refresh(self) -> None:
        """Take up what is known now."""
        if self.is_on:
            before = self.row
            self._triage.take(self._rows())
            here = self.row
            moves = (here and here.claim.id) != (before and before.claim.id)
            self._show(goes=moves)

    def _show(self, *, goes: bool = True) -> None:
        """Show the claim in the text and on the card."""
        if not self.is_on or self._card is None:
            return
        self._card.show(self._made(), self._reader.pane.measure)
        if goes:
            # The card takes its lines from the text: the place is found when it has them.
            self._reader.call_after_refresh(self._go)
        self._reader.showing.current()

    def _go(self) -> None:
        """Show the claim in the text."""
        if self.is_on and (row := self.row) is not None:
            self._reader.pane.go_to(row.span, mark=False)

    def _made(self) -> Card:
        """The card of the claim that is looked at."""
        from tui.widgets.triage_card import Card  # noqa: PLC0415 - not for the first paint

        triage, text, keymap = self._triage, self._reader.reading.document.text, self._reader.keymap
        following, scale = triage.following, self._reader.session.scale
        choices = [
            (shown(keys[0]), words, name) for name, words in _choices(scale) if (keys := keymap.keys(Mode.TRIAGE, name))
        ]
        card = Card(judged=triage.judged, total=len(triage.rows), skipped=len(triage.skipped), choices=choices[-1:])
        if (row := triage.here) is None:
            return card
        verdict = triage.given.get(row.claim.id, row.verdict)
        return replace(
            card,
            who=visible_line(row.who),
            kind=KINDS[style_of(row.claim)][1],
            style=style_of(row.claim),
            words=_words(row, text),
            reasons=row.claim.checkworthiness.reasons or ("no sign that asks for it",),
            following=f"{visible_line(following.who)}: {_words(following, text)}" if following else "",
            verdict=scale.name(verdict) if verdict is not Verdict.OPEN else "",
            choices=choices,
        )


def _choices(scale: Scale) -> Iterator[tuple[str, str]]:
    """Every action of the card with a word for it: the verdicts, then the ways on without one."""
    yield from ((slot, f"{grade.sign} {grade.name}") for slot, grade in zip(SLOTS, scale, strict=False))
    yield from (("open", scale.open), ("skip", "later"), ("triage_back", "back"))


def _words(row: Row, text: str) -> str:
    """The words of a claim, safe to show."""
    return visible_line(" … ".join(" ".join(as_read(text, span).split()) for span in row.claim.content))
