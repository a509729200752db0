"""Passage and Hit: what is searched, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from store.model.span import Span

PassageKind: TypeAlias = Literal["sentence", "claim", "note", "title"]
KINDS: tuple[PassageKind, ...] = get_args(PassageKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, claim, note or title that can be found."""

    document: str
    """Id of the document."""
    span: Span
    """Where it stands in the document's text, in code points."""
    kind: PassageKind
    text: str
    """The words of the span; behind them may stand more that should be found, such as who said it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers a query."""

    passage: Passage
    score: float
    """0..1: 1 is every word of the query, as typed, in one piece."""
    matches: tuple[Span, ...]
    """What to highlight, in order: offsets into the DOCUMENT's text, not the passage's."""
    count: int = 1
    """How many passages say the same words; only the best of them is a hit."""
