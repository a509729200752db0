"""Stream: one paragraph as the rules read it, with every outermost quotation as a single token.

    „We agreed,“ he said, „to drop it.“     text
    ⟨Q⟩ he said , ⟨Q⟩                       stream

Parallel lists, one entry a token: a rule walks over indexes and asks for bits. Where a quotation is one
token, a clause with quoted words in it reads like any other; the words inside have a stream of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_, sub

from store.extraction.lexicon import Lexicon, flags
from store.extraction.spellings import spellings, written_tokens
from store.model.attribution import Quotation
from store.model.span import Span

_SENTENCE_ENDS = ".!?…。"


@dataclass(slots=True)
class Stream:
    """The tokens of a stretch of text; offsets are code points into the whole text."""

    text: str
    lexicon: Lexicon
    low: list[str]
    """Each token in lower case; of a quotation, its opening mark."""
    bits: list[int]
    """Each token's classes, see `lexicon.flags`."""
    starts: list[int]
    ends: list[int]
    marks: list[str]
    """What each token says for or against checking, see `signals`; of a quotation, nothing."""
    quotes: dict[int, Quotation]
    """By token, the quotation it stands for."""
    sets: Mapping[str, frozenset[str]]
    """The small lists of the lexicon, by name."""
    seen: int = 0
    """The classes of all tokens together: what is not in the paragraph is not looked for."""

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.low)

    def among(self, index: int, name: str) -> bool:
        """Whether a token is in a small list of the lexicon."""
        return self.low[index] in self.sets[name]

    def span(self, first: int, last: int) -> Span:
        """From the start of token `first` to the end of the token before `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def raw(self, index: int) -> str:
        """A token as it is spelt."""
        return self.text[self.starts[index] : self.ends[index]]

    def quote_end(self, index: int) -> str:
        """The last character inside a quotation token, "" for any other: does its sentence end there?"""
        quotation = self.quotes.get(index)
        if quotation is None:
            return ""
        position = self.ends[index] - len(quotation.closing) - 1
        while position > self.starts[index] and self.text[position] in " \t\n'’‘\"”“»«\xa0\u202f":
            position -= 1
        return self.text[position]


def read_stream(text: str, span: Span, quotes: Sequence[Quotation], lexicon: Lexicon) -> Stream:
    """The stream of `span`, with the outermost of `quotes` as single tokens; in one pass."""
    stream = Stream(text, lexicon, [], [], [], [], [], {}, lexicon.sets)
    position = span.start
    for quotation in quotes:
        if quotation.span.start < position:
            continue
        _tokenise(stream, position, quotation.span.start)
        stream.quotes[len(stream)] = quotation
        _append(stream, quotation.opening or '"', flags.QUOTE, quotation.span.start, quotation.span.end)
        position = quotation.span.end
    _tokenise(stream, position, span.end)
    stream.seen = reduce(or_, stream.bits, 0)
    return stream


def _append(stream: Stream, low: str, bits: int, start: int, end: int) -> None:
    """Add one token."""
    stream.low.append(low)
    stream.bits.append(bits)
    stream.starts.append(start)
    stream.ends.append(end)
    stream.marks.append("")


def _tokenise(stream: Stream, start: int, end: int) -> None:
    """Add the tokens between two offsets."""
    if start >= end:
        return
    written = written_tokens(stream.text, start, end)
    if not written:
        return
    low, bits, sizes, marks = zip(*map(spellings(stream.lexicon).__getitem__, written), strict=True)
    ends = list(accumulate(map(len, written), initial=start))
    del ends[0]
    stream.low += low
    stream.bits += bits
    stream.starts += map(sub, ends, sizes)
    stream.ends += ends
    stream.marks += marks
