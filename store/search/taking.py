"""Taking in: passages on their way into a segment. The one part of the index that reads text, word by word."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import numpy as np

from store.search.about import About
from store.search.arrays import Numbers
from store.search.passages import KINDS, Passage
from store.search.segments import Segment, segment
from store.search.tokens import Tokens


class Taken:
    """Passages whose words are numbered by when they were first met."""

    def __init__(self, numbered: Callable[[str], int]) -> None:
        """`numbered` gives a document's number for its id."""
        self._numbered = numbered
        self._tokens = Tokens()
        self._numbers, self._lengths, self._sizes = array("i"), array("i"), array("q", [0])
        self._documents, self._spans, self._kinds = array("i"), array("i"), array("B")
        self._text = bytearray()

    @property
    def words(self) -> list[str]:
        """The distinct words, by number."""
        return self._tokens.words

    def take(self, passage: Passage) -> None:
        """Take in one passage, unless it has no word at all."""
        found = self._tokens.numbers(passage.text)
        if not found:
            return
        self._numbers.extend(found)
        self._lengths.append(len(found))
        self._documents.append(self._numbered(passage.document))
        self._spans.append(passage.span.start)
        self._spans.append(passage.span.end)
        self._kinds.append(KINDS.index(passage.kind))
        self._text += passage.text.encode("utf-8", "surrogatepass")
        self._sizes.append(len(self._text))

    def segment(self, ids: Numbers) -> Segment:
        """The segment, its words by the numbers that they have in the vocabulary."""
        about = About(
            documents=np.frombuffer(self._documents, dtype=np.int32),
            spans=np.frombuffer(self._spans, dtype=np.int32).reshape(-1, 2),
            kinds=np.frombuffer(self._kinds, dtype=np.uint8),
            text=np.frombuffer(bytes(self._text), dtype=np.uint8),
            text_starts=np.frombuffer(self._sizes, dtype=np.int64),
        )
        words = np.frombuffer(self._numbers, dtype=np.int32)
        return segment(ids[words], np.frombuffer(self._lengths, dtype=np.int32), about)
