"""Marks: what the words of a text say for or against checking, by where they stand.

    The mill sold 400 looms.
        |    v    d   |         each word at its place, quoted words too

Filled as the paragraphs are read, so that no word is looked at again for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from store.extraction.stream import Stream
from store.model.span import Span


@dataclass(slots=True)
class Marks:
    """Two lists of one length, in the order of the text."""

    starts: list[int] = field(default_factory=list)
    """Where each token starts, in code points."""
    marks: list[str] = field(default_factory=list)

    def add(self, stream: Stream, insides: Mapping[int, Stream]) -> None:
        """Take in a stream; `insides` has the streams of the words in quotations, by where they start."""
        done = 0
        for at, quotation in stream.quotes.items() if insides else ():
            inside = insides.get(quotation.inside.start)
            if inside is not None:
                self.starts += stream.starts[done:at]
                self.marks += stream.marks[done:at]
                self.add(inside, insides)
                done = at + 1
        self.starts += stream.starts[done:]
        self.marks += stream.marks[done:]

    def extend(self, others: Marks) -> None:
        """Take in the marks of what stands behind."""
        self.starts += others.starts
        self.marks += others.marks

    def of(self, span: Span) -> str:
        """The marks of the words in a span."""
        first = bisect_left(self.starts, span.start)
        return "".join(self.marks[first : bisect_left(self.starts, span.end, first)])
