"""Footnotes: from the sign in the text to the note below it, and back. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from store import Footnote, Span


def way(footnotes: Sequence[Footnote], cursor: int, line: Span) -> int | None:
    """Where to go from here: into the note of a sign, out of the note to its sign. None: there is neither.

    The sign under the cursor counts first, then the note that the cursor is in, then the first sign behind the
    cursor in its line, then any in the line: a person moves by lines and stands at their start.
    """
    under = noted(footnotes, cursor)
    if under is not None:
        return under
    around = next((each for each in footnotes if _holds(each.note, cursor)), None)
    if around is not None:
        return around.reference.start
    signs = [each for each in footnotes if line.start <= each.reference.start < line.end]
    behind = next((each for each in signs if each.reference.start >= cursor), next(iter(signs), None))
    return behind.note.start if behind else None


def noted(footnotes: Sequence[Footnote], offset: int) -> int | None:
    """Where the note begins whose sign is at an offset; None: there is no sign."""
    return next((each.note.start for each in footnotes if _holds(each.reference, offset)), None)


def _holds(span: Span, offset: int) -> bool:
    """Whether an offset is in a span."""
    return span.start <= offset < span.end
