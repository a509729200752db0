"""Draft: what a rule found in one stream, in tokens, before it becomes an attribution in the text."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.stream import Stream
from store.model.attribution import AttributionClass

Range = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class Draft:
    """Source, cue and content as ranges of tokens of one stream. Never changed; frozen it costs three times as much."""

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    """Empty for a cue whose content stands in the paragraph behind it."""
    pattern: str
    group: str
    category: AttributionClass


@dataclass(slots=True)
class Sentence:
    """A sentence of a stream, as its rules read it. Not frozen, like whatever there is one of for every sentence."""

    stream: Stream
    first: int
    last: int
    """Behind the last token."""
