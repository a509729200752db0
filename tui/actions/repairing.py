"""Repairing what the extraction got wrong: who, whether, and claims that it missed. A person's own layer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from store import Span
from tui.screens.attempts import tried

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


def repair(reader: ReaderScreen) -> None:
    """Say who says the claim."""
    from tui.screens.line_editor import LineEditor  # noqa: PLC0415 - not for the first paint

    row = reader.row
    if row is None:
        reader.say("no claim here: ] goes to the next one")
        return

    async def save(name: str) -> object:
        return await tried(reader.session.correct(reader.reading.document, row.claim, speaker=name))

    def close(is_saved: bool | None) -> None:  # noqa: FBT001 - Textual calls it so
        if is_saved:
            reader.keeping.done("speaker saved")

    name = row.claim.speaker.name or ""
    reader.app.push_screen(LineEditor("Who says it?", name, _speakers(reader), save, reader.keymap), close)


def _speakers(reader: ReaderScreen) -> list[str]:
    """The speakers of the document, the most heard first."""
    counted = Counter(row.claim.speaker.name for row in reader.reading.rows if row.claim.speaker.name)
    return [name for name, _ in counted.most_common() if name]


def hide(reader: ReaderScreen) -> None:
    """Take a claim that is none out of the lists."""
    row = reader.row
    if row is None:
        reader.say("no claim here: ] goes to the next one")
        return
    hidden = reader.session.correct(reader.reading.document, row.claim, is_hidden=True)
    reader.keeping.write(hidden, "hidden · u brings it back")


def make_claim(reader: ReaderScreen) -> None:
    """Make a claim of the selection, and say who says it."""
    from tui.screens.line_editor import LineEditor  # noqa: PLC0415 - not for the first paint

    span = reader.meant()
    kind = "direct" if _is_quoted(reader, span) else "indirect"

    async def save(name: str) -> object:
        made = reader.session.make_claim(reader.reading.document, span, kind=kind, speaker=name or None)
        return await tried(made)

    def close(is_saved: bool | None) -> None:  # noqa: FBT001 - Textual calls it so
        if is_saved:
            reader.selecting.stop()
            reader.keeping.done("claim saved")

    reader.app.push_screen(LineEditor("A new claim. Who says it?", "", _speakers(reader), save, reader.keymap), close)


def _is_quoted(reader: ReaderScreen, span: Span) -> bool:
    """Whether a span begins with a quotation mark."""
    return span.of(reader.pane.text).strip()[:1] in set("“„\"«»‘‚'‹「")
