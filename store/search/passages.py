"""Passage and Hit: what is searched, and what is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from store.model.span import Span

PassageKind: TypeAlias = Literal["sentence", "title", "note", "claim", "direct", "mixed", "indirect", "assertion"]
KINDS: tuple[PassageKind, ...] = get_args(PassageKind)
TEXTUAL = frozenset(KINDS) - {"title", "note"}
"""Kinds whose words are the document's own, so that they are marked there."""
WordsOf: TypeAlias = Callable[[str, Span], str]
"""The words of a span of a document, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, claim, note or title that can be found."""

    document: str
    """Id of the document."""
    span: Span
    """Where it stands in the document's text, in code points; a title stands before it all, empty."""
    kind: PassageKind
    text: str
    """The words of the span, or of the note or title; behind them may stand more that should be found."""
    speaker: str = ""
    """Who says it, as far as that is known: found like the words, and by `speaker:`."""
    id: str = ""
    """Of the claim or annotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers a query."""

    passage: Passage
    score: float
    """0..1: 1 is every word of the query, as typed, in one piece."""
    matches: tuple[Span, ...]
    """What to highlight, in order: offsets into the DOCUMENT's text, not the passage's. None for notes and titles."""
    count: int = 1
    """How many places say the same words; only the best of them is a hit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Passages that come and go together: the sentences of a document, its claims, the notes on it."""

    document: str
    part: str = ""
    """Which of a document's units."""
    stamp: str = ""
    """What they were made of, such as the hash of a text: another stamp is another content."""
