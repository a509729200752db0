"""Voices and statements as the speakers' screen lists them, put into words and bars. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import AttributionClass, visible_line
from tui.citation import paragraph_number
from tui.speaking import Course, bars, counts, undated
from tui.widgets.claims_sidebar import KINDS
from tui.widgets.statement_list import StatementRow
from tui.widgets.voice_list import BARS, VoiceRow

if TYPE_CHECKING:
    from store import Document, Judged, Said, Scale, Voice


def voice_row(voice: Voice, along: Course) -> VoiceRow:
    """A voice as it is listed."""
    stances = voice.stances  # each of these goes through all that they said
    told = [(voice.direct, "quoted"), (voice.reported, "reported"), (stances, "stance" if stances == 1 else "stances")]
    numbers = counts(voice.said, along, BARS)
    return VoiceRow(
        name=visible_line(voice.name) or "nobody named",
        count=len(voice.said),
        told=", ".join(f"{count} {word}" for count, word in told if count),
        also=visible_line(", ".join(voice.also)),
        bars=bars(numbers, max(numbers, default=0))[0],
    )


def statement_row(said: Said, document: Document | None, scale: Scale, *, is_held: bool) -> StatementRow:
    """A statement as it is listed: with its place in the one document that is read, else with document and date."""
    style = "stance" if said.claim.category is AttributionClass.STANCE else said.claim.kind.value
    glyph, told = KINDS[style]
    place = f"{100 * said.claim.span.start // said.origin.length} %"
    where = f"{said.origin.date or 'no date'} · {said.origin.title}"
    if document is not None:
        number = paragraph_number(document, said.claim.span.start)
        where = f"¶ {number} · {place}" if number else f"at {place}"
    return StatementRow(
        style=style,
        kind=f"{glyph} {told}",
        where=visible_line(where),
        mark=scale.grade(said.verdict).sign,
        words=words_of(said),
        is_held=is_held,
    )


def words_of(said: Said) -> str:
    """The words of a statement, clean; with how the text calls who says it where nobody is named."""
    named = f"{said.source}: " if not said.claim.speaker.name and said.source else ""
    return visible_line(named + said.words)


def chart(voice: Voice, along: Course, width: int, lines: int) -> str:
    """When a voice speaks: bars of so many lines, what stands at their ends, and what has no date."""
    numbers = counts(voice.said, along, width)
    first, last = along.ends
    missing = undated(voice.said, along)
    ends = f"{first}{' ' * max(1, width - len(first) - len(last))}{last}"
    drawn = bars(numbers, max(numbers, default=0), lines)
    return "\n".join([*drawn, ends, *([f"{missing} without a date"] if missing else [])])


def voices_of(document: Document, claims: Sequence[Judged]) -> tuple[Voice, ...]:
    """Who says what in one document."""
    from store import Ledger  # noqa: PLC0415 - when it is asked for

    ledger = Ledger()
    ledger.add(document, claims)
    return ledger.voices()


def is_same(said: Said, other: Said | None) -> bool:
    """Whether two are one statement, whatever a person says of it by now."""
    return other is not None and (said.origin.id, said.claim.id) == (other.origin.id, other.claim.id)
