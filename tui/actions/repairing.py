"""Repairing what the extraction got wrong: who, whether, and claims that it missed. A person's own layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from store import ClaimKind, Span, visible_line
from tui.claims import Row, style_of
from tui.modes.mode import Mode
from tui.screens.attempts import Failure, tried
from tui.spoken import merge_speakers
from tui.widgets.claims_sidebar import KINDS

if TYPE_CHECKING:
    from tui.screens.reader import ReaderScreen


def repair(reader: ReaderScreen) -> None:
    """Say what is wrong with the claim: who, how, which words. With words selected: those are what is said."""
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - not for the first paint

    if reader.mode is Mode.VISUAL:
        _bounds(reader)
        return
    row = reader.row
    if row is None:
        reader.say("no claim here: ] goes to the next one")
        return
    repairs: list[tuple[str, Callable[[], None]]] = [
        (f"who says it: {row.who}", lambda: _who(reader, row)),
        (f"how it is told: {KINDS[style_of(row.claim)][1]}", lambda: _kind(reader, row)),
        ("which words: select them", lambda: _select(reader, row)),
    ]
    if row.claim.speaker.name:
        repairs.append((f"all by {row.who}: they are somebody else’s", lambda: _everywhere(reader, row)))

    def choose(index: int | None) -> None:
        if index is not None:
            repairs[index][1]()

    reader.app.push_screen(Chooser("What is wrong?", [words for words, _ in repairs], 0), choose)


def _who(reader: ReaderScreen, row: Row) -> None:
    """Say who says the claim."""
    session, document = reader.session, reader.reading.document
    _ask(
        reader,
        "Who says it?",
        row.claim.speaker.name or "",
        lambda name: tried(session.correct(document, row.claim, speaker=name)),
    )


def _everywhere(reader: ReaderScreen, row: Row) -> None:
    """Say who says all that the speaker of the claim says here, also what is found later."""
    name, document = row.claim.speaker.name or "", reader.reading.document

    async def write(new: str) -> object:
        if not new or new == name:
            return Failure("Another name is needed.")
        return await tried(merge_speakers(reader.session, document.id, name, new, is_everywhere=False))

    _ask(reader, f"In this document {visible_line(name)} is really", "", write)


def _ask(reader: ReaderScreen, what: str, line: str, write: Callable[[str], Awaitable[object]]) -> None:
    """Ask for a name, and write it."""
    from tui.screens.line_editor import LineEditor  # noqa: PLC0415 - not for the first paint

    def close(is_saved: bool | None) -> None:  # noqa: FBT001 - Textual calls it so
        if is_saved:
            reader.keeping.done("speaker saved")

    reader.app.push_screen(LineEditor(what, line, _speakers(reader), write, reader.keymap), close)


def _kind(reader: ReaderScreen, row: Row) -> None:
    """Say whether it is quoted, reported or stated."""
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - not for the first paint

    kinds = [kind.value for kind in ClaimKind]

    def choose(index: int | None) -> None:
        if index is not None:
            repaired = reader.session.correct(reader.reading.document, row.claim, kind=kinds[index])
            reader.keeping.write(repaired, f"{KINDS[kinds[index]][1]} · saved")

    lines = [f"{KINDS[kind][0]} {KINDS[kind][1]}" for kind in kinds]
    reader.app.push_screen(Chooser("How is it told?", lines, kinds.index(row.claim.kind.value)), choose)


def _select(reader: ReaderScreen, row: Row) -> None:
    """Select the words of the claim, to be made more or fewer."""
    reader.focus_text()
    reader.selecting.start(row.span)
    key = next(iter(reader.keymap.keys(Mode.VISUAL, "repair")), "ctrl+p")
    reader.say(f"select what is said, then {key}")


def _bounds(reader: ReaderScreen) -> None:
    """What is selected is what the claim says that it shares most with."""
    span = reader.meant()
    rows = [row for row in reader.reading.rows if row.span.meets(span)]
    if not rows:
        reader.say("no claim is selected: c makes one")
        return
    row = max(rows, key=lambda row: _shared(row.span, span))
    repaired = reader.session.correct(reader.reading.document, row.claim, content=span)
    reader.keeping.write(repaired, f"words of {visible_line(row.who)} · saved")
    reader.selecting.stop()


def _shared(one: Span, other: Span) -> float:
    """0..1: of the code points that either covers, those that both do."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / max(1, max(one.end, other.end) - min(one.start, other.start))


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
