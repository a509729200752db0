"""Hits as the reader shows them: what they matched, and a row of words for each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import Document, Span, not_read, visible_line
from tui.citation import paragraph_number
from tui.sayers import Sayers
from tui.widgets.hit_list import HitRow, Listed

if TYPE_CHECKING:
    # RapidFuzz: not for the first paint.
    from store import Hit

_ELSEWHERE = {"note", "title"}
"""Kinds of passages whose words are not those of the text they stand at."""
NOBODY = Sayers()
_CLOSE = 0.6
"""Share of the best score from which a hit counts as a match for `n` and `N`."""
_LINE_SIGN = re.compile(r"[ ]{0,3}(?:#{1,6}[ \t]+|(?:>[ ]?)+)")
"""What Markdown puts before a heading and before a quoted line."""
_ANY_SIGN = re.compile(r"[*_\[\]#>]")


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


def listed(hits: Sequence[Hit], document: Document, sayers: Sayers, titles: Mapping[str, str]) -> Listed:
    """Hits as a list shows them; each is put into a row when it is seen. The arguments are those of `hit_row`."""
    return Listed([_read(hit)[0] for hit in hits], lambda index: hit_row(hits[index], document, sayers, titles))


def _words(hit: Hit) -> str:
    """The words of a hit, without what stands behind them to be found; those of a note or title stand elsewhere."""
    passage = hit.passage
    return passage.text if passage.kind in _ELSEWHERE else passage.text[: len(passage.span)]


def _read(hit: Hit) -> tuple[str, list[Span]]:
    """The words of a hit as a person reads them, and which pieces of its words were left out: the signs of Markdown."""
    words = _words(hit)
    if hit.passage.kind in _ELSEWHERE or not _ANY_SIGN.search(words):
        return words, []  # nearly always, and of every hit at every letter
    line = _LINE_SIGN.match(words)
    start = line.end() if line else 0
    signs = [*([Span(0, start)] if start else []), *not_read(words, Span(start, len(words)))]
    bounds = [0, *(bound for sign in signs for bound in (sign.start, sign.end)), len(words)]
    return "".join(words[one:other] for one, other in zip(bounds[::2], bounds[1::2], strict=True)), signs


def _without(span: Span, signs: Sequence[Span]) -> Span:
    """Where a span stands once the signs are left out; empty where it was nothing else."""
    start, end = (
        offset - sum(max(0, min(offset, sign.end) - sign.start) for sign in signs) for offset in (span.start, span.end)
    )
    return Span(start, end)


def hit_row(hit: Hit, document: Document, sayers: Sayers, titles: Mapping[str, str]) -> HitRow:
    """One hit as it is listed: who says it, in which document or paragraph, and its words.

    Args:
        hit: The hit.
        document: The one that is being read.
        sayers: Who says what in it.
        titles: Of the documents, by id, when hits may be in others; empty when they are all in this one.
    """
    passage = hit.passage
    span = passage.span
    is_own = passage.document == document.id
    paragraph = paragraph_number(document, span.start) if is_own else None
    title = titles.get(passage.document, "another document") if titles else ""
    where = title or (f"¶ {paragraph}" if paragraph else "")
    text, signs = _read(hit)
    marked = [
        Span(max(0, each.start - span.start), each.end - span.start) for each in hit.matches if each.end > span.start
    ]
    return HitRow(
        who=visible_line(_who(hit, sayers if is_own else NOBODY)),
        where=visible_line(where if hit.count == 1 else f"{where}  ×{hit.count}".lstrip()),
        text=text,
        marked=tuple(filter(len, (_without(each, signs) for each in marked))),
    )


def _who(hit: Hit, sayers: Sayers) -> str:
    """Who says a hit; for a note or a title that it is one."""
    if hit.passage.kind in _ELSEWHERE:
        return hit.passage.kind
    return hit.passage.speaker or sayers.who(hit.passage.span)
