"""Where in a document's text a passage answers a query: what is to be highlighted."""

from __future__ import annotations

from collections.abc import Sequence

from store.model.span import Span
from store.search.passages import Passage
from store.search.terms import Term
from store.search.tokens import token_spans
from store.text.folding import fold

_SHORTEST_LITERAL = 2
"""Code points of the shortest query that is looked for as it was typed."""


def matches(passage: Passage, query: str, terms: Sequence[Term], places: Sequence[int | None]) -> tuple[Span, ...]:
    """The spans that match, in order, apart, as offsets into the document's text.

    Where the query stands in the passage as typed, that one piece; else the words that stand for its
    words, those that are neighbours in both joined to one.
    """
    own = passage.text[: len(passage.span)]
    found = (_literal(own, query) if None not in places else []) or _words(own, terms, places)
    return tuple(span.shifted(passage.span.start) for span in found)


def _literal(text: str, query: str) -> list[Span]:
    """The query itself, folded, where it stands at the start of a word."""
    wanted = fold(query.strip()).text
    if len(wanted) < _SHORTEST_LITERAL or not wanted[0].isalnum():
        return []
    folded = fold(text)
    at = folded.text.find(wanted)
    while at > 0 and folded.text[at - 1].isalnum():
        at = folded.text.find(wanted, at + 1)
    return [folded.span(Span(at, at + len(wanted)))] if at >= 0 else []


def _words(text: str, terms: Sequence[Term], places: Sequence[int | None]) -> list[Span]:
    """The words at these places of the passage; of one that only goes on from what was typed, that much."""
    there = token_spans(text)
    marked: dict[int, Span] = {}
    for term, place in zip(terms, places, strict=True):
        if place is not None and place < len(there):
            start, end = there[place]
            end = start + _meant(text[start:end], term.word)
            marked[place] = Span(start, max(end, marked[place].end if place in marked else end))
    return _joined(marked)


def _meant(word: str, typed: str) -> int:
    """How much of a word was typed, in code points: all of it, unless it only goes on from there."""
    if len(word) <= len(typed) and word.isascii():
        return len(word)
    folded = fold(word)
    is_longer = len(folded.text) > len(typed) and folded.text.startswith(typed)
    return folded.span(Span(0, len(typed))).end if is_longer else len(word)


def _joined(marked: dict[int, Span]) -> list[Span]:
    """Neighbouring words as one span; words in between part them."""
    spans: list[Span] = []
    last = -2
    for place in sorted(marked):
        if place == last + 1:
            spans[-1] = Span(spans[-1].start, marked[place].end)
        else:
            spans.append(marked[place])
        last = place
    return spans
