"""Hits as the reader shows them: what they matched, and a row of words for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import Document, Span, visible_line
from tui.citation import paragraph_number
from tui.claims import Row
from tui.widgets.hit_list import HitRow

if TYPE_CHECKING:
    # RapidFuzz: not for the first paint.
    from store import Hit

_CLOSE = 0.6
"""Share of the best score from which a hit counts as a match for `n` and `N`."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A place that the last query led to."""

    span: Span
    """From the first to the last matched word."""
    words: tuple[Span, ...]
    """The matched words."""


def found(hit: Hit) -> Found:
    """What a hit matched; its passage when that is not known."""
    words = hit.matches or (hit.passage.span,)
    return Found(Span(words[0].start, words[-1].end), tuple(words))


def matches(hits: Sequence[Hit], taken: Hit) -> tuple[Found, ...]:
    """What `n` and `N` go through: the good hits in the document of the one that was taken, in order."""
    best = max(each.score for each in hits)
    own = [each for each in hits if each.passage.document == taken.passage.document]
    return tuple(sorted({found(each) for each in own if each is taken or each.score >= best * _CLOSE}))


def hit_row(hit: Hit, document: Document, rows: Sequence[Row], titles: Mapping[str, str]) -> HitRow:
    """One hit as it is listed: who says it, in which document or paragraph, and its words.

    Args:
        hit: The hit.
        document: The one that is being read.
        rows: Its claims.
        titles: Of the documents, by id, when hits may be in others; empty when they are all in this one.
    """
    passage = hit.passage
    span = passage.span
    is_own = passage.document == document.id
    paragraph = paragraph_number(document, span.start) if is_own else None
    title = titles.get(passage.document, "another document") if titles else ""
    where = title or (f"¶ {paragraph}" if paragraph else "")
    marked = [match for match in hit.matches if match.end > span.start]
    is_elsewhere = passage.kind in {"note", "title"}
    return HitRow(
        who=visible_line(_who(hit, rows if is_own else ())),
        where=visible_line(where if hit.count == 1 else f"{where}  ×{hit.count}".lstrip()),
        text=passage.text if is_elsewhere else passage.text[: len(span)],
        marked=tuple(Span(max(0, match.start - span.start), match.end - span.start) for match in marked),
    )


def _who(hit: Hit, rows: Sequence[Row]) -> str:
    """Who says a hit; for a note or a title that it is one."""
    if hit.passage.kind in {"note", "title"}:
        return hit.passage.kind
    return hit.passage.speaker or _speaker(rows, hit.passage.span)


def _speaker(rows: Sequence[Row], span: Span) -> str:
    """Who says what stands at a place: the claim whose content meets it most."""

    def shared(row: Row) -> int:
        return sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in row.claim.content)

    # Asked for every hit at every key: most claims of a long text are passed over with a glance.
    near = [row for row in rows if row.claim.content[0].start < span.end and row.claim.content[-1].end > span.start]
    best = max(near, key=shared, default=None)
    return best.who if best is not None and shared(best) > 0 else ""
